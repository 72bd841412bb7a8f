"""Generated configs: some keys, each with what it takes or with something else."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from random import Random

from seolint.config.chain import preset_names
from seolint.config.layer import OUTSIDE
from seolint.rules import load_rules
from seolint.rules.rule import Option
from tests.fuzz.vocabulary import LISTS, odd, pick, words

_TAKEN: Mapping[str, Sequence[str]] = {
    "extends": (*preset_names(), "[base.yml, docs]", "..", "base.yml", "[strict, base.yml]"),
    "language": ("en", "de", "pt-BR", "xx", "EN_us"),
    "content": ("main", "'#a > p:nth-child(2n+1)'", "'.b, :has(p)'", "a[", "'*'", "p::before", "'a:not(:not(b))'"),
    "front_matter": ("{title: [a, b], date: c.d}", "{title: ''}", "{nothing: a}"),
    "custom_rules": ("house", "[house, house]", "none", "."),
    "site": (
        "{base_url: https://example.com/}",
        "{source: ., output: public}",
        "{base_url: x}",
        "{url: https://example.com/}",
    ),
    "baseline": (".seolint-baseline", "none", "/dev/null"),
    "fail_on": ("error", "warning", "info", "never"),
    "max_warnings": ("0", "5"),
    "min_severity": ("error", "warning", "info"),
}


def config(rng: Random) -> str:
    """A config."""
    keys = [*rng.choices(OUTSIDE, k=rng.randint(0, 5)), "rules"]
    return "".join(f"{key}: {_value_of(rng, key)}\n" for key in (keys if rng.random() < 0.2 else dict.fromkeys(keys)))


def _value_of(rng: Random, key: str) -> str:
    if rng.random() < 0.15:
        return value(rng)
    if key == "rules":
        return _rules(rng, "  ")
    if key == "overrides":
        parts = (f"\n  - files: {globs(rng)}\n    rules:{_rules(rng, '      ')}" for _ in range(rng.randint(1, 3)))
        return "".join(parts)
    if key == "keyphrases":
        phrases = rng.choice(("shoe", "[running shoes, a]", "漢字", "U.S."))
        return f"{{{json.dumps(pick(rng, 'globs'))}: {phrases}}}"
    return rng.choice(_TAKEN.get(key) or (globs(rng),))


def value(rng: Random, depth: int = 0) -> str:
    """Any value, perhaps a list or a mapping."""
    if depth < 3 and rng.random() < 0.25:
        return f"[{', '.join(value(rng, depth + 1) for _ in range(rng.randint(0, 4)))}]"
    if depth < 3 and rng.random() < 0.2:
        return f"{{{', '.join(f'{_scalar(rng)}: {value(rng, depth + 1)}' for _ in range(rng.randint(0, 3)))}}}"
    return _scalar(rng)


def _scalar(rng: Random) -> str:
    plain = pick(rng, "config_values")
    return rng.choice((plain, plain, words(rng, 3), json.dumps(words(rng, 3)), odd(rng)))


def globs(rng: Random) -> str:
    """A list of globs."""
    return json.dumps(rng.choices(LISTS["globs"], k=rng.randint(1, 4)), ensure_ascii=False)


def _rules(rng: Random, indent: str) -> str:
    rules = load_rules()
    lines = []
    for name in rng.sample(sorted(rules), rng.randint(1, 6)):
        options = rules[name].options
        chosen = rng.choice(sorted(options)) if options else "severity"
        patched = f"{{{chosen}: {_option(rng, options[chosen]) if options else 'error'}}}"
        patch = rng.choice((*(patched,) * 6, "off", "error", "on", "info", _scalar(rng)))
        named = rng.choice((*(name,) * 9, rules[name].family, pick(rng, "rule_names")))
        lines.append(f"\n{indent}{named}: {patch}")
    return "".join(lines)


def _option(rng: Random, option: Option) -> str:
    """A value for an option, mostly of its type."""
    if rng.random() < 0.15:
        return value(rng)
    bounds = tuple(f"{bound:g}" for bound in (option.minimum, option.maximum) if bound is not None)
    numbers = ("0", "1", "2", "5", "100", "-1", "99999999999999999999999", *bounds)
    pattern, other = json.dumps(pick(rng, "patterns")), json.dumps(pick(rng, "patterns"))
    taken: Mapping[str, Sequence[str]] = {
        "integer": numbers,
        "number": (*numbers, "0.5", "1e300", "1.0e-300", "1.0e+308"),
        "boolean": ("true", "false"),
        "string": (*option.allowed, pattern, pattern, "''", words(rng, 2)),
        "list": (globs(rng), "[]", json.dumps(words(rng).split()), f"[{pattern}, {other}]", "[1, 2, 30]", "['']"),
        "mapping": ("{}", "{a: b, c: d}", f"{{{pattern}: a}}", f"{{{pattern}: {other}}}"),
    }
    return rng.choice(taken[option.type])
