"""Each of Vale's kinds of rule as one of our checks. Kinds that need more than an article are refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Any

from seolint.lazy_regex import expression
from seolint.vale.draft import Draft, NotConvertibleError, Style, draft, scopes_of
from seolint.vale.metric import metric, readability
from seolint.vale.samples import samples

_SPECIAL = expression(r"[\\^$.|?*+()\[\]{}]")
_LOOK = expression(r"\(\?(?:[=!>]|<[=!])|\\[1-9]|\\k<|[*+?}]\+")
_STYLES = {"$sentence": "sentence", "$title": "title", "$upper": "upper", "$lower": "lower"}
_SEEDS = 12
"""How many texts from each source are tried for an example."""

_CASES = {
    "sentence": ("Choosing The Right Shoes", "Choosing the right shoes"),
    "title": ("choosing the right shoes", "Choosing the Right Shoes"),
    "upper": ("Choosing the right shoes", "CHOOSING THE RIGHT SHOES"),
    "lower": ("Choosing The Right Shoes", "choosing the right shoes"),
}

_MISFITS = ("Choosing The Right Shoes", "choosing shoes", "SHOES", "5 shoes", "Shoes!", "?")
"""Headings, one of which an expression for headings won't match."""

DraftSettings = dict[str, Any]


def convert(style: Style) -> Iterator[Draft]:
    """The drafts of a style's file: one, or one for each of its scopes. Raises NotConvertibleError."""
    kind = style.text("extends").lower()
    if kind in _HOPELESS:
        raise NotConvertibleError(f"{kind} {_HOPELESS[kind]}")
    if kind not in _KINDS:
        raise NotConvertibleError(f"extends is {kind or 'missing'}, which isn't one of Vale's kinds of rule")
    yield from _KINDS[kind](style)


def _existence(style: Style) -> Iterator[Draft]:
    raw, tokens = "".join(style.list("raw")), style.list("tokens")
    if not raw and not tokens:
        raise NotConvertibleError("there are no tokens", "tokens")
    words = [] if raw else [token for token in tokens if _literal(token)]
    pattern = "|".join(token for token in tokens if token not in words)
    matching = _matching(style)
    if raw:
        tail = (f"(?:{pattern})" if style.flag("nonword") else rf"\b(?:{pattern})\b") if tokens else ""
        pattern = tail + raw if style.flag("append") else raw + tail
        matching["whole_words"] = False
    for settings in _places(style):
        settings |= {"words": words, "pattern": pattern, "allow": _exceptions(style), **matching}
        seeds = (*words[:_SEEDS], *_samples(pattern))
        yield draft(style, "pattern", _engine(settings, pattern), ["text"], seeds=seeds)


def _substitution(style: Style) -> Iterator[Draft]:
    swap = {wrong: right.replace("|", " / ") for wrong, right in style.pairs("swap").items()}
    if not swap:
        raise NotConvertibleError("swap is empty", "swap")
    regex = not all(map(_literal, swap))
    for settings in _places(style):
        settings |= {"swap": swap, "regex": regex, "allow": _exceptions(style), **_matching(style)}
        wrong = sorted(swap, key=lambda text: not _literal(text))[:_SEEDS]
        seeds = tuple(chain.from_iterable(islice(samples(text), 2) for text in wrong))
        better = tuple(swap[text] for text in wrong)
        yield draft(
            style, "substitution", _engine(settings, *swap), ["replacement", "text"], seeds=seeds, better=better
        )


def _consistency(style: Style) -> Iterator[Draft]:
    either = style.pairs("either")
    if not either:
        raise NotConvertibleError("either is empty", "either")
    one, other = next(iter(either.items()))
    seeds = [f"{a} and {b}" for a in islice(samples(one), 3) for b in islice(samples(other), 3)]
    for settings in _places(style):
        settings |= {"either": dict(either), "allow": _exceptions(style), **_matching(style)}
        engine = _engine(settings, *either, *either.values())
        yield draft(style, "consistency", engine, ["text", "other"], seeds=seeds, better=tuple(samples(one)))


def _occurrence(style: Style) -> Iterator[Draft]:
    token = style.text("token")
    bounds = {name: style.number(name) for name in ("min", "max")}
    if not token or not any(bounds.values()):
        raise NotConvertibleError("token and min or max are missing", "token")
    for settings in _places(style, summary="article"):
        settings |= {"pattern": token, "ignore_case": style.flag("ignorecase"), "whole_words": False}
        options = {
            name: {"default": value, "type": "integer", "minimum": 0, "help": _HELP[name]}
            for name, value in bounds.items()
            if value
        }
        seeds, better = (_samples(token) if name in options else () for name in ("max", "min"))
        yield draft(style, "count", _engine(settings, token), ["count"], options=options, seeds=seeds, better=better)


def _repetition(style: Style) -> Iterator[Draft]:
    tokens = style.list("tokens")
    words = [token for token in tokens if _literal(token)]
    notes = () if len(words) == len(tokens) else ("Every repeated word is reported, whatever the tokens said.",)
    settings = {
        "within": 1,
        "words": [] if notes else words,
        "allow": _exceptions(style),
        "ignore_case": style.flag("ignorecase"),
    }
    seeds = tuple(f"{word} {word}" for word in (*words, "the", "shoes"))
    yield draft(style, "repetition", settings, ["text"], seeds=seeds, notes=notes)


def _conditional(style: Style) -> Iterator[Draft]:
    first, second = style.text("first"), style.text("second")
    if not first or not second:
        raise NotConvertibleError("first and second are both needed", "first" if second else "second")
    for settings in _places(style):
        settings |= {"first": first, "second": second, "allow": _exceptions(style)}
        settings |= {"ignore_case": True} if style.flag("ignorecase") else {}
        engine = _engine(settings, first, second)
        yield draft(style, "conditional", engine, ["text"], seeds=_samples(first), better=_samples(second))


def _capitalization(style: Style) -> Iterator[Draft]:
    match = style.text("match")
    for settings in _places(style, default="heading"):
        if match in _STYLES:
            named = _STYLES[match]
            settings |= {"style": named, "exceptions": list(style.list("exceptions"))}
            if named == "title":
                settings["title_style"] = "chicago" if style.text("style").lower() == "chicago" else "ap"
            bad, good = _CASES[named]
            yield draft(style, "capitalization", settings, ["text", "expected"], seeds=(bad,), better=(good,))
        elif match:
            settings |= {"pattern": match, "ignore_case": False, "whole_words": False, "min": 1}
            engine = _engine(settings, match)
            yield draft(style, "count", engine, ["text"], seeds=_MISFITS, better=_samples(match))
        else:
            raise NotConvertibleError("match is missing", "match")


def _places(style: Style, default: str = "text", summary: str = "text") -> Iterator[DraftSettings]:
    """Settings to start from, one for each scope; "text" is the default and left out."""
    if style.text("scope") == "summary" and summary != "text":
        yield {"scope": summary}
        return
    for scope, levels in scopes_of(style, default):
        yield {"scope": "" if scope == "text" else scope, "levels": list(levels)}


def _matching(style: Style) -> DraftSettings:
    """What differs from the defaults of the checks, which are to ignore case and match whole words."""
    return {
        **({} if style.flag("ignorecase") else {"ignore_case": False}),
        **({"whole_words": False} if style.flag("nonword") else {}),
    }


def _exceptions(style: Style) -> list[str]:
    """As regular expressions for whole words; a name that ends in a sign, such as C++, has no boundary there."""
    return [rf"\b{text}\b" if text.isalnum() else text for text in style.list("exceptions")]


def _engine(settings: DraftSettings, *patterns: str) -> DraftSettings:
    """The settings, with Python's engine if a pattern has lookarounds or backreferences, which RE2 lacks."""
    return {**settings, "engine": "python"} if any(_LOOK.search(pattern) for pattern in patterns) else settings


def _literal(text: str) -> bool:
    """Whether an expression is just words; white space at its ends is meant to match."""
    return not _SPECIAL.search(text) and text == text.strip()


def _samples(pattern: str) -> tuple[str, ...]:
    return tuple(islice(samples(pattern), _SEEDS)) if pattern else ()


_HELP = {"min": "The minimum number of uses there.", "max": "The maximum number of uses there."}
_HOPELESS = {
    "spelling": "needs a dictionary, which seolint doesn't have",
    "sequence": "needs parts of speech, which seolint doesn't recognise",
    "script": "runs a program, which rules here never do",
}
_KINDS: Mapping[str, Callable[[Style], Iterable[Draft]]] = {
    "existence": _existence,
    "substitution": _substitution,
    "consistency": _consistency,
    "occurrence": _occurrence,
    "repetition": _repetition,
    "conditional": _conditional,
    "capitalization": _capitalization,
    "metric": metric,
    "readability": readability,
}
