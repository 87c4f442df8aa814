"""Planned runs out of files."""
