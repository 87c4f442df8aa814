"""The title of a session: what is in it, how long it is and how hard."""

from datetime import date

from planner.ics.session_title import session_title
from planner.plan.plan import SessionClass
from tests.ics.calendar_samples import plan, session
from tests.ics.programme_samples import BLOCK, letter, programmed

LETTERS = (
    letter(),
    letter(letter="B", title="back and bridges"),
    letter(programme=2, title="turns and sides"),
)


def title(day: str, **changes: object) -> str:
    given = session(f"{day}T19:00", 15, **changes)
    after = BLOCK.model_copy(
        update={"start": BLOCK.end, "end": date(2027, 3, 1), "programme": 2, "lighter": ()}
    )
    return session_title(given, programmed(given, letters=LETTERS, blocks=(BLOCK, after)))


def test_by_block_and_letter() -> None:
    assert title("2027-01-31", effort="steady") == "Core A: hips and planks, 15 min, steady"
    assert (
        title("2027-01-31", letter="B", effort="easy") == "Core B: back and bridges, 15 min, easy"
    )
    assert title("2027-02-01", effort="strong") == "Core A: turns and sides, 15 min, strong"
    assert title("2027-02-01", letter="B") == "Core B: 15 min, steady"
    assert title("2027-03-01") == "Core A: 15 min, steady"


def test_plans_of_before() -> None:
    efforts = {
        SessionClass.LIGHT: "easy",
        SessionClass.MEDIUM: "steady",
        SessionClass.HEAVY: "strong",
    }
    for kind, effort in efforts.items():
        given = session("2027-01-11T19:00", 20, session_class=kind)
        assert session_title(given, plan(given)) == f"Core A: 20 min, {effort}"
