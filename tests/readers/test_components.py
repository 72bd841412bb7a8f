"""Components: the template of one of Vue is the page, and one that stands alone in Markdown is a block."""

from __future__ import annotations

import pytest

from seolint.document import Document
from seolint.readers import read

CODE = "\n\n<script setup>\nconst hot = '<p>no</p>'\n</script>\n\n<style scoped>\np { color: red }\n</style>\n"
TEMPLATE = "<template>\n<h1>Kettles</h1>\n<p>They <template v-if='a > b'>sing</template>.</p>\n</template>"


def blocks(document: Document) -> list[str]:
    return [document.text_of(block) for block in document.blocks]


@pytest.mark.parametrize(
    "source",
    [
        TEMPLATE + CODE,
        CODE + "<!-- the kettle -->\n" + TEMPLATE,
        (TEMPLATE + CODE).replace("\n", "\r\n"),
        TEMPLATE.replace("<template>", "<template lang='html'>", 1) + CODE,
    ],
)
def test_the_template_of_a_component_is_read(source: str) -> None:
    assert blocks(read(source, "html")) == ["Kettles", "They sing."]


@pytest.mark.parametrize(
    "source",
    [
        TEMPLATE,
        TEMPLATE.replace("<template>", "<template id='kettle'>", 1) + CODE,
        TEMPLATE.replace("<template>", "<template lang='pug'>", 1) + CODE,
        "<html><body>" + TEMPLATE + CODE,
        "<p hidden></p>" + TEMPLATE + CODE,
    ],
)
def test_any_other_template_is_for_a_script_to_use(source: str) -> None:
    assert blocks(read(source, "html")) == []


def test_components_that_stand_alone_are_blocks() -> None:
    source = '<Kettle name="Ada">\n    She sings.\n</Kettle>\n\n<Kettle name="Bo">\n    She hums.\n</Kettle>\n'
    assert blocks(read(source, "markdown")) == ["She sings.", "She hums."]
