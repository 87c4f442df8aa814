"""The settings of constraints that the season and the problem read."""

from planner.settings.base import Settings
from planner.settings.class_mix import ClassMixSettings
from planner.settings.contraindications import ContraindicationSettings
from planner.settings.deload import DeloadSettings
from planner.settings.free_time import FreeTimeSettings
from planner.settings.hard_run_recovery import HardRunSettings
from planner.settings.level_cap import LevelCapSettings
from planner.settings.load_ramp import LoadRampSettings
from planner.settings.mileage_balance import MileageSettings
from planner.settings.monotony import MonotonySettings
from planner.settings.post_race_recovery import PostRaceSettings
from planner.settings.progression import ProgressionSettings
from planner.settings.race_blackout import RaceBlackoutSettings
from planner.settings.rotation import RotationSettings
from planner.settings.session_class import SessionClassSettings
from planner.settings.session_length import SessionLengthSettings
from planner.settings.session_spacing import SpacingSettings
from planner.settings.session_time import WarmUpSettings
from planner.settings.sessions_per_week import SessionsPerWeekSettings
from planner.settings.taper import TaperSettings


class SeasonSettings(Settings):
    """Holds what ``plan_season`` and the problem need to know besides the athlete."""

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
    load_ramp: LoadRampSettings = LoadRampSettings()
    mileage: MileageSettings = MileageSettings()
    monotony: MonotonySettings = MonotonySettings()
    contraindications: ContraindicationSettings = ContraindicationSettings()
