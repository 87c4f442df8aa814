"""Read XML as a stream by expat, with every entity of its own refused."""

from collections.abc import Callable
from typing import Final
from xml.parsers import expat

MOST_DEPTH: Final = 40
CHUNK: Final = 64 * 1024
MOST_QUIET_CHUNKS: Final = 4
"""So many chunks without the start of an element, or text, are more than any recording has."""
MOST_TEXT: Final = 1000
"""At most so many characters of one element's text are kept."""

Begin = Callable[[str, dict[str, str]], None]
End = Callable[[str, str], None]


def read_elements(content: bytes, begin: Begin, end: End) -> None:
    """Walk through a document without building a tree.

    Args:
        content: The document.
        begin: Is told each element's name, without its namespace, and its attributes.
        end: Is told each element's name and its own text.

    Raises:
        ValueError: It isn't XML, declares a document type or entities, is nested too deep or has a
            tag without end.
    """
    walk = _Walk(begin, end)
    try:
        for at in range(0, len(content), CHUNK):
            walk.take(content[at : at + CHUNK])
        walk.finish()
    except expat.ExpatError as problem:
        raise ValueError(f"it is not XML: {problem}") from problem
    except LookupError as problem:
        raise ValueError("it is written in an encoding that isn't known") from problem


class _Walk:
    """A walk passes once through a document, in pieces."""

    def __init__(self, begin: Begin, end: End) -> None:
        self._begin, self._end = begin, end
        self._texts: list[list[str]] = []
        self._quiet = 0
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start_element
        parser.EndElementHandler = self._end_element
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = _refuse
        parser.EntityDeclHandler = _refuse
        parser.ExternalEntityRefHandler = _refuse
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def take(self, piece: bytes) -> None:
        self._quiet += 1
        self._parser.Parse(piece, False)
        if self._quiet > MOST_QUIET_CHUNKS:
            raise ValueError("a tag or comment in it is too long")

    def finish(self) -> None:
        self._parser.Parse(b"", True)

    def _start_element(self, name: str, attributes: dict[str, str]) -> None:
        self._quiet = 0
        if len(self._texts) >= MOST_DEPTH:
            raise ValueError(f"its elements are nested more than {MOST_DEPTH} deep")
        self._texts.append([])
        self._begin(name.rpartition(" ")[2], attributes)

    def _end_element(self, name: str) -> None:
        self._end(name.rpartition(" ")[2], "".join(self._texts.pop())[:MOST_TEXT].strip())

    def _text(self, text: str) -> None:
        self._quiet = 0
        if self._texts and len(self._texts[-1]) < MOST_TEXT:
            self._texts[-1].append(text[:MOST_TEXT])


def _refuse(*_: object) -> int:
    raise ValueError("it declares a document type or entities, which no recording needs")
