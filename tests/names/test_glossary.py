"""The user's glossary."""

import pytest

from audit.errors import AuditError
from audit.language import get
from audit.language.words import words
from audit.names.glossary import Term, load_glossary
from audit.names.terms import Terms, occurrences

TBX = """<?xml version="1.0" encoding="UTF-8"?>
<tbx xmlns="urn:iso:std:iso:30042:ed-2" style="dca" type="TBX-Basic" xml:lang="ar"><text><body>
<conceptEntry id="1"><note>style du service</note>
<langSec xml:lang="ar"><termSec><term>مجلس النواب</term></termSec></langSec>
<langSec xml:lang="fr-FR"><termSec><term>Chambre des députés</term></termSec>
<termSec><term>Parlement</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
</langSec>
</conceptEntry></body></text></tbx>"""


def written(tmp_path, name, content):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return path


def test_tsv_has_source_target_forbidden_note(tmp_path):
    line = "القدس\tJérusalem|Jérusalem-Est\tAl-Qods\tusage"
    path = written(tmp_path, "g.tsv", f"source\ttarget\tforbidden\n# style\n{line}\n")
    assert load_glossary(path, "ar", "fr") == (Term("القدس", ("Jérusalem", "Jérusalem-Est"), ("Al-Qods",), "usage"),)


def test_tbx_has_concepts(tmp_path):
    found = load_glossary(written(tmp_path, "g.tbx", TBX), "ar", "fr")
    assert found == (Term("مجلس النواب", ("Chambre des députés",), ("Parlement",), "style du service"),)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("g.tsv", "القدس\n", "line 1"),
        ("g.tbx", "<tbx><text>", "not a valid TBX"),
        ("g.tbx", '<!DOCTYPE x [<!ENTITY a "b">]><tbx>&a;</tbx>', "entities"),
    ],
)
def test_a_bad_file_is_named(tmp_path, name, content, said):
    with pytest.raises(AuditError, match=said):
        load_glossary(written(tmp_path, name, content), "ar", "fr")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(AuditError, match="cannot read"):
        load_glossary(tmp_path / "none.tsv", "ar", "fr")


@pytest.mark.parametrize(
    ("term", "text", "language", "found"),
    [
        ("كتيبة", "وقالت الكتيبة إنها", "ar", ["الكتيبة"]),
        ("مجلس النواب", "بمجلس النواب اليوم", "ar", ["بمجلس النواب"]),
        ("bande de Gaza", "dans la Bande de Gaza.", "fr", ["Bande de Gaza"]),
        ("drone", "des drones armés", "fr", ["drones"]),
        ("canal", "les canaux", "fr", ["canaux"]),
        ("canal", "le canapé", "fr", []),
    ],
)
def test_terms_are_found_in_their_forms(term, text, language, found):
    spans = occurrences(term, Terms(text, words(text, get(language)), get(language)))
    assert [span.of(text) for span in spans] == found
