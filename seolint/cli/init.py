"""`seolint init`: a config to start from, which has every key as a comment."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from seolint.config import NAMES, RECOMMENDED
from seolint.config.chain import preset_names
from seolint.files.atomic import create
from seolint.run.site_folders import files_in
from seolint.site.generators import Generator
from seolint.site.generators.recognition import Files, markers_in, recognised
from seolint.site.generators.selection import site_of
from seolint.wording import did_you_mean

TEMPLATE = """\
# What seolint checks here. Every line is optional; `seolint rules` lists the rules, `seolint explain RULE` shows one.
# For completion in an editor: `seolint schema > seolint.config.schema.json`, and as the first line of this file
# yaml-language-server: $schema=seolint.config.schema.json

# What to start from: a preset (recommended, strict, docs …), a file (./shared.yml), a package that is installed
# (package:house-style), or `..`, the config of a folder above. A list: later ones win over earlier ones.
extends: {preset}

rules:
  # A rule or a family takes off, on, info, warning or error …
  # heading-punctuation: off
  # readability: info
  # … and a rule its options.
  # long-sentence: {severity: warning, max: 35}

# Folders of rules of your own: one YAML file a rule. `seolint rules new` writes one to start from.
# custom_rules: [house]

# Globs of files that aren't linted, as in .gitignore.
# ignore:
#   - drafts/

# The language of documents that don't say theirs; without it, their text shows it.
# language: en

# CSS selector of the part of an HTML page that is the article.
# content: main article

# Which keys of your front matter carry title, description, keyphrase, slug, date, draft …
# front_matter:
#   title: [headline, title]

# What articles are to rank for: a path or glob, and the phrase or phrases.
# keyphrases:
#   guides/laces.md: running shoe laces

# Extensions of files that are linted too, and how they are read: markdown, mdx, html or text.
# formats: {.njk: html, .qmd: markdown}

{site}
# Problems recorded in this file don't count; `seolint baseline` writes it.
# baseline: .seolint-baseline

# From which severity on `seolint check` fails (error, warning, info, never), and how many warnings are too many.
# fail_on: error
# max_warnings: 50

# The lowest severity that is shown (error, warning, info); what is hidden is counted.
# min_severity: info

# The maximum size of an article, in megabytes.
# max_file_size: 20

# Other rules for some files, later ones over earlier ones.
# overrides:
#   - files: ["changelog/**"]
#     rules: {thin-page: off}
"""


SITE = """\
# The site that the articles become, which generator makes it of which folder, and where.
# site: {url: "https://example.com/", generator: hugo, source: content, output: public}
"""

SITE_OF_GENERATOR = """\
# The site that the articles become. Of one that {name} makes, the articles are linted and nothing else.
site:
  generator: {id}
  # url: "https://example.com/"
"""


DOCS = "docs"
"""The preset for documentation."""

NEXT_STEPS = """\
next:
  seolint check .       what it finds today
  seolint baseline .    records that, so that only new problems count from then on
"""


@click.command("init")
@click.option("--preset", metavar="NAME", help="The preset to start from: docs for documentation, else recommended.")
def command(preset: str | None) -> None:
    """Write a commented .seolint.yml.

    It is written to the current folder, unless there is one already. Site generators are recognised, and those for
    documentation get the preset docs.
    """
    if preset is not None and preset not in preset_names():
        names = ", ".join(preset_names())
        raise click.UsageError(
            f"--preset: there is no preset {preset}{did_you_mean(preset, preset_names())}; the presets are {names}"
        )
    for name in NAMES:
        if Path(name).exists():
            raise click.UsageError(f"{name} already exists; edit it, or move it away first")
    path, files = Path(NAMES[0]), files_in(Path.cwd())
    generator = recognised(files)
    chosen = preset or (DOCS if generator and generator.for_documentation else RECOMMENDED)
    try:
        create(str(path), first_config(chosen, generator))
    except OSError as error:
        raise click.UsageError(f"can't write {path}: {error.strerror}") from error
    for line in _recognised(generator, files) if generator else _sites_below():
        click.echo(line)
    click.echo(f"wrote {path}, which extends {chosen}{'' if preset else ' (seolint rules --presets lists the others)'}")
    click.echo(NEXT_STEPS, nl=False)


def first_config(preset: str = RECOMMENDED, generator: Generator | None = None) -> str:
    """The text of a config to start from, for the generator's site if there is one."""
    site = SITE_OF_GENERATOR.format(name=generator.name, id=generator.id) if generator else SITE
    return TEMPLATE.replace("{preset}", preset).replace("{site}", site)


def _recognised(generator: Generator, files: Files) -> Iterator[str]:
    """What was recognised, and what that means for the site."""
    site = site_of(generator, files)
    where = ", ".join(f"{'/'.join(folder)}/" for folder in site.content) or "this folder"
    extensions = ", ".join(generator.extensions)
    yield f"recognised a {generator.name} site by {', '.join(markers_in(files, generator))}"
    yield f"articles: {extensions} in {where}; seolint check --verbose lists what is left out, and why"


def _sites_below() -> Iterator[str]:
    """The sites in folders below this one, which are recognised without a config of their own."""
    for folder in sorted(path for path in Path.cwd().iterdir() if path.is_dir() and not path.name.startswith(".")):
        if generator := recognised(files_in(folder)):
            yield f"recognised a {generator.name} site in {folder.name}/; only its articles are linted"
