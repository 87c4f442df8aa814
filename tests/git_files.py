"""Lists files as git knows them."""

import subprocess

from tests.needs import ROOT, need


def git_files(*arguments: str) -> list[str]:
    """Paths that ``git ls-files`` lists; skips the test outside a checkout."""
    need("git", "a git checkout")
    listing = ["git", "ls-files", "-z", *arguments]
    done = subprocess.run(listing, cwd=ROOT, check=True, capture_output=True, text=True)
    return [path for path in done.stdout.split("\0") if path]
