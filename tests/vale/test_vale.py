"""Vale's rules, imported: a style in, the rule file and what it reports out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from seolint.examples import run_examples, seen_at
from seolint.readers import Settings, read
from seolint.rules import load_rule, load_rules_in
from seolint.vale import ImportResult, import_styles
from seolint.vale.draft import kebab, message_of
from seolint.vale.samples import samples
from tests.cli.run import seolint

REPORTED = [
    pytest.param(
        "extends: existence\nmessage: \"Leave out '%s'.\"\nignorecase: true\ntokens: [obviously, of course]\n",
        "# Boots\n\nObviously, they are **of course** warm.\n",
        ["Leave out 'Obviously'.", "Leave out 'of course'."],
        id="existence: words",
    ),
    pytest.param(
        "extends: existence\nmessage: \"'%s'\"\ntokens: ['colou?red', plain]\nexceptions: [coloured]\n",
        "Some are colored, some coloured, some plainly plain; Colored isn't.\n",
        ["'colored'", "'plain'"],
        id="existence: expressions, words, exceptions",
    ),
    pytest.param(
        "extends: existence\nmessage: \"'%s'\"\nnonword: true\ntokens: ['\\d+%', ' ;']\n",
        "It is 40% wool ;\nit is warm.\n",
        ["'40%'", "' ;'"],
        id="existence: nonword",
    ),
    pytest.param(
        "extends: existence\nmessage: \"'%s'\"\nraw: ['\\bvery\\s+']\ntokens: [warm, 'dr(?:y|ied)']\n",
        "It is very dry, dry and very  warm, not very wet.\n",
        ["'very dry'", "'very warm'"],
        id="existence: raw before tokens",
    ),
    pytest.param(
        "extends: existence\nmessage: \"'%s'\"\nscope: heading\ntokens: ['\\w+(?=!)']\n",
        "# Boots\n\n## Sale!\n\nBuy!\n",
        ["'Sale'"],
        id="existence: scope, and an expression that looks ahead",
    ),
    pytest.param(
        "extends: substitution\nmessage: \"Write '%s', not '%s'.\"\nignorecase: true\n"
        "swap:\n  utili[sz]e: use\n  boot lace: bootlace\n  cellar|attic: store|loft\n",
        "Utilise a boot lace in the attic.\n",
        [
            "Write 'use', not 'Utilise'.",
            "Write 'bootlace', not 'boot lace'.",
            "Write 'store / loft', not 'attic'.",
        ],
        id="substitution",
    ),
    pytest.param(
        "extends: consistency\nmessage: \"Both spellings: '%s'.\"\neither:\n  grey: gray\n",
        "A grey boot, a gray sole, a gray lace.\n",
        ["Both spellings: 'grey'."],
        id="consistency",
    ),
    pytest.param(
        "extends: occurrence\nmessage: '%s commas'\nscope: sentence\nmax: 2\ntoken: ','\n",
        "Red, green, blue, and grey. Wool, cotton, silk.\n",
        ["3 commas"],
        id="occurrence",
    ),
    pytest.param(
        "extends: occurrence\nmessage: 'fewer than two links: %s'\nscope: summary\nmin: 2\ntoken: see\n",
        "# Boots\n\nA sole; see below.\n",
        ["fewer than two links: 1"],
        id="occurrence: at least",
    ),
    pytest.param(
        "extends: repetition\nmessage: \"'%s' twice\"\nignorecase: true\nalpha: true\ntokens: ['[^\\s]+']\n",
        "This is the\nthe sole.\n",
        ["'the' twice"],
        id="repetition",
    ),
    pytest.param(
        "extends: conditional\nmessage: \"What is '%s'?\"\nfirst: '\\b([A-Z]{3,5})\\b'\n"
        "second: '(?:\\b[A-Z][a-z]+ )+\\(([A-Z]{3,5})\\)'\nexceptions: [PDF]\n",
        "The Boot Makers Guild (BMG) tests soles. The BMG and the XYZ publish a PDF.\n",
        ["What is 'XYZ'?"],
        id="conditional",
    ),
    pytest.param(
        "extends: capitalization\nmessage: \"'%s' is no sentence\"\nscope: heading\n"
        "match: $sentence\nexceptions: [Alps]\n",
        "# Boots\n\n## Walking in the Alps\n\n## Choosing The Right Sole\n\nWalk.\n",
        ["'Choosing The Right Sole' is no sentence"],
        id="capitalization: sentence",
    ),
    pytest.param(
        "extends: capitalization\nmessage: begins with a numeral\nscope: heading\nmatch: '^\\D'\n",
        "# Boots\n\n## 5 soles\n\nWalk.\n",
        ["begins with a numeral"],
        id="capitalization: an expression",
    ),
    pytest.param(
        "extends: metric\nmessage: '%s words in a sentence'\nformula: words / sentences\ncondition: '> 5.0'\n",
        "The sole of the boot is made of rubber.\n",
        ["9 words in a sentence"],
        id="metric",
    ),
    pytest.param(
        "extends: metric\nmessage: grade\nformula: |\n"
        "  (0.39 * (words / sentences)) + (11.8 * (syllables / words)) - 15.59\n"
        "condition: '> 8.0'\n",
        "Manufacturers recommend waterproofing impregnation continuously, notwithstanding breathability.\n",
        ["grade"],
        id="metric: a score's formula",
    ),
    pytest.param(
        "extends: readability\nmessage: grade\ngrade: 8\nmetrics: [Flesch-Kincaid, Gunning Fog]\n",
        "Manufacturers recommend waterproofing impregnation continuously, notwithstanding breathability.\n",
        ["grade"],
        id="readability",
    ),
]

LEFT_OUT = [
    ("extends: spelling\nmessage: x\n", 1, "spelling needs a dictionary, which seolint doesn't have"),
    ("message: x\nextends: sequence\n", 2, "sequence needs parts of speech, which seolint doesn't recognise"),
    ("extends: script\nmessage: x\n", 1, "script runs a program, which rules here never do"),
    ("extends: exists\nmessage: x\n", 1, "extends is exists, which isn't one of Vale's kinds of rule"),
    ("extends: existence\nmessage: x\n", 1, "there are no tokens"),
    ("extends: existence\nlevel: fatal\ntokens: [a]\n", 2, "level is suggestion, warning or error, not fatal"),
    ("extends: existence\ntokens: [a]\nscope: strong\n", 3, "the scope strong has no counterpart"),
    ("extends: existence\ntokens: [a]\nscope: text & ~heading\n", 3, "the scope text & ~heading has no counterpart"),
    ("extends: substitution\nmessage: x\n", 1, "swap is empty"),
    ("extends: occurrence\nmax: many\ntoken: a\n", 2, "max is 'many', which is not a number"),
    (
        "extends: metric\nformula: long_words / words\ncondition: '> 1'\n",
        2,
        "long_words in the formula has no counterpart",
    ),
]


def imported(folder: Path, style: str, name: str = "Harbour/Rule.yml") -> list[ImportResult]:
    """The outcomes for a style of one file."""
    path = folder / "styles" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(style, "utf-8")
    return list(import_styles(folder / "styles", folder / "rules"))


@pytest.mark.parametrize(("style", "article", "messages"), REPORTED)
def test_what_an_imported_rule_reports(tmp_path: Path, style: str, article: str, messages: list[str]) -> None:
    (outcome,) = imported(tmp_path, style)
    assert outcome.file, outcome.why
    rule = load_rule(outcome.file)
    assert (rule.id, rule.family) == ("harbour-rule", "harbour")
    assert [result.wrong for result in run_examples(rule)] == ["", "", "", ""]
    document = read(article, "markdown", Settings(default_language="en"))
    findings = sorted(rule.run(document, {}), key=lambda finding: finding.span)
    assert [rule.say(finding.facts, {}) for finding in findings] == messages
    assert all(seen_at(document, finding) for finding in findings)


@pytest.mark.parametrize(("style", "line", "why"), LEFT_OUT)
def test_what_has_no_counterpart(tmp_path: Path, style: str, line: int, why: str) -> None:
    (outcome,) = imported(tmp_path, style)
    assert (outcome.line, outcome.file, outcome.why) == (line, None, why)


def test_an_imported_file_reads_like_one_written_by_hand(tmp_path: Path) -> None:
    style = "extends: existence\nmessage: \"Leave out '%s'.\"\nlink: https://example.com/style\nlevel: suggestion\n"
    (outcome,) = imported(tmp_path, style + "ignorecase: true\ntokens:\n  - obviously\n", "Harbour/FillerWords.yml")
    assert outcome.file == tmp_path / "rules" / "harbour" / "harbour-filler-words.yml"
    assert outcome.file.read_text("utf-8") == (
        "# Imported from Vale: Harbour/FillerWords.yml\n"
        "summary: Leave out '…'.\n"
        "check: pattern\n"
        "severity: info\n"
        "message: Leave out '{text}'.\n"
        "source: https://example.com/style\n"
        "with:\n"
        "  words:\n"
        "    - obviously\n"
        "examples:\n"
        '  - bad: "The label says obviously twice.\\n"\n'
        "    flags: [obviously]\n"
        '  - good: "They dry fast.\\n"\n'
    )


def test_a_rule_that_was_edited_is_not_written_over(tmp_path: Path) -> None:
    style = "extends: existence\nmessage: x\ntokens: [obviously]\n"
    (first,) = imported(tmp_path, style)
    assert first.file
    assert imported(tmp_path, style) == [first]
    edited = first.file.read_text("utf-8").replace("severity: warning", "severity: error")
    first.file.write_text(edited, "utf-8")
    (again,) = imported(tmp_path, style)
    assert again.why == f"{first.file} already exists; move it away to import it again"
    assert first.file.read_text("utf-8") == edited


def test_each_scope_of_a_list_is_a_rule(tmp_path: Path) -> None:
    imported(tmp_path, "extends: existence\nmessage: x\nscope: [heading, list]\ntokens: [obviously]\n")
    assert sorted(load_rules_in(tmp_path / "rules")) == ["harbour-rule-heading", "harbour-rule-item"]


def test_a_vocabulary_is_a_list_of_terms(tmp_path: Path) -> None:
    lists = tmp_path / "styles" / "config" / "vocabularies" / "Boots"
    lists.mkdir(parents=True)
    (lists / "accept.txt").write_text("# Makers\nGrowlGrip\nXTRA\n[Ss]neakers?\n", "utf-8")
    (lists / "reject.txt").write_text("galosh\nwell(?:ies|y)\n", "utf-8")
    imported(tmp_path, "extends: existence\nmessage: x\ntokens: ['[A-Z]{4}', growlgrip]\n")
    rules = load_rules_in(tmp_path / "rules")
    reported = {}
    document = read("Growlgrip, GrowlGrip, XTRA, WOOL, galosh, wellies.\n", "markdown", Settings(default_language="en"))
    for name, rule in rules.items():
        reported[name] = [seen_at(document, finding) for finding in rule.run(document, {})]
    assert reported == {
        "boots-rejected-term": ["galosh", "wellies"],
        "boots-term-as-written": ["Growlgrip"],
        "harbour-rule": ["WOOL"],
    }


@pytest.mark.parametrize(
    ("vale", "message"),
    [
        ("Use '%s' instead of '%s'.", "Use '{replacement}' instead of '{text}'."),
        ("'%[2]s' is '%[1]s'", "'{text}' is '{replacement}'"),
        ("100%% {braces}", "100% {{braces}}"),
    ],
)
def test_messages(vale: str, message: str) -> None:
    assert message_of(vale, ["replacement", "text"]) == message


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\w+ed", "boxed"),
        (r"(?i)\b(?:shoe|boot)s?\b", "shoe"),
        (r"(?<=\s)-\d{1,2}", " -12"),
        (r"[[:upper:]]{2,}", "BOX"),
        (r"[^\w\s]", "."),
        (r"(\w+) \1", "box box"),
        (r"(?P<a>x)|y", "x"),
        (r"(?P<a>[x-z])-(?P=a)", "x-x"),
        (r"(?:sea|seal)", "sea"),
        ("(?x: a b # and no more\n )c", "abc"),
        (r"[\x41\102]\101", "AA"),
        (r"(?<=sea +)bird", "sea bird"),
        (r"(?i:W(?!x)(?#later)){2,}?", "WW"),
    ],
)
def test_a_text_that_an_expression_matches(pattern: str, text: str) -> None:
    assert next(samples(pattern)) == text


@pytest.mark.parametrize("pattern", ["(", "((((a{60}){60}){60}){60}){60}", "(" * 3000, "\\b"])
def test_no_text_for_hostile_expressions(pattern: str) -> None:
    assert list(samples(pattern)) == []


@pytest.mark.parametrize(
    "pattern",
    ["((((){900}){900}){900}){900}", r"(?:(?:(?:\b){999}){999}){999}", "(a{1000})" + r"\1" * 999, "[ -~]{1000}" * 999],
)
def test_repeats_of_repeats_end(pattern: str) -> None:
    assert list(samples(pattern)) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [("HeadingAcronyms", "heading-acronyms"), ("URLFormat", "url-format"), ("write-good", "write-good"), ("We", "we")],
)
def test_names(name: str, expected: str) -> None:
    assert kebab(name) == expected


def test_the_command(tmp_path: Path) -> None:
    style = tmp_path / "styles" / "Harbour"
    style.mkdir(parents=True)
    (style / "Filler.yml").write_text("extends: existence\nmessage: x\ntokens: [obviously]\n", "utf-8")
    (style / "Spelling.yml").write_text("extends: spelling\nmessage: x\n", "utf-8")
    (style / "Broken.yml").write_text("extends: [\n", "utf-8")
    (style / "meta.json").write_text("{}", "utf-8")
    outcome = seolint(tmp_path, "import", "vale", "styles", "--to", "rules")
    lines = outcome.stdout.decode().splitlines()
    assert outcome.returncode == 0
    assert lines[0].startswith("styles/Harbour/Broken.yml:")
    assert lines[1] == "styles/Harbour/Spelling.yml:1: spelling needs a dictionary, which seolint doesn't have"
    assert lines[2:] == [
        "1 rules written to rules, 2 left out",
        "To use them, add to .seolint.yml:  custom_rules: [rules]",
    ]


@pytest.mark.parametrize(
    ("styles", "message"),
    [("nowhere", "there is no folder nowhere"), (".", ". has no Vale rules: YAML files with a line `extends:`")],
)
def test_nothing_to_import(tmp_path: Path, styles: str, message: str) -> None:
    outcome = seolint(tmp_path, "import", "vale", styles)
    assert outcome.returncode == 2
    assert message in outcome.stderr.decode()


@pytest.mark.skipif(os.name != "posix", reason="Windows has neither pipes in folders nor links for all")
def test_what_lies_outside_the_styles_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hunter2", "utf-8")
    terms = tmp_path / "styles/config/vocabularies/Boots"
    terms.mkdir(parents=True)
    (terms / "accept.txt").symlink_to(tmp_path / "secret")
    os.mkfifo(terms / "reject.txt")
    (tmp_path / "styles/Other.yml").symlink_to(tmp_path / "secret")
    outcomes = imported(tmp_path, "extends: existence\nmessage: x\ntokens: [obviously]\n")
    outside = f"can't be read: it lies outside {tmp_path / 'styles'}, where seolint reads nothing; put a copy inside"
    assert [(outcome.path.name, outcome.why) for outcome in outcomes] == [
        ("accept.txt", outside),
        ("reject.txt", "can't be read: it is a pipe or a device, not a file"),
        ("Rule.yml", ""),
        ("Other.yml", f"1:1: {outside}"),
    ]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no links for all")
@pytest.mark.parametrize("target", ["precious", "new"])
def test_no_link_is_followed_where_rules_are_written(tmp_path: Path, target: str) -> None:
    (tmp_path / "precious").write_text("precious", "utf-8")
    (tmp_path / "rules/harbour").mkdir(parents=True)
    (tmp_path / "rules/harbour/harbour-rule.yml").symlink_to(tmp_path / target)
    (outcome,) = imported(tmp_path, "extends: existence\nmessage: x\ntokens: [obviously]\n")
    assert "already exists" in outcome.why
    assert (tmp_path / "precious").read_text("utf-8") == "precious"
    assert not (tmp_path / "new").exists()


def test_no_folder_is_left_for_a_rule_that_would_not_load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seolint.vale.as_yaml", lambda rule, notes: "summary: [\n")
    (outcome,) = imported(tmp_path, "extends: existence\nmessage: x\ntokens: [obviously]\n")
    assert outcome.file is None
    assert not (tmp_path / "rules").exists()
