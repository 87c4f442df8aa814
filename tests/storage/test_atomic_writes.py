"""Files are written whole or not at all, all of them or none."""

import errno
import os
import stat
from pathlib import Path

import pytest

from planner.errors import DiskError, UsageError
from planner.storage import atomic_writes
from planner.storage.atomic_writes import refuse_input, same_file, target, write_together
from planner.storage.locks import only_writer
from tests.needs import need
from tests.storage.writers import names, no_wait, run_python


def test_new_files_are_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    one, two = target(tmp_path / "a"), target(tmp_path / "b")
    with only_writer((one, two), no_wait):
        write_together([(one, b"1"), (two, b"22")])
    assert names(tmp_path) == ["a", "b"]
    assert (one.existing(), two.existing()) == (b"1", b"22")


@pytest.mark.posix
def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "plan.ics"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_together([(target(path), b"new")])
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.posix
def test_a_new_file_has_the_mode_that_the_umask_gives(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_together([(target(tmp_path / "a"), b"1")])
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


@pytest.mark.posix
def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    real = tmp_path / "elsewhere" / "real.ics"
    real.parent.mkdir()
    real.write_bytes(b"old")
    link = tmp_path / "plan.ics"
    link.symlink_to(real)
    write_together([(target(link), b"new")])
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


@pytest.mark.posix
def test_a_link_to_nowhere_makes_the_file_it_names(tmp_path: Path) -> None:
    link = tmp_path / "plan.ics"
    link.symlink_to(tmp_path / "later.ics")
    write_together([(target(link), b"new")])
    assert (tmp_path / "later.ics").read_bytes() == b"new"
    assert link.is_symlink()


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        target(tmp_path)


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="doesn't exist"):
        target(tmp_path / "missing" / "plan.ics")


@pytest.mark.posix
def test_standard_output_and_devices_have_no_file(tmp_path: Path) -> None:
    assert target(Path("-")).is_stdout
    null = target(Path("/dev/null"))
    assert null.path is None
    write_together([(null, b"gone")])
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


@pytest.mark.posix
def test_same_file_by_name_symbolic_and_hard_link(tmp_path: Path) -> None:
    path, other = tmp_path / "a", tmp_path / "b"
    path.write_bytes(b"")
    (tmp_path / "soft").symlink_to(path)
    os.link(path, tmp_path / "hard")
    assert same_file(path, tmp_path / "." / "a")
    assert same_file(path, tmp_path / "soft")
    assert same_file(path, tmp_path / "hard")
    assert not same_file(path, other)


@pytest.mark.posix
def test_an_input_is_not_written_whatever_leads_to_it(tmp_path: Path) -> None:
    path = tmp_path / "a"
    refuse_input(target(path), [path], "")
    path.write_bytes(b"")
    (tmp_path / "soft").symlink_to(path)
    os.link(path, tmp_path / "hard")
    (tmp_path / "b").write_bytes(b"")
    refuse_input(target(tmp_path / "b"), [path, tmp_path / "gone", tmp_path / "a" / "x"], "")
    refuse_input(target(Path("-")), [path], "")
    for name in ("a", "soft", "hard"):
        with pytest.raises(UsageError, match="is one of the files to read") as refused:
            refuse_input(target(tmp_path / name), [tmp_path / "b", path], "elsewhere")
        assert refused.value.hint == "elsewhere"


def test_the_first_file_comes_back_if_the_second_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"old")
    real_replace = os.replace

    def refuse_c(source: Path, destination: Path) -> None:
        if Path(destination).name == "c":
            raise PermissionError(errno.EPERM, "Operation not permitted")
        real_replace(source, destination)

    monkeypatch.setattr(atomic_writes.os, "replace", refuse_c)
    contents = [(target(tmp_path / name), b"new") for name in "abc"]
    with pytest.raises(DiskError, match="not permitted"):
        write_together(contents)
    assert names(tmp_path) == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old"


@pytest.mark.posix
def test_over_the_size_limit_nothing_changes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    done = run_python(
        f"""
        import resource
        from pathlib import Path
        from planner.errors import DiskError
        from planner.storage.atomic_writes import target, write_together
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        try:
            here = Path({str(tmp_path)!r})
            write_together([(target(here / "a"), b"x"), (target(here / "b"), b"x" * 1001)])
        except DiskError as error:
            print(error.exit_code, error)
        """
    )
    assert done.stdout == f"74 {tmp_path / 'b'}: File too large.\n", done.stderr
    assert names(tmp_path) == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old"


@pytest.mark.posix
def test_a_full_disk_is_said() -> None:
    need("/dev/full")
    with pytest.raises(DiskError, match="No space left") as refused:
        write_together([(target(Path("/dev/full")), b"x")])
    assert refused.value.hint == "free some space"
