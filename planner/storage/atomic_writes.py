"""Write files whole or not at all, several of them together."""

import contextlib
import errno
import hashlib
import os
import secrets
import stat
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.errors import DiskError, UsageError

_LEFT_OVER = ".coreplan-tmp"
_NEXT = ".coreplan-next"


@dataclass(frozen=True, slots=True)
class Target:
    """A result goes to a regular file, a stream such as ``/dev/null``, or standard output.

    Attributes:
        shown: The path as the user named it; ``-`` is standard output.
        path: The file itself, symbolic links resolved; None for streams and standard output.
    """

    shown: str
    path: Path | None

    @property
    def is_stdout(self) -> bool:
        """Tell whether the target is standard output."""
        return self.shown == "-"

    def existing(self) -> bytes | None:
        """Return the bytes that the file holds now; None if there is none to be overwritten."""
        if self.path is None or not self.path.exists():
            return None
        return self.path.read_bytes()


def target(path: Path) -> Target:
    """Examine a path that is to be written.

    Raises:
        UsageError: It is a folder, or its folder doesn't exist.
        DiskError: The file or its folder must not be written to.
    """
    shown = str(path)
    if shown == "-":
        return Target(shown, None)
    real = Path(os.path.realpath(path))
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        mode = None
    if mode is not None and stat.S_ISDIR(mode):
        raise UsageError(f"{shown} is a folder, not a file.", f"name a file in it: {shown}/…")
    if mode is not None and not stat.S_ISREG(mode):
        return Target(shown, None)
    if not real.parent.is_dir():
        raise UsageError(f"{shown}: the folder {real.parent} doesn't exist.", "create it first")
    if mode is not None and not os.access(real, os.W_OK):
        raise DiskError(f"{shown} is write-protected.", "make it writable, or name another file")
    return Target(shown, real)


def same_file(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to one file, by name, symbolic link or hard link."""
    if os.path.realpath(one) == os.path.realpath(other):
        return True
    with contextlib.suppress(OSError):
        return os.path.samefile(one, other)
    return False


def refuse_input(written: Target, inputs: Iterable[Path], hint: str) -> None:
    """Keep a file that is read from being overwritten, whatever name or link leads to it.

    Raises:
        UsageError: The file to write is one of the files that are read.
    """
    if written.path is None or not written.path.exists():
        return
    for path in inputs:
        if same_file(written.path, path):
            raise UsageError(
                f"{written.shown} is one of the files to read, and is never overwritten.", hint
            )


def finish(targets: Sequence[Target]) -> list[Target]:
    """Clear up after killed processes: finish what was begun, remove what was only prepared.

    Args:
        targets: Files in the order in which they are written together.

    Returns:
        The files that waited for nothing but the first one, which is in place.
    """
    paths = [each.path for each in targets if each.path]
    for path in paths:
        _remove(_left_by(path, _LEFT_OVER))
    finished = []
    for path in paths[1:]:
        waiting = _next_to(path, _hash_of(paths[0]))
        left_over = _left_by(path, _NEXT)
        if waiting in left_over:
            os.replace(waiting, path)
            finished.append(path)
        _remove(left_over)
    return [each for each in targets if each.path in finished]


def _left_by(path: Path, ending: str) -> list[Path]:
    """List what killed processes left beside a file."""
    start = f".{path.name}."
    with contextlib.suppress(OSError), os.scandir(path.parent) as entries:
        names = [entry.name for entry in entries]
        return [path.with_name(n) for n in names if n.startswith(start) and n.endswith(ending)]
    return []


def _remove(paths: Iterable[Path]) -> None:
    """Remove files; what can't be removed, such as a folder of that name, is in nobody's way."""
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink()


def _next_to(path: Path, first: str) -> Path:
    """Return where a whole file waits until the first file, of this hash, is in place."""
    return path.with_name(f".{path.name}.{first}{_NEXT}")


def _hash_of(path: Path) -> str:
    content = path.read_bytes() if path.is_file() else b""
    return hashlib.sha256(content).hexdigest()[:16]


def write_together(contents: Sequence[tuple[Target, bytes]]) -> None:
    """Write all of the files, or change none.

    Every byte is on the disk, under a temporary name, before the first file is replaced; a file
    keeps its mode and its owner. If the process is killed once the first is replaced, the next
    ``only_writer`` of the same files replaces the others.

    Raises:
        DiskError: The disk or its permissions refused.
    """
    staged: list[tuple[Path, Path]] = []
    shown = ""
    try:
        for each, content in contents:
            shown = each.shown
            if each.path is not None:
                staged.append((_stage(each.path, content), each.path))
        for each, content in contents:
            shown = each.shown
            if each.path is None:
                _pour(each, content)
        _replace(staged)
    except OSError as problem:
        raise disk_error(problem.filename2 or shown, problem) from problem
    finally:
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)


def _stage(path: Path, content: bytes) -> Path:
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}{_LEFT_OVER}")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            if path.exists():
                _keep_mode_and_owner(file.fileno(), path)
            os.fsync(file.fileno())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _keep_mode_and_owner(handle: int, path: Path) -> None:
    old = path.stat()
    with contextlib.suppress(PermissionError, AttributeError):
        os.fchown(handle, old.st_uid, old.st_gid)
    with contextlib.suppress(PermissionError, AttributeError):
        os.fchmod(handle, stat.S_IMODE(old.st_mode))


def _pour(stream: Target, content: bytes) -> None:
    if stream.is_stdout:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    with open(stream.shown, "wb") as file:
        file.write(content)


def _replace(staged: list[tuple[Path, Path]]) -> None:
    """Replace every file; if one is refused, those before it get their old content back.

    All but the first wait under a name that holds the hash of the first, which then decides for
    all of them.
    """
    before = [(path, path.read_bytes() if path.exists() else None) for _, path in staged]
    replaced = 0
    try:
        for place, (temporary, path) in enumerate(staged[1:], 1):
            waiting = _next_to(path, _hash_of(staged[0][0]))
            os.replace(temporary, waiting)
            staged[place] = waiting, path
        for temporary, path in staged:
            _settle(path.parent)
            os.replace(temporary, path)
            replaced += 1
    except BaseException:
        for path, content in before[:replaced]:
            if content is None:
                path.unlink(missing_ok=True)
            else:
                os.replace(_stage(path, content), path)
        raise
    for folder in {path.parent for _, path in staged}:
        _settle(folder)


def _settle(folder: Path) -> None:
    """Make the new names durable, where the system can sync a folder."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def disk_error(shown: str, problem: OSError) -> DiskError:
    """Turn an OSError into a message: the file, the system's reason, a hint."""
    reason = problem.strerror or str(problem)
    hints = {
        errno.ENOSPC: "free some space",
        errno.EDQUOT: "free some of your quota",
        errno.EFBIG: "raise the file size limit (ulimit -f)",
        errno.EACCES: "choose another folder with -o and --json, or change its permissions",
        errno.EPERM: "choose another folder with -o and --json, or change its permissions",
        errno.EROFS: "choose another folder with -o and --json",
    }
    hint = hints.get(problem.errno or 0, "")
    return DiskError(f"{shown}: {reason}." if shown else f"{reason}.", hint)
