"""Read an athlete's own exercises from ladder files beside athlete.yaml, checked like ours."""

import contextlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from planner.catalogue.data_checks import Doses, Words, check_ladders
from planner.catalogue.data_file import SourceFile
from planner.catalogue.duplicates import check_duplicates
from planner.catalogue.exercises import Catalogue
from planner.catalogue.file_shapes import LadderFile
from planner.catalogue.folder_reader import exercises_of
from planner.errors import InputError
from planner.yaml.document import LIMIT_KIB
from planner.yaml.known_keys import KnownKeys

LADDER_KEYS: Final = KnownKeys("a file of exercises", tuple(LadderFile.model_fields))


def check_kind(path: Path, shown: str) -> None:
    """Check that a file is one of exercises, if it can be read.

    Raises:
        ForeignFileError: It is of another kind.
    """
    with contextlib.suppress(OSError), path.open("rb") as file:
        LADDER_KEYS.check(file.read(LIMIT_KIB * 1024), shown)


def add_own(catalogue: Catalogue, paths: Sequence[Path]) -> Catalogue:
    """Add the exercises of some ladder files to a catalogue.

    Each file has the format of ``catalogue/exercises/<ladder>.yaml``; its name is its ladder's.

    Args:
        catalogue: The catalogue that they are added to.
        paths: The files; messages name them as written here.

    Raises:
        InputError: Every mistake in these files.
    """
    files = [SourceFile(path, str(path)) for path in paths]
    ladders = {}
    for path, file in zip(paths, files, strict=True):
        content = file.read(LadderFile)
        file.check_ladder_name(path.stem)
        if path.stem in ladders:
            file.say((), f"the ladder '{path.stem}' is in another file too; rename one of them")
        elif content:
            ladders[path.stem] = (file, content)
    check_ladders(ladders, _words(catalogue), catalogue)
    check_duplicates(ladders, catalogue.exercises)
    if mistakes := [mistake for file in files for mistake in file.mistakes]:
        raise InputError(mistakes)
    order = {pattern: n for n, pattern in enumerate(catalogue.patterns)}
    aims = {name: ladder.aim for name, (_, ladder) in ladders.items()}
    exercises = (*catalogue.exercises, *exercises_of(ladders, catalogue.patterns))
    return replace(
        catalogue,
        exercises=tuple(sorted(exercises, key=lambda e: (order[e.pattern], e.ladder, e.rung))),
        ladder_aims=catalogue.ladder_aims | aims,
    )


def _words(catalogue: Catalogue) -> Words:
    return Words(
        areas=tuple(area.id for area in catalogue.areas),
        patterns=catalogue.patterns,
        families=catalogue.families,
        flags=tuple(catalogue.flags),
        equipment=tuple(catalogue.equipment),
        doses=Doses(catalogue.dose_ranges, catalogue.level_doses),
    )
