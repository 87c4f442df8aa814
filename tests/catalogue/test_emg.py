"""Primary and secondary areas agree with studies, or the catalogue says why not."""

import shutil
from pathlib import Path

import pytest

from planner.catalogue.data_file import SourceFile
from planner.catalogue.emg import Disagreement, EmgFile, disagreements, rank
from planner.catalogue.full_check import check_everything
from planner.catalogue.load import catalogue_root, load_catalogue
from planner.errors import InputError

SHIPPED = load_catalogue()
EMG = SourceFile(catalogue_root() / "emg.yaml", "emg.yaml").read(EmgFile)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    copy = tmp_path / "catalogue"
    shutil.copytree(catalogue_root(), copy)
    return copy


def test_every_row_has_its_study_metric_and_grade() -> None:
    assert EMG is not None
    assert sum(len(study.rows) for study in EMG.studies) >= 50
    for study in EMG.studies:
        assert study.citation
        assert study.metric
        assert study.grade == ("C" if study.read == "seen" else "D")


def test_what_is_listed_is_what_is_found() -> None:
    assert EMG is not None
    found = set(disagreements(EMG, SHIPPED))
    assert len(found) == len(EMG.disagreements) == 8
    clam, hinge = ("clam", "gluteus medius"), ("sl-rdl", "gluteus medius")
    assert Disagreement("distefano-2009", hinge, clam) in found


def test_studies_are_never_compared() -> None:
    """Calatayud's bird dog (29) is below Lehman's plank (44.6), and nobody minds."""
    assert EMG is not None
    alone = [
        EmgFile(studies=[study.model_copy(update={"same_study_as": None})], disagreements=[])
        for study in EMG.studies
    ]
    apart = {found for emg in alone for found in disagreements(emg, SHIPPED)}
    joined = {d for d in disagreements(EMG, SHIPPED) if d.study == "distefano-2009"}
    assert set(disagreements(EMG, SHIPPED)) - apart == joined


def test_rank() -> None:
    plank = SHIPPED.by_id["plank-forearm"]
    assert [rank(plank, area) for area in ("ra", "tva", "gmed")] == [2, 1, 0]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"26.6"', "26", "studies[1].rows[1].value: 26 is not text"),
        ('"26.6"', '"2x"', "studies[1].rows[1].value: '2x' is not a number in quotes; write it"),
        (
            "exercise: plank-forearm",
            "exercise: plank-forarm",
            "'plank-forarm' is not an exercise; did you mean 'plank-forearm'?",
        ),
        ("area: ra", "area: rra", "studies[1].rows[1].area: 'rra' is not an area"),
        (
            "same_study_as: distefano-2009",
            "same_study_as: distefano",
            "'distefano' is not a study; did you mean 'distefano-2009'?",
        ),
        (
            "same_study_as: distefano-2009",
            "same_study_as: lehman-2005",
            "studies[7].metric: the study's other rows are in 'mean, % of a maximal contraction'",
        ),
        ("id: calatayud-2019", "id: lehman-2005", "'lehman-2005' is written twice"),
        (
            "higher: {exercise: sl-rdl",
            "higher: {exercise: sl-squat",
            "disagreements[2]: the catalogue agrees with the study; take it out",
        ),
        (
            "higher: {exercise: sl-rdl",
            "higher: {exercise: sl-squat",
            "disagreements: in distefano-2009, gluteus medius of sl-rdl is more active than",
        ),
    ],
)
def test_a_mistake(root: Path, old: str, new: str, expected: str) -> None:
    text = (root / "emg.yaml").read_text("utf-8")
    assert old in text
    (root / "emg.yaml").write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(InputError) as caught:
        check_everything(root)
    found = [str(mistake) for mistake in caught.value.mistakes]
    assert any(expected in mistake for mistake in found), found
