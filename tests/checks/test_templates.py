"""What a template fills in is neither empty nor judged as text, and what surrounds it still is."""

from __future__ import annotations

import pytest

from seolint import lint, load_config
from seolint.config import load

TEXT = "The kettle stood on the stove, and nobody had filled it. Rain ran down the window all morning.\n\n"

HEADINGS = [
    ("md", "## {{ page.title }}", ()),
    ("md", "## {% t 'kettle' %}", ()),
    ("md", "## {{< heading >}}", ()),
    ("md", "## <%= title %>", ()),
    ("md", "## Price: {{ price }}", ()),
    ("md", "## Price: {{ price }} now:", ("heading-punctuation",)),
    ("md", "## {{ product }} costs:", ("heading-punctuation",)),
    ("md", "## {# what to say here? #}", ("empty-heading",)),
    ("md", '## <a name="{{ id }}"></a>', ("empty-heading",)),
    ("md", "## Kettles :tea:", ()),
    ("md", "## Kettles: tea:", ("heading-punctuation",)),
    ("html", "<h2>{{{ title }}}</h2>", ()),
    ("html", "<h2><?php the_title(); ?></h2>", ()),
    ("html", "<h2><% out.print(title); %></h2>", ()),
    ("html", '<h2 v-html="title"></h2>', ()),
    ("html", '<h2><span data-th-text="${title}"></span></h2>', ()),
    ("html", '<h2 [innerHTML]="title"></h2>', ()),
    ("html", '<h2 :textContent="title"></h2>', ()),
    ("html", '<h2 data-th-utext="${title}">A title:</h2>', ()),
    ("html", '<h2><!--#echo var="TITLE" --></h2>', ()),
    ("html", "<h2><!-- title --></h2>", ("empty-heading",)),
    ("html", '<h2 aria-label="Kettles"></h2>', ()),
    ("html", '<h2 aria-label=" "></h2>', ("empty-heading",)),
    ("html", "<h2><slot name='title'></slot></h2>", ()),
    ("html", "<h2><fmt:message key='title'/></h2>", ()),
    ("html", "<h2>Costs: <?= $costs ?></h2>", ()),
    ("html", "<h2>Costs: ${costs}</h2>", ()),
    ("html", "<h2>[[${title}]]</h2>", ()),
    ("html", "<h2><#if hot>Hot:<#else>Cold:</#if></h2>", ()),
    ("html", "<h2>@lang('kettle.title')</h2>", ()),
    ("html", "<h2>Costs: @Model.Costs</h2>", ()),
    ("html", '<h2 th:text="${title}">A title:</h2>', ()),
    ("html", '<h2 id="{{ id }}"></h2>', ("empty-heading",)),
    ("html", '<h2 class="title"></h2>', ("empty-heading",)),
]


@pytest.mark.parametrize(("suffix", "heading", "expected"), HEADINGS)
def test_headings(suffix: str, heading: str, expected: tuple[str, ...]) -> None:
    text = TEXT if suffix == "md" else f"<p>{TEXT}</p>"
    source = f"{text}{heading}\n\n{text}"
    found = [problem.rule for problem in lint(source, f"kettle.{suffix}", config=load_config()).problems]
    assert tuple(rule for rule in found if rule in ("empty-heading", "heading-punctuation")) == expected


def test_headings_that_differ_when_they_are_filled_in_are_no_duplicates() -> None:
    filled = f"# Kettles\n\n## {{{{ a }}}} kettles\n\n{TEXT}## {{{{ b }}}} kettles\n\n{TEXT}"
    assert "duplicate-heading" not in [
        problem.rule for problem in lint(filled, "kettle.md", config=load_config()).problems
    ]
    typed = filled.replace("{{ a }}", "Red").replace("{{ b }}", "Red")
    assert "duplicate-heading" in [problem.rule for problem in lint(typed, "kettle.md", config=load_config()).problems]


def test_a_heading_that_prints_the_title_is_no_second_one() -> None:
    source = f"---\ntitle: A kettle on the stove in the rain\n---\n\n# {{{{ page.title }}}}\n\n{TEXT}"
    assert "multiple-h1" not in [problem.rule for problem in lint(source, "kettle.md", config=load_config()).problems]


def test_an_alike_link_text_that_is_filled_in_leads_where_it_likes() -> None:
    source = f"# Kettles\n\n{TEXT}See [the {{{{ a }}}} kettle](/a) and [the {{{{ b }}}} kettle](/b).\n"
    assert not [
        problem for problem in lint(source, "kettle.md", config=load_config()).problems if "link" in problem.rule
    ]


TITLES = [
    ("md", '---\ntitle: "{{ title }}"\n---\n\n'),
    ("md", "---\ntitle: <%= title %>\ndescription: ${d}\n---\n\n"),
    ("md", "+++\ntitle = \"{{ replace .Name '-' ' ' | title | humanize | truncate 70 }} and some more\"\n+++\n\n"),
    ("html", "<head><title>${title}</title></head>"),
    ("html", "<head><title>{post.title} | Tea</title></head>"),
    ("html", "<head><title th:text='${title}'>Tea</title></head>"),
]


@pytest.mark.parametrize(("suffix", "head"), TITLES)
def test_a_title_that_a_template_fills_in_is_known_to_be_there_and_not_judged(suffix: str, head: str) -> None:
    body = f"# Kettles\n\n{TEXT}" if suffix == "md" else f"<body><h1>Kettles</h1><p>{TEXT}</p></body>"
    found = [problem.rule for problem in lint(head + body, f"kettle.{suffix}", config=load_config()).problems]
    assert not [
        rule for rule in found if rule.startswith(("title", "placeholder", "description")) or rule.endswith("h1")
    ]


def test_a_title_with_braces_in_it_is_judged() -> None:
    source = f"---\ntitle: Tea {{1}}\n---\n\n{TEXT}"
    assert "title-too-short" in [
        problem.rule for problem in lint(source, "a.md", config=load(preset="strict")).problems
    ]
