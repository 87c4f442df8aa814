"""Several things in words: ``a, b and c``, ``3 weeks``."""

from collections.abc import Iterable


def and_list(words: Iterable[str]) -> str:
    """Words as ``a, b and c``."""
    return _listed(words, "and")


def or_list(words: Iterable[str]) -> str:
    """Words as ``a, b or c``."""
    return _listed(words, "or")


def _listed(words: Iterable[str], conjunction: str) -> str:
    *most, last = words
    return f"{', '.join(most)} {conjunction} {last}" if most else last


def counted(number: int, noun: str, plural: str = "") -> str:
    """``1 week``, ``3 weeks``; a ``plural`` that doesn't only end in s is given."""
    return f"{number} {noun if number == 1 else plural or f'{noun}s'}"
