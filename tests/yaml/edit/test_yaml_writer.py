"""New values: quotes where they are needed, lines where one does not hold them."""

from datetime import date

import pytest

from tests.yaml.edit.samples import LONG, edit

BELOW = "  - one word after another one word after another one word after another makes a line\n"
BELOW += "  - that is too long for its key\n"


@pytest.mark.parametrize(
    ("value", "block", "flow"),
    [
        ("half marathon", "half marathon", "half marathon"),
        ("Zoë’s 10 km", "Zoë’s 10 km", "Zoë’s 10 km"),
        ("off", "off", "off"),
        ("NO", "NO", "NO"),
        ("./club.yaml", "./club.yaml", "./club.yaml"),
        ("a, b", "a, b", '"a, b"'),
        ("a [b]", "a [b]", '"a [b]"'),
        ("a:b", "a:b", '"a:b"'),
        ("a: b", '"a: b"', '"a: b"'),
        ("a:", '"a:"', '"a:"'),
        ("a #b", '"a #b"', '"a #b"'),
        ("a#b", "a#b", "a#b"),
        ("- a", '"- a"', '"- a"'),
        ("*a", '"*a"', '"*a"'),
        ('say "hi"', 'say "hi"', 'say "hi"'),
        ('"hi"', '"\\"hi\\""', '"\\"hi\\""'),
        (" a", '" a"', '" a"'),
        ("a ", '"a "', '"a "'),
        ("", '""', '""'),
        ("...", '"..."', '"..."'),
        ("a\nb\tc", '"a\\nb\\tc"', '"a\\nb\\tc"'),
        ("18:00", '"18:00"', '"18:00"'),
        ("07:00-07:20", '"07:00-07:20"', '"07:00-07:20"'),
        ("true", '"true"', '"true"'),
        ("Null", '"Null"', '"Null"'),
        ("12", '"12"', '"12"'),
        ("1e3", '"1e3"', '"1e3"'),
        (".inf", '".inf"', '".inf"'),
        ("9" * 30, f'"{"9" * 30}"', f'"{"9" * 30}"'),
        ("2027-01-04", '"2027-01-04"', '"2027-01-04"'),
        (date(2027, 1, 4), "2027-01-04", "2027-01-04"),
        (False, "false", "false"),
        (-3, "-3", "-3"),
        (1e-7, "1e-07", "1e-07"),
        ([None, [], {}], "[null, [], {}]", "[null, [], {}]"),
        ({"a b": 1, "<<": 2, "a: b": 3, "5": 4, "x,": 5},) * 1
        + ('{a b: 1, "<<": 2, "a: b": 3, 5: 4, "x,": 5}',) * 2,
        (
            {"date": date(2027, 2, 9), "windows": ["09:00-10:00"]},
            '{date: 2027-02-09, windows: ["09:00-10:00"]}',
            '{date: 2027-02-09, windows: ["09:00-10:00"]}',
        ),
    ],
)
def test_quotes_only_where_they_are_needed(value: object, block: str, flow: str) -> None:
    assert edit("a: 0.5\n", "/a", value) == f"a: {block}\n"
    assert edit("a: [0.5]\n", "/a/0", value) == f"a: [{flow}]\n"


@pytest.mark.parametrize(
    ("text", "pointer", "result"),
    [
        ("a: 1\n", "/a", f"a:\n{BELOW}"),
        ("a: 1 # c\nb: 1\n", "/a", f"a: # c\n{BELOW}b: 1\n"),
        ("a: | # c\n  x\nb: 1\n", "/a", f"a: # c\n{BELOW}b: 1\n"),
        ("a: # c\nb: 1\n", "/a", f"a: # c\n{BELOW}b: 1\n"),
        ("a: # c\n  x: 1\nb: 1\n", "/a", f"a: # c\n{BELOW}b: 1\n"),
        ("a:\n- 1\nb: 1\n", "/a", "a:\n" + BELOW.replace("  -", "-") + "b: 1\n"),
        ("b: 1\n", "/a", f"b: 1\na:\n{BELOW}"),
        ("- 1\n", "/0", "- " + BELOW[2:]),
        ("- 1 # c\n", "/0", f"- # c\n{BELOW}"),
        ("- 1\n", "/-", "- 1\n- " + BELOW[2:]),
        ("- x: 1\n  y: 1\n", "/0", "- " + BELOW[2:]),
    ],
)
def test_what_is_too_long_for_a_line_gets_lines(text: str, pointer: str, result: str) -> None:
    assert edit(text, pointer, LONG) == result


def test_a_long_mapping_takes_the_place_of_a_list_at_its_keys_column() -> None:
    result = edit("a:\n- 1\nb: 1\n", "/a", {"x": LONG, "y": 1})
    assert result == "a:\n  x:\n" + BELOW.replace("  -", "    -") + "  y: 1\nb: 1\n"
