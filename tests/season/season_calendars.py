"""Race calendars with their phases, worked by hand from the rules.

``W`` counts whole weeks to the race week, ``T`` is the taper in weeks, ``N = W - T``; peak is
0.20 N (1 to 4), build 0.35 N (2 to 8), both rounded half up, base the rest. Lengths are weeks, or
days where they end in ``d``. Seasons start on Monday 2027-01-04 unless they say otherwise.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.athlete.models.file import AthleteFile
from planner.athlete.models.free_time import FreeTime
from planner.athlete.models.person import Athlete
from planner.athlete.models.running import Running
from planner.athlete.models.season import ManualPhase, Pause, Race, SeasonRequest

FIVE, TEN, HALF, MARATHON, ULTRA = 5_000, 10_000, 21_098, 42_195, 100_000
START = date(2027, 1, 4)


def day(text: str) -> date:
    """``03-14`` is in 2027; a whole ISO date is itself."""
    return date.fromisoformat(text if len(text) > 5 else f"2027-{text}")


def race(when: str, distance: int, priority: str = "A", **more: Any) -> Race:
    """A race named after its day."""
    return Race.model_validate(
        {"name": when, "date": day(when), "distance": distance, "priority": priority, **more}
    )


def pause(first: str, last: str, reason: str = "") -> Pause:
    """A pause; both days are included."""
    return Pause.model_validate({"from": day(first), "to": day(last), "reason": reason})


def athlete_file(
    *races: Race,
    experience: str = "regular",
    born: int | None = None,
    start: str | None = "2027-01-04",
    end: str | None = None,
    phases: str = "",
    pauses: tuple[Pause, ...] = (),
    mileage: dict[date, int] | None = None,
) -> AthleteFile:
    """An athlete with these races; ``phases`` are written ``base 01-04, build 02-01``."""
    manual = [item.split() for item in phases.split(",") if item]
    return AthleteFile(
        athlete=Athlete.model_validate(
            {"timezone": "Europe/Berlin", "experience": experience, "born": born}
        ),
        season=SeasonRequest(
            start=day(start) if start else None,
            end=day(end) if end else None,
            phases=tuple(
                ManualPhase.model_validate({"phase": kind, "start": day(first)})
                for kind, first in manual
            ),
            pauses=pauses,
        ),
        races=races,
        running=Running(mileage=mileage or {}),
        free_time=FreeTime(),
    )


@dataclass(frozen=True)
class Calendar:
    """A file, the phases and first days that it must give, the season's end, and the sum."""

    name: str
    file: AthleteFile
    phases: str
    starts: str
    end: str
    why: str


f, r, C = athlete_file, race, Calendar
FULL = "base 3, build 3, peak 2, taper 1, race 1, recovery 1"
FULL_STARTS = "01-04 01-25 02-15 03-01 03-08 03-15"

CALENDARS = [
    C("marathon", f(r("04-25", MARATHON)),
      "base 5, build 5, peak 3, taper 2, race 1, recovery 3",
      "01-04 02-08 03-15 04-05 04-19 04-26", "05-16", "W 16, T 3, N 13: 2.6 > 3, 4.55 > 5, 5"),
    C("half", f(r("03-14", HALF)), FULL, FULL_STARTS, "03-21",
      "W 10, T 2, N 8: 1.6 > 2, 2.8 > 3, 3; 7 days end on Sunday 03-21"),
    C("10k", f(r("03-14", TEN)), FULL, FULL_STARTS, "03-21",
      "10 days > T 2, as the half; 5 days end on 03-19, its Sunday is 03-21"),
    C("5k", f(r("03-14", FIVE)), "base 4, build 3, peak 2, race 1, recovery 1",
      "01-04 02-01 02-22 03-08 03-15", "03-21", "W 10, T 1, N 9: 1.8 > 2, 3.15 > 3, 4"),
    C("new 5k in 9 weeks", f(r("03-07", FIVE), experience="new"),
      "base 4, build 3, peak 1, race 1, recovery 1",
      "01-04 02-01 02-22 03-01 03-08", "03-14", "N 8: 2, 3, 3; base keeps 4, from peak"),
    C("new 10k in 8 weeks", f(r("02-28", TEN), experience="new"),
      "base 4, build 2, taper 1, race 1, recovery 1",
      "01-04 02-01 02-15 02-22 03-01", "03-07", "N 6: 1, 2, 3; base keeps 4: no peak"),
    C("new 10k in 7 weeks", f(r("02-21", TEN), experience="new"),
      "base 4, build 1, taper 1, race 1, recovery 1",
      "01-04 02-01 02-08 02-15 02-22", "02-28", "N 5: 1, 2, 2; 2 more from peak and build"),
    C("new 10k in 6 weeks", f(r("02-14", TEN), experience="new"),
      "base 4, taper 1, race 1, recovery 1",
      "01-04 02-01 02-08 02-15", "02-21", "N 4: all of it is base"),
    C("10k in 5 weeks", f(r("02-07", TEN)), "build 2, peak 1, taper 1, race 1, recovery 1",
      "01-04 01-18 01-25 02-01 02-08", "02-14", "N 3: 0.6 > 1, 1.05 > 2, 0"),
    C("10k in 4 weeks", f(r("01-31", TEN)), "build 2, taper 1, race 1, recovery 1",
      "01-04 01-18 01-25 02-01", "02-07", "N 2: build 2, nothing left"),
    C("10k in 3 weeks", f(r("01-24", TEN)), "build 1, taper 1, race 1, recovery 1",
      "01-04 01-11 01-18 01-25", "01-31", "N 1"),
    C("marathon in 2 weeks", f(r("01-17", MARATHON)), "taper 1, race 1, recovery 3",
      "01-04 01-11 01-18", "02-07", "W 2 < T 3: one week of taper"),
    C("race week only", f(r("01-10", HALF)), "race 1, recovery 1", "01-04 01-11", "01-17", "W 1"),
    C("on the first day", f(r("01-04", FIVE)), "race 1d, recovery 6d", "01-04 01-05", "01-10",
      "3 days end on 01-07, its Sunday is 01-10"),
    C("on the last day", f(r("03-14", HALF), end="03-14"),
      "base 3, build 3, peak 2, taper 1, race 1", "01-04 01-25 02-15 03-01 03-08", "03-14",
      "as the half, nothing after it"),
    C("season ends before the race", f(r("04-25", MARATHON), end="02-28"), "base 5, build 3",
      "01-04 02-08", "02-28", "as the marathon, cut off"),
    C("on a Wednesday", f(r("03-10", TEN)),
      "base 3, build 3, peak 2, taper 1, race 3d, recovery 11d",
      "01-04 01-25 02-15 03-01 03-08 03-11", "03-21", "5 days end on Monday 03-15 > 03-21"),
    C("from a Thursday", f(r("03-14", HALF), start="01-07"),
      "base 32d, build 2, peak 1, taper 1, race 1, recovery 1",
      "01-07 02-08 02-22 03-01 03-08 03-15", "03-21",
      "from Monday 01-11 W 9, N 7: 1.4 > 1, 2.45 > 2, 4; and 4 days"),
    C("100 km", f(r("06-27", ULTRA), experience="experienced"),
      "base 11, build 8, peak 4, taper 1, race 1, recovery 4",
      "01-04 03-22 05-17 06-14 06-21 06-28", "07-25", "W 25, T 2, N 23: 4.6 > 4, 8.05 > 8, 11"),
    C("60 years old", f(r("04-25", MARATHON), experience="experienced", born=1967),
      "base 5, build 5, peak 3, taper 2, race 1, recovery 5",
      "01-04 02-08 03-15 04-05 04-19 04-26", "05-30", "31.5 > 32 days: 05-27, its Sunday 05-30"),
    C("first marathon", f(r("04-25", MARATHON, first=True), start="03-01"),
      "base 2, build 2, peak 1, taper 2, race 1, recovery 5",
      "03-01 03-15 03-29 04-05 04-19 04-26", "05-30", "W 8, N 5: 1, 1.75 > 2, 2; 32 days"),
    C("for training", f(r("04-25", MARATHON, effort="training")),
      "base 6, build 5, peak 3, taper 1, race 1, recovery 2",
      "01-04 02-15 03-22 04-12 04-19 04-26", "05-09",
      "10.5 days > T 2, N 14: 2.8 > 3, 4.9 > 5, 6; 10.5 > 11 days: 05-06, Sunday 05-09"),
    C("52 weeks", f(r("2028-01-02", FIVE)), "base 39, build 8, peak 4, race 1, recovery 1",
      "01-04 10-04 11-29 12-27 2028-01-03", "2028-01-09", "W 52, N 51: 10.2 > 4, 17.85 > 8, 39"),
    C("over week 53 of 2026", f(r("01-31", HALF), start="2026-12-07"),
      "base 3, build 2, peak 1, taper 1, race 1, recovery 1",
      "2026-12-07 2026-12-28 01-11 01-18 01-25 02-01", "02-07", "W 8, N 6: 1.2 > 1, 2.1 > 2, 3"),
    C("marathons 20 weeks apart", f(r("04-25", MARATHON), r("09-12", MARATHON)),
      "base 5, build 5, peak 3, taper 2, race 1, recovery 3, "
      "base 3, build 8, peak 3, taper 2, race 1, recovery 3",
      "01-04 02-08 03-15 04-05 04-19 04-26 05-17 06-07 08-02 08-23 09-06 09-13", "10-03",
      "second W 17, N 14: 3, 5, 6; base at most 3, so build 8"),
    C("halves 30 weeks apart", f(r("03-14", HALF), r("10-10", HALF)),
      FULL + ", maintenance 12, base 3, build 8, peak 4, taper 1, race 1, recovery 1",
      FULL_STARTS + " 03-22 06-14 07-05 08-30 09-27 10-04 10-11", "10-17",
      "second W 29, N 27: 5.4 > 4, 9.45 > 8, 15; base 3, 12 left over"),
    C("halves 10 weeks apart", f(r("03-14", HALF), r("05-23", HALF)),
      FULL + ", base 3, build 3, peak 1, taper 1, race 1, recovery 1",
      FULL_STARTS + " 03-22 04-12 05-03 05-10 05-17 05-24", "05-30",
      "second W 9, N 7: 1, 2, 4; base 3, build 3"),
    C("10k races 6 weeks apart", f(r("03-14", TEN), r("04-25", TEN)),
      FULL + ", maintenance 1, build 2, taper 1, race 1, recovery 1",
      FULL_STARTS + " 03-22 03-29 04-12 04-19 04-26", "05-02", "W 5, N 3: 1 and 2"),
    C("10k races 4 weeks apart", f(r("03-14", TEN), r("04-11", TEN)),
      FULL + ", maintenance 1, taper 1, race 1, recovery 1",
      FULL_STARTS + " 03-22 03-29 04-05 04-12", "04-18", "W 3, N 1"),
    C("10k races 3 weeks apart", f(r("03-14", TEN), r("04-04", TEN)),
      FULL + ", maintenance 1, race 1, recovery 1",
      FULL_STARTS + " 03-22 03-29 04-05", "04-11", "gap 3: W 2, T 1"),
    C("5k six days after", f(r("03-14", HALF), r("03-20", FIVE)),
      "base 3, build 3, peak 2, taper 1, race 1, race 6d, recovery 8d",
      "01-04 01-25 02-15 03-01 03-08 03-15 03-21", "03-28", "no week in between; 3 days: 03-23"),
    C("Saturday and Sunday", f(r("03-13", FIVE), r("03-14", TEN)),
      "base 4, build 3, peak 2, race 6d, race 1d, recovery 1",
      "01-04 02-01 02-22 03-08 03-14 03-15", "03-21", "as the 5k; the second is in its week"),
    C("three goals", f(r("02-07", FIVE), r("04-11", TEN), r("06-13", HALF)),
      "base 1, build 2, peak 1, race 1, recovery 1, "
      "base 3, build 2, peak 1, taper 1, race 1, recovery 1, "
      "base 3, build 2, peak 1, taper 1, race 1, recovery 1",
      "01-04 01-11 01-25 02-01 02-08 02-15 03-08 03-22 03-29 04-05 04-12 "
      "04-19 05-10 05-24 05-31 06-07 06-14", "06-20", "N 4: 1, 2, 1; twice W 8, N 6: 1, 2, 3"),
    C("B and C races on the way",
      f(r("02-28", TEN, "C"), r("03-14", HALF, "B"), r("04-25", MARATHON)),
      "base 5, build 5, peak 3, taper 2, race 1, recovery 3",
      "01-04 02-08 03-15 04-05 04-19 04-26", "05-16", "they change no phase"),
    C("a B race only", f(r("03-14", TEN, "B")), "maintenance 11", "01-04", "03-21",
      "5 days: 03-19, Sunday 03-21; 11 weeks < 12"),
    C("a C race only, new", f(r("02-28", FIVE, "C"), experience="new"), "base 6, maintenance 3",
      "01-04 02-15", "03-07", "3 days: 03-03, Sunday 03-07; 9 weeks"),
    C("no race, 16 weeks", f(end="04-25"), "base 6, maintenance 10", "01-04 02-15", "04-25",
      "12 weeks or more"),
    C("no race, 11 weeks", f(end="03-21"), "maintenance 11", "01-04", "03-21", "below 12"),
    C("no race, new, 5 weeks", f(end="02-07", experience="new"), "base 5", "01-04", "02-07",
      "less than 6"),
    C("no race, new, 12 weeks", f(end="03-28", experience="new"), "base 8, maintenance 4",
      "01-04 03-01", "03-28", "12 weeks or more: 8"),
    C("manual up to the race", f(r("04-25", MARATHON), phases="base 01-04,build 02-01,taper 04-05"),
      "base 4, build 9, taper 2, race 1, recovery 3",
      "01-04 02-01 04-05 04-19 04-26", "05-16", "race week and recovery stay"),
    C("manual throughout, odd days",
      f(r("03-14", HALF), end="03-28", phases="base 01-04,build 02-03,taper 03-01,race 03-12,"
        "recovery 03-15,maintenance 03-18"),
      "base 30d, build 26d, taper 11d, race 3d, recovery 3d, maintenance 11d",
      "01-04 02-03 03-01 03-12 03-15 03-18", "03-28", "dates as given"),
    C("manual from the middle", f(r("03-14", HALF), phases="maintenance 02-15"),
      "base 3, build 3, maintenance 3, race 1, recovery 1",
      "01-04 01-25 02-15 03-08 03-15", "03-21", "counted up to 02-15"),
    C("after last year's marathon", f(r("2026-12-20", MARATHON), r("03-14", HALF)),
      "recovery 1, base 4, build 2, peak 1, taper 1, race 1, recovery 1",
      "01-04 01-11 02-08 02-22 03-01 03-08 03-15", "03-21", "21 days: 01-10; W 9, N 7: 1, 2, 4"),
    C("with a pause", f(r("03-14", HALF), pauses=(pause("01-25", "02-10"),)), FULL, FULL_STARTS,
      "03-21", "a pause changes weeks, not phases"),
]  # fmt: skip
