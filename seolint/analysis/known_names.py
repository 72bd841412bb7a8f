"""What to say of a name that a rule file gets wrong: which one was meant, as far as spelling tells."""

from __future__ import annotations

from collections.abc import Iterable

from seolint.wording import suggest


def unknown(what: str, name: object, known: Iterable[str], few: int = 12) -> str:
    """ "there is no scope sectoin; did you mean section?", or "" where `name` is one of `known`.

    The names are listed where none is near and there are `few` of them at most.
    """
    names = list(known)
    return "" if name in names else f"there is no {what} {name}{suggest(name, names, few)}"
