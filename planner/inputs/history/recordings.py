"""A folder of recordings, read in several processes."""

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from planner.errors import InputError
from planner.inputs.history.activity import Activity, Found, Report, Skipped, Source
from planner.inputs.history.csv_file import read_bytes, refuse
from planner.inputs.history.formats import RECORDINGS
from planner.text.cleaning import clean
from planner.text.lists import or_list

MOST_FILES: Final = 20_000
ALONE: Final = 64
"""Up to so many files, one process is quicker than several, which have to start first."""
A_TIME: Final = 32
"""A process is given so many files at a time."""

Read = tuple[list[Activity], str]


def suffix_of(path: Path) -> str:
    """Return ``.fit`` of ``ride.fit`` and of ``ride.FIT.gz``."""
    return Path(path.name.lower().removesuffix(".gz")).suffix


def _is_recording(path: Path) -> bool:
    """By its name, if it is a file: opening a pipe would wait for ever."""
    return suffix_of(path) in RECORDINGS and path.is_file()


def recordings_in(folder: Path, name: str) -> list[Path]:
    """List a folder's recordings, also those of folders in it; links to folders aren't followed.

    Raises:
        InputError: There are none, or too many.
    """
    found: list[Path] = []
    for root, folders, names in os.walk(folder):
        folders.sort()
        found += [Path(root, each) for each in sorted(names) if _is_recording(Path(root, each))]
        if len(found) > MOST_FILES:
            raise refuse(
                name, f"more than {MOST_FILES} recordings; name the folders of some years", line=0
            )
    if not found:
        known = or_list(each.name for each in RECORDINGS.values())
        raise refuse(name, f"there is no {known} file in this folder; name another one", line=0)
    return sorted(found)


def read_recordings(
    paths: Sequence[Path], source: Source, report: Report, workers: int | None = None
) -> Found:
    """Read the activities of recordings; a file that has none is named with its reason.

    Args:
        paths: The files.
        source: The folder, or the file itself, that they were found by.
        report: Is told how many files are done, of how many.
        workers: The number of processes; by default that of cores.

    Raises:
        InputError: A file whose reader isn't installed.
    """
    for recording in (RECORDINGS[suffix] for suffix in sorted(set(map(suffix_of, paths)))):
        if recording.needs and find_spec(recording.needs) is None:
            message = "files need an extra; install it: pip install 'coreplan[history]'"
            raise refuse(source.name, f"{recording.name} {message}")
    found = Found(files=list(paths))
    for done, (path, (activities, reason)) in enumerate(_each(paths, workers), 1):
        found.activities += activities
        if reason:
            found.skipped.append(Skipped(_shown(path, source), 0, reason))
        report(done, len(paths))
    return found


def _each(paths: Sequence[Path], workers: int | None) -> Iterator[tuple[Path, Read]]:
    workers = min(workers or os.cpu_count() or 1, len(paths) // A_TIME + 1)
    if workers == 1 or len(paths) <= ALONE:
        yield from ((path, read_one(path)) for path in paths)
        return
    # A fork would take along locks that other threads hold; a fresh process has none.
    fresh = multiprocessing.get_context("spawn")
    done = 0
    try:
        with ProcessPoolExecutor(workers, mp_context=fresh) as pool:
            for path, read in zip(paths, pool.map(read_one, paths, chunksize=A_TIME), strict=True):
                yield path, read
                done += 1
    except BrokenProcessPool:
        for path in paths[done:]:
            yield path, ([], "reading it failed; import it by itself")


def read_one(path: Path) -> Read:
    """A file's activities, or why it has none; no file can stop the others."""
    recording = RECORDINGS[suffix_of(path)]
    try:
        return recording.read(read_bytes(path, "", recording.most_mib)), ""
    except InputError as problem:
        return [], problem.mistakes[0].message
    except (ValueError, OverflowError) as problem:
        return [], str(problem)
    except (MemoryError, RecursionError):
        return [], "it needs too much memory to read"


def _shown(path: Path, source: Source) -> str:
    """Name a recording in messages: below the name that its folder was given by."""
    if path == source.path:
        return source.name
    inside = path.relative_to(source.path).as_posix()
    return clean(f"{source.name.rstrip('/')}/{inside}")
