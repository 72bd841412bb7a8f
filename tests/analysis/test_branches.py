"""What different branches of a template contain is never on a page together."""

from __future__ import annotations

import pytest

from seolint import config
from seolint.linter import examine

BRANCHES = [
    "{% if wide %}A{% else %}B{% endif %}",
    "{% if wide %}A{% elsif narrow %}B{% endif %}",
    "{%- unless wide -%}{% if a %}x{% endif %}A{% for a in b %}{% endfor %}{%- else -%}B{%- endunless -%}",
    "{% case width %}{% when 1 %}A{% when 2 %}B{% endcase %}",
    "{{ if .Wide }}{{ range .A }}x{{ end }}A{{ else }}B{{ end }}",
    "{{#if wide}}A{{else}}B{{/if}}",
    "<% if wide %><% all.each do |one| %>x<% end %>A<% else %>B<% end %>",
    "<?php if (wide()): ?>A<?php else: ?>B<?php endif; ?>",
    "{#if wide}A{:else}B{/if}",
]
TOGETHER = [
    "A B",
    "{% if wide %}A{% endif %}{% if narrow %}B{% endif %}",
    "{% if wide %}x{% else %}y{% endif %}A{% if c %}B{% else %}y{% endif %}",
    "{% if wide %}x{% else %}AB{% endif %}",
    "{{ if .Wide }}x{{ else }}y{{ end }}A B",
]


def found(template: str, one: str, other: str) -> list[str]:
    """What is repeated where one element takes the place of A, another that of B."""
    rules = ["repeated-alt-text", "multiple-h1", "duplicate-heading", "ambiguous-link-text", "duplicate-paragraph"]
    page = template.replace("A", f"\n{one}\n").replace("B", f"\n{other}\n")
    selected = config.load(overrides=config.Overrides(select=rules))
    problems = examine(f"<body><h1>Tents</h1>{page}</body>", "page.html", selected).problems
    return [problem.rule for problem in problems]


@pytest.mark.parametrize(
    ("rule", "one", "other"),
    [
        ("repeated-alt-text", '<img src="l.jpg" alt="A tent at dawn">', '<img src="r.jpg" alt="A tent at dawn">'),
        ("duplicate-heading", "<h2>Two poles</h2><p>Up.</p>", "<h2>Two poles</h2><p>Down.</p>"),
        ("ambiguous-link-text", '<p><a href="/a">our tents</a></p>', '<p><a href="/b">our tents</a></p>'),
    ],
)
def test_what_is_repeated_in_another_branch_is_not(rule: str, one: str, other: str) -> None:
    one, other = (text.replace("A tent", "the tent") for text in (one, other))
    for template in BRANCHES:
        assert found(template, one, other) == [], template
    for template in TOGETHER:
        assert found(template, one, other) == [rule], template


def test_one_of_two_main_headings_is_shown() -> None:
    page = "{% if wide %}<h1>Wide</h1>{% else %}<h1>Narrow</h1>{% endif %}"
    selected = config.load(overrides=config.Overrides(select=["multiple-h1"]))
    assert not examine(f"<body>{page}</body>", "page.html", selected).problems
    assert examine(f"<body>{page}<h1>More</h1></body>", "page.html", selected).problems


def test_what_is_never_closed_ends_nothing() -> None:
    selected = config.load(overrides=config.Overrides(select=["multiple-h1"]))
    page = "{% else %}{% if %}" * 300 + "<h1>Wide</h1>{% endif %}<h1>Narrow</h1>"
    assert examine(f"<body>{page}</body>", "page.html", selected).problems
