"""Count the weeks of each phase before an A race, or in a season without one."""

from planner.athlete.models.person import Experience
from planner.athlete.phase_kind import PhaseKind
from planner.settings.taper import TaperSettings

Blocks = list[tuple[PhaseKind, int]]
"""Phases in order with their whole weeks; none has zero weeks."""

FULL_CYCLE_GAP_WEEKS = 8
BUILD_GAP_WEEKS = 4
LONG_SEASON_WEEKS = 12
"""A season without an A race opens with a base from this length on, a longer one for the new."""

OPENING_BASE_WEEKS = 6
NEW_OPENING_BASE_WEEKS = 8


def training_blocks(
    weeks: int,
    experience: Experience,
    settings: TaperSettings,
    *,
    first: bool = True,
) -> Blocks:
    """Share the weeks before a taper among base, build and peak.

    Peak takes 20 % of them (1 to 4 weeks), build 35 % (2 to 8), both rounded half up; base is the
    rest. Where that is not enough base goes first, then peak, then build: both are at their least
    already whenever base is below three weeks. New athletes keep a base of four weeks (three in a
    later cycle), or all there is: peak gives way week by week, then build.

    Args:
        weeks: Whole weeks before the taper, 0 or more.
        experience: With core training.
        settings: The shares and bounds; the numbers above are their defaults.
        first: False after the season's first A race: base then has at most three weeks, what is
            left over goes to build up to eight weeks, then to maintenance before the base.
    """
    peak = _share(weeks, settings.peak_share, settings.peak_least_weeks, settings.peak_most_weeks)
    build = _share(
        weeks, settings.build_share, settings.build_least_weeks, settings.build_most_weeks
    )
    base = weeks - peak - build
    most = weeks if first else settings.later_base_weeks
    least = min(weeks, most, settings.new_base_weeks) if experience is Experience.NEW else 0
    short = max(0, least - base)
    from_peak = min(peak, short)
    surplus = max(0, base - most)
    longer = min(surplus, settings.build_most_weeks - build)
    return _present(
        (PhaseKind.MAINTENANCE, surplus - longer),
        (PhaseKind.BASE, base + short - surplus),
        (PhaseKind.BUILD, build - (short - from_peak) + longer),
        (PhaseKind.PEAK, peak - from_peak),
    )


def cycle_blocks(
    weeks: int,
    taper: int,
    experience: Experience,
    settings: TaperSettings,
    gap_weeks: int | None = None,
) -> Blocks:
    """List the phases between the season's start, or a recovery, and an A race's week.

    Args:
        weeks: Whole weeks up to the race week, race week included.
        taper: Weeks of taper, race week included.
        experience: With core training.
        settings: The shares and bounds of the phases.
        gap_weeks: Weeks since the A race before it in the season; None if it is the first. From 8
            on there is another cycle with a short base; from 4 on a week of maintenance, and build
            where at least two more weeks are left; below that maintenance up to the race week.
    """
    if gap_weeks is not None and gap_weeks < BUILD_GAP_WEEKS:
        taper = 1
    training = max(0, weeks - taper)
    if gap_weeks is None or gap_weeks >= FULL_CYCLE_GAP_WEEKS:
        blocks = training_blocks(training, experience, settings, first=gap_weeks is None)
    else:
        builds = gap_weeks >= BUILD_GAP_WEEKS and training > settings.build_least_weeks
        build = training - 1 if builds else 0
        blocks = _present((PhaseKind.MAINTENANCE, training - build), (PhaseKind.BUILD, build))
    return [*blocks, *_present((PhaseKind.TAPER, min(taper, weeks) - 1))]


def opening_blocks(weeks: int, experience: Experience) -> Blocks:
    """Return the base that opens a season without an A race; the rest of it is maintenance.

    Seasons of 12 weeks and more open with 6 weeks of base, shorter ones with none; new athletes
    always with base, 8 weeks of 12 and more, else 6 or all there is.

    Args:
        weeks: Whole weeks of the season.
        experience: Experience with core training.
    """
    is_long = weeks >= LONG_SEASON_WEEKS
    if experience is Experience.NEW:
        base = min(max(weeks, 1), NEW_OPENING_BASE_WEEKS if is_long else OPENING_BASE_WEEKS)
    else:
        base = OPENING_BASE_WEEKS if is_long else 0
    return _present((PhaseKind.BASE, base))


def _present(*blocks: tuple[PhaseKind, int]) -> Blocks:
    return [(kind, weeks) for kind, weeks in blocks if weeks > 0]


def _share(weeks: int, percent: int, least: int, most: int) -> int:
    """Take a percentage of the weeks, rounded half up, kept within bounds."""
    return max(least, min(most, (weeks * percent + 50) // 100))
