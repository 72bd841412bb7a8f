"""Expressions of Astro and Svelte are no text, and braces elsewhere are."""

from __future__ import annotations

import pytest

from seolint import lint
from seolint.document import Document
from seolint.readers import Settings, read

ASTRO = """---
import Page from "./Page.astro";
const { title } = Astro.props;
---
<Page title={title} test={(a) => a > 1}>
<h1>{title}</h1>
<p>It sings {when ?? `at ${hour}`}, and {/* really? */} it boils.</p>
<ul>{kettles.map((kettle) => (
  <li>{kettle.name}</li>
))}</ul>
<style>p { color: red }</style>
<h2>Price: {price}</h2>
<p>Buy one.</p>
</Page>
"""


def blocks(document: Document) -> list[str]:
    return [document.text_of(block) for block in document.blocks]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_page_of_astro(line_end: str) -> None:
    source = ASTRO.replace("\n", line_end)
    assert blocks(read(source, "html")) == ["", "It sings , and it boils.", "Price:", "Buy one."]
    found = {problem.rule for problem in lint(source, "kettles.astro").problems}
    assert found.isdisjoint({"empty-heading", "heading-punctuation"})


def test_a_page_of_svelte() -> None:
    source = "<svelte:head><title>Kettles</title></svelte:head><p on:click={() => a > b}>It sings {when}.</p>"
    document = read(source, "html")
    assert blocks(document) == ["It sings ."]
    assert document.title is not None


@pytest.mark.parametrize("name", ["kettles.svelte", "Kettles.astro"])
def test_a_component_without_any_other_sign(name: str) -> None:
    source = "<h1>{title}</h1>\n<p>It sings. <a href='/kettles'>{label}</a></p>\n<h2>{title}</h2>\n<p>It boils.</p>\n"
    assert {"duplicate-heading", "empty-link-text", "empty-heading"}.isdisjoint(
        problem.rule for problem in lint(source, name).problems
    )
    assert blocks(read(source, "html", Settings(component=True))) == ["", "It sings.", "", "It boils."]
    assert blocks(read(source, "html"))[0] == "{title}"


@pytest.mark.parametrize("head", ["", "---\ntitle: Kettles\n---\n", "---\n# import it\ntitle: a\n---\n"])
def test_braces_of_any_other_page_are_text(head: str) -> None:
    assert blocks(read(f"{head}<p>It sings {{when}} it boils.</p>", "html")) == ["It sings {when} it boils."]


def test_a_brace_that_nothing_closes_is_text() -> None:
    assert blocks(read('---\nimport a from "a";\n---\n<p>It { sings.</p>', "html")) == ["It { sings."]
