"""Edits of a YAML file that keep everything else, comments included."""
