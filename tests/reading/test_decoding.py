"""Which encoding a text is in."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from audit.reading.decoding import BinaryFile, decode, detect

FRENCH = """\
Sanaa, 5 décembre (Saba) – Le ministre a reçu l’ambassadeur.
L'armée a annoncé la libération de 12 détenus à Marib.
« Nous n’avons pas été informés », a-t-il ajouté.
Le président s'est rendu à Aden.
ÉLECTIONS À L'ÉTRANGER
Ça suffit, disent les élèves.
Où vont les aides ?
Le coût s'élève à 5 000 € par foyer.
À Paris, août fut très chaud : 38 °C.
L'œuvre de Noël a été vendue.
maïs
été
Le naufrage a fait dix-huit morts, selon les garde-côtes.
LE PRÉSIDENT FRANÇAIS REÇOIT SON HOMOLOGUE
Les négociations reprendront lundi.
La Sana’a d’aujourd’hui
Un théâtre, une forêt, un hôtel, une île.
n° 12
Les prix ont augmenté de 3,5 % en février…
Il a dit : “Non”.
""".splitlines()

ARABIC = """\
صنعاء – سبأ: استقبل الوزير السفير اليوم.
أعلن الجيش الإفراج عن 12 معتقلاً في مأرب.
وقال: «لم نبلغ بذلك»، مضيفاً أن الاجتماع تأجل.
قال
توجه الرئيس إلى عدن.
الانتخابات في الخارج
هل تصل المساعدات؟
بلغت الكلفة 5000 دولار لكل أسرة.
ارتفعت الأسعار بنسبة 3.5% في فبراير؛ وتراجعت في مارس.
لقي ثمانية عشر شخصاً مصرعهم، حسب خفر السواحل.
مسؤول
في
جامعة الدول العربية تدين الهجوم
ضبط شحنة أدوية مهربة
وزارة الصحة: تسجيل 15 إصابة جديدة
""".splitlines()

ENGLISH = ["The minister said “no” on Monday.", "It’s over – for now.", "Fuel costs £5m a day.", "The café reopened."]


@pytest.mark.parametrize(
    ("lines", "encoding"),
    [
        (FRENCH, "cp1252"),
        (FRENCH, "mac_roman"),
        (FRENCH, "utf-8"),
        (FRENCH, "utf-16"),
        (FRENCH, "utf-16-le"),
        (FRENCH, "utf-16-be"),
        (ARABIC, "cp1256"),
        (ARABIC, "utf-8"),
        (ARABIC, "utf-8-sig"),
        (ARABIC, "utf-16"),
        (ARABIC, "utf-16-le"),
        (ARABIC, "utf-16-be"),
        (ARABIC, "utf-32"),
        (ENGLISH, "cp1252"),
    ],
)
def test_short_texts_each_on_its_own(lines: list[str], encoding: str) -> None:
    wrong = []
    for line in lines:
        data = line.encode(encoding)
        read = decode(data)[0]
        if read != line:
            wrong.append((line, read, detect([data])))
    assert wrong == []


@pytest.mark.parametrize("encoding", ["cp850", "mac_roman", "cp1252"])
def test_french_stories_from_older_machines(encoding: str) -> None:
    story = "\n".join(FRENCH[:6])
    data = story.encode(encoding, "ignore")
    assert decode(data) == (data.decode(encoding), encoding)


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859_6", "cp720"])
def test_arabic_stories_from_older_machines(encoding: str) -> None:
    data = "\n".join(ARABIC).encode(encoding, "ignore")
    assert decode(data) == (data.decode(encoding), encoding)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Президент подписал указ о выборах в сентябре.\nОб этом сообщает агентство.\n", "cp1251"),
        ("Президент подписал указ о выборах в сентябре.\nОб этом сообщает агентство.\n", "koi8_r"),
        ("ראש הממשלה אמר היום כי הפגישה תתקיים בירושלים.\n", "cp1255"),
        ("Cumhurbaşkanı bugün açıkladı: seçimler ağustosta yapılacak.\nİstanbul'da yağış bekleniyor.\n", "cp1254"),
        ("Ο πρωθυπουργός δήλωσε σήμερα ότι οι εκλογές θα γίνουν.\n", "cp1253"),
        ("总统今天表示，会议将在下周举行。\n", "gb18030"),
        ("Bundeskanzler fährt über Österreich nach Ägypten, größte Übung.", "cp1252"),
        ("El señor Núñez habló el miércoles. ¿Cuándo volverá?", "cp1252"),
    ],
)
def test_other_languages(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))[0] == text


def test_accents_that_two_encodings_share_are_windows_1252() -> None:
    assert detect(["Il a été réélu à Genève.".encode("cp1252")])[0] == "cp1252"


def test_the_language_of_the_name_tips_the_scales() -> None:
    assert decode("م".encode("cp1256"))[0] == "ã"
    assert decode("م".encode("cp1256"), "ar")[0] == "م"
    assert decode("À".encode("cp1252"), "fr")[0] == "À"
    assert decode(ARABIC[0].encode("cp1256"), "fr")[0] == ARABIC[0]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data.replace("é".encode(), b"\xe9", 1),
        lambda data: data.replace("é".encode(), b"\xc3", 1),
        lambda data: data[:-1],
        lambda data: data + b"\xff",
        lambda data: data.replace("’".encode(), b"\xe2\x80", 1),
        lambda data: data[1:],
    ],
)
def test_utf_8_with_damage_stays_utf_8(damage: object) -> None:
    assert callable(damage)
    data = damage("\n".join([*FRENCH, "à la fin, l’été"]).encode())
    text, encoding = decode(data)
    assert encoding == "utf-8"
    if data != b"\n".join(line.encode() for line in FRENCH):
        assert text.count("\ufffd") <= 2
        assert "détenus" in text


def test_one_damaged_accent_in_a_short_line_of_utf_8() -> None:
    data = "Le président a été reçu à Sanaa".encode().replace("ç".encode(), b"\xe7")
    assert decode(data) == ("Le président a été re\ufffdu à Sanaa", "utf-8")


def test_a_byte_order_mark_that_lies_is_not_believed() -> None:
    text, encoding = decode(codecs.BOM_UTF8 + "\n".join(FRENCH).encode("cp1252", "ignore"))
    assert encoding == "cp1252"
    assert text.startswith("Sanaa, 5 décembre")


def test_damage_far_into_a_long_text_is_seen() -> None:
    pieces = [b"Rien de neuf.\n" * 70_000, "Ils étaient là, à l’été.\n".encode("cp1252") * 3]
    assert detect(pieces)[0] == "cp1252"
    assert detect([pieces[0], "Ils étaient là.\n".encode() * 3])[0] == "utf-8"


def test_a_character_cut_by_the_bounds_of_a_chunk_is_whole() -> None:
    data = ("a" + "é" * 100).encode()
    assert detect([data[:100], data[100:]]) == ("utf-8", 0)


def test_one_million_characters_without_a_space() -> None:
    assert decode("aaaaaaaaé".encode("cp1252") * 120_000)[1] == "cp1252"


@given(st.text(max_size=200).filter(lambda t: "\0" not in t and not t.startswith("\ufeff")))
@example("\x1f\x05")
def test_utf_8_with_or_without_mark_reads_as_written(text: str) -> None:
    """Several control characters without a mark may be UTF-16, or no text at all."""
    assert decode(text.encode("utf-8-sig"))[0] == text
    controls = sum(c < " " for c in text)
    try:
        assert decode(text.encode())[0] == text or controls > 1
    except BinaryFile:
        assert controls > 1


@given(st.text(max_size=100).filter(lambda t: not t.startswith("\ufeff")))
def test_utf_16_with_a_mark_reads_as_written(text: str) -> None:
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if not (encoding == "utf-16-le" and text.startswith("\0")):
            assert decode(mark + text.encode(encoding)) == (text, encoding)


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        text, encoding = decode(data)
    except BinaryFile:
        return
    assert codecs.lookup(encoding)
    text.encode("utf-8")
