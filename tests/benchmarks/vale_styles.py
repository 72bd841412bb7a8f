"""How much of Vale's styles comes over: the share of their rules that load and run over articles, by kind of rule.

    python tests/benchmarks/vale_styles.py STYLES [ARTICLES] [--missing]

STYLES is a folder of styles as Vale keeps them (StylesPath), or of one style; ARTICLES a folder of .md, .html and .txt.
A rule counts when its file loads, its examples hold and it runs over every article without failing. --missing lists
the others with the reason.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from seolint.document import Document
from seolint.examples import run_examples
from seolint.readers import Settings, read
from seolint.rules import load_rule
from seolint.rules.rule import Rule
from seolint.vale import import_styles

FORMATS = {".md": "markdown", ".html": "html", ".txt": "text"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("styles", type=Path)
    parser.add_argument("articles", type=Path, nargs="?")
    parser.add_argument("--missing", action="store_true")
    told = parser.parse_args()
    documents = articles(told.articles) if told.articles else []
    fine, all_of = Counter[str](), Counter[str]()
    found, started = 0, perf_counter()
    with TemporaryDirectory() as folder:
        for outcome in import_styles(told.styles, Path(folder)):
            kind = outcome.kind or "unreadable"
            all_of[kind] += 1
            why, count = tried(load_rule(outcome.file), documents) if outcome.file else (outcome.why, 0)
            fine[kind] += not why
            found += count
            if why and told.missing:
                print(f"{outcome.path}:{outcome.line}: {why}")
    for kind in [*sorted(all_of), ""]:
        some, many = (fine[kind], all_of[kind]) if kind else (fine.total(), all_of.total())
        print(f"{kind or 'all':15} {some:4} of {many:4}  {some / max(many, 1):4.0%}")
    print(f"{found} findings in {len(documents)} articles; {perf_counter() - started:.1f} s")


def articles(folder: Path) -> Sequence[Document]:
    """The articles of a folder, read as English ones."""
    settings = Settings(default_language="en")
    return [
        read(path.read_text("utf-8", "replace"), FORMATS[path.suffix], settings)
        for path in sorted(folder.rglob("*"))
        if path.suffix in FORMATS
    ]


def tried(rule: Rule, documents: Sequence[Document]) -> tuple[str, int]:
    """Why a rule doesn't count ("" when it does), and how much it found in the articles."""
    wrong = next((outcome.wrong for outcome in run_examples(rule) if outcome.wrong), "")
    if wrong:
        return wrong, 0
    try:
        return "", sum(
            bool(rule.say(finding.facts, {})) for document in documents for finding in rule.run(document, {})
        )
    except Exception as error:
        return f"{type(error).__name__}: {error}", 0


if __name__ == "__main__":
    main()
