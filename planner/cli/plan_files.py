"""Find a plan's files, and whose they are."""

import contextlib
from dataclasses import dataclass
from pathlib import Path

from planner.errors import PlannerError, UsageError
from planner.plan.plan import Plan
from planner.plan.plan_json import PlanFile, read_sound_rows
from planner.storage.atomic_writes import same_file
from planner.text.cleaning import clean_line, quoted

USUAL = "plan.json"
USUAL_FILE = "athlete.yaml"
CALENDAR_MARK = b"BEGIN:VCALENDAR"


@dataclass(frozen=True, slots=True)
class Owner:
    """An athlete's file owns the plan that names it, and keeps it for good.

    Attributes:
        path: The athlete's file.
        key: The athlete's identity (see ``key_of``); empty if mistakes in the file hide it.
    """

    path: Path
    key: str

    @property
    def name(self) -> str:
        """Return the file's name as plan.json has it."""
        return clean_line(self.path.name)

    def owns(self, plan: Plan) -> bool:
        """Tell whose a plan is: by the file that it names, in older ones by the identity."""
        if not plan.file:
            return bool(plan.athlete) and self.is_same_athlete(plan) and not self._is_copy()
        return plan.file == self.name or same_file(self.path.parent / plan.file, self.path)

    def _is_copy(self) -> bool:
        """Tell whether athlete.yaml beside the file is, or may be, about the same athlete."""
        usual = self.path.with_name(USUAL_FILE)
        if not usual.is_file() or same_file(usual, self.path):
            return False
        with contextlib.suppress(PlannerError):
            return owner_of(usual).key in ("", self.key)
        return True

    def is_same_athlete(self, plan: Plan) -> bool:
        """Tell whether identity and plan agree, as far as both are known."""
        return plan.athlete in ("", self.key)

    def check_athlete(self, plan: Plan, shown: str) -> None:
        """Refuse to go on with the plan of somebody else.

        Raises:
            UsageError: The file has another identity than its plan.
        """
        from planner.yaml.edit.yaml_writer import Style

        if self.key and not self.is_same_athlete(plan):
            id_ = Style(padded=False, quoted=False).line({"id": clean_line(plan.athlete)})
            raise UsageError(
                f"{shown} is the plan of {quoted(plan.athlete)}, and {self.path} is now that of "
                f"{quoted(self.key)}; nothing was written.",
                f"if that is one person, write athlete: {id_}, which keeps the events; for another "
                "person take another file, or other names with --json and -o",
            )


def owner_of(athlete_yaml: Path) -> Owner:
    """Read who an athlete's file is about.

    Raises:
        InputError: It is not YAML.
        UsageError: There is no such file, or it is none of an athlete.
    """
    from planner.athlete.athlete_file import ATHLETE_KEYS, parse_athlete
    from planner.ics.identity import key_of
    from planner.yaml.document import read_yaml

    file, _ = parse_athlete(read_yaml(athlete_yaml, ATHLETE_KEYS))
    return Owner(athlete_yaml, key_of(file.athlete) if file else "")


@dataclass(frozen=True, slots=True)
class Names:
    """An athlete's plan goes into these files, unless other ones are named.

    Attributes:
        calendar: The calendar.
        kept: The plan.json.
        other: The plan that keeps the usual names; None if they are free, or the athlete's own.
    """

    calendar: Path
    kept: Path
    other: Plan | None = None

    def said(self, owner: Owner, calendar: Path | None = None, kept: Path | None = None) -> str:
        """Say why the names are not the usual ones; empty if they are, or others are given.

        Args:
            owner: The athlete's file.
            calendar: The calendar's name that was given, if any.
            kept: The name of the plan.json that was given, if any.
        """
        both = ((self.calendar, calendar), (self.kept, kept))
        files = [own.name for own, given in both if given is None]
        if self.other is None or self.kept.name == USUAL or not files:
            return ""
        names = f"the files of {owner.name} are {' and '.join(files)}"
        if len(files) == 1:
            names = f"the other file of {owner.name} is {files[0]}"
        usual = owner.path.with_name(USUAL)
        said = (
            f"Note: {USUAL} beside {owner.path} is the plan of {whose_is(self.other)}, which stays "
            f"as it is; {names}."
        )
        if not owner.is_same_athlete(self.other):
            return said
        if not is_nobodys(self.other):
            said += " Both plans have events of the same UIDs: import only one of them."
            if (usual.parent / self.other.file).exists():
                return said
        return (
            f"{said} If it is the plan of {owner.name}, go on with it: coreplan solve {owner.path} "
            f"--json {usual} -o {calendar or usual.with_suffix('.ics')} --force"
        )


def names_for(owner: Owner) -> Names:
    """Choose the files of a plan: plan.ics and plan.json, or those called like the athlete's file.

    The latter are for a file whose neighbour owns plan.json, and for one that can't be known to own
    it; athlete.yaml is the likeliest owner, and gets no second plan.
    """
    usual, own = owner.path.with_name(USUAL), owner.path.with_suffix(".json")
    plans = [plan_in(usual), plan_in(own)]
    mine = [each is not None and owner.owns(each) for each in plans]
    free = plans[0] is None or (is_nobodys(plans[0]) and owner.path.name == USUAL_FILE)
    if mine[0] or (free and not mine[1]):
        return Names(usual.with_suffix(".ics"), usual)
    return Names(own.with_suffix(".ics"), own, plans[0])


def plan_beside(owner: Owner) -> PlanFile:
    """Read the plan that an athlete's file has beside it; empty if it has none."""
    kept = names_for(owner).kept
    with contextlib.suppress(UsageError, OSError):
        found = read_sound_rows(str(kept), kept.read_bytes())
        if found.plan is not None and owner.owns(found.plan):
            return found
    return PlanFile()


def plan_in(path: Path) -> Plan | None:
    """Read the sound rows of a plan; None if there is none, or none that can be read."""
    with contextlib.suppress(UsageError, OSError):
        return read_sound_rows(str(path), path.read_bytes()).plan
    return None


def whose_is(plan: Plan) -> str:
    """Name the file or the athlete of a plan."""
    return "somebody it no longer names" if is_nobodys(plan) else plan.file or quoted(plan.athlete)


def is_nobodys(plan: Plan) -> bool:
    """Tell whether damage hides both the file and the athlete of a plan."""
    return not plan.file and not plan.athlete


def looks_like_calendar(content: bytes) -> bool:
    """Tell whether it is an iCalendar file by its first line, whatever its name."""
    return content.removeprefix(b"\xef\xbb\xbf").lstrip().upper().startswith(CALENDAR_MARK)


def read_bytes(path: Path) -> bytes:
    """Read the bytes of an input file.

    Raises:
        DiskError: The system refused.
    """
    from planner.storage.atomic_writes import disk_error

    try:
        return path.read_bytes()
    except OSError as problem:
        raise disk_error(str(path), problem) from problem
