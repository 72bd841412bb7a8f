"""The charset that an HTML page declares, by Python's name for it.

Browsers read the labels of old charsets as larger ones (`gb2312` as GB 18030), so anything that reads pages must, too.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping

from seolint.lazy_regex import expression

HEAD = 1024
"""The number of bytes in which a charset must be declared:
https://html.spec.whatwg.org/multipage/semantics.html#charset"""

UTF_8 = "utf-8"

XML = expression(r"""\A\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)""", re.I)
"""The XML declaration, with the label as its group."""

_META = expression(r"""<meta\s[^>]{0,200}?charset\s*=\s*(?:["']\s*)?([\w.:-]+)""", re.I)
_COMMENT = expression(r"<!--.*?(?:-->|\Z)", re.S)

_LARGER: Mapping[str, str] = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
"""Python's name of a charset -> the name of the one that browsers use for its labels.

https://encoding.spec.whatwg.org/#names-and-labels
"""

_LABELS: Mapping[str, str] = {
    **dict.fromkeys(("cn-big5", "x-x-big5"), "big5"),
    **dict.fromkeys(("cseuckr", "ks_c_5601-1989", "windows-949"), "cp949"),
    **dict.fromkeys(("dos-874", "windows-874"), "cp874"),
    **dict.fromkeys(("gb_2312-80", "x-gbk"), "gbk"),
    **dict.fromkeys(("koi", "koi8"), "koi8-r"),
    **dict.fromkeys(("unicode-1-1-utf-8", "unicode11utf8", "unicode20utf8", "x-unicode20utf8"), "utf-8"),
    **dict.fromkeys(("windows-31j", "x-sjis"), "cp932"),
    **{f"x-cp{page}": f"cp{page}" for page in range(1250, 1259)},
    "iso-8859-8-i": "iso8859-8",
    "koi8-ru": "koi8-u",
    "x-euc-jp": "euc_jp",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-mac-roman": "mac-roman",
}
"""Labels of the web that Python doesn't know, from the same standard."""

_CHARSET = expression(
    r"utf-8|cp\d+|iso8859-\d+|ascii|koi8-\w|mac-\w+|gbk?|gb\w+|big5\w*|euc_\w+|shift_jis\w*|iso2022_\w+|tis-620"
)
"""Python's names of charsets a page can be in. Not UTF-16, whose `<meta>` could not be read, nor `punycode`."""


def encoding_of(label: str) -> str | None:
    """The encoding that a label stands for; None where a page can't be in it, or it doesn't exist."""
    label = label.strip().lower()
    try:
        name = codecs.lookup(_LABELS.get(label, label)).name
    except (LookupError, ValueError):
        return None
    return _LARGER.get(name, name) if _CHARSET.fullmatch(name) else None


def declared_encoding(data: bytes) -> str | None:
    """The encoding that an HTML page names; None if it doesn't name a known one."""
    return next(filter(None, map(encoding_of, _labels(data[:HEAD].decode("latin-1")))), None)


def _labels(head: str) -> Iterator[str]:
    if xml := XML.match(head):
        yield xml[1]
    for meta in _META.finditer(_COMMENT.sub("", head)):
        yield meta[1]
