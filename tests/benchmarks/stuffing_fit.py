"""The points of the signs of `stuffed-phrase`, learned from the measurements of labelled phrases.

Each list of signs in the rule file that has ramps is fitted on its own: `inserted` on phrases that were put into clean
articles, `targeted` on articles that people called stuffed; clean articles teach both. It is a logistic regression with
a penalty on large points, in which no sign can turn against its direction: a sign whose points are above 0 in the rule
file never takes any. `tests.benchmarks.stuffing_weights` makes the table and says what the fit is worth.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from seolint.rules import load_rules

TABLE = Path(__file__).with_name("stuffing_phrases.tsv")
RULE = "stuffed-phrase"
LISTS = {"inserted": "inserted", "targeted": "stuffed"}
"""The lists of signs that are fitted, and the kind of article that shows what each is to find."""

PENALTY = 0.0004
"""What the square of each sign's points costs, against the mean loss of a phrase."""

WEIGHTS = {"ordinary": 1.0, "must repeat": 4, "stuffed": 1.0, "inserted": 0.3}
"""How much an article counts: of inserted phrases there are many, made from few articles."""

SCALE = 10
"""The points from which on a phrase is likely to be stuffed, in any list."""

ROUNDING = 1
"""Decimals of the points in the rule file."""

Sign = Mapping[str, Any]


class Row(NamedTuple):
    """A phrase for a list of signs: its article and source by number, the article's kind, and its measurements."""

    list: str
    article: int
    source: int
    kind: str
    values: Mapping[str, float | None]

    @property
    def stuffed(self) -> bool:
        """Whether it is what the list is to find."""
        return self.kind == LISTS[self.list]


class Fit(NamedTuple):
    """The points of each sign, and the limit at which a phrase of this table is as likely stuffed as not."""

    points: Sequence[float]
    limit: float

    def score(self, shares: Sequence[float]) -> float:
        """The sum of the points, less the limit: the logarithm of the odds."""
        return sum(map(float.__mul__, self.points, shares)) - self.limit


def lists(rule: str = RULE) -> Mapping[str, Sequence[Sign]]:
    """The signs that are fitted, list by list, as the rule file has them: those between two values."""
    signs = load_rules()[rule].settings["signs"]
    return {name: [sign for sign in signs[name] if "measure" in sign] for name in LISTS}


def shares(values: Mapping[str, float | None], signs: Sequence[Sign]) -> list[float]:
    """How far each sign holds, from 0 to 1; from 0 to -1 for one that takes points."""
    found = []
    for sign in signs:
        value = values[sign["measure"]]
        share = 0.0 if value is None else (value - sign["from"]) / (sign["to"] - sign["from"])
        found.append(math.copysign(min(1.0, max(0.0, share)), sign["points"]))
    return found


def read_table(path: Path = TABLE) -> list[Row]:
    """The rows of a table."""
    lines = path.read_text("utf-8").splitlines()
    names = lines[0].split("\t")[4:]
    rows = []
    for line in lines[1:]:
        if line.startswith("#"):
            continue
        kind, article, source, label, *values = line.split("\t")
        measured = {name: float(value) if value else None for name, value in zip(names, values, strict=True)}
        rows.append(Row(kind, int(article), int(source), label, measured))
    return rows


def articles(path: Path = TABLE) -> Mapping[str, int]:
    """How many articles of each kind a table was made of, those without a row included."""
    lines = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line.startswith("#")]
    return {kind.removeprefix("# "): int(count) for kind, count in lines}


def write_table(rows: Sequence[Row], counts: Mapping[str, int], path: Path = TABLE) -> None:
    """Write rows, all with the same measurements, as a table; `counts` are the articles of each kind."""
    names = sorted(rows[0].values)
    lines = ["\t".join(("list", "article", "source", "kind", *names))]
    for row in rows:
        values = (row.values[name] for name in names)
        shown = ("" if value is None else f"{value:.3g}" for value in values)
        lines.append("\t".join((row.list, str(row.article), str(row.source), row.kind, *shown)))
    lines += [f"# {kind}\t{count}" for kind, count in sorted(counts.items())]
    path.write_text("\n".join([*lines, ""]), "utf-8")


def scaled(found: Fit, signs: Sequence[Sign], offset: float) -> list[float]:
    """The points for the rule file: such that a phrase at `offset` from the fit's limit has `SCALE` of them."""
    factor = SCALE / (found.limit + offset)
    return [
        round(math.copysign(points * factor, sign["points"]), ROUNDING)
        for points, sign in zip(found.points, signs, strict=True)
    ]


def fit(rows: Sequence[Row], signs: Sequence[Sign]) -> Fit:
    """The points that tell stuffed phrases from others best (see the module); none against its sign's direction."""
    samples = [([*shares(row.values, signs), -1.0], row.stuffed) for row in rows]
    weights = _weights(rows)
    points = [0.5] * len(signs) + [3.0]
    loss = _loss(samples, weights, points)
    for _ in range(40):
        step = _step(samples, weights, points)
        size = 1.0
        while size > 1e-4:
            tried = [*(max(0.0, p + size * s) for p, s in zip(points[:-1], step[:-1], strict=True))]
            tried.append(points[-1] + size * step[-1])
            new = _loss(samples, weights, tried)
            if new < loss:
                break
            size /= 2
        else:
            break
        done = loss - new < 1e-9 * loss
        points, loss = tried, new
        if done:
            break
    return Fit(points[:-1], points[-1])


def _weights(rows: Sequence[Row]) -> list[float]:
    """What each row counts: articles of a kind by `WEIGHTS`, their phrases together as one; 1 in sum."""
    phrases = Counter(row.article for row in rows)
    raw = [WEIGHTS[row.kind] / phrases[row.article] for row in rows]
    total = sum(raw)
    return [weight / total for weight in raw]


def _loss(samples: Sequence[tuple[Sequence[float], bool]], weights: Sequence[float], points: Sequence[float]) -> float:
    loss = PENALTY * sum(p * p for p in points[:-1])
    for (row, stuffed), weight in zip(samples, weights, strict=True):
        z = sum(map(float.__mul__, points, row))
        z = -z if stuffed else z
        loss += weight * (z if z > 30 else math.log1p(math.exp(z)))
    return loss


def _step(
    samples: Sequence[tuple[Sequence[float], bool]], weights: Sequence[float], points: Sequence[float]
) -> list[float]:
    """Newton's step, with the points kept at 0 or above: coordinate descent on the quadratic approximation."""
    size = len(points)
    gradient = [2 * PENALTY * p for p in points[:-1]] + [0.0]
    hessian = [[0.0] * size for _ in range(size)]
    for (row, stuffed), weight in zip(samples, weights, strict=True):
        chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(map(float.__mul__, points, row))))))
        slope, curve = weight * (chance - stuffed), weight * chance * (1 - chance)
        used = [i for i, share in enumerate(row) if share]
        for i in used:
            gradient[i] += slope * row[i]
            line, scaled = hessian[i], curve * row[i]
            for j in used:
                line[j] += scaled * row[j]
    for i in range(size):
        hessian[i][i] += 2 * PENALTY if i < size - 1 else 1e-9
    step = [0.0] * size
    for _ in range(200):
        moved = 0.0
        for i in range(size):
            slope = gradient[i] + sum(map(float.__mul__, hessian[i], step))
            new = step[i] - slope / hessian[i][i]
            if i < size - 1:
                new = max(-points[i], new)
            moved, step[i] = max(moved, abs(new - step[i])), new
        if moved < 1e-7:
            break
    return step
