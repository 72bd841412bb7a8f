"""Lines and columns: a line ends in LF, CR or both; a column is a code point, whatever it looks like."""

from __future__ import annotations

import pytest

from seolint.document import Position
from seolint.readers import FORMATS, read
from seolint.readers.decode import decode

# what a file holds, where its last word is, and how many characters precede it
CASES = [
    (b"mud bog", (1, 5), 4),
    (b"mud\nbog", (2, 1), 4),
    (b"mud\r\nbog", (2, 1), 5),
    (b"mud\rbog", (2, 1), 4),
    (b"mud\n\r\n\rbog", (4, 1), 7),
    (b"mud\r\n\r\n  bog", (3, 3), 9),
    (b"mud\tbog", (1, 5), 4),
    (b"mud\x0cbog", (1, 5), 4),
    (b"mud \0 bog", (1, 7), 6),
    ("mud\u2028bog".encode(), (1, 5), 4),
    ("mud\u0085bog".encode(), (1, 5), 4),
    ("mud \ufeffbog".encode(), (1, 6), 5),
    ("\N{HIKING BOOT} bog".encode(), (1, 3), 2),
    ("mu\u0308d \u6cbc bog".encode(), (1, 8), 7),
    ("\ufeffmud\r\nbog".encode(), (2, 1), 5),
    ("\ufeffmud \N{HIKING BOOT} bog".encode("utf-16-le"), (1, 7), 6),
    ("\ufeffmud\r\n\N{HIKING BOOT} bog".encode("utf-32-be"), (2, 3), 7),
]


@pytest.mark.parametrize("kind", sorted(set(FORMATS.values())))
@pytest.mark.parametrize(("data", "position", "offset"), CASES)
def test_where_the_last_word_is(data: bytes, position: tuple[int, int], offset: int, kind: str) -> None:
    document = read(decode(data, kind), kind)
    assert document.words.normalized[-1] == "bog"
    assert document.words.starts[-1] == offset
    assert document.position(offset) == Position(*position)
    assert document.source[offset : document.words.ends[-1]] == "bog"
