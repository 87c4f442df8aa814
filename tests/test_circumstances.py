"""What else is going on: other training, pauses, an easy race, sore spots, a clinician's word.

Each athlete is planned with and without it, from athlete.yaml to the plan.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.instance import Instance
from planner.plan.plan import Session
from planner.solver.run import Options, solve
from planner.verify import verify
from tests.constraints.builders import problem

EVENINGS = {day: ["18:00-19:00"] for day in ("monday", "wednesday", "friday")}
BUILD = {"end": "2027-01-31", "phases": [{"phase": "build", "start": "2027-01-04"}]}
EASY = {"week": {"tuesday": {"kind": "easy", "start": "07:00", "minutes": 40}}}
USUAL = {"season": BUILD, "running": EASY, "free_time": EVENINGS}
RACE_DAY = date(2027, 1, 31)


@dataclass(frozen=True)
class Planned:
    """An athlete and the plan."""

    instance: Instance
    sessions: tuple[Session, ...]
    notes: tuple[str, ...]

    def levels(self, session: Session) -> list[int]:
        known = self.instance.problem.catalogue.by_id
        return [known[given.id].level for given in session.exercises]

    def areas(self, weekdays: Collection[str], least_level: int = 3) -> set[str]:
        """Primary areas of what is done at a level or above on some days of the week."""
        known = self.instance.problem.catalogue.by_id
        return {
            area
            for session in self.sessions
            if f"{session.starts_at:%a}" in weekdays
            for given in session.exercises
            if known[given.id].level >= least_level
            for area in known[given.id].primary
        }

    def days_with_flag(self, flag: str) -> list[date]:
        known = self.instance.problem.catalogue.by_id
        return [
            session.day
            for session in self.sessions
            if any(flag in known[given.id].flags for given in session.exercises)
        ]


def planned(**sections: Any) -> Planned:
    """Four weeks of build, three free evenings and an easy run a week unless said otherwise."""
    instance = problem(**{**USUAL, **sections})
    plan = solve(instance, Options(), lambda _: None).plan
    assert not [v for v in verify(plan, instance.problem, instance.constraints) if v.hard]
    return Planned(instance, plan.sessions, plan.notes)


def with_gym(*hard_for: str) -> Planned:
    """Free after a gym session on Thursdays from 17:45 to 18:30, and on Saturdays."""
    gym = {"day": "thursday", "kind": "gym", "start": "17:45", "minutes": 45}
    return planned(
        athlete={"experience": "experienced"},
        free_time={"tuesday": ["18:00-20:00"], "thursday": ["18:00-20:00"], "sat": ["10:00-12:00"]},
        other=[{**gym, "hard_for": hard_for}] if hard_for != ("nothing",) else [],
    )


def test_other_training_takes_its_time_and_spares_the_areas_that_it_tires() -> None:
    hips, arms = {"gmax", "gmed", "hipflex", "add", "ham"}, {"scap", "lat"}
    after = ("Thu", "Sat")  # Saturday 10:00 is 39 h 30 after it
    without, easy = with_gym("nothing"), with_gym()
    legs, shoulders = with_gym("legs"), with_gym("shoulders")
    starts = [
        {f"{s.starts_at:%H:%M}" for s in plan.sessions if f"{s.starts_at:%a}" == "Thu"}
        for plan in (without, easy)
    ]
    assert starts == [{"18:00"}, {"18:40"}]
    assert without.areas(after) & hips
    assert easy.areas(after) & hips
    assert not legs.areas(after) & hips
    assert legs.areas(after, 1) & hips  # gentle work goes on
    assert shoulders.areas(after) & hips
    assert not shoulders.areas(after) & arms


def test_hard_training_of_any_kind_keeps_heavy_sessions_a_day_away() -> None:
    """The session of the evening before ends 23 h 35 min before it."""
    gym = {"day": "thursday", "kind": "gym", "start": "18:00", "hard_for": ["shoulders"]}
    classes = {}
    for name, other in {"without": [], "easy": [{**gym, "hard_for": []}], "hard": [gym]}.items():
        slots = problem(**USUAL, other=other).problem.slots
        classes[name] = {slot.session_class.value for slot in slots if slot.day.weekday() == 2}
    everything = {"light", "medium", "heavy"}
    assert classes == {"without": everything, "easy": everything, "hard": {"light", "medium"}}


def paused(to: str) -> dict[int, int]:
    """Minutes by day of January when a pause from the 11th lasts until ``to``, the flu."""
    pauses = [{"from": "2027-01-11", "to": to, "reason": "flu"}]
    plan = planned(season={**BUILD, "pauses": pauses})
    assert len([note for note in plan.notes if "flu" in note]) == 1
    return {session.day.day: session.minutes for session in plan.sessions}


def test_a_pause_has_no_session_and_after_ten_days_a_shorter_first_week() -> None:
    without = {session.day.day: session.minutes for session in planned().sessions}
    nine_days, ten_days = paused("2027-01-19"), paused("2027-01-20")
    assert list(without) == [4, 6, 8, 11, 13, 15, 18, 20, 22, 25, 27, 29]
    assert list(nine_days) == [4, 6, 8, 20, 22, 25, 27, 29]
    assert list(ten_days) == [4, 6, 8, 22, 25, 27, 29]
    assert [without[20], without[22], nine_days[20], nine_days[22]] == [25] * 4
    assert [ten_days[day] for day in (22, 25, 27, 29)] == [15, 25, 25, 25]


def with_ten(effort: str) -> Planned:
    """A 10 km A race on Sunday 31 January, free every evening."""
    race = {"name": "Ten", "date": "2027-01-31", "distance": "10 km", "effort": effort}
    free = {"daily": ["18:00-19:00"]}
    return planned(season={"end": "2027-02-14"}, races=[race], free_time=free)


def test_a_race_run_for_training_halves_taper_and_recovery_and_keeps_the_days_before_it() -> None:
    raced, trained = with_ten("race"), with_ten("training")
    phases = [
        [(phase.kind.value, phase.start.day) for phase in plan.instance.problem.season.phases]
        for plan in (raced, trained)
    ]
    assert phases == [
        [("build", 4), ("taper", 18), ("race", 25), ("recovery", 1), ("maintenance", 8)],
        [("build", 4), ("peak", 18), ("race", 25), ("recovery", 1), ("maintenance", 8)],
    ]
    around = []
    for plan in (raced, trained):
        days = sorted(plan.instance.problem.admissible_days)
        around.append([max(d for d in days if d < RACE_DAY), min(d for d in days if d > RACE_DAY)])
        used = [session.day for session in plan.sessions]
        assert not [day for day in used if around[-1][0] < day < around[-1][1]]
    assert around == [
        [date(2027, 1, 29), date(2027, 2, 3)],  # two days off after it
        [date(2027, 1, 29), date(2027, 2, 2)],  # one
    ]
    week = date(2027, 1, 18)
    assert [
        max(s.minutes for s in plan.sessions if 0 <= (s.day - week).days < 7)
        for plan in (raced, trained)
    ] == [15, 20]


def sparing(**more: str) -> Planned:
    """One who bends the low back as little as possible."""
    return planned(athlete={"avoid": [{"flag": "lumbar-flexion", **more}]})


def test_a_dated_flag_holds_through_its_last_day_and_for_both_sides() -> None:
    without, always = planned(), sparing()
    until, left = sparing(until="2027-01-18"), sparing(until="2027-01-18", side="left")
    assert min(without.days_with_flag("lumbar-flexion")) < date(2027, 1, 18)
    assert always.days_with_flag("lumbar-flexion") == []
    assert until.days_with_flag("lumbar-flexion")
    assert min(until.days_with_flag("lumbar-flexion")) > date(2027, 1, 18)
    assert left.sessions == until.sessions
    assert [note for note in until.notes if "avoid until 2027-01-18" in note]
    assert not [note for note in always.notes if "avoid until" in note]


def cleared(day: str | None) -> Planned:
    """An athlete whose flag asks for a clinician's word."""
    word = {"cleared": day} if day else {}
    return planned(athlete={"avoid": ["hypertension"], **word})


def test_before_the_day_of_clearance_there_is_only_gentle_work() -> None:
    """Monday 18 January is a day with core."""
    monday, eased = date(2027, 1, 18), date(2027, 2, 1)
    never, later, before = cleared(None), cleared("2027-01-18"), cleared("2026-12-31")
    assert {max(never.levels(session)) for session in never.sessions} == {1}
    assert {session.session_class.value for session in never.sessions} == {"light"}
    for session in later.sessions:
        highest = 1 if session.day < monday else 2 if session.day < eased else 5
        assert max(later.levels(session)) <= highest
        assert session.day >= eased or session.session_class == "light"
    assert max(max(later.levels(s)) for s in later.sessions if monday <= s.day < eased) == 2
    assert monday in {session.day for session in later.sessions}
    assert all(max(before.levels(session)) > 1 for session in before.sessions)
    words = [[note for note in plan.notes if "cleared" in note] for plan in (never, later, before)]
    assert words == [
        [
            "Until a clinician agrees (write athlete.cleared: YYYY-MM-DD) only level 1 and "
            "breathing is planned."
        ],
        ["Before 2027-01-18 (athlete.cleared) only level 1 and breathing is planned."],
        [],
    ]
