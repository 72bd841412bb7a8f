"""What to say of a name that a rule file gets wrong: which one was meant, as far as spelling tells."""

from __future__ import annotations

from collections.abc import Iterable

_FEW = 12
"""Names that a message may list when none is near."""

_LONGEST = 60
"""Characters of a name that a near one is looked for: comparing takes the product of two lengths."""


def unknown(what: str, name: object, known: Iterable[str], few: int = _FEW) -> str:
    """ "there is no scope sectoin; did you mean section?", or "" where `name` is one of `known`.

    The names are listed where none is near and there are `few` of them at most.
    """
    names = sorted(known)
    if name in names:
        return ""
    from difflib import get_close_matches

    short = name if isinstance(name, str) and len(name) <= _LONGEST else ""
    near = get_close_matches(short, names, n=1, cutoff=0.6)
    listed = names if len(names) <= few else ()
    told = f"did you mean {near[0]}?" if near else f"known are {', '.join(listed)}" if listed else ""
    return f"there is no {what} {name}" + (f"; {told}" if told else "")
