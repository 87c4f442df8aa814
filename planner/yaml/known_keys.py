"""Tell a file's kind by its outermost keys, so that nothing of a foreign file is quoted."""

import codecs
import re
from dataclasses import dataclass
from typing import Final

from planner.errors import ForeignFileError
from planner.text.lists import or_list

_FIRST: Final = re.compile(r"^(?!---)( *)([^\s#])", re.MULTILINE)
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class KnownKeys:
    """A kind of YAML file is told by keys, of which each file has at least one.

    Attributes:
        kind: The kind in words, such as ``a profile``.
        keys: The keys that tell it.
    """

    kind: str
    keys: tuple[str, ...]

    def check(self, content: bytes, shown: str) -> None:
        """Check that a file has one of the keys, however many mistakes it has; or is empty.

        Args:
            content: The file's bytes, or those that it begins with.
            shown: The file's name in messages.

        Raises:
            ForeignFileError: It has none.
        """
        encoding = "utf-16" if content.startswith(_UTF_16) else "utf-8"
        text = content.decode(encoding, "replace").removeprefix("\ufeff")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        first = _FIRST.search(text)
        if first and not re.search(self._pattern(first), text, re.MULTILINE):
            without = f"it has none of the keys {or_list(self.keys)}; name one that has"
            raise ForeignFileError(f"{shown} is not {self.kind}: {without}")

    def _pattern(self, first: re.Match[str]) -> str:
        """Return what one of the keys looks like in a file, given its first character."""
        start = r"[{,]\s*" if first[2] == "{" else f"^{first[1]}"
        keys = "|".join(self.keys)
        return rf"""{start}(?:(["'])(?:{keys})\1\s*:|(?:{keys})\s*:(?!\S))"""
