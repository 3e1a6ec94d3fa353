"""Measures that translators convert, as languages other than Arabic, French and English call them."""

from __future__ import annotations

# One row a unit: its code | German | Spanish | Italian | Portuguese | Dutch | Russian, each form as it stands in text.
_NAMES = """
m     | meter, metern | metro, metros | metro, metri | metro, metros | meter | метр, метра, метров, метрах, метрами
km    | kilometer, kilometern | kilómetro, kilómetros | chilometro, chilometri | quilômetro, quilômetros, quilómetro, quilómetros | kilometer | км, километр, километра, километров, километрах, километрами
cm    | zentimeter, zentimetern | centímetro, centímetros | centimetro, centimetri | centímetro, centímetros | centimeter | см, сантиметр, сантиметра, сантиметров, сантиметрах
mile  | meile, meilen | milla, millas | miglio, miglia | milha, milhas | mijl | миля, мили, миль, милях, милю, милями
foot  | fuß | pie, pies | piede, piedi | pé, pés | voet | фут, фута, футов, футах, футами
inch  | zoll | pulgada, pulgadas | pollice, pollici | polegada, polegadas | duim | дюйм, дюйма, дюймов, дюймах
yard  | yard, yards | yarda, yardas | iarda, iarde | jarda, jardas | yard | ярд, ярда, ярдов, ярдах
acre  | acre | acre, acres | acro, acri | acre, acres | acre | акр, акра, акров, акрах
hectare | hektar | hectárea, hectáreas | ettaro, ettari | hectare, hectares | hectare | гектар, гектара, гектаров, гектарах, га
kg    | kilogramm, kilo | kilo, kilos, kilogramo, kilogramos | chilo, chili, chilogrammo, chilogrammi | quilo, quilos, quilograma, quilogramas | kilo, kilogram | кг, килограмм, килограмма, килограммов
g     | gramm | gramo, gramos | grammo, grammi | grama, gramas | gram | грамм, грамма, граммов
pound (mass) | | | libbra, libbre | | | фунт, фунта, фунтов
pound | pfund | libra, libras, libras esterlinas | sterlina, sterline | libra, libras, libras esterlinas | pond | фунт стерлингов, фунта стерлингов, фунтов стерлингов
ounce | unze, unzen | onza, onzas | oncia, once | onça, onças | ounce | унция, унции, унций
gallon | gallone, gallonen | galón, galones | gallone, galloni | galão, galões | gallon | галлон, галлона, галлонов
litre | liter, litern | litro, litros | litro, litri | litro, litros | liter | л, литр, литра, литров
km/h  | kilometer pro stunde, kilometern pro stunde, stundenkilometer, stundenkilometern | kilómetros por hora | chilometri all ora, chilometri orari | quilômetros por hora, quilómetros por hora | kilometer per uur | км/ч, километров в час, километра в час
mph   | meilen pro stunde | millas por hora | miglia all ora, miglia orarie | milhas por hora | mijl per uur | миль в час, мили в час
m² | quadratmeter, quadratmetern | metro cuadrado, metros cuadrados | metro quadrato, metri quadrati, metri quadri | metro quadrado, metros quadrados | vierkante meter | кв м, квадратный метр, квадратного метра, квадратных метра, квадратных метров, квадратных метрах
km² | quadratkilometer, quadratkilometern | kilómetro cuadrado, kilómetros cuadrados, km cuadrados | chilometro quadrato, chilometri quadrati, chilometri quadri, km quadrati | quilômetro quadrado, quilômetros quadrados, quilómetro quadrado, quilómetros quadrados, km quadrados | vierkante kilometer | кв км, квадратный километр, квадратного километра, квадратных километра, квадратных километров, квадратных километрах
square mile | quadratmeile, quadratmeilen | milla cuadrada, millas cuadradas | miglio quadrato, miglia quadrate | milha quadrada, milhas quadradas | vierkante mijl | квадратная миля, квадратных мили, квадратных миль
square foot | quadratfuß | pie cuadrado, pies cuadrados | piede quadrato, piedi quadrati | pé quadrado, pés quadrados | vierkante voet | квадратный фут, квадратных фута, квадратных футов
m³ | kubikmeter, kubikmetern | metro cúbico, metros cúbicos | metro cubo, metri cubi | metro cúbico, metros cúbicos | kubieke meter | куб м, кубометр, кубометра, кубометров, кубический метр, кубических метра, кубических метров
km³ | kubikkilometer, kubikkilometern | kilómetro cúbico, kilómetros cúbicos | chilometro cubo, chilometri cubi | quilômetro cúbico, quilômetros cúbicos | kubieke kilometer | кубический километр, кубических километра, кубических километров
m/s | meter pro sekunde, metern pro sekunde | metros por segundo | metri al secondo | metros por segundo | meter per seconde | м/с, метров в секунду, метра в секунду
km/s | kilometer pro sekunde, kilometern pro sekunde | kilómetros por segundo | chilometri al secondo | quilômetros por segundo, quilómetros por segundo | kilometer per seconde | км/с, километров в секунду, километра в секунду
nautical mile | seemeile, seemeilen | milla náutica, millas náuticas | miglio nautico, miglia nautiche, miglia marine | milha náutica, milhas náuticas | zeemijl | морская миля, морские мили, морских мили, морских миль
"""  # noqa: E501 - a table is read by its columns

_COLUMNS = {"de": 1, "es": 2, "it": 3, "pt": 4, "nl": 5, "ru": 6}


def further_names(language: str) -> dict[str, str]:
    """Names of measures in ``language`` to the units' codes; none for a language that the table does not have."""
    column = _COLUMNS.get(language)
    rows = [[cell.strip() for cell in row.split("|")] for row in _NAMES.strip().splitlines()] if column else []
    return {name.strip(): row[0] for row in rows for name in row[column or 0].split(",") if name.strip()}
