"""What units and currencies are called in Arabic, French and English, with their forms in text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from audit.language.units.further import further_names

# One row a unit: its code | signs of every language | English names | French names | Arabic names. Regular plurals are
# added by rule: -s in French and English, the accusative and the particles in Arabic.
_NAMES = """
m             | m         | meter, metre                              | mètre                                         | متر، أمتار، م
km            | km, kms   | kilometer, kilometre                      | kilomètre                                     | كيلومتر، كيلومترات، كيلو متر، كم
cm            | cm        | centimeter, centimetre                    | centimètre                                    | سنتيمتر، سنتيمترات، سنتمتر، صنتيمتر، سم
mm            | mm        | millimeter, millimetre                    | millimètre                                    | ملم، مليمتر، ملليمتر، ميليمتر، مم
mile          | mi        | mile                                      | mile, mille terrestre, milles                 | ميل، أميال
foot          | ft        | foot, feet                                | pied                                          | قدم، أقدام
inch          |           | inch, inches                              | pouce                                         | بوصة، بوصات، إنش
yard          | yd        | yard                                      | yard                                          | ياردة، ياردات
nautical mile |           | nautical mile                             | mille nautique, mille marin, milles nautiques, milles marins | ميل بحري، أميال بحرية
light year    |           | light year                                | année lumière, années lumière                 | سنة ضوئية، سنوات ضوئية
m²            | m², m2    | square meter, square metre                | mètre carré, mètres carrés                    | متر مربع، أمتار مربعة، م²، م2
km²           | km², km2  | sq km, square kilometer, square kilometre | kilomètre carré, kilomètres carrés            | كيلومتر مربع، كيلومترات مربعة، كيلو متر مربع، كم²، كم2، كم مربع
hectare       | ha        | hectare                                   | hectare                                       | هكتار، هكتارات
are           |           |                                           | are                                           | آر، آرات
acre          |           | acre                                      | acre                                          | فدان إنجليزي، أكر، آكر
square mile   | mi²       | square mile                               | mille carré, milles carrés, miles carrés      | ميل مربع، أميال مربعة
square foot   |           | square foot, square feet, sq ft           | pied carré, pieds carrés                      | قدم مربع، قدم مربعة، أقدام مربعة
dunam         |           | dunam, dunum                              | dunum, dounam, dounoum                        | دونم، دونمات
feddan        |           | feddan                                    | feddan                                        | فدان، أفدنة
litre         |           | litre, liter                              | litre                                         | لتر، ليتر، لترات، ليترات
ml            | ml        | milliliter, millilitre                    | millilitre                                    | ملل، مليلتر، ملليلتر
m³            | m³, m3    | cubic meter, cubic metre                  | mètre cube, mètres cubes                      | متر مكعب، أمتار مكعبة، م³، م3
km³           | km³, km3  | cubic kilometer                           | kilomètre cube, kilomètres cubes              | كيلومتر مكعب
cubic foot    |           | cubic foot, cubic feet                    | pied cube, pieds cubes                        | قدم مكعب، قدم مكعبة، أقدام مكعبة
cubic mile    |           | cubic mile                                | mille cube, milles cubes                      | ميل مكعب
gallon        |           | gallon                                    | gallon                                        | غالون، جالون، غالونات، جالونات
barrel        | bbl       | barrel                                    | baril                                         | برميل، براميل
basis point   | bp, bps   | basis point                               | point de base, points de base, pdb, pb        | نقطة أساس، نقاط أساس، نقطة أساسية، نقاط أساسية
kilo          |           |                                           |                                               | كيلو
kg            | kg        | kilogram, kilogramme, kilo                | kilogramme, kilo                              | كلغ، كغ، كيلوغرام، كيلوغرامات، كيلوجرام، كيلوجرامات، كيلو غرام، كجم
g             | g         | gram, gramme                              | gramme                                        | غرام، غرامات، جرام، جرامات
mg            | mg        | milligram                                 | milligramme                                   | ملغ، مليغرام، ملليغرام، ميليغرام، ملغم
tonne         |           | tonne, ton, metric ton                    | tonne                                         | طن، أطنان، طن متري
quintal       |           | quintal                                   | quintal, quintaux                             | قنطار، قناطير، قنطارا
pound (mass)  | lb, lbs   |                                           |                                               | رطل، أرطال
ounce         | oz        | ounce                                     | once                                          | أونصة، أونصات
second        |           | second                                    | seconde                                       | ثانية، ثوان، ثواني
minute        |           | minute, min                               | minute, mn, min                               | دقيقة، دقائق
hour          |           | hour                                      | heure                                         | ساعة، ساعات
day           |           | day                                       | jour, journée                                 | يوم، أيام
week          |           | week                                      | semaine                                       | أسبوع، أسابيع
fortnight     |           | fortnight                                 |                                               |
month         |           | month                                     | mois                                          | شهر، أشهر، شهور
quarter       |           |                                           | trimestre                                     |
semester      |           | half year                                 | semestre                                      |
year          |           | year, year old, years old                 | an, ans, année                                | عام، أعوام، سنة، سنوات، سنين، ربيعا
decade        |           | decade                                    | décennie                                      | عقد، عقود
century       |           | century, centuries                        | siècle                                        | قرن، قرون
millennium    |           | millennium, millennia                     | millénaire                                    | ألفية، ألفيات
km/h          | km/h, kph | kilometers per hour, kilometres per hour, kilometers an hour, kilometres an hour | kilomètre heure, kilomètres heure, kilomètres par heure, kilomètres à l heure | كم/ساعة، كم/الساعة، كم في الساعة، كيلو متر في الساعة، كيلومتر في الساعة، كيلومترا في الساعة، كم/س
mph           | mph       | miles per hour, miles an hour             | miles à l heure, miles par heure, miles heure | ميل في الساعة، ميل/الساعة، ميل/ساعة، ميلا في الساعة، أميال في الساعة
knot          |           | knot                                      | nœud, noeud                                   | عقدة
m/s           | m/s       | meters per second, metres per second      | mètres par seconde                            | م/ث، متر/ثانية، متر في الثانية، مترا في الثانية
km/s          | km/s      | kilometers per second                     | kilomètres par seconde                        | كيلومتر في الثانية، كيلومترا في الثانية
watt          |           | watt                                      | watt                                          | واط، وات
kW            | kw        | kilowatt                                  | kilowatt                                      | كيلوواط، كيلووات، كيلو واط
MW            | mw        | megawatt                                  | mégawatt                                      | ميغاواط، ميغاوات، ميجاوات، ميجاواط، ميغا واط
GW            | gw        | gigawatt                                  | gigawatt                                      | جيغاواط، غيغاواط، جيجاوات، غيغاوات، جيغاوات
horsepower    | hp        | horsepower                                | chevaux, cheval vapeur                        | حصان، أحصنة
kWh           | kwh       |                                           | kilowattheure                                 | كيلوواط ساعة، كيلووات ساعة
MWh           | mwh       |                                           | mégawattheure                                 | ميغاواط ساعة، ميغاوات ساعة
GWh           | gwh       |                                           | gigawattheure                                 | جيغاواط ساعة، غيغاواط ساعة
TWh           | twh       |                                           | térawattheure                                 | تيراواط ساعة
kilobyte      | kb        | kilobyte                                  | ko, kilooctet                                 | كيلوبايت
megabyte      | mb        | megabyte                                  | mo, mégaoctet                                 | ميغابايت، ميجابايت
gigabyte      | gb        | gigabyte                                  | go, gigaoctet                                 | غيغابايت، جيجابايت، جيغابايت
terabyte      | tb        | terabyte                                  | téraoctet                                     | تيرابايت
hertz         | hz        | hertz                                     | hertz                                         | هرتز
kHz           | khz       | kilohertz                                 | kilohertz                                     | كيلوهرتز
MHz           | mhz       | megahertz                                 | mégahertz                                     | ميغاهرتز، ميجاهرتز
GHz           | ghz       | gigahertz                                 | gigahertz                                     | غيغاهرتز، جيجاهرتز، جيجا هرتز، جيغاهرتز
°C            |           | celsius, degrees celsius, degree celsius  | degrés celsius, degré celsius                 | درجة مئوية، درجات مئوية
°F            |           | fahrenheit, degrees fahrenheit            | degrés fahrenheit                             | درجة فهرنهايت، درجات فهرنهايت
degree        |           | degree                                    | degré                                         | درجة، درجات
dollar        | usd       | dollar                                    | dollar                                        | دولار، دولارات
euro          | eur       | euro                                      | euro                                          | يورو
pound         | gbp       | pound, pound sterling, lira               | livre, livre sterling, livres sterling, lire  | جنيه، جنيهات، ليرة، ليرات، باوند
dinar         |           | dinar                                     | dinar                                         | دينار، دنانير
dirham        |           | dirham                                    | dirham                                        | درهم، دراهم
riyal         |           | riyal, rial, real, reais                  | riyal, rial, réal, réais, real, reais         | ريال، ريالات
franc         |           | franc                                     | franc                                         | فرنك، فرنكات
rouble        |           | rouble, ruble                             | rouble                                        | روبل، روبلات
yen           |           | yen                                       | yen                                           | ين
yuan          |           | yuan, renminbi                            | yuan, renminbi                                | يوان، رنمينبي
rupee         |           | rupee                                     | roupie                                        | روبية، روبيات
shekel        |           | shekel                                    | shekel                                        | شيكل، شواكل، شيقل، شيكلات
peso          |           | peso                                      | peso                                          | بيزو
krone         |           | krone, kroner, krona, kronor, crown       | couronne                                      | كرونة، كرونات، كرون، كرونا
won           |           | south korean won                          | won                                           | وون
zloty         |           | zloty                                     | zloty                                         | زلوتي
rand          |           | rand                                      | rand                                          | راند
naira         |           | naira                                     | naira                                         | نيرة، نايرا
ouguiya       |           | ouguiya                                   | ouguiya                                       | أوقية موريتانية، أوقية جديدة
wuqiyya       |           |                                           |                                               | أوقية
hryvnia       |           | hryvnia                                   | hryvnia                                       | هريفنيا
toman         |           | toman                                     | toman                                         | تومان
taka          |           | taka                                      | taka                                          | تاكا
birr          |           | birr                                      | birr                                          | بر إثيوبي
baht          |           | baht                                      | baht                                          | بات تايلاندي
ringgit       |           | ringgit                                   | ringgit                                       | رينغيت
rupiah        |           | rupiah                                    | roupie indonésienne                           | روبية إندونيسية
bitcoin       |           | bitcoin                                   | bitcoin                                       | بيتكوين، بتكوين
cent          |           | cent                                      | centime                                       | سنت، سنتا، سنتات، سنتيم، سنتيما، سنتيمات
halala        |           | halala                                    | halala                                        | هللة، هللات
piastre       |           | piastre, piaster                          | piastre                                       | قرش، قروش
kopeck        |           | kopeck, kopek                             | kopeck                                        | كوبيك، كوبيكات
penny         |           | penny, pence                              | penny, pence                                  | بنس، بنسات
fils          |           |                                           |                                               | فلس، فلوس
millime       |           | millime                                   | millime                                       | مليم، مليمات، مليما
"""  # noqa: E501 - a table is read by its columns


_IRREGULAR = {"an": "ans", "foot": "feet", "inch": "inches", "century": "centuries", "millennium": "millennia"}
_COLUMNS = {"en": 2, "fr": 3, "ar": 4}


@cache
def names(language: str) -> dict[str, str]:
    """Names of units in ``language`` (beside the signs, measures alone but for `ar`, `fr` and `en`), as written, to the
    units' codes."""
    found = further_names(language)
    for code, cells in _rows():
        for name in (*_names(cells[1]), *_names(cells[_COLUMNS[language]] if language in _COLUMNS else "")):
            for form in _forms(name):
                found.setdefault(form, code)
    return found


@cache
def name_of(code: str, language: str, *, plural: bool) -> str | None:
    """What a unit is called in running text, in the plural with -s if asked; ``None`` where no name is known."""
    cells = dict(_rows()).get(code)
    given = _names(cells[_COLUMNS[language]]) if cells and language in _COLUMNS else []
    if not given or not plural or language == "ar":
        return given[0] if given else None
    if " " in given[0]:
        return next((name for name in given[1:] if " " in name), given[0])
    return _IRREGULAR.get(given[0]) or _forms(given[0])[-1]


def _rows() -> Iterator[tuple[str, list[str]]]:
    for row in _NAMES.strip().splitlines():
        cells = [cell.strip() for cell in row.split("|")]
        yield cells[0], cells


def _names(cell: str) -> list[str]:
    return [name.strip() for name in cell.replace("،", ",").split(",") if name.strip()]


def _forms(name: str) -> tuple[str, ...]:
    """``name`` with its regular plurals, or with the Arabic accusative of each of its words or of all."""
    if name[-1] > "\u0600":
        words = name.split(" ")
        counted = [word + "ا" if len(word) > 2 and not word.startswith("ال") else word for word in words]
        return name, " ".join(counted), " ".join((counted[0], *words[1:])), " ".join((*words[:-1], counted[-1]))
    return (name,) if len(name) <= 2 or name[-1] in "sxz" else (name, name + "s")
