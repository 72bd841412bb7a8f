"""Bytes of UTF-8 to characters: however few or many of them are wide, an event is where its text is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from seolint.readers.markdown.offsets import placed

TEXTS = st.one_of(
    st.text(max_size=60), st.text("é語😀", max_size=3).map(lambda wide: "plain text " * 20 + wide + " end")
)


@given(TEXTS, st.integers(0, 300), st.integers(0, 300))
def test_events_stand_where_their_text_does(text: str, start: int, length: int) -> None:
    text = text.encode(errors="ignore").decode()
    places = [(start, start + length), (0, len(text)), (len(text) // 2, len(text))]
    places = [(min(first, len(text)), min(last, len(text))) for first, last in places]
    events = [
        (text[first:last], {"start": len(text[:first].encode()), "end": len(text[:last].encode())})
        for first, last in places
    ]
    assert [place for _, *place in placed(events, text)] == [[first, last] for first, last in places]
