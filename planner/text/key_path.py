"""Paths to values of a YAML or JSON document, and how people write them."""

from planner.text.cleaning import shortened

KeyPath = tuple[str | int, ...]


def dotted(path: KeyPath) -> str:
    """A path as people write it, such as ``races[2].date``; list entries count from 1."""
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{shortened(part)}" for part in path)
    return "".join(parts).removeprefix(".")
