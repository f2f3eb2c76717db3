"""Texts beside other texts, boxes, ragged and justified lines, tags: on pages of PDF drawn here."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.unit.drawn import HEIGHT, Canvas, draw, lines, texts
from wijktekst.reading.pdf.lines import Line
from wijktekst.reading.pdf.objects import Rule
from wijktekst.reading.pdf.packed import Looks, PackedPage
from wijktekst.reading.pdf.tags import find_labels, keep_sound, without_artifacts
from wijktekst.reading.pdf.text import read_page
from wijktekst.reading.pdf.words import PageContent, Tag, Word

NOTE = ["De helft van de huurders", "kan de rekening van de", "winter niet betalen."]
CHART = ["2024", "37%", "2025", "41%"]


def test_text_beside_the_labels_of_a_chart_is_whole() -> None:
    def page(canvas: Canvas) -> None:
        lines(
            canvas,
            60,
            60,
            ["Een regel over de hele breedte van de bladzijde zonder iets ernaast staat hier."],
        )
        lines(canvas, 60, 100, NOTE)
        for number, label in enumerate(CHART):
            lines(canvas, 300, 104 + 9 * number, [f"{label} van alle huishoudens in de stad"], 8)
        lines(
            canvas, 60, 160, ["Nog een regel over de hele breedte van de bladzijde sluit het stuk hier af."]
        )

    assert "De helft van de huurders kan de rekening van de winter niet betalen." in texts(draw(page))


def test_label_in_front_of_a_text_stays_before_it() -> None:
    def page(canvas: Canvas) -> None:
        for number, (label, said) in enumerate(
            (("Besluit:", "het plan wordt vastgesteld en"), ("", "de raad krijgt bericht."))
        ):
            lines(canvas, 60, 100 + 12.5 * number, [label])
            lines(canvas, 160, 100 + 12.5 * number, [said])

    assert "Besluit: het plan wordt vastgesteld en de raad krijgt bericht." in texts(draw(page))


def test_quotation_in_a_box_does_not_run_through_the_text_around_it() -> None:
    text = [
        f"regel {word} van de lopende tekst gaat verder" for word in ("een", "twee", "drie", "vier", "vijf")
    ]

    def page(canvas: Canvas) -> None:
        lines(canvas, 60, 90, [f"De {text[0]} over de volle breedte van deze bladzijde en nog iets verder,"])
        lines(canvas, 60, 102.5, text[1:])
        canvas.setFillColorRGB(0.2, 0.3, 0.7)
        canvas.roundRect(320, HEIGHT - 150, 200, 52, 6, fill=1, stroke=0)
        canvas.setFillColorRGB(1, 1, 1)
        lines(
            canvas, 335, 112, ["Wij willen een park", "waar kinderen spelen", "en ouders koffie drinken"], 9
        )
        canvas.setFillColorRGB(0, 0, 0)

    read = texts(draw(page))
    assert "Wij willen een park waar kinderen spelen en ouders koffie drinken" in read
    assert any(" ".join(text[1:]) in one for one in read)


def test_wide_spaces_of_a_justified_line_part_no_words() -> None:
    words = ["Amendement", "van", "het", "raadslid", "inzake", "wonen"]

    def page(canvas: Canvas) -> None:
        lines(
            canvas, 60, 90, ["De raad behandelt op deze avond een reeks van voorstellen en ook het volgende:"]
        )
        for number, word in enumerate(words):
            lines(canvas, 60 + 75 * number, 102.5, [word])
        lines(
            canvas,
            60,
            115,
            ["en bouwen, dat de fractie vorige week heeft ingediend bij de griffie van de raad."],
        )

    assert any("Amendement van het raadslid inzake wonen" in one for one in texts(draw(page)))


@pytest.mark.parametrize(
    ("last", "following"),
    [
        ("voor de ouderen die er wonen aan een leefbare", "Aarde werken wij samen met de buurt."),
        ("Daarom geeft het", "AFK subsidie aan de makers."),
    ],
)
def test_ragged_paragraph_goes_on_though_a_capital_follows(last: str, following: str) -> None:
    start = ["Wij kiezen voor groen in de straat en ook samen", last]
    (block,) = texts(draw(lambda canvas: lines(canvas, 60, 90, [*start, following])))
    assert f"{last} {following}" in block


def test_labelled_line_begins_a_new_paragraph() -> None:
    said = [
        "De commissie bespreekt de brief over de wijkaanpak van de komende vier jaar",
        "en vraagt om een debat met de minister hierover",
    ]
    read = texts(
        draw(lambda canvas: lines(canvas, 60, 90, [*said, "Besluit: agenderen voor het debat van mei."]))
    )
    assert read[-1] == "Besluit: agenderen voor het debat van mei."


def test_title_may_change_weight() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, 60, 80, ["Formulier voor de"], 24)
        lines(canvas, 60, 110, ["wijkraadpleging"], 24, "Helvetica-Bold")
        lines(canvas, 60, 160, ["Vul dit formulier in als u mee wilt denken over de plannen voor uw wijk."])

    assert texts(draw(page), "heading") == ["Formulier voor de wijkraadpleging"]


def _footed(*, pages: int) -> list[str]:
    def page(number: int) -> Callable[[Canvas], None]:
        def body(canvas: Canvas) -> None:
            lines(canvas, 60, 100, [f"Bladzijde {'abcdefg'[number]} heeft een eigen tekst van een regel."])
            lines(canvas, 60, 650, ["Ingangsdatum formulier: 1 oktober"], 8)

        return body

    return texts(draw(*(page(number) for number in range(pages))))


def test_footer_far_from_the_edge_goes_when_it_stands_on_every_page() -> None:
    assert not any("Ingangsdatum" in text for text in _footed(pages=4))
    assert sum("Ingangsdatum" in text for text in _footed(pages=2)) == 2


def _word(text: str, x: float, top: float, tag: Tag) -> Word:
    x, top = float(x), float(top)
    word = Word(text, x, x + 6.0 * len(text), top, top + 10.0, top + 8.0, 10.0, False, False, int(top), 0)
    word.tag = tag
    return word


def _line(text: str, x: float, top: float, tag: Tag = "text") -> Line:
    return Line([_word(one, x + 50 * number, top, tag) for number, one in enumerate(text.split())], 1)


def test_artifacts_at_the_edge_go_and_those_in_the_page_stay() -> None:
    page = [_line("Gemeente Waterveen", 60, 20, "artifact"), _line("Een zin.", 60, 200)]
    chart = _line("25%", 300, 400, "artifact")
    assert without_artifacts([*page, chart], 842.0) == [page[1], chart]


def test_labels_of_a_tagged_chart_are_a_table_and_sentences_in_a_figure_are_not() -> None:
    labels = [_line(text, 300, 400 + 12 * n, "figure") for n, text in enumerate(("2024", "37%", "huur"))]
    text = [
        _line("de helft van de huurders woont nu veel te duur", 60, 600 + 12 * n, "figure") for n in range(3)
    ]
    tables, rest = find_labels([*labels, *text])
    assert [[line.text for line in table.lines] for table in tables] == [["2024", "37%", "huur"]]
    assert tables[0].chart
    assert rest == text


def test_tags_of_a_page_that_is_hardly_tagged_are_not_believed() -> None:
    words = [_word("zin", 60, 20, ""), _word("zin", 60, 40, ""), _word("zin", 60, 60, "artifact")]
    keep_sound(words)
    assert {word.tag for word in words} == {""}


def test_packed_page_gives_back_what_it_holds() -> None:
    raised = _word("3", 120, 100, "figure")
    raised.raised = raised.glued = True
    raised.confidence = 0.5
    page = [Line([_word("woord", 60, 100, "text"), raised], 2), _line("tweede regel", 60, 120, "artifact")]
    content = PageContent(
        2, 595.0, 842.0, {1: [_word("zij", 10, 10, "")]}, [Rule(1, 2, 3, 2)], [Rule(1, 2, 90, 80)]
    )
    packed = PackedPage(content, page, Looks())
    back = packed.lines()
    assert [[repr(word) for word in line.words] for line in back] == [
        [repr(w) for w in n.words] for n in page
    ]
    again = packed.content()
    assert [word.text for word in again.words[1]] == ["zij"]
    assert [(r.x0, r.top, r.x1, r.bottom) for r in again.rules + again.frames] == [
        (1, 2, 3, 2),
        (1, 2, 90, 80),
    ]


def test_numbered_label_and_its_heading_are_two() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, 60, 100, ["12. Agendapunt:"])
        lines(canvas, 180, 100, ["Nadere uitwerking van de wijkaanpak"], 10, "Helvetica-Bold")
        lines(canvas, 60, 120, ["De commissie neemt kennis van de brief en bespreekt hem in het najaar."])

    assert texts(draw(page), "heading") == ["Nadere uitwerking van de wijkaanpak"]


def test_untagged_page_has_no_tags() -> None:
    import pypdfium2

    from tests.unit.drawn import pdf

    with pypdfium2.PdfDocument(pdf(lambda canvas: lines(canvas, 60, 90, ["Een zin."]))) as document:
        assert {word.tag for word in read_page(document[0], 1).words[0]} == {""}
