"""Templates of a page are found outside of its scripts, at their places in the source."""

from __future__ import annotations

import pytest

from seolint.readers.html.masks import mask_page

SCRIPT = "<script>const a = {{b: `c`}}; /* {/* d */} */</script>"
COMMENT = f"{{% comment %}} {SCRIPT} {{% endcomment %}}"


@pytest.mark.parametrize(
    ("source", "masked"),
    [
        ("<p>{{ tea }}</p>", ["{{ tea }}"]),
        (f"{SCRIPT}<p>{{{{ tea }}}}</p>{SCRIPT}<p>${{milk}}</p>", ["{{ tea }}", "${milk}"]),
        ("<style>@media print{.b{c:d}}</style><p>{% if tea %}green{% endif %}", ["{% if tea %}", "{% endif %}"]),
        (f"{COMMENT}{{{{ tea }}}}", [COMMENT, "{{ tea }}"]),
        ('<script src="{{ url }}"></script>{{ tea }}', ["{{ url }}", "{{ tea }}"]),
        ('<?php echo "<script>"; ?>{{ tea }}<script>{{ a }}</script>', ['<?php echo "<script>"; ?>', "{{ tea }}"]),
        ("{{ '<script>' }}{{ tea }}<script>{{ a }}</script>", ["{{ '<script>' }}", "{{ tea }}"]),
        ("<!-- <script> -->{{ tea }}<script>{{ a }}</script>", ["{{ tea }}"]),
        ("<SCRIPT>{{ a }}</Script>{{ tea }}", ["{{ tea }}"]),
        ("<scripted>{{ tea }}</scripted>", ["{{ tea }}"]),
        ("<script>never closed {{ tea }}", ["{{ tea }}"]),
        ("<p>Plain</p>", []),
        ("", []),
    ],
)  # fmt: skip
def test_masks(source: str, masked: list[str]) -> None:
    assert [source[mask.start : mask.end] for mask in mask_page(source, 0)] == masked


def test_front_matter_is_no_part_of_the_page() -> None:
    source = "---\ntitle: '{{ tea }}'\n---\n{{ milk }}"
    start = source.index("{{ milk")
    assert [source[mask.start : mask.end] for mask in mask_page(source, start)] == ["{{ milk }}"]
