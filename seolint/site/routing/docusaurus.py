"""Where Docusaurus puts docs, blogs and their versions and translations, by the plain texts in its config.

https://docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-docs, https://docusaurus.io/docs/versioning
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from seolint.lazy_regex import expression
from seolint.site.generators.patterns import Pattern, parse
from seolint.site.routing.route import Route

_DATED = "/:dated_path"
_TOKENS = expression(
    r"""//[^\n]*|/\*.*?(?:\*/|\Z)|(?P<text>"(?:[^"\\\n]|\\.){0,500}"|'(?:[^'\\\n]|\\.){0,500}'|`[^`]{0,500}`)|(?P<name>[A-Za-z_$][\w$]*)"""
    r"""|(?P<sign>[{}\[\]():,])""",
    re.S,
)
_PLUGINS = {
    "docs": "docs",
    "blog": "blog",
    "@docusaurus/plugin-content-docs": "docs",
    "content-docs": "docs",
    "@docusaurus/plugin-content-blog": "blog",
    "content-blog": "blog",
}
_USUAL = "default"


class _Instance(NamedTuple):
    """A plugin with its options: those that are plain texts; None for others."""

    kind: str
    options: Mapping[str, str | None]

    def option(self, key: str, usual: str) -> str | None:
        return self.options.get(key, usual)


def routes(configs: Mapping[str, str], content: Sequence[Pattern]) -> Sequence[Route] | None:
    """The routes of each instance of the plugins; None if one of them isn't known."""
    found = list(_instances("\n".join(text for name, text in configs.items() if not name.endswith(".json"))))
    for kind in ("docs", "blog"):
        if not any(each.kind == kind and each.option("id", _USUAL) == _USUAL for each in found):
            found.append(_Instance(kind, {}))
    made: list[Route] = []
    for each in found:
        path, at = each.option("path", each.kind), each.option("routeBasePath", each.kind)
        folder = parse(path) if path else None
        if folder is None or at is None or each.option("id", _USUAL) is None:
            return None
        base = f"/{at.strip('/')}/" if at.strip("/") else "/"
        made += _blog(each, folder, base) if each.kind == "blog" else _docs(each, folder, base, configs)
    return made


def _blog(blog: _Instance, folder: Pattern, base: str) -> Iterator[Route]:
    yield Route(folder, base, _DATED, is_for_slugs=True)
    yield Route(("i18n", "*", f"docusaurus-plugin-content-blog{_suffix(blog)}"), f"/*{base}", _DATED, is_for_slugs=True)


def _docs(docs: _Instance, folder: Pattern, base: str, configs: Mapping[str, str]) -> Iterator[Route]:
    name = docs.option("id", _USUAL)
    before = "" if name == _USUAL else f"{name}_"
    versions = _versions(configs.get(f"{before}versions.json", "[]"))
    last = docs.option("lastVersion", versions[0] if versions else "current")
    translated = ("i18n", "*", f"docusaurus-plugin-content-docs{_suffix(docs)}")
    for version in ("current", *versions):
        usual = "" if version == last else "next" if version == "current" else version
        own = docs.options.get(f"versions.{version}.path", usual)
        is_known = own is not None and last is not None
        at = f"{base}{own.strip('/')}/" if own and own.strip("/") else base
        source = folder if version == "current" else (f"{before}versioned_docs", f"version-{version}")
        yield Route(source, at, is_known=is_known)
        yield Route((*translated, source[-1] if version != "current" else version), f"/*{at}", is_known=is_known)
    yield Route((f"{before}versioned_docs",), is_known=False)
    yield Route(translated, is_known=False)


def _suffix(instance: _Instance) -> str:
    name = instance.option("id", _USUAL)
    return "" if name == _USUAL else f"-{name}"


def _versions(text: str) -> list[str]:
    """The versions that a file lists, the newest first."""
    try:
        found = json.loads(text)
    except ValueError:
        return []
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []


def _instances(config: str) -> Iterator[_Instance]:
    """The plugins in a config with their options: `docs: {…}` of a preset, `['@docusaurus/plugin-content-docs', {…}]`.

    An object in it counts as a plugin's if a key or a text before it says so. Options of objects within are named with
    a dot: `versions.current.path`.
    """
    open_objects: list[tuple[str, dict[str, str | None]]] = []
    key = last = ""
    for token in _TOKENS.finditer(config):
        text, name, sign = token["text"], token["name"], token["sign"]
        if sign in ("{", "["):
            open_objects.append((key or last if sign == "{" else "[", {}))
            key = last = ""
        elif sign in ("}", "]") and open_objects:
            named, options = open_objects.pop()
            if key:
                options.setdefault(key, None)
            kind = _PLUGINS.get(named)
            is_theme = any(above == "themeConfig" for above, _ in open_objects)
            if kind and not is_theme and (options or "/" not in named):
                yield _Instance(kind, options)
            elif open_objects and named:
                open_objects[-1][1].update({f"{named}.{option}": value for option, value in options.items()})
            key = last = ""
        elif sign == ":":
            key, last = last, ""
        elif sign == ",":
            if key and open_objects:
                open_objects[-1][1].setdefault(key, None)
            key = "" if key else key
        elif text is not None:
            last = text[1:-1]
            if key and open_objects:
                open_objects[-1][1].setdefault(key, None if "${" in last else last)
                key = ""
        elif name is not None:
            last = name
