"""Expressions over measures, as a rule file writes them: "words / max(images, 1) > 400".

Python's parser reads them, but its result is never run: only the few kinds of node named here are accepted, and
evaluated here.
"""

from __future__ import annotations

import ast
import operator
import warnings
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from seolint.lazy_regex import expression
from seolint.wording import unknown

_MANY = 99
"""The maximum number of arguments of a function that takes any number."""

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
"""Each function, with its minimum and maximum number of arguments."""

LONGEST = 500
"""The maximum number of characters: more than anyone reads, and quick to parse."""

DEEPEST = 20
"""The maximum depth of nested brackets and operators."""

LARGEST = 1e12
"""The largest number allowed: no measure of an article comes near it."""

_MEANT = (("&&", "and"), ("||", "or"), ("=<", "<="), ("=>", ">="), ("<>", "!="))
"""Operators of other languages, and how to write them here."""

_SINGLE = expression(r"(?<![<>=!])=(?!=)")
_BLANK = expression(r"\s")
_ALLOWED = "an expression has measures, numbers, + - * / %, comparisons, and, or, not, min, max, abs and round"


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
    """The value of an accepted node; true and false are 1 and 0."""
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


class ExpressionError(ValueError):
    """What can't be evaluated, and where in the text: a column from 1."""

    def __init__(self, column: int, message: str) -> None:
        super().__init__(f"column {column} of the expression: {message}")


class Expression(NamedTuple):
    """An expression that can be evaluated; `names` are the measures it needs."""

    node: ast.expr
    names: frozenset[str]

    def holds(self, values: Mapping[str, float]) -> bool:
        """Whether it is true for these values; False if it can't be calculated (a division by zero)."""
        try:
            return bool(value(self.node, values))
        except (ArithmeticError, ValueError):
            return False

    def left(self, values: Mapping[str, float]) -> float:
        """The left side of the first comparison, where the expression holds."""
        node = self.node
        while not isinstance(node, ast.Compare):
            node = operands(node)[0]
        return value(node.left, values)


@lru_cache(maxsize=512)
def parse(text: str, known: Collection[str]) -> Expression:
    """The expression in `text`, over these (hashable) known names. Raises ExpressionError."""
    if len(text) > LONGEST:
        raise ExpressionError(LONGEST + 1, f"it is longer than {LONGEST} characters")
    plain = _BLANK.sub(" ", text).replace("\0", "?").lstrip()
    columns = _Columns(plain, len(text) - len(plain))
    node = _parsed(plain, columns.start)
    names: set[str] = set()
    _check(node, True, columns, known, names, 1)
    return Expression(node, frozenset(names))


class _Columns(NamedTuple):
    """Where nodes are in the text, which Python counts in bytes."""

    text: str
    start: int

    def of(self, node: ast.expr) -> int:
        return self.start + len(self.text.encode()[: node.col_offset].decode("utf-8", "replace")) + 1


def _parsed(text: str, start: int) -> ast.expr:
    for other, ours in _MEANT:
        if other in text:
            raise ExpressionError(start + text.index(other) + 1, f"write {ours} for {other}")
    single = _SINGLE.search(text)
    if single:
        raise ExpressionError(start + single.start() + 1, "write == for =")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text, mode="eval").body
    except SyntaxError as error:
        column = start + min(error.offset or len(text) + 1, len(text) + 1)
        if not text:
            raise ExpressionError(1, f"it is empty; {_ALLOWED}") from None
        raise ExpressionError(column, f"it can't be read from here on; {_ALLOWED}") from None
    except (ValueError, RecursionError, MemoryError):
        raise ExpressionError(start + 1, f"it can't be read; {_ALLOWED}") from None


def _check(node: ast.expr, truth: bool, columns: _Columns, known: Collection[str], names: set[str], depth: int) -> None:
    """Accept a node and its parts, or raise ExpressionError; `truth`: it must be true or false, not a number."""
    if depth > DEEPEST:
        raise ExpressionError(columns.of(node), f"it is nested more than {DEEPEST} deep")
    wrong = _wrong(node, known)
    if wrong:
        raise ExpressionError(columns.of(node), wrong)
    if truth != _is_truth(node):
        problem = (
            "this is a number; compare it, such as words > 400" if truth else "this is true or false, not a number"
        )
        raise ExpressionError(columns.of(node), problem)
    if isinstance(node, ast.Name):
        names.add(node.id)
    for part in operands(node):
        _check(part, isinstance(node, ast.BoolOp) or _is_not(node), columns, known, names, depth + 1)


def _wrong(node: ast.expr, known: Collection[str]) -> str:
    """Why a node itself isn't accepted, or ""."""
    match node:
        case ast.Constant(value=number):
            return _wrong_number(number)
        case ast.Name(id=name):
            return unknown("measure", name, known)
        case ast.Call():
            return _wrong_call(node)
        case ast.BinOp(op=operation):
            right = type(operation) in ARITHMETIC
        case ast.Compare(ops=operations):
            right = all(type(operation) in COMPARED for operation in operations)
        case _:
            right = isinstance(node, ast.BoolOp) or (isinstance(node, ast.UnaryOp) and type(node.op) in UNARY)
    return "" if right else f"this can't be used here; {_ALLOWED}"


def _wrong_number(number: object) -> str:
    if isinstance(number, bool) or not isinstance(number, (int, float)):
        return f"this is not a number; {_ALLOWED}"
    return "" if number <= LARGEST else f"a number is at most {LARGEST:,.0f}"


def _wrong_call(node: ast.Call) -> str:
    if not isinstance(node.func, ast.Name) or node.keywords:
        return f"this can't be called; {_ALLOWED}"
    wrong = unknown("function", node.func.id, FUNCTIONS)
    if wrong:
        return wrong
    _, least, most = FUNCTIONS[node.func.id]
    if least <= len(node.args) <= most:
        return ""
    return f"{node.func.id} takes {'one number' if most == 1 else 'two numbers or more'} in brackets"


def _is_not(node: ast.expr) -> bool:
    return isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)


def _is_truth(node: ast.expr) -> bool:
    return isinstance(node, (ast.BoolOp, ast.Compare)) or _is_not(node)
