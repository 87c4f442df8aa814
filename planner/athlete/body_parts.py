"""Name the muscle areas, groups and parts of the body that ``hard_for`` may hold."""

from collections.abc import Iterable, Mapping
from typing import Final

AREAS: Final[Mapping[str, tuple[str, ...]]] = {
    "abdominal": ("ra", "obl", "tva"),
    "back": ("es", "mf", "ql", "lat"),
    "pelvic": ("gmax", "gmed", "hipflex", "add", "ham", "pf"),
    "breathing": ("dia",),
    "upper": ("scap",),
}
"""The areas of ``catalogue/areas.yaml`` by group."""

_TRUNK: Final = (*AREAS["abdominal"], *AREAS["back"])
_HIPS: Final = ("gmax", "gmed", "hipflex", "add", "ham")
_ARMS: Final = ("scap", "lat")

WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "whole-body": (*_TRUNK, *_HIPS, *_ARMS),
    "trunk": _TRUNK,
    "core": _TRUNK,
    "abdomen": AREAS["abdominal"],
    "abs": AREAS["abdominal"],
    "waist": ("obl", "ql"),
    "low-back": ("es", "mf", "ql"),
    "upper-back": _ARMS,
    "spine": ("es", "mf"),
    "hips": _HIPS,
    "legs": _HIPS,
    "glutes": ("gmax", "gmed"),
    "hamstrings": ("ham",),
    "quads": ("hipflex",),
    "thighs": ("hipflex", "add", "ham"),
    "groin": ("add",),
    "hip-flexors": ("hipflex",),
    "pelvic-floor": ("pf",),
    "calves": (),
    "feet": (),
    "shoulders": _ARMS,
    "upper-body": _ARMS,
    "chest": ("scap",),
    "arms": _ARMS,
    "neck": (),
    "lungs": ("dia",),
}
"""Areas by word. Calves, feet and neck map to none, as no plan counts them."""

_MEANT: Final[Mapping[str, tuple[str, ...]]] = {
    **WORDS,
    **AREAS,
    **{area: (area,) for areas in AREAS.values() for area in areas},
}
BODY: Final = tuple(_MEANT)
"""Every name that ``hard_for`` may hold: words, then groups, then areas."""


def areas_of(words: Iterable[str]) -> frozenset[str]:
    """Collect the ids of the areas that words of ``BODY`` stand for."""
    return frozenset(area for word in words for area in _MEANT[word])
