"""What a notebook shows of documents, analyses and passages."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

import wijktekst
from tests.shared import ROOT
from wijktekst import Analysis, Document, Passage, Settings
from wijktekst.types import Block, Evidence, Source, ThemeHit
from wijktekst.types.html import _STYLE, MOST_CHARACTERS, MOST_SENTENCES

PLAIN = Settings(language_model="geen")
EVIL = '<script>alert(1)</script> De gemeente legt <img src=x onerror=alert(1)> een warmtenet aan & " \u202e.'


class Shown(HTMLParser):
    """The elements of a piece of HTML, and the text that a reader gets."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.parts: list[str] = []
        self.marks: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.open.append(tag)
        if tag == "mark":
            self.marks.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" in self.open:
            return
        self.parts.append(data)
        if "mark" in self.open:
            self.marks[-1] += data

    @property
    def text(self) -> str:
        return "".join(self.parts)

    @property
    def names(self) -> set[str]:
        return {tag for tag, _ in self.tags}


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return wijktekst.analyse_text(
        "Plan voor de wijk\n\nDe gemeente legt in 2026 voor € 2 miljoen een warmtenet aan in de wijk. "
        "Wij streven naar een stad waarin iedereen prettig kan wonen. De wijk telt 3.200 inwoners.",
        PLAIN,
    )


def test_a_measure_is_outlined_with_what_it_is_and_terms_are_marked_with_their_theme(
    analysis: Analysis,
) -> None:
    shown = Shown(analysis._repr_html_())
    assert "warmtenet warmtenetten" in shown.marks
    groups = [attributes["aria-label"] for _, attributes in shown.tags if attributes.get("role") == "group"]
    assert groups == ["maatregel", "ambitie"]
    assert re.search(r"maatregel, kans 0,\d\d · opgave energie, kans [01],\d\d", shown.text)
    assert re.search(r"ambitie, kans [01],\d\d", shown.text)
    for sentence in ("De wijk telt 3.200 inwoners.", "Plan voor de wijk"):
        assert sentence in shown.text


def test_an_answer_that_is_not_sure_says_so(analysis: Analysis) -> None:
    first = next(m for m in analysis.measures if m.kind == "maatregel")
    doubtful = replace(analysis, measures=(replace(first, sure=False, challenge_sure=False),))
    assert Shown(doubtful._repr_html_()).text.count("(onzeker)") == 2


def test_every_text_is_escaped_wherever_it_comes_from() -> None:
    found = wijktekst.analyse_text(EVIL, PLAIN)
    document = replace(
        found.document,
        source=replace(found.document.source, path=EVIL),
        title=EVIL,
        author=EVIL,
        kind=EVIL,
        notes=(EVIL,),
        blocks=tuple(replace(block, heading_path=(EVIL,)) for block in found.document.blocks),
    )
    hits = tuple(replace(hit, theme=EVIL) for hit in found.hits)
    evil = replace(found, document=document, hits=hits)
    assert hits
    for one in (evil, evil.passage(evil.sentences[0]), document):
        html = one._repr_html_()
        shown = Shown(html)
        assert shown.names <= {"style", "div", "p", "strong", "dl", "dt", "dd", "mark", "b"}
        assert all(not name.startswith("on") for _, attributes in shown.tags for name in attributes)
        assert "alert(1)" in shown.text
        assert "\u202e" not in html


def test_a_half_character_or_a_control_character_does_no_harm() -> None:
    analysis = wijktekst.analyse_text("De huur \ud800 stijgt \x1b[31m snel.", PLAIN)
    for one in (analysis, analysis.document, analysis.passage(analysis.sentences[0])):
        html = one._repr_html_()
        html.encode("utf-8")
        assert "\x1b" not in html


def test_nothing_is_fetched_and_nothing_runs(analysis: Analysis) -> None:
    for one in (analysis, analysis.document, analysis.passage(analysis.measures[0])):
        html = one._repr_html_()
        assert not re.search(r"https?:|url\(|@import|<script|<link|<iframe|src=", html)


@pytest.mark.parametrize("of_element", ["mark", "mark b"])
def test_what_has_a_background_has_a_text_colour_with_enough_contrast(of_element: str) -> None:
    (rule,) = re.findall(rf"^\.wijktekst {of_element}\{{(background.*)\}}$", _STYLE, re.MULTILINE)
    colours = dict(part.split(":") for part in rule.split(";"))
    light, dark = sorted((_luminance(colours["background"]), _luminance(colours["color"])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_all_else_has_the_colours_of_the_notebook() -> None:
    coloured = re.findall(r"^\.wijktekst ([^{]*)\{[^}]*(?:#|rgb)", _STYLE, re.MULTILINE)
    assert coloured == ["mark", "mark b"]


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = "".join(d * 2 for d in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_terms_that_overlap_share_a_mark_and_no_text_is_said_twice(analysis: Analysis) -> None:
    at = analysis.document.text.index("een warmtenet")
    hits = (
        ThemeHit(at, at + 13, "lang", "energie", "een warmtenet"),
        ThemeHit(at + 4, at + 13, "kort", "energie", "warmtenet"),
        ThemeHit(at + 4, at + 20, "verder", "wonen", "warmtenet aan in"),
    )
    text = analysis.document.text[at : at + 20]
    (mark,) = Shown(replace(analysis, hits=hits)._repr_html_()).marks
    assert mark == f"{text} lang, kort, verder"


def test_a_document_shows_its_facts_and_its_text_by_block() -> None:
    parts = (
        "Wonen",
        "Wij bouwen.",
        "a) huizen",
        "b) scholen",
        "jaar\tbedrag\n2026\t5",
        "Tabel 1",
        "1 Zie ook",
    )
    kinds = ("heading", "paragraph", "list_item", "list_item", "table", "caption", "footnote")
    text, blocks = "", []
    for part, kind in zip(parts, kinds, strict=True):
        path = ("Wonen",)
        blocks.append(Block(kind, len(text), len(text) + len(part), 1, (), path, kind == "heading"))  # type: ignore[arg-type]
        text += part + "\n\n"
    source = Source("map/plan.pdf", "application/pdf", "0" * 64)
    document = Document(source, text, tuple(blocks), "Woonplan", "2026-01-02", "nota", "Gemeente", "nl", 3)
    shown = Shown(document._repr_html_())
    for said in (
        "Woonplan",
        "map/plan.pdf",
        "2026-01-02",
        "nota",
        "Gemeente",
        "bladzijden3",
        "Bijschrift: Tabel 1",
    ):
        assert said in shown.text
    assert [tag for tag, _ in shown.tags].count("li") == 2
    assert [tag for tag, _ in shown.tags].count("tr") == 2
    assert "Dit is het begin" not in shown.text


def test_a_long_document_is_cut_and_says_so() -> None:
    text = "\n\n".join(f"De gemeente bouwt {n} woningen in wijk {n}." for n in range(1000))
    analysis = wijktekst.analyse_text(text, PLAIN)
    document = Shown(analysis.document._repr_html_()).text
    assert len(document) < MOST_CHARACTERS + 1000
    assert f"Dit is het begin: {MOST_CHARACTERS} van de" in document
    assert f"{MOST_SENTENCES} van de 1000 zinnen" in Shown(analysis._repr_html_()).text


def test_one_long_block_is_cut_too() -> None:
    analysis = wijktekst.analyse_text("woord " * 5000, PLAIN)
    assert len(Shown(analysis.document._repr_html_()).text) < MOST_CHARACTERS + 1000


def test_a_passage_is_the_sentence_around_a_finding(analysis: Analysis) -> None:
    measure = next(m for m in analysis.measures if m.kind == "maatregel")
    whole = analysis.passage(measure)
    (hit,) = [hit for hit in analysis.hits if hit.theme == "warmtenetten"]
    assert whole == analysis.passage(hit) == Passage(analysis, measure.start, measure.end)
    assert whole.text == analysis.text_of(measure)
    assert whole.measure == measure
    assert hit in whole.hits
    assert whole.page is None
    assert repr(whole).startswith(f"<Passage {whole.text} | maatregel, kans")
    assert "themas: warmtenetten" in repr(whole)
    shown = Shown(whole._repr_html_())
    assert "warmtenet warmtenetten" in shown.marks
    assert "maatregel, kans" in shown.text


def test_a_passage_of_what_the_model_did_not_look_at_has_no_verdict(analysis: Analysis) -> None:
    heading = replace(analysis, measures=())
    passage = heading.passage(analysis.sentences[0])
    assert passage.measure is None
    assert "kans" not in Shown(passage._repr_html_()).text


def test_evidence_of_a_finding_that_lies_outside_all_sentences_is_shown_as_it_is(analysis: Analysis) -> None:
    alone = replace(analysis, sentences=())
    measure = replace(analysis.measures[0], evidence=(Evidence("maatregel", ("bouwt",)),))
    assert alone.passage(measure).text == analysis.text_of(measure)


def test_every_example_document_can_be_shown() -> None:
    for result in wijktekst.analyse(ROOT / "corpora" / "voorbeeld", PLAIN):
        if isinstance(result, Analysis):
            for one in (result, result.document):
                assert "html" not in Shown(one._repr_html_()).names
