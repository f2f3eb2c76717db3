"""Odd and broken files from the test suites of other projects: each is read or has the right reason."""

from __future__ import annotations

import pytest

from tests.shared import SHARED, needs_shared
from wijktekst.reading import legacy
from wijktekst.reading.advice import ADVICE
from wijktekst.reading.dispatch import read_file
from wijktekst.types import Unread

ODD = SHARED / "robustness"
ENCRYPTED = (
    "office/empty-pw.doc office/empty-pw.docx pdfminer/aes-128-m.pdf pdfminer/aes-128.pdf "
    "pdfminer/aes-256-m.pdf pdfminer/aes-256-r6.pdf pdfminer/aes-256.pdf pdfminer/rc4-128.pdf "
    "pdfminer/rc4-40.pdf pypdf/crazyones-encrypted-256.pdf pypdf/encrypted-file.pdf "
    "pypdf/libreoffice-writer-password.pdf pypdf/r2-user-password.pdf pypdf/r3-user-password.pdf "
    "pypdf/r4-aes-user-password.pdf pypdf/r4-user-password.pdf pypdf/r5-user-password.pdf "
    "pypdf/r6-both-passwords.pdf pypdf/r6-user-password.pdf"
)
SCANNED = (
    "office/image.pdf pdfminer/encrypted_doc_no_id.pdf pdfminer/issue-1057-tiff-predictor.pdf "
    "pdfminer/pdf-with-jbig2.pdf pypdf/box.pdf pypdf/encrypted_doc_no_id.pdf pypdf/git.pdf "
    "pypdf/imagemagick-ASCII85Decode.pdf pypdf/imagemagick-CCITTFaxDecode.pdf pypdf/imagemagick-images.pdf "
    "pypdf/imagemagick-lzw.pdf pypdf/issue-3850-1bit-indexed-flate.pdf pypdf/reportlab-inline-image.pdf"
)
EMPTY = (
    "docx/blk-containing-table.docx docx/doc-coreprops.docx docx/doc-default.docx docx/doc-no-coreprops.docx "
    "docx/doc-word-default-blank.docx docx/set-no-settings-part.docx docx/sty-behav-props.docx "
    "docx/sty-having-no-styles-part.docx docx/sty-having-styles-part.docx docx/tbl-2x2-table.docx "
    "docx/tbl-col-props.docx docx/tbl-having-tables.docx docx/tbl-on-off-props.docx office/empty.docx "
    "office/empty.odt office/empty.zip pdfminer/issue_1165_linewidth.pdf pdfminer/patchelf.pdf "
    "pdfminer/simple2.pdf pdfminer/test_pattern_colors.pdf pypdf/two-different-pages.pdf"
)
UNSUPPORTED = "office/._coalitieakkoord_2022_samen_voor_wassenaar.pdf office/empty.doc"
REASONS = {
    name: reason
    for reason, names in {
        "encrypted": ENCRYPTED, "scanned": SCANNED, "empty": EMPTY, "unsupported": UNSUPPORTED,
        "malformed": "office/garble.pdf",
    }.items()
    for name in names.split()
}  # fmt: skip
FILES = [path.relative_to(ODD).as_posix() for path in sorted(ODD.rglob("*")) if path.is_file()]


@needs_shared
@pytest.mark.parametrize("name", FILES or ["(none)"])
def test_odd_file(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy, "_PROGRAMS", ())  # as where LibreOffice is not installed
    found = read_file(ODD / name, name)
    assert (found.reason if isinstance(found, Unread) else "") == REASONS.get(name, "")
    if isinstance(found, Unread):
        assert found.reason in ADVICE
        assert found.detail.endswith(".")
        assert found.advice.endswith(".")
    else:
        assert found.text.strip()


@needs_shared
def test_reading_twice_gives_the_same() -> None:
    for name in FILES[::7]:
        assert read_file(ODD / name, name) == read_file(ODD / name, name)
