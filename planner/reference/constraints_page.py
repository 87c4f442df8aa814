"""Write the reference of every constraint from its docstring and its settings.

``python -m planner.reference.constraints_page`` writes planner/constraints/README.md, and with
``--check`` only says whether it is current.
"""

import argparse
import difflib
import sys
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Final

from planner.constraints import ALL
from planner.constraints.base import Constraint
from planner.reference.manual_pages import (
    common_settings,
    headline,
    manual,
    settings_of,
    strength_words,
)
from planner.reference.setting_facts import Setting

TARGET: Final = Path(__file__).parent.with_name("constraints") / "README.md"

COMMAND: Final = "python -m planner.reference.constraints_page"

SHOWN_DIFFERENCES: Final = 20

_HEAD: Final = f"""\
# Constraints

Written by `{COMMAND}` from the constraints themselves; edit those.

A **hard** constraint is never broken. A **soft** one costs points where a plan falls short of it;
0 points is the ideal. The **calendar** level decides days, times, lengths and classes, the
**content** level exercises and sets. Settings go into `athlete.yaml`:

```yaml
constraints:
  hard-run-recovery: {{heavy_before: 36}} # one setting
  rest-day: 2 # where a constraint has a main setting, its value alone will do
  regular-days: off
```

A source names a row or section of the evidence, with its grade (A best, E an engineering choice).
The range is the plausible one of that row, widened where the default lies outside it; where the
source has no range, or says "range E", the range is an engineering choice.
"""


def reference() -> str:
    """Write the whole page."""
    return "\n".join([_HEAD, _overview(), _common(), *map(page, ALL)])


def page(kind: type[Constraint]) -> str:
    """Write one constraint: what it says, why, an example and its settings."""
    about, own = manual(kind), settings_of(kind)
    parts = [f"## {kind.name}", headline(kind), *about.says]
    parts += ["**Why:** " + "\n\n".join(about.why)] if about.why else []
    parts += [f"```yaml\n{about.example}\n```"] if about.example else []
    parts += [_settings(own)] if own else []
    return "\n\n".join(parts) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Write the page, or with ``--check`` compare; 1 if it is not current."""
    parser = argparse.ArgumentParser(prog=COMMAND, description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if not current")
    check = parser.parse_args(arguments).check
    wanted = reference()
    written = TARGET.read_text("utf-8") if TARGET.exists() else ""
    if written == wanted:
        return 0
    if not check:
        TARGET.write_text(wanted, "utf-8")
        return 0
    difference = difflib.unified_diff(
        written.splitlines(), wanted.splitlines(), "written", "wanted", lineterm="", n=1
    )
    print(*islice(difference, SHOWN_DIFFERENCES), sep="\n", file=sys.stderr)
    print(f"{TARGET} is not current; run `{COMMAND}` and commit it", file=sys.stderr)
    return 1


def _overview() -> str:
    rows = (
        (f"[{kind.name}](#{kind.name})", kind.level, strength_words(kind), kind.says)
        for kind in ALL
    )
    return _table(("constraint", "level", "strength", "says"), rows)


def _common() -> str:
    return f"Settings of every constraint:\n\n{_settings(common_settings())}\n"


def _settings(settings: Iterable[Setting]) -> str:
    rows = ((f"`{s.name}`", s.usual, s.allowed, s.unit, s.meaning, s.source) for s in settings)
    return _table(("setting", "default", "range", "unit", "meaning", "source"), rows).rstrip("\n")


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join(
        f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines
    )


if __name__ == "__main__":
    sys.exit(main())
