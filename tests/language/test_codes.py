"""Codes of languages, however pages, configs and locales write them."""

from __future__ import annotations

import pytest

import seolint
from seolint import config
from seolint.language import choose, get, same
from seolint.language.codes import is_code, primary, shortest
from seolint.linter import examine

GERMAN = "Das Fass steht unter dem Rohr und wird vom Regen gefüllt, der vom Dach des Hauses kommt. "


@pytest.mark.parametrize(
    ("written", "code"),
    [
        *(("en", "en"), ("EN", "en"), (" en ", "en"), ("en-GB", "en"), ("en_US", "en"), ("en_US.UTF-8", "en")),
        *(("eng", "en"), ("deu", "de"), ("ger", "de"), ("GER", "de"), ("ger-AT", "de"), ("de_DE@euro", "de")),
        *(("pt-BR", "pt"), ("por", "pt"), ("zh-Hans", "zh"), ("zh_Hant_TW", "zh"), ("zho", "zh"), ("chi", "zh")),
        *(("cmn-Hans", "zh"), ("yue", "zh"), ("fra", "fr"), ("fre", "fr"), ("nld", "nl"), ("dut", "nl"), ("ces", "cs")),
        *(("cze", "cs"), ("ell", "el"), ("gre", "el"), ("fas", "fa"), ("per", "fa"), ("ron", "ro"), ("rum", "ro")),
        *(("slk", "sk"), ("slo", "sk"), ("slv", "sl"), ("jpn", "ja"), ("kor", "ko"), ("nob", "nb"), ("nor", "no")),
        *(("ckb", "ckb"), ("gsw", "gsw"), ("und", "und"), ("fil", "fil")),
    ],
)
def test_every_spelling_of_a_code(written: str, code: str) -> None:
    assert is_code(written)
    assert primary(written) == get(written).code == code
    assert same(written, code)


@pytest.mark.parametrize("text", ["", "lang=", "english", "e", "en, de", "en;q=0.8", "{{ lang }}", "e1", "x-tents"])
def test_what_is_no_code_declares_nothing(text: str) -> None:
    assert not is_code(text)
    assert choose(GERMAN * 3, None, text, None).code == "de"


def test_no_code_of_two_letters_is_longer() -> None:
    assert all(shortest(code) == code for code in ("en", "iw", "ast", "gsw", "haw", "cmn"))


@pytest.mark.parametrize("tag", ["ger", "deu", "de_AT", "DE", "de"])
@pytest.mark.parametrize(
    "page",
    [
        '<html lang="{}"><body><p>{}</p></body></html>',
        '<html xml:lang="{}"><body><p>{}</p></body></html>',
        '<html><head><meta http-equiv="content-language" content="{}"></head><body><p>{}</p></body></html>',
        "---\nlang: {}\n---\n\n{}\n",
        "+++\nlanguage = '{}'\n+++\n\n{}\n",
        '{{"locale": "{}"}}\n\n{}\n',
    ],
)
def test_a_declaration_is_understood_wherever_it_is(page: str, tag: str) -> None:
    path = "a.html" if page.startswith("<") else "a.md"
    report = seolint.lint(page.format(tag, GERMAN * 5), path)
    assert report.language == "de"
    assert "wrong-language" not in {problem.rule for problem in report.problems}
    assert seolint.lint(page.format(tag, "Zelt."), path).language == "de"


def test_a_page_may_hold_text_that_is_marked_as_another_language() -> None:
    page = f'<html lang="en"><title>Tents</title><body><{{}}>{GERMAN * 5}</div></body></html>'
    found = [[p.rule for p in seolint.lint(page.format(tag), "a.html").problems] for tag in ("div", 'div lang="de-AT"')]
    assert ["wrong-language" in rules for rules in found] == [True, False]


def test_a_declaration_on_the_command_line_and_in_a_config() -> None:
    for settings in (
        config.load(overrides=config.Overrides(language="ger")),
        config.load(overrides=config.Overrides(language="de_AT")),
    ):
        assert examine("Zelt.", "a.md", settings).language == "de"


def test_another_language_than_a_code_of_three_letters_says() -> None:
    page = f'<html lang="eng"><body><p>{GERMAN * 5}</p></body></html>'
    report = seolint.lint(page, "a.html")
    found = {problem.rule: problem.message for problem in report.problems}
    assert report.language == "de"
    assert 'lang="en"' in found["invalid-language"]
    assert found["wrong-language"].endswith('Write "de".')
