"""Files made to hurt are refused, or bounded and named."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.errors import InputError
from planner.inputs.history.csv_file import MOST_COLUMNS, MOST_ROWS, read_table
from tests.inputs.history.exports import STRAVA_DATES, read, strava, strava_row

GOOD = strava(strava_row(STRAVA_DATES["en"]))
HEADER, ROW = GOOD.splitlines()


def refusal(folder: Path, content: str | bytes) -> str:
    with pytest.raises(InputError) as caught:
        read(folder, content)
    return str(caught.value)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("," * 10**6, "a line of 1000001 characters; at most 100000 are read"),
        ("a," * 5000, "5001 cells under 21 columns; a comma or quotation mark is amiss"),
        ("1,2", "2 cells under 21 columns; a comma or quotation mark is amiss"),
        ("\0" * 200_000, "a line of 200001 characters; at most 100000 are read"),
        (f"{ROW},more", "22 cells under 21 columns; a comma or quotation mark is amiss"),
    ],
)
def test_a_ragged_row_shifts_nothing(tmp_path: Path, row: str, reason: str) -> None:
    history = read(tmp_path, f"{HEADER}\n{row}\n{ROW}\n")
    assert [str(each) for each in history.skipped] == [f"0.csv:2: {reason}"]
    assert [run.metres for run in history.activities] == [10_000]


def test_empty_cells_too_many_are_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, f"{HEADER}\n{ROW},,,\n").skipped == ()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "it has no line of headers"),
        ("\n\n\n", "it has no line of headers"),
        ("," * 10**6 + f"\n{ROW}\n", "these columns match no known export"),
        ("a," * MOST_COLUMNS + "\n", "401 columns are too many for a history, which has 400"),
        ("hello\nworld\n", "these columns match no known export"),
        (f"{HEADER}\n", "there is no activity in it"),
        (f"{HEADER}\n" + f"{ROW}\n" * (MOST_ROWS + 1), f"more than {MOST_ROWS} rows"),
        (f"{HEADER}\n" + "\r" * 500_000, "more than 400000 lines"),
        (f'{HEADER}\n1,"' + "1,2\n" * 50_000, "a quotation mark may be missing"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 50, "these columns match no known export"),
        (b"week,distance\n" + b"#" * (33 * 1024 * 1024), "the file is larger than 32 MiB"),
    ],
)
def test_a_file_that_is_no_history(tmp_path: Path, content: str | bytes, reason: str) -> None:
    assert reason in refusal(tmp_path, content)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings(tmp_path: Path, encoding: str) -> None:
    text = strava(strava_row(STRAVA_DATES["de"], "Lauf", title="Grün"), language="de")
    (run,) = read(tmp_path, text.encode(encoding)).activities
    assert run.title == "Grün"


def test_a_title_cannot_steer_a_terminal(tmp_path: Path) -> None:
    row = strava_row(STRAVA_DATES["en"], title="a\x1b]0;x\x07b\u202ec")
    (run,) = read(tmp_path, strava(row)).activities
    assert run.title == "a]0;xbc"
    bad = strava(strava_row("\x1b[31mnever"), strava_row(STRAVA_DATES["en"]))
    assert read(tmp_path, bad).skipped[0].reason == "'[31mnever' is not a date with a time"


@given(content=st.one_of(st.text(max_size=300), st.binary(max_size=300)))
def test_any_bytes_are_a_table_or_refused(
    content: str | bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "replace"))
    try:
        table = read_table(path, "any.csv")
    except InputError:
        return
    assert all(len(cells) == len(table.header) for _, cells in table.rows)


CELLS = st.one_of(
    st.text(max_size=12),
    st.floats().map(str),
    st.sampled_from(["--", "1e308", "1,020", "7,00", "Run", "00:50:00", *STRAVA_DATES.values()]),
)


@settings(max_examples=30)
@given(rows=st.lists(st.lists(CELLS, min_size=21, max_size=21), min_size=1, max_size=5))
def test_whatever_a_row_says_only_finite_numbers_come_out(
    rows: list[list[str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = strava(strava_row(STRAVA_DATES["en"]), *rows)
    try:
        history = read(tmp_path_factory.getbasetemp(), text.encode("utf-8", "replace"))
    except InputError:
        return
    numbers = history.table.drop(columns="monday")
    assert (numbers.dtypes == "int64").all()
    assert ((numbers >= 0) & (numbers < 10**7)).all(axis=None)


def test_a_clock_that_ran_ahead_does_not_end_the_history(tmp_path: Path) -> None:
    days = [strava_row(f"Nov {n}, 2026, 6:00:00 AM") for n in range(1, 13)]
    ahead = strava_row("Jan 1, 2098, 6:00:00 AM")
    history = read(tmp_path, strava(*days, ahead))
    assert (history.end, len(history.activities)) == (date(2026, 11, 12), 12)
    assert [each.reason for each in history.skipped] == [
        "the activity of 2098-01-01 is long after all others; the clock of its device may have "
        "been wrong"
    ]
    assert read(tmp_path, strava(*days[:2], ahead)).skipped == ()
