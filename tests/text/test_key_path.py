"""Paths as people write them."""

import pytest

from planner.text.key_path import KeyPath, dotted


@pytest.mark.parametrize(
    ("path", "written"),
    [((), ""), (("races", 1, "date"), "races[2].date"), (("a\x1b", "x" * 50), f"a.{'x' * 39}…")],
)
def test_dotted(path: KeyPath, written: str) -> None:
    assert dotted(path) == written
