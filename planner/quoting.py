"""Show text that somebody wrote: cleaned, quoted, with the nearest known word."""

import re
from difflib import get_close_matches
from typing import Final

QUOTED_CHARACTERS: Final = 40

KeyPath = tuple[str | int, ...]

# C0 and C1 controls, line separators, marks that reorder text on a terminal, halves of characters.
CONTROL: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


def quoted(value: object) -> str:
    """Quote a value as messages show it, without control characters and at most 40 long."""
    match value:
        case None:
            return "nothing"
        case bool():
            return str(value).lower()
        case dict():
            return "a mapping"
        case list() | tuple():
            return "a list"
        case str():
            return f"'{_shown(value)}'"
        case _:
            return _shown(str(value))


def did_you_mean(word: object, choices: tuple[str, ...]) -> str:
    """Suggest the choice nearest to ``word``, as the end of a message; empty if none is near."""
    by_lower = {choice.lower(): choice for choice in choices}
    lower = str(word)[:QUOTED_CHARACTERS].strip().lower()
    spelled = [lower, lower.replace("_", "-").replace(" ", "-")]
    near = [match for form in spelled for match in get_close_matches(form, by_lower, 1)]
    return f"; did you mean '{by_lower[near[-1]]}'?" if near else ""


def _shown(text: str) -> str:
    clean = CONTROL.sub("", " ".join(text[: 4 * QUOTED_CHARACTERS].split()))
    return clean if len(clean) <= QUOTED_CHARACTERS else f"{clean[: QUOTED_CHARACTERS - 1]}…"


def dotted(path: KeyPath) -> str:
    """Write a path as people do, such as ``races[2].date``; list entries count from 1."""
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{_shown(part)}" for part in path)
    return "".join(parts).removeprefix(".")


# Controls, line and paragraph separators, marks that reorder what is shown, half characters.
_UNWANTED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
    "\ud800-\udfff]"
)


def clean(text: str) -> str:
    """Remove control characters, foreign line ends, marks of direction and lone surrogates.

    Newlines stay; a tab becomes a space.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _UNWANTED.sub("", text)


def clean_line(text: str) -> str:
    """Put cleaned text on one line, every run of white space made a single space."""
    return " ".join(clean(text).split())
