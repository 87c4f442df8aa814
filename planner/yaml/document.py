"""Read YAML files as plain data with positions; bombs, duplicates and guesses are refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from stat import S_ISREG
from typing import Any, Final

from planner.errors import DiskError, InputError, Mistake, UsageError
from planner.text.cleaning import clean
from planner.text.key_path import KeyPath, dotted
from planner.yaml.known_keys import KnownKeys
from planner.yaml.scanner import REFUSED, Builder, Place, StopError, events_of

LIMIT_KIB: Final = 256


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file, read.

    Attributes:
        name: The file as the user named it.
        data: Plain dict, list, str, int, float, bool, None and date; the keys of a dict are text.
        values: Line and column of every value, by its path.
        keys: Line and column of every key, by the path of its value.
    """

    name: str
    data: Any
    values: Mapping[KeyPath, Place]
    keys: Mapping[KeyPath, Place]

    def place(self, path: KeyPath, *, of_key: bool = False) -> Place:
        """Line and column, from 1, of a value, or of its key.

        A path that the file does not have stands where the nearest one around it stands.
        """
        if of_key and path in self.keys:
            return self.keys[path]
        return self.values.get(self.written(path), (1, 1))

    def written(self, path: KeyPath) -> KeyPath:
        """Return as much of a path as the file has."""
        while path and path not in self.values:
            path = path[:-1]
        return path

    def mistake(self, path: KeyPath, message: str, *, of_key: bool = False) -> Mistake:
        """Make a mistake at a path: at its value, or at its key (for unknown keys)."""
        line, column = self.place(path, of_key=of_key)
        return Mistake(self.name, line, column, dotted(path), message)


def read_yaml(path: Path, known: KnownKeys) -> Document:
    """Read a YAML file.

    Args:
        path: The file; messages name it as written here.
        known: The keys that tell a file of the kind that is meant.

    Raises:
        UsageError: There is no such file, it is not a file, or is foreign.
        DiskError: The disk or its permissions refused.
        InputError: Mistakes in the file, all of them.
    """
    name = clean(str(path))
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):
            raise UsageError(f"{name} is not a file", "name the YAML file itself")
        _refuse_too_large(status.st_size, name)
        with path.open("rb") as file:
            content = file.read(LIMIT_KIB * 1024 + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UsageError(f"{name}: there is no such file", "check the path") from error
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise DiskError(f"{name}: {reason}", "check who may read it") from error
    known.check(content, name)
    _refuse_too_large(len(content), name)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8").replace("\r\n", "\n")
        line, column = _line_and_column(before, len(before))
        message = "this character is not UTF-8; save the file as UTF-8"
        raise InputError([Mistake(name, line, column, "", message)]) from error
    return parse_yaml(text, name)


@lru_cache(maxsize=8)
def parse_yaml(text: str, name: str) -> Document:
    """Read YAML 1.2 text: ``12:30`` and ``NO`` stay text, a plain ``2027-01-04`` is a date.

    Anchors, aliases, tags, merge keys, several documents, duplicate keys, numbers that are not
    finite, control characters and more than 20 levels or 256 KiB are refused. The last few are
    remembered, as one text after another is tried while repairs are looked for: nobody may change
    a document's data.

    Args:
        text: The text.
        name: The text's name in messages.

    Raises:
        InputError: All mistakes that could be told from each other.
    """
    _refuse_too_large(len(text.encode("utf-8", "surrogatepass")), name)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    builder = Builder(name)
    try:
        for match in REFUSED.finditer(text):
            code = f"U+{ord(match[0]):04X}"
            place = _line_and_column(text, match.start())
            builder.say(place, f"the control character {code} is not allowed; take it out")
        data = None if builder.mistakes else builder.document(events_of(text, builder.stop))
    except StopError:
        data = None
    if builder.mistakes:
        raise InputError(builder.mistakes)
    return Document(name, data, builder.values, builder.keys)


def _refuse_too_large(size_bytes: int, name: str) -> None:
    if size_bytes > LIMIT_KIB * 1024:
        message = f"the file is larger than {LIMIT_KIB} KiB; no plan needs that much, split it"
        raise InputError([Mistake(name, 1, 1, "", message)])


def _line_and_column(text: str, offset: int) -> Place:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
