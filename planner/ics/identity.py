"""Match planned sessions with events: uids, sequence numbers and cancellations.

A uid belongs to a place in the plan (athlete, week, slot), so that a session that moves inside its
week is a changed event and not a second one.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from uuid import UUID, uuid5

from planner.athlete.models.person import Athlete
from planner.plan.plan import Banner, Cancelled, Cost, Plan, Session
from planner.plan.plan_fields import next_sequence
from planner.timeline.instants import monday_of

# Every uid in every calendar hangs on this value: it may never change.
MOST_UIDS_A_WEEK = 50
"""No week has had as many sessions, moved and cancelled ones included."""

_NAMESPACE = UUID("5c0d8f1e-6a43-5b0e-9a57-2f4b1d7c3e90")


@dataclass(frozen=True, slots=True)
class Changes:
    """A plan changes the earlier one in these ways, each list in the order of time.

    Attributes:
        moved: Old and new start of the sessions that moved inside their week.
        removed: Starts of the sessions that are cancelled by this plan.
        added: Starts of the sessions that the earlier plan did not have.
        changed: The number of sessions that kept their start but not their content.
    """

    moved: tuple[tuple[datetime, datetime], ...] = ()
    removed: tuple[datetime, ...] = ()
    added: tuple[datetime, ...] = ()
    changed: int = 0


def key_of(athlete: Athlete) -> str:
    """Return the text that tells athletes apart in uids: the ``id`` if given, else the name."""
    return athlete.id or athlete.name


def stable_uid(athlete_key: str, *place: object) -> str:
    """Derive an event's uid from its place, the same on every run and machine."""
    name = "/".join([athlete_key, *map(str, place)])
    return str(uuid5(_NAMESPACE, name.encode(errors="replace").decode()))


def own_uids(athlete_key: str, days: Iterable[date]) -> frozenset[str]:
    """List the uids that sessions of an athlete can have in the weeks of some days."""
    mondays = {monday_of(day) for day in days}
    numbers = range(1, MOST_UIDS_A_WEEK + 1)
    return frozenset(stable_uid(athlete_key, monday, n) for monday in mondays for n in numbers)


def identify(
    plan: Plan, athlete_key: str, earlier: Plan | None, banners: Iterable[Banner] = ()
) -> tuple[Plan, Changes]:
    """Give every session its uid and sequence number, and cancel what is no longer planned.

    Inside a week, sessions are matched with the earlier plan's: those of the same day first, then
    the nearest in time. A matched session keeps its uid, and its sequence number rises by one if
    anything of it changed. A new one takes the lowest slot of its week that was never used, so
    that no uid's number ever falls.

    Args:
        plan: The new plan; uids, sequence numbers and cancellations in it are replaced, also
            where a cost names a session by its uid.
        athlete_key: See ``key_of``.
        earlier: The plan solved before for the same athlete, or None. What it held before the new
            season's start is past, and left alone.
        banners: The all-day events of the new plan, with their uids. Their numbers rise and they
            are cancelled as sessions are.

    Returns:
        The plan with its sessions in the order of time, and what changed.
    """
    sessions = _in_order(plan.sessions)
    history = () if earlier is None else _in_order(earlier.sessions)
    by_uid = {old.uid: old for old in history if old.uid and old.day >= plan.season_start}
    partners = _matches(tuple(by_uid.values()), sessions)
    retold = earlier is not None and earlier.timezone != plan.timezone
    used = {old.uid for old in history}
    used.update(old.uid for old in (earlier.cancelled if earlier else ()))
    named: list[Session] = []
    for old, session in zip(partners, sessions, strict=True):
        if old is None:
            uid, sequence = _free_uid(athlete_key, monday_of(session.day), used), 0
            used.add(uid)
        else:
            first_differs = (not named) != (old is history[0])
            changed = retold or first_differs or _content(old) != _content(session)
            uid, sequence = old.uid, next_sequence(old.sequence) if changed else old.sequence
        named.append(session.model_copy(update={"uid": uid, "sequence": sequence}))
    gone = _dropped(by_uid.values(), partners)
    update = {
        "sessions": tuple(named),
        "cancelled": _cancelled(gone, earlier, plan.season_start),
        "banners": _numbered(banners, earlier, plan.season_start),
        "costs": _renamed(plan.costs, sessions, named),
    }
    return plan.model_copy(update=update), _changes(named, partners, gone, earlier)


def _in_order(sessions: Iterable[Session]) -> tuple[Session, ...]:
    return tuple(sorted(sessions, key=lambda session: (session.start_minute, session.uid)))


def _matches(old: Sequence[Session], new: Sequence[Session]) -> tuple[Session | None, ...]:
    """Find the earlier session of each new one, if it has one in its week."""
    matched = match_in_weeks(old, new)
    return tuple(old[matched[n]] if n in matched else None for n in range(len(new)))


def match_in_weeks(old: Sequence[Session], new: Sequence[Session]) -> dict[int, int]:
    """Match each new session with the earlier one that it continues, inside its week.

    Sessions of the same day are matched first, then the nearest in time. Swapped lists give the
    same pairs.

    Args:
        old: Sessions of the earlier plan, in the order of time.
        new: Sessions of the later plan, in the order of time.

    Returns:
        The place in ``old`` by the place in ``new``.
    """
    weeks: defaultdict[date, list[int]] = defaultdict(list)
    for place, session in enumerate(old):
        weeks[monday_of(session.day)].append(place)
    pairs = sorted(
        (_distance(old[place], after), index, place)
        for index, after in enumerate(new)
        for place in weeks[monday_of(after.day)]
    )
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, index, place in pairs:
        if index not in matched and place not in taken:
            matched[index] = place
            taken.add(place)
    return matched


def _distance(before: Session, after: Session) -> tuple[bool, int, int]:
    """Measure the distance for matching: another day is farther than any hour of the same one."""
    return (
        before.day != after.day,
        abs(before.start_minute - after.start_minute),
        before.start_minute,
    )


def _content(session: Session) -> object:
    """Collect all that an event shows: times with their offset, class, dose, reasons."""
    return session.model_dump(mode="json", exclude={"uid", "sequence"})


def _free_uid(athlete_key: str, monday: date, used: set[str]) -> str:
    return next(uid for n in count(1) if (uid := stable_uid(athlete_key, monday, n)) not in used)


def _dropped(old: Iterable[Session], partners: Iterable[Session | None]) -> tuple[Session, ...]:
    kept = {partner.uid for partner in partners if partner}
    return tuple(session for session in old if session.uid not in kept)


def _cancelled(gone: Iterable[Session], earlier: Plan | None, start: date) -> tuple[Cancelled, ...]:
    """List newly cancelled sessions and earlier ones, which stay until the season ends."""
    known = (
        [event for event in earlier.cancelled if event.starts_at.date() >= start] if earlier else []
    )
    new = [
        Cancelled(
            uid=old.uid,
            sequence=next_sequence(old.sequence),
            starts_at=old.starts_at,
            ends_at=old.ends_at,
        )
        for old in gone
    ]
    return tuple(sorted((*known, *new), key=lambda event: (event.starts_at, event.uid)))


def _numbered(banners: Iterable[Banner], earlier: Plan | None, start: date) -> tuple[Banner, ...]:
    """Number the banners, and add the cancelled ones of before."""
    history = {old.uid: old for old in (earlier.banners if earlier else ())}
    current = {banner.uid: _after(history.get(banner.uid), banner) for banner in banners}
    gone = [
        _after(old, old.model_copy(update={"cancelled": True}))
        for old in history.values()
        if old.uid not in current and old.end > start
    ]
    return (*current.values(), *sorted(gone, key=lambda old: (old.start, old.uid)))


def _after(old: Banner | None, banner: Banner) -> Banner:
    """Give the banner the old one's number, or the next if anything of it changed."""
    if old is None:
        return banner
    kept = banner.model_copy(update={"sequence": old.sequence})
    return (
        kept if kept == old else kept.model_copy(update={"sequence": next_sequence(old.sequence)})
    )


def _renamed(
    costs: Iterable[Cost], before: Iterable[Session], after: Iterable[Session]
) -> tuple[Cost, ...]:
    names = {old.uid: new.uid for old, new in zip(before, after, strict=True) if old.uid}
    return tuple(
        cost.model_copy(update={"where": names[cost.where]})
        if cost.of == "session" and cost.where in names
        else cost
        for cost in costs
    )


def _changes(
    named: Sequence[Session],
    partners: Sequence[Session | None],
    gone: Iterable[Session],
    earlier: Plan | None,
) -> Changes:
    if earlier is None:
        return Changes()
    pairs = list(zip(partners, named, strict=True))
    kept = [(old, new) for old, new in pairs if old is not None]
    return Changes(
        moved=tuple(
            (old.starts_at, new.starts_at) for old, new in kept if old.starts_at != new.starts_at
        ),
        removed=tuple(old.starts_at for old in gone),
        added=tuple(new.starts_at for old, new in pairs if old is None),
        changed=sum(
            old.starts_at == new.starts_at and old.sequence != new.sequence for old, new in kept
        ),
    )
