"""Site generators: how each is recognised, and which files of a site are its articles. One YAML file a generator.

`generators.json` is made from the YAML files by `python -m seolint.site.generators`, as parsing them at every start
would cost 30 ms; a test holds it to them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).parent
TABLE = FOLDER / "generators.json"

NO_GENERATOR = "none"
"""What a config names where a folder is not to be taken for the site of any generator."""

TITLES = ("heading", "heading_by_layout", "heading_unless_h1", "metadata", "file_name")
"""What becomes of a title in front matter: it is shown as the h1; it is if the layout does so; it is where the article
has no h1; it isn't shown, and neither is another one or, with `file_name`, the name of the file is."""

KINDS = ("content", "output", "layouts", "partials", "excluded")
"""What a key in a generator's own config may name: folders and files of which kind."""

FORMS = ("folder", "file", "bare")
"""What an address looks like: /about/, /about.html or /about."""

NAVIGATION_STYLES = ("nav", "toc", "sidebars", "links", "slugs")
"""How files declare the navigation: a list of files, as MkDocs and Jupyter Book have it, of ids (Docusaurus), of links
(VitePress), or of slugs and links (Starlight)."""

_NOTHING: Mapping[str, Any] = {}


class Marker(NamedTuple):
    """What shows that a folder is the root of a site: any of several files or folders in it.

    The file must contain one of the texts `holds`, in upper or lower case; one of the files and folders `beside` must
    exist. A marker that `is_weak` shows nothing inside another site.
    """

    any_of: tuple[str, ...]
    holds: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    is_weak: bool = False


class Setting(NamedTuple):
    """A key in the generator's own config that names folders or files.

    It `sets` a kind of them (one of KINDS), in place of the usual ones, or `adds` to a kind. What it names is relative
    to the root, or to the folder of the kind `within`. The config is one of the files `found_in`, or else the marker.
    If `negated`, only what follows a `!` counts.
    """

    key: str
    sets: str = ""
    adds: str = ""
    within: str = ""
    found_in: tuple[str, ...] = ()
    negated: bool = False


class Addresses(NamedTuple):
    """How a generator makes the address of a page from the path of its file and from its front matter.

    `form` is one of FORMS. `routes` lead from folders, by patterns relative to the root, to where their pages are;
    without any, each folder of content is the root of the site. `whole` are the keys of front matter that give the
    address, `last` those that give its last part, `aliases` those with further addresses. Nothing is known of the pages
    in the folders `unknown`, nor of any where the generator's own config has one of the texts `unknown_with`.
    """

    form: str
    source: str | tuple[str, ...] = ()
    routes: Mapping[str, str] = _NOTHING
    whole: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    indexes: tuple[str, ...] = ("index",)
    unknown: tuple[str, ...] = ()
    unknown_with: tuple[str, ...] = ()
    numbered: bool = False
    """Whether a number that files are ordered by (`02-poles.md`) isn't part of their addresses."""
    dated: bool = False
    """The same of a date."""
    lower_case: bool = False
    base: tuple[str, ...] = ()
    """The keys of its own config that say below which path the site is."""
    whole_from_root: bool = False
    """Whether an address in front matter is from the root of the site even if it doesn't begin with a slash."""
    programs: tuple[str, ...] = ()
    """Folders of programs that make pages, by the same addresses."""
    untranslated_pages: bool = False
    """Whether a page that isn't translated is there in the default language, below the address of each language."""
    also_read_by: tuple[str, ...] = ()
    """Keys of that config which name further files of it."""
    relative_to_address: bool = False
    """Whether relative links without the extension of a source are relative to the address of their page alone."""
    unless: tuple[str, ...] = ()
    """Texts in its own config with which they aren't."""
    names_with: tuple[str, ...] = ()
    """Texts in its own config with which a link may name a file without its folder: plugins find it anywhere."""
    bundles: bool = False
    """Whether other files beside an `index` are parts of its page, even texts."""
    references: bool = False
    """Whether there are shortcodes that name a page by its path or its name: `{{< relref "poles.md" >}}`."""
    unpublished: tuple[str, ...] = ()
    """Folders whose files don't become pages."""
    configured: str = ""
    """Which module of `seolint.site.routing` knows the routes in its own config."""
    also_read: tuple[str, ...] = ()
    """Files besides that config from which routes are made."""
    others: str = ""
    """Which module of `seolint.site.routing` knows what makes pages besides files; "" where nobody does."""
    plugins: tuple[str, ...] = ()
    """Folders for the site's own plugins, which may make pages at any address."""
    moved_files: tuple[str, ...] = ()
    """Keys of its own config under which plugins lead readers from old files to new ones: `redirect_maps`."""
    folder_name_is_index: bool = False
    """Whether a file named like its folder is the page of that folder."""
    roots: Mapping[str, str] = _NOTHING
    """How links begin that name files from a folder of the site: `@/` of Zola from `content`."""


class Navigation(NamedTuple):
    """Files that say which pages the navigation leads to, in one of NAVIGATION_STYLES.

    `folder` is where these pages are; the site's content if empty. Nothing is known where the generator's own config
    has one of the texts `unless`. Without such a file, it may be `in_pages` (`seolint.site.toctrees`).
    """

    style: str
    found_in: tuple[str, ...]
    folder: str = ""
    unless: tuple[str, ...] = ()
    in_pages: bool = False


class Generator(NamedTuple):
    """A site generator, as its data file describes it.

    `content`, `output`, `layouts`, `partials` and `keeps` are patterns of paths relative to the root (see `patterns`);
    without `content` articles may lie anywhere. `partials` are what pages include, and data; `keeps` is content even if
    another pattern names it. `indexes` are the names of files that become pages which list others.
    """

    id: str
    name: str
    source: tuple[str, ...]
    recognised_by: tuple[Marker, ...]
    extensions: tuple[str, ...]
    title: str
    layout_folders: tuple[str, ...] = ()
    """Where layouts lie that pages name, relative to the root or to a folder of content."""
    templates: tuple[str, ...] = ()
    """Where templates lie that aren't named by pages but may show their titles."""
    layouts_by_type: bool = False
    """Whether pages have the layouts of the folder that is named like their type or, without one, their section."""
    folder_data: tuple[str, ...] = ()
    """Files in a folder that may name the layout of its pages; `*` is the name of the folder."""
    title_themes: tuple[str, ...] = ()
    """Themes that print the titles of pages as their h1, except for that of the home page."""
    theme_layouts: tuple[str, ...] = ()
    """The layouts by which these do so, where pages name them."""
    usual_layouts: tuple[str, ...] = ()
    """The layouts of pages that name none: of articles, of pages that list others, and of the home page."""
    yields_to: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    output: tuple[str, ...] = ()
    layouts: tuple[str, ...] = ()
    partials: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    indexes: tuple[str, ...] = ()
    ignore_files: tuple[str, ...] = ()
    settings: tuple[Setting, ...] = ()
    mdx: bool = False
    readme_is_index: bool = False
    """Whether a README in the root is the home page if there is no other."""
    for_documentation: bool = False
    """Whether most of its sites document something, so that the preset docs suits them."""
    addresses: Addresses | None = None
    """How addresses are made; None if a site's own code does it."""
    navigation: Navigation | None = None
    """Where its navigation is declared, if nothing else adds pages to it."""
    heading_ids: str = ""
    """How ids are made of headings (one of STYLES in `seolint.site.heading_ids`); "" where plugins or nobody do it."""
    heading_ids_unless: tuple[str, ...] = ()
    """Texts in its own config with which it makes them differently."""
    entry_routes: tuple[str, ...] = ()
    """Files of which one must exist for the entries of a collection of content, `*`, to be pages. Empty where every
    file of content is one."""
    labels_are_shared: bool = False
    """Whether `#label` in a link may be an id on any page."""
    has_repository_files: bool = True
    """Whether a README, a LICENSE and the like in the root are about the repository, not pages of the site."""

    @property
    def formats(self) -> Mapping[str, str]:
        """The formats that differ from what their extensions usually say."""
        return {".md": "mdx"} if self.mdx else _NOTHING


@cache
def generators() -> Mapping[str, Generator]:
    """Every generator that has a data file, by its id: the name of that file."""
    return {name: generator_from(name, fields) for name, fields in json.loads(TABLE.read_text("utf-8")).items()}


def generator_from(name: str, fields: Mapping[str, Any]) -> Generator:
    """The generator that a data file describes. Raises TypeError and AttributeError for fields that aren't known."""
    values = dict(_tuples(fields))
    values["recognised_by"] = tuple(Marker(**_tuples(each)) for each in values["recognised_by"])
    values["settings"] = tuple(Setting(**_tuples(each)) for each in values.get("settings", ()))
    if "addresses" in values:
        values["addresses"] = Addresses(**_tuples(values["addresses"]))
    if "navigation" in values:
        values["navigation"] = Navigation(**_tuples(values["navigation"]))
    return Generator(name, **values)


def _tuples(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """The fields, with what YAML has as lists."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in fields.items()}
