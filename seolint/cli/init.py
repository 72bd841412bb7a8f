"""`seolint init`: a config to begin with, in which every key is there as a comment."""

from __future__ import annotations

from pathlib import Path

import click

from seolint.config import NAMES
from seolint.files.atomic import create

TEMPLATE = """\
# What seolint checks here. Every line is optional; `seolint rules` lists the rules, `seolint explain RULE` shows one.
# For completion in an editor: `seolint schema > seolint.config.schema.json`, and as the first line of this file
# yaml-language-server: $schema=seolint.config.schema.json

# What to start from: a preset (recommended, strict, docs …), a file (./shared.yml), a package that is installed
# (package:house-style), or `..`, the config of a folder above. A list: later ones win over earlier ones.
extends: recommended

rules:
  # A rule or a family takes off, on, info, warning or error …
  # heading-punctuation: off
  # readability: info
  # … and a rule its options.
  # long-sentence: {severity: warning, max: 35}

# Folders of rules of your own: one YAML file a rule. `seolint rules new` writes one to begin with.
# custom_rules: [house]

# Globs of files that are not linted, as in .gitignore.
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

# The site that the articles become.
# site: {url: "https://example.com/", source: content, output: public}

# Problems recorded in this file don't count; `seolint baseline` writes it.
# baseline: .seolint-baseline

# From which severity on `seolint check` fails (error, warning, info, never), and how many warnings are too many.
# fail_on: error
# max_warnings: 50

# The lowest severity that is shown (error, warning, info); what is hidden is counted.
# min_severity: info

# The most megabytes that an article may have.
# max_file_size: 20

# Other rules for some files, later ones over earlier ones.
# overrides:
#   - files: ["changelog/**"]
#     rules: {thin-page: off}
"""


@click.command("init")
def command() -> None:
    """Write a commented .seolint.yml.

    It goes into the current folder, and never over an existing one.
    """
    for name in NAMES:
        if Path(name).exists():
            raise click.UsageError(f"{name} is there already; edit it, or move it away first")
    path = Path(NAMES[0])
    try:
        create(str(path), TEMPLATE)
    except OSError as error:
        raise click.UsageError(f"can't write {path}: {error.strerror}") from error
    click.echo(f"wrote {path}")
