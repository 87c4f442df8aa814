"""Find the characters that an edit replaces, in YAML text whose lines end in line feeds."""

import re
from typing import Any, Final

from planner.text.key_path import KeyPath
from planner.yaml.edit.nodes import Kind, Node, after_blanks
from planner.yaml.edit.yaml_writer import INDENT, Style

Splice = tuple[int, int, str]

_COMMENT: Final = re.compile(r"([ \t]+#[^\n]*)?")
_HEADER: Final = re.compile(r"[|>][-+0-9]*(?P<comment>([ \t]+#[^\n]*)?)")


class Splices:
    """The splices of one edit; each replaces the text from a start to an end by another."""

    def __init__(self, text: str, root: Node, style: Style) -> None:
        self.text = text
        self.root = root
        self.style = style

    def written(self, path: KeyPath, value: object, data: Any) -> list[Splice]:
        """Write a value where ``changed(data, path, value)`` would put it."""
        node, in_flow, indent = self.root, False, 0
        for depth, key in enumerate(path):
            if data is None:
                made = _wrapped(path[depth:], value)
                return self._replaced(node, made, in_flow, indent, len(path) - depth)
            index = node.index_of(key)
            if index is None:
                made = _wrapped(path[depth + 1 :], value)
                return self._inserted(node, key, made, len(path) - depth - 1)
            in_flow, data = node.is_flow, data[key]
            indent = self._column(node.entries[index].start) + INDENT
            node = node.entries[index].value
        return self._replaced(node, value, in_flow, indent, 0 if path else 1)

    def removed(self, path: KeyPath) -> list[Splice]:
        """Take out an entry; an emptied collection stays as ``{}`` or ``[]``."""
        node = self.root
        for key in path[:-1]:
            node = node.entries[node.index_of(key) or 0].value
        index = node.index_of(path[-1]) or 0
        if node.is_flow:
            self._refuse_lone_pair(node)
            return self._removed_in_line(node, index)
        return self._removed_lines(node, index)

    def _replaced(
        self, node: Node, value: object, in_flow: bool, indent: int, levels: int
    ) -> list[Splice]:
        anchor, start, end = node.anchor, node.start, node.end
        if in_flow:
            colon = "" if self.text[anchor - 1] == ":" else ":"
            lead = f"{colon} " if node.kind is Kind.NOTHING else ""
            return [(start, end, lead + self.style.item(value))]
        shares_line = "\n" not in self.text[anchor:start]
        if self.style.fits(value, self._column(anchor), levels):
            new = self.style.line(value)
            if node.kind is Kind.NOTHING:
                return [(anchor, anchor, f" {new}")]
            if node.is_block_collection and not shares_line:
                return [(anchor, anchor, f" {new}"), self._lines(start, end)]
            return [(start, end, new + self._header_comment(node))]
        return self._replaced_by_lines(node, value, indent, levels, shares_line)

    def _replaced_by_lines(
        self, node: Node, value: object, indent: int, levels: int, shares_line: bool
    ) -> list[Splice]:
        """Replace a collection that does not fit into the line of its key or dash."""
        anchor, start, end = node.anchor, node.start, node.end
        line_end = self._line_end(end)
        is_last = self.text[anchor - 1] == "-" and not self.text[end:line_end].strip()
        is_compact = anchor == start != end or (is_last and node.kind is not Kind.NOTHING)
        if is_compact or node.is_block_collection or not shares_line:
            column = self._column(start)
            may_stay = column > indent - INDENT or isinstance(value, list)
            inner = column if may_stay else indent
            new = self.style.lines(value, inner, levels - 1)
            return [(start, end, " " * (inner - column) + new)]
        new = "\n" + " " * indent + self.style.lines(value, indent, levels - 1)
        return [(anchor, end, self._header_comment(node)), (line_end, line_end, new)]

    def _inserted(self, node: Node, key: str | int, value: object, levels: int) -> list[Splice]:
        if node.is_flow:
            self._refuse_lone_pair(node)
            item = self.style.item(value)
            return self._inserted_in_line(
                node,
                item if isinstance(key, int) else f"{self.style.key(key, in_flow=True)} {item}",
            )
        head = "-" if isinstance(key, int) else self.style.key(key)
        column = self._column(node.entries[0].start)
        place = self._line_end(node.end)
        entry = self.style.entry(head, value, column, levels)
        return [(place, place, "\n" + " " * column + entry)]

    def _inserted_in_line(self, node: Node, item: str) -> list[Splice]:
        opened, closed = node.start + 1, node.end - 1
        inside = self.text[opened:closed]
        if not node.entries:
            if inside.strip(" "):
                return [(opened, opened, item)]
            pad = " " if inside or (self.style.padded and node.is_braced) else ""
            return [(opened, closed, pad + item + pad)]
        last = node.entries[-1]
        end, line_end = last.value.end, self._line_end(last.value.end)
        if not self._starts_line(last.start) or line_end > closed:
            if last.value.kind is Kind.NOTHING and self.text[end] == " ":
                end += 1
            return [(end, end, f", {item}")]
        new = "\n" + " " * self._column(last.start) + item
        if self.text[after_blanks(self.text, end)] == ",":
            return [(line_end, line_end, f"{new},")]
        return [(end, end, ","), (line_end, line_end, new)]

    def _removed_lines(self, node: Node, index: int) -> list[Splice]:
        start, end = node.entries[index].start, node.entries[index].value.end
        empty = "{}" if node.kind is Kind.MAPPING else "[]"
        if len(node.entries) == 1:
            if node.anchor == node.start or not self._starts_line(start):
                return [(start, end, empty + self._header_comment(node.entries[0].value))]
            return [(node.anchor, node.anchor, f" {empty}"), self._lines(start, end)]
        if self._starts_line(start):
            return [self._lines(start, end)]
        line_end, following = self._line_end(end), node.entries[index + 1].start
        if not self.text[line_end:following].strip():
            return [(start, following, "")]
        return [(node.anchor, line_end, "")]

    def _removed_in_line(self, node: Node, index: int) -> list[Splice]:
        start, end = node.entries[index].start, node.entries[index].value.end
        comma = after_blanks(self.text, end)
        has_comma = self.text[comma] == ","
        closed = node.end - 1
        if len(node.entries) == 1:
            around = self.text[node.start : start] + self.text[end:closed]
            if "#" not in around:
                return [(node.start + 1, closed, "")]
            end = comma + 1 if has_comma else end
            comment = _COMMENT.match(self.text, end)
            alone = comment and comment.end() == self._line_end(end) and self._starts_line(start)
            return [self._lines(start, end) if alone else (start, end, "")]
        if not has_comma:
            return self._removed_last_in_line(node)
        is_last = index + 1 == len(node.entries)
        following = closed if is_last else node.entries[index + 1].start
        if "\n" not in self.text[comma:following]:
            return [(start, following, "")]
        if self._starts_line(start):
            return [self._lines(start, comma)]
        return [(len(self.text[:start].rstrip(" \t")), comma + 1, "")]

    def _removed_last_in_line(self, node: Node) -> list[Splice]:
        start, end = node.entries[-1].start, node.entries[-1].value.end
        before = node.entries[-2].value.end
        if self._starts_line(start) and (comment := _COMMENT.match(self.text, end)):
            end = comment.end()
        if "#" not in self.text[before:start]:
            return [(before, end, "")]
        comma = after_blanks(self.text, before)
        alone = self._line_end(end) == end
        return [(comma, comma + 1, ""), self._lines(start, end) if alone else (start, end, "")]

    def _refuse_lone_pair(self, node: Node) -> None:
        if node.kind is Kind.MAPPING and not node.is_braced:
            line = self.text.count("\n", 0, node.start) + 1
            raise ValueError(f"line {line}: a pair in a list needs braces before it can be edited")

    def _header_comment(self, node: Node) -> str:
        """Return the comment behind the ``|`` of a block scalar."""
        match = _HEADER.match(self.text, node.start) if node.kind is Kind.TEXT else None
        return match["comment"] if match else ""

    def _line_start(self, place: int) -> int:
        return self.text.rfind("\n", 0, place) + 1

    def _line_end(self, place: int) -> int:
        end = self.text.find("\n", place)
        return len(self.text) if end < 0 else end

    def _column(self, place: int) -> int:
        return place - self._line_start(place)

    def _starts_line(self, place: int) -> bool:
        return not self.text[self._line_start(place) : place].strip()

    def _lines(self, start: int, end: int) -> Splice:
        """Take out whole lines; whether the text ends in a line's end stays as it was."""
        first, last = self._line_start(start), self._line_end(end)
        return (first, last + 1, "") if last < len(self.text) else (max(first - 1, 0), last, "")


def _wrapped(path: KeyPath, value: object) -> object:
    for key in reversed(path):
        value = [value] if isinstance(key, int) else {key: value}
    return value
