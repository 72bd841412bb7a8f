"""Configs and rule files with an error in them: where it is reported, and in which words."""

from __future__ import annotations

from pathlib import Path

import pytest

from seolint import config
from seolint.config.chain import DEEPEST
from seolint.rules import load_rule, load_rules_in
from seolint.yaml import ConfigDiagnostic, ConfigError

YAML = [
    ("- a\n", 1, 1, "a config has to be a mapping"),
    ("rules: {\n", 1, 9, "a bracket or brace isn't closed"),
    ("ignore: [a\nlanguage: de\n", 1, 9, "a bracket or brace isn't closed"),
    ('content: "a\n', 1, 12, "the quotation mark that ends this text is missing"),
    ("rules: *a\n", 1, 8, "no anchor of this name"),
    ("ignore: *.md\n", 1, 9, "quote a glob or text that begins with it"),
    ("ignore: [!keep.md]\n", 1, 10, "`!` begins a tag"),
    ("ignore: !!python/name:os.system\n", 1, 9, "`!` begins a tag"),
    ("content: @main\n", 1, 10, "no value begins with this character"),
    ("content: a: b\n", 1, 11, "a second `: ` in one line"),
    ("content: {a} b\n", 1, 14, "a value ends before this"),
    ("? [a, b]\n: c\n", 1, 3, "a key is one word"),
    ("rules:\n\tthin-page: off\n", 2, 1, "spaces, not tabs"),
    ("rules:\n    thin-page: off\n  thin-section: off\n", 3, 3, "the indentation doesn't fit"),
    ('extends: "a\\0b"\n', 1, 10, "extends contains a NUL character"),
    ('custom_rules: ["a\\0b"]\n', 1, 16, "custom_rules contains a NUL character"),
    ("language: de\n---\nlanguage: en\n", 2, 1, "a second document"),
    ("language: d\x07e\n", 1, 12, "control characters are not allowed"),
    ("content: 漢 \x07\n", 1, 12, "control characters are not allowed"),
    ("rules: {<<: 5}\n", 1, 13, "<< takes a mapping"),
    ("language: !!int en\n", 1, 11, "can't be read as a value"),
    ("rules: &a\n  thin-page: *a\n", 1, 1, "an alias is inside what it names"),
    ("language: 1" + ":1" * 400_000 + "\n", 1, 11, "a number has at most 40 characters"),
    ("language: 1" + ":1" * 400_000 + ".5\n", 1, 11, "a number has at most 40 characters"),
    ("language: 0x" + "f" * 900_000 + "\n", 1, 11, "a number has at most 40 characters"),
    ("[" * 100_000, 1, 1, "nest more than 50 levels"),
    ("- " * 100_000 + "a", 1, 1, "nest more than 50 levels"),
    ("a: " + "x" * 1_000_001, 1, 1, "it has more than 1 MB"),
]

KEYS = [
    ("ruls: {}\n", 1, 1, "unknown key ruls; did you mean rules?"),
    ("thin-page: off\n", 1, 1, "it is a rule or a family: write it below rules:"),
    ("headings: off\n", 1, 1, "it is a rule or a family: write it below rules:"),
    ("language: de\nlanguage: en\n", 2, 1, "language appears again (first on line 1)"),
    ("language: 5\n", 1, 11, "takes a text"),
    ("formats: html\n", 1, 10, "formats is a mapping of an extension to markdown, mdx, html, text"),
    ("formats: {njk: html}\n", 1, 11, "njk is not an extension; write .njk"),
    ('formats: {"*.njk": html}\n', 1, 11, "*.njk is not an extension; write .njk"),
    ("formats: {a/b: html}\n", 1, 11, "write one such as .njk or .html.erb"),
    ("formats: {.njk: htm}\n", 1, 17, "a format is one of markdown, mdx, html, text; did you mean html?"),
    ("formats: {.njk: [html]}\n", 1, 17, "a format is one of markdown, mdx, html, text"),
    ("language: true\n", 1, 11, "takes a text"),
    ("language: english\n", 1, 11, "english is not a language code, such as en or pt-BR"),
    ("content: [a]\n", 1, 10, "takes a text"),
    ("content: ''\n", 1, 10, "takes a text"),
    (f"content: {'a ' * 501}b\n", 1, 10, "content has 1,003 characters; write at most 1,000"),
    (
        "content: 'a['\n",
        1,
        10,
        "is not a CSS selector, such as main or div.post: Malformed attribute selector at position 1",
    ),
    ("content: p::before\n", 1, 10, "Pseudo-element found at position 1"),
    ("fail_on: eror\n", 1, 10, "error, warning, info, never; did you mean error?"),
    ("fail_on: [error]\n", 1, 10, "fail_on is one of"),
    ("max_warnings: -1\n", 1, 15, "a number from 0"),
    ("max_warnings: lots\n", 1, 15, "a number from 0"),
    ("max_warnings: true\n", 1, 15, "a number from 0"),
    ("front_matter: title\n", 1, 15, "is a mapping"),
    ("front_matter: {titel: headline}\n", 1, 16, "read titel from front matter; did you mean title?"),
    ("front_matter:\n  title: [a, 5]\n", 2, 14, "takes a text or a list of texts, not 5"),
    ("site: here\n", 1, 7, "site is a mapping of url, source, output"),
    ("site: {ulr: x}\n", 1, 8, "unknown key ulr; did you mean url?"),
    ("site: {url: example.com}\n", 1, 13, "url is an address, such as https://example.com/"),
    ("site: {base_url: example.com}\n", 1, 18, "url is an address, such as https://example.com/"),
    ("site: {output: 5}\n", 1, 16, "takes a text"),
]

GLOBS = [
    ("ignore: 5\n", 1, 9, "takes a text or a list"),
    ("ignore: [a, {b: c}]\n", 1, 13, "takes a text or a list"),
    ("ignore: ['']\n", 1, 10, "takes a text or a list"),
    ("ignore: ./drafts/\n", 1, 9, "write drafts/"),
    ("ignore: ['!../drafts']\n", 1, 10, "is outside the config's folder"),
    ("ignore: 'a['\n", 1, 9, "'a[' matches nothing; write a glob as in .gitignore"),
    (f"ignore: [{'a, ' * 10_001}]\n", 1, 9, "ignore has 10,001 globs; write at most 10,000"),
    ("keyphrases: laces\n", 1, 13, "is a mapping"),
    ("keyphrases: {./a.md: laces}\n", 1, 14, "write a.md"),
    ("keyphrases: {a.md: ['']}\n", 1, 21, "takes a text or a list of texts"),
    ("overrides: {}\n", 1, 12, "overrides have to be a list"),
    ("overrides: [a]\n", 1, 13, "an override needs `files`"),
    ("overrides:\n  - rules: {}\n", 2, 5, "an override needs `files`"),
    ("overrides:\n  - files: [5]\n", 2, 13, "takes a text or a list of texts, not 5"),
    ("overrides:\n  - files: ./a\n", 2, 12, "write a"),
    ("overrides:\n  - files: a\n    rules: {thin-pag: off}\n", 3, 13, "did you mean thin-page?"),
    ("overrides:\n  - files: a\n    extends: b\n", 3, 5, "it is outside overrides"),
    ("overrides:\n  - files: a\n    thin-page: off\n", 3, 5, "write it below the rules: of this override"),
    ("overrides:\n  - files: a\n    language: 5\n", 3, 15, "takes a text"),
]

RULES = [
    ("rules: off\n", 1, 8, "rules are a mapping"),
    ("rules: [thin-page]\n", 1, 8, "rules are a mapping"),
    ("rules:\n  thin-pag: off\n", 2, 3, "did you mean thin-page?"),
    ("rules:\n  headngs: off\n", 2, 3, "did you mean headings?"),
    ("rules:\n  thin-page: off\n  thin-page: on\n", 3, 3, "appears again"),
    ("rules:\n  thin-page: eror\n", 2, 14, "did you mean error?"),
    ("rules:\n  thin-page: 5\n", 2, 14, "thin-page takes off"),
    ("rules:\n  thin-page: []\n", 2, 14, "thin-page takes off"),
    ("rules:\n  thin-page:\n", 2, 13, "thin-page takes off"),
    ("rules:\n  thin-page: {severity: warn}\n", 2, 25, "did you mean warning?"),
    ("rules:\n  thin-page: {severity: off}\n", 2, 25, "to turn it off, write thin-page: off"),
    ("rules:\n  thin-page: {mim: 5}\n", 2, 15, "did you mean min?"),
    ("rules:\n  content: {min: 5}\n", 2, 13, "content is a family"),
    (
        "rules:\n  thin-page: {phrases: [a]}\n",
        2,
        15,
        "phrases belongs to missing-author, missing-summary, placeholder-text; thin-page has min",
    ),
    ("rules:\n  thin-page:\n    min: many\n", 3, 10, "'many'; it takes an integer"),
    ("rules:\n  thin-page:\n    min: 2.5\n", 3, 10, "takes an integer"),
    ("rules:\n  thin-page:\n    min: true\n", 3, 10, "takes an integer"),
    ("rules:\n  thin-page:\n    min:\n", 3, 9, "takes an integer"),
    ("rules:\n  thin-section:\n    min: 0\n", 3, 10, "at least 1"),
    ("rules:\n  hard-to-read:\n    min: .inf\n", 3, 10, "takes a finite number"),
    ("rules:\n  placeholder-text: {marks: TODO}\n", 2, 29, "it takes a list"),
    ("rules:\n  placeholder-text: {phrases: [a, '']}\n", 2, 35, "this text is empty"),
    ("rules:\n  placeholder-text: {phrases: [a … b … c …]}\n", 2, 32, "more than 2 of …; leave out some"),
    ("rules:\n  placeholder-text: {marks: [A, 5]}\n", 2, 33, "marks holds 5; it takes a text"),
    ("rules:\n  placeholder-text:\n    marks:\n      - no\n", 4, 9, "quote on, off, yes, no, true and false"),
]

EXTENDS = [
    ("extends: recomended\n", 1, 10, "did you mean recommended?"),
    ("extends: [docs, {a: b}]\n", 1, 17, "takes a text or a list of texts"),
    ("extends: [docs, nix]\n", 1, 17, "there is no preset nix"),
    ("extends: [./none.yml]\n", 1, 11, "there is no file ./none.yml; the path is relative to this config"),
    ("extends: ./.seolint.yml\n", 1, 10, "extends goes in a circle: .seolint.yml -> .seolint.yml"),
    ("extends: package:nobodys\n", 1, 10, "no package offers a preset nobodys"),
    ("custom_rules: 5\n", 1, 15, "takes a text or a list of texts"),
    ("custom_rules: [house]\n", 1, 16, "there is no folder house; the path is relative to this config"),
    ("custom_rules: .\n", 1, 15, "there are no rule files (*.yml) in ."),
]

RULE = """\
summary: A house word.
check: measure
severity: info
message: "{value} links"
with: {measure: links, scope: article}
options:
  max: {default: 1, type: number, help: The most links.}
examples:
  - bad: "[a](/a) [b](/b)"
    flags: [a b]
  - good: Nothing.
"""

RULE_FILES = [
    ("summary: A house word.", "summary: 5", 1, 10, "summary is 5; it takes a text"),
    ("summary: A house word.", "sumary: A.", 1, 1, "unknown key sumary; did you mean summary?"),
    ("summary: A house word.", "{}", 2, 1, "follows the value that the file begins with"),
    ("severity: info", "severity: low", 3, 11, "severity is one of error, warning, info"),
    ("severity: info", "severity: eror", 3, 11, "did you mean error?"),
    ("severity: info\n", "", 1, 1, "severity is missing"),
    ("check: measure", "check: measure.x and more", 2, 8, "there is no check measure.x and more"),
    ("check: measure", "check: __init__", 2, 8, "there is no check __init__"),
    ("check: measure", "check: mesure", 2, 8, "there is no check mesure; did you mean measure?"),
    ("check: measure", "check: _prose", 2, 8, "there is no check _prose"),
    ("check: measure", "check: ..rule", 2, 8, "there is no check ..rule"),
    ("check: measure", "check: measure.x", 2, 8, "there is no check measure.x; did you mean measure?"),
    ('"{value} links"', '"{value links"', 4, 10, "the message can't be filled in"),
    ('"{value} links"', '"{} links"', 4, 10, "{} can't be filled in"),
    ('"{value} links"', '"{value.real} links"', 4, 10, "there is no fact or option value.real; did you mean value?"),
    ('"{value} links"', '"{vlue} links"', 4, 10, "there is no fact or option vlue; did you mean value?"),
    ('"{value} links"', '"{value[0]} links"', 4, 10, "a placeholder is a name, such as {text}"),
    ('"{value} links"', '"{value!r} links"', 4, 10, "conversions such as !r aren't allowed"),
    ('"{value} links"', '"{value:{limit}} links"', 4, 10, "a { is alone at character 1"),
    ('"{value} links"', '"{value:>900000000} links"', 4, 10, "widths and decimals are at most 99"),
    ('"{value} links"', '"{value:.100f} links"', 4, 10, "widths and decimals are at most 99"),
    ('"{value} links"', '"{value:%Y} links"', 4, 10, "has a format that isn't allowed; write one such as {value:.1f}"),
    ('"{value} links"', f'"{{value}} {"links" * 400}"', 4, 10, "it has 2,008 characters; write at most 2,000"),
    ('"{value} links"', "{value} links", 4, 18, "a value ends before this; quote the whole text"),
    ("with: {", "with: [", 5, 7, "a bracket or brace isn't closed"),
    ("with: {measure: links, scope: article}", "with: links", 5, 7, "with is a mapping"),
    ("scope: article", "scop: article", 5, 24, "the check takes no scop; did you mean scope?"),
    (", scope: article", "", 2, 8, "the check needs scope: give it under options or with"),
    ("scope: article", "scope: 5", 5, 31, "scope is 5; it takes a text"),
    ("measure: links", "measure: ''", 5, 17, "there is no measure"),
    ("scope: article", "scope: article, levels: [2, x]", 5, 52, "levels holds 'x'; it takes an integer in each place"),
    ("scope: article", "scope: article, min: .inf", 5, 45, "min is inf; it takes a finite number"),
    ("scope: article", "scope: article, max: 3", 5, 40, "max is under options, too"),
    ("scope: article", "scope: article, min: many", 5, 45, "min is 'many'; it takes a finite number"),
    ("  max: {", "  maxi: {", 7, 3, "the check takes no maxi; did you mean max?"),
    ("  max: {", "  max of: {", 7, 3, "'max of' is not a name for an option"),
    ("type: number", "type: numbr", 7, 27, "did you mean number?"),
    ("type: number, ", "", 7, 8, "type is missing"),
    (", help: The most links.", "", 7, 8, "help is missing"),
    ("The most links.", "The most links, as ever.", 7, 57, "a comma within braces begins a new key"),
    ("default: 1", "default: many", 7, 18, "the default is 'many'; it takes a number"),
    ("default: 1", "default: 1, minimum: 2", 7, 18, "the default is 1; it is at least 2"),
    ("default: 1", "default: 1, minimum: x", 7, 30, "minimum is 'x'; it takes a number"),
    ("default: 1", "default: 1, allowed: 5", 7, 30, "allowed is 5; it takes a list"),
    ("default: 1", "default: 1, allowed: [off]", 7, 31, "allowed holds False; quote it"),
    ("{default: 1, type: number, help: The most links.}", "1", 7, 8, "option max is a mapping of default"),
    ("    flags: [a b]\n", "", 9, 5, "a bad example needs flags: the texts that are reported"),
    ("flags: [a b]", "flags: a", 10, 12, "flags is a list"),
    ("flags: [a b]", "flags: [a b]\n    format: pdf", 11, 13, "format is one of both, markdown, html, text"),
    ("flags: [a b]", "flags: [a b]\n    options: {mix: 1}", 11, 15, "the rule has no option mix"),
    ("flags: [a b]", "flags: [a b]\n    options: {max: x}", 11, 20, "max is 'x'; it takes a number"),
    ("good: Nothing.", "good: Nothing.\n    flags: [a]", 12, 5, "nothing is reported in a good example"),
    ("good: Nothing.", "good: 5", 11, 11, "an example is a text, not 5"),
    ("good: Nothing.", "Nothing.", 11, 5, "an example is either bad (with flags) or good"),
    ("  - good: Nothing.\n", "", 8, 1, "a good example is missing"),
    ("options:\n", "source: [5]\noptions:\n", 6, 10, "source is 5; it takes an address"),
]


def first(folder: Path, text: str) -> ConfigDiagnostic:
    """The first mistake of a config in an otherwise empty folder."""
    path = folder / ".seolint.yml"
    path.write_text(text, "utf-8")
    with pytest.raises(ConfigError) as error:
        config.load(path)
    return error.value.diagnostics[0]


@pytest.mark.parametrize(("text", "line", "column", "part"), [*YAML, *KEYS, *GLOBS, *RULES, *EXTENDS])
def test_config(tmp_path: Path, text: str, line: int, column: int, part: str) -> None:
    diagnostic = first(tmp_path, text)
    assert part in diagnostic.message
    assert (diagnostic.line, diagnostic.column) == (line, column)


@pytest.mark.parametrize(("old", "new", "line", "column", "part"), RULE_FILES)
def test_rule_file(tmp_path: Path, old: str, new: str, line: int, column: int, part: str) -> None:
    assert RULE.count(old) == 1
    path = tmp_path / "house-word.yml"
    path.write_text(RULE.replace(old, new), "utf-8")
    with pytest.raises(ConfigError) as error:
        load_rule(path)
    found = [
        (diagnostic.line, diagnostic.column) for diagnostic in error.value.diagnostics if part in diagnostic.message
    ]
    assert found == [(line, column)], error.value


def test_the_rule_that_is_broken_here_is_right(tmp_path: Path) -> None:
    path = tmp_path / "house-word.yml"
    path.write_text(RULE, "utf-8")
    assert load_rule(path).options["max"].default == 1


def test_an_error_is_shown_with_its_line_and_a_caret(tmp_path: Path) -> None:
    shown = str(first(tmp_path, "content: 漢字: b\n"))
    assert shown == (
        f"{tmp_path / '.seolint.yml'}:1:12: a second `: ` in one line; quote the text that holds it, or begin a new"
        " line\n 1 | content: 漢字: b\n   |              ^"
    )


def test_a_long_line_is_shown_round_the_error(tmp_path: Path) -> None:
    diagnostic = first(tmp_path, f"rules: {{thin-page: off, {'thin-section: off, ' * 30}}}\n")
    assert len(diagnostic.excerpt) <= 120
    assert diagnostic.excerpt[diagnostic.caret :].startswith("thin-section")


def test_a_message_is_cut_in_the_middle_where_a_value_is_long(tmp_path: Path) -> None:
    diagnostic = first(tmp_path, f"language: {'x' * 100_000}\n")
    assert diagnostic.message.startswith("xxx")
    assert diagnostic.message.endswith("xxx is not a language code, such as en or pt-BR")
    assert len(diagnostic.message) < 700


def test_all_errors_of_all_files_at_once(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text("languag: de\n", "utf-8")
    (tmp_path / "house").mkdir()
    (tmp_path / "house/broken.yml").write_text("sumary: x\n", "utf-8")
    path = tmp_path / ".seolint.yml"
    text = "extends: [base.yml, nix]\ncustom_rules: house\nrules: {thin-pag: off, broken: off}\nfail_on: x\n"
    path.write_text(text, "utf-8")
    with pytest.raises(ConfigError) as error:
        config.load(path)
    places = {(Path(diagnostic.path).name, diagnostic.line) for diagnostic in error.value.diagnostics}
    assert places == {("base.yml", 1), ("broken.yml", 1), (".seolint.yml", 1), (".seolint.yml", 3), (".seolint.yml", 4)}
    assert not any("rule or family broken" in diagnostic.message for diagnostic in error.value.diagnostics)


def chain(folder: Path, length: int) -> Path:
    """The first of so many configs, each of which extends the next."""
    for number in range(1, length):
        (folder / f"{number}.yml").write_text(f"# {number}\nextends: ./{number + 1}.yml\n", "utf-8")
    (folder / f"{length}.yml").write_text("language: de\n", "utf-8")
    return folder / "1.yml"


def test_configs_extend_one_another_only_so_often(tmp_path: Path) -> None:
    assert config.load(chain(tmp_path, DEEPEST)).language == "de"
    with pytest.raises(ConfigError) as error:
        config.load(chain(tmp_path, 400))
    (diagnostic,) = error.value.diagnostics
    assert (Path(diagnostic.path).name, diagnostic.line, diagnostic.column) == (f"{DEEPEST}.yml", 2, 10)
    assert diagnostic.message == f"extends: more than {DEEPEST} configs extend one another; shorten the chain"


def test_no_more_errors_than_anybody_reads(tmp_path: Path) -> None:
    path = tmp_path / ".seolint.yml"
    path.write_text("rules:\n" + "".join(f"  thin-pag{i}: off\n" for i in range(20_000)), "utf-8")
    with pytest.raises(ConfigError) as error:
        config.load(path)
    assert len(error.value.diagnostics) == 100


def test_aliases_that_multiply_are_refused(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x]", *(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 10))]
    assert "more than 100,000 values, those behind aliases included" in first(tmp_path, "\n".join(lines)).message


@pytest.mark.parametrize(
    ("files", "part"),
    [
        (["house/thin-page.yml"], "a rule thin-page already exists; rename house/thin-page.yml"),
        (["house/headings.yml"], "headings is a family of rules; rename house/headings.yml"),
        (["house/thin-page/house-word.yml"], "thin-page is a rule; rename the folder of house-word.yml"),
        (["house/a/word.yml", "house/b/word.yml"], "a rule word already exists in"),
        (["house/our words.yml"], "the file's name 'our words' names the rule"),
        (["house/our words/word.yml"], "the folder's name 'our words' names the family"),
    ],
)
def test_names_of_custom_rules(tmp_path: Path, files: list[str], part: str) -> None:
    for file in files:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(RULE, "utf-8")
    assert part in first(tmp_path, "custom_rules: house\n").message


def test_files_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "house" / "word.yml"
    path.parent.mkdir()
    path.write_bytes(b"summary: \xff\n")
    with pytest.raises(ConfigError, match=r"word\.yml:1:1: the file is not UTF-8 \(byte 9\)"):
        load_rules_in(path.parent)
