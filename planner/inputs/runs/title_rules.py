"""Read, check and match the rules of ``run_titles.yaml``, and the athlete's own."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import translate
from functools import cache
from importlib.resources import files
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict

from planner.athlete.model_reader import Reading
from planner.athlete.models.running import RunKind, TitleRule
from planner.errors import InputError
from planner.inputs.runs.title_tokens import plain
from planner.inputs.runs.titles import Title, Words
from planner.text.cleaning import quoted
from planner.yaml.document import Document, parse_yaml

FILE: Final = "run_titles.yaml"
LANGUAGES: Final = ("en", "de", "fr", "es")

LONG_REPEAT_SECONDS: Final = 8 * 60
LONG_REPEAT_M: Final = 2000
"""Repeats this long at a tempo pace are a tempo run in parts, not intervals (E)."""

_MOST_STRIDE_WORDS: Final = 2  # "6x100 m fast relaxed strides"


class RuleText(BaseModel):
    """A rule as ``run_titles.yaml`` writes it; the words' lists are named."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    kind: Literal["rest", "easy", "recovery", "long", "tempo", "intervals", "hills", "race"]
    sure: bool = True
    words: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    alone: bool = False
    repeats: bool | None = None
    long_repeats: bool | None = None
    rpe: int | None = None
    very_long: bool = False
    numbers: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule is ready to be matched.

    Attributes:
        id: The id recorded where it decides.
        kind: The kind of run.
        sure: False marks runs that a person should look at.
        asks: Its conditions beside words.
        words: One of these must be there; None asks for none.
        unless: None of these may be there.
    """

    id: str
    kind: RunKind
    sure: bool
    asks: RuleText
    words: re.Pattern[str] | None
    unless: re.Pattern[str] | None

    def applies(self, title: Title, *, very_long: bool) -> bool:
        """Tell whether the rule decides a title's kind.

        Args:
            title: The title.
            very_long: Whether it is so long that a run of any kind is hard.
        """
        asks = self.asks
        return (
            (asks.repeats is None or asks.repeats == bool(title.repeats))
            and (asks.long_repeats is None or asks.long_repeats == _long_repeats(title))
            and (asks.rpe is None or (title.rpe or 0) >= asks.rpe)
            and (very_long or not asks.very_long)
            and (bool(title.distance_m or title.minutes) or not asks.numbers)
            and (self.words is None or self._has_words(title.text))
            and not (self.unless and self.unless.search(title.text))
        )

    def _has_words(self, text: str) -> bool:
        if self.words is None or not self.asks.alone:
            return self.words is None or self.words.search(text) is not None
        return not re.search(r"[^\W\d_]", self.words.sub("", text)) and bool(
            self.words.search(text)
        )


@dataclass(frozen=True, slots=True)
class TitleRules:
    """Titles are judged by rules in order, and by words that tell numbers apart."""

    rules: tuple[Rule, ...]
    words: Words

    def first(self, title: Title, *, very_long: bool) -> Rule:
        """Find the first rule that applies; the last one always does."""
        return next(rule for rule in self.rules if rule.applies(title, very_long=very_long))

    def with_own(self, own: Iterable[TitleRule]) -> "TitleRules":
        """Put the athlete's rules before the others."""
        mine = [_own_rule(number, each) for number, each in enumerate(own, 1)]
        return TitleRules((*mine, *self.rules), self.words)


@cache
def built_in() -> TitleRules:
    """Return the rules that come with coreplan.

    Raises:
        InputError: Every mistake in their file.
    """
    text = files("planner.inputs.runs").joinpath(FILE).read_text("utf-8")
    return read_rules(parse_yaml(text, FILE))


def read_rules(document: Document) -> TitleRules:
    """Read rules and words of a document.

    Raises:
        InputError: Every mistake in it.
    """
    reading = Reading(document)
    root = reading.mapping(document.data, (), "rules: [{id: rest, kind: rest, words: [rest]}]")
    reading.refuse_unknown(root, ("rules", "words"), ())
    lists = reading.mapping(root.get("words"), ("words",), "words: {rest: {en: [rest]}}")
    patterns = {name: _list_of(reading, name, lists[name]) for name in lists}
    texts = reading.items(RuleText, root.get("rules"), ("rules",))
    seen: set[str] = set()
    for path, text in texts:
        for key in ("words", "unless"):
            for number, name in enumerate(getattr(text, key)):
                if name not in patterns:
                    message = f"{quoted(name)} is not a list under words"
                    reading.say((*path, key, number), message)
        if text.id in seen:
            reading.say((*path, "id"), f"{quoted(text.id)} is the id of another rule too")
        seen.add(text.id)
    for name in ("strides", "around"):
        if name not in patterns:
            reading.say(("words",), f"the list {quoted(name)} is needed")
    if not texts or texts[-1][1] != RuleText(id=texts[-1][1].id, kind="easy", sure=False):
        reading.say(("rules",), "the last rule must ask for nothing; let it be easy and not sure")
    if reading.mistakes:
        raise InputError(reading.mistakes)
    rules = tuple(_rule(text, patterns) for _, text in texts)
    return TitleRules(rules, _words(patterns))


def _list_of(reading: Reading, name: str, data: object) -> list[str]:
    """List the patterns of a list of words, of all languages."""
    path = ("words", name)
    by_language = reading.mapping(data, path, f"{name}: {{en: [run]}}")
    reading.refuse_unknown(by_language, LANGUAGES, path)
    found = []
    for language, words in by_language.items():
        for number, word in enumerate(words if isinstance(words, list) else [words]):
            if isinstance(word, str) and plain(word):
                found.append(word)
            else:
                reading.say((*path, language, number), f"{quoted(word)} is not a word")
    return found


def _rule(text: RuleText, lists: Mapping[str, list[str]]) -> Rule:
    def united(names: Iterable[str]) -> re.Pattern[str] | None:
        words = [word for name in names for word in lists[name]]
        return re.compile(any_of(words)) if words else None

    return Rule(
        text.id, RunKind(text.kind), text.sure, text, united(text.words), united(text.unless)
    )


def _words(lists: Mapping[str, list[str]]) -> Words:
    strides = any_of(lists["strides"])
    before = rf"[\W_]*(?:[^\W\d_]+[\W_]+){{0,{_MOST_STRIDE_WORDS}}}"
    return Words(
        strides=re.compile(rf"[\W_]*(?:{strides})"),
        strides_after=re.compile(f"{before}(?:{strides})"),
        strides_before=re.compile(rf"(?:{strides})[\W_]*$"),
        around=re.compile(any_of(lists["around"])),
    )


def _own_rule(number: int, own: TitleRule) -> Rule:
    """Make an athlete's rule: a glob for the whole title, or words that stand anywhere in it."""
    match = plain(own.match)
    glob = any(each in match for each in "*?[")
    words = re.compile(rf"\A{translate(match)}" if glob else any_of([match]))
    asks = RuleText(id=f"running.titles[{number}]", kind=own.kind.value)
    return Rule(asks.id, own.kind, True, asks, words, None)


def any_of(phrases: Iterable[str]) -> str:
    """Make a regular expression for any of several phrases, standing whole in a plain text.

    Phrases with like edges share them: most places of a text are then ruled out at once.
    """
    by_edges: dict[tuple[str, str], list[str]] = {}
    for text in map(plain, phrases):
        inside = "".join(_PARTS.get(each, re.escape(each)) for each in text)
        edges = (_edge(text[:1], "<!"), _edge(text[-1:], "!"))
        by_edges.setdefault(edges, []).append(inside)
    return "|".join(
        f"{first}(?:{'|'.join(inside)}){last}" for (first, last), inside in by_edges.items()
    )


_PARTS: Final[Mapping[str, str]] = {" ": r"[\W_]+", "*": r"[^\W\d_]*", "#": r"\d+"}


def _edge(character: str, look: str) -> str:
    if character.isalpha() or character == "*":
        return rf"(?{look}[^\W\d_])"
    return rf"(?{look}\d)" if character.isdigit() or character == "#" else ""


def _long_repeats(title: Title) -> bool:
    return (title.each_seconds or 0) >= LONG_REPEAT_SECONDS or (
        (title.each_m or 0) >= LONG_REPEAT_M
    )
