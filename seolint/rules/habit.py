"""When several problems of a page, or of a site, are one habit: a rule file's `habit` and `site_habit`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from seolint.placeholders import faults, names
from seolint.wording import did_you_mean, suggest
from seolint.yaml import Source

KEYS = ("places", "alike", "message")
SITE_KEYS = ("pages", "share")

LINK = "link"
ELEMENTS = ("heading", "image", LINK)
"""Kinds of elements without which some rules have nothing to report on a page."""

EVERY_PAGE, NEVER = "page", "never"
SITE_HABITS = (EVERY_PAGE, *ELEMENTS, NEVER)
"""The pages that a rule can report: all, or those with such an element; or its problems are never a habit."""

MOST = 50
"""The share of pages, in percent, that makes a habit where a rule names none: what most pages have in common."""

PLACES = "places"
"""The fact that a habit adds to those of its first problem: how many places there are."""


class Habit(NamedTuple):
    """If `places` problems or more are `alike` in these facts, they are reported as one, with this `message`."""

    places: int
    alike: tuple[str, ...]
    message: str


class SiteHabit(NamedTuple):
    """If `share` percent of the `pages` (`SITE_HABITS`) have such problems, they are one habit."""

    pages: str = EVERY_PAGE
    share: float = MOST


def read_site_habit(source: Source, data: Any) -> SiteHabit:
    """The `site_habit` that a rule file declares, the name of pages or a mapping; see `read_habit`."""
    if data in (None, ""):
        return SiteHabit()
    if not isinstance(data, dict):
        data = {"pages": data}
    for key in data:
        if key not in SITE_KEYS:
            source.unknown(("site_habit", key), data[key], SITE_KEYS)
    pages, share = data.get("pages", EVERY_PAGE), data.get("share", MOST)
    if pages not in SITE_HABITS:
        source.error(
            ("site_habit",), f"site_habit is one of {', '.join(SITE_HABITS)}{did_you_mean(pages, SITE_HABITS)}"
        )
    if type(share) not in (int, float) or not 0 < share <= 100:
        source.error(("site_habit", "share"), f"share is the percentage of pages that makes a habit, not {share!r}")
    return SiteHabit(pages, share)


def read_habit(source: Source, data: Any, facts: Collection[str] | None, options: Collection[str]) -> Habit | None:
    """The habit that a rule file declares, if any; what is wrong with it is added to the diagnostics of `source`.

    `facts` are those of the rule's check, None if they aren't known.
    """
    if data is None:
        return None
    if not isinstance(data, dict):
        source.error(("habit",), f"habit is a mapping with {', '.join(KEYS)}, not {data!r}")
        return None
    for key in data:
        if key not in KEYS:
            source.unknown(("habit", key), data[key], KEYS)
    alike = data.get("alike") or []
    for path, wrong in (*_faults(data, alike), *_names(data, alike, facts, options)):
        source.error(("habit", *path), wrong)
    return None if source.diagnostics else Habit(data["places"], tuple(alike), data["message"])


def _faults(data: Mapping[str, Any], alike: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    places, message = data.get("places"), data.get("message")
    if type(places) is not int or places < 2:
        yield ("places",), f"places is the number of problems that make a habit: 2 or more, not {places!r}"
    if not isinstance(alike, list) or not all(isinstance(name, str) for name in alike):
        yield ("alike",), f"alike is a list of facts, not {alike!r}"
    if not isinstance(message, str) or not message:
        yield ("message",), f"message is a text, not {message!r}"
    else:
        yield from ((("message",), f"the message can't be filled in: {fault}") for fault in faults(message))


def _names(
    data: Mapping[str, Any], alike: Any, facts: Collection[str] | None, options: Collection[str]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Report names of facts in `alike` and in the message that don't exist."""
    message = data.get("message")
    if facts is None:
        return
    known = {*facts, *options, PLACES}
    is_text = isinstance(message, str) and not list(faults(message))
    named = {"alike": alike if isinstance(alike, list) else (), "message": names(str(message)) if is_text else ()}
    for key, found in named.items():
        for name in found:
            if name not in known:
                yield (key,), f"there is no fact or option {name}{suggest(str(name), known)}"
