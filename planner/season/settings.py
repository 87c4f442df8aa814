"""Settings below the constraints: what the season and the problem need to know."""

from planner.season.amount_settings import SessionLengthSettings, SessionsPerWeekSettings
from planner.season.class_settings import ClassMixSettings, LevelCapSettings, SessionClassSettings
from planner.season.day_settings import (
    FreeTimeSettings,
    RaceBlackoutSettings,
    SpacingSettings,
    WarmUpSettings,
)
from planner.season.learning_settings import (
    ProgressionSettings,
    RotationSettings,
    VarietySettings,
)
from planner.season.load_settings import MileageSettings, MonotonySettings
from planner.season.ramp_settings import LoadRampSettings
from planner.season.run_settings import HardRunSettings
from planner.season.setting import Settings, setting
from planner.season.week_settings import DeloadSettings, PostRaceSettings, TaperSettings

__all__ = [
    "ClassMixSettings",
    "DeloadSettings",
    "FreeTimeSettings",
    "HardRunSettings",
    "LevelCapSettings",
    "LoadRampSettings",
    "MileageSettings",
    "MonotonySettings",
    "PostRaceSettings",
    "ProgressionSettings",
    "RaceBlackoutSettings",
    "RotationSettings",
    "SeasonSettings",
    "SessionClassSettings",
    "SessionLengthSettings",
    "SessionsPerWeekSettings",
    "Settings",
    "SpacingSettings",
    "TaperSettings",
    "VarietySettings",
    "WarmUpSettings",
    "setting",
]


class SeasonSettings(Settings):
    """All that ``plan_season`` and the problem need to know besides the athlete."""

    sessions: SessionsPerWeekSettings = SessionsPerWeekSettings()
    length: SessionLengthSettings = SessionLengthSettings()
    taper: TaperSettings = TaperSettings()
    deload: DeloadSettings = DeloadSettings()
    post_race: PostRaceSettings = PostRaceSettings()
    level_cap: LevelCapSettings = LevelCapSettings()
    hard_run: HardRunSettings = HardRunSettings()
    warm_up: WarmUpSettings = WarmUpSettings()
    free_time: FreeTimeSettings = FreeTimeSettings()
    race_blackout: RaceBlackoutSettings = RaceBlackoutSettings()
    progression: ProgressionSettings = ProgressionSettings()
    spacing: SpacingSettings = SpacingSettings()
    class_mix: ClassMixSettings = ClassMixSettings()
    session_class: SessionClassSettings = SessionClassSettings()
    rotation: RotationSettings = RotationSettings()
    variety: VarietySettings = VarietySettings()
    load_ramp: LoadRampSettings = LoadRampSettings()
    mileage: MileageSettings = MileageSettings()
    monotony: MonotonySettings = MonotonySettings()
