"""The README tells the truth: what it shows is what comes out, what it says can be done works.

``python -m tests.test_readme`` writes the shown parts anew after a change that alters them.
"""

import os
import re
import subprocess
import sys
import tempfile
import textwrap
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from icalendar import Calendar
from ruamel.yaml import YAML

from planner.cli import COMMANDS
from planner.errors import PlannerError
from planner.ics.health_lines import RED_FLAGS
from planner.inputs.history.formats import formats_in_words
from planner.instance import load

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
EXAMPLE = ROOT / "examples" / "first-10k" / "athlete.yaml"
TEXT = README.read_text(encoding="utf-8")
MOST_LINES = 359
"""Without rows of tables, which come with what there is."""
WIDTH = 100
SHOWN_EVENT = 8
FORMATS_AFTER = "`running: {mileage: activities.csv}` takes\n"
FORMATS_BEFORE = "  Garmin's doesn't say its units"
INSTALL = "python3 -m venv .venv && .venv/bin/pip install -q '.[test]' && "
COMMAND_LINES = {
    "run": INSTALL + ".venv/bin/coreplan solve examples/first-10k/athlete.yaml",
    "test": INSTALL + ".venv/bin/python -m pytest",
}


@cache
def solved() -> tuple[str, str]:
    """The summary on the terminal, without the files' names, and the calendar."""
    script = "from planner.cli import main; main()"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run = subprocess.run(
            [
                *(sys.executable, "-c", script, "solve", str(EXAMPLE)),
                *("-o", str(folder / "plan.ics"), "--json", str(folder / "plan.json")),
            ],
            check=True,
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
        )
        summary = run.stdout.partition("\nWritten:")[0].strip()
        return summary, (folder / "plan.ics").read_text("utf-8")


def shown_event() -> str:
    """One event as a calendar program shows it: title, times, text."""
    calendar = Calendar.from_ical(solved()[1])
    assert isinstance(calendar, Calendar)
    events = [event for event in calendar.events if "Core training" in event.categories]
    event = events[SHOWN_EVENT]
    day = f"{event.start:%A} {event.start.day} {event.start:%B}"
    title = f"{event['summary']} ({day}, {event.start:%H:%M} to {event.end:%H:%M})"
    lines = [title, "", *str(event["description"]).splitlines()]
    return "\n".join(
        textwrap.fill(line, WIDTH, subsequent_indent="   " if line[:1].isdigit() else "")
        for line in lines
    )


@cache
def explained(example: str) -> str:
    """What ``explain`` says of an example."""
    script = "from planner.cli import main; main()"
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "athlete.yaml"
        path.write_bytes((ROOT / "examples" / example / "athlete.yaml").read_bytes())
        run = subprocess.run(
            [sys.executable, "-c", script, "explain", path.name],
            check=True,
            cwd=name,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            encoding="utf-8",
        )
    return run.stdout.strip()


def shown_shortfall() -> str:
    """The first shortfall of an example that one change would end."""
    blocks = explained("falling-short").split("\n\n")
    return next(block for block in blocks if "To end it" in block)


def safety() -> str:
    """The red flags as the first event of every plan says them."""
    return "\n".join(
        textwrap.fill(flag, WIDTH, initial_indent="- ", subsequent_indent="  ")
        for flag in RED_FLAGS
    )


def formats() -> str:
    """The formats of training, as an entry of a list has them."""
    return textwrap.indent(textwrap.fill(f"{formats_in_words()}.", WIDTH), "  ")


def fenced(name: str, language: str) -> str:
    """The text of the fenced block after ``<!-- name -->``."""
    found = re.findall(rf"<!-- {name} -->\n```{language}\n(.*?)\n?```\n", TEXT, re.DOTALL)
    assert len(found) == 1, f"one block marked {name}"
    return str(found[0])


@pytest.mark.parametrize("name", COMMAND_LINES)
def test_commands_to_copy(name: str) -> None:
    assert fenced(name, "sh") == COMMAND_LINES[name]


def test_summary_is_the_real_one() -> None:
    assert fenced("summary", "text") == solved()[0]


def test_explanations_are_real_ones() -> None:
    assert fenced("impossible", "text") == explained("impossible")
    assert fenced("short", "text") == shown_shortfall()


def test_event_is_a_real_one() -> None:
    assert fenced("event", "text") == shown_event()


def test_formats_of_training_are_those_that_are_read() -> None:
    assert f"{FORMATS_AFTER}{formats()}\n{FORMATS_BEFORE}" in TEXT


def test_red_flags_in_full() -> None:
    assert f"<!-- safety -->\n\n{safety()}\n" in TEXT


@pytest.mark.parametrize("block", re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL))
def test_settings_to_copy_are_understood(block: str, tmp_path: Path) -> None:
    yaml = YAML()
    data = yaml.load(EXAMPLE.read_text(encoding="utf-8"))
    for section, entries in YAML(typ="safe", pure=True).load(block).items():
        if isinstance(entries, list):
            data[section] = entries
        else:
            data.setdefault(section, {}).update(entries)
    path = tmp_path / "athlete.yaml"
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(data, file)
    for name in re.findall(r"[a-z]+\.ics", block):
        (tmp_path / name).write_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n", encoding="utf-8")
    assert load(path, today=date(2027, 1, 1)).problem.slots


def test_links_lead_somewhere() -> None:
    headings = re.findall(r"^## (.+)$", TEXT, re.MULTILINE)
    anchors = [re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in headings]
    links = re.findall(r"\]\(([^)]+)\)", TEXT)
    assert [link[1:] for link in links if link.startswith("#")] == anchors
    for link in links:
        assert link.startswith("#") or (ROOT / link).is_file(), link


def test_every_example_is_listed() -> None:
    listed = set(re.findall(r"^\| \[([\w-]+)\]\(examples/", TEXT, re.MULTILINE))
    assert listed == {path.parent.name for path in ROOT.glob("examples/*/athlete.yaml")}


def commands() -> str:
    """The table of commands, from their lines of help."""
    width = max(map(len, COMMANDS)) + len("`coreplan `")
    rows = [("command", "does"), ("-" * width, "-" * 4)]
    rows += [(f"`coreplan {name}`", line) for name, line in COMMANDS.items()]
    return "\n".join(f"| {name:{width}} | {line} |" for name, line in rows)


def test_every_command_is_listed() -> None:
    assert f"<!-- commands -->\n\n{commands()}\n\n" in TEXT


def test_every_exit_code_is_listed() -> None:
    listed = {int(code) for code in re.findall(r"^\| (\d+) +\|", TEXT, re.MULTILINE)}
    raised = {kind.exit_code for kind in PlannerError.__subclasses__()}
    assert raised | {0} == listed


def test_short_enough_to_read() -> None:
    assert sum(not line.startswith("| ") for line in TEXT.splitlines()) <= MOST_LINES


def refreshed() -> str:
    """The README with its shown parts as they come out now."""
    text = TEXT
    for start, end, content in (
        ("<!-- summary -->\n```text\n", "```\n", f"{solved()[0]}\n"),
        ("<!-- impossible -->\n```text\n", "```\n", f"{explained('impossible')}\n"),
        ("<!-- short -->\n```text\n", "```\n", f"{shown_shortfall()}\n"),
        ("<!-- event -->\n```text\n", "```\n", f"{shown_event()}\n"),
        ("<!-- commands -->\n\n", "| exit code", f"{commands()}\n\n"),
        ("<!-- safety -->\n\n", "Pain, conditions", f"{safety()}\n\n"),
        (FORMATS_AFTER, FORMATS_BEFORE, f"{formats()}\n"),
    ):
        before, _, rest = text.partition(start)
        _, _, after = rest.partition(end)
        text = f"{before}{start}{content}{end}{after}"
    return text


if __name__ == "__main__":
    README.write_text(refreshed(), encoding="utf-8")
