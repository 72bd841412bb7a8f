"""What a web server redirects, or makes by a program, as the `.htaccess` or `web.config` in a folder says.

An address that such a rule may apply to can't be said to lead nowhere, though there is no file. Of an expression in a
rule, only the text that it begins with is compared: the rules of others aren't run.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from seolint.files import SETTINGS, read_file, root_of
from seolint.lazy_regex import expression
from seolint.run.folder_listing import FolderListings
from seolint.run.site_roots import MARKERS, parents

SERVER_FILES = (".htaccess", "web.config")

_ARGUMENT = expression(r'"([^"]*)"|(\S+)')
_ASKS_WHO = expression(
    r"HTTP_(?:HOST|USER_AGENT|REFERER|COOKIE)|HTTPS|SERVER_(?:NAME|PORT|PROTOCOL)|REMOTE_|REQUEST_(?:METHOD|SCHEME)"
    r"|X-Forwarded|THE_REQUEST",
    re.I,
)
"""What conditions ask of the reader or the server, not of the page: such rules lead to https, or to one host."""

_SCRIPT = expression(r"\.(?:php\d?|cgi|pl|py|aspx?|jsp|fcgi)(?![\w.])", re.I)
_STATUS = expression(r"3\d\d|permanent|temp|seeother", re.I)
_GONE = expression(r"[45]\d\d|gone", re.I)
_GROUP = expression(r"\(([\w-]{1,100})\)(?![?*{+])")
"""A group with nothing but text."""

_REDIRECTS = frozenset({"redirect", "redirectmatch", "redirectpermanent", "redirecttemp"})
_SPECIAL = frozenset(".[(*+{?|)$")
_OPTIONAL = frozenset("?*{")

_IIS_MATCH = expression(r"""<match\s[^<>]{0,200}?\burl\s?=\s?["']([^"'<>]*)["']""", re.I)
_IIS_RULE = expression(r"<rule\s", re.I)


class ServerRules(NamedTuple):
    """What addresses that a server has rules for begin with: those below the folder, and those from the root."""

    below: tuple[str, ...] = ()
    rooted: tuple[str, ...] = ()

    def may_serve(self, path: str, place: str) -> bool:
        """Whether a rule may apply to a path in the folder; `place` is that path with the folders it is in."""
        return path.startswith(self.below) or any(opening in f"{place}/" for opening in self.rooted)


def server_rules(name: str, text: str) -> ServerRules:
    """The rules in the text of one of SERVER_FILES."""
    return ServerRules(tuple(_iis_rules(text))) if name == "web.config" else _apache_rules(text)


def _iis_rules(text: str) -> Iterator[str]:
    for rule in _IIS_RULE.split(text)[1:]:
        if not _ASKS_WHO.search(rule):
            yield from map(_opening, _IIS_MATCH.findall(rule)[:1])


def _apache_rules(text: str) -> ServerRules:
    below: list[str] = []
    rooted: list[str] = []
    is_for_all = True
    for line in text.splitlines():
        name, *arguments = [quoted or plain for quoted, plain in _ARGUMENT.findall(line)] or [""]
        directive = name.lower()
        if directive == "rewritecond":
            is_for_all = is_for_all and not _limits(arguments)
        elif directive == "rewriterule":
            if is_for_all and len(arguments) > 1 and arguments[1] != "-":
                below.append(_opening(arguments[0]))
            is_for_all = True
        elif directive == "errordocument" and arguments[:1] == ["404"] and _SCRIPT.search(arguments[-1]):
            below.append("")
        elif directive in _REDIRECTS and arguments and not _GONE.fullmatch(arguments[0]):
            source = arguments[1 if len(arguments) > 2 and _STATUS.fullmatch(arguments[0]) else 0]
            is_match = directive == "redirectmatch"
            rooted.append(_opening(f"^{source.removeprefix('^')}") if is_match else f"{source.rstrip('/')}/")
    return ServerRules(tuple(below), tuple(rooted))


def _limits(condition: list[str]) -> bool:
    """Whether a condition asks who reads, or for a file that is there."""
    return bool(condition) and (_ASKS_WHO.search(condition[0]) is not None or condition[1:2] in (["-f"], ["-d"]))


def _opening(pattern: str) -> str:
    """The text that everything begins with that an expression matches; "" if there is none."""
    if not pattern.startswith("^"):
        return ""
    found: list[str] = []
    depth, escaped, is_opening = 0, False, True
    for letter in _GROUP.sub(r"\1", pattern[1:]):
        if escaped:
            is_opening = is_opening and not letter.isalnum()
        elif letter == "\\":
            escaped = True
            continue
        else:
            depth += (letter == "(") - (letter == ")")
            if letter == "|" and depth <= 0:
                return ""
            if is_opening and letter in _OPTIONAL:
                del found[-1:]
            is_opening = is_opening and letter not in _SPECIAL
        escaped = False
        if is_opening:
            found.append(letter)
    return "".join(found)


class ServedPaths:
    """Which paths a server may have something for, by the rules in the folders they are in; each is read once."""

    def __init__(self, listings: FolderListings) -> None:
        self._listings = listings
        self._rules: dict[str, Sequence[ServerRules]] = {}

    def may_serve(self, path: str, top: str | None = None) -> bool:
        """Whether a rule may apply to an absolute path, in the folders up to the root of its site."""
        place = path.replace(os.sep, "/")
        for folder in parents(path):
            names = self._listings.names(folder, top)
            below = place[len(folder) :].lstrip("/")
            if any(rules.may_serve(below, place) for rules in self._in(folder, names)):
                return True
            if MARKERS & names:
                break
        return False

    def _in(self, folder: str, names: frozenset[str]) -> Sequence[ServerRules]:
        if folder not in self._rules:
            found = [name for name in SERVER_FILES if name in names]
            self._rules[folder] = [server_rules(name, _text(folder, name)) for name in found]
        return self._rules[folder]


def _text(folder: str, name: str) -> str:
    try:
        return read_file(os.path.join(folder, name), SETTINGS, (root_of(folder),)).decode("utf-8", "replace")
    except (OSError, ValueError):
        return ""
