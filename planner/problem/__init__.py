"""Athlete, season and catalogue as a problem: runs, slots, sessions, doses and coverage."""
