"""Makes a plan of sets by session: times, prescriptions, reasons and notes."""

from collections.abc import Mapping

from planner import __version__
from planner.catalogue.exercises import Exercise
from planner.instance import Instance
from planner.plan.plan import Block, LetterProgramme, Plan, PlannedPhase, Session
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame, weeks_of
from planner.programme.block_rows import block_rows
from planner.programme.use_log import UseLog, effort_of
from planner.report.notes import notes
from planner.report.reasons import reasons
from planner.solver.neighbourhoods import Sets
from planner.text.cleaning import clean_line
from planner.timeline.instants import to_datetime


def to_plan(
    instance: Instance,
    frames: tuple[SessionFrame, ...],
    sets: Sets,
    letters: tuple[LetterProgramme, ...],
    proved: Mapping[int, bool] | None = None,
    *,
    explained: bool,
) -> Plan:
    """Makes the plan of a content, without its levels and costs.

    Args:
        instance: The athlete's file.
        frames: The sessions.
        sets: Sets by session index and exercise id.
        letters: The programmes.
        proved: By programme, whether it is the best one after those before it.
        explained: Whether to add reasons and notes.
    """
    problem = instance.problem
    season, file = problem.season, problem.file
    known = problem.catalogue.by_id
    filled = {
        frame.index: {known[name]: amount for name, amount in sets[frame.index].items()}
        for frame in frames
    }
    why = _reasons(frames, filled, problem) if explained else {}
    sessions = _sessions(frames, filled, why, problem)
    return Plan(
        athlete=file.athlete.id or file.athlete.name,
        file=clean_line(instance.written.path.name),
        timezone=file.athlete.timezone,
        generator=f"coreplan {__version__}",
        input_sha256=instance.written.sha256,
        options=instance.written.options,
        season_start=season.start,
        season_end=season.end,
        status="feasible",
        phases=tuple(
            PlannedPhase(phase=p.kind, start=p.start, end=p.end, race=p.race) for p in season.phases
        ),
        blocks=_blocks(problem, letters, proved or {}),
        programme=letters,
        sessions=sessions,
        notes=_notes(sessions, instance) if explained else (),
    )


def _notes(sessions: tuple[Session, ...], instance: Instance) -> tuple[str, ...]:
    remarks = (each for c in instance.constraints for each in c.remarks(instance.problem))
    return (*notes(instance.problem, sessions), *remarks)


def _blocks(
    problem: Problem, letters: tuple[LetterProgramme, ...], proved: Mapping[int, bool]
) -> tuple[Block, ...]:
    if not letters:
        return ()
    return tuple(
        row.model_copy(update={"proved": proved.get(row.programme, False)})
        for row in block_rows(problem)
    )


def _sessions(
    frames: tuple[SessionFrame, ...],
    filled: dict[int, dict[Exercise, int]],
    why: dict[int, tuple[str, ...]],
    problem: Problem,
) -> tuple[Session, ...]:
    """Prescribe session after session: what was done before bounds each dose."""
    told = UseLog(problem)
    return tuple(
        _session(frame, filled[frame.index], why.get(frame.index, ()), told) for frame in frames
    )


def _session(
    frame: SessionFrame, sets: dict[Exercise, int], why: tuple[str, ...], told: UseLog
) -> Session:
    return Session(
        starts_at=to_datetime(frame.start_minute, told.problem.zone),
        ends_at=to_datetime(frame.end_minute, told.problem.zone),
        phase=frame.phase,
        session_class=frame.session_class,
        letter=frame.letter,
        effort=effort_of(sets) if frame.course is not None else None,
        load=frame.session_class.rpe * frame.minutes,
        warm_up_s=frame.warm_up_seconds,
        why=why,
        exercises=told.prescribed(frame, sets),
    )


def _reasons(
    frames: tuple[SessionFrame, ...], filled: dict[int, dict[Exercise, int]], problem: Problem
) -> dict[int, tuple[str, ...]]:
    why = {}
    for week in weeks_of(frames).values():
        for n, frame in enumerate(week):
            earlier = [(f, filled[f.index]) for f in week[:n]]
            left = len(week) - n - 1
            why[frame.index] = reasons(frame, earlier, filled[frame.index], left, problem)
    return why
