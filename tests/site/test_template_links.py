"""Links whose addresses are written with the template tags of a generator."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from seolint.site.links import Links
from seolint.site.template_links import resolved
from tests.site.site_of_texts import site_of_texts


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("[a]({{ site.baseurl }}/poles/#ash)", "/poles/#ash"),
        ("[a]({{site.url}}{{ site.baseurl }}/poles/)", "/poles/"),
        ("[a]({{ site.baseurl }})", "/"),
        ('<a class="b" href="{{ site.baseurl }}/poles/">a</a>', "/poles/"),
        ("[a]({{ '/poles/' | relative_url }})", "/poles/"),
        ("[a]({{ 'poles.html' | prepend: site.baseurl }}#ash)", "/poles.html#ash"),
        ("[a]({{ '/poles/' | url }})", "/poles/"),
        ("[a]({% link guide/poles.md %}#ash)", "/guide/poles.md#ash"),
        ("[a]({{ site.baseurl }}{% post_url 2024-05-02-poles %})", "/_posts/2024-05-02-poles"),
        ('[a]({{< relref "poles.md#ash" >}})', "ref:poles.md#ash"),
        ('[a]({{% ref "/guide/poles" %}})', "ref:/guide/poles"),
        ('[a]({{< ref "#ash" >}})', "#ash"),
        ("[![b]({{ site.baseurl }}/b.png)]({{ site.baseurl }}/poles/)", "/poles/"),
        ("[a]({{ page.link }})", None),
        ("[a](/poles/{{ page.name }})", None),
        ("[a]({{ site.baseurl }}/{{ page.name }}/)", None),
        ("[a]({{ site.baseurl }}poles)", None),
        ("[a](/poles/)", None),
    ],
)
def test_what_a_template_tag_stands_for(source: str, address: str | None) -> None:
    assert resolved(source) == address


POLES = "# Poles\n\n## Ash\n"


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ({"hugo.toml": "", "content/g/poles.md": POLES, "content/a.md": '[a]({{< ref "poles.md" >}})'}, [True]),
        ({"hugo.toml": "", "content/g/poles.md": POLES, "content/a.md": '[a]({{< ref "g/poles#ash" >}})'}, [True]),
        ({"hugo.toml": "", "content/g/poles.md": POLES, "content/a.md": '[a]({{< ref "rods.md" >}})'}, [False]),
        (
            {
                "hugo.toml": "",
                "content/g/poles.md": POLES,
                "content/h/poles.md": POLES,
                "content/a.md": '[a]({{< ref "poles" >}})',
            },
            [None],
        ),
        ({"_config.yml": "", "_posts/2024-05-02-a.md": POLES, "b.md": "[a]({% post_url 2024-05-02-a %})"}, [True]),
        ({"_config.yml": "baseurl: /x", "g/a.md": POLES, "b.md": "[a]({{ site.baseurl }}/g/a.html)"}, [True]),
    ],
)
def test_where_it_leads(texts: Mapping[str, str], found: list[bool | None]) -> None:
    site = site_of_texts(texts)
    links = Links(site)
    assert [target.found for page in site.pages for _, target, _ in links.of(page)] == found
