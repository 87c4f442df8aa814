"""Exercises, ladders, areas, patterns: the shipped data, read and checked."""
