"""Language codes as pages, configs and locales write them, and the code that each stands for here.

That is the shortest code of the language (RFC 5646, section 2.2.1): `en` for `en-GB`, `en_US.UTF-8`, `EN` and `eng`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from seolint.lazy_regex import expression

_CODE = expression(r"\s*([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_@.-]*)?\s*\Z")
"""A BCP 47 tag or the name of a locale, with its language."""

THREE = 3
"""Letters of the codes of ISO 639-2 and ISO 639-3."""

_OF_THREE_LETTERS = (
    "aa:aar ab:abk ae:ave af:afr ak:aka am:amh an:arg ar:ara as:asm av:ava ay:aym az:aze ba:bak be:bel bg:bul bi:bis "
    "bm:bam bn:ben bo:bod,tib br:bre bs:bos ca:cat ce:che ch:cha co:cos cr:cre cs:ces,cze cu:chu cv:chv cy:cym,wel "
    "da:dan de:deu,ger dv:div dz:dzo ee:ewe el:ell,gre en:eng eo:epo es:spa et:est eu:eus,baq fa:fas,per ff:ful "
    "fi:fin fj:fij fo:fao fr:fra,fre fy:fry ga:gle gd:gla gl:glg gn:grn gu:guj gv:glv ha:hau he:heb hi:hin ho:hmo "
    "hr:hrv ht:hat hu:hun hy:hye,arm hz:her ia:ina id:ind ie:ile ig:ibo ii:iii ik:ipk io:ido is:isl,ice it:ita iu:iku "
    "ja:jpn jv:jav ka:kat,geo kg:kon ki:kik kj:kua kk:kaz kl:kal km:khm kn:kan ko:kor kr:kau ks:kas ku:kur kv:kom "
    "kw:cor ky:kir la:lat lb:ltz lg:lug li:lim ln:lin lo:lao lt:lit lu:lub lv:lav mg:mlg mh:mah mi:mri,mao mk:mkd,mac "
    "ml:mal mn:mon mr:mar ms:msa,may mt:mlt my:mya,bur na:nau nb:nob nd:nde ne:nep ng:ndo nl:nld,dut nn:nno no:nor "
    "nr:nbl nv:nav ny:nya oc:oci oj:oji om:orm or:ori os:oss pa:pan pi:pli pl:pol ps:pus pt:por qu:que rm:roh rn:run "
    "ro:ron,rum ru:rus rw:kin sa:san sc:srd sd:snd se:sme sg:sag sh:hbs si:sin sk:slk,slo sl:slv sm:smo sn:sna so:som "
    "sq:sqi,alb sr:srp ss:ssw st:sot su:sun sv:swe sw:swa ta:tam te:tel tg:tgk th:tha ti:tir tk:tuk tl:tgl tn:tsn "
    "to:ton tr:tur ts:tso tt:tat tw:twi ty:tah ug:uig uk:ukr ur:urd uz:uzb ve:ven vi:vie vo:vol wa:wln wo:wol xh:xho "
    "yi:yid yo:yor za:zha zh:zho,chi zu:zul "
)
"""The codes of ISO 639-1 and those of ISO 639-2 (three letters, for some languages two codes) for the same language.
Source: https://www.loc.gov/standards/iso639-2/php/code_list.php"""

_MEMBERS: Mapping[str, str] = {
    "arb": "ar",
    "azj": "az",
    "cmn": "zh",
    "ekk": "et",
    "khk": "mn",
    "lvs": "lv",
    "lzh": "zh",
    "npi": "ne",
    "ory": "or",
    "pes": "fa",
    "plt": "mg",
    "prs": "fa",
    "swh": "sw",
    "uzn": "uz",
    "wuu": "zh",
    "yue": "zh",
    "zsm": "ms",
}
"""Languages of ISO 639-3 that a code of two letters means, together with others."""

_SAME: Mapping[str, str] = {
    "no": "nb",
    "iw": "he",
    "in": "id",
    "fil": "tl",
    "ji": "yi",
    "mo": "ro",
    "sh": "sr",
}
"""Codes that are obsolete, or name a language as a whole, and the one that detection uses."""


def is_code(text: str) -> bool:
    """Whether a text is a language code or the name of a locale."""
    return _CODE.match(text) is not None


def primary(code: str) -> str:
    """The part of a code that names the language, in its shortest form."""
    found = _CODE.match(code)
    language = found[1].lower() if found else code.strip().lower().replace("_", "-").partition("-")[0]
    return _MEMBERS.get(language) or shortest(language)


def shortest(language: str) -> str:
    """The code of two letters for one of three, in lower case; the code itself where there is none."""
    return _short_codes().get(language, language) if len(language) == THREE else language


def same(code: str, other: str) -> bool:
    """Whether two codes stand for one language: `no` and `nb`, `pt` and `pt-BR`, `de` and `ger`."""
    return detected(primary(code)) == detected(primary(other))


def detected(language: str) -> str:
    """The code that detection uses for a language."""
    return _SAME.get(language, language)


@cache
def _short_codes() -> Mapping[str, str]:
    pairs = (entry.split(":") for entry in _OF_THREE_LETTERS.split())
    return {long: short for short, codes in pairs for long in codes.split(",")}
