"""Pictures of pages with a sentence marked: where it stands, what may go wrong, and what is kept."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from tests.unit.drawn import pdf
from wijktekst.errors import InputError
from wijktekst.explorer import pictures as module
from wijktekst.explorer.documents import Documents
from wijktekst.explorer.pictures import CHANGED, GONE, NO_PAGES, Picture, Pictures, Wanted, draw_page
from wijktekst.reading import Place
from wijktekst.reading.pdf.marked import marked_page
from wijktekst.reading.sniff import PDF, PNG
from wijktekst.running import analyse_folder
from wijktekst.types import Settings, Source

pytestmark = pytest.mark.usefixtures("work_here")

LINE = (72.0, 90.0, 300.0, 104.0)
DPI = 72
LIMITS = Settings(workers=1, timeout=3, max_memory=1000)


def page(canvas: Any) -> None:
    canvas.setFont("Helvetica", 11)
    canvas.drawString(72, 742, "De gemeente bouwt in 2026 twintig huurwoningen in de wijk.")


def of(data: bytes, name: str = "plan.pdf", number: int = 1) -> Wanted:
    return Wanted(name, Source(name, "", hashlib.sha256(data).hexdigest()).id, number, (LINE,), DPI)


def yellow(png: bytes) -> tuple[int, ...] | None:
    """Around the points that are marked: x0, top, x1 and bottom."""
    points = np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)
    rows, columns = np.nonzero((points[..., 0] > 200) & (points[..., 2] < 130))
    return (columns.min(), rows.min(), columns.max(), rows.max()) if len(rows) else None


# Drawing.


def test_the_lines_are_marked_where_they_stand_and_nothing_else_is() -> None:
    drawn = marked_page(pdf(page, page), PDF, 2, [LINE], DPI)
    box = yellow(drawn.png)
    assert box is not None
    assert all(abs(at - wanted) <= 4 for at, wanted in zip(box, LINE, strict=True))
    assert yellow(marked_page(pdf(page), PDF, 1, [], DPI).png) is None
    assert (drawn.pages, drawn.width) == (2, Image.open(io.BytesIO(drawn.png)).width)


def test_a_mark_has_an_edge_that_shows_without_colour_and_leaves_the_text_readable() -> None:
    bare, marked = (
        np.asarray(Image.open(io.BytesIO(marked_page(pdf(page), PDF, 1, places, 144).png)).convert("L"))
        for places in ([], [LINE])
    )
    below, inside = slice(2 * 104, 2 * 110), slice(2 * 92, 2 * 103)
    assert bare[below, 200:500].min() > 200
    assert marked[below, 200:500].min(axis=0).max() < 100  # all along the line
    letters = bare[inside, 150:590] < 100
    assert letters.any()
    assert (marked[inside, 150:590][letters] < 100).all()


@pytest.mark.parametrize(
    "line", [(-900.0, -900.0, 9000.0, 9000.0), (5000.0, 1.0, 6000.0, 2.0), (9.0, 9.0, 1.0, 1.0)]
)
def test_places_that_are_off_the_page_do_no_harm(line: tuple[float, float, float, float]) -> None:
    assert marked_page(pdf(page), PDF, 1, [line], DPI).png.startswith(b"\x89PNG")


def test_a_page_that_is_not_there_is_said() -> None:
    for number in (0, 2, 10**6):
        with pytest.raises(InputError, match=f"Pagina {number} is er niet; dit document telt er 1"):
            marked_page(pdf(page), PDF, number, [], DPI)


def test_a_scan_is_drawn_at_the_size_it_was_read_at() -> None:
    stream = io.BytesIO()
    Image.new("L", (1654, 2339), 255).save(stream, "PNG")
    drawn = marked_page(stream.getvalue(), PNG, 1, [LINE], DPI)
    assert (drawn.pages, drawn.height) == (1, 842)
    box = yellow(drawn.png)
    assert box is not None
    assert all(abs(at - wanted) <= 4 for at, wanted in zip(box, LINE, strict=True))


# In a worker, from the documents of a run.


@pytest.fixture(scope="module")
def analysed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    base = tmp_path_factory.mktemp("plaatjes")
    folder = base / "in"
    folder.mkdir()
    (folder / "plan.pdf").write_bytes(pdf(page))
    (folder / "plan.md").write_text("De gemeente bouwt huizen.", encoding="utf-8")
    with zipfile.ZipFile(folder / "stukken.zip", "w") as archive:
        archive.writestr("map/plan.pdf", pdf(page, page))
    analyse_folder([folder], base / "uit", Settings(workers=1, ocr=False))
    return base, folder


class Fixed(Documents):
    """Documents of which a test says where they are."""

    def __init__(self, **places: Place) -> None:
        super().__init__(Path("nergens"))
        self.given = places
        self.forgotten = 0

    def place(self, name: str) -> Place | None:
        return self.given.get(name.partition(".")[0])

    def forget(self) -> None:
        self.forgotten += 1


@pytest.fixture
def drawing() -> Iterator[Callable[[Documents], Pictures]]:
    made: list[Pictures] = []

    def make(documents: Documents) -> Pictures:
        made.append(Pictures(documents, LIMITS))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_documents_are_found_also_in_an_archive(
    analysed: tuple[Path, Path], drawing: Callable[[Documents], Pictures]
) -> None:
    base, folder = analysed
    pictures = drawing(Documents(base / "uit"))
    for data, name, pages in (
        ((folder / "plan.pdf").read_bytes(), "plan.pdf", 1),
        (zipfile.ZipFile(folder / "stukken.zip").read("map/plan.pdf"), "stukken.zip/map/plan.pdf", 2),
    ):
        drawn = pictures.ask(of(data, name)).result(60)
        assert (drawn.problem, drawn.pages) == ("", pages)
        assert yellow(drawn.png)


def test_documents_that_were_moved_are_found_in_the_folder_that_is_named(analysed: tuple[Path, Path]) -> None:
    base, folder = analysed
    moved = shutil.copytree(folder, base / "elders")
    folder.rename(base / "weg")
    try:
        assert Documents(base / "uit").place("plan.pdf") is None
        assert Documents(base / "uit", moved).place("plan.pdf") == moved / "plan.pdf"
    finally:
        (base / "weg").rename(folder)


@pytest.mark.parametrize("name", ["../uit/run.json", "/etc/passwd", "plan.pdf/../plan.pdf", ""])
def test_only_names_of_documents_lead_to_a_file(analysed: tuple[Path, Path], name: str) -> None:
    assert Documents(analysed[0] / "uit").place(name) is None


def test_what_was_changed_or_is_gone_or_has_no_pages_is_said(tmp_path: Path) -> None:
    data = pdf(page)
    path = tmp_path / "plan.pdf"
    path.write_bytes(data)
    assert draw_page((path, of(data)), LIMITS).problem == ""
    path.write_bytes(data + b"\n")
    assert draw_page((path, of(data)), LIMITS).problem == CHANGED
    path.unlink()
    assert draw_page((path, of(data)), LIMITS).problem == GONE
    path.mkdir()
    assert draw_page((path, of(data)), LIMITS).problem == GONE
    text = tmp_path / "plan.md"
    text.write_bytes(b"De gemeente bouwt.")
    assert draw_page((text, of(b"De gemeente bouwt.", "plan.md")), LIMITS).problem == NO_PAGES


def test_what_is_gone_is_looked_for_again(drawing: Callable[[Documents], Pictures], tmp_path: Path) -> None:
    documents = Fixed(plan=tmp_path / "plan.pdf")
    pictures = drawing(documents)
    data = pdf(page)
    assert pictures.ask(of(data)).result(60).problem == GONE
    assert documents.forgotten == 1
    (tmp_path / "plan.pdf").write_bytes(data)
    assert pictures.ask(of(data)).result(60).problem == ""


def harmful(item: tuple[Path, Wanted], settings: Settings) -> Picture:
    """Stands for a page that hangs its process, kills it, or eats memory; else draws."""
    harm = item[1].name.partition(".")[0]
    if harm == "hangt":
        time.sleep(1000)
    if harm == "stopt":
        os._exit(1)
    if harm == "eet":
        return Picture(b"x" * 4_000_000_000)
    return draw_page(item, settings)


@pytest.mark.parametrize(
    ("harm", "said"), [("hangt", "duurde te lang"), ("stopt", "te beschadigd"), ("eet", "te veel geheugen")]
)
def test_a_page_that_does_harm_costs_no_other_page(
    drawing: Callable[[Documents], Pictures],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    harm: str,
    said: str,
) -> None:
    monkeypatch.setattr(module, "draw_page", harmful)
    data = pdf(page)
    path = tmp_path / "plan.pdf"
    path.write_bytes(data)
    pictures = drawing(Fixed(plan=path, **{harm: path}))
    asked = [pictures.ask(of(data, name)) for name in (f"{harm}.pdf", "plan.pdf")]
    bad, good = (one.result(60) for one in asked)
    assert said in bad.problem
    assert good.problem == ""


def test_a_picture_is_drawn_once_and_pictures_do_not_pile_up(
    drawing: Callable[[Documents], Pictures], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []

    def draw(self: Pictures, wanted: Wanted) -> Picture:
        drawn.append(wanted.page)
        return Picture(b"x" * 10_000_000)

    monkeypatch.setattr(Pictures, "_drawn", draw)
    pictures = drawing(Fixed())
    for number in (1, 2, 1, 3, 1, 4, 5, 6, 1):
        pictures.ask(of(b"", number=number)).result(10)
    assert drawn == [1, 2, 3, 4, 5, 6]
    pictures.ask(of(b"", number=2)).result(10)
    assert drawn[-1] == 2


def test_who_waits_for_a_picture_hears_that_the_explorer_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Pictures, "_drawn", lambda self, wanted: time.sleep(2) or Picture())
    pictures = Pictures(Fixed(), LIMITS)
    waiting = pictures.ask(of(b""))
    pictures.close()
    assert "gestopt" in waiting.result(1).problem
