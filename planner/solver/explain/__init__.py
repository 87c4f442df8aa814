"""Explains by solving: minimal conflicts, repairs, shortfalls, and alternatives."""
