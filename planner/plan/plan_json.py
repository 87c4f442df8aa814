"""Read plan.json: all of it, or the rows of a damaged one that are sound."""

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from planner.errors import UsageError
from planner.plan.plan import SCHEMA, Plan
from planner.plan.plan_fields import MOST_ROWS, MOST_SEASON_DAYS
from planner.text.cleaning import clean_line, quoted
from planner.timeline.instants import monday_of

GENERATOR: Final = "coreplan "
MOST_BYTES: Final = 30_000_000
MOST_KEYS: Final = 1_000
MOST_NAMED: Final = 10
"""At most so many bad rows of a file, and faults of a row, are named."""
_NAME_A_PLAN: Final = "name a plan.json that coreplan solve wrote"
_SEASON: Final = ("season_start", "season_end")
_STAND_INS: Final = {"athlete": "", "timezone": "", "input_sha256": "", "status": "feasible"}
"""These take the place of what a damaged file no longer says."""


class OtherSchemaError(UsageError):
    """A plan was written by another version of coreplan, and is left untouched."""


class _TooManyKeysError(ValueError):
    """An object of the file is none that a plan holds."""


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan.json was read.

    Attributes:
        plan: The plan without its bad rows; None if nothing is left that could be used.
        faults: Each bad row, with its value and what was expected.
    """

    plan: Plan | None = None
    faults: tuple[str, ...] = ()

    @property
    def damage(self) -> str:
        """List the bad rows; empty if there are none."""
        more = len(self.faults) - MOST_NAMED
        return "; ".join([*self.faults[:MOST_NAMED], *([f"and {more} more"] if more > 0 else [])])

    def made_from(self, sha256: str) -> Plan | None:
        """Return the plan if it is whole, and of just this input."""
        fits = self.plan is not None and self.plan.input_sha256 == sha256 and not self.faults
        return self.plan if fits else None


def read_plan(shown: str, content: bytes) -> Plan:
    """Read a plan that is sound as a whole.

    Args:
        shown: The file as the user named it.
        content: Its bytes.

    Raises:
        UsageError: It isn't JSON, not coreplan's, of another version, or damaged.
    """
    found = read_sound_rows(shown, content)
    if found.plan is None or found.faults:
        raise UsageError(
            f"{shown} is damaged: {found.damage}.",
            "solve the athlete's file again, which keeps a damaged plan.json and uses the rest",
        )
    return found.plan


def read_sound_rows(shown: str, content: bytes) -> PlanFile:
    """Read a plan without its bad rows.

    Args:
        shown: The file as the user named it.
        content: Its bytes.

    Raises:
        UsageError: It isn't JSON, not coreplan's, or of another version.
    """
    data = _data_of_ours(shown, content)
    faults = list(_without_bad_rows(data))
    try:
        plan = Plan.model_validate(data)
        faults += _far_from_season(plan)
        return PlanFile(_within_season(plan), tuple(faults))
    except ValidationError as problem:
        bad = dict(_bad_keys(problem))
    faults += dict.fromkeys(bad.values())
    try:
        return PlanFile(Plan.model_validate(_with_stand_ins(data, bad)), tuple(faults))
    except ValidationError:
        return PlanFile(None, tuple(faults))


def _far_from_season(plan: Plan) -> Iterator[str]:
    for number, session in enumerate(plan.sessions):
        if not _is_near(session.day, plan):
            yield (
                f"sessions.{number} is on {session.day}, far outside its season, "
                f"{plan.season_start} to {plan.season_end}"
            )


def _within_season(plan: Plan) -> Plan:
    """Return the plan without sessions that no season of its kind can have."""
    near = tuple(session for session in plan.sessions if _is_near(session.day, plan))
    return plan if near == plan.sessions else plan.model_copy(update={"sessions": near})


def _is_near(day: date, plan: Plan) -> bool:
    most = timedelta(days=MOST_SEASON_DAYS)
    return plan.season_start - most <= day <= plan.season_end + most


def _data_of_ours(shown: str, content: bytes) -> dict[str, Any]:
    if len(content) > MOST_BYTES:
        said = f"{shown} has {len(content):,} bytes; a plan has at most {MOST_BYTES:,}."
        raise UsageError(said, _NAME_A_PLAN)
    try:
        data = json.loads(content, object_pairs_hook=_object)
    except (ValueError, RecursionError) as problem:
        said = f"{shown} is not a plan that coreplan wrote: {_why_not_json(problem)}."
        raise UsageError(said, _NAME_A_PLAN) from problem
    if not isinstance(data, dict) or not _is_ours(data.get("generator")):
        raise UsageError(f"{shown} is not a plan that coreplan wrote.", _NAME_A_PLAN)
    schema = data.get("schema")
    if schema != SCHEMA:
        raise OtherSchemaError(
            f"{shown} has schema {schema and quoted(schema)}; this coreplan reads {SCHEMA}.",
            "use the coreplan that wrote it, or write other files with --json and -o",
        )
    return data


def _why_not_json(problem: Exception) -> str:
    match problem:
        case RecursionError():
            return "its brackets are nested too deep"
        case UnicodeDecodeError():
            return "it is not text"
        case _TooManyKeysError():
            return str(problem)
        case json.JSONDecodeError(doc=text) if not text.strip():
            return "it is empty"
        case json.JSONDecodeError(doc=text, pos=place, msg=said):
            early = place >= len(text.rstrip()) or said.startswith("Unterminated")
            return "it ends early" if early else f"it is not JSON at line {problem.lineno}"
    return "one of its numbers has too many digits"


def _is_ours(generator: object) -> bool:
    return isinstance(generator, str) and generator.startswith(GENERATOR)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(pairs) > MOST_KEYS:
        raise _TooManyKeysError(f"one of its objects has {len(pairs):,} keys")
    return dict(pairs)


def _without_bad_rows(data: dict[str, Any]) -> Iterator[str]:
    """Put the sound rows into the place of each list, and yield the fault of every other row.

    A session without a uid stays, so that it counts among those that are cancelled.
    """
    first: dict[str, str] = {}
    for key, field in Plan.model_fields.items():
        given = data.get(key)
        if not isinstance(given, list) or get_origin(field.annotation) is not tuple:
            continue
        if len(given) > MOST_ROWS:
            yield f"{key} has {len(given):,} rows, of which {MOST_ROWS:,} are read"
        row_type: TypeAdapter[Any] = TypeAdapter(get_args(field.annotation)[0])
        rows = []
        for number, each in enumerate(given[:MOST_ROWS]):
            place = f"{key}.{number}"
            try:
                row = row_type.validate_python(each)
            except ValidationError as problem:
                count = problem.error_count()
                many = count > MOST_NAMED
                yield (
                    f"{place} has {count} faults" if many else _in_words(problem.errors()[0], place)
                )
                continue
            uid = getattr(row, "uid", "")
            if key == "sessions" and not uid:
                yield f"{place}.uid is empty"
            if uid and first.setdefault(uid, place) != place:
                yield f"{place}.uid is {quoted(uid)}, as in {first[uid]}"
            else:
                rows.append(row)
        data[key] = rows


def _bad_keys(problem: ValidationError) -> Iterator[tuple[str, str]]:
    """Yield each bad key with its fault; a fault of no key is the season's."""
    for error in problem.errors():
        for key in error["loc"][:1] or _SEASON:
            yield str(key), _in_words(error)


def _in_words(error: ErrorDetails, *place: str | int) -> str:
    """Say where an error is, the value there and what was expected."""
    where = clean_line(".".join(map(str, (*place, *error["loc"]))))
    expected = error["msg"].removeprefix("Value error, ").replace("valid tuple", "valid list")
    expected = re.sub(r"^\w+ should", "it should", expected)
    if error["type"] == "missing":
        return f"{where} is missing"
    if error["type"] == "extra_forbidden":
        return f"{where} is no part of a plan"
    if isinstance(error["input"], dict):
        return ": ".join(filter(None, (where, expected)))
    return f"{where} is {quoted(error['input'])}: {expected}"


def _with_stand_ins(data: dict[str, Any], bad: Collection[str]) -> dict[str, Any]:
    """Replace what can't be read; a season is then the one that the sessions lie in."""
    kept = {key: value for key, value in data.items() if key not in bad}
    days = [session.day for session in data["sessions"]] if "sessions" in kept else []
    found = {"season_start": monday_of(min(days)), "season_end": max(days)} if days else {}
    return {key: value for key, value in (_STAND_INS | found).items() if key in bad} | kept
