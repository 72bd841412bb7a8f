"""XML 1.0 that every parser reads and no terminal obeys, whatever an article or a path holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from seolint.lazy_regex import expression
from seolint.report.console import COMMAND, safe, unsafe

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'

_MARKUP = expression('[&<>"]')
# https://www.w3.org/TR/xml/#charsets; written as a reference, a character is no less forbidden.
_FORBIDDEN = expression("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def element(name: str, attributes: Mapping[str, object], content: Iterable[str] = (), text: str = "") -> list[str]:
    """The lines of an element: its attributes, and as content either lines of elements or a text."""
    start = name + "".join(f' {key}="{escape(str(value))}"' for key, value in attributes.items())
    inner = [f"  {line}" for line in content]
    if inner:
        return [f"<{start}>", *inner, f"</{name}>"]
    return [f"<{start}>{escape(text)}</{name}>" if text else f"<{start}/>"]


def escape(text: str) -> str:
    """`text` for an attribute or an element. What XML can't hold is shown; everything else reads back as it was."""
    shown = _FORBIDDEN.sub(lambda match: safe(match[0]) if match[0] < "\ufffe" else "\ufffd", text)
    referred = unsafe().sub(_reference, _MARKUP.sub(_reference, shown))
    return COMMAND.sub("&#35;", referred)


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"
