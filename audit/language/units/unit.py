"""What a unit is, and the table of those that are known, with their sizes."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit or currency.

    Attributes:
        code: `km`, `dollar`; currencies of one name are one unit, whatever country issues them.
        dimension: what it measures (`length`, `currency`, …); units of one dimension convert.
        factor: its size in the dimension's first unit; ``None`` where the rate changes, as for currencies.
        zero: what its zero is in the dimension's first unit (temperatures).
        other: what the same name may also mean: pounds are money or weight.
    """

    code: str
    dimension: str
    factor: Fraction | None = None
    zero: Fraction = Fraction(0)
    other: Unit | None = None

    @property
    def senses(self) -> tuple[Unit, ...]:
        return (self,) if self.other is None else (self, self.other)

    def converted(self, value: Fraction) -> Fraction | None:
        """``value`` of this unit in the dimension's first unit; ``None`` where there is no fixed rate."""
        return None if self.factor is None else value * self.factor + self.zero


# Sizes after the International Yard and Pound Agreement (1959), NIST SP 811 and the SI brochure (2019).
_SIZES = {
    "length": {
        "m": "1", "km": "1000", "cm": "0.01", "mm": "0.001", "mile": "1609.344", "foot": "0.3048", "inch": "0.0254",
        "yard": "0.9144", "nautical mile": "1852", "light year": "9460730472580800",
    },
    "area": {
        "m²": "1", "km²": "1000000", "hectare": "10000", "acre": "4046.8564224", "square mile": "2589988.110336",
        "square foot": "0.09290304", "are": "100", "feddan": "4200",
    },
    "volume": {
        "litre": "1", "m³": "1000", "km³": "1000000000000", "cubic foot": "28.316846592", "gallon": "3.785411784",
        "barrel": "158.987294928", "cubic mile": "4168181825440", "ml": "0.001",
    },
    "mass": {
        "kg": "1", "g": "0.001", "mg": "0.000001", "tonne": "1000", "quintal": "100", "pound (mass)": "0.45359237",
        "ounce": "0.028349523125",
    },
    "duration": {
        "second": "1", "minute": "60", "hour": "3600", "day": "86400", "week": "604800", "fortnight": "1209600",
        "month": "2629800", "quarter": "7889400", "semester": "15778800", "year": "31557600", "decade": "315576000",
        "century": "3155760000", "millennium": "31557600000",
    },
    "speed": {"km/h": "1", "mph": "1.609344", "knot": "1.852", "m/s": "3.6", "km/s": "3600"},
    "power": {"watt": "1", "kW": "1000", "MW": "1000000", "GW": "1000000000", "horsepower": "735.49875"},
    "energy": {"kWh": "1", "MWh": "1000", "GWh": "1000000", "TWh": "1000000000"},
    "data": {"kilobyte": "1", "megabyte": "1000", "gigabyte": "1000000", "terabyte": "1000000000"},
    "interest": {"basis point": "1"},
    "frequency": {"hertz": "1", "kHz": "1000", "MHz": "1000000", "GHz": "1000000000"},
}  # fmt: skip
_CURRENCIES = """
dollar|euro|pound|dinar|dirham|riyal|franc|rouble|yen|yuan|rupee|shekel|peso|krone|won|zloty|rand|naira|ouguiya|hryvnia|
toman|taka|birr|cedi|baht|ringgit|rupiah|dong|forint|leu|lev|tenge|som|manat|lari|afghani|bitcoin|cent|
halala|piastre|kopeck|penny|fils|millime
"""

UNITS = {
    **{
        code: Unit(code, dimension, Fraction(size))
        for dimension, sizes in _SIZES.items()
        for code, size in sizes.items()
    },
    **{code.strip(): Unit(code.strip(), "currency") for code in _CURRENCIES.split("|")},
    "kilo": Unit("kg", "mass", Fraction(1), other=Unit("km", "length", Fraction(1000))),
    "pound": Unit("pound", "currency", other=Unit("pound (mass)", "mass", Fraction("0.45359237"))),
    "wuqiyya": Unit("ouguiya", "currency", other=Unit("ounce", "mass", Fraction("0.028349523125"))),
    "dunam": Unit("dunam", "area", Fraction(1000), other=Unit("dunam (Iraq)", "area", Fraction(2500))),
    "degree": Unit("degree", "temperature"),
    "°C": Unit("°C", "temperature", Fraction(1)),
    "°F": Unit("°F", "temperature", Fraction(5, 9), Fraction(-160, 9)),
}
"""Every unit by its code."""
