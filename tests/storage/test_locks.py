"""One writer at a time; what a killed one left is finished or swept by the next."""

import os
import signal
import subprocess
import sys
import tempfile
import textwrap
import threading
import time
from pathlib import Path

import pytest

from planner.errors import DiskError
from planner.storage.atomic_writes import target, write_together
from planner.storage.locks import only_writer
from tests.storage.kills import campaign
from tests.storage.writers import names, no_wait, run_python

NOBODY = 65534


@pytest.mark.posix
def test_a_read_only_folder_is_refused_before_anything_is_done() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        done = run_python(
            f"""
            import os
            from pathlib import Path
            from planner.errors import DiskError
            from planner.storage.atomic_writes import target
            from planner.storage.locks import only_writer
            if os.geteuid() == 0:
                os.setuid({NOBODY})
            try:
                with only_writer([target(Path({folder!r}) / "a")], print):
                    print("reached")
            except DiskError as error:
                print(error.exit_code, error.hint)
            """
        )
        assert done.stdout.startswith("74 choose another folder"), done.stderr
        assert os.listdir(folder) == []


def test_left_over_temporary_files_are_swept_and_others_stay(tmp_path: Path) -> None:
    (tmp_path / ".a.0123abcd.coreplan-tmp").write_bytes(b"torn")
    (tmp_path / ".b.0123abcd.coreplan-tmp").write_bytes(b"someone's")
    (tmp_path / ".a.notes").write_bytes(b"mine")
    with only_writer([target(tmp_path / "a")], no_wait):
        pass
    assert names(tmp_path) == [".a.notes", ".b.0123abcd.coreplan-tmp"]


@pytest.mark.posix
def test_a_killed_writer_leaves_the_old_file_whole(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old" * 100_000)
    code = f"""
        from pathlib import Path
        from planner.storage.atomic_writes import target, write_together
        from planner.storage.locks import only_writer
        here = target(Path({str(path)!r}))
        print("ready", flush=True)
        while True:
            with only_writer([here], print):
                write_together([(here, b"new" * 100_000)])
        """
    for n in range(8):
        writer = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE
        )
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(0.003 * n)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        assert path.read_bytes() in (b"old" * 100_000, b"new" * 100_000)
    with only_writer([target(path)], no_wait):
        pass
    assert names(tmp_path) == ["a"]


@pytest.mark.posix
def test_a_second_writer_waits_for_the_first(tmp_path: Path) -> None:
    here, events = target(tmp_path / "a"), []
    holding, waiting = threading.Event(), threading.Event()

    def first() -> None:
        with only_writer([here], no_wait):
            holding.set()
            assert waiting.wait(10)
            events.append("first done")

    holder = threading.Thread(target=first)
    holder.start()
    assert holding.wait(10)
    with only_writer([here], waiting.set):
        events.append("second in")
    holder.join()
    assert events == ["first done", "second in"]
    assert names(tmp_path) == []


@pytest.mark.posix
def test_no_update_is_lost_among_many_writers(tmp_path: Path) -> None:
    here = target(tmp_path / "count")
    write_together([(here, b"0")])

    def add() -> None:
        for _ in range(25):
            with only_writer([here], lambda: None):
                write_together([(here, str(int(here.existing() or b"0") + 1).encode())])

    writers = [threading.Thread(target=add) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert here.existing() == b"100"


def test_a_folder_named_like_a_left_over_blocks_nothing(tmp_path: Path) -> None:
    stray = tmp_path / ".a.0123abcd.coreplan-tmp"
    stray.mkdir()
    (stray / "mine").write_bytes(b"")
    here = target(tmp_path / "a")
    with only_writer([here], no_wait):
        write_together([(here, b"1")])
    assert names(tmp_path) == [stray.name, "a"]


@pytest.mark.posix
def test_a_lock_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    other = tmp_path / "other"
    (tmp_path / ".a.coreplan-lock").symlink_to(other)
    for content in (None, b"mine"):
        if content:
            other.write_bytes(content)
        with (
            pytest.raises(
                DiskError, match=r"/\.a\.coreplan-lock is a link, and not a lock"
            ) as said,
            only_writer([target(tmp_path / "a")], no_wait),
        ):
            pass
        assert said.value.hint == "remove it"
        assert other.exists() is bool(content)
    assert other.read_bytes() == b"mine"


KILLED_AT = """
import os, sys
from pathlib import Path
from planner.storage.atomic_writes import target, write_together
from planner.storage.locks import only_writer
left = int(sys.argv[1])
def counting(real):
    def call(*arguments, **options):
        global left
        if left == 0:
            os._exit(9)
        left -= 1
        return real(*arguments, **options)
    return call
for name in ("open", "replace", "fsync", "unlink"):
    setattr(os, name, counting(getattr(os, name)))
pair = [target(Path(name)) for name in sys.argv[2:]]
with only_writer(pair, print):
    write_together([(each, b"new") for each in pair])
"""


@pytest.mark.posix
@pytest.mark.parametrize("before", [b"old", b"new", None])
def test_killed_at_any_step_both_are_old_or_new_after_the_next(
    tmp_path: Path, before: bytes | None
) -> None:
    pair = [tmp_path / "plan.json", tmp_path / "plan.ics"]
    seen: set[tuple[bytes | None, ...]] = set()
    for step in range(100):
        for path in pair:
            path.write_bytes(before) if before else path.unlink(missing_ok=True)
        done = subprocess.run([sys.executable, "-c", KILLED_AT, str(step), *map(str, pair)])
        found = tuple(target(path).existing() for path in pair)
        seen.add(found)
        with only_writer([target(path) for path in pair], no_wait) as finished:
            pass
        apart = found[0] != found[1]
        assert finished == ((str(pair[1]),) if apart else ()) or before == b"new"
        assert [target(path).existing() for path in pair] == [found[0]] * 2
        assert set(names(tmp_path)) <= {"plan.json", "plan.ics"}
        if done.returncode == 0:
            break
    assert done.returncode == 0
    assert step > 8
    assert seen == {(before, before), (b"new", before), (b"new", b"new")}


def test_what_waits_for_another_first_file_is_swept(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_bytes(b"other")
    (tmp_path / ".plan.ics.0123456789abcdef.coreplan-next").write_bytes(b"new")
    with only_writer([target(tmp_path / n) for n in ("plan.json", "plan.ics")], no_wait) as done:
        pass
    assert (done, names(tmp_path)) == ((), ["plan.json"])


@pytest.mark.posix
@pytest.mark.slow
def test_killed_at_random_moments() -> None:
    assert sum(campaign(20, seed=1).values()) == 20


@pytest.mark.posix
@pytest.mark.campaign
def test_killed_at_two_hundred_random_moments() -> None:
    """Some of them come between the two files, or the campaign says nothing."""
    found = campaign(200, seed=2)
    assert found["together"] > 0
    assert found["apart, and finished by the next"] > 0
