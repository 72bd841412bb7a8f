"""The syntax of site generators is masked, and nothing else is."""

from __future__ import annotations

import time

import pytest

from seolint.readers import read
from seolint.readers.templates import mask_templates

MASKED = [
    ("{% if sale %}\nHello {{ name }}s\n{% endif %}", ["{% if sale %}", "{{ name }}", "{% endif %}"]),
    ('{{< figure src="a"\n  title="b" >}} x', ['{{< figure src="a"\n  title="b" >}}']),
    ("{{% note %}}Keep **me**{{% /note %}}", ["{{% note %}}", "{{% /note %}}"]),
    ("{# a remark #} and {{/* another */}}", ["{# a remark #}", "{{/* another */}}"]),
    ("<?php if ($a > 1): ?>Hi<% x %>", ["<?php if ($a > 1): ?>", "<% x %>"]),
    ("@extends('shop')\n@section('x', ['a' => f(g(1))])\n@endsection", None),
    ("{!! $html !!} {{-- not\n\nseen --}}", ["{!! $html !!}", "{{-- not\n\nseen --}}"]),
    ('!!! note "Mind"\n    Body', ['!!! note "Mind"']),
    ("???+ tip\n    Body", ["???+ tip"]),
    (":::tip Title\ntext\n:::", [":::tip Title", ":::"]),
    ("::: {.callout-note}\ntext\n:::", ["::: {.callout-note}", ":::"]),
    ("# Sizes {#sizes .wide}\n", ["{#sizes .wide}"]),
    ('Text {: .note}\n{: .lead id="a"}', ["{: .note}", '{: .lead id="a"}']),
    ("![x](y){width=50%} [b](c){ .md-button }", ["{width=50%}", "{ .md-button }"]),
    ('# Sizes {/*sizes*/}\n\n{class="wide"}', ["{/*sizes*/}", '{class="wide"}']),
    ("[[toc]]\n\n[TOC]\n\n{:toc}", ["[[toc]]", "[TOC]", "{:toc}"]),
    (
        "{% highlight py %}\nfoo\n{% endhighlight %} a {% comment %}b{% endcomment %}",
        ["{% highlight py %}\nfoo\n{% endhighlight %}", "{% comment %}b{% endcomment %}"],
    ),
    ("{#if hot}\nTea {@html x} {/if}{:else}{name}", ["{#if hot}", "{@html x}", "{/if}", "{:else}", "{name}"]),
    ("{#each cups as {size}, i (i)}x{/each}", ["{#each cups as {size}, i (i)}", "{/each}"]),
    (
        "<p>\n@if (hot) {\n{{ a }} {b\n} } @else if (f(x)) { c } @else {d}\n@let x = 1;",
        ["@if (hot) {", "{{ a }}", "}", "@else if (f(x)) {", "}", "@else {", "}", "@let x = 1;"],
    ),
    ("@foreach (var cup in cups)\n{\n  <p>Cup</p>\n}", ["@foreach (var cup in cups)\n{", "}"]),
    ("@for (c of cups; track c) { <b>x</b> } @empty { no }", ["@for (c of cups; track c) {", "}", "@empty {", "}"]),
    ("{{< math />}} seen {{< math >}}x{{< /math >}}", ["{{< math />}}", "{{< math >}}x{{< /math >}}"]),
    ("a\n{`b\n# c\n`}\nd", ["{`b\n# c\n`}"]),
    ("{`b\n# c\n`}\nd", ["{`b\n# c\n`}"]),
    ("Text\n\n  @section('x')\nMore", ["@section('x')"]),
    ("{% raw %}{{ seen }}{% endraw %}{{ not }}", ["{% raw %}", "{% endraw %}", "{{ not }}"]),
]
PROSE = [
    "Plain text, 100 % {sure}, with a lone { and a lone }.",
    "An {{ opening that\n\nnever closes }} in its paragraph.",
    "Write `{{ name }}` or ``{% if %}`` in a template.",
    "```liquid\n{% if x %}\n```\n\n~~~\n{{ y }}\n~~~",
    "<!-- {{ in a comment }} -->",
    "\\\\sum_{i=1} f{x=1} is a set, {a, b} too; mail me @ home, @if you like.",
    "Really!!! And ??? too. a ::: b",
    "The ratio is 3:2 {approximately}.",
    "Set {`a`} or {name}, then mail if@example.com {or @for}.",
]
MDX = (
    "import A from './a'\nimport {\n  B,\n} from 'b'\n\nexport const meta = {\n  a: 1,\n\n}\n\n# Hi {name}\n\n"
    "<Tabs a={() => 1} b=\"x > y\">\n  <Tab>One</Tab>\n</Tabs>\n<div style={{a: 'b'}}>Text</div> <>x</> `{code}`\n\n"
    "import duty is prose, export duty too, a < B and 3 {never closed"
)


@pytest.mark.parametrize(("source", "masked"), MASKED)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_masked(source: str, masked: list[str] | None, line_end: str) -> None:
    source = source.replace("\n", line_end)
    found = [source[start:end] for start, end, *_ in mask_templates(source)]
    assert found == [mask.replace("\n", line_end) for mask in masked or source.splitlines()]


@pytest.mark.parametrize("source", PROSE)
def test_prose(source: str) -> None:
    assert mask_templates(source) == []


def test_mdx() -> None:
    assert [MDX[start:end] for start, end, *_ in mask_templates(MDX, mdx=True)] == [
        "import A from './a'\nimport {\n  B,\n} from 'b'",
        "export const meta = {\n  a: 1,\n\n}",
        "{name}",
        '<Tabs a={() => 1} b="x > y">',
        "<Tab>",
        "</Tab>",
        "</Tabs>",
        "<div style={{a: 'b'}}>",
        "</div>",
        "<>",
        "</>",
    ]


HOSTILE = ["{{ ", "{% ", "{# ", "<% ", "<?php ", "{{< ", "{%raw%}", "{% comment %}", "{.a ", "{:a=", "@if((a)", "!!! "]
HOSTILE += [
    "` {{ ",
    "`` ` {{",
    "<!-- {{ ",
    "```\n{{",
    "\n\n{{",
    "{{ \n \n",
    "{#a b=c ",
    "<A ",
    "<A {",
    "<A '",
    "import {",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_is_linear(unit: str) -> None:
    source = unit * 20_000 + "{{"
    started = time.process_time()
    mask_templates(source, mdx=True)
    assert time.process_time() - started < 3  # quadratic takes minutes


def test_words_beside_a_reference_and_a_template_tag_keep_their_places() -> None:
    source = '<title>Salt &amp; {{ spice }} &#0;mills</title><img alt="Pepper &amp; {{ spice }} &#0;jars">\n'
    document = read(source, "html")
    for word in ("Salt", "mills", "Pepper", "jars"):
        assert document.unseen.index(word) == source.index(word)


@pytest.mark.parametrize("name", ["codeExample", "codeblock", "code_sample", "sourcecode"])
def test_tags_of_sites_with_code(name: str) -> None:
    document = read(f"# A\n\n{{% {name} 'b' %}}\n  .c {{ d: e; }}\n  ===\n{{% end{name} %}}\n\nText.\n", "markdown")
    assert [document.text_of(block) for block in document.blocks] == ["A", "Text."]
