"""Let one process at a time write a plan's files."""

import contextlib
import errno
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from planner.errors import DiskError
from planner.storage.atomic_writes import Target, disk_error, finish

_LOCK = ".coreplan-lock"
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)
_NO_LOCKS_HERE = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS)


@contextlib.contextmanager
def only_writer(
    targets: Sequence[Target], on_wait: Callable[[], None]
) -> Iterator[tuple[str, ...]]:
    """Hold the files for one process, from reading the earlier plan to writing the new one.

    Args:
        targets: The files, in the order in which they are written together; streams and standard
            output need no lock.
        on_wait: Is called once before another process is waited for.

    Yields:
        The files whose writing a killed process had begun, and which are finished now.

    Raises:
        DiskError: The folder must not be written to.
    """
    names = {each.path.with_name(f".{each.path.name}{_LOCK}") for each in targets if each.path}
    with contextlib.ExitStack() as held:
        for name in sorted(names):
            held.enter_context(_lock(name, on_wait))
        try:
            finished = finish(targets)
        except OSError as problem:
            raise disk_error(str(problem.filename2 or ""), problem) from problem
        yield tuple(each.shown for each in finished)


@contextlib.contextmanager
def _lock(name: Path, on_wait: Callable[[], None]) -> Iterator[None]:
    while True:
        try:
            handle = os.open(name, os.O_RDWR | os.O_CREAT | _NO_LINKS, 0o666)
        except OSError as problem:
            if name.is_symlink():
                raise DiskError(f"{name} is a link, and not a lock.", "remove it") from problem
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
        return os.path.samestat(os.fstat(handle), os.lstat(name))
    return False
