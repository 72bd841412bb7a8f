"""Leftovers of chatbots: found in every language that the rule knows, and not where a page shows or discusses them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from seolint import config, lint
from seolint.checks.leftover import validate
from seolint.rules import load_rules
from tests.test_linear import assert_linear

CONFIG = config.load(overrides=config.Overrides(select=["chatbot-leftover"]))
RULE = load_rules()["chatbot-leftover"]
LEFTOVERS = RULE.settings["leftovers"]
KINDS = {leftover["kind"] for leftover in LEFTOVERS}


def phrases() -> Iterator[tuple[str, str, str]]:
    """Each kind, language and phrase that needs nothing beside it."""
    for leftover in LEFTOVERS:
        if "with" not in leftover:
            for language, texts in leftover.get("phrases", {}).items():
                yield from ((leftover["kind"], language, text.replace("#", "4")) for text in texts)


def found(text: str, path: str = "page.md") -> list[str]:
    return [problem.facts["text"] for problem in lint(text, path, config=CONFIG).problems]


def kinds_in(text: str) -> list[str]:
    return [problem.facts["kind"] for problem in lint(text, "page.md", config=CONFIG).problems]


@pytest.mark.parametrize(("kind", "language", "phrase"), list(phrases()))
def test_every_phrase_is_found_where_it_is_said(kind: str, language: str, phrase: str) -> None:
    said = phrase.capitalize()
    block = f"{said} …" if kind != "button label" else said
    (problem,) = lint(f"{block}:\n\n* Rye\n", "page.md", config=CONFIG).problems
    assert problem.facts["kind"] == kind
    assert problem.severity == "error"
    assert found(f"<p>{block.replace(' ', '&nbsp;', 1)}:</p><p>Rye</p>", "page.html")


@pytest.mark.parametrize(("kind", "language", "phrase"), list(phrases()))
def test_no_phrase_is_found_where_it_is_shown(kind: str, language: str, phrase: str) -> None:
    for shown in (f"> {phrase}:", f"“{phrase}”", f"«{phrase}:»", f"„{phrase}“", f"「{phrase}」", f"*{phrase}*"):
        assert found(f"{shown}\n\nRye\n") == []
    assert found(f"`` {phrase} ``\n\nRye\n") == []
    assert found(f"```\n{phrase}\n```\n\nRye\n") == []
    assert found(f"# What ChatGPT writes\n\n{phrase}:\n\nRye\n") == []


def test_kinds_and_languages() -> None:
    shown = {kind for example in RULE.examples for kind in kinds_in(example.source)}
    assert shown == KINDS
    spoken = {language for kind, language, _ in phrases() if kind in ("disclaimer", "reply")}
    assert len(spoken) >= 16


@pytest.mark.parametrize(
    "text",
    [
        "Mix the dough.\n\nI hope this helps! Let me know if you have any questions.\n",
        "Dear [Name],\n\nlet me know if you need more.\n\n[Your Name]\n",
        "Mix the dough.\n\nSure! Here is how I do it.\n\nHope this helps!\n",
        "— Bien sûr ! Voici la carte, dit-il.\n\nElle sourit.\n",
        "Mix the dough.\n\nCertainly! Here is the link to our mill.\n",
        "Press Regenerate response, and wait.\n",
        "We asked a chatbot. It wrote: as an AI language model I can't. No LLM can.\n",
        "See [a mill](https://mill.example.com/?utm_source=newsletter&ref=chatgpt.com).\n",
        "> See [a mill](https://mill.example.com/?utm_source=chatgpt.com).\n",
        "The return0search1 function.\n",
    ],
)
def test_what_people_write(text: str) -> None:
    assert found(text) == []


def test_words_of_other_languages_are_not_the_subject() -> None:
    text = (
        "# Pane ai cereali\n\nCome modello linguistico non posso assaggiare il pane, ma piace ai bambini e ai nonni.\n"
    )
    assert found(text) == ["Come modello linguistico"]


def test_links_count_on_every_page() -> None:
    text = "# ChatGPT\n\nSee [a mill](https://mill.example.com/?a=b&amp;utm_source=chatgpt.com#rye).\n"
    assert found(text) == ["utm_source=chatgpt.com"]


def test_what_is_wrong_with_arguments() -> None:
    known: list[dict[str, object]] = [
        {"kind": "a", "phrases": ["b"]},
        {"kind": "a", "at": "end", "with": ["c"], "link": "d", "word": "e"},
        {"phrases": {}},
    ]
    wrong = [path for path, _ in validate(leftovers=known)]
    below = [("phrases",), ("word",), ("at",), ("with",), ("link",)]
    assert wrong == [("leftovers", 0, *below[0]), *(("leftovers", 1, *path) for path in below[1:]), ("leftovers", 2)]
    assert list(validate(leftovers=5))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "piece", ["“as an AI language model, ", "oaicite:1 ", "Sure, here ", "'a ", "certainly! here is "]
)
def test_steps_are_linear(piece: str) -> None:
    assert_linear(lambda count: piece * count, 1_500 // len(piece), "page.md")
