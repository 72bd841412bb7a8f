"""Bytes in, text out; or one error that says which byte, and what to do."""

from __future__ import annotations

import codecs

import pytest

from seolint.readers.decode import DecodeError, decode

TEXT = "Café crème à 3 €\r\nZwölf\rEnde\n"


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (TEXT.encode(), "markdown"),
        (codecs.BOM_UTF8 + TEXT.encode(), "text"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "markdown"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "html"),
    ],
)
def test_unicode_needs_no_declaration_and_keeps_its_line_ends(data: bytes, format: str) -> None:
    assert decode(data, format) == TEXT


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1252">', "cp1252"),
        ("<META http-equiv=Content-Type content='text/html; charset=iso-8859-1'>", "cp1252"),
        ("<meta charset=iso-8859-15 />", "iso8859-15"),
        ('<?xml version="1.0" encoding="ISO-8859-15"?>', "iso8859-15"),
        ("<!-- <meta charset=koi8-r> --><meta charset=cp1252>", "cp1252"),
        ("<meta charset=utf-8>", "utf-8"),
        ("<meta charset=utf-16>", "utf-8"),
        ("<meta charset=nonsense>", "utf-8"),
        ("<meta charset=punycode>", "utf-8"),
    ],
)
def test_a_page_declares_its_charset(head: str, encoding: str) -> None:
    page = f"{head}<html><body>Café à 3 €</body></html>"
    assert decode(page.encode(encoding), "html") == page


@pytest.mark.parametrize(
    ("label", "text", "encoding"),
    [
        ("gb2312", "骑行日记：鎔", "gb18030"),
        ("shift_jis", "第①章", "cp932"),
        ("euc-kr", "뷁", "cp949"),
        ("iso-8859-9", "“Kapı”", "cp1254"),
        ("X-SJIS", "第①章", "cp932"),
        ("x-gbk", "骑行日记：鎔", "gb18030"),
        ("windows-949", "뷁", "cp949"),
        ("x-cp1251", "Чайник", "cp1251"),
    ],
)
def test_a_label_means_what_it_means_to_browsers(label: str, text: str, encoding: str) -> None:
    page = f"<meta charset={label}>{text}"
    assert decode(page.encode(encoding), "html") == page


@pytest.mark.parametrize("label", ["windows-1252", "gb2312", "koi8-r", "shift_jis"])
def test_a_page_that_is_utf_8_is_read_as_utf_8_whatever_it_declares(label: str) -> None:
    page = f"<meta charset={label}>Café à 3 €"
    assert decode(page.encode(), "html") == page


def test_only_html_declares() -> None:
    with pytest.raises(DecodeError):
        decode("<meta charset=cp1252> Café".encode("cp1252"), "markdown")


@pytest.mark.parametrize(
    ("data", "format", "offset", "words"),
    [
        (b"Our cheap caf\xe9", "text", 13, "not UTF-8: 0xe9. Save the file as UTF-8."),
        (b"<meta charset=ascii>\x81", "html", 20, 'charset "cp1252" is declared'),
        (codecs.BOM_UTF8 + b"ab\xff", "text", 5, "byte-order mark says UTF-8"),
        (codecs.BOM_UTF16_LE + b"a\0b", "text", 4, "byte-order mark says UTF-16"),
        ("Hello world".encode("utf-16-le"), "text", 1, "UTF-16 without a byte-order mark"),
        ("Hello world".encode("utf-16-be"), "markdown", 0, "UTF-16 without a byte-order mark"),
        (b"%PDF-1.7\n\xe2\xe3", "text", 0, "a PDF document"),
        (b"\x89PNG\r\n\x1a\n\0\0", "markdown", 0, "a PNG image"),
        (b"PK\x03\x04\x14\0", "text", 0, "a ZIP archive"),
        (bytes(range(8)) * 3, "text", 0, "a binary file"),
        (b"\x01\0\x02\0\0\x03\0abc\0\0\0", "text", 1, "binary"),
    ],
)
def test_what_is_no_text_is_one_clear_error(data: bytes, format: str, offset: int, words: str) -> None:
    with pytest.raises(DecodeError) as caught:
        decode(data, format)
    assert caught.value.offset == offset
    assert words in str(caught.value)
    assert str(caught.value).startswith(f"byte {offset}: ")


@pytest.mark.parametrize(
    "data", [b"", b"a stray \0 in a text that is otherwise fine", b"BZh is how bzip2 files begin."]
)
def test_odd_but_text(data: bytes) -> None:
    assert decode(data, "text") == data.decode()
