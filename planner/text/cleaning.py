"""Text from files, made safe to show: without unsafe characters, on one line, quoted."""

import re
from typing import Final

QUOTED_CHARACTERS: Final = 40

UNSAFE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tab and newline
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that turn the reading direction
    "\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"  # line separators, no or half characters
)
"""Characters that no text is shown or written with. What else a room minds or bears, it says."""


def clean(text: str) -> str:
    """Takes unsafe characters out; newlines stay, a tab becomes a space."""
    return UNSAFE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


def clean_line(text: str) -> str:
    """``clean`` text on one line, every run of white space made a single space."""
    return " ".join(clean(text).split())


def shortened(text: str) -> str:
    """``clean_line`` text of at most 40 characters, an ellipsis for what is left off."""
    line = clean_line(text[: 4 * QUOTED_CHARACTERS])
    return line if len(line) <= QUOTED_CHARACTERS else f"{line[: QUOTED_CHARACTERS - 1]}…"


def quoted(value: object) -> str:
    """A value from a file as a message shows it: without control characters, at most 40 long."""
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
            return f"'{shortened(value)}'"
        case _:
            return shortened(str(value))
