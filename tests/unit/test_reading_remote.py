"""Documents behind an address are found, named, recognised and read as those on disk, and no secret shows."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fsspec", reason="the extra 'cluster' is not installed")

from wijktekst import running
from wijktekst.errors import InputError
from wijktekst.reading import Remote, documents_in, files_under, location, read_file
from wijktekst.reading.remote import _held, without_secrets
from wijktekst.running.last import LastRun
from wijktekst.types import Document, Settings, Unread

pytestmark = pytest.mark.usefixtures("work_here")

SENTENCE = "De gemeente legt in 2025 een warmtenet aan in de wijk. "
PLAIN = Settings(language_model="geen", ocr=False, workers=1)


def archive(**files: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name, text in files.items():
            made.writestr(f"{name}.txt", text)
    return stream.getvalue()


@pytest.fixture
def bucket() -> Iterator[Any]:
    """A file system in memory with some documents in `plannen`."""
    import fsspec

    system = fsspec.filesystem("memory")
    system.store.clear()
    _held.cache_clear()
    for name, data in {
        "a.txt": (SENTENCE * 3).encode(),
        "jaar/b #2?.txt": (SENTENCE * 4).encode(),
        "stukken.zip": archive(eerste=SENTENCE * 2, tweede=SENTENCE * 5),
        ".DS_Store": b"x",
    }.items():
        system.pipe_file(f"/plannen/{name}", data)
    yield system
    system.store.clear()


def found(url: str = "memory://plannen") -> dict[str, Remote]:
    return {name: file for file, name in files_under([Remote(url)]) if isinstance(file, Remote)}


def test_files_keep_what_is_needed_to_log_in(bucket: Any) -> None:
    file, _ = next(iter(Remote("memory://plannen/").files()))
    assert file.url == "memory://plannen/a.txt"


def test_files_are_named_from_the_folder_down_without_litter(bucket: Any) -> None:
    assert sorted(found()) == ["a.txt", "jaar/b #2?.txt", "stukken.zip"]
    assert sorted(found("memory://plannen/jaar")) == ["b #2?.txt"]
    assert sorted(found("memory://plannen/a.txt")) == ["a.txt"]


def test_several_addresses_keep_apart(bucket: Any) -> None:
    bucket.pipe_file("/meer/plannen/a.txt", b"iets anders")
    names = [name for _, name in files_under([Remote("memory://plannen"), Remote("memory://meer/plannen")])]
    assert {"plannen/a.txt", "plannen (2)/a.txt"} <= set(names)


def test_what_is_read_is_what_is_there(bucket: Any) -> None:
    for name, file in found().items():
        document = read_file(file, name)
        if not name.endswith(".zip"):
            assert isinstance(document, Document)
            assert document.text.count("warmtenet") in (3, 4)
            assert document.source.path == name
            assert document.source.size == file.size


def test_archives_are_opened_and_fetched_once(bucket: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    places = documents_in(found()["stukken.zip"], "stukken.zip")
    assert [name for _, name in places] == ["stukken.zip/eerste.txt", "stukken.zip/tweede.txt"]
    bucket.rm("/plannen/stukken.zip")  # what was fetched is enough for all members
    texts = [read_file(place, name) for place, name in places]
    assert [one.text.count("warmtenet") for one in texts if isinstance(one, Document)] == [2, 5]


def test_a_file_that_is_too_large_is_not_fetched(bucket: Any) -> None:
    file = found()["a.txt"]
    bucket.rm("/plannen/a.txt")
    unread = read_file(file, "a.txt", max_megabytes=0.0001)
    assert isinstance(unread, Unread)
    assert (unread.reason, unread.source.size) == ("too_large", file.size)


def test_a_file_of_unknown_size_is_fetched_up_to_the_limit(bucket: Any) -> None:
    unread = read_file(Remote("memory://plannen/a.txt"), "a.txt", max_megabytes=0.0001)
    assert isinstance(unread, Unread)
    assert (unread.reason, unread.source.size) == ("too_large", 101)
    assert isinstance(read_file(Remote("memory://plannen/a.txt"), "a.txt"), Document)


def test_a_file_that_is_gone_is_said_without_its_address(bucket: Any) -> None:
    with pytest.raises(InputError, match="nu niet op te halen") as caught:
        read_file(Remote("memory://geheim@plannen/weg.txt"), "weg.txt")
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("memory://niets", "bestaat niet of is leeg"),
        ("onbekend://x/y", "niet bekend"),
        ("memory://sleutel:geheim@niets/x?handtekening=geheim", "memory://niets/x"),
    ],
)
def test_an_address_that_is_not_right_is_said(url: str, said: str, bucket: Any) -> None:
    with pytest.raises(InputError, match=said) as caught:
        list(files_under([Remote(url)]))
    assert "geheim" not in str(caught.value)


def test_an_address_without_its_library_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "s3fs", None)
    with pytest.raises(InputError, match=r"wijktekst\[s3\]"):
        list(files_under([Remote("s3://emmer/map")]))


def test_secrets_do_not_show() -> None:
    url = "https://ik:geheim@host.nl:8080/map/a.pdf?X-Signature=geheim#geheim"
    assert without_secrets(url) == "https://host.nl:8080/map/a.pdf"
    assert "geheim" not in repr(Remote(url))
    assert Remote(url).name == "a.pdf"


def test_a_location_is_an_address_or_a_path() -> None:
    assert location("s3://emmer/map") == Remote("s3://emmer/map")
    assert location("map/a.txt") == Path("map/a.txt")
    assert location("file:///map/een%20twee.txt") == Path("/map/een twee.txt")


def test_a_version_changes_with_the_bytes_and_is_unknown_without_marks() -> None:
    from wijktekst.reading.remote import _version

    first = _version({"size": 3, "ETag": '"a"', "LastModified": 1})
    assert first == _version({"size": 3, "ETag": '"a"', "LastModified": 2})
    assert first != _version({"size": 3, "ETag": '"b"', "LastModified": 1})
    assert _version({"size": 3, "mtime": 1.5}) != _version({"size": 3, "mtime": 2.5})
    assert _version({"size": 3}) == ""


def on_disk(tmp_path: Path) -> tuple[Path, str]:
    """A folder of documents and its address; workers have a memory of their own, so it lies on disk."""
    folder = tmp_path / "plannen"
    (folder / "jaar").mkdir(parents=True)
    (folder / "a.txt").write_text(SENTENCE * 3, encoding="utf-8")
    (folder / "jaar" / "b.txt").write_text(SENTENCE * 4, encoding="utf-8")
    (folder / "stukken.zip").write_bytes(archive(eerste=SENTENCE * 2, tweede=SENTENCE * 5))
    return folder, f"local://{folder}"


def reports(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_run_over_an_address_makes_the_reports_of_the_folder(tmp_path: Path) -> None:
    folder, url = on_disk(tmp_path)
    running.analyse_folder([folder], tmp_path / "schijf", PLAIN)
    first = running.analyse_folder([Remote(url)], tmp_path / "adres", PLAIN)
    from_address, from_disk = reports(tmp_path / "adres"), reports(tmp_path / "schijf")
    assert "../" in from_disk.pop("rapport.html").decode()  # links, which documents elsewhere cannot have
    assert "memory:" not in from_address.pop("rapport.html").decode()
    assert from_address == from_disk
    assert first.done == 4
    assert running.analyse_folder([Remote(url)], tmp_path / "adres", PLAIN).done == 0
    (folder / "a.txt").write_text(SENTENCE * 6, encoding="utf-8")
    assert running.analyse_folder([Remote(url)], tmp_path / "adres", PLAIN).done == 1


def test_a_document_that_could_not_be_fetched_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, url = on_disk(tmp_path)
    gone = tmp_path / "even weg.txt"

    def watch(event: running.Event) -> None:
        if isinstance(event, running.Started) and not gone.exists():
            (folder / "jaar" / "b.txt").rename(gone)

    first = running.analyse_folder([Remote(url)], tmp_path / "uit", PLAIN, watch=watch)
    assert first.unread == {"malformed": 1}
    gone.rename(folder / "jaar" / "b.txt")
    again = running.analyse_folder([Remote(url)], tmp_path / "uit", PLAIN)
    assert (again.done, again.unread) == (1, {})


def test_nothing_secret_is_kept(tmp_path: Path) -> None:
    last = LastRun.of([Remote("s3://ik:geheim@emmer/x?y=geheim")], tmp_path, PLAIN, "", "", 0.0, 0.0, 0)
    assert last.folders == ("s3://emmer/x",)
