"""The summary for a pull request, read as the page it becomes."""

from __future__ import annotations

from markdown_it import MarkdownIt
from report_examples import document, finding, written

from audit.records import Severity
from audit.reports import Outcome
from audit.reports.markdown import code, text


def page(markdown: str) -> str:
    return str(MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown))


def test_it_begins_with_the_verdict_and_where_to_look_first() -> None:
    outcome = Outcome(False, ("gate failed: 1 major in 1 of 1 document (--fail-on major)", "look first at a_b_c.txt"))
    made = written("markdown", document(finding()), gate=outcome)
    assert made.splitlines()[:5] == [
        "<!-- wire-audit -->", "### Translation audit: failed", "",
        "- gate failed: 1 major in 1 of 1 document (--fail-on major)", "- look first at a\\_b\\_c.txt",
    ]  # fmt: skip
    assert "<li>look first at a_b_c.txt</li>" in page(made)


def test_faults_stand_in_a_table_the_gravest_first() -> None:
    worse = finding(severity=Severity.CRITICAL, message="worse")
    known = finding(severity=Severity.CRITICAL, message="known before", known=True)
    made = written("markdown", document(finding(), worse, known, finding(severity=Severity.INFO, message="by the way")))
    shown = page(made)
    assert shown.index("worse") < shown.index("is a place")
    assert "known before" not in shown
    assert "by the way" not in shown
    assert "2 critical, 1 major, 1 info (of these 1 known)" in shown
    assert "<td><code>feed/fr/0412.txt:6</code></td>" in shown
    assert "⟦la tête de la source⟧" in shown
    assert "<li><code>feed/ar/empty.txt</code>: empty file</li>" in shown


def test_a_long_audit_stays_short_enough_for_a_comment() -> None:
    faults = [finding(message=f"fault {number} " + "x" * 5000) for number in range(500)]
    made = written("markdown", document(*faults))
    assert len(made) < 20_000
    assert "The 20 gravest of 500." in made


def test_words_are_shown_as_they_are() -> None:
    words = "**a** <b>&amp;</b> [c](d) ![e](f) `g` _h_ | ~i~ $j$ \\*"
    html = page(f"- {text(words, 500)}")
    assert html == "<ul>\n<li>**a** &lt;b&gt;&amp;amp;&lt;/b&gt; [c](d) ![e](f) `g` _h_ | ~i~ $j$ \\*</li>\n</ul>\n"


def test_nobody_is_called_and_nothing_is_linked() -> None:
    assert text("@all see #12 at https://a.example www.b.example :tada:", 500) == (
        "@\u2060all see #\u206012 at https:\u2060//a.example www\u2060.b.example :\u2060tada:"
    )


def test_places_and_times_stay_as_they_are() -> None:
    assert text("a.txt:7: at 10:30:15", 500) == "a.txt:7: at 10:30:15"


def test_code_may_hold_backticks_and_bars() -> None:
    html = page(f"| a |\n|---|\n| {code('x ``` y | `z`', 500)} |\n")
    assert "<td><code>x ``` y | `z`</code></td>" in html
