"""Say why there is no plan, what fell short, and why not otherwise."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.output import format_option, result, say, set_option
from planner.errors import UsageError

if TYPE_CHECKING:
    from planner.explain.explanation import Explanation
    from planner.instance import Instance
    from planner.plan.plan import Plan

_FILE = click.Path(exists=True, dir_okay=False, readable=False, path_type=Path)
_DAY = click.DateTime(["%Y-%m-%d"])


@click.command("explain")
@click.argument("athlete_yaml", type=_FILE)
@click.option("--at", type=_DAY, metavar="DAY", help="Say why this day is as it is.")
@click.option(
    "--why-not",
    metavar="'DAY HH:MM'|EXERCISE",
    help="Say what a session at that time, or that exercise, would cost, or what forbids it.",
)
@click.option(
    "--week",
    type=_DAY,
    metavar="DAY",
    help="With --why-not EXERCISE: look at the week of this day.",
)
@click.option(
    "--apply",
    "number",
    type=click.IntRange(min=1),
    metavar="N",
    help="Write repair N into the file; comments and layout stay.",
)
@format_option("text", "json")
@set_option("A setting that wins over the file; may be given again.")
def command(
    athlete_yaml: Path,
    at: datetime | None,
    why_not: str | None,
    week: datetime | None,
    number: int | None,
    style: str,
    settings: tuple[str, ...],
) -> None:
    """Explain ATHLETE_YAML: why it can't be planned, or what fell short in its plan.

    \b
      coreplan explain athlete.yaml
      coreplan explain athlete.yaml --at 2027-02-11
      coreplan explain athlete.yaml --why-not "2027-02-12 07:00"
      coreplan explain athlete.yaml --why-not pallof-press --week 2027-02-08

    Everything it says was solved, none of it guessed. An impossible plan is explained with exit
    code 0: the answer is the result.
    """  # noqa: D301 - click wants a real backspace
    from planner.cli.solving import load_beside

    _refuse_mixed(at, why_not, week, number)
    instance, beside = load_beside(athlete_yaml, settings)
    plan = beside.made_from(instance.written.sha256)
    if at is None and why_not is None:
        explanation, plan = _whole(instance, plan)
        if number is not None:
            _apply(instance, explanation, number)
        elif style == "json":
            result(explanation.to_json())
        else:
            result(_text(explanation, plan, athlete_yaml))
        return
    if style == "json":
        raise UsageError("--format json doesn't go with --at or --why-not.", "leave --format out")
    from planner.cli.views.why_text import day_text, exercise_text, time_text

    planned = plan or _solved(instance)
    if at is not None:
        result(day_text(instance, planned, at.date()))
    elif why_not is not None and (moment := _moment(why_not)):
        result(time_text(instance, planned, moment))
    elif why_not is not None:
        result(exercise_text(instance, planned, why_not, week and week.date()))


def _refuse_mixed(
    at: datetime | None, why_not: str | None, week: datetime | None, number: int | None
) -> None:
    if sum(each is not None for each in (at, why_not, number)) > 1:
        raise UsageError(
            "Use only one of --at, --why-not and --apply at a time.", "leave the others out"
        )
    if week is not None and (why_not is None or _moment(why_not)):
        raise UsageError("--week goes only with --why-not EXERCISE.", "leave it out")


def _moment(text: str) -> datetime | None:
    for style in ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"):
        try:
            return datetime.strptime(text.strip(), style)
        except ValueError:
            continue
    return None


def _solved(instance: "Instance") -> "Plan":
    from planner.solver.run import Options, solve

    return solve(instance, Options(), lambda _: None).plan


def _whole(instance: "Instance", plan: "Plan | None") -> tuple["Explanation", "Plan | None"]:
    """Explains the file, or its plan, which is returned too if there is one."""
    from planner.errors import ImpossibleError, NoPlanError
    from planner.explain.explain import explain_impossible, explain_shortfalls
    from planner.solver.engine import Engine

    engine = Engine(None)
    try:
        planned = plan or _solved(instance)
    except (ImpossibleError, NoPlanError) as error:
        mondays = error.mondays if isinstance(error, NoPlanError) else ()
        if isinstance(error, NoPlanError) and not mondays:
            raise
        found = explain_impossible(instance, mondays, date.today(), engine)
        if found is None:
            raise
        return found, None
    return explain_shortfalls(instance, planned, date.today(), engine), planned


def _text(explanation: "Explanation", plan: "Plan | None", athlete_yaml: Path) -> str:
    from planner.cli.views.explanation_text import impossible_text, shortfall_text

    if plan is None:
        return impossible_text(explanation, str(athlete_yaml))
    return shortfall_text(explanation, plan, str(athlete_yaml))


def _apply(instance: "Instance", explanation: "Explanation", number: int) -> None:
    """Write a repair into the file, whole or not at all."""
    from planner.storage.atomic_writes import target, write_together
    from planner.yaml.edit.edits import Edit, edited

    changes = explanation.repairs or [s.change for s in explanation.shortfalls if s.change]
    if number > len(changes):
        known = f"there are {len(changes)}" if changes else "there are none"
        raise UsageError(
            f"There is no repair {number}; {known}.",
            "run it without --apply to see what can be applied",
        )
    chosen = changes[number - 1]
    edits = [Edit(each.pointer, each.value) for each in chosen.edits]
    text = edited(instance.written.text, edits, str(instance.written.path))
    write_together([(target(instance.written.path), text.encode())])
    say(f"Written into {instance.written.path}: {chosen.message}.")
