"""What people read is plain, idiomatic English: the turns of phrase that crept in most often stay out.

Read are the texts of rules, families and presets, every text and docstring of the package, and the documents.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]

TURNS = [
    # a turn of phrase (a regular expression), what to write instead
    (r"\bstands? (?:\d+|\{\w+\}) times", "appears 8 times"),
    (r"\((?:fewest|least|at least) (?:\d|\{)", "(minimum 10)"),
    (r"\bThe (?:fewest|most) \w+ (?:of|per)\b", "the minimum number of, the maximum number of"),
    (r"\bsays? nothing (?:of|about)\b", "doesn't describe, doesn't mention, means little"),
    (r"(?<!here )\bis no (?:article|baseline|code|content|element|finding|git|heading|image|item|language|link|name)\b",
     "is not a"),
    (r"(?<!here )\bis no (?:number|part|regular|rule|sentence|text|word|JSON|TOML|UTF-8|YAML)\b",
     "is not a, isn't part of"),
    (r"(?<!here )\bare no (?:articles|content|errors|findings|function|headings|links|names|part|sentences|words)\b",
     "are not"),
    (r"\b(?:would mend|mends?)\b", "can fix"),
    (r"\bto another page here than\b", "also links to a different page on line 12"),
    (r"\b\d+ in all\b|\b(?:entries|files|pages|words) in all\b", "in total"),
    (r"(?:^|[.:] )Who (?:comes|doesn't|follows|goes|has|hears|jumps|meets|only|reads|says|searched|sees|types|wants)\b",
     "people who"),
    (r"(?:^|[.] )(?:Compared|Counted|Judged|Looked for|Measured|Reported) (?:are|is)\b", "only … count, … are checked"),
    (r"(?:^|[.] )Mostly (?:a|an|it|somebody|the|their)\b", "usually"),
    (r"\bat least so (?:many|often)\b", "at least this many, at least this often"),
    (r"\b[Oo]ff unless asked for\b", "off by default"),
    (r"\b(?:is|are) told (?:better|by)\b", "is recognised by"),
    (r"\bcan(?:'t|not| not) be told\b", "can't be determined, isn't known"),
    (r"\bpass(?:es|ed|ing)? over\b", "skip, ignore, leave out"),
    (r"\bis there already\b", "already exists"),
    (r"\banew\b", "again"),
    (r"\b(?:and|with) its like\b", "and similar ones"),
    (r"\bbelongs? into\b", "belongs in"),
    (r"\bis sought\b", "is relative to, is looked up in"),
    (r"\bto begin with\b", "to start from"),
    (r"\bwritten in another case\b", "spelled with different capitals"),
    (r"\bwhatever the case\b", "ignoring case"),
    (r"\bin small letters\b", "in lower case"),
    (r"\btelephone numbers?\b", "phone number"),
]  # fmt: skip
"""The worst, with what an editor made of them. A turn that is right somewhere needs a narrower expression here."""

DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "rules",
    "seolint/language",
    "seolint/server",
    "tests/benchmarks",
)


def texts_of(value: Any, place: str) -> Iterator[tuple[str, str]]:
    """Every text in a value of YAML, with the keys that lead to it."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from texts_of(each, f"{place}: {key}")


def texts_of_rules() -> Iterator[tuple[str, str]]:
    """What rules, families and presets say to people; not what they look for, and not their examples."""
    for path in sorted((ROOT / "rules").rglob("*.yml")):
        data = yaml.safe_load(path.read_text("utf-8"))
        shown = {key: data[key] for key in ("summary", "message", "rationale", "habit") if key in data}
        for name, option in (data.get("options") or {}).items():
            shown[name] = option.get("help", "")
        if path.parent == ROOT / "rules":
            shown = data
        yield from texts_of(shown, path.name)


def texts_of_code() -> Iterator[tuple[str, str]]:
    """The texts and docstrings of the package that have several words."""
    for path in sorted((ROOT / "seolint").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.count(" ") > 1:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node.value


def texts_of_documents() -> Iterator[tuple[str, str]]:
    """The lines of the documents."""
    for name in DOCUMENTS:
        path = ROOT / name
        for file in sorted(path.glob("*.md")) if path.is_dir() else [path]:
            for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
                yield f"{file.relative_to(ROOT)}:{number}", line


@pytest.mark.parametrize("texts", [texts_of_rules, texts_of_code, texts_of_documents])
def test_the_worst_turns_of_phrase_stay_out(texts: Any) -> None:
    turns = [(re.compile(turn), better) for turn, better in TURNS]
    found = [
        f'{place}: "{match[0].strip()}": better "{better}"'
        for place, text in texts()
        for turn, better in turns
        for match in turn.finditer(" ".join(text.split()))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("turn", "better"), TURNS)
def test_what_is_better_is_not_bad_itself(turn: str, better: str) -> None:
    assert not any(re.search(other, better) for other, _ in TURNS), (turn, better)


def test_a_percent_sign_follows_its_number_in_messages() -> None:
    found = [place for place, text in texts_of_rules() if place.endswith("message") and re.search(r"[\d}] %", text)]
    assert not found


def test_a_turn_is_found_and_its_better_wording_named() -> None:
    with pytest.raises(AssertionError, match=r'page\.yml: message: "stands 8 times": better "appears 8 times"'):
        test_the_worst_turns_of_phrase_stay_out(lambda: [("page.yml: message", "It stands 8 times here.")])
