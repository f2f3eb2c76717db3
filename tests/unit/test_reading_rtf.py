"""RTF: structure by styles, lists, tables and notes; what a reader does not see is left out."""

from __future__ import annotations

import pytest

from wijktekst.reading.dispatch import read_bytes
from wijktekst.types import Document, Unread

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Verdana;}{\f1\fcharset238 Arial CE;}"
    r"{\f2\fcharset2 Symbol;}}"
    r"{\stylesheet{\ql Normal;}{\s1\sbasedon0 heading 1;}{\s2{\*\keycode x}\outlinelevel1 Kop 2;}"
    r"{\s3\sbasedon2 Huisstijl;}{\s4 Title;}{\s5 toc 1;}{\s6 caption;}{\s7\sbasedon7 Rond;}{\*\cs10 Nadruk;}}"
)


def rtf(body: str, head: str = HEAD) -> bytes:
    return (head + body + "}").encode("cp1252")


def read(data: bytes) -> Document:
    document = read_bytes(data, "notitie.rtf")
    assert isinstance(document, Document), document
    return document


def blocks(body: str) -> list[tuple[str, str]]:
    document = read(rtf(body))
    return [(b.kind, document.text[b.start : b.end]) for b in document.blocks]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (r"{\v geheim }", "Er komt een park."),
        (r"{\deleted geen }", "Er komt een park."),
        (r"{\mvf vroeger }", "Er komt een park."),
        (r"{\revised nog }", "Er komt nog een park."),
        (r"{\*\annotation\pard\plain Klopt dit?\par}", "Er komt een park."),
        (r"{\*\atnid AB}{\atnauthor Afdeling}", "Er komt een park."),
        (r'{\field{\*\fldinst HYPERLINK "https://x.invalid"}{\fldrslt hier }}', "Er komt hier een park."),
        (r"{\xe\v register}", "Er komt een park."),
        (r"{\pict\pngblip 89504e47}", "Er komt een park."),
        (r"{\pict\bin6 {{{{{{}", "Er komt een park."),
        (r"{\header Vertrouwelijk\par}{\footerl 3\par}", "Er komt een park."),
        (r"{\upr{fout }{\*\ud{goed }}}", "Er komt goed een park."),
        (r"wijk\_breed ", "Er komt wijk-breed een park."),
        (r"voor \{elke\} ", "Er komt voor {elke} een park."),
        (r"\line dan ", "Er komt dan een park."),
    ],
)
def test_what_is_read_within_a_paragraph(inner: str, text: str) -> None:
    assert blocks(rf"\pard Er komt {inner}een park.\par") == [("paragraph", text)]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"Het caf\'e9 krijgt \'80 5.", "Het café krijgt € 5."),
        (r"Het kost \u8364?5 in het caf\u233\'65.", "Het kost €5 in het café."),
        (r"{\uc2 Het kost \u8364EU5.}", "Het kost €5."),
        (r"{\uc0 Het kost \u8364 5.}", "Het kost €5."),
        (r"{\f1 Pl\'e1n \'f8\'eddit\'ed}", "Plán řídití"),
        (r"Een duim \u-10179?\u-9139? omhoog.", "Een duim \U0001f44d omhoog."),
        ("Het café staat \\ldblquote vast\\rdblquote .", "Het café staat “vast”."),
    ],
)
def test_code_pages_and_unicode(written: str, text: str) -> None:
    assert blocks(rf"\pard {written}\par") == [("paragraph", text)]


def test_the_code_page_of_the_document_counts() -> None:
    data = r"{\rtf1\ansi\ansicpg1250\pard \'f8\'edzen\'ed\par}".encode("ascii")
    assert read(data).text == "řízení"
    assert read(rb"{\rtf1\ansi\ansicpg99999\pard caf\'e9\par}").text == "café"
    assert read(rb"{\rtf1\mac\pard caf\'8e\par}").text == "café"


def test_files_of_other_programs_than_word() -> None:
    text_edit = (
        b"{\\rtf1\\ansi\\ansicpg1252\\cocoartf1\n{\\fonttbl\\f0\\fnil\\fcharset0 A;\\f1\\fcharset238 X;}\n"
        b"\\pard\\f0 \\up0 \\nosupersub Caf\\'e9 in de wijk.\\\n\\\n\\f1 \\'f8\\'edzen\\'ed}"
    )
    assert read(text_edit).text == "Café in de wijk.\n\nřízení"
    aspose = rtf(
        r"{\info\version1\uc1{\title Groenplan}{\operator x}\edmins0}{\*\rsidtbl\rsid1}\sectd\pard\plain\s0"
        r"{\rtlch\ltrch\b0 Het groenplan}{\insrsid1\par}{\*\latentstyles{\lsdlockedexcept\lsdqformat1 x;}}"
    )
    assert (read(aspose).text, read(aspose).title) == ("Het groenplan", "Groenplan")


def test_headings_by_style_inherited_style_and_outline_level() -> None:
    body = (
        r"\pard\s4 Wijkplan\par\pard\s1 Wonen\par\pard Er komen woningen bij.\par"
        r"\pard\s3 Huren\par{\pard\outlinelevel3 Jeugd\par}\pard\s7 Het wijkteam groeit.\par"
    )
    found = [(b.kind, b.level, b.heading_path) for b in read(rtf(body)).blocks]
    assert found == [
        ("heading", 1, ("Wijkplan",)),
        ("heading", 2, ("Wijkplan", "Wonen")),
        ("paragraph", 0, ("Wijkplan", "Wonen")),
        ("heading", 3, ("Wijkplan", "Wonen", "Huren")),
        ("heading", 4, ("Wijkplan", "Wonen", "Huren", "Jeugd")),
        ("paragraph", 0, ("Wijkplan", "Wonen", "Huren", "Jeugd")),
    ]


def test_lists_captions_and_contents() -> None:
    body = (
        r"\pard\s5 Wonen 3\par\pard{\pntext\f2\'b7\tab}{\*\pn\pnlvlblt{\pntxtb\'b7}}Meer groen\par"
        r"\pard{\listtext 2.\tab}\ls1\ilvl0 Minder steen\par\pard\ls0 Geen punt.\par\pard\s6 Tabel 1 Geld\par"
    )
    document = read(rtf(body))
    assert [(b.kind, b.note, document.text[b.start : b.end]) for b in document.blocks] == [
        ("paragraph", "contents", "Wonen 3"),
        ("list_item", "", "Meer groen"),
        ("list_item", "", "Minder steen"),
        ("paragraph", "", "Geen punt."),
        ("caption", "", "Tabel 1 Geld"),
    ]


def test_footnotes_follow_the_paragraph_they_belong_to() -> None:
    notes = r"{\super\chftn}{\footnote\pard\plain{\super\chftn} Zie de bijlage.\par}"
    starred = r"{\super\chftn{\*\footnote\chftn\pard Zie ook de kaart.}}"
    assert blocks(rf"\pard De huur{notes} stijgt{starred} niet.\par Daarna.\par") == [
        ("paragraph", "De huur stijgt niet."),
        ("footnote", "Zie de bijlage."),
        ("footnote", "Zie ook de kaart."),
        ("paragraph", "Daarna."),
    ]


def test_text_boxes_come_behind_their_paragraph_and_once() -> None:
    box = (
        r"{\shp{\*\shpinst{\sp{\sn txflTextFlow}{\sv 0}}{\shptxt\pard Let op de bus.\par}}{\shprslt dubbel}}"
    )
    assert blocks(rf"\pard Gewone {box}tekst.\par") == [
        ("paragraph", "Gewone tekst."),
        ("paragraph", "Let op de bus."),
    ]


def row(*cells: str, edges: str = r"\cellx1000\cellx2000\cellx3000") -> str:
    inner = "".join(rf"\pard\intbl {cell}\cell" for cell in cells)
    return rf"\trowd{edges}{inner}\row"


def test_a_table_is_one_block_and_merged_cells_keep_the_columns() -> None:
    rows = row("a", r"\b b", "c") + row("Samen", "3", edges=r"\cellx2010\cellx3000")
    assert blocks(rf"{rows}\pard Daarna.\par") == [("table", "a\tb\tc\nSamen\t\t3"), ("paragraph", "Daarna.")]
    assert blocks(rows) == [("table", "a\tb\tc\nSamen\t\t3")]


def test_a_layout_table_and_nested_tables_are_running_text() -> None:
    sentence = "De gemeente bouwt het komende jaar woningen in de wijk en legt een park aan. " * 3
    assert ("paragraph", sentence.strip()) in blocks(row("Wonen", sentence, "x"))
    nested = r"\nestcell{\*\nesttableprops\trowd\cellx9\nestrow}{\nonesttables\par}"
    found = blocks(
        rf"\trowd\cellx1000\pard\intbl\itap2 Binnen{nested}" + r"\pard\intbl Buiten\cell\row\pard Daarna.\par"
    )
    assert [text for _, text in found] == ["Binnen", "Buiten", "Daarna."]


def test_title_and_date_as_stated() -> None:
    info = r"{\info{\title Groenplan \'96 Proefwijk}{\author x}{\*\company Gemeente Leeuwarden}"
    info += r"{\creatim\yr2026\mo4\dy1}{\printim\yr2027\mo1\dy1}}"
    document = read(rtf(info + r"\pard Het groenplan voor de Proefwijk gaat over de straten er omheen.\par"))
    assert (document.title, document.date) == ("Groenplan – Proefwijk", "2026-04-01")
    assert document.author == "Gemeente Leeuwarden"
    assert "Proefwijk" not in document.text[:10]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (rtf(""), "empty"),
        (rtf(r"{\pict\pngblip 89504e47}"), "scanned"),
        (rb"{\rtf1" + b"{" * 5000, "malformed"),
        (b"Gewone tekst.", "malformed"),
    ],
)
def test_unreadable(data: bytes, reason: str) -> None:
    found = read_bytes(data, "notitie.rtf")
    assert isinstance(found, Unread)
    assert found.reason == reason
    assert found.advice.endswith(".")


def test_a_file_that_ends_too_early_is_read_with_a_warning() -> None:
    whole = rtf(r"\pard Er komt een park.\par Er komt een school.\par")
    document = read(whole[:-12])
    assert "Er komt een park." in document.text
    assert any("te vroeg" in note for note in document.notes)
    assert read(whole).notes == ()
    assert read(whole + b"\0\0 rommel").text == read(whole).text


def test_a_web_page_under_the_name_of_a_word_processor_is_a_web_page() -> None:
    assert read(
        b"<html><body><p>De gemeente bouwt woningen in de wijk.</p></body></html>"
    ).source.media_type == ("text/html")
    assert read(b"\xef\xbb\xbf\r\n" + rtf(r"\pard Een zin.\par")).text == "Een zin."
