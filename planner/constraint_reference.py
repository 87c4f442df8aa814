"""The reference of every constraint, written from its docstring and its settings.

``python -m planner.constraint_reference`` writes planner/constraints/README.md, and with
``--check`` only says whether it is current.
"""

import argparse
import difflib
import sys
from collections.abc import Iterable
from inspect import cleandoc, getsource
from itertools import islice
from pathlib import Path
from textwrap import indent
from typing import Any, Final

from pydantic.fields import FieldInfo

from planner.constraints import ALL, Constraint
from planner.settings import ALWAYS_ON

TARGET: Final = Path(__file__).with_name("constraints") / "README.md"

COMMAND: Final = "python -m planner.constraint_reference"

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
"""


def reference() -> str:
    """The whole page."""
    return "\n".join([_HEAD, _overview(), _common(), *map(page, ALL)])


def page(kind: type[Constraint]) -> str:
    """One constraint: what it says, why, an example and its settings."""
    says, why, example = _docstring(kind)
    fields = {
        name: field
        for name, field in kind.model_fields.items()
        if name not in Constraint.model_fields
    }
    parts = [f"## {kind.name}", f"{_kind(kind)} {_short_form(kind)}".rstrip(), says]
    parts += [f"**Why:** {why}"] if why else []
    parts += [f"```yaml\n{example}\n```"] if example else []
    parts += [_settings(fields)] if fields else []
    return "\n\n".join(parts) + "\n"


def strengths(kind: type[Constraint]) -> tuple[str, ...]:
    """Whether plans can break a constraint, fall short of it, or both: ``hard``, ``soft``.

    Read off its source: which of the two makers of violations it calls.
    """
    source = getsource(kind)
    return tuple(strength for strength in ("hard", "soft") if f"self.{strength}(" in source)


def main(arguments: list[str] | None = None) -> int:
    """Writes the page, or with ``--check`` compares; 1 if it is not current."""
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


def _docstring(kind: type[Constraint]) -> tuple[str, str, str]:
    """What it says, why, and an example that can be pasted into athlete.yaml."""
    text, _, example = cleandoc(kind.__doc__ or "").partition("\n\nExample:\n")
    says, _, why = text.partition("\n\nWhy: ")
    example = cleandoc(example.replace("``", ""))
    if example.startswith(f"{kind.name}:"):
        example = "constraints:\n" + indent(example, "  ")
    return _markdown(says), _markdown(why), example


def _kind(kind: type[Constraint]) -> str:
    return f"{kind.level.capitalize()} level, {' and '.join(strengths(kind))}."


def _short_form(kind: type[Constraint]) -> str:
    if kind.name in ALWAYS_ON:
        return "It keeps the athlete safe: it can't be switched off."
    return f"A bare value sets `{kind.dominant}`." if kind.dominant else ""


def _overview() -> str:
    rows = (
        (f"[{kind.name}](#{kind.name})", kind.level, " and ".join(strengths(kind)), kind.says)
        for kind in ALL
    )
    return _table(("constraint", "level", "strength", "says"), rows)


def _common() -> str:
    return f"Settings of every constraint:\n\n{_settings(Constraint.model_fields)}\n"


def _settings(fields: dict[str, FieldInfo]) -> str:
    rows = []
    for name, field in fields.items():
        extra: Any = field.json_schema_extra
        rows.append(
            (
                f"`{name}`",
                _value(field.default),
                _range(field),
                extra["unit"],
                field.description or "",
                extra["source"],
            )
        )
    return _table(("setting", "default", "range", "unit", "meaning", "source"), rows).rstrip("\n")


def _value(value: object) -> str:
    if value is None:
        return "unset"
    if isinstance(value, bool):
        return "on" if value else "off"
    return f"[{', '.join(map(str, value))}]" if isinstance(value, tuple) else str(value)


def _range(field: FieldInfo) -> str:
    if isinstance(field.default, bool):
        return "on, off"
    if isinstance(field.default, tuple):
        return f"{len(field.default)} whole numbers"
    bounds = {
        key: value
        for bound in field.metadata
        for key in ("ge", "le")
        if (value := getattr(bound, key, None)) is not None
    }
    return f"{bounds.get('ge', '')} to {bounds.get('le', '')}".strip() if bounds else ""


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join(
        f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines
    )


def _markdown(text: str) -> str:
    """A docstring's text; its double backticks become single ones, its paragraphs single lines."""
    paragraphs = text.replace("``", "`").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


if __name__ == "__main__":
    sys.exit(main())
