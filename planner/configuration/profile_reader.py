"""Profiles: settings, rules and cautions that several athletes share."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from planner.athlete.model_reader import Reading
from planner.athlete.models.file import AthleteFile
from planner.athlete.models.person import Athlete, Avoid
from planner.catalogue.exercises import Catalogue
from planner.configuration.layers import PROFILE, SECTION
from planner.errors import ForeignFileError, InputError, Mistake, PlannerError
from planner.rules.rule import Rule
from planner.rules.rule_reader import read_rules
from planner.text.cleaning import quoted
from planner.text.did_you_mean import did_you_mean
from planner.text.key_path import KeyPath
from planner.yaml.document import Document, parse_yaml, read_yaml
from planner.yaml.known_keys import KnownKeys

KEYS: Final = ("version", "name", "says", "constraints", "rules", "avoid", "exclude")
PROFILE_KEYS: Final = KnownKeys(
    "a profile", tuple(key for key in KEYS if key not in ("version", "name"))
)
"""A version and a name stand in files of many kinds."""
MOST_PROFILES: Final = 20
"""Most profiles that build on one another; more is a slip."""


@dataclass(frozen=True)
class Profiles:
    """Holds the profiles in force, the one that is built upon first.

    Attributes:
        documents: Each with its ``constraints:`` and ``rules:``.
        paths: The files among them.
        avoid: Flags of all of them.
        exclude: Exclusions of all of them, each with its document and place.
    """

    documents: tuple[Document, ...] = ()
    paths: tuple[Path, ...] = ()
    avoid: tuple[Avoid, ...] = ()
    exclude: tuple[tuple[Document, KeyPath, str], ...] = ()

    def united_with(self, file: AthleteFile) -> AthleteFile:
        """Adds the profiles' flags and exclusions to the athlete's file."""
        athlete = file.athlete
        avoid = dict.fromkeys((*athlete.avoid, *self.avoid))
        exclude = dict.fromkeys((*athlete.exclude, *(name for _, _, name in self.exclude)))
        added = {"avoid": tuple(avoid), "exclude": tuple(exclude)}
        return file.model_copy(update={"athlete": athlete.model_copy(update=added)})

    def rules_with(
        self, document: Document, folder: Path, catalogue: Catalogue
    ) -> tuple[list[Rule], list[Mistake]]:
        """Reads the rules of the profiles, then those of the athlete's file, and all mistakes.

        Args:
            document: The athlete's file.
            folder: From which profiles are seen where rules are named.
            catalogue: What rules may be about.
        """
        labels = [(each, os.path.relpath(each.name, folder)) for each in self.documents]
        read = [read_rules(each, catalogue, label) for each, label in [*labels, (document, None)]]
        rules = [rule for found, _ in read for rule in found]
        return rules, [mistake for _, mistakes in read for mistake in mistakes]


@cache
def built_in() -> tuple[str, ...]:
    """Lists the profiles that come with coreplan."""
    names = (entry.name for entry in files("planner.configuration.profiles").iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))


def says(name: str) -> str:
    """Returns a line on what a profile that comes with coreplan is for."""
    return str(_built_in(name).data["says"])


def read_profiles(documents: Sequence[tuple[Document, Path]]) -> tuple[Profiles, list[Mistake]]:
    """Reads every profile that documents name, and those they build upon.

    Args:
        documents: The athlete's file and ``--set`` options, each with the folder that its paths
            are relative to.

    Returns:
        The profiles, and all mistakes in them or in naming them.
    """
    search = _Search()
    named = [(document, folder, list(search.named(document))) for document, folder in documents]
    search.allowed = {os.path.realpath(f / name) for _, f, names in named for _, name in names}
    for document, folder, names in named:
        search.follow(document, folder, names, ())
    found = Profiles(
        documents=tuple(document for document, _ in search.found),
        paths=tuple(path for _, path in search.found if path is not None),
        avoid=tuple(search.avoid),
        exclude=tuple(search.exclude),
    )
    return found, search.mistakes


class _Search:
    """Collects profiles, each after those it builds upon, each once."""

    def __init__(self) -> None:
        self.found: list[tuple[Document, Path | None]] = []
        self.avoid: list[Avoid] = []
        self.exclude: list[tuple[Document, KeyPath, str]] = []
        self.mistakes: list[Mistake] = []
        self.allowed: set[str] = set()
        self._seen: dict[str, Document] = {}

    def follow(
        self,
        document: Document,
        folder: Path,
        named: Iterable[tuple[KeyPath, str]],
        above: tuple[str, ...],
    ) -> None:
        for place, name in named:
            path = folder / name if _is_path(name) else None
            key = os.path.realpath(path) if path else name
            if key in above or len(above) > MOST_PROFILES:
                message = f"{quoted(name)} builds upon itself; take one of the two out"
                self.mistakes.append(document.mistake(place, message))
            elif path and above and not self._may_be_named(key, folder):
                message = (
                    f"{quoted(name)} is outside the folder of {document.name}; keep it beside that "
                    "file, or name it in athlete.yaml"
                )
                self.mistakes.append(document.mistake(place, message))
            elif key in self._seen:
                self._again(key)
            else:
                self._add(document, place, name, path, (*above, key))

    def _may_be_named(self, real: str, folder: Path) -> bool:
        """Tell whether a profile may name a file: it stays in its folder, or the athlete does."""
        return real in self.allowed or Path(real).is_relative_to(os.path.realpath(folder))

    def _again(self, key: str) -> None:
        """Moves a profile that is named once more to the end, where it wins."""
        last = next(each for each in self.found if each[0] is self._seen[key])
        self.found.remove(last)
        self.found.append(last)

    def named(self, document: Document) -> Iterator[tuple[KeyPath, str]]:
        settings = document.data.get(SECTION) if isinstance(document.data, dict) else None
        given = settings.get(PROFILE) if isinstance(settings, dict) else None
        path: KeyPath = (SECTION, PROFILE)
        entries = enumerate(given) if isinstance(given, list) else [(None, given)]
        for number, name in entries:
            place = path if number is None else (*path, number)
            if isinstance(name, str) and name.strip():
                yield place, name.strip()
            elif given is not None:
                message = (
                    f"{quoted(name)} is not a profile; write one of {_known()}, or ./club.yaml"
                )
                self.mistakes.append(document.mistake(place, message))

    def _add(
        self,
        document: Document,
        place: KeyPath,
        name: str,
        path: Path | None,
        above: tuple[str, ...],
    ) -> None:
        try:
            if path is None and name not in built_in():
                known = f"; write one of {_known()}, or a file such as ./club.yaml"
                message = (
                    f"{quoted(name)} is not a profile{did_you_mean(name, built_in()) or known}"
                )
                self.mistakes.append(document.mistake(place, message))
                return
            profile = read_yaml(path, PROFILE_KEYS) if path else _built_in(name)
        except InputError as error:
            self.mistakes += error.mistakes
            return
        except ForeignFileError as error:
            self.mistakes.append(document.mistake(place, str(error)))
            return
        except PlannerError as error:
            message = f"{error}; a path is seen from the file that names it"
            self.mistakes.append(document.mistake(place, message))
            return
        self._seen[above[-1]] = profile
        self.follow(profile, path.parent if path else Path(), self.named(profile), above)
        self.found.append((profile, path))
        self._read(profile)

    def _read(self, profile: Document) -> None:
        reading = Reading(profile)
        root = reading.mapping(profile.data, (), "constraints: {regular-days: off}")
        reading.refuse_unknown(root, KEYS, ())
        if root.get("version", 1) != 1:
            reading.say(("version",), f"{quoted(root['version'])} is not a version; write 1")
        reading.mapping(root.get(SECTION), (SECTION,), "constraints: {regular-days: off}")
        self.avoid += [flag for _, flag in reading.items(Avoid, root.get("avoid"), ("avoid",))]
        # A whole athlete is read, so that an exclusion is spelled as in athlete.yaml.
        bare: dict[str, Any] = {"timezone": "UTC", "exclude": root.get("exclude") or []}
        athlete = reading.model(Athlete, bare, ())
        for number, name in enumerate(athlete.exclude if athlete else ()):
            self.exclude.append((profile, ("exclude", number), name))
        self.mistakes += reading.mistakes


def _is_path(name: str) -> bool:
    return "/" in name or name.endswith((".yaml", ".yml"))


def _known() -> str:
    return ", ".join(built_in())


def _built_in(name: str) -> Document:
    text = files("planner.configuration.profiles").joinpath(f"{name}.yaml").read_text("utf-8")
    return parse_yaml(text, f"{PROFILE} {name}")
