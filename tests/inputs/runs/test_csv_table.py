"""CSV files to rows: delimiters, encodings, bounds."""

from pathlib import Path

import pytest

from planner.errors import InputError
from planner.inputs.runs.csv_table import MOST_CELL, MOST_MIB, MOST_ROWS, Table, read_table


def table(folder: Path, content: str | bytes) -> Table:
    path = folder / "plan.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_table(path)


def refusal(folder: Path, content: str | bytes) -> str:
    with pytest.raises(InputError) as caught:
        table(folder, content)
    (mistake,) = caught.value.mistakes
    return str(mistake).removeprefix(f"{folder}/")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("start", ["", "\ufeff", "\r\n\r\n"])
def test_delimiters_and_marks_at_the_start(tmp_path: Path, delimiter: str, start: str) -> None:
    text = f"{start}Date{delimiter}Séance\r\n2027-01-05{delimiter}Côtes\r\n"
    found = table(tmp_path, text)
    assert found.columns == ("date", "seance")
    assert [dict(row.cells) for row in found.rows] == [{"date": "2027-01-05", "seance": "Côtes"}]


def test_lines_are_those_of_the_file_also_behind_quoted_line_breaks(tmp_path: Path) -> None:
    found = table(tmp_path, 'date,title\n\n2027-01-05,"two\nlines, one run"\n,\n2027-01-06,b\n')
    assert [(row.line, row.cells["title"]) for row in found.rows] == [
        (3, "two lines, one run"),
        (6, "b"),
    ]


def test_rows_may_be_ragged_and_the_first_of_two_columns_wins(tmp_path: Path) -> None:
    found = table(tmp_path, "date,title,title\n2027-01-05\n2027-01-06,a,b,c,d\n")
    assert [dict(row.cells) for row in found.rows] == [
        {"date": "2027-01-05", "title": ""},
        {"date": "2027-01-06", "title": "a"},
    ]


def test_excel_says_its_delimiter_in_a_line_of_its_own(tmp_path: Path) -> None:
    assert table(tmp_path, "sep=;\ndate;title\n2027-01-05;a, b\n").columns == ("date", "title")


def test_control_characters_are_taken_out_and_cells_cut(tmp_path: Path) -> None:
    found = table(tmp_path, f"date,title\n2027-01-05,a\x1b[31m\x00\u202eb{'x' * 9_000}\n")
    title = found.rows[0].cells["title"]
    assert title.startswith("a [31m b")
    assert len(title) <= MOST_CELL


def test_an_empty_file_is_an_empty_table(tmp_path: Path) -> None:
    assert table(tmp_path, "") == Table((), 1, ())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            "date,title\n2027-01-05,Läufe\n".encode("latin-1"),
            "plan.csv:2:1: this is not UTF-8 text; save the table again as CSV UTF-8",
        ),
        (
            "date,title\n".encode("utf-16"),
            "plan.csv:1:1: this is not UTF-8 text; save the table again as CSV UTF-8",
        ),
        (
            "date,title\n" + "2027-01-05,a\n" * (MOST_ROWS + 1),
            f"plan.csv:{MOST_ROWS + 2}:1: there are more than {MOST_ROWS} rows; "
            "leave out past years",
        ),
        (",".join("abc" for _ in range(10**5)), "plan.csv:1:1: 201 columns are too many"),
        (
            b"x" * (MOST_MIB * 1024 * 1024 + 1),
            f"plan.csv:1:1: the file is larger than {MOST_MIB} MiB; leave out past years",
        ),
        ('date,title\n2027-01-05,"' + "x" * 200_000, "plan.csv:2:1: this row is no CSV"),
    ],
)
def test_what_is_no_table_or_too_large_is_refused(
    tmp_path: Path, content: str | bytes, said: str
) -> None:
    assert refusal(tmp_path, content).startswith(said)


def test_what_is_no_file_is_said_for_the_place_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="there is no such file; write it as seen from athlete"):
        read_table(tmp_path / "none.csv")
    with pytest.raises(ValueError, match="this is not a file"):
        read_table(tmp_path)
