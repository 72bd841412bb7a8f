"""Readability is measured on running prose: what stands beside it changes no score."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from seolint.analysis.prose import prose
from seolint.document import Document
from seolint.readers import Settings, read

BEFORE = "Your feet swell when you run. Take shoes that are half a size too large, since a tight shoe hurts.\n"
AFTER = "Try them on in the evening. By then your feet have grown, and the shop is quieter than at noon.\n"

MARKDOWN = {
    "code block": "```python\ndef characteristics(dimension): return anthropometric(dimension)\n```\n",
    "indented code": "    configuration = Comprehensive(evaluation). Necessitates(deliberation).\n",
    "table": "| Manufacturer | Characteristics |\n|---|---|\n| Considerable dimensions. | Evaluation. |\n",
    "image": "![Anthropometric evaluation of considerable dimensions.](feet.png)\n",
    "list of links": "- [Comprehensive manufacturer evaluation.](/a)\n- [Considerable dimensions.](/b)\n",
    "list of labels": "- Comprehensive characteristics\n- Considerable dimensions\n",
    "quotation": "> Comprehensive anthropometric evaluation necessitates considerable deliberation.\n",
    "heading": "## Comprehensive anthropometric evaluation necessitates considerable deliberation.\n",
    "comment": "<!-- Comprehensive anthropometric evaluation necessitates deliberation. -->\n",
}
HTML = {
    "code block": "<pre><code>Comprehensive.evaluation(). Considerable.dimension().</code></pre>",
    "table": "<table><caption>Considerable evaluation.</caption><tr><td>Comprehensive dimensions.</td></tr></table>",
    "caption": "<figure><img src='a.png' alt=''><figcaption>Anthropometric evaluation.</figcaption></figure>",
    "list of links": "<ul><li><a href='/a'>Comprehensive manufacturer evaluation.</a></li></ul>",
    "quotation": "<blockquote><p>Comprehensive evaluation necessitates considerable deliberation.</p></blockquote>",
    "script": "<script>Comprehensive = 'Evaluation necessitates deliberation.'</script>",
}
CASES = [("markdown", name, part) for name, part in MARKDOWN.items()] + [
    ("html", name, part) for name, part in HTML.items()
]


def article(part: str, kind: str) -> Document:
    before, after = (BEFORE, AFTER) if kind == "markdown" else (f"<p>{BEFORE}</p>", f"<p>{AFTER}</p>")
    return read(f"{before}\n{part}\n{after}", kind, Settings(language="en"))


def scores(document: Document) -> Mapping[str, float]:
    running = prose(document)
    words = [word for indexes in running.words for word in document.words.normalized[indexes.start : indexes.stop]]
    return document.language.scores(words, [len(indexes) for indexes in running.words])


@pytest.mark.parametrize(("kind", "name", "part"), CASES, ids=[f"{kind}-{name}" for kind, name, _ in CASES])
def test_what_is_no_running_prose_changes_no_score(kind: str, name: str, part: str) -> None:
    plain = scores(article("", kind))
    assert plain["flesch_reading_ease"] > 80
    assert scores(article(part, kind)) == plain


@pytest.mark.parametrize("kind", ["markdown", "html"])
def test_a_paragraph_more_changes_the_score(kind: str) -> None:
    part = "Comprehensive anthropometric evaluation necessitates considerable deliberation."
    more = scores(article(part if kind == "markdown" else f"<p>{part}</p>", kind))
    assert more["flesch_reading_ease"] < scores(article("", kind))["flesch_reading_ease"]
