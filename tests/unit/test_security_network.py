"""Documents that ask for something from elsewhere: another file, or the network. They get nothing."""

from __future__ import annotations

import io
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.unit.test_reading_docx import docx
from tests.unit.test_reading_docx import p as word_p
from tests.unit.test_reading_epub import epub
from tests.unit.test_reading_odt import odt
from wijktekst.reading import find_files
from wijktekst.reading.dispatch import read_bytes
from wijktekst.types import Document

SECRET = "GEHEIM: het wachtwoord van de wethouder."
SAID = "De gemeente bouwt woningen in de wijk en legt een plein aan."


@contextmanager
def listening(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An address on this computer; it is an error when anybody, in Python or in C, has tried to reach it.

    Nor may Python make any connection or start a program.
    """

    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise AssertionError("a document reached for the network or for a program")

    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        monkeypatch.setattr(socket, "socket", refuse)
        monkeypatch.setattr(socket, "getaddrinfo", refuse)
        monkeypatch.setattr(subprocess, "Popen", refuse)
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
        monkeypatch.undo()
        with pytest.raises(BlockingIOError):
            server.accept()


def asking(address: str) -> dict[str, bytes]:
    """Documents of every kind, with all that they may refer to at that address."""
    remote = (
        f'<img src="{address}/a.png"><iframe src="{address}/b"></iframe><object data="{address}/c"></object>'
        f'<embed src="{address}/d"><video src="{address}/e"></video><svg><image href="{address}/f"/></svg>'
    )
    head = (
        f'<base href="{address}/"><meta http-equiv="refresh" content="0;url={address}/g">'
        f'<link rel="stylesheet" href="{address}/h.css"><link rel="next" href="{address}/i">'
        f'<script src="{address}/j.js"></script><style>@import url({address}/k.css)</style>'
    )
    html = f"<html><head><title>Plan</title>{head}</head><body><p>{SAID}</p>{remote}</body></html>"
    mail = f"Subject: Plan\nMIME-Version: 1.0\nContent-Type: text/html\n\n{html}"
    body = (
        'Subject: Plan\nMIME-Version: 1.0\nContent-Type: message/external-body; access-type=URL;\n URL="'
        f'{address}/l"\n\nContent-Type: text/plain\n\n{SAID}\n'
    )
    link = f'<draw:image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="{address}/m.png"/>'
    field = f'{{\\field{{\\*\\fldinst INCLUDETEXT "{address}/n"}}{{\\fldrslt x}}}}'
    return {
        "plan.html": html.encode(),
        "plan.md": f"{SAID}\n\n![plaat]({address}/o.png)\n\n{remote}".encode(),
        "plan.eml": mail.encode(),
        "elders.eml": body.encode(),
        "plan.epub": epub(f"<p>{SAID}</p>{remote.replace('>', '/>').replace('//>', '/>')}"),
        "plan.docx": docx(
            word_p(SAID) + f'<w:p><w:r><w:instrText>INCLUDEPICTURE "{address}/p"</w:instrText></w:r></w:p>'
        ),
        "plan.odt": odt(f"<text:p>{SAID}</text:p><text:p><draw:frame>{link}</draw:frame></text:p>"),
        "plan.rtf": f"{{\\rtf1 {SAID} {field}}}".encode(),
    }


@pytest.mark.parametrize("name", asking(""))
def test_nothing_is_fetched_and_nothing_is_started(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read_bytes(asking("http://127.0.0.1:9")[name], name)  # modules load their libraries first
    with listening(monkeypatch) as address:
        found = read_bytes(asking(address)[name], name)
        assert isinstance(found, Document) or name == "elders.eml"
        assert "woningen" in found.text if isinstance(found, Document) else True


def attacks(secret: Path, address: str) -> dict[str, tuple[str, str]]:
    """(document type, content) of XML that reaches out, or swells."""
    file = secret.as_uri()
    laughs = '<!ENTITY a "hahahaha">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    include = 'xmlns:xi="http://www.w3.org/2001/XInclude"'
    return {
        "entity": (f'<!DOCTYPE x [<!ENTITY e SYSTEM "{file}">]>', "&e;"),
        "remote-entity": (f'<!DOCTYPE x [<!ENTITY e SYSTEM "{address}/e">]>', "&e;"),
        "parameter": (f'<!DOCTYPE x [<!ENTITY % e SYSTEM "{address}/e.dtd">%e;]>', "x"),
        "definition": (f'<!DOCTYPE x SYSTEM "{file}">', "x"),
        "remote-definition": (f'<!DOCTYPE x PUBLIC "-//X//Y" "{address}/x.dtd">', "x"),
        "include": ("", f'<xi:include {include} href="{file}" parse="text"/>'),
        "remote-include": ("", f'<xi:include {include} href="{address}/i"/>'),
        "stylesheet": (f'<?xml-stylesheet type="text/xsl" href="{address}/s.xsl"?>', "x"),
        "laughs": (f"<!DOCTYPE x [{laughs}]>", "&i;"),
        "laughs-in-attribute": (f"<!DOCTYPE x [{laughs}]>", '<b c="&i;"/>'),
        "default-attribute": (f'<!DOCTYPE x [<!ATTLIST b c CDATA "{"x" * 50_000}">]>', "<b/>" * 50_000),
    }


def documents(kind: str, inner: str) -> dict[str, bytes]:
    """Documents of every kind that is XML inside, with this in front and this in the text."""
    declared = '<?xml version="1.0" encoding="UTF-8"?>'
    xhtml = f'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{SAID}</p><p>{inner}</p></body></html>'
    paragraph = f"<w:r><w:t>{inner}</w:t></w:r>"
    return {
        "stuk.xml": f"{declared}{kind}<kamerstuk><al>{SAID}</al><al>{inner}</al></kamerstuk>".encode(),
        "wijd.xml": f"{kind}<kamerstuk><al>{SAID}</al><al>{inner}</al></kamerstuk>".encode("utf-16"),
        "stuk.xhtml": f"{declared}{kind}{xhtml}".encode(),
        "stuk.docx": _with_kind(docx(f"{word_p(SAID)}<w:p>{paragraph}</w:p>"), "word/document.xml", kind),
        "feiten.docx": docx(word_p(SAID), core=f"{kind}<c><title>{inner}</title></c>"),
        "stuk.odt": _with_kind(odt(f"<text:p>{SAID}</text:p><text:p>{inner}</text:p>"), "content.xml", kind),
        "stuk.epub": _with_kind(
            epub(f"<p>{SAID}</p>", facts=f"<title>{inner}</title>"), "OEBPS/boek.opf", kind
        ),
        "bladzijde.epub": _with_kind(epub(f"<p>{SAID}</p><p>{inner}</p>"), "OEBPS/tekst/p 0.xhtml", kind),
    }


def _with_kind(package: bytes, member: str, kind: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == member:
                declared, end, rest = (
                    data.rpartition(b"?>") if data.startswith(b"<?xml") else (b"", b"", data)
                )
                data = declared + end + kind.encode() + rest
            new.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize("attack", attacks(Path("/x"), ""))
@pytest.mark.parametrize("name", documents("", ""))
def test_xml_reaches_no_file_and_no_network_and_does_not_swell(
    name: str, attack: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "geheim.txt").write_text(SECRET, encoding="utf-8")
    read_bytes(documents("", "x")[name], name)
    with listening(monkeypatch) as address:
        found = read_bytes(documents(*attacks(tmp_path / "geheim.txt", address)[attack])[name], name)
        said = repr(found)
    assert "GEHEIM" not in said
    assert len(said) < 20_000
    assert said.count("haha") < 10


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on this system")
def test_links_lead_nowhere_outside_the_folder(tmp_path: Path) -> None:
    inside, outside = tmp_path / "binnen", tmp_path / "buiten"
    for folder in (inside, outside / "map"):
        folder.mkdir(parents=True)
    (outside / "map" / "geheim.txt").write_text(SECRET, encoding="utf-8")
    (inside / "plan.txt").write_text(SAID, encoding="utf-8")
    links = {
        "zelfde.txt": "plan.txt",
        "ketting-1.txt": "ketting-2.txt",
        "ketting-2.txt": "../buiten/map/geheim.txt",
        "map": "../buiten/map",
        "omhoog": "..",
        "rond-1.txt": "rond-2.txt",
        "rond-2.txt": "rond-1.txt",
        "eindeloos.txt": "/dev/zero",
    }
    for name, target in links.items():
        (inside / name).symlink_to(target)
    assert [name for _, name in find_files([inside])] == ["plan.txt", "zelfde.txt"]
