"""Front matter: the value, and the place where the author typed it."""

from __future__ import annotations

import json
import re
import string

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from seolint.document import Document
from seolint.readers import read
from seolint.readers.front_matter import full_yaml
from seolint.readers.front_matter import json as json_front_matter
from seolint.readers.front_matter.values import Tree
from tests.readers.contract import broken

# source, kind of field, its text, what is in the source at its span
VALUES = [
    ("---\ntitle: Running shoes # mine\n---\n", "title", "Running shoes", "Running shoes"),
    ('---\ntitle: "The \\"best\\" caf\\u00e9s"\n---\n', "title", 'The "best" cafés', 'The \\"best\\" caf\\u00e9s'),
    ("---\ntitle: 'It''s here'\n---\n", "title", "It's here", "It''s here"),
    ("---\ndescription: >-\n  Folded\n  text\n---\n", "description", "Folded text", "Folded\n  text"),
    ("---\nsummary: |\n    Two\n    lines\n---\n", "description", "Two lines", "Two\n    lines"),
    ("---\r\ntitle: A\r\nslug: /a/b\r\n---\r\n", "slug", "/a/b", "/a/b"),
    ("---\nseo:\n  title: Nested\n---\n", "title", "Nested", "Nested"),
    ("---\nparams: {description: Flow, x: [1]}\n---\n", "description", "Flow", "Flow"),
    ("---\ntitle: &t Anchored\nx: *t\n---\n", "title", "Anchored", "Anchored"),
    ('+++\ntitle = "A \\"b\\" c"\n+++\n', "title", 'A "b" c', 'A \\"b\\" c'),
    ('+++\n[params]\ndescription = """\nLong\ntext"""\n+++\n', "description", "Long text", "Long\ntext"),
    ('{"title": "Caf\\u00e9", "draft": true}\n', "title", "Café", "Caf\\u00e9"),
    ('{"title": "Shoes \\ud83d\\ude00!"}\n', "title", "Shoes \U0001f600!", "Shoes \\ud83d\\ude00!"),
    ('{"title": "\\ud83d \\"Shoes\\"\\/\\n"}\n', "title", '"Shoes"/', '\\ud83d \\"Shoes\\"\\/\\n'),
    ('{"title": "Boots", "views": 1, "title": "Shoes"}\n', "title", "Shoes", "Shoes"),
    (';;;\n{"slug": "x"}\n;;;\n', "slug", "x", "x"),
    ('---\ntitle: "Bog\\\n  trotting"\n---\n', "title", "Bogtrotting", "Bog\\\n  trotting"),
    ("\n \n---\ntitle: Late\n---\n", "title", "Late", "Late"),
    ("---\n\ntitle: Airy\n\nslug: x\n\n---\n", "title", "Airy", "Airy"),
    ('\r\n+++\r\n\r\ntitle = "Airy"\r\n+++\r\n', "title", "Airy", "Airy"),
    ('\n{"title": "Late"}\n', "title", "Late", "Late"),
    ("---\ntitle: Ebb\n----------\n", "title", "Ebb", "Ebb"),
    ('---json\n{"title": "Ebb"}\n---\n', "title", "Ebb", "Ebb"),
    ('---toml\r\ntitle = "Ebb"\r\n---\r\n', "title", "Ebb", "Ebb"),
    ("---yaml \ntitle: Ebb\n---\n", "title", "Ebb", "Ebb"),
    (
        "---\ntitle: The tide&#8217;s turn &amp; ebb\n---\n",
        "title",
        "The tide’s turn & ebb",
        "The tide&#8217;s turn &amp; ebb",
    ),
    ("---\ntitle: 'AT&T &notit; a&b'\n---\n", "title", "AT&T &notit; a&b", "AT&T &notit; a&b"),
    ('+++\ntitle = "Low &hellip;"\n+++\n', "title", "Low …", "Low &hellip;"),
    ("---\nslug: a&amp;b\n---\n", "slug", "a&amp;b", "a&amp;b"),
]
BROKEN = [
    ("---\ntitle: Shoes: the guide\n---\nBody\n", 2, "put a value that holds a colon and a space in quotes"),
    ('---\ntitle: "open\nslug: x\n---\nBody\n', 4, "not valid YAML"),
    ("---\ntitle: never closed\n\nBody\n", 1, 'end it with a line "---"'),
    ("+++\ndraft = false\ntitle =\n+++\nBody\n", 3, "not valid TOML"),
    ('{\n "title": "x"\n\nBody\n', 4, "not valid JSON"),
    ("---\na: " + "[" * 50_000 + "\n---\nBody\n", 2, "nested too deeply"),
    ("+++\na = " + "[" * 50_000 + "\n+++\nBody\n", 2, "nested too deeply"),
    ("+++\nseolint" + ".a" * 5_000 + " = 1\n+++\nBody\n", 2, "nested too deeply"),
    ("+++\n[" + '"a" . ' * 60 + "a]\nb = 1\n+++\nBody\n", 2, "nested too deeply"),
    ("+++\na = {" + "a." * 60 + "a = 1}\n+++\nBody\n", 2, "nested too deeply"),
    ("+++\na = 1" + "0" * 5_000 + "\n+++\nBody\n", 2, "not valid TOML"),
    ("---\nseolint:\n  " + "- " * 5_000 + "a\n---\nBody\n", 3, "nested too deeply"),
    ('{"seolint": ' + "[" * 5_000 + "]" * 5_000 + "}\n\nBody\n", 1, "nested too deeply"),
    (";;;\nslug:\n;;;\nBody\n", 2, "it should begin with {"),
    (";;;\n]\n;;;\nBody\n", 2, "it should begin with {"),
    (';;;\n"slug": "x"\n;;;\nBody\n', 2, "it should begin with {"),
    (";;;\n\n;;;\nBody\n", 2, "it should begin with {"),
    (';;;\n{"slug": ]\n;;;\nBody\n', 2, "not valid JSON"),
    (";;;\n{,:}}\n;;;\nBody\n", 2, "not valid JSON"),
    (';;;\n{"title" "no colon"}\n;;;\nBody\n', 2, "expecting ':' delimiter"),
    (';;;\n{"title": "x"}\n"slug": "y"\n;;;\nBody\n', 3, "there is text after the object"),
    ('{"slug": "x",\n "title" "no colon"\n}\nBody\n', 2, "expecting ':' delimiter"),
    ('{"title": "over\ntwo lines"\n}\nBody\n', 1, "invalid control character"),
    ('{"title": "x",}\n\nBody\n', 1, "not valid JSON"),
    ('{"title" "x"}\nBody\n', 1, "expecting ':' delimiter"),
    ("{'title': 'x'}\nBody\n", 1, "expecting property name"),
    ('{\n  title: "x",\n  a: {b: 1}\n}\nBody\n', 2, "expecting property name"),
    ('{"title" = "x", "a": {"b": 1}}\nBody\n', 1, "expecting ':' delimiter"),
    ("\n\n---\ntitle: never closed\n\nBody\n", 3, 'end it with a line "---"'),
    ("+++\ndate = 2024-13-01\n+++\nBody\n", 2, "2024-13-01 is not a valid date: write it as 2024-12-31"),
    ("+++\ntitle = 'x'\ndate = 2024-1-5 # soon\n+++\nBody\n", 3, "2024-1-5 is not a valid date"),
    ("+++\ndate = 05/01/2024\n+++\nBody\n", 2, "05/01/2024 is not a valid date"),
    ("+++\ndate = 5 May 2024\n+++\nBody\n", 2, "put a text in quotes"),
    ("+++\ntitle = Shoes\n+++\nBody\n", 2, "put a text in quotes"),
]


def markdown(source: str) -> Document:
    return read(source + "\nBody text.\n", "markdown")


def as_data(tree: Tree | None) -> object:
    """The tree as JSON would have it; what is not a list or a mapping is a string, as written."""
    if isinstance(tree, dict):
        return {key: as_data(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [as_data(item) for item in tree]
    return tree.plain if tree else None


@pytest.mark.parametrize(("source", "kind", "text", "typed"), VALUES)
def test_a_field_stands_where_it_was_typed(source: str, kind: str, text: str, typed: str) -> None:
    document = markdown(source)
    (found,) = document.all(kind)
    assert document.text_of(found) == text
    assert document.source[found.span.start : found.span.end] == typed
    assert list(document.words.normalized) == ["body", "text"]


def test_each_keyword_is_a_field() -> None:
    document = markdown("---\nkeywords:\n  - running shoes\n  - trail\n---\n")
    assert [document.text_of(field) for field in document.all("keywords")] == ["running shoes", "trail"]


def test_what_else_the_file_says_of_itself() -> None:
    document = markdown(
        "---\nlang: de\ndate: 2024-05-01\ndraft: false\nauthor: Jo\ncanonical_url: https://a.b/c\nrobots: noindex\n"
        "tags: [a, 'b c']\nseolint:\n  disable: [thin-page]\n---\n"
    )
    assert document.meta["lang"] == "de"
    assert document.meta["canonical"] == "https://a.b/c"
    assert document.meta["tags"] == "a, b c"
    assert "seolint" not in document.meta  # speaks to us, not of the page


@pytest.mark.parametrize(("source", "line", "words"), BROKEN)
def test_broken_front_matter_is_told_at_its_line_and_the_article_is_read(source: str, line: int, words: str) -> None:
    document = read(source, "markdown")
    (error,) = document.parse_errors
    assert words in error.message
    assert document.position(error.span.start).line == line
    assert list(document.words.normalized)[-1:] == ["body"]


def test_front_matter_that_is_a_script_says_nothing() -> None:
    document = markdown('---js\nmodule.exports = {\n  title: "Ebb"\n}\n---\n')
    assert not document.title
    assert list(document.words.normalized) == ["body", "text"]


@pytest.mark.parametrize(
    "source",
    [
        "---\nFoo\n---\nBar\n",
        "---json\nFoo",
        "---ebb\na: b\n---\nBar\n",
        "{quoted} text",
        "+++ plus",
        "---\n\nText",
        "{% if x %}a",
    ],
)
def test_what_only_looks_like_front_matter(source: str) -> None:
    document = read(source, "markdown")
    assert not document.parse_errors
    assert document.words.normalized


def test_front_matter_of_comments_alone_says_nothing() -> None:
    document = markdown("---\n# SPDX-License-Identifier: CC0-1.0\n# By the makers of tides\n---\n# Ebb\n")
    assert [document.text_of(heading) for heading in document.all("heading")] == ["Ebb"]
    assert not document.parse_errors


def test_an_alias_bomb_stays_small() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"b{i}: &b{i} [*{f'b{i - 1}' if i else 'a'}, *a]\n" for i in range(50))
    assert not markdown(f"---\n{bomb}---\n").parse_errors


def test_escapes_that_only_the_slow_parser_of_yaml_trips_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(full_yaml, "_LOADER", yaml.SafeLoader)
    (error,) = markdown('---\ntitle: "\\UFFFFFFFF"\n---\n').parse_errors
    assert "YAML" in error.message


ANY_MATTER = st.text(st.sampled_from("ab1 \"'[]{}:,=\\.-&*!|>#\n\t\r\ufeff\u2028\ud800\0é"), max_size=40)


@given(st.sampled_from(["---", "+++", ";;;", ""]), ANY_MATTER, st.sampled_from(["", "seolint: ", '{"a": ', "b = "]))
def test_any_front_matter_is_taken_or_declined(fence: str, text: str, lead: str) -> None:
    source = f"{fence}\n{lead}{text}\n{fence}\nBody\n" if fence else f"{lead}{text}\n\nBody\n"
    for name in ("markdown", "html"):
        assert not list(broken(read(source, name)))


KEYS = st.text(string.ascii_lowercase + 'é "\\\n\U0001f600', max_size=6)
JSON_SCALARS = st.one_of(
    st.text(st.sampled_from('ab "\\/\n\t\0\x1f\x7f\x85\u00a0\u2028\ud83d\ude00é中\U0001f600{}[]:,')),
    st.sampled_from([True, False, None, 0, -1.5, 1e300, 10**30]),
)
JSON_VALUES = st.recursive(JSON_SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner))


def typed(value: object) -> object:
    """A value of JSON as the reader keeps it: as text, without what no document holds."""
    if isinstance(value, dict):
        return {typed(name): typed(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [typed(item) for item in value]
    text = value if isinstance(value, str) else json.dumps(value)
    return re.sub("[\0-\x08\x0a-\x1f\ud800-\udfff]", " ", text).strip()


@given(st.dictionaries(KEYS, JSON_VALUES, max_size=4), st.booleans(), st.sampled_from([None, 1]))
def test_values_of_json_are_those_of_the_standard_library(
    data: dict[str, object], is_ascii: bool, indent: int | None
) -> None:
    source = json.dumps(data, ensure_ascii=is_ascii, indent=indent)
    tree, end = json_front_matter.parse(f"{source} the article", 0)
    assert as_data(tree) == typed(json.loads(source))
    assert end == len(source)


def test_a_list_of_toml_holds_texts_and_numbers() -> None:
    document = markdown('+++\ntags = ["a", 2, true, 1.5, 2024-05-01]\n+++\n')
    assert document.meta["tags"] == "a, 2, true, 1.5, 2024-05-01"


@pytest.mark.parametrize("source", ["{'an aside'} in braces", '{"quoted"} text', "{name: 'x'} y", "{{ tag }}\n"])
def test_braces_of_another_kind_are_no_json(source: str) -> None:
    assert not read(source, "markdown").parse_errors


def test_the_script_of_a_component_is_no_front_matter() -> None:
    document = read('---\n\nimport A from "./a";\nconst title = "a: b";\n---\n<h1>Text</h1>', "html")
    assert not document.parse_errors
    assert list(document.words.normalized) == ["text"]
