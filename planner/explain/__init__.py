"""Conflicts, repairs, shortfalls, why-not and what-if answers, each of them solved."""
