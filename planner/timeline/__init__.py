"""Instants, zones and busy intervals."""
