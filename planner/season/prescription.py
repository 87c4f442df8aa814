"""What a week asks for: sessions, minutes, volume, levels and classes, as numbers by phase."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from planner.athlete import Experience, Race
from planner.instants import monday_of
from planner.season.comebacks import Comeback
from planner.season.mesocycles import WeekFrame, is_peak_mileage
from planner.season.model import ClassMix, PhaseKind, RaceRecovery, Week
from planner.season.race_rules import ADULT_AGE, MASTERS_AGE
from planner.season.settings import SeasonSettings, SessionLengthSettings, SessionsPerWeekSettings


def _by_phase(*numbers: int) -> dict[PhaseKind, int]:
    """Base, build, peak, taper, race week, recovery, maintenance."""
    return dict(zip(PhaseKind, numbers, strict=True))


TARGET_SESSIONS: Mapping[Experience, Mapping[PhaseKind, int]] = {
    Experience.NEW: _by_phase(2, 2, 2, 2, 1, 1, 1),
    Experience.REGULAR: _by_phase(3, 3, 2, 2, 1, 2, 1),
    Experience.EXPERIENCED: _by_phase(3, 3, 2, 2, 1, 2, 2),
}
"""Sessions a week (defaults, Season; evidence rows 1 to 6 and 20)."""

OPTIONAL_SESSIONS: Mapping[Experience, frozenset[PhaseKind]] = {
    Experience.NEW: frozenset({PhaseKind.BASE, PhaseKind.MAINTENANCE}),
    Experience.REGULAR: frozenset({PhaseKind.MAINTENANCE}),
    Experience.EXPERIENCED: frozenset({PhaseKind.BASE}),
}
"""Phases in which one session more costs nothing (defaults, Season)."""

TARGET_MINUTES: Mapping[Experience, Mapping[PhaseKind, int]] = {
    Experience.NEW: _by_phase(15, 15, 15, 12, 8, 10, 15),
    Experience.REGULAR: _by_phase(25, 20, 20, 15, 8, 10, 20),
    Experience.EXPERIENCED: _by_phase(30, 25, 20, 15, 8, 12, 20),
}
"""Minutes of a session (defaults, Season)."""

FIRST_BUILD_MINUTES = {Experience.NEW: 15, Experience.REGULAR: 25, Experience.EXPERIENCED: 25}
"""Minutes in a build's first mesocycle: a regular athlete's 20 to 25 start at the upper end."""

LEVEL_CAPS: Mapping[Experience, Mapping[PhaseKind, int]] = {
    Experience.NEW: _by_phase(3, 3, 3, 3, 2, 2, 3),
    Experience.REGULAR: _by_phase(3, 4, 4, 4, 2, 2, 3),
    Experience.EXPERIENCED: _by_phase(4, 5, 5, 5, 2, 2, 4),
}
"""Highest level; in the first half of base see ``FIRST_HALF_CAPS`` (evidence 3.3, defaults)."""

FIRST_HALF_CAPS = {Experience.NEW: 2, Experience.REGULAR: 3, Experience.EXPERIENCED: 3}

PRESCRIBED_MINUTES = (8, 10, 12, 15, 20, 25, 30)
"""The few lengths that are ever prescribed (defaults, Season); longer ones by request only."""

MIXES: Mapping[PhaseKind, ClassMix] = {
    PhaseKind.BASE: ClassMix(20, 60, 20),
    PhaseKind.BUILD: ClassMix(40, 40, 20),
    PhaseKind.PEAK: ClassMix(30, 40, 30),
    PhaseKind.TAPER: ClassMix(0, 40, 60),
    PhaseKind.RACE: ClassMix(0, 0, 100),
    PhaseKind.RECOVERY: ClassMix(0, 0, 100),
    PhaseKind.MAINTENANCE: ClassMix(20, 60, 20),
}
"""Percent of sessions by class (evidence 3.3)."""

FIRST_HALF_MIX = ClassMix(0, 60, 40)
ALL_LIGHT = ClassMix(0, 0, 100)

PEAK_VOLUME_PERCENT = 70
NEW_WITHOUT_HEAVY_WEEKS = 8
NEW_ALL_LIGHT_WEEKS = 2
RESTRICTED_AGE_LEVEL = 4
YOUTH_MOST_SESSIONS = 3
MINI_TAPER_SESSIONS, MINI_TAPER_MINUTES = 2, 15
RECOVERED_DAYS = 4
"""Days after the days off that make a recovery week worth its full sessions."""


@dataclass(frozen=True)
class Prescriber:
    """All that a week's numbers depend on.

    Attributes:
        experience: With core training.
        age: In years at the season's start; None if unknown.
        races: Of every priority.
        recoveries: The days of restraint after each of them.
        comebacks: The weeks of return after races and breaks.
        settings: What the athlete set instead of the tables.
        mileage_m: Metres by the week's Monday.
    """

    experience: Experience
    age: int | None
    races: Sequence[Race]
    recoveries: Sequence[RaceRecovery]
    comebacks: Sequence[Comeback]
    settings: SeasonSettings
    mileage_m: Mapping[date, int]

    def week(self, frame: WeekFrame) -> Week:
        """The week of this frame with its numbers."""
        kind = frame.phase.kind
        level_cap = self._level_cap(frame)
        heavy = self._heavy(frame, level_cap)
        volume = self._volume_percent(frame)
        full_volume = PEAK_VOLUME_PERCENT if kind is PhaseKind.PEAK else 100
        resting = (PhaseKind.TAPER, PhaseKind.RACE, PhaseKind.RECOVERY)
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
            mix=self._mix(frame, level_cap, heavy),
            full=(
                kind not in resting
                and not frame.deload
                and volume == full_volume
                and len(frame.days) == 7
            ),
            peak_mileage=is_peak_mileage(frame.monday, self.mileage_m),
        )

    def _sessions(self, frame: WeekFrame) -> tuple[int, int]:
        """Target and optional sessions."""
        kind = frame.phase.kind
        own = _own(self.settings.sessions, kind)
        usual = TARGET_SESSIONS[self.experience][kind]
        optional = int(own is None and kind in OPTIONAL_SESSIONS[self.experience])
        if kind is PhaseKind.MAINTENANCE and self._is_master:
            usual, optional = 2, 0
        if kind is PhaseKind.TAPER and 1 < frame.weeks_of_phase == frame.week_of_phase + 1:
            usual = 1
        sessions = usual if own is None else own
        free = len(self._free_days(frame))
        if frame.days and not free:
            return 0, 0
        if kind is PhaseKind.RECOVERY and free < RECOVERED_DAYS:
            sessions = min(sessions, 1)
        if self._b_races(frame, "race"):
            sessions, optional = min(sessions, MINI_TAPER_SESSIONS), 0
        if self._is_youth:
            sessions = min(sessions, YOUTH_MOST_SESSIONS)
            optional = min(optional, YOUTH_MOST_SESSIONS - sessions)
        return sessions, optional

    def _minutes(self, frame: WeekFrame) -> int:
        kind = frame.phase.kind
        minutes = TARGET_MINUTES[self.experience][kind]
        if kind is PhaseKind.BUILD and frame.mesocycle_of_phase == 0:
            minutes = FIRST_BUILD_MINUTES[self.experience]
        own = _own(self.settings.length, kind)
        minutes = minutes if own is None else own
        if frame.deload:
            minutes = deload_minutes(minutes, self.settings.deload.volume)
        if self._b_races(frame, "race"):
            minutes = min(minutes, MINI_TAPER_MINUTES)
        return minutes

    def _volume_percent(self, frame: WeekFrame) -> int:
        """The least of what phase, deload, B races and returns allow."""
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
        caps = LEVEL_CAPS[self.experience]
        cap = FIRST_HALF_CAPS[self.experience] if first_half else caps[kind]
        if self._is_master:
            cap = min(cap, RESTRICTED_AGE_LEVEL)
        own_cap = cast("int | None", getattr(own, kind.value))
        cap = min(cap if own_cap is None else own_cap, own.most or 5)
        if self._is_youth:
            cap = min(cap, RESTRICTED_AGE_LEVEL)
        return min([cap, *(comeback.level_cap(frame.monday, cap) for comeback in self.comebacks)])

    def _heavy(self, frame: WeekFrame, level_cap: int) -> bool:
        new = self.experience is Experience.NEW and frame.number <= NEW_WITHOUT_HEAVY_WEEKS
        first_half = frame.first_base and frame.base_half == 1
        light = frame.phase.kind in (PhaseKind.RACE, PhaseKind.RECOVERY)
        back = any(comeback.volume_percent(frame.monday) < 100 for comeback in self.comebacks)
        return level_cap >= 3 and not (new or first_half or frame.deload or light or back)

    def _mix(self, frame: WeekFrame, level_cap: int, heavy: bool) -> ClassMix:
        new = self.experience is Experience.NEW and frame.number <= NEW_ALL_LIGHT_WEEKS
        if level_cap < 3 or new:
            return ALL_LIGHT
        mix = FIRST_HALF_MIX if frame.base_half == 1 else MIXES[frame.phase.kind]
        return mix if heavy else replace(mix, heavy=0, medium=mix.heavy + mix.medium)

    def _free_days(self, frame: WeekFrame) -> list[date]:
        """The week's days that are neither a race day nor one of the days off after it."""
        return [
            day
            for day in frame.days
            if not any(r.race_day <= day <= r.off_until for r in self.recoveries)
        ]

    def _b_races(self, frame: WeekFrame, *efforts: str) -> bool:
        """Whether the week has a B race run with one of these efforts."""
        return any(
            race.priority == "B" and race.effort in efforts
            for race in self.races
            if monday_of(race.date) == frame.monday
        )

    @property
    def _is_master(self) -> bool:
        return self.age is not None and self.age >= MASTERS_AGE

    @property
    def _is_youth(self) -> bool:
        return self.age is not None and self.age < ADULT_AGE


def deload_minutes(minutes: int, volume_percent: int) -> int:
    """The prescribed length nearest to that share of ``minutes``; never more than ``minutes``."""
    nearest = min(PRESCRIBED_MINUTES, key=lambda m: abs(m * 100 - minutes * volume_percent))
    return min(minutes, nearest)


def _own(settings: SessionsPerWeekSettings | SessionLengthSettings, kind: PhaseKind) -> int | None:
    """The athlete's number for a phase, else for every phase."""
    own = cast("int | None", getattr(settings, kind.value))
    return settings.target if own is None else own
