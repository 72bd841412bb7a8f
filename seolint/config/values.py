"""The keys of a config other than its rules: what each takes, as values that a run can use."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from seolint.config.globs import MOST
from seolint.lazy_regex import expression
from seolint.readers import CHOICES
from seolint.rules import SEVERITIES
from seolint.site.generators import NO_GENERATOR, generators
from seolint.wording import did_you_mean, suggest
from seolint.yaml import KeyPath, Source

FAIL_ON = (*SEVERITIES, "never")
FIELDS = (*("title", "description", "keywords", "slug", "keyphrase", "lang", "date", "draft", "author", "canonical"),)
"""The fields of front matter, as the readers call them (a test checks that the two agree)."""

SITE = ("url", "source", "output", "generator")
MOST_MEGABYTES = 100
"""The largest article that a config may allow: a config may come with the articles, so it has limits, too."""

LANGUAGE = expression(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]+)*")
EXTENSION = expression(r"(?:\.[A-Za-z0-9_-]{1,30}){1,3}")
_ADDRESS = expression(r"https?://[^\s/]\S*")

_LONGEST_SELECTOR = 1_000
"""Characters of a CSS selector, which each element of a page is tested against."""


def value_of(source: Source, path: KeyPath, value: Any) -> Any:
    """The value of the key that `path` ends with; None if there is none, or an error was added."""
    return None if value is None else VALUES[path[-1]](source, path, value)


def texts(source: Source, path: KeyPath, value: Any) -> tuple[str, ...]:
    """A text or a list of texts, none of them empty."""
    items: Sequence[Any] = value if isinstance(value, list) else [] if value is None else [value]
    for i, item in enumerate(items):
        if not isinstance(item, str) or not item.strip():
            source.error((*path, i), f"{path[-1]} takes a text or a list of texts, not {item!r}")
        elif "\0" in item:
            source.error((*path, i), f"{path[-1]} contains a NUL character; remove it")
    return tuple(item for item in items if isinstance(item, str) and item.strip() and "\0" not in item)


def globs(source: Source, path: KeyPath, value: Any) -> tuple[str, ...]:
    """Globs as in .gitignore, relative to the folder of the config."""
    found = texts(source, path, value)
    if len(found) > MOST:
        source.error(path, f"{path[-1]} has {len(found):,} globs; write at most {MOST:,}")
    for i, glob in enumerate(found):
        if wrong := _wrong_glob(glob):
            source.error((*path, i), wrong)
    return found


def _wrong_glob(glob: str) -> str:
    from seolint.files.gitignore import parse  # which a config without globs doesn't need

    bare = glob.lstrip("!")
    if bare.startswith("./"):
        return f"a glob begins in the config's folder: write {bare[2:]}"
    if bare.startswith("../"):
        return f"{glob} is outside the config's folder; put a config there"
    if parse(os.fsencode(glob)) is None and not glob.startswith("#"):
        return f"{glob!r} matches nothing; write a glob as in .gitignore, such as drafts/ or *.txt"
    return ""


def _text(source: Source, path: KeyPath, value: Any) -> str | None:
    if value is False and source.raw(*path).lower().startswith("no"):
        return "no"
    if isinstance(value, str) and value:
        return value
    source.error(path, f"{path[-1]} is {value!r}; it takes a text")
    return None


def _selector(source: Source, path: KeyPath, value: Any) -> str | None:
    """A CSS selector, which is tried here: with a broken one, no page could be read."""
    selector = _text(source, path, value)
    if selector is None:
        return None
    if len(selector) > _LONGEST_SELECTOR:
        source.error(path, f"content has {len(selector):,} characters; write at most {_LONGEST_SELECTOR:,}")
        return None
    import soupsieve

    try:
        soupsieve.compile(selector)
    except (soupsieve.SelectorSyntaxError, NotImplementedError, ValueError, RecursionError) as error:
        reason = str(error).partition("\n")[0]
        source.error(path, f"content is not a CSS selector, such as main or div.post: {reason}")
        return None
    return selector


def _language(source: Source, path: KeyPath, value: Any) -> str | None:
    code = _text(source, path, value)
    if code is None or LANGUAGE.fullmatch(code):
        return code
    source.error(path, f"{code} is not a language code, such as en or pt-BR")
    return None


def _fail_on(source: Source, path: KeyPath, value: Any) -> str | None:
    if value in FAIL_ON:
        return str(value)
    source.error(path, f"fail_on is one of {', '.join(FAIL_ON)}{did_you_mean(value, FAIL_ON)}")
    return None


def _min_severity(source: Source, path: KeyPath, value: Any) -> str | None:
    if value in SEVERITIES:
        return str(value)
    source.error(path, f"min_severity is one of {', '.join(SEVERITIES)}{did_you_mean(value, SEVERITIES)}")
    return None


def _count(source: Source, path: KeyPath, value: Any) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    source.error(path, f"{path[-1]} is {value!r}; it takes a number from 0")
    return None


def _megabytes(source: Source, path: KeyPath, value: Any) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MOST_MEGABYTES:
        return value
    message = f"{path[-1]} is {value!r}; it takes megabytes, 1 to {MOST_MEGABYTES}; for more, use --max-file-size"
    source.error(path, message)
    return None


def _keyed(source: Source, path: KeyPath, value: Any) -> Mapping[str, tuple[str, ...]]:
    if isinstance(value, dict):
        return {key: texts(source, (*path, key), item) for key, item in value.items()}
    source.error(path, f"{path[-1]} is a mapping of a name to a text or a list of texts")
    return {}


def _front_matter(source: Source, path: KeyPath, value: Any) -> Mapping[str, tuple[str, ...]]:
    found = _keyed(source, path, value)
    for key in found:
        if key not in FIELDS:
            message = f"seolint doesn't read {key} from front matter{suggest(key, FIELDS)}"
            source.error((*path, key), message, key=True)
    return {key: names for key, names in found.items() if key in FIELDS}


def _keyphrases(source: Source, path: KeyPath, value: Any) -> Mapping[str, tuple[str, ...]]:
    found = _keyed(source, path, value)
    for glob in found:
        if wrong := _wrong_glob(glob):
            source.error((*path, glob), wrong, key=True)
    return found


def _site(source: Source, path: KeyPath, value: Any) -> Mapping[str, str]:
    if not isinstance(value, dict):
        source.error(path, f"site is a mapping of {', '.join(SITE)}")
        return {}
    found: dict[str, str] = {}
    for key, item in value.items():
        if key not in SITE:
            source.unknown((*path, key), item, SITE)
        elif (text := _text(source, (*path, key), item)) is not None:
            found[key] = text
    if "url" in found and not _ADDRESS.fullmatch(found["url"]):
        source.error((*path, "url"), "url is an address, such as https://example.com/blog/")
    if "generator" in found and found["generator"] not in (*generators(), NO_GENERATOR):
        names = (*generators(), NO_GENERATOR)
        wrong = f"there is no generator {found.pop('generator')}; there are {', '.join(names)}"
        source.error((*path, "generator"), wrong)
    return found


def _formats(source: Source, path: KeyPath, value: Any) -> Mapping[str, str]:
    if not isinstance(value, dict):
        source.error(path, f"formats is a mapping of an extension to {', '.join(CHOICES)}, such as .njk: html")
        return {}
    found: dict[str, str] = {}
    for extension, name in value.items():
        bare = str(extension).lstrip("*.").lower()
        if not EXTENSION.fullmatch(str(extension)):
            hint = f"write .{bare}" if EXTENSION.fullmatch(f".{bare}") else "write one such as .njk or .html.erb"
            source.error((*path, extension), f"{extension} is not an extension; {hint}", key=True)
        elif name not in CHOICES:
            message = f"a format is one of {', '.join(CHOICES)}{did_you_mean(name, CHOICES)}"
            source.error((*path, extension), message)
        else:
            found[extension.lower()] = name
    return found


VALUES: Mapping[str, Callable[[Source, KeyPath, Any], Any]] = {
    "language": _language,
    "content": _selector,
    "ignore": globs,
    "front_matter": _front_matter,
    "keyphrases": _keyphrases,
    "formats": _formats,
    "custom_rules": texts,
    "site": _site,
    "baseline": _text,
    "fail_on": _fail_on,
    "min_severity": _min_severity,
    "max_warnings": _count,
    "max_file_size": _megabytes,
}
IN_OVERRIDES = ("language", "content", "front_matter")
