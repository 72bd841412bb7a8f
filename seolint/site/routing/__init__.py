"""Where the pages of each folder of a site are: by its generator's data file, and by the generator's own config."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from seolint.site.generators import Addresses
from seolint.site.generators.patterns import Pattern, parsed
from seolint.site.routing import docusaurus, hugo, jekyll, starlight
from seolint.site.routing.other_pages import OtherPages
from seolint.site.routing.route import Route

__all__ = ["OtherPages", "Route", "Routes", "other_pages", "routes_of"]

_NO_CONFIGS: Mapping[str, str] = {}

_FROM_CONFIG: Mapping[str, Callable[[Mapping[str, str], Sequence[Pattern]], Sequence[Route] | None]] = {
    "docusaurus": docusaurus.routes,
    "hugo": hugo.routes,
    "jekyll": jekyll.routes,
}

_OTHERS: Mapping[str, Callable[[Mapping[str, str]], OtherPages | None]] = {
    "hugo": hugo.other_pages,
    "jekyll": jekyll.other_pages,
    "starlight": starlight.other_pages,
}


class Routes(NamedTuple):
    """The routes of a site, of which the first that matches counts, and folders of whose pages nothing is known."""

    all: Sequence[Route]
    unknown: Sequence[Pattern] = ()


def routes_of(
    addresses: Addresses, content: Sequence[Pattern], configs: Mapping[str, str] = _NO_CONFIGS
) -> Routes | None:
    """The routes of a site with these folders of content, relative to its root; None if they aren't known.

    `configs` are the texts of the generator's own config, by the names of their files.
    """
    if any(text in config for text in addresses.unknown_with for config in configs.values()):
        return None
    if addresses.routes:
        usual = [Route(pattern, at) for name, at in addresses.routes.items() for pattern in parsed([name])]
    else:
        usual = [Route(pattern) for pattern in (content or ((),)) if not any("*" in name for name in pattern)]
    usual = [*(Route(pattern, is_known=False, is_published=False) for pattern in parsed(addresses.unpublished)), *usual]
    special = _FROM_CONFIG[addresses.configured](configs, content) if addresses.configured else ()
    return None if special is None else Routes([*special, *usual], parsed(addresses.unknown))


def other_pages(addresses: Addresses, configs: Mapping[str, str] = _NO_CONFIGS) -> OtherPages | None:
    """What may make pages of a site besides its files; None if that isn't known."""
    read = _OTHERS.get(addresses.others)
    return read(configs) if read else None
