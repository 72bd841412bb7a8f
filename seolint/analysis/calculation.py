"""The value of an expression that `_expression.py` has let through."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

_MANY = 99
"""Arguments of a function that takes any number."""

ARITHMETIC: Mapping[type[ast.operator], Callable[..., float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Mod: operator.mod,
}
UNARY: Mapping[type[ast.unaryop], Callable[..., float]] = {
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
    ast.Not: operator.not_,
}
COMPARED: Mapping[type[ast.cmpop], Callable[..., bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
FUNCTIONS: Mapping[str, tuple[Callable[..., float], int, int]] = {
    "min": (min, 2, _MANY),
    "max": (max, 2, _MANY),
    "abs": (abs, 1, 1),
    "round": (round, 1, 1),
}
"""Each function, and how many arguments it takes at least and at most."""


def operands(node: ast.expr) -> Sequence[ast.expr]:
    """What a node is made of, from left to right."""
    match node:
        case ast.BoolOp(values=operands) | ast.Call(args=operands):
            return operands
        case ast.BinOp(left=left, right=right):
            return [left, right]
        case ast.Compare(left=left, comparators=others):
            return [left, *others]
        case ast.UnaryOp(operand=operand):
            return [operand]
    return []


def value(node: ast.expr, values: Mapping[str, float]) -> float:
    """The value of a node that was let through; a truth is 0 or 1."""
    match node:
        case ast.Constant(value=float() | int() as number):
            return number
        case ast.Name(id=name):
            return values[name]
        case ast.BoolOp(op=operation):
            held = all if isinstance(operation, ast.And) else any
            return held(value(operand, values) for operand in node.values)
        case ast.UnaryOp(op=operation):
            return UNARY[type(operation)](value(node.operand, values))
        case ast.BinOp(op=operation):
            return ARITHMETIC[type(operation)](value(node.left, values), value(node.right, values))
        case ast.Call(func=ast.Name(id=name)):
            return FUNCTIONS[name][0](*(value(operand, values) for operand in node.args))
    return _compared(node, [value(operand, values) for operand in operands(node)])


def _compared(node: ast.expr, sides: Sequence[float]) -> bool:
    """Whether each side compares with the next one as it should: 1 < words < 9."""
    operations = node.ops if isinstance(node, ast.Compare) else []
    return all(COMPARED[type(op)](*pair) for op, pair in zip(operations, pairwise(sides), strict=True))
