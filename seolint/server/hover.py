"""What a hover says: at a problem why it is one, in configs and comments what a name means."""

from __future__ import annotations

from pathlib import Path

from lsprotocol.types import TEXT_DOCUMENT_HOVER, Hover, HoverParams

from seolint.config import NAMES
from seolint.server.application import Server
from seolint.server.buffers import Buffer
from seolint.server.config_text import path_of, word_at
from seolint.server.explanations import explained, markup, of_key, of_name, schema_of
from seolint.server.rule_names import name_at


def register(server: Server) -> None:
    """Offer hovers."""

    @server.feature(TEXT_DOCUMENT_HOVER)
    async def hover(params: HoverParams) -> Hover | None:
        buffer = server.buffers.get(params.text_document.uri)
        if buffer is None:
            return None
        offset = buffer.positions.offset(params.position)
        if Path(buffer.path).name in NAMES:
            return _in_config(server, buffer, offset)
        return _in_directive(server, buffer, offset) or await _at_problem(server, buffer, offset)


async def _at_problem(server: Server, buffer: Buffer, offset: int) -> Hover | None:
    """The rules of the problems at an offset, the narrowest first."""
    result = await server.results.of(buffer)
    states, places = server.project.config(buffer.path).states, buffer.positions
    found = [
        (place.end - place.start, place.start, place.end, problem.rule)
        for problem in result.problems
        for place in (problem.place, *problem.related)
        if not place.path and place.start <= offset <= place.end
    ]
    if not found:
        return None
    _, start, end, _ = min(found)
    rules = dict.fromkeys(rule for *_, rule in sorted(found) if rule in states)
    texts = [explained(states[name].rule) for name in rules]
    return Hover(markup("\n\n---\n\n".join(texts)), places.range(start, end))


def _in_directive(server: Server, buffer: Buffer, offset: int) -> Hover | None:
    places = buffer.positions
    found = name_at(buffer.text, places, offset)
    text = of_name(found[0], server.project.config(buffer.path)) if found else ""
    return Hover(markup(text), places.range(found[1], found[2])) if found and text else None


def _in_config(server: Server, buffer: Buffer, offset: int) -> Hover | None:
    places = buffer.positions
    number = places.line_of(offset)
    start, end = places.line(number)
    found = word_at(buffer.text[start:end], offset - start)
    if found is None:
        return None
    lines = [buffer.text[slice(*places.line(each))] for each in range(number + 1)]
    path = path_of(lines, number)
    text = of_name(found[0], server.project.config(buffer.path))
    if not text and path and path[-1] == found[0]:
        text = of_key(schema_of(server, buffer.path), path)
    return Hover(markup(text), places.range(start + found[1], start + found[2])) if text else None
