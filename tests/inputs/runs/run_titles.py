"""Run titles with what each is, written before the rules; a quarter of them is held out."""

from dataclasses import dataclass
from pathlib import Path
from zlib import crc32


@dataclass(frozen=True)
class Labelled:
    """A title of ``run_titles.tsv``; ``held_out`` ones were not looked at while rules were made."""

    title: str
    language: str
    units: str
    hard: bool
    kind: str

    @property
    def held_out(self) -> bool:
        return crc32(self.title.encode()) % 4 == 0


def labelled() -> list[Labelled]:
    """Every labelled title, in the order of the file."""
    lines = Path(__file__).with_name("run_titles.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines[1:])
    return [
        Labelled(title, language, units, hard == "hard", kind)
        for title, language, units, hard, kind in rows
    ]
