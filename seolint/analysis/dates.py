"""When a page says that it was published and changed: in front matter, `<meta>` and structured data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from seolint.analysis.declared import declared, value
from seolint.analysis.structured_data import article_values
from seolint.document import Document, Span
from seolint.lazy_regex import expression

ISO = expression(r"(\d{4})-(\d\d?)-(\d\d?)(?:([T ]\s*\d\d?[:.]\d\d)|(?![\d-]))")
"""A day as ISO 8601 writes it, and whether an hour follows. Other forms are ambiguous: 02/03 is two days."""

DateNames = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""The names of a date in front matter and `<meta>`, as a property for sharing, and in structured data."""

PUBLISHED: DateNames = (("date", "published"), ("article:published_time",), ("datePublished",))
MODIFIED: DateNames = (("modified",), ("article:modified_time", "og:updated_time"), ("dateModified",))

ZONES = 1
"""How many days two dates may lie apart that are the same hour in different time zones."""


_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2


class DeclaredDate(NamedTuple):
    """A day that a page declares, counted from the first of year 1; `hour` says that an hour is given, too.

    The day is None where there is none of that date.
    """

    day: int | None
    hour: bool
    text: str
    span: Span

    def before(self, other: DeclaredDate) -> bool:
        """Whether this is surely earlier, wherever on Earth."""
        if self.day is None or other.day is None:
            return False
        apart = ZONES if self.hour or other.hour else 0
        return other.day - self.day > apart


def dates(document: Document, names: DateNames) -> Sequence[DeclaredDate]:
    """The days that a page declares under PUBLISHED or MODIFIED; what doesn't look like one is left out."""
    return document.once(_finder(names))


@cache
def _finder(names: DateNames) -> Callable[[Document], Sequence[DeclaredDate]]:
    return lambda document: list(_dates(document, names))


def _dates(document: Document, names: DateNames) -> Iterator[DeclaredDate]:
    plain, properties, keys = names
    found = [(value(element), element.span) for element in declared(document, *plain)]
    social = (element for element in document.all("social") if element.attrs.get("property") in properties)
    found += [(document.text_of(element), element.span) for element in social]
    found += [(stated.text.strip(), stated.span) for stated in article_values(document, *keys)]
    for text, span in found:
        shape = ISO.match(text)
        if shape:
            yield DeclaredDate(day(*map(int, shape.group(1, 2, 3))), bool(shape[4]), text, span)


def day(year: int, month: int, number: int) -> int | None:
    """The count of a day of the calendar, as datetime has it, which takes 1 ms to load; None where there is none."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    longest = _DAYS[month - 1] + (leap and month == _FEBRUARY) if 1 <= month <= len(_DAYS) else 0
    if not year or not 1 <= number <= longest:
        return None
    before = year - 1
    leaps = before // 4 - before // 100 + before // 400 + (leap and month > _FEBRUARY)
    return 365 * before + leaps + sum(_DAYS[: month - 1]) + number
