"""Follow JSON pointers (RFC 6901), and apply edits to plain data."""

import re
from typing import Any

from planner.text.cleaning import quoted
from planner.text.key_path import KeyPath, dotted


def pointer_of(path: KeyPath) -> str:
    """Return the JSON pointer of a path; list entries count from 0."""
    return "".join("/" + str(key).replace("~", "~0").replace("/", "~1") for key in path)


def path_of(pointer: str, data: object = None) -> KeyPath:
    """Return the path of a JSON pointer.

    Args:
        pointer: Such as ``/races/0/date``.
        data: The data that it points into. Then numbers are text where a mapping stands, and
            ``-`` is the number that the list's next entry gets. Without it, a number is a
            list's entry.

    Raises:
        ValueError: It is not a JSON pointer, or names no entry of a list that stands there.
    """
    if not re.fullmatch(r"(/([^~/]|~[01])*)*", pointer):
        raise ValueError(f"{quoted(pointer)} is not a JSON pointer, such as /races/0/date")
    is_known = data is not None
    path: list[str | int] = []
    for token in pointer.split("/")[1:]:
        key = _key(token.replace("~1", "/").replace("~0", "~"), data, is_known, pointer)
        path.append(key)
        data = _child(data, key)
    return tuple(path)


def _key(token: str, data: object, is_known: bool, pointer: str) -> str | int:
    if isinstance(data, list) or data is None:
        if re.fullmatch("0|[1-9][0-9]{0,8}", token):
            return int(token)
        if token == "-" and is_known:
            return len(data) if isinstance(data, list) else 0
    if isinstance(data, list):
        raise ValueError(f"{quoted(pointer)}: {quoted(token)} is not a list's entry")
    return token


def changed(data: Any, path: KeyPath, value: object) -> Any:
    """Write one value into plain data, or take it out if None; ``data`` stays as it is.

    Raises:
        ValueError: The path leads through a value that holds nothing, or past a list's end.
    """
    if path:
        return _changed(data, path, value, 0)
    if value is None:
        raise ValueError("a file cannot be taken out of itself")
    return value


def _changed(data: Any, path: KeyPath, value: object, depth: int) -> Any:
    if depth == len(path):
        return value
    key, is_last = path[depth], depth + 1 == len(path)
    if data is not None or value is not None:
        _refuse_wrong_key(data, path, depth)
    is_there = key in data if isinstance(data, dict) else data and key != len(data)
    if value is None and not is_there:
        return data
    if value is None and is_last:
        copy = data.copy()
        del copy[key]
        return copy
    new = _changed(_child(data, key), path, value, depth + 1)
    if isinstance(key, int):
        items = data or []
        return [*items[:key], new, *items[key + 1 :]]
    return {**(data or {}), key: new}


def _refuse_wrong_key(data: Any, path: KeyPath, depth: int) -> None:
    key, where = path[depth], dotted(path[:depth]) or "the file"
    if data is None:
        data = [] if isinstance(key, int) else {}
    if not isinstance(data, list if isinstance(key, int) else dict):
        raise ValueError(f"{where} is {quoted(data)}; there can be no {dotted((key,))} in it")
    if isinstance(key, int) and key > len(data):
        raise ValueError(f"{where} has {len(data)} entries; {dotted((key,))} would leave a gap")


def _child(data: Any, key: Any) -> object:
    if isinstance(data, dict):
        return data.get(key)
    return data[key] if isinstance(data, list) and key < len(data) else None
