"""What looks like a fault and is meant: legal notices, templates, tutorials, quotations; and how faults are worded."""

from __future__ import annotations

import pytest

from seolint import lint
from seolint.analysis.legal_notices import is_legal_notice
from seolint.analysis.measures import distinguishable
from seolint.config import load
from seolint.readers import Settings, read

LONG = "The tenant of the shed " + "and the owner of the garden beside it " * 8 + "share the key."
CLAUSE = "The licensee shall indemnify the licensor, notwithstanding anything herein. "


def reported(source: str, preset: str = "recommended") -> list[str]:
    return [problem.rule for problem in lint(source, "a.md", config=load(preset=preset)).problems]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (f"# Privacy policy\n\n{LONG}\n", True),
        (f"# Shed & Sons Terms of Service\n\n{LONG}\n", True),
        (f"---\ntitle: Impressum\n---\n\n{LONG}\n", True),
        (f"# How to write a privacy policy for a small shop\n\n{LONG}\n", False),
        (f"# The shed\n\n{CLAUSE * 3}{LONG}\n", True),
        (f"# The shed\n\nThe licensee shall pay. {LONG}\n", False),
        (f"# The shed\n\n{LONG}\n", False),
    ],
)
def test_legal_notices(source: str, expected: bool) -> None:
    assert is_legal_notice(read(source, "markdown", Settings())) is expected
    assert ("long-sentence" in reported(source)) is not expected
    assert "long-sentence" in reported(source, "strict")


@pytest.mark.parametrize(
    ("rule", "source", "expected"),
    [
        ("bold-as-heading", "# Shed\n\n**“The best shed”**\n\nSo says a neighbour.\n", False),
        ("bold-as-heading", "# Shed\n\n**[Ask for a key](/key)**\n\nWe have some.\n", False),
        ("bold-as-heading", "# Shed\n\n**And the door?**\n\nIt is green.\n", False),
        ("bold-as-heading", "# Shed\n\n**The door**\n\nIt is green.\n", True),
        ("bold-as-heading", "# Shed\n\n**doors/green.yml**\n\nIt is green.\n", False),
        ("bold-as-heading", "# Shed\n\n**The doors**\n\n- The green one.\n- The red one.\n", False),
        ("bold-as-heading", "# Shed\n\n**Opened**\n\n```sh\nopen\n```\n\nIt is green.\n", False),
        ("bold-as-heading", "# Shed\n\n**The door**\n\nIt is green.\n\n```sh\nopen\n```\n", True),
        ("bold-as-heading", "# Shed\n\n" + "**The doors**\n\n- The green one.\n- The red one.\n\n" * 3, True),
        ("unmarked-affiliate-link", "# Shed\n\n[Keys](https://find.example/?affiliate=shed&q=keys)\n", False),
        ("unmarked-affiliate-link", "# Shed\n\n[Keys](https://search.example/go?affiliate=shed)\n", False),
        ("unmarked-affiliate-link", "# Shed\n\n[Keys](https://keys.example/?affiliate=shed)\n", True),
        ("development-link", "# Shed\n\n```sh\nmake\n```\n\nOpen [the site](http://localhost:80/).\n", False),
        ("development-link", "# Shed\n\nSee [the site](http://localhost:80/).\n", True),
        ("development-link", "# Shed\n\n```sh\nmake\n```\n\n[The site](http://staging.a.example/).\n", True),
        ("ambiguous-link-text", "# Shed\n\nThe [door](/a#red) and the [door](/a).\n", False),
        ("ambiguous-link-text", "# Shed\n\nThe [door](/a) and the [door](/b).\n", True),
        ("placeholder-text", "# Shed\n\n| Door | Built |\n|---|---|\n| Front | 2024 |\n| Back | TBD |\n", False),
        ("placeholder-text", "# Shed\n\n| Door | Built |\n|---|---|\n| Front | TODO |\n", True),
        ("placeholder-text", "# Shed\n\n- Front door (May)\n- Back door (TBD)\n", False),
        ("placeholder-text", "# Shed\n\n**Built by:** [TBD]\n", False),
        ("placeholder-text", "# Shed\n\n**Built by:** [TODO]\n", True),
        ("placeholder-text", "# Shed\n\n| Code | Door |\n|---|---|\n| 200 | Open |\n| XXX | Jams |\n", False),
        ("placeholder-text", "# Shed\n\nXXX: say more\n", True),
        ("placeholder-text", '# Shed\n\n- Fixed the key "XXX:Door".\n', False),
        ("placeholder-text", "# Shed\n\n(TBD)\n", True),
        ("placeholder-text", "# Shed\n\nThe door is [TBD].\n", True),
        ("placeholder-text", "# Shed\n\nTODO:\n\n- paint the door\n- oil it\n", False),
        ("placeholder-text", "# Shed\n\nTODO: say more\n\n- paint the door\n", True),
        ("placeholder-text", "# Quote\n\n{% quote %}\nLorem ipsum dolor sit amet.\n{% endquote %}\n", False),
        ("placeholder-text", "# Quote\n\n{% quote %}\nWell.\n{% endquote %}\n\nLorem ipsum dolor sit.\n", True),
        ("multiple-h1", '# Shed\n\n<div>\n<h1 v-if="open">Open</h1>\n<h1 v-else>Shut</h1>\n</div>\n', False),
        ("multiple-h1", "# Shed\n\n<div>\n<h1>Open</h1>\n</div>\n", True),
        ("multiple-h1", "# Shed\n\n<div>\n<h1>15+</h1>\n</div>\n", False),
        ("placeholder-text", "# Shed\n\nYour text here.\n", True),
        ("placeholder-text", "# Shed\n\nYou can send us [your text here](/send), and we print it.\n", False),
        ("placeholder-text", "# Shed\n\n- Paint the door (TBD)\n", False),
        ("placeholder-text", "# Shed\n\n- Paint the door (TODO)\n", True),
        ("placeholder-text", "# Shed\n\nTBD\n", True),
        ("placeholder-text", "# Shed\n\nTBD\n", True),
        ("placeholder-text", "# Shed\n\n> Lorem ipsum dolor sit amet.\n", False),
        ("placeholder-text", "# Typography\n\nLorem ipsum dolor sit amet.\n", False),
        ("placeholder-text", "# Letter template\n\nDear [insert name], the shed is yours.\n", False),
        ("placeholder-text", "# Letter template\n\nTODO: say who writes.\n", True),
        ("placeholder-text", "# Shed\n\nThis page keeps its TODOs.\n\nTODO: say who writes.\n", False),
        ("placeholder-text", "# Shed\n\nThis page keeps its TODOs.\n\nTBD: say who writes.\n", True),
        ("placeholder-text", "# Roadmap of the shed\n\nTODO: a second door.\n", False),
        ("placeholder-text", "# Roadmap of the shed\n\nLorem ipsum dolor sit amet.\n", True),
        ("placeholder-text", "# Shed\n\nDear [insert name], the shed is yours.\n", True),
        ("duplicate-paragraph", f"# Shed\n\n{LONG}\n\n## Door\n\n{LONG}\n", False),
        ("duplicate-paragraph", f"# Shed\n\n{LONG}\n\nGreen.\n\n{LONG}\n", True),
        (
            "duplicate-paragraph",
            f"# Shed\n\n<details>\n\n{LONG}\n\n</details>\n\n<details>\n\n{LONG}\n\n</details>\n",
            False,
        ),
        ("duplicate-paragraph", f'# Shed\n\n=== "Oak"\n\n{LONG}\n\n=== "Ash"\n\n{LONG}\n', False),
        ("duplicate-paragraph", f"# Shed\n\n<details><summary>a</summary>\n\n{LONG}\n\n{LONG}\n\n</details>\n", True),
        (
            "bold-as-heading",
            '# Shed\n\n<div class="info-note">\n<p><strong>Words</strong></p>\n<p>A door is a leaf.</p>\n</div>\n',
            False,
        ),
        (
            "bold-as-heading",
            '# Shed\n\n<div class="main">\n<p><strong>Words</strong></p>\n<p>A door is a leaf.</p>\n</div>\n',
            True,
        ),
        ("skipped-heading-level", "# Shed\n\n## Use\n\nSo:\n  # Open it\n  shed open\n\n### Options\n\nNone.\n", False),
        ("skipped-heading-level", "# Shed\n\n## Door\n\nRed.\n\n###### Made on 2 May 2024\n", False),
        ("skipped-heading-level", "# Shed\n\n## Door\n\nRed.\n\n###### Made on 2 May\n\nBy hand.\n", True),
        ("empty-link-text", '# Shed\n\nBy <a href="/ada"><img src="/ada.png" title="Ada Quill"></a>.\n', False),
        ("empty-link-text", '# Shed\n\nBy <a href="/ada"><img src="/ada.png" title=""></a>.\n', True),
        ("skipped-heading-level", "# Shed\n\nSo.\n\n  # Open it\n\n### Options\n\nNone.\n", True),
        ("multiple-h1", "# Shed\n\nSo:\n\n=CODE_START=\n# open shed\n# close shed\n=CODE_END=\n\nDone.\n", False),
        ("multiple-h1", '# Shed\n\nSo:\n\n[code lang="bash"]\n# open shed\n[/code]\n\nDone.\n', False),
        ("multiple-h1", "# Shed\n\nSo:\n\n[code]\n# open shed\n\nDone.\n", True),
        ("multiple-h1", "# Shed\n\nSo:\n\n[code](a.md)\n\n# open shed\n\n[/code]\n", True),
        ("heading-without-content", "# Shed\n\nGreen.\n\n> ## Door\n>\n> ## Key\n>\n> Red.\n", False),
        (
            "heading-without-content",
            "# Shed\n\n## Doors\n\n<!-- The doors are generated here -->\n\n## Key\n\nRed.\n",
            False,
        ),
        ("heading-without-content", "# Shed\n\n## Doors\n\n<!-- material/tags -->\n", False),
        ("heading-without-content", "# Shed\n\n## Doors\n\n<!-- The doors come last -->\n\n## Key\n\nRed.\n", True),
        ("heading-without-content", "# Shed\n\nGreen.\n\n#### We have moved to [the barn](/a).\n", False),
        ("heading-without-content", "# Shed\n\nGreen.\n\n#### [Doors](/doors)\n", False),
        ("heading-without-content", "# Shed\n\nGreen.\n\n1. ### Door\n2. ### Key\n", False),
        ("heading-without-content", "# Shed\n\n## For those who dig\n\n# Doors\n\nRed.\n", False),
        ("heading-without-content", "# Shed\n\n## For those who dig\n", False),
        ("heading-without-content", "# Shed\n\n# Doors\n\nRed.\n", False),
        ("heading-without-content", "# Shed\n\n## For those who dig\n\n## Doors\n\nRed.\n", True),
        ("heading-without-content", "# Shed\n\nGreen.\n\n## Doors\n", True),
        ("heading-without-content", "# Shed\n\n## Table of Contents\n\n## Key\n\nRed.\n", False),
        ("heading-without-content", "---\nlang: de\n---\n# Haus\n\n## Inhalt\n\n## Tür\n\nRot.\n", False),
        ("heading-without-content", "# Shed\n\nIt is green [@oak:2018].\n\n## References\n", False),
        ("heading-without-content", "# Shed\n\nIt is green, says @oak2018.\n\n## 3. Works cited\n", False),
        ("heading-without-content", "# Shed\n\nIt is green.[^1]\n\n[^1]: Or red.\n\n## Footnotes\n", False),
        ("heading-without-content", "# Shed\n\nIt is green.\n\n## References\n", True),
        ("heading-without-content", "# Shed\n\nGreen [@oak:2018].\n\n## References\n\n## Key\n\nRed.\n", True),
        ("bold-as-heading", "# Shed\n\n**door.py**\n\n```python\nopen()\n```\n\nIt opens.\n", False),
        ("bold-as-heading", "# Shed\n\n**waits a moment**\n\nIt is open now, and green.\n", False),
        ("bold-as-heading", "# Shed\n\n**Sheds & Sons**\n\nEmail: shed@example.org\n", False),
        ("bold-as-heading", "# Shed\n\n**Sheds & Sons**\n\n**Email:** [shed](mailto:shed@example.org)\n", False),
        ("skipped-heading-level", "# Shed\n\nGreen.\n\n> ### Door\n>\n> Red.\n", False),
        ("skipped-heading-level", "# Shed\n\n<details>\n\n### Door\n\nRed.\n\n</details>\n\n## Key\n", False),
        ("skipped-heading-level", "# Shed\n\n<details><summary><h3>Door</h3></summary>\n\nRed.\n\n</details>\n", False),
        ("skipped-heading-level", "# Shed\n\n<details>\n\n### Door\n\n#### Key\n\nRed.\n\n</details>\n", False),
        ("skipped-heading-level", "# Shed\n\n<details>\n\n### Door\n\n##### Key\n\nRed.\n\n</details>\n", True),
        ("skipped-heading-level", "# Shed\n\n<details>\n\n### Door\n\nRed.\n\n</details>\n\n### Key\n\nIron.\n", True),
        (
            "skipped-heading-level",
            "# Shed\n\n<details><summary>Door</summary>\n\n### Key\n\nRed.\n\n</details>\n",
            True,
        ),
        ("bold-as-heading", "# Shed\n\n**Sheds to let**\n\n- are painted once a year.\n- have a key.\n", False),
        (
            "bold-as-heading",
            "# Shed\n\n**Sheds to let**\n\n- paint them once a year, and in spring.\n- close them\n",
            False,
        ),
        ("bold-as-heading", "# Shed\n" + "\n**Tools**\n\n- saw with long teeth\n- hammer\n" * 3, True),
        ("bold-as-heading", "# Shed\n" + "\n**Sheds to let**\n\n- are green.\n- Red ones go.\n" * 3, True),
        ("bold-as-heading", "# Shed\n" + "\n**Sheds to let**\n\n- Are green.\n- Have a key.\n" * 3, True),
        (
            "duplicate-heading",
            '# Shed\n\n<Entry day="1">\n\n## Doors\n\nRed.\n\n</Entry>\n\n<Entry>\n\n## Doors\n\nBlue.\n\n</Entry>\n',
            False,
        ),
        ("duplicate-heading", "# Shed\n\n<Entry>\n\n## Doors\n\nRed.\n\n## Doors\n\nBlue.\n\n</Entry>\n", True),
        ("duplicate-heading", "# Shed\n\n<Bar />\n\n## Doors\n\nRed.\n\n<Bar />\n\n## Doors\n\nBlue.\n", True),
        (
            "duplicate-heading",
            "# Shed\n\n## Doors\n\n```jsx\n<Entry>\n```\n\n## Doors\n\nBlue.\n\n```jsx\n</Entry>\n```\n",
            True,
        ),
        ("duplicate-heading", "# Shed\n\n## door\n\nOpens.\n\n## Door\n\nIts type.\n", False),
        ("duplicate-heading", "# Shed\n\n## `a door`\n\nOpens.\n\n## `A Door`\n\nIts type.\n", False),
        ("duplicate-heading", "# Shed\n\n## The `door`\n\nOpens.\n\n## The `Door`\n\nIts type.\n", False),
        ("duplicate-heading", "# Shed\n\n## A door\n\nOpens.\n\n## A Door\n\nCloses.\n", True),
        ("broken-front-matter", "---\ntitle: {@door wide}\nday: 1\n---\n\nOpens.\n", False),
        ("broken-front-matter", "---\ntitle: @door\n---\n\nOpens.\n", False),
        ("broken-front-matter", "---\ntitle: {@door wide}\ndoors:\n  - 1\n---\n\nOpens.\n", True),
        ("broken-front-matter", "---\ntitle: Doors: a guide\n---\n\nOpens.\n", True),
        ("empty-link-text", "# Shed\n\n[<figcaption>The shed</figcaption>](/shed)\n", False),
        ("empty-link-text", "# Shed\n\n[](player://doors/1)\n", False),
        ("empty-link-text", '# Shed\n\n## Doors <a href="doors" id="doors"></a>\n\nGreen.\n', False),
        ("empty-link-text", "# Shed\n\n<Doors\n  :rows=\"[['Green', '1']]\"\n/>\n", False),
        ("development-link", "# Shed\n\nAsk [this one](https://1.1.1.1/keys).\n", False),
        ("development-link", "# Shed\n\nAsk [this one](http://[::1]/keys).\n", True),
        ("development-link", "# Shed\n\nSee the [staging shed](https://staging.shed.example/).\n", False),
        ("multiple-h1", "---\ntitle: Doors - Ada's shed\n---\n\nWood.\n\n# Doors\n\nGreen.\n", False),
        ("multiple-h1", "---\ntitle: Doors in May\n---\n\nWood.\n\n# Doors – in May!\n\nGreen.\n", False),
        ("multiple-h1", "---\ntitle: Doors and keys\n---\n\nWood.\n\n# Doors\n\nGreen.\n", True),
        ("placeholder-text", "# Shed meeting, May\n\n- TODO: paint the door\n", False),
        ("placeholder-text", "<!-- Auto-generated from doors.py -->\n\n# Doors\n\nTODO: paint them\n", False),
        ("placeholder-text", "# The shed\n\n% TODO: paint the door\n\nGreen.\n", False),
        ("skipped-heading-level", "# Shed\n\n:::note\n#### Doors\n\nGreen.\n:::\n\n## Keys\n\nOne.\n", False),
        ("skipped-heading-level", "# Shed\n\n:::note\nGreen.\n\n#### Doors\n\nGreen.\n:::\n", True),
        ("duplicate-heading", "# Shed\n" + "\n:::accordion-item{l=A}\n\n## Doors\n\nRed.\n\n:::\n" * 2, False),
        ("empty-heading", "# Shed\n\n## $\n\nOpens it.\n\n## >=\n\nCompares.\n", False),
        ("empty-heading", "# Shed\n\n## …\n\nOpens it.\n", True),
        ("bold-as-heading", "# Shed\n" + "\n## Doors\n\n**Returns**\n\nWhether it is open.\n" * 5, False),
        ("bold-as-heading", "# Shed\n" + "\n**Doors**\n\nGreen.\n\n**Keys**\n\nOne.\n" * 2, True),
        ("duplicate-heading", "# Shed\n\n- May\n\n  ## Doors\n\n  Red.\n\n- June\n\n  ## Doors\n\n  Blue.\n", False),
        (
            "repeated-alt-text",
            "# Shed\n" + "".join(f"\n![us](https://opencollective.com/a/b-backer/{n}/a.svg)\n" for n in range(3)),
            False,
        ),
        ("missing-alt", "# Shed\n\n![](shed.jpg)\n", True),
        ("missing-alt", '# Shed\n\n<img src="shed.jpg" alt="">\n', False),
        ("missing-alt", "# Shed\n\n[![](shed.jpg)](/shed)\n", False),
        ("empty-link-text", "# Shed\n\n[![](shed.jpg)](/shed)\n", True),
    ],
)
def test_what_is_reported(rule: str, source: str, expected: bool) -> None:
    assert (rule in reported(source)) is expected


COMMITS = "".join(f"- Paint ([{n}abcdef](https://a.example/commit/{n}abcdef))\n" for n in range(3))


@pytest.mark.parametrize(("commits", "expected"), [(COMMITS, False), ("- Paint\n- Nails\n- Glass\n", True)])
def test_changelogs_that_programs_write(commits: str, expected: bool) -> None:
    source = f"# 2.0.0\n\n### Fixes\n\n{commits}\n# 1.0.0\n\n### Fixes\n\n{commits}"
    found = {"skipped-heading-level", "multiple-h1"}.intersection(reported(source))
    assert bool(found) is expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<div><pre><code><html>\n<head>\n<p>Doors</p></code></pre></div>", False),
        ("<!-- shed --><!doctype html>\n<html>\n<head></head><body><p>The doors of the shed.</p></body></html>", True),
        ("<html><head></head><body><div id='app'><%= content %></div></body></html>", False),
        ("<html><head></head><body><script src='/decap-cms.js'></script></body></html>", False),
        ("<html><head></head><body><div id='app'></div></body></html>", True),
    ],
)
def test_pages_without_a_head_of_their_own(page: str, expected: bool) -> None:
    found = [problem.rule for problem in lint(page, "a.html").problems]
    assert ("missing-title" in found) is expected
    assert ("missing-language" in found) is expected


def test_two_faults_of_a_slug_have_one_remedy() -> None:
    problems = lint("---\ntitle: A shed\nslug: My_Shed\n---\n\nGreen.\n", "a.md").problems
    assert {p.facts["better"] for p in problems if p.rule.startswith("slug-")} == {"my-shed"}


def test_a_heading_in_a_list_had_better_be_plain_text() -> None:
    source = "# Sheds\n\n- #### Red\n- #### Green\n\n#### Doors\n\nOak.\n"
    found = [p.message for p in lint(source, "a.md").problems if p.rule == "skipped-heading-level"]
    assert found == ["h4 follows h1: make this list item plain text, since it begins no section."]
    markup = "<h1>Sheds</h1><ul><li><h4>Red</h4></li></ul>"
    assert [p.message for p in lint(markup, "a.html").problems if p.rule == "skipped-heading-level"] == found


def test_the_advice_for_an_image_fits_the_markup() -> None:
    found = [
        p.message
        for p in lint('# Shed\n\n![](a.jpg)\n\n<img src="b.jpg">\n', "a.md").problems
        if p.rule == "missing-alt"
    ]
    assert ["in the brackets" in message for message in found] == [True, False]
    three = [p.message for p in lint("# Shed\n\n" + "![](a.jpg)\n\n" * 3, "a.md").problems if p.rule == "missing-alt"]
    assert three == [found[0].replace("This image has", "3 images on this page have")]


def test_a_second_h1_names_the_first() -> None:
    [found] = [
        p for p in lint("---\ntitle: Sheds\n---\n\nWood.\n\n# Doors\n", "a.md").problems if p.rule == "multiple-h1"
    ]
    assert 'after the title "Sheds"' in found.message


@pytest.mark.parametrize(
    ("value", "limit", "expected"),
    [
        (3.04, 3, (3.04, 3)),
        (29.98, 30, (29.98, 30)),
        (4.26, 3, (4.3, 3)),
        (20, 25, (20, 25)),
        (2.5004, 2.5, (2.5004, 2.5)),
    ],
)
def test_a_value_is_never_shown_as_its_limit(value: float, limit: float, expected: tuple[float, float]) -> None:
    assert distinguishable(value, limit) == expected
