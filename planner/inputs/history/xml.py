"""XML read as a stream by expat, with every entity of its own refused."""

from collections.abc import Callable
from typing import Final
from xml.parsers import expat

MOST_DEPTH: Final = 40
MOST_TEXT: Final = 1000
"""Characters of one element's text that are kept."""


def read_elements(
    content: bytes,
    begin: Callable[[str, dict[str, str]], None],
    end: Callable[[str, str], None],
) -> None:
    """Walks through a document without building a tree.

    Args:
        content: The document.
        begin: Is told each element's name, without its namespace, and its attributes.
        end: Is told each element's name and its own text.

    Raises:
        ValueError: It isn't XML, declares a document type or entities, or is nested too deep.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    texts: list[list[str]] = []

    def start_element(name: str, attributes: dict[str, str]) -> None:
        if len(texts) >= MOST_DEPTH:
            raise ValueError(f"its elements are nested more than {MOST_DEPTH} deep")
        texts.append([])
        begin(name.rpartition(" ")[2], attributes)

    def end_element(name: str) -> None:
        end(name.rpartition(" ")[2], "".join(texts.pop())[:MOST_TEXT].strip())

    def character_data(text: str) -> None:
        if texts and len(texts[-1]) < MOST_TEXT:
            texts[-1].append(text[:MOST_TEXT])

    def refuse(*_: object) -> int:
        raise ValueError("it declares a document type or entities, which no recording needs")

    parser.StartElementHandler = start_element
    parser.EndElementHandler = end_element
    parser.CharacterDataHandler = character_data
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    try:
        parser.Parse(content, True)
    except expat.ExpatError as problem:
        raise ValueError(f"it is not XML: {problem}") from problem
    except LookupError as problem:
        raise ValueError("it is written in an encoding that isn't known") from problem
