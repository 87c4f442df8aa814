"""Settings written in several places: later ones win, safety limits are united."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from planner.configuration.safety import stricter
from planner.constraints.base import Constraint
from planner.settings.base import Bounds, safer_side
from planner.text.key_path import KeyPath
from planner.yaml.document import Document

SECTION: Final = "constraints"
PROFILE: Final = "profile"
OPTION: Final = "--set"
ENABLED: Final[KeyPath] = ("enabled",)


@dataclass(frozen=True, slots=True)
class Origin:
    """Names the place where a setting in force was written.

    Attributes:
        file: The file, ``profile gentle``, or the option with its text.
        line: From 1.
    """

    file: str
    line: int

    @property
    def text(self) -> str:
        """The place as messages show it: ``athlete.yaml:12``, ``profile gentle``, ``--set``."""
        if self.file.startswith(OPTION):
            return OPTION
        return self.file if self.file.startswith(PROFILE + " ") else f"{self.file}:{self.line}"


def section(document: Document) -> Mapping[str, Any]:
    """Returns a document's settings under ``constraints:``, profiles apart."""
    given = document.data.get(SECTION) if isinstance(document.data, dict) else None
    settings = given if isinstance(given, dict) else {}
    return {name: value for name, value in settings.items() if name != PROFILE}


def written_in(kind: type[Constraint], documents: Sequence[Document]) -> list[Document]:
    """Picks the documents that say something about a constraint."""
    return [each for each in documents if section(each).get(kind.name) not in (None, {})]


def combine(
    kind: type[Constraint], profiles: Sequence[Document], own: Sequence[Document]
) -> tuple[dict[str, Any], dict[str, Origin]]:
    """Combines one constraint's settings from documents without mistakes; the later one wins.

    Of a limit that keeps the athlete safe the stricter of profiles and own holds. Who writes a
    setting of a constraint that an earlier place switched off switches it on.

    Returns:
        The settings as a mapping, and by dotted setting (``base.least``) where it was written.
    """
    values: dict[KeyPath, Any] = {}
    origins: dict[KeyPath, Origin] = {}
    limits: dict[KeyPath, tuple[Any, Origin]] = {}
    for number, document in enumerate((*profiles, *own)):
        written = dict(_leaves(kind, section(document)[kind.name]))
        if written and ENABLED not in written and ENABLED in values:
            written[ENABLED] = True
        for path, value in written.items():
            line, _ = document.place((SECTION, kind.name, *path))
            values[path], origins[path] = value, Origin(document.name, line)
            safer = safer_side(kind.model_fields[str(path[0])])
            if safer and path in limits:
                strict, where = limits[path]
                values[path] = stricter(safer, strict, value)
                origins[path] = where if values[path] == strict else origins[path]
            if safer and number < len(profiles):
                limits[path] = values[path], origins[path]
    return _nested(values), {".".join(map(str, path)): each for path, each in origins.items()}


def _leaves(kind: type[Constraint], given: Any) -> Iterator[tuple[KeyPath, Any]]:
    for key, value in kind.spelled_out(given).items():
        if not isinstance(kind.model_fields[key].default, Bounds):
            yield (key,), value
        elif isinstance(value, dict):
            yield from (((key, part), amount) for part, amount in value.items())
        else:
            yield (key, "target"), value


def _nested(values: Mapping[KeyPath, Any]) -> dict[str, Any]:
    whole: dict[str, Any] = {}
    for (first, *rest), value in values.items():
        if rest:
            whole.setdefault(str(first), {})[str(rest[0])] = value
        else:
            whole[str(first)] = value
    return whole
