"""Choose the theme of a block: two or three roles that are stressed, and a goal."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from planner.athlete.phase_kind import PhaseKind
from planner.catalogue.exercises import Role

Who = Literal["anyone", "first", "upright", "returning"]
"""The athletes whom a theme is for.

``first``: new athletes in their first block of base; ``upright``: 55 and older, with a focus on
posture, or before a race longer than a marathon; ``returning``: after birth or illness.
"""

FOCUS_THEMES: Final[dict[str, tuple[str, ...]]] = {
    "posture": ("Tall back",),
    "balance": ("One leg at a time", "Steady hips"),
    "hip-flexion": ("Knees up",),
    "upper-body": ("Tall back",),
    "late-race-form": ("Late in the race",),
    "stability": ("Steady hips", "Firm middle", "Turn without swaying"),
    "coordination": ("One leg at a time", "Turn without swaying"),
    "performance": ("Strong bridge", "Late in the race"),
    "injury-prevention": ("Steady hips", "Strong bridge"),
}
"""Themes by the words of ``athlete.focus`` (professional judgement, grade E)."""

_CALM: Final = frozenset({PhaseKind.BASE, PhaseKind.MAINTENANCE})
_BUILD: Final = frozenset({PhaseKind.BUILD})
_FULL: Final = _CALM | _BUILD
_READY: Final = frozenset({PhaseKind.TAPER, PhaseKind.RACE})
_RECOVERY: Final = frozenset({PhaseKind.RECOVERY})


@dataclass(frozen=True, slots=True)
class Aim:
    """An exercise is done with a dose: a goal that can be counted.

    Attributes:
        id: The exercise.
        name: Its name as a goal has it.
        sets: Sets.
        amount: Seconds of a hold, else repetitions.
        held: Whether it is a hold.
        also: More that is to be seen.
    """

    id: str
    name: str
    sets: int
    amount: int
    held: bool = False
    also: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme names what a block is about.

    Attributes:
        name: Its name, which is the block's title.
        phases: The phases that it fits.
        roles: The roles that it stresses, the first one most.
        who: The athletes whom it is for.
        aims: The part of the goal that is counted, at the table's dose (see ``goal_words``).
        sign: The part of the goal that is not.
    """

    name: str
    phases: frozenset[PhaseKind]
    roles: tuple[Role, ...]
    who: Who = "anyone"
    aims: tuple[Aim, ...] = ()
    sign: str = ""


THEMES: Final = (
    Theme(
        "First steps",
        _CALM,
        ("front", "bridge"),
        "first",
        (Aim("plank-knee", "plank on knees", 2, 35, held=True), Aim("bridge", "bridge", 2, 15)),
    ),
    Theme(
        "Firm middle",
        _CALM,
        ("front", "back"),
        aims=(Aim("plank-forearm", "forearm plank", 2, 45, held=True),),
    ),
    Theme(
        "Steady hips",
        _FULL,
        ("hip", "side"),
        aims=(Aim("side-plank", "side plank", 2, 35, held=True),),
        sign="one-leg stance 30 s",
    ),
    Theme(
        "Strong bridge",
        _FULL,
        ("bridge", "hip"),
        aims=(Aim("bridge-single", "single-leg bridge", 2, 12, also=" each, level"),),
    ),
    Theme(
        "Turn without swaying",
        _BUILD,
        ("turn", "side"),
        aims=(Aim("twist-feet-up", "twists feet up", 2, 12),),
    ),
    Theme(
        "Knees up",
        _BUILD,
        ("lift", "front"),
        aims=(Aim("leg-raise-lying", "lying leg raise", 2, 10, also=", back flat"),),
    ),
    Theme(
        "One leg at a time",
        _BUILD,
        ("bridge", "hip"),
        aims=(Aim("split-squat", "split squat", 3, 10),),
    ),
    Theme(
        "Late in the race",
        _BUILD,
        ("side", "back", "front"),
        aims=(
            Aim("plank-forearm", "plank", 1, 60, held=True, also=" after 20 min of work"),
            Aim("side-plank", "side plank", 1, 40, held=True, also=" after 20 min of work"),
        ),
    ),
    Theme(
        "Tall back",
        _FULL,
        ("back", "upper"),
        "upright",
        (Aim("band-row", "row", 3, 12),),
        "bird dog squares",
    ),
    Theme(
        "Quick and light",
        frozenset({PhaseKind.PEAK}),
        ("lift", "turn"),
        sign="knee drive fast and level",
    ),
    Theme(
        "Back to basics",
        _FULL,
        ("breathing", "bridge", "back"),
        "returning",
        sign="no doming at dead-bug taps",
    ),
    Theme("Ready", _READY, ("front", "bridge", "lift"), sign="feeling springy"),
    Theme(
        "Fresh again", _RECOVERY, ("back", "bridge", "side"), sign="three good sessions in a row"
    ),
)
"""The themes of blocks in the order in which they are tried (coach/tables.md 9, grade E)."""

STRESSED: Final = 2
"""So many roles of a theme have to be within reach."""

THEME_OF_NAME: Final = {theme.name: theme for theme in THEMES}


@dataclass(frozen=True, slots=True)
class BlockSituation:
    """A block lies in a phase and is for an athlete.

    Attributes:
        phase: The block's phase.
        experience: ``new``, ``regular`` or ``experienced``.
        first_base: Whether it is the season's first block of base.
        older: Whether the athlete is 55 or older.
        ultra: Whether the season's race is longer than a marathon.
        returning: Whether the athlete comes back from birth or illness.
        focus: The words of ``athlete.focus``, the most important one first.
        roles: The roles of which the athlete can do an exercise; None stands for all of them.
    """

    phase: PhaseKind
    experience: str = "regular"
    first_base: bool = False
    older: bool = False
    ultra: bool = False
    returning: bool = False
    focus: Sequence[str] = ()
    roles: Collection[Role] | None = None


def theme_of(block: BlockSituation, used: Sequence[str] = ()) -> Theme:
    """Choose a block's theme: no decision of the solver.

    A returning athlete begins with the basics and a new one with the first steps, whatever the
    focus; else ``focus`` picks first. Of the themes that are left the one used longest ago is
    taken, of those the first in the table. The theme of the block before is taken again only
    where the phase has no other; a second block of peak has one of build.

    Args:
        block: The block and its athlete.
        used: Names of the themes of the blocks before it, the first one first.
    """
    phases = [block.phase]
    if block.phase is PhaseKind.PEAK:
        phases.append(PhaseKind.BUILD)
    for phase in phases:
        meant = [theme for theme in THEMES if phase in theme.phases and _is_for(theme, block)]
        fitting = [theme for theme in meant if _can_be_had(theme, block)] or meant
        fresh = [theme for theme in fitting if theme.name not in used[-1:]]
        if fresh:
            return min(_preferred(fresh, block, used), key=lambda theme: _last_use(theme, used))
    return THEME_OF_NAME[used[-1]]


def _preferred(
    themes: Sequence[Theme], block: BlockSituation, used: Sequence[str]
) -> Sequence[Theme]:
    basics = [theme for theme in themes if theme.who == "returning" and theme.name not in used]
    if basics:
        return basics
    first = [theme for theme in themes if theme.who == "first"]
    wanted = _wanted(block)
    return first or [theme for theme in themes if theme.name in wanted] or themes


def _wanted(block: BlockSituation) -> frozenset[str]:
    return frozenset(name for word in block.focus for name in FOCUS_THEMES.get(word, ()))


def _is_for(theme: Theme, block: BlockSituation) -> bool:
    match theme.who:
        case "anyone":
            return True
        case "first":
            return block.first_base and block.experience == "new"
        case "upright":
            return block.older or block.ultra or theme.name in _wanted(block)
        case "returning":
            return block.returning


def _can_be_had(theme: Theme, block: BlockSituation) -> bool:
    return block.roles is None or all(role in block.roles for role in theme.roles[:STRESSED])


def _last_use(theme: Theme, used: Sequence[str]) -> int:
    """Return the place of a theme's last block; -1 where it has none."""
    return max((n for n, name in enumerate(used) if name == theme.name), default=-1)
