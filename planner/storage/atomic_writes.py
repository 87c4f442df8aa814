"""Write files whole or not at all, several of them together, by one writer at a time."""

import contextlib
import errno
import os
import secrets
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.errors import DiskError, UsageError

_LEFT_OVER = ".coreplan-tmp"
_LOCK = ".coreplan-lock"
_NO_LOCKS_HERE = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS)


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
    with contextlib.suppress(FileNotFoundError):
        return os.path.samefile(one, other)
    return False


@contextlib.contextmanager
def only_writer(targets: Sequence[Target], on_wait: Callable[[], None]) -> Iterator[None]:
    """Hold the files for one process, from reading the earlier plan to writing the new one.

    Args:
        targets: The files; streams and standard output need no lock.
        on_wait: Is called once before another process is waited for.

    Raises:
        DiskError: The folder must not be written to.
    """
    names = sorted({t.path.with_name(f".{t.path.name}{_LOCK}") for t in targets if t.path})
    with contextlib.ExitStack() as held:
        for name in names:
            held.enter_context(_lock(name, on_wait))
        for each in targets:
            _sweep(each)
        yield


@contextlib.contextmanager
def _lock(name: Path, on_wait: Callable[[], None]) -> Iterator[None]:
    while True:
        try:
            handle = os.open(name, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as problem:
            raise disk_error(str(name.parent), problem) from problem
        try:
            _wait_for(handle, on_wait)
            if _is_still(handle, name):
                try:
                    yield
                finally:
                    with contextlib.suppress(PermissionError):
                        name.unlink(missing_ok=True)
                return
        finally:
            os.close(handle)


def _wait_for(handle: int, on_wait: Callable[[], None]) -> None:
    if sys.platform == "win32":
        return
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        on_wait()
        fcntl.flock(handle, fcntl.LOCK_EX)
    except OSError as problem:
        if problem.errno not in _NO_LOCKS_HERE:
            raise


def _is_still(handle: int, name: Path) -> bool:
    """Tell whether ``name`` is still the open file; a lock on a removed file keeps nobody out."""
    with contextlib.suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(handle), os.stat(name))
    return False


def _sweep(target_: Target) -> None:
    if target_.path is None:
        return
    prefix = f".{target_.path.name}."
    for left_over in target_.path.parent.iterdir():
        if left_over.name.startswith(prefix) and left_over.name.endswith(_LEFT_OVER):
            left_over.unlink(missing_ok=True)


def write_together(contents: Sequence[tuple[Target, bytes]]) -> None:
    """Write all of the files, or change none.

    Every byte is on the disk, under a temporary name, before the first file is replaced; a file
    keeps its mode and its owner.

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


def _replace(staged: Sequence[tuple[Path, Path]]) -> None:
    """Replace every file; if one is refused, those before it get their old content back."""
    before = [(path, path.read_bytes() if path.exists() else None) for _, path in staged]
    replaced = 0
    try:
        for temporary, path in staged:
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
