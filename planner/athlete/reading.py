"""Plain data to models, every mistake noted at its place in people's words."""

from collections.abc import Callable, Iterable
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from planner.athlete.fields import DAY_GROUPS, DAYS, days_of
from planner.athlete.models.base import keys_of
from planner.athlete.words import listed
from planner.errors import Mistake
from planner.quoting import KeyPath, did_you_mean, quoted
from planner.yaml_file import Document

M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")

_EXAMPLES: Final = {
    "athlete": "athlete: {timezone: Europe/Berlin}",
    "running": "running: {week: {tuesday: easy}}",
    "free_time": "free_time: {monday: ['19:00-21:00']}",
    "timezone": "timezone: Europe/Berlin",
    "name": "name: City Half",
    "date": "date: 2027-03-14",
    "distance": "distance: 10 km",
    "flag": "flag: wrist",
    "busy.file": "file: work.ics",
    "mileage.file": "file: activities.csv",
    "kind": "kind: easy",
    "match": "match: club night",
    "phase": "phase: base",
    "start": "start: 2027-01-04",
    "from": "from: 2027-02-08",
    "to": "to: 2027-02-12",
    "day": "day: wednesday",
}


class Reading:
    """One pass over a document.

    Attributes:
        document: What is read.
        mistakes: Noted so far.
        units: ``km`` or ``mi``: what a bare distance means.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.mistakes: list[Mistake] = []
        self.units = "km"

    def say(self, path: KeyPath, message: str, *, of_key: bool = False) -> None:
        """Note a mistake."""
        self.mistakes.append(self.document.mistake(path, message, of_key=of_key))

    def say_missing(self, path: KeyPath) -> None:
        """Note that a key is needed."""
        keys = [str(part) for part in path if isinstance(part, str)]
        example = _EXAMPLES.get(".".join(keys[-2:])) or _EXAMPLES.get(keys[-1], f"{keys[-1]}: ...")
        self.say(path, f"this is needed; write it as {example}")

    def value(self, read: Callable[[Any], T], data: object, path: KeyPath) -> T | None:
        """What ``read`` makes of ``data``; None if nothing is there or it is a mistake."""
        try:
            return None if data is None else read(data)
        except ValueError as error:
            self.say(path, str(error))
            return None

    def mapping(self, data: object, path: KeyPath, example: str) -> dict[str, Any]:
        """A mapping, empty if nothing is there or it is a mistake."""
        if data is not None and not isinstance(data, dict):
            self.say(path, f"{quoted(data)} is not a mapping; write it as {example}")
        return data if isinstance(data, dict) else {}

    def refuse_unknown(self, data: Iterable[str], known: tuple[str, ...], path: KeyPath) -> None:
        """Note every key that is not known."""
        for key in data:
            if key not in known:
                self.say((*path, key), unknown_key(key, known), of_key=True)

    def model(self, kind: type[M], data: object, path: KeyPath) -> M | None:
        """A model from data; None after mistakes. Keys without a value count as left out."""
        return self.validated(kind.model_validate, _without_nothing(data), path, keys_of(kind))

    def validated(
        self, validate: Callable[..., T], data: object, path: KeyPath, keys: tuple[str, ...] = ()
    ) -> T | None:
        """What pydantic makes of data; None after mistakes.

        Args:
            validate: A model's or an adapter's validating function.
            data: From the file.
            path: Where it stands.
            keys: The keys that a mapping may have here.
        """
        try:
            return validate(data, context=self.units, by_alias=True, by_name=False)
        except ValidationError as error:
            for details in error.errors(include_url=False):
                self._translate(details, path, keys)
            return None

    def items(self, kind: type[M], data: object, path: KeyPath) -> list[tuple[KeyPath, M]]:
        """The models of a list that are without mistakes, each with its path."""
        if data is None:
            return []
        if not isinstance(data, list):
            self.say(path, f"{quoted(data)} is not a list; write '- ' before each entry")
            return []
        entries = [((*path, n), entry) for n, entry in enumerate(data)]
        models = [(place, self.model(kind, entry, place)) for place, entry in entries]
        return [(place, model) for place, model in models if model is not None]

    def by_day(
        self,
        data: dict[str, Any],
        path: KeyPath,
        read: Callable[[Any, KeyPath], T | None],
        others: tuple[str, ...] = (),
    ) -> dict[int, T]:
        """Entries by weekday; a single day wins over weekdays and weekend, they over daily.

        Args:
            data: Entries by day or group of days; keys in ``others`` are left alone.
            path: Where it stands.
            read: Makes an entry of a value.
            others: Keys that are no days.
        """
        entries: list[tuple[tuple[int, ...], T]] = []
        first: dict[tuple[int, ...], str] = {}
        for key, value in data.items():
            if key in others:
                continue
            days = days_of(key)
            if days is None:
                known = (*DAYS, *DAY_GROUPS, *others)
                self.say((*path, key), unknown_key(key, known), of_key=True)
                continue
            if days in first:
                message = f"{quoted(first[days])} and {quoted(key)} are the same; write one of them"
                self.say((*path, key), message, of_key=True)
            first.setdefault(days, key)
            entry = read(value, (*path, key))
            if entry is not None:
                entries.append((days, entry))
        entries.sort(key=lambda entry: -len(entry[0]))
        return {day: entry for days, entry in entries for day in days}

    def _translate(self, details: ErrorDetails, path: KeyPath, keys: tuple[str, ...]) -> None:
        full = (*path, *details["loc"])
        value = details["input"]
        match details["type"]:
            case "missing":
                self.say_missing(full)
            case "extra_forbidden":
                self.say(full, unknown_key(full[-1], keys), of_key=True)
            case "value_error":
                self.say(self.document.written(full), str(details["ctx"]["error"]))
            case "tuple_type":
                self.say(full, f"{quoted(value)} is not a list; write it in brackets, as [a, b]")
            case _:
                known = listed(keys)
                self.say(full, f"{quoted(value)} is not a mapping; write it with keys {known}")


def unknown_key(key: object, known: tuple[str, ...]) -> str:
    """The message for a key that nobody knows."""
    guess = did_you_mean(key, known)
    return f"{quoted(key)} is not a key here{guess or '; write ' + listed(known)}"


def _without_nothing(data: object) -> object:
    if isinstance(data, dict):
        return {key: _without_nothing(value) for key, value in data.items() if value is not None}
    return data
