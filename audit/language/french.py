"""Facts of French."""

from __future__ import annotations

from audit.language.facts import Language
from audit.language.normalize import fold

_MONTHS = (
    "janvier janv",
    "février fevrier févr fév",
    "mars",
    "avril avr",
    "mai",
    "juin",
    "juillet juil",
    "août aout",
    "septembre sept",
    "octobre oct",
    "novembre nov",
    "décembre decembre déc",
)

_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

# Never the end of a sentence: a name or a word always follows.
_ABBREVIATIONS = """
m mm mr mme mmes mlle mlles dr drs dre dres pr prs pre me mgr mgrs st sté ste sts stes s.e s.m s.a.r s.a.i s.s r.p cdt
gal gén lt
lt-col cne sgt cpl av bd boul rte env approx ca réf ref rééd trad prof hon sén dép gouv insp ing p.ex ex tél tel fax
cf conf vs v op.cit c.-à-d n.d.l.r ndlr ndt éd éds coll univ inst
"""

# May also stand last: a capitalized word after them may begin a new sentence.
_CLOSING_ABBREVIATIONS = """
etc j.-c j.c jr sr inc ltd corp co cie s.a s.a.s s.a.r.l a.m p.m u.s.a u.s u.e n.u o.n.u suiv hab mio mrd id ibid sq
sqq al
"""

_NUMBERED_ABBREVIATIONS = """
n no nos art al par p pp vol t fig tab chap ch sect ann pl liv janv févr fév avr juil sept oct nov déc lun mar mer
jeu ven sam dim
"""

_ELISIONS = "l d c ç j m n s t qu jusqu lorsqu puisqu quoiqu"

_FUNCTION_WORDS = """
le la les l un une des du de d au aux à en dans sur sous par pour avec sans chez vers entre contre depuis pendant
durant avant après dès jusque jusqu selon malgré parmi outre hors lors afin ainsi alors aussi car donc or ni ou et
mais que qu qui quoi dont où lequel laquelle lesquels lesquelles auquel auxquels duquel desquels quand comme si
lorsque lorsqu puisque puisqu quoique tandis ce c cet cette ces ceci cela ça celui celle ceux celles il elle ils
elles on nous vous je j tu te t me m se s lui leur leurs y mon ma mes ton ta tes son sa ses notre nos votre vos ne n
pas plus point rien jamais aucun aucune très trop peu moins encore déjà toujours même mêmes tout toute tous toutes
autre autres tel telle tels telles chaque plusieurs quelques certains certaines est sont était étaient être été a
ont avait avaient avoir eu sera seront serait seraient aura auront aurait auraient fait peut peuvent pouvait doit
doivent notamment toutefois cependant également environ près ici là-bas selon ensuite enfin puis hier aujourd'hui
demain
"""

_REPORTING = """
dit disait disent ajoute ajouté déclare déclaré affirme affirmé indique indiqué souligne souligné précise précisé
explique expliqué estime estimé assure assuré annonce annoncé confirme confirmé rapporte rapporté raconte raconté
répond répondu lance lancé poursuit poursuivi conclut conclu note noté rappelle rappelé confie confié écrit demande
demandé insiste insisté martèle martelé commente commenté reconnaît reconnu admet admis prévient prévenu met mis
révèle révélé signale signalé avertit averti répète répété nie nié dément démenti prétend prétendu
fait renchérit renchéri dénonce dénoncé regrette regretté s'est-il s'est-elle a-t-il a-t-elle ont-ils dit-il
dit-elle
"""

_FORMULAS = (
    "il convient de noter que",
    "il convient de rappeler que",
    "il convient de mentionner que",
    "il convient de signaler que",
    "il convient de souligner que",
    "il est à noter que",
    "il est à rappeler que",
    "il est à signaler que",
    "il y a lieu de noter que",
    "il y a lieu de rappeler que",
    "il faut noter que",
    "il faut rappeler que",
    "à noter que",
    "à signaler que",
    "pour rappel",
    "pour mémoire",
    "rappelons que",
    "notons que",
    "signalons que",
    "de son côté",
    "pour sa part",
    "par ailleurs",
    "dans le même contexte",
    "dans ce contexte",
)

FRENCH = Language(
    code="fr",
    name="French",
    abbreviations=frozenset(_ABBREVIATIONS.split()),
    closing_abbreviations=frozenset(_CLOSING_ABBREVIATIONS.split()),
    numbered_abbreviations=frozenset(_NUMBERED_ABBREVIATIONS.split()),
    elisions=frozenset(_ELISIONS.split()),
    function_words=frozenset(fold(w) for w in _FUNCTION_WORDS.split()),
    reporting_verbs=frozenset(fold(w) for w in _REPORTING.split()),
    quotes=(("«", "»"), ("“", "”"), ('"', '"'), ("‘", "’")),
    months={name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()},
    weekdays={name: number for number, name in enumerate(_WEEKDAYS, 1)},
    formulas=_FORMULAS,
)
