"""Prescribe a week's sessions, minutes, volume, levels and classes, as numbers by phase."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.athlete.age import is_youth
from planner.athlete.models.person import Experience
from planner.athlete.models.season import Race
from planner.athlete.phase_kind import EASED_PHASES, RACE_AND_RECOVERY, PhaseKind
from planner.season.comebacks import Comeback
from planner.season.mesocycles import WeekFrame
from planner.season.race_rules import mini_taper_weeks
from planner.season.season import RaceRecovery, Week
from planner.season.season_settings import SeasonSettings
from planner.settings.class_mix import ClassMix, mix_of
from planner.settings.level_cap import RESTRICTED_AGE_LEVEL, usual_level_cap
from planner.settings.session_length import FIRST_BUILD_MINUTES, TARGET_MINUTES
from planner.settings.sessions_per_week import (
    LAST_TAPER_SESSIONS,
    YOUTH_MOST_SESSIONS,
    usual_optional,
    usual_sessions,
)

PRESCRIBED_MINUTES = (8, 10, 12, 15, 20, 25, 30)
"""No other lengths are ever prescribed (defaults, Season), but longer ones by request."""

DELOAD_MINUTES = {30: 25, 25: 20, 20: 15, 15: 12}
"""A deload week's minutes by a full week's; less stays (coach/tables.md 1, grade E)."""

PEAK_VOLUME_PERCENT = 70
"""Percent of build's volume that peak's sets, sessions and minutes amount to (defaults, Season)."""
ALL_LIGHT = ClassMix(0, 0, 100)
RECOVERED_DAYS = 4
"""Days after the days off, most of a week, that make a week worth a recovery's full sessions."""


@dataclass(frozen=True)
class Prescriber:
    """The prescriber knows all that a week's numbers depend on.

    Attributes:
        experience: Experience with core training.
        age: In years at the season's start; None if unknown.
        races: The races of every priority.
        recoveries: The days of restraint after each of them.
        comebacks: The weeks of return after races and breaks.
        settings: The settings, which win over the tables.
        peak_mileage: Mondays of the weeks with the most running (evidence row 31).
    """

    experience: Experience
    age: int | None
    races: Sequence[Race]
    recoveries: Sequence[RaceRecovery]
    comebacks: Sequence[Comeback]
    settings: SeasonSettings
    peak_mileage: frozenset[date]

    def week(self, frame: WeekFrame) -> Week:
        """Prescribe the numbers of a week."""
        kind = frame.phase.kind
        level_cap = self._level_cap(frame)
        heavy = self._heavy(frame, level_cap)
        volume = self._volume_percent(frame)
        full_volume = PEAK_VOLUME_PERCENT if kind is PhaseKind.PEAK else 100
        sessions, optional = self._sessions(frame)
        return Week(
            monday=frame.monday,
            days=frame.days,
            number=frame.number,
            phase=kind,
            mesocycle=frame.mesocycle,
            week_of_mesocycle=frame.week_of_mesocycle,
            deload=frame.deload,
            base_half=frame.base_half,
            first_base=frame.first_base,
            sessions=sessions,
            optional_sessions=optional,
            minutes=self._minutes(frame),
            volume_percent=volume,
            level_cap=level_cap,
            heavy=heavy,
            mix=self._mix(frame, level_cap, heavy, sessions),
            full=(
                kind not in EASED_PHASES
                and not frame.deload
                and volume == full_volume
                and len(frame.days) == 7
                and not self._yields_to_mileage(frame)
            ),
            peak_mileage=frame.monday in self.peak_mileage,
        )

    def _sessions(self, frame: WeekFrame) -> tuple[int, int]:
        """Return target and optional sessions."""
        kind = frame.phase.kind
        own, usual = self.settings.sessions, usual_sessions(self.experience, self.age, kind)
        if kind is PhaseKind.TAPER and 1 < frame.weeks_of_phase == frame.week_of_phase + 1:
            usual = LAST_TAPER_SESSIONS
        sessions = own.target_in(kind, usual)
        optional = own.optional_in(kind, usual_optional(self.experience, self.age, kind))
        free = len(self._free_days(frame))
        if frame.days and not free:
            return 0, 0
        if kind is PhaseKind.RECOVERY and free < RECOVERED_DAYS:
            sessions = min(sessions, 1)
        if self._b_races(frame, "race"):
            sessions, optional = min(sessions, self.settings.taper.mini_sessions), 0
        if is_youth(self.age):
            sessions = min(sessions, YOUTH_MOST_SESSIONS)
            optional = min(optional, YOUTH_MOST_SESSIONS - sessions)
        return sessions, optional

    def _minutes(self, frame: WeekFrame) -> int:
        kind, own = frame.phase.kind, self.settings.length
        minutes = TARGET_MINUTES[self.experience][kind]
        if kind is PhaseKind.BUILD and frame.mesocycle_of_phase == 0:
            minutes = FIRST_BUILD_MINUTES[self.experience]
        minutes = own.target_in(kind, minutes)
        share = self._share_of_minutes(frame)
        if frame.deload and minutes in DELOAD_MINUTES and share == self.settings.deload.volume:
            minutes = DELOAD_MINUTES[minutes]
        elif share < 100:
            minutes = deload_minutes(minutes, share)
        if self._b_races(frame, "race"):
            minutes = min(minutes, self.settings.taper.mini_minutes)
        if self._yields_to_mileage(frame):
            minutes = deload_minutes(minutes, self.settings.mileage.kept_percent)
        return max(minutes, own.least_in(kind))

    def _yields_to_mileage(self, frame: WeekFrame) -> bool:
        """Tell whether the week's running alone makes its core shorter."""
        cut = self.settings.mileage.kept_percent < 100
        return cut and frame.monday in self.peak_mileage and self._volume_percent(frame) == 100

    def _share_of_minutes(self, frame: WeekFrame) -> int:
        """Return the percent that deloads and returns leave; a recovery's minutes are never cut."""
        shares = [self.settings.deload.volume] if frame.deload else []
        if frame.phase.kind not in RACE_AND_RECOVERY:
            shares += [comeback.volume_percent(frame.monday) for comeback in self.comebacks]
        return min(shares, default=100)

    def _volume_percent(self, frame: WeekFrame) -> int:
        """Return the least percent that phase, deload, B races and returns allow."""
        kind, cuts = frame.phase.kind, self.settings.taper
        percents = [comeback.volume_percent(frame.monday) for comeback in self.comebacks]
        if kind is PhaseKind.PEAK:
            percents.append(PEAK_VOLUME_PERCENT)
        if kind is PhaseKind.TAPER:
            last = frame.week_of_phase + 1 == frame.weeks_of_phase
            percents.append(100 - (cuts.cut_middle if last else cuts.cut_first))
        if kind is PhaseKind.RACE:
            percents.append(100 - cuts.cut_last)
        if frame.deload:
            percents.append(self.settings.deload.volume)
        if self._b_races(frame, "race", "training"):
            percents.append(100 - cuts.mini_cut // (1 if self._b_races(frame, "race") else 2))
        return min(percents, default=100)

    def _level_cap(self, frame: WeekFrame) -> int:
        kind, own = frame.phase.kind, self.settings.level_cap
        first_half = frame.base_half == 1 and (
            frame.first_base or self.experience is not Experience.NEW
        )
        usual = usual_level_cap(self.experience, self.age, kind, first_half=first_half)
        written = own.written(kind, first_half=frame.base_half == 1)
        cap = min(usual if written is None else written, own.most or 5)
        if is_youth(self.age):
            cap = min(cap, RESTRICTED_AGE_LEVEL)
        return min([cap, *(comeback.level_cap(frame.monday, cap) for comeback in self.comebacks)])

    def _heavy(self, frame: WeekFrame, level_cap: int) -> bool:
        mix = self.settings.class_mix
        is_new = self.experience is Experience.NEW
        new = is_new and frame.number <= mix.new_without_heavy_weeks
        first_half = frame.first_base and frame.base_half == 1
        light = frame.phase.kind in RACE_AND_RECOVERY
        back = any(comeback.volume_percent(frame.monday) < 100 for comeback in self.comebacks)
        reached = level_cap >= mix.reach_level
        return reached and not (new or first_half or frame.deload or light or back)

    def _mix(self, frame: WeekFrame, level_cap: int, heavy: bool, sessions: int) -> ClassMix:
        settings = self.settings.class_mix
        new = self.experience is Experience.NEW and frame.number <= settings.new_light_weeks
        if level_cap < settings.reach_level or new:
            return ALL_LIGHT
        classes = settings.classes_of(
            sessions,
            frame.phase.kind,
            block=frame.mesocycle + 1,
            deload=frame.deload,
            heavy=heavy,
        )
        return mix_of(classes)

    def _free_days(self, frame: WeekFrame) -> list[date]:
        """List the week's days that are neither a race day nor one of the days off after it."""
        return [
            day
            for day in frame.days
            if not any(r.race_day <= day <= r.off_until for r in self.recoveries)
        ]

    def _b_races(self, frame: WeekFrame, *efforts: str) -> bool:
        """Tell whether a B race with one of these efforts is in the week or follows soon."""
        return any(
            race.priority == "B" and race.effort in efforts
            for race in self.races
            if frame.monday in mini_taper_weeks(race, self.settings.taper)
        )


def deload_minutes(minutes: int, volume_percent: int) -> int:
    """Find the prescribed length nearest to that share of ``minutes``, never above ``minutes``."""
    nearest = min(PRESCRIBED_MINUTES, key=lambda m: abs(m * 100 - minutes * volume_percent))
    return min(minutes, nearest)
