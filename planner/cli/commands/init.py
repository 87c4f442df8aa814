"""Write an athlete.yaml that solves as it is: ask, or look at your files."""

import contextlib
import getpass
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar
from zoneinfo import available_timezones

import click

from planner.athlete.models.person import Experience
from planner.athlete.words import EQUIPMENT, read_timezone, shortened
from planner.cli.ask import answers as reading
from planner.cli.ask.answers import CHEST, SAFETY, Answers, RaceAnswer
from planner.cli.ask.file_template import SOLVE, write
from planner.cli.ask.proposal import Proposal, propose
from planner.cli.output import is_terminal, say
from planner.cli.training_help import TrainingCommand
from planner.errors import UsageError
from planner.storage.atomic_writes import Target, refuse_input, target, write_together

SAFETY_TEXT = """\
coreplan plans exercise for healthy runners. It gives no medical advice and can't watch you move.
Chest pain, fainting, unusual breathlessness or a sudden violent headache: stop, and get help.
Anything sharp, or worse next morning: leave that exercise out and rest the spot for two days."""

ADULT_FROM = 18
_Answer = TypeVar("_Answer")
_read_experience = shortened(Experience, "a level of experience")


@click.command("init", cls=TrainingCommand)
@click.argument("athlete_yaml", type=click.Path(path_type=Path), default="athlete.yaml")
@click.option(
    "--from",
    "folder",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Read the calendars, plans and training files in DIR, and propose from them.",
)
@click.option("--force", is_flag=True, help="Overwrite ATHLETE_YAML if it exists.")
def command(athlete_yaml: Path, folder: Path | None, force: bool) -> None:
    """Write ATHLETE_YAML, which solves as it is: ask eight questions, or look at your files.

    Enter takes what stands in brackets. Without a terminal nothing is asked and an example is
    written: a 10 km race ten weeks ahead.

    With --from, busy calendars (.ics), running plans (.ics, .csv) and the training so far are told
    apart by what is in them. The file names them, with the hours that are free in most weeks and
    the usual running week.
    """
    file = target(athlete_yaml)
    if file.path is not None and file.path.exists() and not force:
        raise UsageError(
            f"{file.shown} is already there and was left as it is.",
            "name another file, or replace it with --force",
        )
    today = date.today()
    answers = reading.default_answers(today, guessed_timezone())
    found = _look_at(folder, file, today, answers.timezone) if folder else None
    if found is not None:
        refuse_input(file, found.files, "name another file for the athlete")
        answers = found.applied(answers)
    _refuse_plan(file)
    if is_terminal(sys.stdin):
        guessed = answers.timezone
        answers = ask(today, replace(answers, name=guessed_name()), found)
        if folder and answers.timezone != guessed:  # the hours were read by another clock
            found = _look_at(folder, file, today, answers.timezone)
    else:
        say(SAFETY_TEXT)
        if found is not None and found.mileage:
            answers = replace(answers, experience="")
    option = _calendar_option(file)
    write_together([(file, write(answers, found, f"{SOLVE}{option}").encode())])
    if not file.is_stdout:
        say(f"Written: {file.shown}\nNext: coreplan solve {file.shown}{option}")


def _refuse_plan(file: Target) -> None:
    """Keep a plan and every calendar, which are no athlete's file to be replaced.

    Raises:
        UsageError: The file is one of them.
    """
    from planner.cli.plan_files import looks_like_calendar, plan_in

    if file.path is None or not file.path.exists():
        return
    if plan_in(file.path) is not None or looks_like_calendar(file.path.read_bytes()):
        raise UsageError(
            f"{file.shown} is a plan or a calendar, and is never overwritten by an athlete's file.",
            "name another file for the athlete",
        )


def _calendar_option(file: Target) -> str:
    """Return the option that keeps solving away from a plan.ics that coreplan didn't write."""
    calendar = (file.path or Path(file.shown)).with_name("plan.ics")
    if not calendar.is_file():
        return ""
    from planner.ics.writer import is_ours

    if is_ours(calendar.read_bytes()):
        return ""
    say("Note: plan.ics is a file of your own, so the core training gets another name.")
    return " -o core.ics"


def _look_at(folder: Path, file: Target, today: date, timezone: str) -> Proposal:
    from planner.cli.progress import FilesLine
    from planner.timeline.zones import load_zone

    found = propose(folder, file.path, today, load_zone(timezone), FilesLine())
    for line in found.comments:
        say(line)
    return found


def guessed_timezone() -> str:
    """Return the system's zone, or UTC where it has none that has a name."""
    known = available_timezones()
    link = os.path.realpath("/etc/localtime")
    guesses = [os.environ.get("TZ", "").lstrip(":"), link.partition("zoneinfo/")[2]]
    with contextlib.suppress(OSError, UnicodeDecodeError):
        guesses.append(Path("/etc/timezone").read_text().strip())
    return next((guess for guess in guesses if guess in known), "UTC")


def guessed_name() -> str:
    """Return the login name, spelled as names are."""
    with contextlib.suppress(Exception):
        name = getpass.getuser().replace(".", " ").title()
        return "Runner" if name == "Root" else reading.read_name(name)
    return "Runner"


def ask(today: date, usual: Answers, found: Proposal | None = None) -> Answers:
    """Ask the eight questions.

    Args:
        today: The day from which dates are checked.
        usual: The answers that Enter gives.
        found: The answers that files give; these aren't asked for.

    Raises:
        UsageError: Training should wait for a clinician, or for an adult.
    """
    _heading(1, "You")
    name = _ask("Name", usual.name, reading.read_name)
    zone = _ask("Time zone", usual.timezone, read_timezone)
    _heading(2, "Your next main race")
    race = _ask_race(today, usual)
    _heading(3, "Experience with core training, not with running")
    experience = _ask(f"One of {', '.join(Experience)}", usual.experience, _read_experience)
    _heading(4, "Your usual running week")
    running = usual if found and found.has_runs else _ask_running(usual)
    _heading(5, "When core may happen")
    free = usual if found and found.windows else _ask_free_time(usual)
    _heading(6, "Equipment")
    say(f"Known: {', '.join(EQUIPMENT)}. None is fine.")
    equipment = _ask("What you have", "none", reading.read_equipment)
    _heading(7, "Age")
    born = _ask("Year of birth", "skip", lambda text: reading.read_born(text, today))
    _need_an_adult(born, today)
    _heading(8, "Safety")
    avoid = _ask_safety()
    return Answers(
        name, zone, race, usual.season_end, experience, running.hard_days, running.long_day,
        running.easy_days, running.run_start, free.free_days, free.free_hours, equipment, born,
        avoid, _ask_birth(avoid, today),
    )  # fmt: skip


def _ask_running(usual: Answers) -> Answers:
    return replace(
        usual,
        hard_days=_ask("Days of hard runs (intervals, tempo, hills)", "tue", reading.read_days),
        long_day=_ask("Day of the long run", "sun", reading.read_one_day),
        easy_days=_ask("Days of easy runs", "thu", reading.read_days),
        run_start=_ask("When runs usually start", usual.run_start, reading.read_clock),
    )


def _ask_free_time(usual: Answers) -> Answers:
    return replace(
        usual,
        free_days=_ask("Days", "mon, wed, fri", reading.read_some_days),
        free_hours=_ask("Hours", ", ".join(usual.free_hours), reading.read_hours),
    )


def _heading(number: int, title: str) -> None:
    say(f"\n{number}/8  {title}")


def _ask(question: str, usual: str, read: Callable[[str], _Answer]) -> _Answer:
    """Ask until the answer can be read; the reason is shown at once."""

    def checked(text: str) -> _Answer:
        try:
            return read(text)
        except ValueError as reason:
            end = "" if str(reason).endswith("?") else "."
            raise click.BadParameter(f"{reason}{end}") from reason

    answer: _Answer = click.prompt(question, default=usual, value_proc=checked, err=True)
    return answer


def _ask_race(today: date, usual: Answers) -> RaceAnswer | None:
    default = usual.race or RaceAnswer("My 10k", reading.default_race_day(today), "10 km")
    name = _ask("Its name, or none", default.name, reading.read_name)
    if name.lower() == "none":
        return None
    day = _ask("Its date", str(default.date), lambda text: reading.read_race_day(text, today))
    distance = _ask("Its distance", default.distance, reading.read_distance)
    return RaceAnswer(name, day, distance)


def _need_an_adult(born: int | None, today: date) -> None:
    if born is None or today.year - born >= ADULT_FROM:
        return
    if not click.confirm("Will an adult who knows exercise supervise you?", False, err=True):
        raise UsageError(
            "Under 18, core training needs an adult at your side; no file was written.",
            "ask a parent, a teacher or a coach, then run init again",
        )


def _ask_safety() -> tuple[str, ...]:
    say(SAFETY_TEXT)
    for number, (condition, _) in enumerate(SAFETY, 1):
        say(f"  {number}  {condition}")
    flags = _ask("Numbers of what applies to you", "none", reading.read_safety)
    if CHEST in flags:
        say("See a doctor before you train: chest pain or fainting must be looked at first.")
        if not click.confirm("Has a doctor looked at it and agreed to training?", False, err=True):
            raise UsageError("No file was written.", "see a doctor first, then run init again")
    if set(flags) - {CHEST, "back-pain-now"}:
        say(
            "Until a doctor or physiotherapist agrees to more, you get the gentlest exercises and "
            "breathing only; their date then goes into athlete.yaml as cleared: YYYY-MM-DD."
        )
    return tuple(flag for flag in flags if flag != CHEST)


def _ask_birth(flags: tuple[str, ...], today: date) -> date | None:
    if reading.AFTER_BIRTH not in flags:
        return None
    return _ask("Day of the birth", "skip", lambda text: reading.read_child_born(text, today))
