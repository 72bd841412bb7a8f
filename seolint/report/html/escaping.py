"""Texts of articles in a page of HTML, where no browser takes them for markup, nor a build server for commands."""

from __future__ import annotations

import json
import re
from html import escape
from typing import Any

from seolint.lazy_regex import expression
from seolint.report.console import COMMAND, safe, unsafe

_MARKUP = expression("[<>&]")


def data(name: str, value: Any) -> str:
    """A value as a script element that holds JSON: nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = unsafe().sub(_escape, _MARKUP.sub(_escape, text))
    text = COMMAND.sub(r"\\u0023", text)
    return f'<script type="application/json" id="{name}">{text}</script>\n'


def escaped(text: str) -> str:
    """A text as text of HTML, in which nothing is moved or turned round."""
    return escape(safe(text))


def attribute(text: str) -> str:
    """A text of this program in double quotes; single ones stay, so that a policy can be read."""
    return escape(text, quote=False).replace('"', "&quot;")


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
