"""The athlete.yaml that ``coreplan init`` writes: short, commented, solvable as it is."""

import json

from planner.cli.answers import DAYS, Answers

HEADER = """\
# Change what you like, then: coreplan solve athlete.yaml
# All that may be said here: coreplan schema. Exercises: coreplan catalogue.
# For healthy runners; no medical advice. Stop when it hurts, and ask a doctor when in doubt.
version: 1
"""


def write(answers: Answers) -> str:
    """The text of an athlete.yaml."""
    return HEADER + _athlete(answers) + _goal(answers) + _running(answers) + _free_time(answers)


def _athlete(answers: Answers) -> str:
    born = f"born: {answers.born}" if answers.born else "# born: 1988"
    return f"""\
athlete:
  name: {_quoted(answers.name)}
  timezone: {answers.timezone}
  experience: {answers.experience} # new, regular or experienced, with core training
  {born} # the year; under 18 and from 55 on the plan is gentler
  equipment: [{", ".join(answers.equipment)}] # empty: a floor and nothing else
  avoid: [{", ".join(answers.avoid)}] # what needs care: wrist, knee, back-pain-now, hernia, …
"""


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


def _running(answers: Answers) -> str:
    kinds = dict.fromkeys(answers.easy_days, "easy")
    kinds |= dict.fromkeys(answers.hard_days, "tempo")
    kinds |= dict.fromkeys(answers.hard_days[:1], "intervals")
    if answers.long_day is not None:
        kinds[answers.long_day] = "long"
    days = "".join(f"    {DAYS[day]}: {{ kind: {kinds[day]} }}\n" for day in sorted(kinds))
    week = f"  week: # easy, recovery, long, tempo, intervals or hills\n{days}" if days else ""
    return (
        f"running:\n{week}"
        f"  usual_start: {_quoted(answers.run_start)} # or a start for each day's run\n"
    )


def _free_time(answers: Answers) -> str:
    hours = ", ".join(_quoted(window) for window in answers.free_hours)
    days = "".join(f"  {DAYS[day]}: [{hours}]\n" for day in answers.free_days)
    return f"free_time: # when core may happen; each session takes 8 to 30 minutes\n{days}"


def _quoted(text: str) -> str:
    """A YAML string whatever is in it: JSON's strings are YAML's."""
    return json.dumps(text, ensure_ascii=False)
