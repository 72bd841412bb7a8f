"""Links of Markdown whose markup readers see."""

from __future__ import annotations

from time import process_time

import pytest

from seolint.checks.link_markup import check
from seolint.readers import read


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Our (tents)[https://tents.example/all].", ["(tents)[https://tents.example/all]"]),
        ("Our (two tents)[/all] and (poles)[../poles].", ["(two tents)[/all]", "(poles)[../poles]"]),
        ("Our [tents] (https://tents.example).", ["[tents] (https://tents.example)"]),
        ("Our [tents](https://tents.example/all] are light.", ["[tents](https://tents.example/all]"]),
        ("Our [two\ntents] (www.tents.example).", ["[two tents] (www.tents.example)"]),
        ("Our [tents](https://tents.example).", []),
        ("Light [1] (https://tents.example), lighter [2] (www.tents.example).", []),
        ("Tents (for two)[^1] and (see)[note].", []),
        ("It is `(a)[/b]`.", []),
        ("    (tents)[https://tents.example]", []),
        ("```\n[tents] (https://tents.example)\n```", []),
    ],
)
def test_links_that_show_their_brackets(text: str, shown: list[str]) -> None:
    assert [finding.facts["text"] for finding in check(read(text, "markdown"))] == shown


@pytest.mark.parametrize("unit", ["(", "[", "[a](https://", "(a)[/", "[a] (www.", "(" * 100 + ")[", "[" * 100 + "]("])
def test_brackets_without_end_take_linear_time(unit: str) -> None:
    document = read(f"<p>a)[b {unit * (200_000 // len(unit))}</p>", "html")
    assert document.blocks
    started = process_time()
    list(check(document))
    assert process_time() - started < 1
