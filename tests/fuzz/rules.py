"""Generated rule files, ignore files and baselines; most of them nearly right."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random

from seolint.rules import rules_root
from tests.fuzz.vocabulary import LISTS, odd, pick, words

_HOUSE = Path(__file__).parent.parent / "house/rules"
_SCOPES = ("text", "heading", "sentence", "article", "section", "paragraph", "alt", "title", "x")
_MESSAGES = (
    *("{text}", "{value}", "{count:>900000000}", "{text.__class__}", "{0}", "{", "{{", "{x}", "{limit:.3f}"),
    *("{text!r}", "{value:,}", "a", "{count:x}", "{text[0]}", "{text:>5}", "{value:%}"),
)
_SAYS = (
    *("{m.uses}", "{m.rate:.1f}", "{m.__init__.__globals__}", "{m.uses:>99999999}", "{", "a", "{m}", "{n}"),
    *("{m.uses[0]}", "{m.uses:x}", "{m.rate:s}", "{m.uses!r}"),
)
_OF_STUFFING = """\
options:
  points: {default: 1, type: number, help: a}
  min_uses: {default: 2, type: integer, help: a}
  min_words: {default: 1, type: integer, help: a}
"""


@cache
def _rule_files() -> Sequence[str]:
    paths = [*rules_root().glob("*/*.yml"), *_HOUSE.glob("*/*.yml")]
    return [path.read_text("utf-8") for path in sorted(paths) if "presets" not in path.parts]


def rule(rng: Random) -> str:
    """A rule file: one of the project's, or a new one on a check that house styles use."""
    if rng.random() < 0.3:
        return rng.choice(_rule_files())
    check, settings, options = rng.choice((_arguments, _arguments, _arguments, _signs))(rng)
    message = json.dumps(" ".join(rng.choices(_MESSAGES, k=rng.randint(1, 2))))
    return (
        f"summary: A word.\ncheck: {check}\nseverity: {rng.choice(('error', 'warning', 'info'))}\nmessage: {message}\n"
        f"with: {{{settings}}}\n{options}examples:\n  - bad: '# a'\n    flags: [a]\n  - good: b\n"
    )


def _arguments(rng: Random) -> tuple[str, str, str]:
    """A check, its arguments, and the options of the rule."""
    pattern, other = json.dumps(pick(rng, "patterns")), json.dumps(pick(rng, "patterns"))
    scope, truth = f"scope: {rng.choice(_SCOPES)}", rng.choice(("true", "false"))
    measure = rng.choice(("words", "links", "images", "x", "flesch_reading_ease", "sentences"))
    arguments: Mapping[str, str] = {
        "pattern": rng.choice((f"pattern: {pattern}, {scope}", f"words: [a, {pattern}], engine: regex")),
        "count": f"pattern: {pattern}, {scope}, whole_words: {truth}",
        "substitution": f"regex: {truth}, swap: {{{pattern}: {other}}}, {scope}",
        "consistency": f"either: {{{pattern}: {other}}}, {scope}",
        "repetition": f"within: {rng.choice(('0', '1', '5', '-1'))}, pattern: {pattern}",
        "conditional": f"first: {pattern}, second: {other}, before: {truth}",
        "required": rng.choice(
            (f"heading: [{pattern}], regex: {truth}", "field: title", "order: [a, b]", "element: a")
        ),
        "expression": f"where: {json.dumps(pick(rng, 'expressions'))}, {scope}",
        "measure": f"measure: {measure}, {scope}, {rng.choice(('max: 1', 'min: 9', 'per: words, of: 0, max: 1'))}",
        "capitalization": f"style: {rng.choice(('sentence', 'title', 'upper', 'x'))}, {scope}",
    }
    check = rng.choice(sorted(arguments))
    name = {"count": rng.choice(("min", "max")), "expression": "limit"}.get(check)
    default = rng.choice(("1", "0", "1.5", "a", "-1"))
    options = f"options:\n  {name}: {{default: {default}, type: number, help: a}}\n" if name else ""
    return check, arguments[check], options


def _signs(rng: Random) -> tuple[str, str, str]:
    bound = rng.choice((">= 2", "<= 0", "> 1", "== x", ">=", "", "1", ">= 1e999"))
    when = f"{rng.choice(('uses', 'uses', 'rate', 'length', 'x'))}: {json.dumps(bound)}"
    points = rng.choice(("9", "9", ".nan", "1e300", "a"))
    sign = f"{{when: {{{when}}}, points: {points}, says: {json.dumps(rng.choice(_SAYS))}}}"
    return "stuffed_phrase", f"signs: [{sign}, {{when: {{uses: '>= 1'}}, points: 9}}]", _OF_STUFFING


def ignore(rng: Random) -> str:
    """An ignore file."""
    lines = rng.choices((*LISTS["globs"], odd(rng)), k=rng.randint(1, 6))
    return "".join(f"{line}{rng.choice((chr(10), chr(10), ' ' + chr(10), chr(13)))}" for line in lines)


def baseline(rng: Random) -> str:
    """A baseline, some of whose lines are broken."""
    lines = ["# seolint baseline, format 1"] if rng.random() < 0.9 else []
    for _ in range(rng.randint(0, 5)):
        mark = f"{rng.getrandbits(64):016x}"
        times, score = rng.choice(("1", "0", "999999999", "-1", "٣")), rng.choice(("60.5", "-1", "1e9", "nan"))
        problem = f"thin-page\tpage.md\t{mark}\t{times}\t{words(rng, 3)}"
        odd_line = rng.choice(("<<<<<<< a", "=======", ">>>>>>> b", "# seolint baseline, format 99", odd(rng), ""))
        others = (f"score\tpage.md\tflesch_reading_ease\t{score}\t{mark}", f"a\t{odd(rng)}\t{mark[:8]}\t1\t", odd_line)
        lines.append(rng.choice((problem, problem, *others)))
    return "".join(f"{line}\n" for line in lines)
