"""Check a plan (plan.json or plan.ics) against every constraint."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.output import result, say, say_warnings, set_option
from planner.errors import BrokenPlanError, UsageError
from planner.text.dates import place_words
from planner.text.lists import counted

if TYPE_CHECKING:
    from planner.constraints.base import Violation
    from planner.ics.session_reader import SessionTimes
    from planner.instance import Instance
    from planner.plan.plan import Plan

_FILE = click.Path(exists=True, dir_okay=False, readable=False, path_type=Path)


@dataclass(frozen=True, slots=True)
class _Checked:
    """A plan, the constraints it breaks or misses, and the share of it that was checked."""

    plan: "Plan"
    violations: Sequence["Violation"]
    checked: str


@click.command("check")
@click.argument("athlete_yaml", type=_FILE)
@click.argument("plan", type=_FILE)
@set_option("A setting that wins over the file; plan.json remembers those it was made with.")
def command(athlete_yaml: Path, plan: Path, settings: tuple[str, ...]) -> None:
    """Check PLAN (plan.json or plan.ics) against ATHLETE_YAML.

    A calendar shows days, times and classes only; plan.json shows everything. Exit code 5: the
    plan breaks a hard constraint.
    """
    from planner.cli.plan_files import looks_like_calendar, read_bytes

    content = read_bytes(plan)
    look = _check_calendar if looks_like_calendar(content) else _check_plan
    found = look(athlete_yaml, str(plan), content, settings)
    sessions = found.plan.sessions
    starts = {session.uid: session.starts_at for session in sessions}
    broken = [violation for violation in found.violations if violation.hard]
    for each in broken:
        result(f"{place_words(each.where, each.of, starts)}: {each.constraint}: {each.message}")
    if broken:
        raise BrokenPlanError(
            f"{plan} breaks hard constraints {counted(len(broken), 'time')}.",
            f"coreplan solve {athlete_yaml} makes a plan that keeps them all",
        )
    result(
        f"{plan} keeps every hard constraint: {counted(len(sessions), 'session')}, {found.checked}."
    )


def _check_plan(
    athlete_yaml: Path, shown: str, content: bytes, options: tuple[str, ...]
) -> _Checked:
    from planner.plan.plan_json import read_plan
    from planner.verify import verify

    plan = read_plan(shown, content)
    _refuse_bad_options(shown, plan.options)
    instance = _load(athlete_yaml, plan.season_start, (*plan.options, *options))
    if plan.input_sha256 != instance.written.sha256:
        say(f"Note: {shown} was not made from {athlete_yaml} as it is now.")
    violations = verify(plan, instance.problem, instance.constraints)
    enabled = sum(constraint.enabled for constraint in instance.constraints)
    short = sum(not violation.hard for violation in violations)
    wishes = counted(short, "wish fell short", "wishes fell short")
    return _Checked(
        plan,
        violations,
        f"{counted(enabled, 'constraint')} checked, {wishes if short else 'every wish met'}",
    )


def _refuse_bad_options(shown: str, options: Sequence[str]) -> None:
    """Refuse options of a plan that no command line can have had, named by their file."""
    from planner.configuration.set_options import read_options
    from planner.text.cleaning import quoted

    for number, option in enumerate(options):
        _, mistakes = read_options([option])
        if mistakes:
            raise UsageError(
                f"{shown} is damaged: options.{number} is {quoted(option)}: {mistakes[0].message}.",
                "solve the athlete's file again, which keeps a damaged plan.json and uses the rest",
            )


def _check_calendar(
    athlete_yaml: Path, shown: str, content: bytes, options: tuple[str, ...]
) -> _Checked:
    from planner.constraints.base import Level
    from planner.ics.session_reader import read_sessions
    from planner.ics.writer import is_ours
    from planner.timeline.instants import monday_of
    from planner.verify import verify_times

    sessions = read_sessions(content)
    if not sessions and not is_ours(content):
        raise UsageError(f"{shown} holds no core session.")
    start = None
    if sessions:
        _refuse_other_years(shown, sessions)
        start = monday_of(min(each.starts_at for each in sessions).date())
    instance = _load(athlete_yaml, start, options)
    plan = _as_plan(sessions, instance)
    violations = verify_times(plan, instance.problem, instance.constraints)
    asked = [each for each in instance.constraints if each.enabled and each.level is Level.CALENDAR]
    checked = f"{counted(len(asked), 'constraint')} on days, times and classes checked"
    if any(session.session_class is None for session in sessions):
        say("Note: sessions whose categories name no class (light, medium, heavy) count as light.")
    return _Checked(plan, violations, f"{checked}; exercises can't be seen in a calendar")


def _refuse_other_years(shown: str, sessions: Sequence["SessionTimes"]) -> None:
    """Refuse times that no athlete.yaml can have, before anything counts their weeks."""
    from planner.athlete.fields import YEARS

    for moment in (moment for each in sessions for moment in (each.starts_at, each.ends_at)):
        if not YEARS[0] <= moment.year <= YEARS[1]:
            raise UsageError(
                f"{shown} has a session in the year {moment.year}; "
                f"years {YEARS[0]} to {YEARS[1]} can be read."
            )


def _load(athlete_yaml: Path, season_start: date | None, options: tuple[str, ...]) -> "Instance":
    from planner.instance import load

    today = date.today()
    instance = load(athlete_yaml, today=today, season_start=season_start, options=options)
    say_warnings(instance.warnings)
    return instance


def _as_plan(times: Sequence["SessionTimes"], instance: "Instance") -> "Plan":
    """Make a plan without exercises from a calendar's times."""
    from planner.plan.plan import Plan, Session, SessionClass

    season, zone = instance.problem.season, instance.problem.zone
    sessions = []
    for each in times:
        start = each.starts_at.astimezone(zone)
        inside = season.start <= start.date() <= season.end
        session_class = each.session_class or SessionClass.LIGHT
        session = Session.model_construct(
            uid=each.uid,
            starts_at=start,
            ends_at=each.ends_at.astimezone(zone),
            phase=season.phase_on(start.date()).kind if inside else season.phases[0].kind,
            session_class=session_class,
        )
        load = session_class.rpe * session.minutes
        sessions.append(session.model_copy(update={"load": load}))
    athlete = instance.problem.file.athlete
    return Plan.model_construct(
        athlete=athlete.name,
        timezone=athlete.timezone,
        generator="",
        input_sha256="",
        season_start=season.start,
        season_end=season.end,
        status="feasible",
        sessions=tuple(sorted(sessions, key=lambda session: session.starts_at)),
    )
