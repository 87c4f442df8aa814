"""List the words that exports use for sports, in the languages that they come in.

Every word is as ``numbers.plain`` makes it: lower case, without accents.
"""

import re
from functools import lru_cache

from planner.inputs.history.activity import Kind
from planner.inputs.history.numbers import plain

_NO_RUN = re.compile(
    r"ski|langlauf|eislauf|schlittschuh|skat|inline|roller|velo|bike|bici|rad|cycl|swim|schwimm"
    r"|natation|natacion|nuoto|wheelchair|rollstuhl|walk|wander|hik|row"
)
_RUN = re.compile(
    r"\brun(?!e)|running|jog|lauf|\bcourse|\bcarrera|\bcorrer|\bcorsa|\bcorrida|hardlo|treadmill"
    r"|tapis roulant|parkrun"
)
_STRENGTH = re.compile(
    r"strength|weight ?training|weights|\bcore\b|pilates|crossfit|kraft|gewicht|musculation"
    r"|renforcement|poids|fuerza|pesas|\bforza|\bpesi\b|\bpeso|kracht|calisthenics|functional"
    r"|rumpf|gainage"
)


@lru_cache(maxsize=500)
def kind_of(sport: str) -> Kind:
    """Sort a sport, in the words of its export, into running, strength training or neither."""
    text = plain(sport.replace("_", " ").replace("-", " "))
    text = re.sub(r"(?<=[a-z])(?=run\b)", " ", text)
    if _STRENGTH.search(text):
        return Kind.STRENGTH
    return Kind.RUN if _RUN.search(text) and not _NO_RUN.search(text) else Kind.OTHER
