"""What the tests of edits share."""

from planner.yaml.edit.edits import Edit, edited

LONG = ["one word after another " * 3 + "makes a line", "that is too long for its key"]


def edit(text: str, pointer: str, value: object) -> str:
    return edited(text, [Edit(pointer, value)], "a.yaml")
