"""Rules across pages in all uses: a folder, named files, changed lines, a baseline; the same whatever the jobs."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.benchmarks.made_site import line_of, made_site
from tests.benchmarks.made_site_forms import files, path_of
from tests.benchmarks.made_site_forms import write as write_site
from tests.benchmarks.made_site_pages import FORMS
from tests.repository import commit, git, needs_git, repository, seolint, write

SITE: Mapping[str, str] = {
    "mkdocs.yml": "site_name: Tents\n",
    "docs/index.md": "# Camping\n\n[Poles](guide/poles.md#ash-poles), [pegs](guide/pegs.md), [ropes](/guide/rope/).\n",
    "docs/guide/poles.md": "# Poles\n\n## Ash poles\n\nThey bend.\n",
    "docs/guide/pegs.md": "# Pegs\n\nThey hold, as [ash](poles.md#ash-pole) does.\n",
    "docs/guide/ropes.md": "# Ropes\n\nThey hold, too.\n",
}
CONFIG = {".seolint.yml": "site: {url: 'https://tents.example'}\n"}
ONLY = ("--select", "site,broken-internal-link,broken-fragment", "--min-severity", "info", "--no-cache")
FOUND = [("docs/guide/pegs.md", "broken-fragment", 3), ("docs/index.md", "broken-internal-link", 3)]


def found(folder: Path, *arguments: str) -> list[tuple[str, str, int]]:
    return seolint(folder, "check", *ONLY, "--format", "json", *arguments).problems


def test_of_a_folder(tmp_path: Path) -> None:
    write(tmp_path, SITE)
    assert found(tmp_path, ".") == FOUND
    assert found(tmp_path, ".", "--no-site") == [("docs/guide/pegs.md", "broken-fragment", 3)]
    out = seolint(tmp_path, "check", ".", *ONLY).out
    assert 'There is no page "/guide/rope/"; did you mean "/guide/ropes/"?' in out
    assert 'There is no "#ash-pole" in docs/guide/poles.md; did you mean #ash-poles?' in out


def test_of_a_folder_in_several_processes_and_from_the_cache(tmp_path: Path) -> None:
    write(tmp_path, SITE)
    arguments = ("check", ".", "--format", "json", "--min-severity", "info", "--cache-dir", str(tmp_path / "kept"))
    first = seolint(tmp_path, *arguments, "--jobs", "1")
    assert first.out == seolint(tmp_path, *arguments, "--jobs", "1").out
    assert first.out == seolint(tmp_path, *arguments, "--no-cache", "--jobs", "3").out
    write(tmp_path, {"docs/guide/poles.md": "# Poles\n\n## Ash pole\n\nThey bend.\n"})
    after = seolint(tmp_path, *arguments)
    assert [each[:2] for each in after.problems if each[1] == "broken-fragment"] == [
        ("docs/index.md", "broken-fragment")
    ]


def test_entries_of_a_collection_that_may_have_no_pages_share_titles(tmp_path: Path) -> None:
    entry = "---\ntitle: Knots for beginners\n---\nWe meet on the pier.\n"
    names = ["_posts/2026-05-01-knots.md", "_posts/2026-06-01-knots.md", "_events/may.md", "_events/june.md"]
    write(tmp_path, {"_config.yml": "title: Tents\n", **dict.fromkeys(names, entry)})
    assert found(tmp_path, ".") == [("_posts/2026-06-01-knots.md", "duplicate-title", 2)]


@pytest.mark.parametrize(("name", "severity"), [("2026-0{}-01.md", "info"), ("knots-{}.md", "warning")])
def test_minutes_share_titles(tmp_path: Path, name: str, severity: str) -> None:
    pages = {f"docs/{name.format(n)}": f"# Our knots\n\nKnot {n}.\n" for n in (1, 2)}
    write(tmp_path, {"mkdocs.yml": "site_name: Tents\n", **pages})
    out = json.loads(seolint(tmp_path, "check", ".", "--select", "duplicate-title", "--format", "json").out)
    assert [each["severity"] for each in out["problems"]] == [severity]


SHARED = "---\ntitle: Knots\ndescription: All knots.\n---\n\nTie them.\n"


@pytest.mark.parametrize(
    ("files", "severities"),
    [
        ({"nuxt.config.ts": "", "content/talks/": ""}, ["info", "info"]),
        ({"nuxt.config.ts": "", "content/talks/": "", "pages/talks/[slug].vue": ""}, ["warning", "warning"]),
        ({"astro.config.mjs": "", "src/pages/": ""}, ["warning", "warning"]),
        ({"astro.config.mjs": "", "src/content/talks/": ""}, ["info", "info"]),
        ({"hugo.toml": "", "content/talks/": ""}, ["warning", "warning"]),
        ({"_quarto.yml": "project:\n  render:\n    - '*.qmd'\n    - '!talks/'\n", "talks/": ""}, []),
        ({"_quarto.yml": "project:\n  render:\n    - '*.qmd'\n", "talks/": ""}, ["warning", "warning"]),
        ({"talks/": ""}, ["info", "info"]),
    ],
)
def test_what_files_share_that_may_be_no_pages_is_an_info(
    tmp_path: Path, files: Mapping[str, str], severities: Sequence[str]
) -> None:
    for name, text in files.items():
        names = [f"{name}a.md", f"{name}b.md"] if name.endswith("/") else [name]
        write(tmp_path, dict.fromkeys(names, SHARED if name.endswith("/") else text))
    out = seolint(tmp_path, "check", ".", *ONLY, "--format", "json").out
    assert [each["severity"] for each in json.loads(out)["problems"]] == severities


def test_pages_of_html_are_pages_without_a_home_page(tmp_path: Path) -> None:
    page = "<html lang='en'><head><title>Knots</title></head><body><p>Tie {}.</p></body></html>"
    write(tmp_path, {f"talks/{name}.html": page.format(name) for name in ("bowline", "hitch")})
    out = seolint(tmp_path, "check", ".", *ONLY, "--format", "json").out
    assert [(each["rule"], each["severity"]) for each in json.loads(out)["problems"]] == [
        ("duplicate-title", "warning")
    ]


def test_an_id_that_a_template_of_the_site_writes(tmp_path: Path) -> None:
    write(tmp_path, {**SITE, "docs/guide/pegs.md": "# Pegs\n\n[Say](#_said), [ask](ropes.md#asked), [no](#-none).\n"})
    write(tmp_path, {"theme/parts/said.html": '{% if said %}<h2 id="_said">Said</h2>{% endif %}'})
    write(tmp_path, {"theme/ask.vue": '<template><Box id="asked"/></template>', "site/a.html": "<p id=-none>"})
    assert found(tmp_path, ".") == FOUND, "only the last of them"
    (tmp_path / "theme/parts/said.html").write_text("<html><h2 id='_said'>A page of its own</h2></html>", "utf-8")
    assert len(found(tmp_path, ".")) == 3


def test_places_on_the_page_that_includes_a_part(tmp_path: Path) -> None:
    pages = {"hugo.toml": "", "content/a.md": '# Pegs\n\n{{< readfile "part.md" >}}\n\n## Oak\n\nHard.\n'}
    write(tmp_path, {**pages, "content/part.md": "See [oak](#oak) and [ash](#ash).\n"})
    assert found(tmp_path, ".") == []
    write(tmp_path, {"content/part.md": "# Parts\n\nSee [ash](#ash).\n"})
    assert found(tmp_path, ".") == [("content/part.md", "broken-fragment", 3)]


def test_ids_that_a_template_makes_of_data(tmp_path: Path) -> None:
    pages = {"hugo.toml": "", "content/_index.md": "# Pegs\n\n[Oak](#oak)\n", "content/a.md": "# Ash\n\n[Oak](#oak)\n"}
    write(tmp_path, {**pages, "layouts/home.html": '{{ range .Site.Data.trees }}<h2 id="{{ .id }}">{{ .name }}</h2>'})
    assert found(tmp_path, ".") == [("content/a.md", "broken-fragment", 3)]
    write(tmp_path, {"layouts/home.html": '<li id="{{ .id }}">'})
    assert len(found(tmp_path, ".")) == 2


def test_templates_that_look_like_pages(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "# Pegs\n\n[All](#all)\n", "views/page.html": "{{ text }}\n<h2 id=all>All</h2>\n"})
    assert found(tmp_path, ".") == []
    write(tmp_path, {"views/page.html": "<h2 id=all>All</h2>\n"})
    assert found(tmp_path, ".") == [("a.md", "broken-fragment", 3)]


def test_of_named_files_where_the_config_names_a_site(tmp_path: Path) -> None:
    write(tmp_path, SITE)
    assert found(tmp_path, "docs/index.md") == []
    write(tmp_path, CONFIG)
    assert found(tmp_path, "docs/index.md") == FOUND[1:]
    assert found(tmp_path, "docs/index.md", "--no-site") == []
    assert found(tmp_path, "docs/guide/ropes.md") == []
    assert found(tmp_path, "docs/guide/poles.md") == FOUND[:1], "a link to a place that isn't there"


def test_of_a_group_the_named_file_shows_it(tmp_path: Path) -> None:
    write(tmp_path, {**CONFIG, **{f"{name}.md": "---\ntitle: Tents\n---\n\nText.\n" for name in "abc"}})
    assert found(tmp_path, ".") == [("c.md", "duplicate-title", 2)]
    assert found(tmp_path, "a.md") == [("a.md", "duplicate-title", 2)]
    one = json.loads(seolint(tmp_path, "check", *ONLY, "--format", "json", "b.md").out)["problems"][0]
    assert [(each["path"], each["line"]) for each in one["related"]] == [("a.md", 2), ("c.md", 2)]
    assert "this one and a.md, c.md." in one["message"]
    whole = json.loads(seolint(tmp_path, "check", *ONLY, "--format", "json", ".").out)["problems"][0]
    assert one["fingerprint"] == whole["fingerprint"]


@pytest.mark.parametrize("form", ["text", "concise", "sarif", "github", "gitlab", "junit", "checkstyle", "markdown"])
def test_formats_name_the_other_pages_once(tmp_path: Path, form: str) -> None:
    write(tmp_path, {f"{name}.md": "---\ntitle: Tents\n---\n\nText.\n" for name in "abcde"})
    out = seolint(tmp_path, "check", ".", *ONLY, "--format", form).out
    assert "this one and a.md, b.md, c.md and 1 more." in out
    assert "d.md:2:8" in out
    assert "a.md:2:8" not in out


def test_sarif_has_the_other_pages_as_related_locations(tmp_path: Path) -> None:
    write(tmp_path, {f"{name}.md": "---\ntitle: Tents\n---\n\nText.\n" for name in ("a", "b")})
    result = json.loads(seolint(tmp_path, "check", ".", *ONLY, "--format", "sarif").out)["runs"][0]["results"][0]
    assert result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a.md"


def test_suppressed_where_it_is_shown(tmp_path: Path) -> None:
    off = "<!-- seolint-disable-file {} -->\n"
    pages = {f"{name}.md": "---\ntitle: Tents\n---\n\nText.\n" for name in ("a", "b")}
    write(tmp_path, {**pages, "b.md": pages["b.md"] + off.format("duplicate-title")})
    assert found(tmp_path, ".") == []
    write(tmp_path, {**SITE, "docs/index.md": SITE["docs/index.md"] + off.format("missing-file")})
    assert found(tmp_path, "docs") == FOUND[:1], "an old id of a rule"
    unused = seolint(tmp_path, "check", ".", "--select", "unused-suppression", "--no-cache", "--format", "json")
    assert unused.problems == []


def test_a_baseline_records_it(tmp_path: Path) -> None:
    write(tmp_path, SITE)
    seolint(tmp_path, "baseline", ".", *ONLY[:2])
    assert found(tmp_path, ".", "--baseline", ".seolint-baseline") == []
    text = (tmp_path / ".seolint-baseline").read_text("utf-8")
    old = text.replace("broken-internal-link", "missing-file").replace("broken-fragment", "missing-fragment")
    write(tmp_path, {".seolint-baseline": old, "docs/guide/ropes.md": "# Ropes\n\n[Up](../index.md#up)\n"})
    assert found(tmp_path, ".", "--baseline", ".seolint-baseline") == [("docs/guide/ropes.md", "broken-fragment", 3)]


@needs_git
def test_changed_lines(tmp_path: Path) -> None:
    repository(tmp_path, SITE)
    assert found(tmp_path, ".", "--diff", "HEAD") == []
    write(tmp_path, {"docs/guide/poles.md": "# Poles\n\n## Of ash\n\nThey bend.\n"})
    renamed = [("docs/index.md", "broken-fragment", 3)]
    assert found(tmp_path, ".", "--diff", "HEAD") == renamed, "the link to the heading, not one that led nowhere before"
    git(tmp_path, "add", "--all")
    assert found(tmp_path, ".", "--diff", "staged") == renamed
    commit(tmp_path)
    write(tmp_path, {"docs/guide/ropes.md": "# Pegs\n\nThey hold, too.\n"})
    assert found(tmp_path, ".", "--diff", "HEAD") == [("docs/guide/ropes.md", "duplicate-title", 1)]


def test_a_rule_that_is_off_for_a_page(tmp_path: Path) -> None:
    off = "overrides: [{files: b.md, rules: {duplicate-title: off}}]\n"
    pages = {f"{name}.md": "---\ntitle: Tents\n---\n\nText.\n" for name in "abc"}
    write(tmp_path, {**pages, ".seolint.yml": off})
    assert found(tmp_path, ".") == [("c.md", "duplicate-title", 2)]
    write(tmp_path, {".seolint.yml": off.replace("b.md", "[b.md, c.md]")})
    assert found(tmp_path, ".") == []


def test_a_folder_of_html(tmp_path: Path) -> None:
    page = "<html><head><title>{0}</title></head><body><h1>{0}</h1><p id='p'>Text. {1}</p></body></html>"
    links = "<a href='/guide/pole.html'>Poles</a> <a href='guide/poles.html#q'>Q</a> <a href='/guide/poles'>P</a>"
    write(
        tmp_path,
        {"index.html": page.format("Tents", links), "guide/poles.html": page.format("Poles", "<a href='/'>Up</a>")},
    )
    assert found(tmp_path, ".") == [
        ("index.html", "broken-internal-link", 1),
        ("index.html", "broken-fragment", 1),
    ]


RULES = frozenset(
    {
        *("broken-internal-link", "broken-fragment", "alias-clash", "link-to-alias"),
        *("duplicate-title", "duplicate-description", "duplicate-h1", "cannibalised-keyphrase", "orphan-page"),
        *("canonical-chain", "canonical-to-missing", "canonical-to-noindex"),
        *("hreflang-no-return", "hreflang-to-missing", "hreflang-clash"),
        *("sitemap-missing-page", "sitemap-lists-noindex", "sitemap-lists-missing", "robots-blocks-listed"),
        *("duplicate-page", "near-duplicate-page", "doorway-pages", "duplicate-section"),
    }
)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("planted", [True, False])
def test_all_that_is_planted_in_a_site_is_found_at_its_place(tmp_path: Path, form: str, planted: bool) -> None:
    site = made_site(planted=planted)
    write_site(site, tmp_path, form)
    texts = files(site, form)
    expected = set()
    for fault in site.planted:
        if fault.rule in RULES and form in fault.forms:
            path = path_of(fault.page, form)
            line = line_of(texts[path], fault) if fault.rule != "duplicate-h1" else 0  # its title has the text, too
            expected.add((path, fault.rule, line))
    problems = set(found(tmp_path, "."))
    anywhere = {(path, rule) for path, rule, line in expected if not line}
    assert {each for each in problems if each[:2] not in anywhere} == {each for each in expected if each[2]}
    assert anywhere <= {each[:2] for each in problems}


def test_a_sitemap_that_is_no_sitemap_is_a_failure_in_one_line(tmp_path: Path) -> None:
    page = "<html><head><title>Tents</title></head><body><p>Text.</p></body></html>"
    write(tmp_path, {"index.html": page, "sitemap.xml": "<urlset>\n<url>", "robots.txt": "Disallow: /\n"})
    result = seolint(tmp_path, "check", ".", *ONLY)
    assert result.code == 2
    assert "sitemap.xml:2:1: this sitemap is not well-formed XML: no element found" in result.out + result.err
    assert seolint(tmp_path, "check", ".", *ONLY, "--no-site").code == 0


def test_a_page_that_is_a_link_to_another_is_no_copy(tmp_path: Path) -> None:
    page = f"---\ntitle: Tents\n---\n\n{' '.join(f'word{number}' for number in range(200))}\n"
    write(tmp_path, {"docs/tents.md": page, "mkdocs.yml": "site_name: Tents\n", "docs/index.md": "# Camping\n"})
    (tmp_path / "docs/shelters.md").symlink_to("tents.md")
    assert found(tmp_path, ".") == []
    (tmp_path / "docs/huts.md").write_text(page)
    assert {path for path, _, _ in found(tmp_path, ".")} == {"docs/tents.md"}


def test_a_name_that_is_not_utf_8(tmp_path: Path) -> None:
    write(tmp_path, {"index.md": "# Camping\n\n[Caf\u00e9](caf%E9.md)\n"})
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.md")).write_text("# Caf\u00e9\n\nIt has tea.\n")
    result = seolint(tmp_path, "check", ".", "--select", "broken-internal-link", "--format", "json", "--no-cache")
    assert json.loads(result.out)["problems"] == []


def test_a_navigation_that_names_no_file(tmp_path: Path) -> None:
    nav = "site_name: Tents\nnav:\n  - index.md\n  - Guide:\n"
    nav += "      - 'Poles': guide/poles.md  # first\n      - guide/rods.md\n"
    more = "      - https://tents.example/a.md\n      - guide/plan.pdf\n#     - guide/nails.md\n"
    write(tmp_path, {**SITE, "mkdocs.yml": nav + more})
    result = seolint(tmp_path, "check", ".", "--select", "alias-clash", "--no-cache")
    warned = "mkdocs.yml:6:1: warning: the navigation names guide/rods.md, which doesn't exist\n"
    assert (result.code, result.err) == (0, warned)
    made = "".join(f"      - actions/{number}.md\n" for number in range(5))
    write(tmp_path, {"mkdocs.yml": f"{nav}{made}"})
    assert seolint(tmp_path, "check", ".", "--select", "alias-clash", "--no-cache").err == ""
    write(tmp_path, {"mkdocs.yml": f"{nav}plugins:\n  - gen-files\n"})
    assert seolint(tmp_path, "check", ".", "--select", "alias-clash", "--no-cache").err == ""
    assert seolint(tmp_path, "check", ".", "--quiet", "--no-cache", "--select", "alias-clash").err == ""


def test_a_table_of_contents_that_names_no_file(tmp_path: Path) -> None:
    table = "# Camping\n\n```{toctree}\npoles\nRods <rods>\n```\n"
    write(tmp_path, {"conf.py": "extensions = ['myst_parser']\n", "index.md": table, "poles.md": "# Poles\n\nText.\n"})
    write(tmp_path, {"pegs.md": "# Pegs\n\nText.\n", "tents.md": "# Tents\n\n[Poles](poles.md)\n"})
    write(tmp_path, {"ropes.md": "# Ropes\n\n[Tents](tents.md), [pegs](./pegs.md)\n", ".seolint.yml": ""})
    result = seolint(tmp_path, "check", ".", "--select", "orphan-page", "--format", "json", "--no-cache")
    assert result.err == "index.md:5:7: warning: the navigation names rods, which doesn't exist\n"
    assert result.problems == [("ropes.md", "orphan-page", 1)]
    write(tmp_path, {"more.rst": "More\n====\n\n.. toctree::\n\n   ropes\n"})
    result = seolint(tmp_path, "check", ".", "--select", "orphan-page", "--format", "json", "--no-cache")
    assert (result.err, result.problems) == ("", [])


def test_a_page_that_the_data_of_a_component_names_is_no_orphan(tmp_path: Path) -> None:
    names = ("all", "ash", "elm", "fir", "oak", "yew", "tar", "tin")
    links = ", ".join(f"{{text: '{name}', link: '/{name}'}}" for name in names)
    config = f"export default {{themeConfig: {{sidebar: [{links}]}}}}\n"
    data = "# All\n\n<Cards :all=\"[{href: '/pegs', title: 'Pegs'}]\" />\n"
    pages = {f"{name}.md": f"# The {name}\n\nText.\n" for name in (*names, "pegs", "ropes")}
    write(tmp_path, {".vitepress/config.ts": config, "index.md": "# Tents\n", **pages, "all.md": data})
    result = seolint(tmp_path, "check", ".", "--select", "orphan-page", "--format", "json", "--no-cache")
    assert result.problems == [("ropes.md", "orphan-page", 1)]
