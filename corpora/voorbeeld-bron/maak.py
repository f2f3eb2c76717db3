"""Makes corpora/voorbeeld and the truth beside it from the texts in this folder.

    python corpora/voorbeeld-bron/maak.py [--uit MAP]

The same texts give the same bytes: no clock, no chance.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import bron
import digitaal
import kantoor
import lastig
import pdfs

HERE = Path(__file__).resolve().parent
TEXTS = HERE / "teksten"

#: made file -> source text and what sets it
SET = {
    "rijk/begrotingsnota-wijken-en-wonen-2026.pdf": ("begrotingsnota.txt", pdfs.kamerstuk),
    "rijk/kamerbrief-voortgang-buurtaanpak.docx": ("kamerbrief.txt", kantoor.letter),
    "gemeente/wijkplan-havenkwartier.pdf": ("wijkplan.txt", pdfs.wijkplan),
    "gemeente/besluitenlijst-2025-10-14.pdf": ("besluitenlijst.txt", pdfs.besluitenlijst),
    "gemeente/raadsvoorstel-warmtenet-de-biezen.pdf": ("raadsvoorstel.txt", pdfs.raadsvoorstel),
    "gemeente/notitie-ouder-worden.odt": ("notitie.txt", kantoor.note),
    "gemeente/plan-veilig-fietsen.rtf": ("fietsplan.txt", digitaal.rtf),
    "rijk/handreiking-buurtgericht-werken.epub": ("handreiking.txt", digitaal.book),
}
MAIL = "gemeente/mail-toezegging-speeltuin.eml"
ARCHIVE = "gemeente/raadsstukken-2026-02-26.zip"
#: the same for the documents in the e-mail and in the archive
INSIDE = {
    f"{MAIL}/memo-speeltuin.rtf": ("memo.txt", digitaal.rtf),
    f"{ARCHIVE}/stukken/notitie-woonbalans.odt": ("woonbalans.txt", kantoor.note),
}


def documents() -> Iterator[tuple[str, bytes]]:
    """Every example file as (path, bytes)."""
    made = {name: make(bron.read(TEXTS / text)) for name, (text, make) in SET.items()}
    yield from made.items()
    within = {name: make(bron.read(TEXTS / text)) for name, (text, make) in INSIDE.items()}
    attached = {name.rpartition("/")[2]: data for name, data in within.items() if name.startswith(MAIL)}
    yield MAIL, digitaal.mail(bron.read(TEXTS / "mail.txt"), attached)
    yield (
        ARCHIVE,
        digitaal.pack(
            {
                "agenda.md": (TEXTS / "agenda.md").read_bytes(),
                "stukken/amendement-groene-daken.txt": _dos("amendement.txt"),
                **{
                    name.removeprefix(ARCHIVE + "/"): data
                    for name, data in within.items()
                    if name.startswith(ARCHIVE)
                },
            }
        ),
    )
    yield "gemeente/coalitieakkoord-2026-2030.md", (TEXTS / "coalitieakkoord.md").read_bytes()
    yield "gemeente/gemeenteblad-sterke-buurten.xml", (TEXTS / "gemeenteblad.xml").read_bytes()
    yield "gemeente/motie-geldautomaat-lutkeveen.txt", _dos("motie.txt")
    yield "overig/blog-buurthuis.html", (TEXTS / "blog.html").read_bytes()
    scan = (TEXTS / "scan.txt").read_text("utf-8")
    yield "overig/ingescande-brief.pdf", lastig.scan(scan, "2025-01-20")
    locked = (TEXTS / "vertrouwelijk.txt").read_text("utf-8")
    yield "overig/vertrouwelijke-businesscase.pdf", lastig.locked(locked, "2025-10-28")
    whole = made["gemeente/raadsvoorstel-warmtenet-de-biezen.pdf"]
    yield "overig/afgebroken-download.pdf", lastig.cut_off(whole)
    yield "overig/leeg.docx", b""


def _dos(name: str) -> bytes:
    """A text as Windows programs save it."""
    return (TEXTS / name).read_text("utf-8").replace("\n", "\r\n").encode("cp1252")


def truths() -> Iterator[tuple[str, str]]:
    """For every set document the sentences that must be found, as (file name, text)."""
    texts = {name: text for name, (text, _) in {**SET, **INSIDE}.items()}
    for name, text in {**texts, MAIL: "mail.txt"}.items():
        yield Path(name).stem + ".txt", bron.truth(bron.read(TEXTS / text))


def main() -> None:
    parser = argparse.ArgumentParser(description="Makes the example documents.")
    parser.add_argument("--uit", type=Path, default=HERE.parent, help="folder for voorbeeld and its truth")
    out = parser.parse_args().uit
    for name, data in documents():
        target = out / "voorbeeld" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    folder = out / "voorbeeld-bron" / "waarheid"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in truths():
        (folder / name).write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
