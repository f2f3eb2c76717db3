"""The RTF plan, the e-book, the e-mail with its attachment and the archive; no clock, no chance."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from email.message import EmailMessage
from xml.sax.saxutils import escape

from bron import NOTE, Element, Source

_DISCLAIMER = (
    "Deze e-mail is uitsluitend bestemd voor de geadresseerde. Aan dit bericht kunnen geen rechten worden "
    "ontleend."
)
_EARLIER = """Van: Fractie Dorpsbelang <dorpsbelang@waterveen.invalid>
Verzonden: vrijdag 30 januari 2026 09:12
Aan: Griffie Waterveen <griffie@waterveen.invalid>
Onderwerp: Speeltuin Rietlanden

Kunt u nagaan wanneer de speeltuin opengaat? Bewoners vragen er elke week naar.
"""


_HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0\uc1",
    r"{\fonttbl{\f0\fswiss\fcharset0 Verdana;}{\f1\froman\fcharset2 Symbol;}}",
    r"{\stylesheet{\ql\fs20 Normal;}{\s1\b\fs30\outlinelevel0\sbasedon0 heading 1;}",
    r"{\s2\b\fs24\outlinelevel1\sbasedon0 heading 2;}{\s3\b\fs40\sbasedon0 Title;}",
    r"{\s4\i\sbasedon0 caption;}{\s5\ls1\sbasedon0 List Bullet;}}",
)


def rtf(source: Source) -> bytes:
    """A document with a header, a contents of styles, notes, a table, and the traces of editing."""
    head = source.head
    year, month, day = (int(part) for part in head["datum"].split("-"))
    facts = rf"{{\title {_rtf(head['titel'])}}}{{\author {_rtf(head['afdeling'])}}}"
    out = [
        *_HEAD,
        rf"{{\info{facts}{{\creatim\yr{year}\mo{month}\dy{day}}}}}",
        rf"{{\header\pard\qr {_rtf(head['kop'])}\par}}",
        r"{\footer\pard\qc{\field{\*\fldinst PAGE}{\fldrslt 1}}\par}",
        rf"\pard\plain\s3\b\fs40 {_rtf(head['titel'])}\par",
        *(rf"\pard\plain\fs20 {_rtf(head[key])}\par" for key in ("afdeling", "datumregel")),
    ]
    for element in source.elements:
        out.append(_element(element, source))
    if "geschrapt" in head:
        out[-1] = out[-1].removesuffix(r"\par") + rf"{{\deleted\revauthdel1  {_rtf(head['geschrapt'])}}}\par"
    if "opmerking" in head:
        mark = r"{\*\atrfstart 1}{\*\atnid AB}{\*\atnauthor Adviseur}\chatn"
        note = rf"{{\*\annotation\pard\plain {_rtf(head['opmerking'])}\par}}"
        out[-1] = out[-1].removesuffix(r"\par") + mark + note + r"\par"
    return ("\r\n".join(out) + "}\r\n").encode("ascii")


def _element(element: Element, source: Source) -> str:
    text = _with_notes(element.text, source)
    if element.kind == "kop":
        return rf"\pard\plain\s{element.level}\outlinelevel{element.level - 1}\b\fs28 {text}\par"
    if element.kind == "punt":
        return rf"\pard\plain\s5\fi-200\li400\ls1{{\listtext\f1\'b7\tab}}{text}\par"
    if element.kind == "tabel":
        edges = "".join(rf"\cellx{4000 + 1500 * at}" for at in range(len(element.rows[0])))
        rows = [
            rf"\trowd{edges}" + "".join(rf"\pard\plain\intbl {_rtf(cell)}\cell" for cell in row) + r"\row"
            for row in element.rows
        ]
        return "\r\n".join([rf"\pard\plain\s4\i {_rtf(element.title)}\par", *rows])
    return rf"\pard\plain\fs20 {text}\par"


def _with_notes(text: str, source: Source) -> str:
    done, at = "", 0
    for mark in NOTE.finditer(text):
        note = rf"{{\super\chftn}}{{\footnote\pard\plain{{\super\chftn}} {_rtf(source.notes[mark[1]])}\par}}"
        done += _rtf(text[at : mark.start()]) + note
        at = mark.end()
    return done + _rtf(text[at:])


def _rtf(text: str) -> str:
    """Text with braces and what is not ASCII written out, by code page where that has it."""
    done = []
    for char in text:
        if char in "\\{}":
            done.append("\\" + char)
        elif char < "\x80":
            done.append(char)
        else:
            page = char.encode("cp1252", "replace")[0]
            done.append(rf"\'{page:02x}" if char < "\u0100" else rf"\u{ord(char)}\'{page:02x}")
    return "".join(done)


def book(source: Source) -> bytes:
    """An e-book with a cover, a table of contents and a page per chapter."""
    chapters: list[list[Element]] = []
    for element in source.elements:
        if element.kind == "kop" and element.level == 1:
            chapters.append([])
        chapters[-1].append(element)
    pages = {
        "omslag.xhtml": f'<section epub:type="cover"><p>{escape(source.head["titel"])}</p></section>',
        "inhoud.xhtml": '<nav epub:type="toc"><h1>Inhoud</h1><ol>'
        + "".join(
            f'<li><a href="deel{n}.xhtml">{escape(part[0].text)}</a></li>'
            for n, part in enumerate(chapters, 1)
        )
        + "</ol></nav>",
        "titel.xhtml": f"<h1>{escape(source.head['titel'])}</h1>",
        **{f"deel{n}.xhtml": _chapter(part, source) for n, part in enumerate(chapters, 1)},
    }
    head = '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"'
    head += ' xmlns:epub="http://www.idpf.org/2007/ops" lang="nl"><head>'
    head += f"<title>{escape(source.head['titel'])}</title>"
    members = {"mimetype": "application/epub+zip", "META-INF/container.xml": _CONTAINER}
    members["boek/boek.opf"] = _package(source, list(pages))
    members |= {f"boek/{name}": f"{head}</head><body>{body}</body></html>\n" for name, body in pages.items()}
    return pack({name: text.encode("utf-8") for name, text in members.items()})


_CONTAINER = (
    '<?xml version="1.0"?>\n<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="boek/boek.opf" media-type="application/oebps-package+xml"/></rootfiles>'
    "</container>\n"
)


def _package(source: Source, pages: list[str]) -> str:
    head = source.head
    items = "".join(
        f'<item id="p{n}" href="{name}" media-type="application/xhtml+xml"'
        f"{' properties=' + chr(34) + 'nav' + chr(34) if name == 'inhoud.xhtml' else ''}/>"
        for n, name in enumerate(pages)
    )
    spine = "".join(f'<itemref idref="p{n}"/>' for n in range(len(pages)))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<package xmlns="http://www.idpf.org/2007/opf" version="3.0"'
        ' unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="id">urn:waterveen:handreiking</dc:identifier><dc:title>{escape(head["titel"])}'
        f"</dc:title><dc:creator>{escape(head['maker'])}</dc:creator><dc:language>nl</dc:language>"
        f"<dc:date>{head['datum']}</dc:date>"
        f'<meta property="dcterms:modified">{head["datum"]}T09:00:00Z</meta>'
        f"</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>\n"
    )


def _chapter(elements: Iterable[Element], source: Source) -> str:
    parts: list[str] = []
    notes: list[str] = []
    for element in elements:
        text = escape(element.text)
        for mark in NOTE.findall(text):
            text = text.replace(f"[^{mark}]", f'<a epub:type="noteref" href="#n{mark}">{mark}</a>')
            body = escape(source.notes[mark])
            notes.append(f'<aside epub:type="footnote" id="n{mark}"><p>{body}</p></aside>')
        if element.kind == "kop":
            # The title of the book has the first level.
            parts.append(f"<h{element.level + 1}>{text}</h{element.level + 1}>")
        elif element.kind == "punt":
            parts.append(f"<ul><li>{text}</li></ul>")
        elif element.kind == "tabel":
            rows = "".join(
                "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in element.rows
            )
            parts.append(f"<table><caption>{escape(element.title)}</caption>{rows}</table>")
        else:
            parts.append(f"<p>{text}</p>")
    return "\n".join(parts + notes)


def mail(source: Source, attached: Mapping[str, bytes]) -> bytes:
    """An answer in text and HTML with a signature, a disclaimer, the question below it and attachments."""
    head = source.head
    message = EmailMessage()
    message["From"], message["To"] = head["van"], head["aan"]
    message["Subject"], message["Date"] = f"RE: {head['titel']}", head["verzonden"]
    message["Message-ID"] = "<2026-0205@waterveen.invalid>"
    body = [element.text for element in source.elements]
    signature = ["Met vriendelijke groet,", "Griffie gemeente Waterveen", _DISCLAIMER]
    message.set_content("\n\n".join([*body, *signature, _EARLIER]), cte="quoted-printable")
    earlier = "<br>".join(escape(line) for line in _EARLIER.splitlines())
    html = "".join(f"<p>{escape(text)}</p>" for text in [*body, *signature])
    message.add_alternative(
        f"<html><body>{html}<hr><div>{earlier}</div></body></html>\n", subtype="html", cte="quoted-printable"
    )
    for name, data in attached.items():
        message.add_attachment(data, maintype="application", subtype="rtf", filename=name)
    message.set_boundary("=_waterveen_1")
    next(message.iter_parts()).set_boundary("=_waterveen_2")
    return message.as_bytes()


def pack(files: Mapping[str, bytes]) -> bytes:
    """An archive in which every entry is dated 1 January 1980."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return buffer.getvalue()
