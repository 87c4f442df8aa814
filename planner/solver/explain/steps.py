"""Which of the steps that a setting can go, each further than the one before, is enough."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from planner.errors import InputError
from planner.explanation.changes import Change
from planner.loading import Loaded, load
from planner.solver.engine import Engine
from planner.solver.explain.conflict import Conflict, holds
from planner.solver.explain.questions import UnsettledError
from planner.yaml_edit import edited

MOST_UNSETTLED = 1
"""Questions about steps between two, of which the further one helps, that may stay open."""


class Steps:
    """Asks what changes of a file come to.

    Args:
        written: The file.
        today: As for ``load``.
        engine: Runs the models.
    """

    def __init__(self, written: Loaded, today: date, engine: Engine) -> None:
        self.written = written
        self.today = today
        self.engine = engine
        self._changed: dict[str, Loaded | None] = {}
        self._ended: dict[tuple[str, str, Conflict, bool], bool | None] = {}

    def first(
        self, steps: Sequence[Change], loaded: Loaded, conflict: Conflict, *, whole: bool
    ) -> int | None:
        """Which step is the first that helps; where one does, further ones do too.

        It is a further one than need be where what is nearer takes long to tell, and among the
        steps that end a whole week's conflicts, of which not all between are asked about.
        """
        if not steps:
            return None
        low, high = 0, len(steps) - 1
        helps = partial(self._helps, loaded=loaded, conflict=conflict, whole=whole)
        if whole:
            far, near = self.engine.at_once(partial(helps, steps[n]) for n in (high, low))
        else:
            far = helps(steps[high])
            near = far if low == high else far is not False and helps(steps[low])
        if near or not far:
            return low if near else None
        unsettled = 0
        while low + 1 < high and unsettled < MOST_UNSETTLED:
            further = 4 * low + 3 if whole else 2 * low + 1  # it is mostly a near one
            middle = min((low + high) // 2, further)
            enough = helps(steps[middle])
            unsettled += enough is None
            low, high = (low, middle) if enough else (middle, high)
            if enough and whole:
                break
        return high

    def _helps(
        self, change: Change, loaded: Loaded, conflict: Conflict, *, whole: bool
    ) -> bool | None:
        """Whether a conflict is ended; None where it isn't told soon, or can't be written."""
        changed = None if self.engine.stopped else self.changed(change, loaded)
        return None if changed is None else self.ends(changed, loaded, conflict, whole=whole)

    def ends(
        self, changed: Loaded, loaded: Loaded, conflict: Conflict, *, whole: bool
    ) -> bool | None:
        """Whether a changed file ends a conflict of another; None where it isn't told soon."""
        key = (changed.written.text, loaded.written.text, conflict, whole)
        if key not in self._ended:
            try:
                self._ended[key] = holds(changed, loaded, conflict, self.engine, whole=whole)
            except UnsettledError:
                self._ended[key] = None
        return self._ended[key]

    def changed(
        self, change: Change, loaded: Loaded | None = None, *, like: Loaded | None = None
    ) -> Loaded | None:
        """The file with a change; None where it then has a mistake.

        Args:
            change: What to write.
            loaded: The file that it is written into; None for the one that the athlete wrote.
            like: A version of which much holds here too; None for the one that is written into.
        """
        base = loaded or self.written
        try:
            text = edited(base.written.text, change.edits, str(base.written.path))
        except (InputError, ValueError):
            return None
        if text not in self._changed:
            self._changed[text] = self._loaded(text, base, like or base)
        return self._changed[text]

    def _loaded(self, text: str, base: Loaded, like: Loaded) -> Loaded | None:
        """The file with another text; None where that has a mistake."""
        try:
            return load(
                base.written.path,
                today=self.today,
                season_start=base.problem.season.start,
                options=base.written.options,
                text=text,
                like=like,
            )
        except (InputError, ValueError):
            return None
