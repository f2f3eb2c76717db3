"""Whatever the bytes and the name: a document whose offsets fit, or a reason with advice; no traceback."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.shared import ROOT
from wijktekst.reading.dispatch import read_bytes, read_file
from wijktekst.reading.folder import find_files
from wijktekst.types import Document, Unread

EXAMPLES = {
    path.suffix: path.read_bytes()
    for path in sorted((ROOT / "corpora" / "voorbeeld").rglob("*"))
    if path.is_file() and path.stat().st_size
}
SUFFIXES = [*EXAMPLES, ".doc", ""]
PACKAGES = [".docx", ".odt", ".epub"]
#: What RTF is made of, to be put together in any order.
RTF = (
    r"{ } {\rtf1 \par \pard \cell \row \trowd \cellx900 \cellx-5 \intbl \u8364? \u-1 \'e9 \'zz \uc0 \uc9"
    r" \ls1 \~ {\footnote {\*\annotation {\fonttbl {\f1\fcharset128 {\stylesheet {\s1 {\s2\sbasedon2 \s1 \s99"
    r" {\listtext \v \v0 \deleted \plain {\info {\title {\creatim\yr2026\mo99 \bin5 \bin-9 \ansicpg77"
    r" {\shptxt {\upr {\*\ud \nestcell \outlinelevel9 \outlinelevel-1 \* \ een tekst"
).split(" ")
#: Lines of e-mails.
MAIL = [
    "", "", "--g", "--g--", "--h", "Content-Type: multipart/mixed; boundary=g", "MIME-Version: 1.0", "> Ja.",
    "Content-Type: multipart/alternative; boundary=h", "Content-Type: text/html; charset=utf-16",
    "Content-Type: message/rfc822", "Content-Type: application/zip", "Content-Type: ;;;=",
    "Content-Type: text", "Content-Transfer-Encoding: base64", "Content-Transfer-Encoding: quoted-printable",
    "UEsDBA==", "=E9=", "Content-Disposition: attachment; filename*0*=utf-8''%E9; filename*2=x",
    "Content-Disposition: attachment", "Date: Wo, 32 Foo 99999", "From: <", "<p>De gemeente <b>bouwt",
    "De gemeente bouwt.", "\udce9\udcff", "-- ", "Op ma schreef A:", "Van: A", "Verzonden: B", "Aan: C",
    "Met vriendelijke groet", "begin 644 a.txt",
]  # fmt: skip


def _check(found: Document | Unread) -> None:
    if isinstance(found, Unread):
        assert found.detail.endswith(".")
        assert found.advice.endswith(".")
        return
    for block in found.blocks:
        text = found.text[block.start : block.end]
        assert text == text.strip(" \n" if block.kind == "table" else None)
        assert block.level == (len(block.heading_path) if block.kind == "heading" else 0)
        assert all(block.start <= box.start < box.end <= block.end for box in block.boxes)


def _check_all(data: bytes, name: str) -> None:
    """Whatever stands in a container, every document that it lists is read or has a reason."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        found = find_files([path])
        assert found
        for place, shown in found:
            assert shown.startswith(name)
            _check(read_file(place, shown))


def _damaged(whole: bytes, data: st.DataObject) -> bytes:
    """The bytes with their end cut off and some of them changed."""
    damaged = bytearray(whole[: max(data.draw(st.integers(len(whole) // 2, len(whole))), 1)])
    for at in data.draw(st.lists(st.integers(0, len(damaged) - 1), max_size=5)):
        damaged[at] = data.draw(st.integers(0, 255))
    return bytes(damaged)


@given(data=st.binary(max_size=400), suffix=st.sampled_from(SUFFIXES))
def test_random_bytes(data: bytes, suffix: str) -> None:
    _check(read_bytes(data, f"iets{suffix}"))


@given(text=st.text(max_size=400), suffix=st.sampled_from([".txt", ".md", ".html", ".xml"]))
def test_random_text(text: str, suffix: str) -> None:
    _check(read_bytes(text.encode("utf-8", "surrogatepass"), f"iets{suffix}"))


@given(parts=st.lists(st.sampled_from(RTF), max_size=60))
def test_rtf_in_any_order(parts: list[str]) -> None:
    _check(read_bytes(("{\\rtf1 " + " ".join(parts)).encode(), "iets.rtf"))


@given(lines=st.lists(st.sampled_from(MAIL), max_size=40))
def test_mail_in_any_order(lines: list[str]) -> None:
    _check_all(("Subject: Iets\n" + "\n".join(lines)).encode("utf-8", "surrogateescape"), "iets.eml")


@pytest.mark.parametrize("suffix", [".zip", ".eml"])
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_damaged_containers(suffix: str, data: st.DataObject) -> None:
    _check_all(_damaged(EXAMPLES[suffix], data), f"beschadigd{suffix}")


@pytest.mark.parametrize("suffix", PACKAGES)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_packages_with_a_damaged_part(suffix: str, data: st.DataObject) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(EXAMPLES[suffix])) as old, zipfile.ZipFile(buffer, "w") as new:
        chosen = data.draw(st.sampled_from(old.namelist()))
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, _damaged(part, data) if name == chosen and part else part)
    _check(read_bytes(buffer.getvalue(), f"beschadigd{suffix}"))


@pytest.mark.parametrize("suffix", EXAMPLES)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_damaged_examples(suffix: str, data: st.DataObject) -> None:
    _check(read_bytes(_damaged(EXAMPLES[suffix], data), f"beschadigd{suffix}"))
