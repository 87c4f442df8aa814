"""Searches a series of relaxations for the first that resolves a conflict."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from planner.errors import InputError
from planner.explain.conflict import Conflict, is_resolved
from planner.explain.oracle import InconclusiveError
from planner.explain.relaxation import Relaxation
from planner.instance import Instance, load
from planner.solver.engine import Engine
from planner.yaml.edit.edits import edited

MOST_INCONCLUSIVE = 1
"""Most inconclusive queries between two relaxations of which the further one suffices."""


class RelaxationSearch:
    """Relaxes a file and asks whether its conflicts are then resolved.

    Args:
        written: The file.
        today: As for ``load``.
        engine: Runs the models.
    """

    def __init__(self, written: Instance, today: date, engine: Engine) -> None:
        self.written = written
        self.today = today
        self.engine = engine
        self._relaxed: dict[str, Instance | None] = {}
        self._resolved: dict[tuple[str, str, Conflict, bool], bool | None] = {}

    def first_sufficient(
        self,
        series: Sequence[Relaxation],
        instance: Instance,
        conflict: Conflict,
        *,
        full_model: bool,
    ) -> int | None:
        """Finds by bisection the first relaxation that suffices; further ones then do too.

        The one found is further than need be where a nearer one stays inconclusive, and with the
        full model, where not every relaxation between is asked about.

        Args:
            series: Relaxations of one thing, each further than the one before.
            instance: The file that they relax.
            conflict: A conflict of that file.
            full_model: As for ``is_resolved``.

        Returns:
            Its place in the series; None if none suffices.
        """
        if not series:
            return None
        low, high = 0, len(series) - 1
        suffices = partial(
            self._suffices, instance=instance, conflict=conflict, full_model=full_model
        )
        if full_model:
            far, near = self.engine.at_once(partial(suffices, series[n]) for n in (high, low))
        else:
            far = suffices(series[high])
            near = far if low == high else far is not False and suffices(series[low])
        if near or not far:
            return low if near else None
        inconclusive = 0
        while low + 1 < high and inconclusive < MOST_INCONCLUSIVE:
            further = 4 * low + 3 if full_model else 2 * low + 1  # it is mostly a near one
            middle = min((low + high) // 2, further)
            enough = suffices(series[middle])
            inconclusive += enough is None
            low, high = (low, middle) if enough else (middle, high)
            if enough and full_model:
                break
        return high

    def _suffices(
        self, relaxation: Relaxation, instance: Instance, conflict: Conflict, *, full_model: bool
    ) -> bool | None:
        """Decides whether a relaxation resolves a conflict; None if it stays inconclusive.

        None too where the relaxed file has a mistake.
        """
        relaxed = None if self.engine.stopped else self.relaxed(relaxation, instance)
        if relaxed is None:
            return None
        return self.resolves(relaxed, instance, conflict, full_model=full_model)

    def resolves(
        self, relaxed: Instance, instance: Instance, conflict: Conflict, *, full_model: bool
    ) -> bool | None:
        """Remembers ``is_resolved`` by the files' texts; None if it stays inconclusive."""
        key = (relaxed.written.text, instance.written.text, conflict, full_model)
        if key not in self._resolved:
            try:
                self._resolved[key] = is_resolved(
                    relaxed, instance, conflict, self.engine, full_model=full_model
                )
            except InconclusiveError:
                self._resolved[key] = None
        return self._resolved[key]

    def relaxed(
        self,
        relaxation: Relaxation,
        instance: Instance | None = None,
        *,
        like: Instance | None = None,
    ) -> Instance | None:
        """Loads a file with a relaxation written into it; None where it then has a mistake.

        Args:
            relaxation: The edits.
            instance: The file to edit; None for the one that the athlete wrote.
            like: A version to share what stays the same with; None for the edited file.
        """
        base = instance or self.written
        try:
            text = edited(base.written.text, relaxation.edits, str(base.written.path))
        except (InputError, ValueError):
            return None
        if text not in self._relaxed:
            self._relaxed[text] = self._instance(text, base, like or base)
        return self._relaxed[text]

    def _instance(self, text: str, base: Instance, like: Instance) -> Instance | None:
        """Loads the file with another text; None where that has a mistake."""
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
