"""Print the JSON Schema of athlete.yaml, for editors."""

import json

import click

from planner.cli.output import result


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of athlete.yaml.

    An editor with a YAML language server completes and checks athlete.yaml with it: save it as
    athlete.schema.json and put this into the first line of athlete.yaml:

        # yaml-language-server: $schema=athlete.schema.json
    """
    from planner.reference.file_schema import schema

    result(json.dumps(schema(), indent=2, ensure_ascii=False))
