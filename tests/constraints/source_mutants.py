"""Small deliberate bugs in the source of what a constraint tells the solver, one at a time."""

import ast
import inspect
import sys
from collections.abc import Iterator
from copy import copy
from types import ModuleType
from typing import Any

from planner.constraints.base import Constraint
from tests.constraints.mutants import Mutate

SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
}
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
METHODS = {"above": "below", "below": "above", "sets": "uses"}
SMALL = 10
"""Larger numbers are doubled and halved: of a hundred percent one is hardly a bug."""


def source_mutants(kind: type[Constraint]) -> Iterator[tuple[str, Mutate]]:
    """Wrong versions of a constraint, by their line and what stands there instead.

    Changed is what only the solver is told: ``forbids``, ``points``, and every function that is
    given the choices, in the constraint's file and in those of its package that it imports from.
    """
    own = sys.modules[kind.__module__]
    for module in (own, *_helpers(own)):
        tree = ast.parse(inspect.getsource(module))
        for node in _told_to_the_solver(tree):
            for wrong in _wrong_versions(node):
                changed = ast.fix_missing_locations(_swapped(tree, node, wrong))
                said = f"{module.__name__}:{node.lineno}: {ast.unparse(wrong)}"
                yield said, _instead(kind, own, module, changed)


def _helpers(own: ModuleType) -> list[ModuleType]:
    """Other modules of the package with functions that are given the choices."""
    functions = [one for one in vars(own).values() if inspect.isfunction(one)]
    others = {one.__module__ for one in functions if "choices" in one.__code__.co_varnames}
    return [sys.modules[name] for name in sorted(others - {own.__name__})]


def _told_to_the_solver(tree: ast.Module) -> Iterator[Any]:
    """Expressions and statements inside the functions that only the solver's side uses."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            given = {argument.arg for argument in function.args.args}
            if "choices" in given or function.name in ("forbids", "points"):
                for statement in function.body:
                    yield from (one for one in ast.walk(statement) if hasattr(one, "lineno"))


def _wrong_versions(node: Any) -> Iterator[Any]:
    match node:
        case ast.Compare(ops=[operator]) if type(operator) in SWAPPED:
            yield _with(node, ops=[SWAPPED[type(operator)]()])
        case ast.BoolOp(op=operator) | ast.BinOp(op=operator) | ast.AugAssign(op=operator):
            if type(operator) in SWAPPED:
                yield _with(node, op=SWAPPED[type(operator)]())
        case ast.Constant(value=int() as value):
            near = (value + 1, value - 1) if value < SMALL else (value * 2, value // 2)
            others = (not value,) if isinstance(value, bool) else near
            yield from (_with(node, value=other) for other in others)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.Name(id=name) if name in NAMES:
            yield _with(node, id=NAMES[name])
        case ast.Attribute(attr=name) if name in METHODS:
            yield _with(node, attr=METHODS[name])
        case ast.GeneratorExp(generators=[loop]) | ast.ListComp(generators=[loop]) if loop.ifs:
            yield _with(node, generators=[_with(loop, ifs=[])])
    if isinstance(node, ast.AugAssign | ast.Continue) or (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
    ):
        yield ast.Pass(lineno=node.lineno, col_offset=node.col_offset)


def _with(node: Any, **changes: Any) -> Any:
    other = copy(node)
    for name, value in changes.items():
        setattr(other, name, value)
    return other


def _swapped(tree: Any, node: ast.AST, wrong: ast.AST) -> Any:
    """The tree with one node instead of another, the given tree left as it is."""
    if tree is node:
        return wrong
    if isinstance(tree, list):
        return [_swapped(one, node, wrong) for one in tree]
    if not isinstance(tree, ast.AST):
        return tree
    return _with(tree, **{name: _swapped(one, node, wrong) for name, one in ast.iter_fields(tree)})


def _instead(
    kind: type[Constraint], own: ModuleType, module: ModuleType, changed: ast.Module
) -> Mutate:
    """Makes the constraint anew from sources of which one was changed."""

    def mutate(right: Any) -> Any:
        other = _run(changed, module)
        if module is not own:
            helpers = {name for name, one in vars(own).items() if one is vars(module).get(name)}
            helped = {name: other[name] for name in helpers if inspect.isfunction(other[name])}
            other = _run(ast.parse(inspect.getsource(own)), own)
            other.update(helped)
        return other[kind.__name__].model_construct(**right.__dict__)

    return mutate


def _run(tree: ast.Module, module: ModuleType) -> dict[str, Any]:
    names: dict[str, Any] = {"__name__": module.__name__}
    exec(compile(tree, str(module.__file__), "exec"), names)
    return names
