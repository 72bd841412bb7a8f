"""Which language a text is in: detected surely or not at all."""

from __future__ import annotations

import json
from pathlib import Path
from unicodedata import normalize

import pytest

from seolint.language import choose, detect, get, same
from seolint.language.detection import names, tables
from seolint.readers import format_of, read

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
"""Real articles for measuring, present where seolint is developed."""

LEAST_RIGHT = 0.97
"""Share of the corpus that is named; what remains are change logs and lists of a few hundred names."""

TEXTS = {
    "en": "The barrel stands under the pipe and it is filled by the rain that comes from the roof of the house.",
    "de": "Die Tonne steht unter dem Rohr und sie wird von dem Regen gefüllt, der von dem Dach des Hauses kommt.",
    "fr": "Le tonneau est sous le tuyau et il est rempli par la pluie qui vient du toit de la maison avec le vent.",
    "es": "El barril está bajo el tubo y se llena con la lluvia que viene del tejado de la casa y de los árboles.",
    "pt": "O barril está sob o tubo e não é cheio pela chuva que vem do telhado da casa, mas também com as mãos.",
    "it": "Il barile è sotto il tubo e non è riempito dalla pioggia che viene dal tetto della casa, ma con le mani.",
    "nl": "De ton staat onder de pijp en die wordt gevuld door de regen die van het dak van het huis komt.",
    "pl": "Beczka jest pod rurą i nie jest pełna, bo to co jest na dachu domu nie idzie do niej, ale też do rowu.",
    "ru": "Бочка стоит под трубой, и она не полна, потому что то, что есть на крыше, не идёт в неё, а идёт и к нам.",
    "sv": "Tunnan står under röret och den är fylld av det regn som kommer från taket på huset och inte av oss.",
    "id": "Tong itu ada di bawah pipa dan tidak penuh karena air yang dari atap rumah ini akan ke kebun untuk kami.",
    "tr": "Bu varil boru için çok iyi ve o kadar dolu değil, çünkü bir yağmur daha var ama biz onu bu ev ile gördük.",
    "ja": "樽は管の下にあり、屋根から来る雨で満たされます。",
    "zh": "水桶在管子下面，屋顶上的雨水流进桶里。",
    "ko": "통은 관 아래에 있고 지붕에서 오는 비로 채워집니다.",
    "fi": "Tynnyri on putken alla ja se ei ole vielä täynnä, mutta kun sataa, vesi tulee siihen katolta, jos me niin.",
    "hu": "A hordó a cső alatt van, és még nem telt meg, de ha esik az eső, akkor a víz már ide folyik, mint mindig.",
    "da": "Tønden står under røret, og den bliver fyldt af det regnvand, som kommer fra taget, men ikke af os selv.",
    "nb": "Tønna står under røret, og den blir fylt av det regnvannet som kommer fra taket, men ikke av oss selv.",
    "nn": "Tønna står under røyret, og ho vert fylt av det regnvatnet som kjem frå taket, men ikkje av oss sjølve.",
    "uk": "Бочка стоїть під трубою, і вона ще не повна, бо те, що є на даху, не йде в неї, але ми це вже знаємо.",
    "bg": "Бъчвата е под тръбата и не е пълна, защото това, което е на покрива, не отива в нея, но ние вече го знаем.",
    "el": "Το βαρέλι είναι κάτω από τον σωλήνα και γεμίζει με τη βροχή που έρχεται από τη στέγη.",
    "he": "החבית עומדת מתחת לצינור והיא מתמלאת במי הגשם שיורדים מגג הבית.",
    "ar": "البرميل تحت الأنبوب وهو لا يمتلئ إلا من المطر الذي يأتي من سطح البيت في كل شتاء، ثم نأخذ منه الماء.",
    "fa": "بشکه زیر لوله است و از بارانی که از بام خانه می‌آید پر می‌شود، اما این را باید گفت.",
    "hi": "पीपा नली के नीचे है और वह उस बारिश से भरता है जो घर की छत से आती है, लेकिन हम इसे बाग में ले जाते हैं।",
    "th": "ถังอยู่ใต้ท่อและเต็มด้วยน้ำฝนที่ไหลลงมาจากหลังคาบ้าน",
}

SHORT_TEXTS = Path(__file__).with_name("short_texts.txt")

VIETNAMESE = "Cái thùng ở dưới ống và nó không đầy vì nước từ mái nhà chỉ chảy vào đó khi trời mưa, nhưng có thể."


@pytest.mark.parametrize("code", TEXTS)
def test_a_sentence_with_function_words_is_enough(code: str) -> None:
    assert detect(TEXTS[code]) == code
    assert detect(TEXTS[code].replace(" ", " \0\0")) == code


def test_what_is_typed_in_two_characters_is_one_letter() -> None:
    for code in ("fr", "pl", "tr", "vi"):
        text = VIETNAMESE if code == "vi" else TEXTS[code]
        assert detect(normalize("NFD", text)) == detect(text) == code


def test_letters_that_a_language_lacks_rule_it_out() -> None:
    """A page of few different words, most of them names of what is sold."""
    page = "Taşınmak zordur ve 2 gün sürer. Eşyalar kutulara konur ve yola çıkar. İstanbul evden eve nakliyat. "
    assert detect(page * 20) in ("tr", None)


def test_no_language_is_named_by_a_few_short_words() -> None:
    samoan = "O le a le mea e fai ai i le taimi lea o le aso, e le o se mea e te fia fai i ai i le taimi nei. "
    assert detect(samoan * 10) is None


def test_text_that_fills_a_page_is_in_no_language() -> None:
    lorem = "Lorem ipsum dolor sit amet, et non est ut cum qui quae quod ex sed de si ab per aut sunt esse ac hoc nec. "
    assert detect(lorem * 3) is None
    assert detect(lorem.partition(", ")[2] * 3) == "la"


def test_single_letters_tell_nothing() -> None:
    changes = "fix the parser of headings in lists (a c d e i o s u y z), and make it skip what is not there. "
    assert detect(changes * 10) == "en"


def test_a_language_without_a_clear_lead_is_not_named() -> None:
    assert detect(f"{TEXTS['da']} {TEXTS['nb']}") is None


@pytest.mark.parametrize("text", ["", " \0 ", "42", "Berlin Tokyo Nairobi Lima", "Install it.", "a b c d e f g h i j"])
def test_no_evidence_no_language(text: str) -> None:
    assert detect(text) is None


def test_what_is_said_goes_before_what_is_seen() -> None:
    text = TEXTS["de"]
    assert choose(text, "fr", "es", "it").code == "fr"
    assert choose(text, None, "es-MX", "it").code == "es"
    assert choose(text, None, None, "it").code == "it"
    assert choose(text, None, None, None).code == "de"
    assert choose("Berlin", None, None, None).code == "und"
    assert choose(text, None, "und", None).code == "de"


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ("en", "de"),  # a theme's
        ("en-US", "de"),
        ("lang=", "de"),
        ("{{ site.lang }}", "de"),
        ("german", "de"),
        ("de-AT", "de"),
        ("gsw", "gsw"),  # not recognised, so that its texts may look like German
        ("fi", "de"),
    ],
)
def test_a_long_text_contradicts_its_declaration(declared: str, expected: str) -> None:
    assert choose(TEXTS["de"] * 4, None, declared, None).code == expected


def short_texts() -> list[tuple[str, str]]:
    lines = SHORT_TEXTS.read_text("utf-8").splitlines()
    return [(code, text) for code, _, text in (line.partition("\t") for line in lines if line[:1] != "#")]


@pytest.mark.parametrize(("code", "text"), short_texts())
def test_a_short_text_is_in_its_language_or_unknown(code: str, text: str) -> None:
    words = text.split()
    for size in (15, 25, 40, len(words)):
        found = detect(" ".join(words[:size]))
        assert found is None or same(found, code.rstrip("?"))
    assert code.endswith("?") or code == "-" or found


NAVIGATION = (
    "Home About us Services Blog Contact Search Skip to content Read more Share this on Facebook Subscribe to our "
    "newsletter Privacy policy Terms of use All rights reserved Back to top Your email address will not be published "
)


@pytest.mark.parametrize(("code", "text"), [row for row in short_texts() if row[0].isalpha()])
def test_english_navigation_makes_no_page_english(code: str, text: str) -> None:
    found = detect(NAVIGATION + text)
    assert found is None or same(found, code)


def test_a_script_that_is_not_known_is_in_no_language() -> None:
    mongolian = "ᠬᠦᠮᠦᠨ ᠪᠦᠷ ᠲᠥᠷᠥᠵᠦ ᠮᠡᠨᠳᠡᠯᠡᠬᠦ ᠡᠷᠬᠡ ᠴᠢᠯᠦᠭᠡ ᠲᠡᠢ᠂ ᠠᠳᠠᠯᠢᠬᠠᠨ ᠨᠡᠷᠡ ᠲᠥᠷᠥ ᠲᠡᠢ᠃ "
    assert detect(mongolian * 8 + NAVIGATION) is None
    assert detect(mongolian * 8) is None


def test_burmese_is_not_all_that_its_script_writes() -> None:
    assert detect("အိုးသည် ဝင်းထဲ၌ ရှိသည်။ ၎င်းသည် ပြည့်နေသည်။ မိုးရေများ အိမ်ခေါင်မိုးမှ ကျလာသည်။ " * 3) == "my"
    shan = "ၵူၼ်းၼႆႉ တေလႆႈမီးသုၼ်ႇလႆႈ ဢၼ်ၽဵင်ႇပဵင်းၵၼ် တီႈၼႂ်းၵၢၼ်ၵူႈလွင်ႈလွင်ႈ လႄႈ ၵၢၼ်ပဵၼ်ယူႇ။ "
    assert detect(shan * 4) is None


def test_codes_of_one_language() -> None:
    assert same("no", "nb")
    assert same("pt", "pt_BR")
    assert not same("nn", "nb")
    assert choose(TEXTS["nb"] * 4, None, "no", None).code == "no"
    assert get("no").name == "Norwegian Bokmål"


def test_the_table_of_words_is_made_of_the_files() -> None:
    assert tables.table() == tables.compiled(), "run: python -m seolint.language"


def test_a_recognised_language_has_a_name_and_no_lists() -> None:
    for code, name in names().items():
        language = get(code)
        assert (language.name, language.has_data, language.function_words) == (name, False, frozenset())
        assert language.label == name


def test_a_language_without_data_keeps_its_code() -> None:
    assert get("eo").code == "eo"
    assert get("pt_BR") is not None
    assert get("eo").function_words == frozenset()


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus isn't here")
def test_no_article_of_the_corpus_is_taken_for_another_language() -> None:
    labels = [json.loads(line) for line in (CORPUS / "labels.jsonl").read_text("utf-8").splitlines()]
    found = [(label["file"], label["lang"].split("-")[0], _detected(CORPUS / label["file"])) for label in labels]
    assert [case for case in found if case[2] not in (case[1], None)] == []
    assert sum(expected == code for _, expected, code in found) >= LEAST_RIGHT * len(found)


def _detected(path: Path) -> str | None:
    return detect(read(path.read_text("utf-8", "replace"), format_of(path.name) or "text").prose)
