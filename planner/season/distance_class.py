"""Race distances by class, so that taper, blackout and return agree on every race."""

from bisect import bisect_right
from collections.abc import Sequence
from enum import IntEnum


class DistanceClass(IntEnum):
    """The usual race distance that a race counts as, from short to long."""

    FIVE_KM = 0
    TEN_KM = 1
    HALF_MARATHON = 2
    MARATHON = 3
    FIFTY_KM = 4
    HUNDRED_KM = 5


def distance_class(distance_m: int, boundaries: Sequence[int]) -> DistanceClass:
    """The class of a race.

    Args:
        distance_m: Its length.
        boundaries: Metres from which a race counts as each class but the shortest, rising; see
            ``race-blackout``, which holds them.
    """
    return DistanceClass(bisect_right(boundaries, distance_m))
