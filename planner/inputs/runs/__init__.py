"""Planned runs out of calendars and CSV files, classified by their titles."""
