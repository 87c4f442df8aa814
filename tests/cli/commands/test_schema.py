"""``coreplan schema``: one JSON document, of athlete.yaml with its constraints and rules."""

import json
from collections.abc import Callable

from click.testing import Result

from planner.reference.file_schema import schema


def test_the_whole_schema_is_printed_and_nothing_else(run: Callable[..., Result]) -> None:
    done = run("schema")
    assert (done.exit_code, done.stderr) == (0, "")
    assert json.loads(done.stdout) == schema()
    assert {"athlete", "constraints", "rules"} <= set(schema()["properties"])
