"""A site is linted for its articles and nothing else, whichever way its files are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from seolint import config
from seolint.run.config_loader import ConfigLoader
from seolint.run.discovery import Discovery
from seolint.run.options import CheckOptions
from seolint.run.site_folders import files_in
from seolint.site.generators.settings import texts_of

ARTICLES = ["content/_index.md", "content/about.html", "content/posts/a.md"]
OTHERS = [
    "LICENSE.txt",
    "README.md",
    "archetypes/default.md",
    "content/robots.txt",
    "layouts/index.html",
    "node_modules/x/README.md",
    "public/index.html",
    "themes/bare/layouts/index.html",
]


@pytest.fixture(autouse=True)
def _site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site of Hugo, in a repository."""
    written(tmp_path, "hugo.toml", *ARTICLES, *OTHERS)
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)


def written(folder: Path, *names: str, text: str = "# One\n\nText.\n") -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def discovery(*, force_exclude: bool = False) -> Discovery:
    return ConfigLoader(config.load).discovery(CheckOptions(force_exclude=force_exclude))


def test_a_folder_holds_its_articles_only() -> None:
    found = discovery()
    assert found.files(["."]) == ARTICLES
    assert {path: reason for path, reason in found.passed if path in ("public/", "README.md", "LICENSE.txt")} == {
        "public/": "outside content/, where Hugo keeps its articles",
        "README.md": "outside content/, where Hugo keeps its articles",
        "LICENSE.txt": "a legal text or a list of people, not an article",
    }


def test_the_hook_agrees_with_the_folder() -> None:
    assert discovery(force_exclude=True).files([*ARTICLES, *OTHERS[:-3], *OTHERS[-2:]]) == ARTICLES


def test_a_file_that_is_named_is_linted() -> None:
    assert discovery().files(["README.md", "layouts/index.html"]) == ["README.md", "layouts/index.html"]


def test_a_folder_that_is_named_is_what_it_is() -> None:
    assert discovery().files(["public", "content/posts"]) == ["content/posts/a.md", "public/index.html"]
    assert discovery(force_exclude=True).files(["public"]) == []


def test_a_folder_of_the_site_belongs_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("content")
    assert discovery().files(["."]) == ["_index.md", "about.html", "posts/a.md"]


def test_the_config_names_another_generator_or_none(tmp_path: Path) -> None:
    (tmp_path / ".seolint.yml").write_text("site: {generator: none}\n")
    assert "README.md" in discovery().files(["."])
    (tmp_path / ".seolint.yml").write_text("site: {generator: mkdocs, source: layouts}\n")
    written(tmp_path, "layouts/a.md")
    assert discovery().files(["."]) == ["layouts/a.md"]


def test_a_site_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    written(tmp_path, "website/docusaurus.config.js", text="")
    written(tmp_path, "website/docs/a.md", "website/README.md")
    (tmp_path / "hugo.toml").unlink()
    (tmp_path / "archetypes/default.md").unlink()
    found = discovery().files(["."])
    assert "website/docs/a.md" in found
    assert "website/README.md" not in found
    assert "README.md" in found


def test_markdown_of_docusaurus_is_mdx(tmp_path: Path) -> None:
    assert ConfigLoader(config.load).of_file("content/posts/a.md").generator == "hugo"
    (tmp_path / "hugo.toml").rename("docusaurus.config.js")
    found = ConfigLoader(config.load).of_file("docs/a.md")
    assert (found.generator, found.formats) == ("docusaurus", {".md": "mdx"})


def test_the_extensions_of_a_generator_and_of_the_config(tmp_path: Path) -> None:
    (tmp_path / "hugo.toml").unlink()
    (tmp_path / "archetypes/default.md").unlink()
    written(tmp_path, "book/_quarto.yml", text="")
    written(tmp_path, "book/a.qmd", "book/b.txt", "book/_part.qmd")
    assert discovery().files(["book"]) == ["book/a.qmd"]
    (tmp_path / ".seolint.yml").write_text("formats: {.txt: text}\n")
    assert discovery().files(["book"]) == ["book/a.qmd", "book/b.txt"]


def test_a_glob_of_what_the_generator_leaves_out_is_not_called_useless(tmp_path: Path) -> None:
    (tmp_path / ".seolint.yml").write_text("ignore: [themes/, nothing/]\n")
    loader = ConfigLoader(config.load)
    loader.discovery(CheckOptions()).files(["."])
    (left,) = loader.unmatched([tmp_path])
    assert "no article here matches nothing/" in left.message


def test_plain_texts_of_programs_are_no_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "program"
    written(program, "notes/a.txt", "src/b.txt", "src/main.rs", "examples/app/data/c.txt", "examples/app/d.md", "e.txt")
    (program / ".git").mkdir()
    monkeypatch.chdir(program)
    assert discovery().files(["."]) == ["e.txt", "examples/app/d.md", "notes/a.txt"]
    assert discovery().files(["src/b.txt"]) == ["src/b.txt"]
    assert discovery(force_exclude=True).files(["src/b.txt", "notes/a.txt"]) == ["notes/a.txt"]


def test_a_folder_named_examples_above_the_repository_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = tmp_path / "examples" / "texts"
    written(texts, "a.txt", "b.txt")
    (texts / ".git").mkdir()
    monkeypatch.chdir(texts)
    assert discovery().files(["."]) == ["a.txt", "b.txt"]


def test_pages_on_which_a_program_is_tried_are_no_articles(tmp_path: Path) -> None:
    (tmp_path / "hugo.toml").unlink()
    (tmp_path / "archetypes/default.md").unlink()
    tried = ["tests/kiln_test.py", "tests/pages/clay.md", "tests/kilns/next.config.js", "tests/kilns/a.md"]
    written(tmp_path, *tried, "pkg/kiln.ts", "pkg/fixtures/b.html", "guide/fixtures/cup.md", "guide/tests/a.md")
    found = discovery().files(["."])
    assert not [path for path in found if path.startswith(("tests/", "pkg/"))]
    assert {"guide/fixtures/cup.md", "guide/tests/a.md"} <= set(found)
    written(tmp_path, "guide/paper.md", "pkg/paper.md", "pkg/paper.bib")
    assert [path for path in discovery().files(["."]) if "paper" in path] == ["guide/paper.md"]
    written(tmp_path, "boards/vendor/a.example/b/c.md", "guide/vendor/a.md", "app/vendor/b.md", "app/go.mod")
    found = discovery().files(["."])
    assert [path for path in found if "vendor" in path] == ["guide/vendor/a.md"]
    assert discovery().files(["tests"]) == ["tests/pages/clay.md"]
    assert discovery().files(["tests/pages"]) == ["tests/pages/clay.md"]
    assert discovery(force_exclude=True).files(["tests/pages/clay.md"]) == []


def test_tests_among_the_articles_of_a_site_are_articles(tmp_path: Path) -> None:
    written(tmp_path, "content/tests/a.md", "content/tests/a.py")
    assert "content/tests/a.md" in discovery().files(["."])


def test_pages_that_show_a_font(tmp_path: Path) -> None:
    (tmp_path / "hugo.toml").unlink()
    (tmp_path / "archetypes/default.md").unlink()
    written(tmp_path, "fonts/kiln/demo.html", "guide/fonts/serif.md")
    found = discovery().files(["."])
    assert "fonts/kiln/demo.html" not in found
    assert "guide/fonts/serif.md" in found


def test_a_config_may_have_lines_that_end_as_on_windows(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(b"nav:\r\n  - index.md\r\ndocs_dir: !ENV [DOCS, pages]\r\n")
    written(tmp_path, "pages/index.md")
    files = files_in(tmp_path)
    assert (files.text("mkdocs.yml").count("\r"), texts_of("docs_dir", files.text("mkdocs.yml"))) == (0, ["pages"])
