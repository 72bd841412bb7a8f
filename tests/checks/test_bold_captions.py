"""Bold lines that stand where a heading would but aren't one."""

from __future__ import annotations

import pytest

from seolint.readers import Settings, read
from seolint.rules import load_rules

RULE = load_rules()["bold-as-heading"]
SECTIONS = "\n## Nests\n\nOn roofs.\n\n## Eggs\n\nThree.\n"
CARD = "<div>\n<p><strong>White wings</strong></p>\n<p>They glide far.</p>\n</div>\n"
LINKS = "- [Nests](/nests)\n- [Eggs](/eggs)\n"


def lines(text: str, language: str = "en") -> list[str]:
    document = read(f"# Gulls\n\n{text}\n", "markdown", Settings(language=language))
    return [str(finding.facts["text"]) for finding in RULE.run(document, {})]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("**Friday 3 May 2024, 2-4pm, Harbour Hall**\n\nWe count nests.", 0),
        ("**May 3rd, 2024 | [Sign up](/in)**\n\nWe count nests.", 0),
        ("## Count\n\n**3 May 2024**\n\nWe count nests.", 0),
        ("We count.\n\n**3 May 2024**\n\nNine nests.", 1),
        ("**The count of 3 May 2024, again**\n\nNine nests.", 1),
        ("**2024-05-03 Second count**\n\nNine nests.", 1),
        ("## Roofs\n\n**by Ada Quill**\n\nGulls like roofs.", 0),
        ("## Roofs\n\n**Ada Quill**\n\nGulls like roofs.", 0),
        ("## Roofs\n\n**Ada B. O'Quill**\n\nGulls like roofs.", 0),
        ("Gulls like roofs.\n\n**Ada Quill**\n\nShe counts gulls.", 1),
        ("## Roofs\n\n**Flat Roofs**\n\nGulls like flat roofs.", 1),
        ("## Roofs\n\n**Key features**\n\nGulls like them.", 1),
        ("## Roofs\n\n**Key Features**\n\nGulls like them.", 1),
        ("**Nine years of nests on our roof**\n\nWe counted." + SECTIONS, 0),
        ("**Nine years of nests on our roof**\n\nWe counted.", 1),
        ("**Background**\n\nWe counted." + SECTIONS, 1),
        ("**Nine years of nests on our roof**\n\nWe counted.\n\n**Method**\n\nBy eye." + SECTIONS, 2),
        ("**Count: [our table](/t)**\n\nNine nests.", 0),
        ("**Count [our nests](/t)**\n\nNine nests.", 1),
        ("**Q: How many nests**\n\nA: Nine.", 0),
        ("**A. How many nests**\n\nNine.", 1),
        (f"We count.\n\n**See also**\n\n{LINKS}", 0),
        (f"We count.\n\n**Food**\n\n{LINKS}- Fish\n", 1),
        (CARD * 3, 0),
        (CARD * 2, 2),
        ("**White wings**\n\nThey glide far.\n\n" * 3, 3),
    ],
)
def test_lines(text: str, count: int) -> None:
    assert len(lines(text)) == count


def test_capitals_say_nothing_of_names_in_german() -> None:
    assert lines("## Dach\n\n**Flache Nester**\n\nSie liegen oben.", "de") == ["Flache Nester"]
