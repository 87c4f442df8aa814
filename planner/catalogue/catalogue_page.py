"""Write the catalogue's page from its data.

``python -m planner.catalogue.catalogue_page`` writes catalogue/README.md; with ``--check`` it only
says whether that is current.
"""

import argparse
import sys
from pathlib import Path
from typing import Final

from planner.catalogue.data_file import SourceFile
from planner.catalogue.emg import EmgFile
from planner.catalogue.exercises import Catalogue
from planner.catalogue.folder_reader import Reader
from planner.catalogue.gaps import GapsFile
from planner.catalogue.matrix import empty_cells
from planner.catalogue.page_marks import grounds_section, marks_section
from planner.catalogue.page_sections import (
    areas_section,
    doses_section,
    emg_section,
    gaps_section,
    ladders_section,
    matrix_section,
    numbers_section,
    sources_section,
    words_section,
)

ROOT: Final = Path(__file__).parents[2] / "catalogue"

COMMAND: Final = "python -m planner.catalogue.catalogue_page"

_HEAD: Final = f"""\
# The catalogue

Core exercises for runners, ordered into ladders, with the muscle areas that they train, what rules
them out, how much of each, and words for people who never heard their names.

Written by `{COMMAND}` from the data; edit that. The data is in the public
domain (CC0 1.0, see [LICENSE](LICENSE)): use it for whatever you like. The code around it has its
own licence.

Areas, levels, doses and flags of single exercises are expert judgement (grade D) informed by
[sources](#sources) and [studies of muscle activity](#muscle-activity). This is no medical advice.
"""

_ADDING: Final = """\
## Add an exercise

Put it into its ladder's file, `exercises/<ladder>.yaml`, at its rung: the order in the file is the
order of progression, no level is skipped, and ids stay as they are. A new file is a new ladder.

```yaml
aim: Lift the hips, on both legs first. # what the ladder is for
pattern: hip-extension

exercises:
  - id: my-bridge # small letters, digits and hyphens
    name: My bridge
    aliases: [hip lift at home] # what a search should find; may be left out
    level: 1 # 1 to 5
    family: bridges # one of the six, or left out
    primary: [gmax] # areas it is for: a set counts 1
    secondary: [ham] # areas that help: a set counts a half
    equipment: [band, [ball, bench]] # a band, and one of the other two; left out: a floor
    sides: both # both, alternating, or each (double the time)
    dose: {mode: reps, low: 10, high: 15, seconds_per_rep: 3, most_sets: 3, rest_seconds: 30}
    flags: [supine-lying] # who must not do it
    grounds: {supine-lying: Minutes on the back} # why, where it is not plain; may be left out
    how_to: # exactly two sentences
      - Lie on your back with a band above the bent knees.
      - Push through the heels until the hips are level, and lower them.
    cues: # two to four, 90 characters at most
      - Ribs down
      - Finish with the bottom
    fault: Arching the back
    easier: Leave out the band
    harder: Pause at the top
    running: Strength for push-off
    fit: {category: 10, name: 0, match: nearest} # FIT numbers, exact or nearest, or left out
```

`mode` is hold (seconds; with `hold_s`, that many holds of it), reps, time (seconds) or distance
(metres). A dose grows from `low` to `high`; `high_new` and `high_experienced` may give new and
experienced athletes another end (without the first: three quarters of `high`, if the second is
there). `standing: true` says what it says, and so do the [marks](#marks), written like it.
`coreplan catalogue check` names every mistake with its line; then write this page anew. A file of
your own in the same format is planned like ours: `athlete: {exercises: [mine.yaml]}`, checked also
by `coreplan catalogue check mine.yaml`.
"""


def page(catalogue: Catalogue, gaps: GapsFile, emg: EmgFile) -> str:
    """Write the whole page."""
    parts = [
        _HEAD,
        numbers_section(catalogue),
        areas_section(catalogue),
        matrix_section(catalogue),
        gaps_section(gaps, len(empty_cells(catalogue))),
        ladders_section(catalogue),
        marks_section(catalogue),
        words_section(catalogue),
        grounds_section(catalogue),
        doses_section(catalogue),
        emg_section(emg),
        sources_section(catalogue),
        _ADDING,
    ]
    return "\n".join(parts)


def main(arguments: list[str] | None = None) -> int:
    """Write the page, or with ``--check`` compare; 1 if it is not current."""
    parser = argparse.ArgumentParser(prog=COMMAND, description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if not current")
    check = parser.parse_args(arguments).check
    gaps = SourceFile(ROOT / "gaps.yaml", "gaps.yaml").read(GapsFile)
    emg = SourceFile(ROOT / "emg.yaml", "emg.yaml").read(EmgFile)
    if gaps is None or emg is None:
        print("there are mistakes; run `coreplan catalogue check`", file=sys.stderr)
        return 1
    wanted = page(Reader(ROOT).catalogue(), gaps, emg)
    target = ROOT / "README.md"
    if target.exists() and target.read_text("utf-8") == wanted:
        return 0
    if check:
        print(f"{target} is not current; run `{COMMAND}` and commit it", file=sys.stderr)
        return 1
    target.write_text(wanted, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
