"""Settings below the constraints: what the season and the problem need to know."""

from planner.season.day_settings import (
    FreeTimeSettings,
    HardRunSettings,
    ProgressionSettings,
    RaceBlackoutSettings,
    SpacingSettings,
    WarmUpSettings,
)
from planner.season.setting import Settings, setting
from planner.season.week_settings import (
    DeloadSettings,
    LevelCapSettings,
    PostRaceSettings,
    SessionLengthSettings,
    SessionsPerWeekSettings,
    TaperSettings,
)

__all__ = [
    "DeloadSettings",
    "FreeTimeSettings",
    "HardRunSettings",
    "LevelCapSettings",
    "PostRaceSettings",
    "ProgressionSettings",
    "RaceBlackoutSettings",
    "SeasonSettings",
    "SessionLengthSettings",
    "SessionsPerWeekSettings",
    "Settings",
    "SpacingSettings",
    "TaperSettings",
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
