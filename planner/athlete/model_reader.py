"""Turn plain data into models, every mistake noted at its place in people's words."""

from collections.abc import Callable, Iterable
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from planner.athlete.fields import DAY_GROUPS, days_of, guessed_day
from planner.athlete.models.base import keys_of
from planner.errors import Mistake
from planner.text.cleaning import quoted
from planner.text.dates import DAYS
from planner.text.did_you_mean import did_you_mean
from planner.text.key_path import KeyPath
from planner.text.lists import or_list
from planner.yaml.document import Document

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
        document: The document that is read.
        mistakes: The mistakes noted so far.
        units: ``km`` or ``mi``, the unit of a bare distance.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.mistakes: list[Mistake] = []
        self.units = "km"

    def say(self, path: KeyPath, message: str, *, of_key: bool = False) -> None:
        """Note a mistake."""
        self.mistakes.append(self.document.mistake(path, message, of_key=of_key))

    def say_missing(self, path: KeyPath) -> None:
        """Note that a required key is missing."""
        keys = [str(part) for part in path if isinstance(part, str)]
        example = _EXAMPLES.get(".".join(keys[-2:])) or _EXAMPLES.get(keys[-1], f"{keys[-1]}: ...")
        self.say(path, f"this is needed; write it as {example}")

    def value(self, read: Callable[[Any], T], data: object, path: KeyPath) -> T | None:
        """Read a value; None if nothing is there or it is a mistake."""
        try:
            return None if data is None else read(data)
        except ValueError as error:
            self.say(path, str(error))
            return None

    def mapping(self, data: object, path: KeyPath, example: str) -> dict[str, Any]:
        """Read a mapping; empty if nothing is there or it is a mistake."""
        if data is not None and not isinstance(data, dict):
            self.say(path, f"{quoted(data)} is not a mapping; write it as {example}")
        return data if isinstance(data, dict) else {}

    def refuse_unknown(self, data: Iterable[str], known: tuple[str, ...], path: KeyPath) -> None:
        """Note every key that is not known."""
        for key in data:
            if key not in known:
                self.say((*path, key), unknown_key(key, known), of_key=True)

    def model(self, kind: type[M], data: object, path: KeyPath) -> M | None:
        """A model from data; None after mistakes. Known keys without a value count as left out."""
        keys = keys_of(kind)
        if isinstance(data, dict):
            data = {key: one for key, one in data.items() if one is not None or key not in keys}
        return self.validated(kind.model_validate, data, path, keys)

    def validated(
        self, validate: Callable[..., T], data: object, path: KeyPath, keys: tuple[str, ...] = ()
    ) -> T | None:
        """Validate data with pydantic; None after mistakes.

        Args:
            validate: A model's or an adapter's validating function.
            data: Plain data from the file.
            path: The data's path.
            keys: The keys that a mapping may have here.
        """
        try:
            return validate(data, context=self.units, by_alias=True, by_name=False)
        except ValidationError as error:
            for details in error.errors(include_url=False):
                self._translate(details, path, keys)
            return None

    def items(self, kind: type[M], data: object, path: KeyPath) -> list[tuple[KeyPath, M]]:
        """Read the models of a list that are without mistakes, each with its path."""
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
        """Read entries by weekday; a single day wins over weekdays and weekend, they over daily.

        Args:
            data: Entries by day or group of days; keys in ``others`` are left alone.
            path: The data's path.
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
                message = unknown_key(key, known, guessed_day(key, known))
                self.say((*path, key), message, of_key=True)
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
                known = or_list(keys)
                self.say(full, f"{quoted(value)} is not a mapping; write it with keys {known}")


def unknown_key(key: object, known: tuple[str, ...], guess: str | None = None) -> str:
    """The message for a key that nobody knows; ``guess`` is its end, if one is known."""
    guess = did_you_mean(key, known) if guess is None else guess
    if str(key)[:1].isdigit():  # {distance: 10,5 km} has the key '5 km'
        guess = "; put words with a comma in quotes"
    return f"{quoted(key)} is not a key here{guess or '; write ' + or_list(known)}"
