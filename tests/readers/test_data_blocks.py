"""Components that contain YAML, and front matter in Julia: neither is text."""

from __future__ import annotations

import pytest

from seolint.document import Document
from seolint.readers import Settings, read


def document(source: str) -> Document:
    return read(source, "markdown", Settings())


def texts(source: str) -> list[str]:
    found = document(source)
    return [" ".join(found.text_of(block).split()) for block in found.blocks]


DATA = (
    "title: What you packed\nitems:\n  - title: A tent\n    details: >-\n      It keeps you dry.\n      So it does.\n"
)


@pytest.mark.parametrize("component", ["Summary", 'Summary kind="short"'])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_data_in_a_component_is_not_text(component: str, end: str) -> None:
    name = component.split()[0]
    source = f"# Tents\n\nOne.\n\n<{component}>\n{DATA}</{name}>\n\nTwo.\n".replace("\n", end)
    assert texts(source) == ["Tents", "One.", "Two."]


@pytest.mark.parametrize(
    "content",
    [
        "Note: this is a remark.\nIt goes on here.",
        "Packing is an art.\ntitle: no\n",
        "Note: this is a remark.",
        "- First\n- Second",
    ],
)
def test_text_in_a_component_is_text(content: str) -> None:
    words = " ".join(texts(f"<Summary>\n\n{content}\n\n</Summary>\n")).split()
    assert words == content.replace("- ", "").split()
    assert len(" ".join(texts(f"<Summary>\n{content}\n</Summary>\n"))) > 3


JULIA = [
    '@def rss_date = Date(2024, 3, 1)\n@def about = """ Tents\nand """\n@def title = "Tents"\n@def tags = ["a"]\n',
    '+++\ndate = Date(2024, 3, 1)\ntitle = "Tents"\nmeta = [\n  ("og:image (2)", "/a.png"),\n  ("b", "c")\n]\n+++\n',
    '@def title = "Tents"\n@def wide = !isempty(1) && true\n',
    '@def title = "Tents"\n\n@def base = get(ENV, "BASE", "/")\n',
]


@pytest.mark.parametrize("matter", JULIA)
def test_the_front_matter_of_franklin_is_read(matter: str) -> None:
    found = document(f"{matter}\nThe first words.\n")
    assert not found.parse_errors
    assert [found.text_of(block) for block in found.blocks] == ["The first words."]
    assert "wide" in matter or (found.title and found.text_of(found.title) == "Tents")


@pytest.mark.parametrize("source", ["@def is a word.\n", "@define x = 1\n", "@def x == y\n"])
def test_other_text_is_text(source: str) -> None:
    assert texts(source) == [source.strip()]


def test_what_is_wrong_in_toml_still_is() -> None:
    assert document("+++\ntitle = Tents\n+++\n\nText.\n").parse_errors


@pytest.mark.parametrize("date", ["%date%", "<%= year %>-<%= month %>"])
def test_a_template_of_front_matter_need_not_be_valid(date: str) -> None:
    assert not document(f"---\ntitle: %name%\ndate: {date}\n---\n\nText.\n").parse_errors
    assert document("---\ntitle: %name\ndate: 1\n---\n\nText.\n").parse_errors


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_properties_of_a_component_are_not_text(end: str) -> None:
    inner = "  :::tent\n  ---\n  icon: peg\n  links:\n    - to: /pegs\n      label: Pegs\n  ---\n  Two.\n  :::\n"
    source = f"# Tents\n\n::camp\n---\nreverse: true\norientation: high\n---\nOne.\n\n{inner}::\n".replace("\n", end)
    found = document(source)
    assert [found.text_of(heading) for heading in found.all("heading")] == ["Tents"]
    assert "reverse" not in " ".join(texts(source))
    assert "icon" not in " ".join(texts(source))
    assert "One." in " ".join(texts(source))
    assert "Two." in " ".join(texts(source))


def test_a_rule_in_a_component_is_no_data() -> None:
    source = "# Tents\n\n::camp\n---\nTents hold the rain off.\n---\nOne.\n::\n"
    assert "Tents hold the rain off." in " ".join(texts(source))
