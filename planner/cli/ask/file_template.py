"""Write the athlete.yaml of ``coreplan init``: short, commented, solvable as it is."""

import json
from collections.abc import Sequence

from planner.cli.ask.answers import Answers
from planner.cli.ask.proposal import Proposal
from planner.text.dates import DAYS

SOLVE = "coreplan solve athlete.yaml"
HEADER = """\
# Change what you like, then: {solve}
# All that may be said here: coreplan schema. Exercises: coreplan catalogue.
# For healthy runners; no medical advice. Stop when it hurts, and ask a doctor when in doubt.
version: 1
"""


def write(answers: Answers, found: Proposal | None = None, solve: str = SOLVE) -> str:
    """Write the text of an athlete.yaml; findings in files take the place of answers."""
    header = HEADER.format(solve=solve)
    if found is None:
        return header + _athlete(answers) + _goal(answers) + _running(answers) + _free_time(answers)
    comments = "".join(f"# {line}\n" for line in ("What was found:", *found.comments))
    return (
        comments
        + header
        + _athlete(answers, units="  units: km # of distances that don't say; or mi\n")
        + _goal(answers)
        + _found_running(answers, found)
        + _found_free_time(answers, found)
    )


def _athlete(answers: Answers, *, units: str = "") -> str:
    told = f"experience: {answers.experience}" if answers.experience else "# experience: new"
    born = f"born: {answers.born}" if answers.born else "# born: 1988"
    child = f"  born_child: {answers.born_child}\n" if answers.born_child else ""
    return f"""\
athlete:
  name: {_quoted(answers.name)}
  timezone: {answers.timezone}
{units}  {told} # new, regular or experienced, with core training
  {born} # the year; under 18 and from 55 on the plan is gentler
  equipment: [{", ".join(answers.equipment)}] # empty: a floor and nothing else
  avoid: [{", ".join(answers.avoid)}] # what needs care: wrist, knee, back-pain-now, hernia, …
{child}"""


def _goal(answers: Answers) -> str:
    if answers.race is None:
        return (
            f"season: {{ end: {answers.season_end} }} # without a race; or write races, as below\n"
        )
    race = answers.race
    return (
        "races: # priority A is what the season is built for, B and C come along\n"
        f"  - {{ name: {_quoted(race.name)}, date: {race.date}, distance: {race.distance}, "
        "priority: A }\n"
    )


def _week(answers: Answers) -> str:
    kinds = dict.fromkeys(answers.easy_days, "easy")
    kinds |= dict.fromkeys(answers.hard_days, "tempo")
    kinds |= dict.fromkeys(answers.hard_days[:1], "intervals")
    if answers.long_day is not None:
        kinds[answers.long_day] = "long"
    days = "".join(f"    {DAYS[day]}: {{ kind: {kinds[day]} }}\n" for day in sorted(kinds))
    return f"  week: # easy, recovery, long, tempo, intervals or hills\n{days}" if days else ""


def _running(answers: Answers) -> str:
    start = f"  usual_start: {_quoted(answers.run_start)} # or a start for each day's run\n"
    return f"running:\n{_week(answers)}{start}"


def _free_time(answers: Answers) -> str:
    hours = ", ".join(_quoted(window) for window in answers.free_hours)
    days = "".join(f"  {DAYS[day]}: [{hours}]\n" for day in answers.free_days)
    return f"free_time: # when core may happen; each session takes 8 to 30 minutes\n{days}"


def _found_running(answers: Answers, found: Proposal) -> str:
    lines = []
    if found.week:
        lines.append(f"  week: # {found.week_from}")
        lines += [f"    {DAYS[day]}: {run}" for day, run in sorted(found.week.items())]
    if found.runs:
        lines.append(f"  runs: {_list(found.runs)} # coreplan runs shows what each is taken for")
    if found.mileage:
        lines.append(f"  mileage: {_list(found.mileage)} # sets where the season starts")
    lines.append(f"  usual_start: {_quoted(answers.run_start)} # of runs that have none")
    week = "" if found.has_runs else _week(answers)
    said = "".join(f"{line}\n" for line in lines)
    return f"running:\n{week}{said}"


def _found_free_time(answers: Answers, found: Proposal) -> str:
    if not found.busy:
        return _free_time(answers)
    busy = f"  busy: {_list(found.busy)} # sessions keep clear of what is in there\n"
    if not found.windows:
        return f"{_free_time(answers)}{busy}"
    windows = "".join(
        f"  {DAYS[day]}: {_list(spans)}\n" for day, spans in sorted(found.windows.items())
    )
    return f"free_time: # free in most weeks of your calendar; keep what suits you\n{windows}{busy}"


def _list(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"


def _quoted(text: str) -> str:
    """Quote any text for YAML: JSON's strings are YAML's."""
    return json.dumps(text, ensure_ascii=False)
