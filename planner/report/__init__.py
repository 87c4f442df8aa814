"""Summaries, notes and reasons for people."""
