"""Helpers that several constraints share."""
