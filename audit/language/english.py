"""Facts of English."""

from __future__ import annotations

from audit.language.facts import Language
from audit.language.normalize import fold

_MONTHS = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
)

_WEEKDAYS = (
    "monday mon",
    "tuesday tue tues",
    "wednesday wed",
    "thursday thu thurs",
    "friday fri",
    "saturday sat",
    "sunday sun",
)

# Never the end of a sentence: a name or a word always follows.
_ABBREVIATIONS = """
mr mrs ms messrs mx dr drs prof rev sen sens rep reps gov govs gen lt col maj capt cmdr adm sgt cpl pvt lt.-col
lt.-gen det insp supt hon amb atty msgr mt mts ft st sts vs v cf eg e.g ie i.e viz approx ca n.b jan feb aug sept
oct nov dec
"""

# May also stand last: a capitalized word after them may begin a new sentence.
_CLOSING_ABBREVIATIONS = """
etc al jr sr inc ltd corp co cos bros llc plc a.m p.m am pm u.s u.s.a u.k u.n e.u d.c a.d b.c b.c.e c.e ph.d m.d b.a
m.a esq ave blvd rd dept est univ assn l.a n.y n.j n.c s.c f.b.i c.i.a a.i calif conn mass mich minn pa tenn tex va
wash wis
"""

_NUMBERED_ABBREVIATIONS = """
no nos art arts sec fig figs vol ch p pp par mar apr jun jul sep mon tue tues wed thu thurs fri sat sun op
"""

_FUNCTION_WORDS = """
the a an of to in on at by for from with without within into onto upon over under between among through during
before after since until till against about above below toward towards across along around behind beyond despite
except near off out up down and or but nor so yet if then than that which who whom whose what when where why how
because although though while whereas unless this these those there here he she it they we you i me him her us them
his hers its their theirs our your my mine himself herself itself themselves is are was were be been being am has
have had having do does did done doing will would shall should can could may might must not no nor none any some all
both each every either neither other another such same own only just also too very more most less least many much
few several as it's don't didn't isn't wasn't he's she's they're we're i'm that's there's however already still even
again further once never always
"""

_REPORTING = """
said says say told tells added adds stated states announced announces confirmed confirms noted notes explained
explains warned warns insisted insists claimed claims reported reports wrote writes asked asks replied replies
stressed stresses declared declares
"""

_FORMULAS = (
    "it is worth noting that",
    "it is worth mentioning that",
    "it is noteworthy that",
    "it should be noted that",
    "it should be recalled that",
    "notably",
    "for his part",
    "for her part",
    "in the same context",
    "in this context",
    "on the other hand",
)

ENGLISH = Language(
    code="en",
    name="English",
    abbreviations=frozenset(_ABBREVIATIONS.split()),
    closing_abbreviations=frozenset(_CLOSING_ABBREVIATIONS.split()),
    numbered_abbreviations=frozenset(_NUMBERED_ABBREVIATIONS.split()),
    function_words=frozenset(fold(w) for w in _FUNCTION_WORDS.split()),
    reporting_verbs=frozenset(fold(w) for w in _REPORTING.split()),
    quotes=(("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'")),
    months={name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()},
    weekdays={name: number for number, names in enumerate(_WEEKDAYS, 1) for name in names.split()},
    capitalizes_months=True,
    formulas=_FORMULAS,
)
