"""One parsed rule file -> a rule: its keys, what they hold, and every error at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from seolint.placeholders import faults, names
from seolint.rules.arguments import check_arguments
from seolint.rules.check import find_check
from seolint.rules.habit import SiteHabit, read_habit, read_site_habit
from seolint.rules.options import SEVERITIES, option_faults, read_options
from seolint.rules.rule import NAME, Example, Option, Rule
from seolint.wording import did_you_mean, suggest
from seolint.yaml import ConfigError, Source, read

KEYS = (
    *("summary", "formerly", "check", "severity", "message", "rationale", "source"),
    *("extends", "across", "with", "options", "yields_to", "habit", "site_habit", "examples"),
)
REQUIRED = ("summary", "check", "severity", "message", "examples")
TEXTS = ("summary", "check", "across", "message", "rationale")
EXAMPLE_KEYS = ("bad", "good", "flags", "options", "format", "files", "path", "moved_from")
FORMATS = ("both", "markdown", "html", "text")


def rule_of(source: Source, name: str, family: str, thorough: bool) -> Rule:
    """The rule that a file declares. Raises ConfigError with all that is wrong with it."""
    data = source.data
    if not isinstance(data, dict):
        source.error((), "a rule has to be a mapping; CONTRIBUTING.md shows one to start from")
        raise ConfigError(source.diagnostics)
    _check_keys(source, data, (), KEYS, REQUIRED)
    _check_texts(source, data)
    options = dict(read_options(source, data.get("options")))
    examples = tuple(_examples(source, data.get("examples"), options))
    settings = {**_extended(source, data), **_mapping(source, data.get("with"), ("with",))}
    if not source.diagnostics or "extends" not in data:
        _check_use(source, data, settings, options, thorough)
    if name in _as_tuple(data.get("yields_to")):
        source.error(("yields_to",), "a rule that yields to itself never reports anything; name another one")
    habit, site_habit = None, SiteHabit()
    if not source.diagnostics:
        site_habit = read_site_habit(source, data.get("site_habit"))
        habit = read_habit(source, data.get("habit"), _facts(data, settings, options), options)
    if source.diagnostics:
        raise ConfigError(source.diagnostics_in_order)
    return Rule(
        id=name,
        family=family,
        summary=data["summary"],
        check=data["check"],
        severity=data["severity"],
        message=data["message"],
        rationale=(data.get("rationale") or "").strip(),
        source=_as_tuple(data.get("source")),
        settings=settings,
        options=options,
        examples=examples,
        formerly=_as_tuple(data.get("formerly")),
        yields_to=_as_tuple(data.get("yields_to")),
        habit=habit,
        across=data.get("across") or (data["check"] if find_check(data["check"]).across else ""),
        site_habit=site_habit,
    )


def _extended(source: Source, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The arguments of the rule in the same folder that a rule extends; none if it extends none."""
    name = data.get("extends")
    if name is None:
        return {}
    folder = Path(source.path).resolve().parent
    try:
        other = read(folder / f"{name}.yml", [str(folder)]).data if NAME.fullmatch(str(name)) else None
    except OSError:
        other = None
    shared = other.get("with") if isinstance(other, dict) else None
    if not isinstance(shared, dict):
        named = f"a rule {name}" if isinstance(name, str) else "the rule that `extends` names"
        source.error(
            ("extends",),
            f"{named} with arguments (`with`) isn't in the folder of this rule; name one that is",
        )
        return {}
    return shared


def _as_tuple(value: Any) -> tuple[str, ...]:
    """A text or a list of texts as a tuple."""
    return (value,) if isinstance(value, str) else tuple(value or ())


def _check_keys(
    source: Source, data: Mapping[str, Any], path: tuple[Any, ...], known: tuple[str, ...], required: tuple[str, ...]
) -> None:
    for key in data:
        if key not in known:
            source.unknown((*path, key), data[key], known)
    for key in required:
        if data.get(key) in (None, ""):
            source.error((*path, key), f"{key} is missing", key=True)


def _check_texts(source: Source, data: Mapping[str, Any]) -> None:
    for key in TEXTS:
        if not isinstance(data.get(key), (str, type(None))):
            source.error((key,), f"{key} is {data[key]!r}; it takes a text")
    severity = data.get("severity")
    if severity not in (None, "", *SEVERITIES):
        allowed = f"severity is one of {', '.join(SEVERITIES)}"
        source.error(("severity",), f"{allowed}{did_you_mean(severity, SEVERITIES)}")
    texts = {"source": "an address", "formerly": "an id that the rule had", "yields_to": "the id of a rule"}
    for key, what in texts.items():
        items = data.get(key)
        for i, item in enumerate(items if isinstance(items, list) else [items]):
            if not isinstance(item, (str, type(None))):
                source.error((key, i), f"{key} is {item!r}; it takes {what}, or a list of them")


def _check_use(
    source: Source, data: Mapping[str, Any], settings: Mapping[str, Any], options: Mapping[str, Option], thorough: bool
) -> None:
    """Report what is wrong with the check's arguments, and with the message for its findings."""
    if isinstance(data.get("check"), str):
        check_arguments(source, data["check"], settings, options, thorough)
    _check_across(source, data.get("across"))
    if isinstance(data.get("message"), str):
        for fault in faults(data["message"]):
            source.error(("message",), f"the message can't be filled in: {fault}")
    if not source.diagnostics:
        _check_names(source, data, settings, options)


def _check_across(source: Source, name: object) -> None:
    """Report a check across pages that doesn't exist."""
    if isinstance(name, str):
        try:
            is_there = find_check(name).across is not None
        except LookupError:
            is_there = False
        if not is_there:
            source.error(("across",), f"there is no check {name} across pages")


def _check_names(
    source: Source, data: Mapping[str, Any], settings: Mapping[str, Any], options: Mapping[str, Option]
) -> None:
    """Report names in the message that are neither facts of the check nor options, or that hold more than a value."""
    facts = _facts(data, settings, options)
    many = {name: option.type for name, option in options.items() if option.type in ("list", "mapping")}
    for name in names(data["message"]):
        if name in many and name not in (facts or ()):
            source.error(("message",), f"{{{name}}} is a {many[name]}; a message can show texts and numbers")
        elif facts is not None and name not in facts and name not in options:
            known = (facts | options.keys()) - many.keys()
            source.error(("message",), f"there is no fact or option {name}{suggest(name, known)}")


def _facts(
    data: Mapping[str, Any], settings: Mapping[str, Any], options: Mapping[str, Option]
) -> frozenset[str] | None:
    """The facts that the check finds with the default options; None if it doesn't list them."""
    defaults = {name: option.default for name, option in options.items()}
    return find_check(data["check"]).facts_for({**settings, **defaults})


def _mapping(source: Source, data: Any, path: tuple[Any, ...]) -> dict[str, Any]:
    if isinstance(data, dict):
        return data
    if data is not None:
        source.error(path, f"{path[-1]} is a mapping of a name to a value, not {data!r}")
    return {}


def _examples(source: Source, data: Any, options: Mapping[str, Option]) -> Iterator[Example]:
    if data is None:
        return
    kinds = set()
    for i, example in enumerate(data if isinstance(data, list) else []):
        path = ("examples", i)
        if not isinstance(example, dict) or ("bad" in example) == ("good" in example):
            source.error(path, "an example is either bad (with flags) or good")
            continue
        kind = "bad" if "bad" in example else "good"
        kinds.add(kind)
        _check_example(source, example, path, kind)
        chosen = _mapping(source, example.get("options"), (*path, "options"))
        _check_chosen(source, chosen, (*path, "options"), options)
        flags = example.get("flags") if isinstance(example.get("flags"), list) else ()
        files = tuple(map(str, example["files"])) if isinstance(example.get("files"), list) else None
        site = {str(path): str(text) for path, text in example["files"].items()} if _is_site(example) else None
        kept = str(example.get("format") or ("both" if site is None else "site"))
        where = str(example.get("path") or "index.md")
        moved = str(example.get("moved_from") or "")
        yield Example(str(example[kind]), tuple(map(str, flags or ())), chosen, kept, files, site, where, moved)
    for kind in sorted({"bad", "good"} - kinds):
        source.error(("examples",), f"a {kind} example is missing", key=True)


def _is_site(example: Mapping[str, Any]) -> bool:
    """Whether an example has other pages, with their texts."""
    return isinstance(example.get("files"), dict)


def _check_example(source: Source, example: Mapping[str, Any], path: tuple[Any, ...], kind: str) -> None:
    _check_keys(source, example, path, EXAMPLE_KEYS, ())
    if not isinstance(example[kind], str):
        source.error((*path, kind), f"an example is a text, not {example[kind]!r}")
    flags = example.get("flags")
    if flags is not None and not isinstance(flags, list):
        source.error((*path, "flags"), "flags is a list of the texts that are reported")
    if kind == "bad" and not flags:
        source.error(path, "a bad example needs flags: the texts that are reported")
    if kind == "good" and flags:
        source.error((*path, "flags"), "nothing is reported in a good example; call it bad", key=True)
    if not isinstance(example.get("files", []), list) and not _is_site(example):
        source.error((*path, "files"), "files is a list of paths that exist beside the article, or a mapping to texts")
    kept = example.get("format")
    if kept is not None and kept not in FORMATS:
        source.error((*path, "format"), f"format is one of {', '.join(FORMATS)}{did_you_mean(kept, FORMATS)}")


def _check_chosen(
    source: Source, chosen: Mapping[str, Any], path: tuple[Any, ...], options: Mapping[str, Option]
) -> None:
    for key, value in chosen.items():
        if key not in options:
            source.error((*path, key), f"the rule has no option {key}{suggest(key, options)}", key=True)
            continue
        for below, wrong in option_faults(value, options[key]):
            source.error((*path, key, *below), f"{key} {wrong}")
