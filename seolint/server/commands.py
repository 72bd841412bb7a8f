"""Commands: explain a rule, show what seolint reads of a text, record a file's problems in the baseline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lsprotocol.types import MessageType, ShowMessageParams

from seolint.analysis.article_text import ArticleText, article_text
from seolint.files import root_of
from seolint.linter import Extras, parse
from seolint.readers import format_for
from seolint.run.discovery import Failure
from seolint.run.gate.baseline import NAME, Baseline, BaselineError, is_baseline, load, save
from seolint.run.gate.baseline_matcher import BaselineMatcher, as_baseline, joined
from seolint.run.gate.problem_filter import rules_for
from seolint.server.application import Server
from seolint.server.buffers import Buffer
from seolint.server.configs import start_again
from seolint.server.explanations import of_name
from seolint.server.linting import Linted, Text, lint_text
from seolint.wording import plural

EXPLAIN, TEXT, RECORD = "seolint.server.explain", "seolint.server.text", "seolint.server.record"
"""What the commands take: a rule and the address of a text (optional), the address of a text, the same."""

_MARKS = {"item": "- ", "cell": "| ", "quote": "> ", "caption": "[caption] ", "code": "[code] "}


def register(server: Server) -> None:
    """Offer the commands."""

    @server.command(EXPLAIN)
    def explain(rule: str, *uris: str) -> str:
        place = server.buffers[uris[0]].path if uris and uris[0] in server.buffers else _anywhere(server)
        return of_name(rule, server.project.config(place)) or f"There is no rule or family {rule}."

    @server.command(TEXT)
    async def text(uri: str) -> str:
        buffer = server.buffers.get(uri)
        return (await server.results.work(buffer, text_read) or "") if buffer else ""

    @server.command(RECORD)
    async def record(uri: str) -> str:
        buffer = server.buffers.get(uri)
        if buffer is None:
            return ""
        message = await _recorded(server, buffer)
        server.window_show_message(ShowMessageParams(MessageType.Info, message))
        start_again(server)
        return message


def _anywhere(server: Server) -> str:
    return str((server.project.folders[0] if server.project.folders else Path.cwd()) / "-")


def text_read(text: Text) -> str:
    """What is read as the article, block by block, and what isn't part of it."""
    config = text.config.for_path(text.path)
    document = parse(text.text, text.path, config, format_for(text.path, text.text, text.config.formats))
    return "\n\n".join(_blocks(article_text(document)))


def _blocks(shown: ArticleText) -> Iterator[str]:
    for name in ("title", "description", "canonical"):
        if value := getattr(shown, name):
            yield f"{name}: {value}"
    for kind, level, text, _ in shown.blocks:
        yield f"{'#' * level} {text or '(empty)'}" if kind == "heading" else f"{_MARKS.get(kind, '')}{text}"
    for reason, text, _ in shown.left_out:
        yield f"(left out, {reason}: {text})"


async def _recorded(server: Server, buffer: Buffer) -> str:
    """Record what a text has today, as `seolint baseline` does for its file; what to say of that."""
    project = server.project
    config = project.config(buffer.path)
    folder = Path(config.root) if config.root else project.folder_of(buffer.path) or Path(buffer.path).parent
    file = config.baseline or str(folder / NAME)
    linted = await server.results.work(buffer, lint_with_scores)
    if linted is None or isinstance(linted.outcome, Failure):
        return "Nothing was recorded: the text can't be linted."
    report = linted.outcome

    def write() -> str:
        roots = (root_of(Path(file).parent),)
        if Path(file).exists() and not is_baseline(file, roots):
            return f"Nothing was recorded: {file} isn't a baseline."
        before = load(file, roots, config.current_ids) if Path(file).exists() else Baseline()
        matcher = BaselineMatcher(before, file)
        matcher.new_problems(report, *rules_for(project.configs, report.path, across=False), lambda problem: False)
        now = as_baseline(report.problems, report.scores, matcher.folder)
        save(file, joined(now, matcher.unjudged()))
        named = "" if config.baseline else f" To use it, add to .seolint.yml: baseline: {NAME}"
        return f"{plural(len(report.problems), 'problem')} recorded in {file}.{named}"

    try:
        return write()
    except (OSError, BaselineError) as error:
        return f"Nothing was recorded: {error}"


def lint_with_scores(text: Text) -> Linted:
    """A text's report with the scores that a baseline keeps."""
    return lint_text(text._replace(extras=Extras(scores=True)), 0)
