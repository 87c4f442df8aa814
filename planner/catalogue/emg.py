"""Check areas against ``emg.yaml``: muscle activity as studies measured it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from typing import Annotated, Final, Literal

from pydantic import AfterValidator

from planner.catalogue.data_file import SourceFile
from planner.catalogue.exercises import Catalogue, Exercise
from planner.catalogue.file_shapes import FileShape, Grade, Line, Slug, count
from planner.text.cleaning import quoted
from planner.text.did_you_mean import did_you_mean
from planner.text.key_path import KeyPath

_VALUE: Final = re.compile(r"[0-9]{1,3}(\.[0-9]{1,2})?", re.ASCII)

PRIMARY, SECONDARY, NEITHER = 2, 1, 0


def _value(text: str) -> str:
    if not _VALUE.fullmatch(text):
        raise ValueError(f'{quoted(text)} is not a number in quotes; write it as "44.6"')
    return text


class RowShape(FileShape):
    """One muscle in one exercise; ``value`` is text, so that it stays as the study wrote it."""

    exercise: str
    muscle: Line
    area: str
    value: Annotated[str, AfterValidator(_value)]


class StudyShape(FileShape):
    """One study: its metric holds for all of its rows, and for no others.

    ``same_study_as`` joins rows that were read in another place. Without ``between_muscles``, two
    muscles of one exercise can't be compared.
    """

    id: Slug
    citation: Line
    address: Line
    metric: Line
    read: Literal["seen", "seen-secondary"]
    same_study_as: str | None = None
    between_muscles: bool = True
    grade: Grade
    rows: Annotated[list[RowShape], AfterValidator(count(1, 60))]


class MeasuredShape(FileShape):
    """A row, named by its exercise and muscle."""

    exercise: str
    muscle: Line


class DisagreementShape(FileShape):
    """A pair of rows of a study that are the other way round than the catalogue has them."""

    study: str
    higher: MeasuredShape
    lower: MeasuredShape
    reason: Line


class EmgFile(FileShape):
    """``emg.yaml``."""

    studies: list[StudyShape]
    disagreements: list[DisagreementShape]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """In ``study``, ``higher`` was more active than ``lower``, but the catalogue ranks it below."""

    study: str
    higher: tuple[str, str]  # exercise and muscle
    lower: tuple[str, str]

    def __str__(self) -> str:
        more, less = (" of ".join(reversed(row)) for row in (self.higher, self.lower))
        return f"in {self.study}, {more} is more active than {less}, which ranks higher here"


def disagreements(emg: EmgFile, catalogue: Catalogue) -> Iterator[Disagreement]:
    """Find pairs inside one study whose order is not the catalogue's.

    Compared are one muscle in two exercises, and two muscles in one exercise.
    """
    within = {study.id for study in emg.studies if study.between_muscles}
    for study, rows in _by_study(emg).items():
        for high, low in permutations(rows, 2):
            same_exercise, same_muscle = high.exercise == low.exercise, high.muscle == low.muscle
            if same_exercise == same_muscle or (same_exercise and study not in within):
                continue
            ranks = [rank(catalogue.by_id[row.exercise], row.area) for row in (high, low)]
            if float(high.value) > float(low.value) and ranks[0] < ranks[1]:
                pair = ((row.exercise, row.muscle) for row in (high, low))
                yield Disagreement(study, *pair)


def rank(exercise: Exercise, area: str) -> int:
    """Rank an area's part in an exercise: primary 2, secondary 1, neither 0."""
    if area in exercise.primary:
        return PRIMARY
    return SECONDARY if area in exercise.secondary else NEITHER


def check_emg(file: SourceFile, emg: EmgFile, catalogue: Catalogue) -> None:
    """Note rows about unknown names, unlisted disagreements, and listed ones that aren't any."""
    if not _words_known(file, emg, catalogue):
        return
    found = set(disagreements(emg, catalogue))
    listed = set()
    for n, entry in enumerate(emg.disagreements):
        pair = [(row.exercise, row.muscle) for row in (entry.higher, entry.lower)]
        listed.add(Disagreement(entry.study, pair[0], pair[1]))
        if Disagreement(entry.study, pair[0], pair[1]) not in found:
            file.say(("disagreements", n), "the catalogue agrees with the study; take it out")
    for missing in sorted(found - listed, key=str):
        message = f"{missing}; say why here, or change the exercise's areas"
        file.say(("disagreements",), message)


def _by_study(emg: EmgFile) -> dict[str, list[RowShape]]:
    studies: dict[str, list[RowShape]] = {}
    for study in emg.studies:
        studies.setdefault(study.same_study_as or study.id, []).extend(study.rows)
    return studies


def _words_known(file: SourceFile, emg: EmgFile, catalogue: Catalogue) -> bool:
    before = len(file.mistakes)
    ids = tuple(study.id for study in emg.studies)
    areas = tuple(area.id for area in catalogue.areas)
    metrics: dict[str, str] = {}
    for n, study in enumerate(emg.studies):
        if study.id in ids[:n]:
            file.say(("studies", n, "id"), f"{quoted(study.id)} is written twice")
        first = metrics.setdefault(study.same_study_as or study.id, study.metric)
        if study.same_study_as is not None:
            _known(file, ("studies", n, "same_study_as"), study.same_study_as, ids[:n], "a study")
        if study.metric != first:
            file.say(("studies", n, "metric"), f"the study's other rows are in {quoted(first)}")
        for k, row in enumerate(study.rows):
            path = ("studies", n, "rows", k)
            _known(file, (*path, "exercise"), row.exercise, tuple(catalogue.by_id), "an exercise")
            _known(file, (*path, "area"), row.area, areas, "an area")
    return len(file.mistakes) == before


def _known(file: SourceFile, path: KeyPath, value: str, known: tuple[str, ...], what: str) -> None:
    if value not in known:
        file.say(path, f"{quoted(value)} is not {what}{did_you_mean(value, known)}")
