"""The file of rules: what is in it, and mistakes in one like it."""

import re

import pytest

from planner.errors import InputError
from planner.inputs.runs.title_rules import any_of, built_in, read_rules
from planner.yaml.document import parse_yaml

RIGHT = """\
words:
  strides: {en: [strides]}
  around: {en: [WU]}
  fast: {de: [zügig]}
rules:
  - {id: fast, kind: tempo, words: [fast]}
  - {id: rest, kind: easy, sure: false}
"""


def mistakes(text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_rules(parse_yaml(text, "r"))
    return [str(mistake) for mistake in caught.value.mistakes]


def test_the_rules_that_come_along_are_right() -> None:
    rules = built_in().rules
    assert rules[-1].id == "unknown"
    assert len({rule.id for rule in rules}) == len(rules) > 20


def test_a_small_file() -> None:
    assert [rule.id for rule in read_rules(parse_yaml(RIGHT, "r")).rules] == ["fast", "rest"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[fast]}", "[fats]}", "r:6:37: rules[1].words[1]: 'fats' is not a list under words"),
        ("id: fast", "id: rest", "r:7:10: rules[2].id: 'rest' is the id of another rule too"),
        ("{de: [zügig]}", "{it: [veloce]}", "r:4:10: words.fast.it: 'it' is not a key here"),
        ("[zügig]", "[' ']", "r:4:15: words.fast.de[1]: '' is not a word"),
        ("  strides: {en: [strides]}\n", "", "r:2:3: words: the list 'strides' is needed"),
        ("easy, sure: false", "easy", "r:6:3: rules: the last rule must ask for nothing"),
        ("kind: tempo", "kinds: tempo", "r:6:16: rules[1].kinds: 'kinds' is not a key here"),
    ],
)
def test_mistakes_have_their_place(old: str, new: str, said: str) -> None:
    assert old in RIGHT
    found = mistakes(RIGHT.replace(old, new, 1))
    assert any(each.startswith(said) for each in found), found


@pytest.mark.parametrize(
    ("words", "fits", "doesnt"),
    [
        ("long run", ["long run", "a long-run", "long: run"], ["longrun", "along run"]),
        ("interval*", ["intervals 6x", "interval"], ["winterval"]),
        ("*lauf", ["waldlauf", "lauf"], ["laufen"]),
        ("#k pace", ["10k pace"], ["k pace", "10k paces"]),
        ("@ mp", ["8 @ mp"], ["8 @ mph", "mp"]),
        ("Läufe", ["6 laufe"], ["anlaufe"]),
    ],
)
def test_words_stand_whole(words: str, fits: list[str], doesnt: list[str]) -> None:
    pattern = re.compile(any_of([words]))
    assert [text for text in fits if not pattern.search(text)] == []
    assert [text for text in doesnt if pattern.search(text)] == []
