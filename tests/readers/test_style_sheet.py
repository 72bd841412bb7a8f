"""Text that a page's own style sheet hides; in doubt it is visible."""

from __future__ import annotations

import pytest

from seolint.readers import read

TEXT = "cheap soles"


@pytest.mark.parametrize(
    ("css", "element"),
    [
        (".a { display: none }", "<p class='b a'>"),
        ("#a{display:none!important}", "<p id=a>"),
        ("aside, p.a { color: red; visibility:hidden; }", "<p class=a>"),
        ("dl{display:none}", "<dl>"),
        ("/* .a{display:block} */ .a{display:none}", "<p class=a>"),
        (".b{display:block;color:red} /* } */ .a{display:none}", "<p class=a>"),
        (".a{display:block;display:none}", "<p class=a>"),
        ("@charset 'utf-8'; .a{display:none}", "<p class=a>"),
        (".a{display:block} .a{display:none}", "<p class=a>"),
        (".a{display:none} p{display:block}", "<p class=a>"),
        (".a{display:none} @media print{p{display:block}}", "<p class=a>"),
        (".a{display:none} .b .c{display:block}", "<p class=a>"),
        (".a{display:none}", "<p class=a style='color:red'>"),
    ],
)
def test_text_that_a_plain_rule_hides(css: str, element: str) -> None:
    source = f"<style>{css}</style>{element}{TEXT}"
    (hidden,) = read(source, "html").all("hidden")
    assert source[slice(*hidden.span)] == TEXT


@pytest.mark.parametrize(
    ("css", "element"),
    [
        (".a{display:none}", "<p class=b>"),
        (".a{display:none} .a{display:block}", "<p class=a>"),
        (".a{display:none} #b{display:block}", "<p class=a id=b>"),
        (".a{display:none} .a.open{display:block}", "<p class=a>"),
        (".a{display:none} :target{display:block}", "<p class=a>"),
        (".a{display:none} [open] .a{display:block}", "<p class=a>"),
        (".a{display:none} @media (min-width:9em){.a{display:block}}", "<p class=a>"),
        ("@media print{.a{display:none}}", "<p class=a>"),
        (".b .a{display:none}", "<p class=a>"),
        ("p.a{display:none}", "<div class=a>"),
        (".a:hover{display:none}", "<p class=a>"),
        (".a{--b-display:none}", "<p class=a>"),
        (".a{display:none}", "<p class=a style=display:block>"),
        (".a{display:none}</style><script>show('a')</script><style>", "<p class=a>"),
        (".a{display:none}", "<b onclick='show(`a`)'></b><p class=a>"),
        (".a{display:none}</style><style media=print>.a{display:none", "<p class=b>"),
        ("}} .a{display:none", "<p class=a>"),
        (".a{content:'}';display:none}", "<p class=a>"),
        (".a{display:none;display:block}", "<p class=a>"),
        (".a{display:none} .a{&:hover{color:red}display:block}", "<p class=a>"),
    ],
)
def test_in_doubt_a_text_is_visible(css: str, element: str) -> None:
    document = read(f"<style>{css}</style>{element}{TEXT}", "html")
    assert not document.all("hidden")
    assert TEXT in document.prose


@pytest.mark.parametrize("around", ["<style media=print>{}</style>", "<template><style>{}</style></template>"])
def test_a_style_sheet_for_something_else_hides_nothing(around: str) -> None:
    assert TEXT in read(around.format(".a{display:none}") + f"<p class=a>{TEXT}", "html").prose
