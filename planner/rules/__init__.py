"""Plan by rules of an athlete's own, for what no setting says: ``rules:`` in athlete.yaml.

Each is a constraint: posted, verified and explained like those that are built in, and named by
its line. Where two readings are possible, the words mean:

- A rule about sessions, minutes and classes alone is the calendar's; one that selects exercises,
  or counts sets or exercises, is content's, and its other selectors say in which sessions.
- Of one selector any value will do, and all selectors must: ``{area: gmed, level: [3, 4]}``.
  ``area`` and ``group`` mean primary areas; with ``secondary: true`` secondary ones as well.
- Sets, minutes and exercises are counted per session and sessions per week, unless ``per`` says
  otherwise. Minutes of exercises are those of their sets, rests and change-overs.
- ``at_least`` is scaled, to the nearest, in a week that the season, a phase or a pause cuts short,
  unless days are named. It asks no more sessions or minutes than the days that allow any could
  hold, and no exercises where the calendar has no session. A hard amount of exercises is never
  lowered: one that can't be had is refused, with the week. ``at_most`` is never cut.
- ``together``: all or none in a session. ``apart``: not in one session, nor, with ``days``, in
  sessions less than so many days apart.
- ``prefer`` costs its points for each week (or ``per``) that could have the exercises and doesn't,
  or for each session that could have been one of the preferred sessions and isn't.
- A rule is hard unless it has a ``weight``: so many points for each set, session, exercise or
  begun five minutes short or over.
"""
