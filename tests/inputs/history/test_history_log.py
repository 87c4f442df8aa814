"""``running.mileage`` with files: from athlete.yaml to the season."""

import hashlib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from planner.errors import InputError
from planner.instance import Instance, load
from tests.inputs.history.exports import GARMIN_HEADER, fit, garmin_row, strava, strava_day, table

HEAD = """\
athlete: {name: Ida, timezone: Europe/Berlin, experience: regular}
season: {start: 2027-01-04, end: 2027-02-28}
free_time: {monday: ["19:00-19:15"]}
"""
TODAY = date(2027, 1, 1)


def year(last: datetime = datetime(2027, 1, 3, 8, tzinfo=UTC), weeks: int = 30) -> str:
    """Two runs a week up to a Sunday, 20 and 10 km."""
    rows = []
    for n in range(weeks):
        sunday = last - timedelta(weeks=n)
        rows += [strava_day(sunday, km=20, seconds=7000), strava_day(sunday - timedelta(days=3))]
    return strava(*rows)


def read(
    folder: Path, mileage: str, *, head: str = HEAD, week: str = "{tuesday: easy}"
) -> Instance:
    path = folder / "athlete.yaml"
    path.write_text(f"{head}running:\n  week: {week}\n  mileage: {mileage}\n")
    return load(path, today=TODAY)


def mistakes(folder: Path, mileage: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        read(folder, mileage)
    return [str(mistake).removeprefix(f"{folder}/") for mistake in caught.value.mistakes]


def test_a_file_feeds_what_weeks_by_hand_feed(tmp_path: Path) -> None:
    (tmp_path / "activities.csv").write_text(year())
    instance = read(tmp_path, "activities.csv")
    assert instance.problem.file.running.mileage[date(2026, 12, 28)] == 30_000
    assert instance.problem.file.running.mileage[date(2027, 2, 22)] == 30_000
    weeks = ", ".join(
        f"{monday}: {m / 1000}" for monday, m in instance.problem.file.running.mileage.items()
    )
    by_hand = read(tmp_path, f"{{{weeks}}}")
    assert instance.problem.season.weeks == by_hand.problem.season.weeks
    assert instance.problem.season.notes == (
        "Mileage from activities.csv up to Sun 3 Jan 2027; after it 8 weeks held at 30 km, the "
        "mean of the last 4.",
    )


def test_a_week_with_far_more_planned_running_is_a_peak_week(tmp_path: Path) -> None:
    (tmp_path / "activities.csv").write_text(year())
    week = "{saturday: {kind: long, distance: 25}, sunday: {kind: easy, distance: 15}}"
    weeks = read(tmp_path, "activities.csv", week=week).problem.season.weeks
    assert [one.peak_mileage for one in weeks][:4] == [True, True, True, False]


def test_files_and_weeks_together_in_a_list(tmp_path: Path) -> None:
    (tmp_path / "activities.csv").write_text(year())
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / "a.fit").write_bytes(fit(datetime(2027, 1, 2, 8, tzinfo=UTC)))
    instance = read(tmp_path, "[activities.csv, log, {2026-12-21: 5, 2027-02-01: 7}]")
    mileage = instance.problem.file.running.mileage
    assert (mileage[date(2026, 12, 28)], mileage[date(2026, 12, 21)]) == (40_000, 5000)
    assert mileage[date(2027, 2, 1)] == 7000
    assert "Mileage from activities.csv and log up to" in instance.problem.season.notes[0]


def test_a_file_and_weeks_in_one_mapping(tmp_path: Path) -> None:
    (tmp_path / "activities.csv").write_text(year())
    instance = read(tmp_path, "{file: activities.csv, 2026-12-28: 44}")
    assert instance.problem.file.running.mileage[date(2026, 12, 28)] == 44_000


def test_weeks_off_lower_the_start_and_the_summary_says_why(tmp_path: Path) -> None:
    (tmp_path / "activities.csv").write_text(year(datetime(2026, 11, 29, 8, tzinfo=UTC)))
    instance = read(tmp_path, "activities.csv")
    usual = read(tmp_path, "{2026-12-28: 30}")
    caps = [[week.level_cap for week in one.problem.season.weeks[:4]] for one in (instance, usual)]
    assert caps == [[1, 1, 1, 3], [3, 3, 3, 3]]
    assert instance.problem.season.notes[0].startswith(
        "From activities.csv: 5 weeks without running before the season (since Mon 30 Nov), "
        "so it starts with 50 % of"
    )


def test_garmins_units_are_the_files_else_the_athletes(tmp_path: Path) -> None:
    rows = [garmin_row(f"2026-12-{29 - n} 06:30:00", "10.00") for n in range(4)]
    (tmp_path / "Activities.csv").write_text(table(GARMIN_HEADER, *rows))
    (said,) = mistakes(tmp_path, "Activities.csv")
    assert said.startswith("Activities.csv:1:1: Garmin doesn't write whether distances are")
    by_key = read(tmp_path, "{file: Activities.csv, units: mi}").problem.file.running.log
    head = HEAD.replace("Berlin,", "Berlin, units: mi,")
    by_athlete = read(tmp_path, "Activities.csv", head=head).problem.file.running.log
    assert by_key is not None
    assert by_athlete is not None
    assert by_key.weeks == by_athlete.weeks
    assert by_key.weeks[date(2026, 12, 21)] == 2 * 16_093


def test_what_was_left_out_is_said(tmp_path: Path) -> None:
    bad = strava_day(datetime(2026, 12, 30, 8, tzinfo=UTC), km="inf", metres="inf")
    (tmp_path / "activities.csv").write_text(year() + strava(bad, bad).partition("\n")[2])
    assert read(tmp_path, "activities.csv").problem.season.notes[-1] == (
        "Left out of the history: activities.csv:62: 'inf' is not a number and 1 more. coreplan "
        "import names all."
    )


def test_mistakes_have_their_place(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_text("")
    assert mistakes(tmp_path, "[gone.csv, {file: gone too.csv}]") == [
        "athlete.yaml:6:13: running.mileage[1]: 'gone.csv': there is no such file; write it as "
        "seen from athlete.yaml",
        "athlete.yaml:6:23: running.mileage[2]: 'gone too.csv': there is no such file; write it "
        "as seen from athlete.yaml",
    ]
    assert mistakes(tmp_path, "empty.csv") == [
        "empty.csv:1:1: it has no line of headers; export it again"
    ]


def test_the_digest_covers_every_files_bytes(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.mkdir()
    first = datetime(2026, 12, 1, 8, tzinfo=UTC)
    for n in range(3):
        (log / f"{n}.fit").write_bytes(fit(first + timedelta(days=n)))
    before = read(tmp_path, "log").written.sha256
    parts = [tmp_path / "athlete.yaml", *sorted(log.iterdir())]
    assert before == hashlib.sha256(b"".join(p.read_bytes() for p in parts)).hexdigest()
    (log / "1.fit").write_bytes(fit(first, metres=9000))
    assert read(tmp_path, "log").written.sha256 != before
