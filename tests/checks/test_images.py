"""Images: what is said of them, and what isn't."""

from __future__ import annotations

from time import process_time

import pytest

from seolint import lint
from seolint.document import Document
from seolint.readers import Settings, read
from seolint.rules import load_rules

RULES = load_rules()


def document(text: str, kind: str = "markdown", language: str = "en") -> Document:
    return read(text, kind, Settings(language=language))


def reported(rule: str, text: str, kind: str = "markdown", language: str = "en", **options: object) -> list[str]:
    """The source at each place that a rule reports."""
    return [text[slice(*finding.span)] for finding in RULES[rule].run(document(text, kind, language), options)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ('<img src="a.png">', 1),
        ('<p><img src="a.png" width="300"></p><img src="b.png" class="x">', 2),
        ('<img src="a.png" alt> <img src="a.png" alt="">', 0),
        ("![](a.png) ![ ](a.png)", 2),
        ('<img src="a.png" role="presentation"> <img src="a.png" aria-hidden="true">', 0),
        ('<img src="a.png" aria-label="A tent"> <img src="a.png" title="A tent">', 0),
        ('<img src="count.gif" width="1" height="1">', 0),
        ('<div hidden>Soon: <img src="a.png"></div>', 0),
        ('<img {{ attributes }} src="a.png"> <img src="{% asset a.png %}">', 0),
        ('<img :src="a" :alt="b"> <img v-bind:alt="b" src="a.png"> <img [alt]="b" src="a.png"> <img v-bind="all">', 0),
        ('<img th:alt="#{b}" src="a.png"> <img {src} {alt}> <img {...props}> <img :src="a" src="a.png">', 1),
        ('<amp-img src="a.png" width="9" height="9"></amp-img> <amp-anim src=b.gif alt="Pegs"></amp-anim>', 1),
        ('<image src="a.png"> <input type="Image" src="go.png"> <input type="image" src="go.png" alt="Go">', 2),
        ('<form><input type=image src="go.png"><img src="a.png"><input name=q></form>', 1),
        ("<nav><form><input type=image src=go.png></form></nav>", 0),
        ("<picture><source srcset=a.avif><img src=a.png></picture>", 1),
        ('<svg><image href="a.png"/></svg>', 0),
        ("<noscript><img src=a.png></noscript><template><img src=a.png></template>", 0),
    ],
)
def test_images_without_a_text(text: str, count: int) -> None:
    assert len(reported("missing-alt", text)) == count


@pytest.mark.parametrize(
    "markup",
    [
        "<div hidden>{}</div>",
        "<div style='display: none'><p>{}</p></div>",
        "<p aria-hidden=true><span>{}</span></p>",
        "<span style=visibility:hidden>{}</span>",
        "<dialog>{}</dialog>",
    ],
)
def test_images_that_nobody_sees(markup: str) -> None:
    for kind in ("html", "markdown"):
        text = markup.format("<img src=a.png>")
        assert reported("missing-alt", text, kind) == reported("unsized-image", text, kind) == []
        assert len(document(text, kind).all("image")) == 1
        assert reported("missing-alt", f"{text}\n\n<img src=b.png>", kind) == ["<img src=b.png>"]


@pytest.mark.parametrize("attribute", ["hidden", "aria-hidden=true", "style='display:none'"])
def test_an_image_may_hide_itself(attribute: str) -> None:
    text = f"<p>Poles. <img {attribute} src=a.png></p>"
    assert reported("missing-alt", text, "html") == reported("unsized-image", text, "html") == []


def test_a_site_may_do_without_decorative_images() -> None:
    assert len(reported("missing-alt", '![](a.png) <img src="b.png" alt="">', decorative=False)) == 2


@pytest.mark.parametrize(
    ("src", "alt", "reports"),
    [
        ("img/tent-2.png", "tent-2.png", True),
        ("img/tent-2.png?v=3", "tent-2", True),
        ("https://cdn.example/IMG_0815.jpeg", "IMG_0815", True),
        ("a.png", "other_file.JPG", True),
        ("a.png", "Screenshot 2026-03-01 at 10.20.30.png", True),
        ("tent.png", "tent", False),
        ("two-person-tent.png", "two-person tent", False),
        ("node.js.png", "Node.js", False),
        ("a.png", "How a.png is drawn", False),
        ("{{ page.image }}-2.png", "page-2.png", False),
        ("out_3_0.png", "png", True),
        ("a.jpg", "JPEG", True),
        ("a.png", ".png", True),
        ("a.svg", "image/svg", True),
        ("https://cdn.example/a?b", "gif", True),
        ("what-is-svg.png", "SVG", False),
        ("a.png", "pdf", False),
        ("a.png", "A png", False),
    ],
)
def test_names_of_files(src: str, alt: str, reports: bool) -> None:
    for kind, text in (("html", f'<p><img src="{src}" alt="{alt}"></p>'), ("markdown", f"![{alt}](<{src}>)\n")):
        assert reported("file-name-alt-text", text, kind) == ([alt] if reports else []), kind


@pytest.mark.parametrize(
    ("language", "alt", "opening"),
    [
        ("en", "Image of a tent", "Image of"),
        ("en", "A photograph of two tents", "A photograph of"),
        ("en", "image 3", "image 3"),
        ("en", "Picture this: a tent", ""),
        ("en", "Screenshot of the shop", ""),
        ("en", "Chart of prices", ""),
        ("de", "Bild von einem Zelt", "Bild von"),
        ("de", "Bilder aus Leeds", ""),
        ("fr", "Photo d’une tente", "Photo d’une"),
        ("es", "Imagen de una tienda", "Imagen de"),
        ("ru", "На фото палатка", "На фото"),
        ("ja", "画像", "画像"),
        ("zh", "图片", "图片"),
        ("ja", "緑のテント", ""),
    ],
)
def test_images_that_are_images(language: str, alt: str, opening: str) -> None:
    found = list(RULES["image-of-alt-text"].run(document(f"![{alt}](a.png)\n", language=language), {}))
    assert [finding.facts["opening"] for finding in found] == ([opening] if opening else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![Tent](a.png) ![Poles](b.png) ![tent](c.png) ![Tent](d.png)", ["Tent"]),
        ("![Tent](a.png) ![Tent](a.png)", []),
        ("![](a.png) ![](b.png)", []),
        ("![{{ alt }}](a.png) ![{{ alt }}](b.png)", []),
        ("![Tents](https://a.example/badge/a.svg) ![Tents](https://a.example/badge/b.svg)", []),
        ("![Tents](badger.png) ![Tents](b.png)", ["Tents"]),
        ("![Tent]({{ a }}) ![Tent]({{ b }})", []),
        ("![Tent](a-light.svg) ![Tent](a-dark.svg)", []),
        ("![Tent](a.svg) ![Tent](a_dark_mode.svg)", []),
        ("![Tent](lightning.svg) ![Tent](darkroom.svg)", ["Tent"]),
        ('<img class="dark-hidden" src="a.svg" alt="Tent"> <img class="light-hidden" src="b.svg" alt="Tent">', []),
        ('<img day-light src="a.svg" alt="Tent"> <img day-dark src="b.svg" alt="Tent">', []),
        ('<img day-light src="a.svg" alt="Tent"> <img day-light src="b.svg" alt="Tent">', ["Tent"]),
        ('<img class="tent-light" src="a.svg" alt="Tent"> <img class="tent-dark" src="b.svg" alt="Tent">', []),
        ('<img data-a="light" src="a.svg" alt="Tent"> <img day-dark src="b.svg" alt="Tent">', ["Tent"]),
        ('<img class="hidden dark:block" src="a.svg" alt="Tent"> <img class="b" src="b.svg" alt="Tent">', ["Tent"]),
    ],
)
def test_texts_for_several_images(text: str, expected: list[str]) -> None:
    assert reported("repeated-alt-text", text) == expected


def test_one_problem_for_the_name_of_a_file_that_two_images_have() -> None:
    found = lint("# Tents\n\n![tent_2.png](a.png) ![tent_2.png](b.png)\n", "a.md").problems
    assert {problem.rule for problem in found} & {"file-name-alt-text", "repeated-alt-text"} == {"file-name-alt-text"}


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ('<img src="a.png" width="3" alt=""><img src="b.png" alt="">', 2),
        ('<img src="a.png" width="3" height="2" alt="">', 0),
        ('<img src="a.png" style="width: 50%; aspect-ratio: 3 / 2" alt="">', 0),
        ('<img src="a.png" style="max-height: 5em" alt="">', 1),
    ],
)
def test_sizes(html: str, count: int) -> None:
    facts = [finding.facts for finding in RULES["unsized-image"].run(document(html, "html"), {})]
    assert sum(fact["count"] for fact in facts) == count


def test_images_in_markdown_have_no_size() -> None:
    assert not reported("unsized-image", "![A tent](a.png)\n")


def test_files_are_asked_for_by_their_path() -> None:
    asked = []

    def exists(path: str) -> bool:
        asked.append(path)
        return False

    text = (
        "![a](a%20b.png?v=1#x) ![b](/b.png) ![c](//cdn.example/c.png) ![d](data:,x) ![e]({{ e }}.png) ![f](@site/f.png)"
    )
    article = read(text, "markdown", Settings(language="en"))
    article = article.knowing(exists=exists)
    found = list(RULES["missing-image-file"].run(article, {}))
    assert asked == ["a b.png", "/b.png"]
    assert [finding.facts["address"] for finding in found] == ["a%20b.png?v=1#x", "/b.png"]
    assert len(list(RULES["missing-image-file"].run(article, {"allow": ["/b*"]}))) == 1


def test_nothing_is_said_of_files_of_which_nothing_is_known() -> None:
    article = document("![a](a.png)\n")
    assert not list(RULES["missing-image-file"].run(article, {}))
    assert RULES["missing-image-file"].not_applicable(article, {})


LONG = [
    "![IMG_1.png](IMG_1.png) " * 8_000,
    '<img src="a.png"> ' * 8_000,
    "".join(f"![a{i % 9}](a{i}.png) " for i in range(8_000)),
    f"![{'image of ' * 40_000}](a.png)",
    f'<img src="a.png" style="{"height " * 40_000}">',
]


@pytest.mark.parametrize("text", LONG, ids=range(len(LONG)))
def test_time_is_linear(text: str) -> None:
    article = document(text)
    assert article.words is not None
    for rule in (rule for rule in RULES.values() if rule.family == "images"):
        began = process_time()
        list(rule.run(article, {}))
        assert process_time() - began < 3, rule.id
