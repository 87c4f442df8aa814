"""Summaries, notes, reasons and tables for people."""
