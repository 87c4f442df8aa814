"""An editor completes, explains and checks ``constraints:`` with our schema."""

import itertools
from pathlib import Path
from typing import Any

import pytest

from planner.configuration.plugins import every_constraint
from planner.reference.manual_pages import settings_of
from tests.editor.language_server import LanguageServer

pytestmark = pytest.mark.interop

MODELINE = "# yaml-language-server: $schema=athlete.schema.json\n"
HEAD = (
    f"{MODELINE}athlete: {{timezone: Europe/Berlin}}\n"
    "running: {week: {monday: rest}}\nfree_time: {monday: 19:00-21:00}\n"
)
NUMBERS = itertools.count()


class Editor:
    """An athlete's file with one place marked by ``|``."""

    def __init__(self, server: LanguageServer, folder: Path, *lines: str) -> None:
        before, _, after = (HEAD + "\n".join(lines)).partition("|")
        self._server = server
        self._path = folder / f"athlete-{next(NUMBERS)}.yaml"
        self._at = (before.count("\n"), len(before) - before.rfind("\n") - 1)
        self.problems = server.open(self._path, before + after)

    def completions(self) -> dict[str, dict[str, Any]]:
        """What is offered at the mark, by label."""
        answer = self._server.at("completion", self._path, *self._at)
        items = answer["items"] if isinstance(answer, dict) else answer
        return {item["label"]: item for item in items}

    def hover(self) -> str:
        """What is shown at the mark."""
        return str(self._server.at("hover", self._path, *self._at)["contents"]["value"])


def test_names_of_constraints_are_completed(server: LanguageServer, editor_folder: Path) -> None:
    editor = Editor(server, editor_folder, "constraints:", "  |")
    names = {kind.name for kind in every_constraint()}
    offered = editor.completions()
    assert names <= set(offered)
    assert set(offered) - names == {"profile"}
    assert "Calendar level, hard and soft." in offered["hard-run-recovery"]["documentation"]


@pytest.mark.parametrize("kind", every_constraint(), ids=lambda kind: kind.name)
def test_settings_are_completed_below_every_name(
    kind: Any, server: LanguageServer, editor_folder: Path
) -> None:
    offered = Editor(
        server, editor_folder, "constraints:", f"  {kind.name}:", "    |"
    ).completions()
    assert set(offered) == {setting.name for setting in settings_of(kind)} | {"enabled", "weight"}


def test_a_completed_setting_brings_its_default(
    server: LanguageServer, editor_folder: Path
) -> None:
    lines = ("constraints:", "  hard-run-recovery:", "    light_before: 2", "    hea|")
    offered = Editor(server, editor_folder, *lines).completions()
    assert offered["heavy_before"]["insertText"] == "heavy_before: ${1:24}"
    assert "light_before" not in offered


def test_parts_of_an_amount_are_completed(server: LanguageServer, editor_folder: Path) -> None:
    lines = ("constraints:", "  sessions-per-week:", "    base:", "      |")
    assert {"least", "target", "most"} == set(Editor(server, editor_folder, *lines).completions())


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("variety: |", {"on", "off"}),
        ("maintenance: {strength: |}", {"hard", "soft"}),
        ("profile: |", {"gentle", "busy", "strong"}),
    ],
)
def test_words_are_completed(
    line: str, words: set[str], server: LanguageServer, editor_folder: Path
) -> None:
    offered = Editor(server, editor_folder, "constraints:", f"  {line}").completions()
    assert words <= {item["insertText"] for item in offered.values()}


def test_kinds_and_selectors_of_rules_are_completed(
    server: LanguageServer, editor_folder: Path
) -> None:
    kinds = Editor(server, editor_folder, "rules:", "  - |").completions()
    assert {"forbid", "at_least", "at_most", "together", "apart", "prefer"} <= set(kinds)
    keys = Editor(server, editor_folder, "rules:", "  - forbid:", "      |").completions()
    assert {"family", "phase", "weekday"} <= set(keys)


def test_hovering_shows_meaning_unit_default_and_source(
    server: LanguageServer, editor_folder: Path
) -> None:
    setting = Editor(server, editor_folder, "constraints:", "  rest-day: {da|ys: 2}")
    assert "Rest days a week. (days a week; default: 1; source: evidence row 35 (D))" in (
        setting.hover()
    )
    name = Editor(server, editor_folder, "constraints:", "  rest-d|ay: 2")
    assert "Days a week with neither run nor core." in name.hover()


@pytest.mark.parametrize(
    ("line", "message", "column"),
    [
        ("hard-run-recovery: {heavy_befor: 36}", "Property heavy_befor is not allowed.", 22),
        ("hard-run-recoveri: off", "Property hard-run-recoveri is not allowed.", 2),
        ("hard-run-recovery: {heavy_before: 500}", "Value is above the maximum of 48.", 36),
        ("hard-run-recovery: {heavy_before: lots}", 'Incorrect type. Expected "integer".', 36),
        ("rest-day: 4", "Value is above the maximum of 2.", 12),
        ("sessions-per-week: {base: {lest: 2}}", "Property lest is not allowed.", 29),
    ],
)
def test_a_mistake_is_marked_where_it_is(
    line: str, message: str, column: int, server: LanguageServer, editor_folder: Path
) -> None:
    (problem,) = Editor(server, editor_folder, "constraints:", f"  {line}").problems
    assert problem["message"] == message
    assert problem["range"]["start"] == {"line": 5, "character": column}


@pytest.mark.parametrize(
    "line",
    [
        *("variety: off", "variety: on", "variety:", "variety: {enabled: off}", "rest-day: 2"),
        *("sessions-per-week: {base: 3, taper: {target: 1, most: 2}}", "profile: [gentle, a.yaml]"),
        *("race-blackout: {c: [1, 1, 1, 0]}", "hard-run-recovery: {prefer_run_days: off}"),
    ],
)
def test_what_is_right_is_left_alone(
    line: str, server: LanguageServer, editor_folder: Path
) -> None:
    assert Editor(server, editor_folder, "constraints:", f"  {line}").problems == []
