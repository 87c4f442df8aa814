"""Titles of letters by what is in them."""

from planner.catalogue.load import load_catalogue
from planner.programme.letter_titles import ROLE_WORDS, letter_title
from planner.programme.themes import THEME_OF_NAME

KNOWN = load_catalogue().by_id


def title(*ids: str, theme: str | None = None, taken: tuple[str, ...] = ()) -> str:
    return letter_title([KNOWN[id_] for id_ in ids], THEME_OF_NAME.get(theme or ""), taken)


def test_the_themes_work_comes_first() -> None:
    lines = ("plank-forearm", "bridge", "side-plank", "clam", "superman")
    assert title(*lines) == "planks and bridges"
    assert title(*lines, theme="Steady hips") == "hips and planks"
    assert title("bridge", "clam", "side-plank", theme="Steady hips") == "hips and planks"


def test_two_letters_have_two_titles() -> None:
    lines = ("plank-forearm", "bridge", "superman")
    assert title(*lines, taken=("planks and bridges",)) == "planks and back"
    assert title("bridge", taken=("bridges",)) == "bridges"


def test_quiet_lines_are_not_named() -> None:
    assert title("breath-9090", "pf-contract", "split-squat") == "one-leg strength"
    assert title("breath-9090", "pf-contract") == "breathing"
    assert title("pf-contract") == title() == ""


def test_every_loud_role_has_a_word() -> None:
    assert {each.role for each in KNOWN.values()} - {"pelvic-floor"} == set(ROLE_WORDS)
