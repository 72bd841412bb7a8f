"""Links: what they say, and where they lead."""

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


GENERIC = [
    ("en", "[here](/a) [Here!](/a) [» Read more …](/a) [learn **more**](/a)", 4),
    ("en", "[here are the tents](/a) [more tents](/a) [Here, there and everywhere](/song)", 0),
    ("en", '[`here`](/a) <a href="/a" aria-label="All tents">here</a> [{{ here }} here](/a)', 0),
    ("en", "[Link](tasks/link.html) [More](/more/?x=1) [read more](#read-more) [Learn more](../learn_more.md#a)", 0),
    ("en", "[Link](links.html) [Here](https://here.example/) [More](/)", 3),
    ("de", "[hier](/a) [Mehr erfahren](/a) [Klicken Sie hier](/a)", 3),
    ("fr", "[ici](/a) [En savoir plus](/a) [Lire la suite](/a) [lire l’article](/a)", 4),
    ("es", "[aquí](/a) [Leer más](/a)", 2),
    ("ja", "[こちら](/a) [続きを読む](/a) [テントの選び方](/a)", 2),
    ("zh", "[点击这里](/a) [阅读更多](/a) [帐篷](/a)", 2),
    ("ko", "[여기](/a) [더 보기](/a) [텐트](/a)", 2),
    ("ru", "[здесь](/a) [Читать далее](/a)", 2),
]


@pytest.mark.parametrize(("language", "text", "count"), GENERIC)
def test_texts_that_say_nothing(language: str, text: str, count: int) -> None:
    assert len(reported("generic-link-text", f"# A\n\n{text}\n", language=language)) == count


CLIPPED = "<span style='position:absolute;clip:rect(0 0 0 0)'>{}</span>"


@pytest.mark.parametrize(
    ("hidden", "count"),
    [
        (CLIPPED.format(" about long pegs"), 0),
        ("<span style='text-indent: -9999px'> about long pegs</span>", 0),
        ("<span style='position:absolute; left:-10000px'> about long pegs</span>", 0),
        (CLIPPED.format("»"), 1),
        ("<span style='display:none'> about long pegs</span>", 1),
        ("<span hidden> about long pegs</span>", 1),
        ("<span aria-hidden=true> about long pegs</span>", 1),
        (f"</a>{CLIPPED.format(' about long pegs')}<a>", 1),
    ],
)
def test_what_screen_readers_read_belongs_to_a_link(hidden: str, count: int) -> None:
    text = f"<p>Pegs. <a href=/pegs>Read more{hidden}</a></p>"
    assert len(reported("generic-link-text", text, "html")) == count


def test_links_that_only_screen_readers_tell_apart() -> None:
    text = "<a href=/{0}>all tents{1}</a>"
    links = text.format("a", CLIPPED.format(" for two")) + text.format("b", CLIPPED.format(" for four"))
    assert reported("ambiguous-link-text", f"<p>{links}</p>", "html") == []
    assert len(reported("ambiguous-link-text", f"<p>{text.format('a', '')} {text.format('b', '')}</p>", "html")) == 1


BASE = "<html><head><base {}></head><body><p><a href=pegs.html>pegs</a> <a href=/a.html>a</a> <a href='#b'>b</a></p>"


@pytest.mark.parametrize(
    ("base", "asked", "fragments"),
    [
        ("target=_blank", ["pegs.html", "/a.html"], 1),
        ("href=''", ["pegs.html", "/a.html"], 1),
        ("href='https://tents.example/docs/' target=_top", [], 0),
        ("href=//tents.example", [], 0),
        ("href='{{ site.url }}/docs/'", [], 0),
        ("href=/docs/", ["/docs/pegs.html", "/a.html"], 0),
        ("href='../docs/all.html?x'", ["../docs/pegs.html", "/a.html"], 0),
    ],
)
def test_addresses_are_relative_to_the_base(base: str, asked: list[str], fragments: int) -> None:
    looked_up = []

    def exists(path: str) -> None:
        looked_up.append(path)

    page = document(BASE.format(base), "html").knowing(exists=exists)
    assert not list(RULES["broken-internal-link"].run(page, {}))
    assert [path for path in looked_up if "#" not in path] == asked
    assert len(list(RULES["broken-fragment"].run(document(BASE.format(base), "html"), {}))) == fragments


@pytest.mark.parametrize("wrapped", ["<!-- {} -->", "<template>{}</template>", "<script>'{}'</script>"])
def test_a_base_that_is_none(wrapped: str) -> None:
    page = document(f"<html><head>{wrapped.format('<base href=/b/>')}</head><body><p>Pegs.", "html")
    assert "base" not in page.meta


def test_a_language_without_a_list_is_told() -> None:
    rule = RULES["generic-link-text"]
    assert (
        rule.not_applicable(document("[hér](/a)", language="is"), {})
        == "there is no list of generic link texts for Icelandic"
    )
    assert not rule.not_applicable(document("[here](/a)"), {})


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("[](/a) [ ](/b) [![](x.png)](/c)", 3),
        ('<a href="/a"><i class="icon"></i></a>', 1),
        ("[![](x.png)](/c) and [tents](/c)", 0),
        ("[![Tents](x.png)](/c)", 0),
        ('<a href="/a" title="Tents"><img src="x.png"></a>', 0),
        ('<a href="/a"><svg><title>Tents</title></svg></a>', 0),
        ('<a href="/a"><span class="sr-only" hidden>Tents</span><svg></svg></a>', 0),
        ("## Tents <a href='#tents'></a>", 0),
        ('<a href="/a"><button>Tents</button></a>', 0),
        ("<a href='#'></a> [top](#) <a href=' # '><i class=up></i></a> [](#)", 3),
        ("<a href='javascript:void(0)'></a> <a href='javascript:go()'>Go</a>", 1),
        ("<a href='#'>Up</a> <a href='#' aria-label=Up></a> <a href='#' aria-hidden=true></a>", 0),
        ('The web <a href="https://tents.example/">https://tents.example</a> is <b>one</b>.', 0),
        ("<a href=/a>www.tents.example/a_b</a> and <a name=x></a> https://tents.example/c", 0),
        ("[![](a.png){fig-alt=\"A tent\"}](/a) [![](b.png){.wide alt='Two tents'}](/b)", 0),
        ('<a href="/a"><slot /></a> <a href="/a"><tent-icon></tent-icon></a>', 1),
        ('<a id="tents"></a> [{{ title }}](/a) <a href="/a">{% include icon.svg %}</a>', 0),
    ],
)
def test_links_without_a_text(text: str, count: int) -> None:
    assert len(reported("empty-link-text", text)) == count


def test_an_address_as_the_text_of_a_link_in_mdx() -> None:
    text = 'See <a href="/a">https://tents.example/a</a>, https://tents.example/b and <a href="/c"></a>.'
    page = read(text, "markdown", Settings(mdx=True))
    assert [link.attrs["href"] for link in page.all("link")] == ["/a", "https://tents.example/b", "/c"]
    assert [finding.facts["href"] for finding in RULES["empty-link-text"].run(page, {})] == ["/c"]


ADDRESSES = [
    ("development-link", "http://localhost", True),
    ("development-link", "https://localhost:3000/a", True),
    ("development-link", "//127.0.0.1/a", True),
    ("development-link", "http://user@[::1]:80/", True),
    ("development-link", "http://192.168.178.1/", True),
    ("development-link", "http://shop.test/a", True),
    ("development-link", "https://www.shop.local/a", True),
    ("development-link", "https://staging.shop.example.com/a", True),
    ("development-link", "https://shop-staging.example.com/a", True),
    ("development-link", "https://a1b2.ngrok-free.app", True),
    ("development-link", "file:///home/a.html", True),
    ("development-link", "https://localhost.example.com.evil.org/", False),
    ("development-link", "https://dev.to/a", False),
    ("development-link", "https://staging.com/", False),
    ("development-link", "/localhost", False),
    ("development-link", "https://a.example/?next=http://localhost/", False),
    ("javascript-link", "JavaScript:void(0)", True),
    ("javascript-link", "https://a.example/javascript:void", False),
    ("empty-link-target", "", True),
    ("empty-link-target", "#", True),
    ("empty-link-target", "#a", False),
    ("insecure-link", "http://a.example.net.uk/", True),
    ("insecure-link", "http://example.com/", False),
    ("insecure-link", "HTTPS://a.org/http:", False),
    ("insecure-link", "{{ site.http }}", False),
    ("unmarked-affiliate-link", "https://amazon.com/dp/1?tag=a-20", True),
    ("unmarked-affiliate-link", "https://smile.amazon.co.uk/dp/1?x=1&amp;tag=a-20", True),
    ("unmarked-affiliate-link", "https://amzn.to/abc", True),
    ("unmarked-affiliate-link", "https://a.example/?aff_id=3", True),
    ("unmarked-affiliate-link", "https://amazon.com/dp/1?th=1", False),
    ("unmarked-affiliate-link", "https://a.example/?tag=tents", False),
]


@pytest.mark.parametrize(("rule", "address", "expected"), ADDRESSES)
def test_addresses(rule: str, address: str, expected: bool) -> None:
    for kind, text in (("html", f'<p><a href="{address}">tents</a></p>'), ("markdown", f"[tents](<{address}>)\n")):
        assert bool(reported(rule, text, kind)) is expected, kind


def test_a_link_without_a_host_is_named_by_its_address() -> None:
    page = lint("[Tents](file:///home/tents.html) and [poles](http://localhost/poles).\n", "page.md")
    found = [problem.message.partition(" works")[0] for problem in page.problems if problem.rule == "development-link"]
    assert found == ['"file:///home/tents.html"', '"localhost"']


@pytest.mark.parametrize(
    ("rule", "html"),
    [
        ("development-link", '<a href="http://localhost:80/">localhost</a>'),
        ("empty-link-target", '<a href="#" role="button">Menu</a>'),
        ("empty-link-target", '<a href="#" onclick="close()">Close</a>'),
        ("empty-link-target", '<a href="#">×</a>'),
        ("empty-link-target", '<a href="#" id="newest">the package</a>'),
        ("empty-link-target", '<a href="#" class="js-newest">the package</a>'),
        ("empty-link-target", '<a href="#" data-channel="stable">the package</a>'),
        ("javascript-link", '<a class="bookmarklet" href="javascript:share()">Keep</a>'),
        ("javascript-link", '<a href="javascript:share()">Bookmarklet: keep</a>'),
        ("javascript-link", 'Drag this bookmarklet: <a href="javascript:(function(){share()})()">Keep</a>'),
        ("javascript-link", 'Drag this bookmarklet: <a href="javascript:(()=>share())()">Keep</a>'),
        ("unmarked-affiliate-link", '<a rel="nofollow noopener" href="https://amzn.to/a">Tent</a>'),
    ],
)
def test_links_that_are_meant_so(rule: str, html: str) -> None:
    assert not reported(rule, html, "html")


@pytest.mark.parametrize("address", ["javascript:void(0)", "javascript:(function(){share()})()"])
def test_a_script_on_a_page_without_bookmarklets(address: str) -> None:
    assert reported("javascript-link", f'<p>Read on: <a href="{address}">Keep</a></p>', "html")


def test_a_page_about_bookmarklets_may_have_other_scripts() -> None:
    assert reported("javascript-link", '<p>A bookmarklet. <a href="javascript:void(0)">Top</a></p>', "html")


def test_unencrypted_links_are_told_together() -> None:
    text = "# A\n\n[one](http://one.org) [two](http://two.org) [three](https://three.org)\n"
    (finding,) = RULES["insecure-link"].run(document(text), {})
    assert text[slice(*finding.span)] == "one"
    assert [text[slice(*span)] for span in finding.related] == ["two"]
    assert not reported("insecure-link", text, allow=["one.org", "two.*"])


HEADINGS = """\
# What's new, ~really~?

## What's new

## What's new

## Ångström & *Co.*

## `code()` in C++ {#cpp}

## 安装

## 使用
"""
FRAGMENTS = [
    *("whats-new-really", "what-s-new-really", "whats-new", "whats-new-1", "whats-new_1", "whats-new-2", "What's-new"),
    *("ångström--co", "angstrom-co", "%C3%A5ngstr%C3%B6m--co", "cpp", "安装", "_1", "_2"),
    *("top", "fn:1", "fnref:1", "user-content-whats-new", ":~:text=new", "/route", "L12"),
]
"""What GitHub, Hugo, Kramdown, MkDocs and Docusaurus make of these, and what no heading answers to."""


@pytest.mark.parametrize("fragment", [name for name in FRAGMENTS if not name.startswith("user-content")])
def test_fragments_of_headings(fragment: str) -> None:
    assert not reported("broken-fragment", f"{HEADINGS}\n[x](<#{fragment}>)\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[x](#b)\n\n# A\n", 1),
        ("[x](#a-1)\n\n# A\n", 1),
        ('[x](#b)\n\n<div id="b">B</div>\n', 0),
        ("[x](#b)\n\n<a name=b></a>\n", 0),
        ("[x](#b)\n\n# A\n{: #b .wide}\n", 0),
        ("(b)=\n# A\n\n[x](#b)\n", 0),
        ("[x](#b)\n\n# {{ title }}\n", 0),
        ('[x](#a) [y](#a-wide)\n\n# A { .wide title="all" }\n', 1),
        ("[x](#b-amp-c) [y](#b-lt-c) [z](#amp-d)\n\n# B & C\n", 1),
        ("[x](#tie)\n\n# tie( rope, [knots] )\n", 0),
        ('[x](#knots-loops)\n\n# Knots\n\n=== "Loops"\n\n    Many.\n', 0),
        ("[](#new) [x](#new)\n\n# A\n", 1),
        ("[x](#b)\n\n{% include b.html %}\n", 0),
        ("[x](#b)\n\n<Part />\n", 0),
        ("[x](#b)\n\n!!!include(parts/b.md)!!!\n", 0),
        ("[x](#comments) [y](#)\n", 0),
        ("[x](/a#b) [y]({{ page }}#b)\n", 0),
    ],
)
def test_fragments(text: str, expected: int) -> None:
    assert len(reported("broken-fragment", text)) == expected


def test_pages_of_html_have_no_ids_but_their_own() -> None:
    for page, expected in (("<html><body>{}</body></html>", 1), ("{}", 0)):
        html = page.format('<h1>My tent</h1><p><a href="#my-tent">Mine</a>')
        assert len(reported("broken-fragment", html, "html")) == expected


def test_places_in_other_files_are_asked_for() -> None:
    asked = []

    def exists(name: str) -> bool:
        asked.append(name)
        return False

    text = (
        "[a](b.md#c) [d](../e/?x=1#f%20g) [h](/i#j) [k](https://l.example#m) [n](o.md#) [p](q.md#L3)\n"
        "[r](s.md#comments) [t]({{ u }}#v) [w](x%23y.md#z) [A](#b) [C](mailto:d@e.example#f)\n"
    )
    article = document(text).knowing(exists=exists)
    found = list(RULES["broken-fragment"].run(article, {}))
    assert asked == ["b.md#c", "../e/#f g", "/i#j"]
    assert [finding.facts["where"] for finding in found] == ["on this page", "in b.md", "in ../e/", "in /i"]
    assert [finding.facts["fragment"] for finding in RULES["broken-fragment"].run(document(text), {})] == ["b"]


def test_the_nearest_fragment_is_offered() -> None:
    rule = RULES["broken-fragment"]
    (finding,) = rule.run(document("[x](#pole)\n\n# Poles\n"), {})
    assert rule.say(finding.facts, {}) == 'There is no "#pole" on this page; did you mean #poles?'


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        ("ambiguous-link-text", "[sizes](/a) [Sizes](/b) [sizes](/c)", ["Sizes"]),
        ("ambiguous-link-text", "[sizes](/a/) [sizes](/a) [sizes](/a/index.html) [sizes](a#b)", ["sizes"]),
        ("ambiguous-link-text", "[sizes](https://www.a.example/) [sizes](http://a.example)", []),
        ("ambiguous-link-text", "[1](/a) [1](/b) [more](/a) [more](/b) [`x`](/a) [`x`](/b)", []),
        ("ambiguous-link-text", "[sizes](#a) [sizes](#b) [mail](mailto:a@a.example) [mail](mailto:b@a.example)", []),
        ("ambiguous-link-text", "|a|b|\n|-|-|\n|[get](/a)|[get](/b)|\n", []),
        ("differing-link-texts", "[sizes](/a) [how to fit](/a) [Sizes](/a)", ["how to fit"]),
        ("differing-link-texts", "[sizes](/a) [here](/a) [**Sizes**:](/a)", []),
        ("bare-url", "<https://a.example/b> and https://a.example/c.", ["https://a.example/b"]),
        (
            "bare-url",
            "<https://a.example> [https://a.example/](https://a.example/) [a.example/b](https://a.example/b)",
            [],
        ),
        ("bare-url", "[`https://a.example/b`](https://a.example/b)", []),
        ("linked-heading", "# A\n\n## [B](/b)\n\nText.\n\n## [C](/c) and D\n\nText.\n", ["B"]),
        ("linked-heading", "# A\n\n## [B](#b)\n\nText.\n\n## C\n\nText.\n", []),
        ("linked-heading", "# A\n\n## [B](/b)\n\nText.\n\n## [C](/c)\n\nText.\n", []),
    ],
)
def test_texts_and_targets(rule: str, text: str, expected: list[str]) -> None:
    assert reported(rule, text) == expected


LONG = [
    "[here](http://localhost/?a=1&b) " * 8_000,
    "[x](#y) " * 8_000,
    "# A\n\n[x](#y) <A" + "a" * 500_000,
    "# A [x](#y)\n\n" + "{#" * 200_000,
    "# a\n\n" * 8_000 + "[x](#y)",
    "".join(f"[t{i}](/{i % 7}) " for i in range(8_000)),
    '<a href="' + "x:" * 200_000 + '">x</a>',
]


@pytest.mark.parametrize("text", LONG, ids=range(len(LONG)))
def test_time_is_linear(text: str) -> None:
    article = document(text)
    assert article.words
    for rule in (rule for rule in RULES.values() if rule.family == "links"):
        began = process_time()
        list(rule.run(article, {}))
        assert process_time() - began < 3, rule.id


PARTS = "# Tents\n\n## Long poles\n\n## Short poles\n\n## Pegs\n\n"


@pytest.mark.parametrize(
    ("fragments", "expected"),
    [
        (["toc_long-poles"], []),
        (["h-pegs", "h-ropes"], ["h-ropes"]),
        (["user-content-short-poles"], []),
        (["my_long-poles", "my_short-poles", "my_pegs"], []),
        (["my_long-poles", "my_short-poles", "my_pegs", "my_ropes"], ["my_ropes"]),
        (["old-pegs"], ["old-pegs"]),
        (["old-pegs", "old-pegs", "old-pegs"], ["old-pegs"] * 3),
        (["a-pegs", "b-pegs", "c-pegs"], ["a-pegs", "b-pegs", "c-pegs"]),
    ],
)
def test_a_prefix_of_ids_is_the_generators(fragments: list[str], expected: list[str]) -> None:
    text = PARTS + "\n".join(f"- [x](#{fragment})" for fragment in fragments)
    found = RULES["broken-fragment"].run(document(text), {})
    assert [finding.facts["fragment"] for finding in found] == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("We counted the [nests on the roof](/nests). [Read more](/nests)", 0),
        ("[Read more](/nests) of the [nests on the roof](/nests).", 1),
        ("We counted the [nests](/nests).\n\nThere were nine.\n\n[Read more](/nests)", 0),
        ("We counted the [nests](/nests/#roof).\n\n[Read more](/nests)", 0),
        ("## [Nests](/nests)\n\nThere were nine.\n\n[Read more](/nests)", 0),
        ("We counted the [nests](/nests).\n\n## Eggs\n\n[Read more](/nests)", 1),
        ("We counted the [nests](/nests). [Read more](/eggs)", 1),
        ("We counted the [nests](/nests). The list is [here](/nests).", 1),
        ("We counted the [nests](/nests). If you keep gulls, [click here](/nests).", 0),
        ("We counted the [nests](/nests).\n\nIf you keep gulls, [click here](/nests).", 1),
        ("We counted the [nests](/nests). If you keep gulls, [click here](/gulls).", 1),
        ("[Here](/nests) and [here](/nests).", 2),
        ("[Read more](/nests)\n\nWe counted the [nests](/nests).", 1),
        ("We counted nests, eggs, and [more](/a).", 0),
        ("There is [more](/a).", 1),
        ("> There were nine nests. [Read more](/a)", 0),
        ("Ada wrote:\n\n> There were nine nests.\n\n[Continue reading](/a)", 0),
        ("Ada wrote:\n\n> There were nine nests.\n\nYou find it [here](/a).", 1),
        ("## Nests on roofs\n\nThere were nine.\n\n[Learn more](nests.md)", 0),
        ("## Nests on roofs\n\nThere were nine.\n\n[Learn more](/roof-nests/)", 1),
        ("## Nests on roofs\n\nThere were nine: [learn more](nests.md)", 1),
        ("## In 2021\n\nThere were nine.\n\n[Learn more](/2021/)", 1),
    ],
)
def test_a_link_that_is_clear_in_its_context(text: str, count: int) -> None:
    assert len(reported("generic-link-text", f"# Gulls\n\n{text}\n")) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Get [the package](#){: .newest }.\n", False),
        ("Get [the package](#){.newest #it}.\n", False),
        ("Get [the package](#) {later}.\n", True),
        ("Get [the package]().\n", True),
        ("Get [the package](){.newest}.\n", True),
    ],
)
def test_a_script_finds_a_link_by_its_attributes(text: str, expected: bool) -> None:
    assert bool(reported("empty-link-target", text)) is expected
