"""Long stretches without a subheading, and what divides them."""

from __future__ import annotations

import pytest

from seolint.readers import read
from seolint.rules import load_rules

RULE = load_rules()["missing-subheading"]


def words(count: int) -> str:
    """So many words, in sentences of ten."""
    return " ".join(["The potter lifts the bowl and turns it once more."] * (count // 10))


PLAIN = "\n\n".join([words(50)] * 4)
LED = "\n\n".join([f"**Clay.** {words(50)}"] * 4)
ITEMS = "\n".join([f"- {words(50)}"] * 4)
OPTIONS = "\n".join([f"- `--kiln`: {words(50)}"] * 9)
TERMS = "\n".join([f"- **Kiln**: {words(50)}"] * 9)
CODE = "\n\n".join([words(50), "```\nkiln --hot\n```"] * 4)
IMAGES = "\n\n".join([words(50), "![A kiln](kiln.png)"] * 4)
INLINE = "\n\n".join([f"{words(50)} ![A kiln](kiln.png) {words(50)}"] * 2)
LONG_TERMS = "\n".join([f"1. ***Kiln (1a).*** {words(50)}\n\n    {words(50)}\n" for _ in range(9)])
NESTED_TERMS = "\n".join([f"- **Kiln**: hot.\n\n  {words(50)}\n\n  - {words(100)}\n" for _ in range(4)])
PAGES = "\n".join([f"- [Kiln](/kiln): {words(50)}"] * 9)
MEANINGS = f"<dl>{f'<dt>Kiln</dt><dd><p>{words(50)}</p><p>{words(50)}</p></dd>' * 5}</dl>"
GLOSSARY = "\n\n".join([f"**Kiln**: {words(50)}"] * 12)
FILLED_GLOSSARY = "\n\n".join([f'{{{{% term "kiln" %}}}} {words(50)}'] * 12)
BETWEEN = "\n".join([f"- **Kiln**: hot.\n- {words(50)}"] * 9)
NOTED = f"{words(50)}[^1]\n\n[^1]: {words(300)}"
TABLE = "\n\n".join([words(100), "| Clay | Kiln |\n| - | - |\n| red | hot |", words(100)])


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        (words(100), None),
        (PLAIN, 150),
        (LED, None),
        (ITEMS, None),
        (CODE, None),
        (IMAGES, None),
        (INLINE, 150),
        (LONG_TERMS, None),
        (f"{LONG_TERMS}\n\n{PLAIN}", 150),
        (NOTED, None),
        (TABLE, None),
        (OPTIONS, None),
        (TERMS, None),
        (NESTED_TERMS, None),
        (PAGES, None),
        (MEANINGS, None),
        (BETWEEN, 300),
        (GLOSSARY, None),
        (FILLED_GLOSSARY, None),
        (f"{GLOSSARY}\n\n{PLAIN}\n\n{PLAIN}", 150),
        ("\n\n".join([LED] * 2), 300),
        ("\n".join([ITEMS] * 2), 300),
        (f"{LED}\n\n{PLAIN}", 150),
        (f"{OPTIONS}\n\n{PLAIN}", 150),
    ],
)
def test_what_divides_a_stretch(text: str, limit: int | None) -> None:
    document = read(f"# Bowls\n\n{text}\n", "markdown")
    found = [finding.facts["limit"] for finding in RULE.run(document, {"max": 150, "max_divided": 300})]
    assert found == ([] if limit is None else [limit])


@pytest.mark.parametrize("most", [100, 150])
def test_without_an_allowance_nothing_divides(most: int) -> None:
    document = read(f"# Bowls\n\n{OPTIONS}\n", "markdown")
    [finding] = RULE.run(document, {"max": 150, "max_divided": most})
    assert finding.facts["limit"] == 150
