"""Checks ``constraints:`` against every constraint."""

from collections.abc import Sequence
from typing import Any, cast

from pydantic import ValidationError

from planner.configuration.layers import PROFILE, SECTION, Origin, combine, section, written_in
from planner.configuration.mistakes import is_about_several, mistake
from planner.configuration.plugins import by_name
from planner.configuration.safety import unsafe_settings
from planner.constraints.base import Constraint
from planner.errors import Mistake
from planner.season.season_settings import SeasonSettings
from planner.text.cleaning import quoted
from planner.text.did_you_mean import did_you_mean
from planner.yaml.document import Document


def read_constraints(
    *own: Document, profiles: Sequence[Document] = ()
) -> tuple[tuple[Constraint, ...], list[Mistake]]:
    """Reads every constraint with the athlete's settings, and all mistakes in them.

    Where there is a mistake the constraint comes with its defaults, so that reading can go on.

    Args:
        *own: The athlete's file and ``--set`` options; the later one wins.
        profiles: What they build upon; the later one wins.
    """
    mistakes = [wrong for document in (*profiles, *own) for wrong in _unknown_names(document)]
    constraints: list[Constraint] = []
    for kind in by_name().values():
        constraint, wrongs = _read_one(kind, written_in(kind, profiles), written_in(kind, own))
        constraints.append(constraint)
        mistakes += wrongs
    return tuple(constraints), mistakes


def origins(*own: Document, profiles: Sequence[Document] = ()) -> dict[tuple[str, str], Origin]:
    """Finds where each setting in force was written, by constraint and dotted setting."""
    return {
        (kind.name, setting): origin
        for kind in by_name().values()
        for setting, origin in combine(kind, written_in(kind, profiles), written_in(kind, own))[
            1
        ].items()
    }


def repealed_settings(*documents: Document) -> tuple[str, ...]:
    """Tell each setting of before that no longer counts, where it is written and why.

    Args:
        *documents: Profiles, the athlete's file and ``--set`` options.
    """
    said = []
    for document in documents:
        for name, given in section(document).items():
            kind = by_name().get(name)
            bare = "" if isinstance(given, int | str | list) else None
            for key in (given if isinstance(given, dict) else (bare,)) if kind else ():
                reason = kind.repealed.get(key) if kind and key is not None else None
                if reason and given not in (True, False, "on", "off"):
                    path = (SECTION, name, key) if key else (SECTION, name)
                    said.append(
                        str(
                            document.mistake(
                                path, f"no longer counts because {reason}", of_key=bool(key)
                            )
                        )
                    )
    return tuple(said)


def season_settings(constraints: Sequence[Constraint]) -> SeasonSettings:
    """Takes what the season and the problem need from the constraints that inherit it."""
    in_force = [each if each.enabled else each.switched_off() for each in constraints]
    found: dict[str, Any] = {
        name: next(each for each in in_force if isinstance(each, cast("type", field.annotation)))
        for name, field in SeasonSettings.model_fields.items()
    }
    return SeasonSettings.model_construct(**found)


def _unknown_names(document: Document) -> list[Mistake]:
    known = by_name()
    guesses = (*known, PROFILE)
    return [
        document.mistake(
            (SECTION, name),
            f"{quoted(name)} is not a constraint{did_you_mean(name, guesses)}",
            of_key=True,
        )
        for name in section(document)
        if name not in known
    ]


def _read_one(
    kind: type[Constraint], profiles: Sequence[Document], own: Sequence[Document]
) -> tuple[Constraint, list[Mistake]]:
    """Reads a constraint from the documents that say something about it."""
    documents = (*profiles, *own)
    wrong = [each for document in documents for each in _mistakes_alone(kind, document)]
    if wrong or not documents:
        return kind(), wrong
    try:
        return kind.model_validate(combine(kind, profiles, own)[0]), []
    except ValidationError as several:
        return kind(), [mistake(kind, error, documents[-1]) for error in several.errors()]


def _mistakes_alone(kind: type[Constraint], document: Document) -> list[Mistake]:
    """Lists the mistakes of one document about a constraint, whatever the others say."""
    try:
        constraint = kind.model_validate(section(document)[kind.name])
    except ValidationError as wrong:
        return [
            mistake(kind, error, document)
            for error in wrong.errors()
            if not is_about_several(kind, error)
        ]
    return unsafe_settings(constraint, document)
