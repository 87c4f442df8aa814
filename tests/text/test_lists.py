"""Several things in words."""

from planner.text.lists import and_list, counted, or_list


def test_lists() -> None:
    lists = (["a"], ["a", "b"], ["a", "b", "c"])
    assert [and_list(words) for words in lists] == ["a", "a and b", "a, b and c"]
    assert [or_list(iter(words)) for words in lists] == ["a", "a or b", "a, b or c"]


def test_counted() -> None:
    assert [counted(n, "week") for n in (0, 1, 2)] == ["0 weeks", "1 week", "2 weeks"]
    assert [counted(n, "guess", "guesses") for n in (1, 2)] == ["1 guess", "2 guesses"]
