"""List every constraint, in the order in which they are shown and read."""

from planner.constraints.area_recovery import AreaRecovery
from planner.constraints.base import CalendarConstraint, ContentConstraint, ProgrammeConstraint
from planner.constraints.breathing import Breathing
from planner.constraints.class_mix import ClassMix
from planner.constraints.contraindications import Contraindications
from planner.constraints.core_families import CoreFamilies
from planner.constraints.deload import Deload
from planner.constraints.easy_before_long_run import EasyBeforeLongRun
from planner.constraints.equipment import Equipment
from planner.constraints.everyday import Everyday
from planner.constraints.excluded import Excluded
from planner.constraints.favourites import Favourites
from planner.constraints.focus import Focus
from planner.constraints.free_time import FreeTime
from planner.constraints.group_balance import GroupBalance
from planner.constraints.hard_run_recovery import HardRunRecovery
from planner.constraints.heavy_effort import HeavyEffort
from planner.constraints.level_cap import LevelCap
from planner.constraints.load_ramp import LoadRamp
from planner.constraints.maintenance import Maintenance
from planner.constraints.mileage_balance import MileageBalance
from planner.constraints.monotony import Monotony
from planner.constraints.muscle_coverage import MuscleCoverage
from planner.constraints.nothing_new_before_race import NothingNewBeforeRace
from planner.constraints.pattern_mix import PatternMix
from planner.constraints.post_race_recovery import PostRaceRecovery
from planner.constraints.preferred_times import PreferredTimes
from planner.constraints.progression import Progression
from planner.constraints.race_blackout import RaceBlackout
from planner.constraints.regular_days import RegularDays
from planner.constraints.rest_day import RestDay
from planner.constraints.rotation import Rotation
from planner.constraints.session_class import SessionClassCeiling
from planner.constraints.session_length import SessionLength
from planner.constraints.session_spacing import SessionSpacing
from planner.constraints.session_time import SessionTime
from planner.constraints.sessions_per_week import SessionsPerWeek
from planner.constraints.taper import Taper
from planner.constraints.template import Template
from planner.constraints.variety import Variety

ALL: tuple[type[CalendarConstraint] | type[ProgrammeConstraint] | type[ContentConstraint], ...] = (
    FreeTime,
    SessionsPerWeek,
    SessionLength,
    SessionSpacing,
    HardRunRecovery,
    EasyBeforeLongRun,
    RaceBlackout,
    HeavyEffort,
    PostRaceRecovery,
    Taper,
    LoadRamp,
    Deload,
    MileageBalance,
    RestDay,
    Maintenance,
    Monotony,
    RegularDays,
    PreferredTimes,
    ClassMix,
    Everyday,
    Template,
    SessionClassCeiling,
    SessionTime,
    MuscleCoverage,
    GroupBalance,
    CoreFamilies,
    PatternMix,
    AreaRecovery,
    Variety,
    Rotation,
    Progression,
    NothingNewBeforeRace,
    LevelCap,
    Equipment,
    Contraindications,
    Excluded,
    Breathing,
    Focus,
    Favourites,
)
