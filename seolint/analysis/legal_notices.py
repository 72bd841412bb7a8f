"""Which pages are legal notices: lawyers choose their words, and no writer may divide or shorten them."""

from __future__ import annotations

from seolint.document import Document
from seolint.lazy_regex import expression

LEGAL_NOTICE = "it is a legal notice, whose wording is often fixed"
"""Why a rule doesn't judge such a page."""

_NAMES = expression(
    r"\b(?:privacy (?:policy|notice|statement)|(?:cookies?|refund|acceptable use) policy|^(?:terms|legal|privacy)$"
    r"|terms of (?:use|service|sale|business)|terms (?:and|&) conditions"
    r"|(?:legal|copyright) notice|licen[cs]e agreement|end[- ]user licen[cs]e|service level agreement|disclaimer"
    r"|data processing (?:agreement|addendum)|certificat(?:e policy|ion practice statement)|articles of association"
    r"|bylaws|impressum|datenschutz\w*|nutzungsbedingungen|agb|satzung|haftungsausschluss"
    r"|mentions légales|politique de confidentialité|conditions générales|statuts"
    r"|aviso legal|política de (?:privacidad|privacidade|cookies)|términos y condiciones|termos de uso|estatutos"
    r"|informativa sulla privacy|note legali|termini e condizioni|statuto"
    r"|privacyverklaring|algemene voorwaarden|statuten|polityka prywatności|regulamin|integritetspolicy"
    r"|политика конфиденциальности|пользовательское соглашение|隐私政策|服务条款|プライバシーポリシー|利用規約)\b"
)
"""Titles of such pages, in lower case."""

_LIST = """
    shall hereby herein hereof hereto hereunder hereinafter thereof therein thereto thereunder whereas notwithstanding
    pursuant indemnify indemnification indemnified licensor licensee sublicense
    warranties merchantability severability arbitration aforementioned covenant undersigned
    hiermit gemäß haftung haftet vorbehaltlich unbeschadet rechtswidrig nachstehend
    nonobstant susdit ci-après présentes conformidad estatutos precitado
    hierbij krachtens onverminderd voornoemde dienovereenkomstig
"""
_TERMS = frozenset(_LIST.split())
"""Legal terms, which other texts use now and then."""

_RATE = 0.004
"""Share of a page's words from which on these make it a legal text. Policies and statutes on the sites used to choose
it have 0.4 to 2%; apart from regulations, nothing else there uses them so often."""

_LEAST = 5
"""The minimum number of uses on a page."""


def is_legal_notice(document: Document) -> bool:
    """Whether this is a legal notice, by its name or by its words."""
    return document.once(_is_legal)


def _is_legal(document: Document) -> bool:
    main = [heading for heading in document.all("heading") if heading.level == 1][:_MOST_MAIN]
    names = [document.text_of(element).lower() for element in (document.title, *main) if element is not None]
    if any(_is_name(name) for name in names):
        return True
    words = document.words.normalized
    count = sum(1 for word in words if word in _TERMS)
    return count >= _LEAST and count >= _RATE * len(words)


def _is_name(text: str) -> bool:
    """Whether a title is the name of such a page, and not of an article about one."""
    found = _NAMES.findall(text)
    return bool(found) and len(text.split()) <= len(" ".join(found).split()) + _MOST_BESIDE


_MOST_MAIN = 3
"""How many main headings are checked: policies have the company's name and the page's name as two of them."""

_MOST_BESIDE = 3
"""How many other words a title may have, such as the company's name: "Acme Inc. Privacy Policy"."""
