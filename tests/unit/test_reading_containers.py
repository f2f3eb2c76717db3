"""Archives and e-mails as containers: every document in them is read or listed, and no archive does harm."""

from __future__ import annotations

import io
import struct
import zipfile
from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path

import pytest

from wijktekst import pipeline
from wijktekst.reading import files_under, find_files, on_disk, read_file
from wijktekst.types import Document, Unread

SAID = b"De gemeente bouwt woningen in de wijk."


def packed(**members: bytes | str) -> bytes:
    """An archive; in the names of keywords __ is a dot."""
    return archive({name.replace("__", "."): data for name, data in members.items()})


def archive(members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as new:
        for name, data in members.items():
            new.writestr(name, data)
    return buffer.getvalue()


def message(*attached: tuple[str, bytes], body: str = "Zie de bijlage.") -> bytes:
    mail = EmailMessage()
    mail["Subject"] = "Stukken"
    mail.set_content(body)
    for name, data in attached:
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def found(path: Path) -> dict[str, str]:
    """Text or reason by the name in the reports."""
    results = {name: read_file(place, name) for place, name in find_files([path])}
    assert all(result.source.path == name for name, result in results.items())
    return {n: r.reason if isinstance(r, Unread) else r.text for n, r in results.items()}


def in_file(folder: Path, data: bytes, name: str = "pakket.zip") -> dict[str, str]:
    (folder / name).write_bytes(data)
    return found(folder / name)


def test_members_are_documents_under_the_name_of_the_archive(tmp_path: Path) -> None:
    data = archive({"map/plan.txt": SAID, "map/": b"", "brief.md": b"# Brief", "foto.gif": b"GIF89a"})
    assert in_file(tmp_path, data) == {
        "pakket.zip/brief.md": "Brief",
        "pakket.zip/foto.gif": "unsupported",
        "pakket.zip/map/plan.txt": SAID.decode(),
    }


def test_a_member_has_its_own_hash_and_title(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed(woonplan__txt=SAID))
    ((place, name),) = find_files([tmp_path])
    document = read_file(place, name)
    assert isinstance(document, Document)
    assert document.source.sha256 == sha256(SAID).hexdigest()
    assert (document.source.size, document.title) == (len(SAID), "woonplan")
    assert on_disk(place) == tmp_path / "a.zip"


def test_archives_and_messages_within_each_other(tmp_path: Path) -> None:
    inner = packed(diep__txt=SAID)
    mail = message(("plan.txt", SAID), ("stukken.zip", inner))
    assert in_file(tmp_path, packed(bericht__eml=mail, los__zip=inner)) == {
        "pakket.zip/bericht.eml": "Stukken\n\nZie de bijlage.",
        "pakket.zip/bericht.eml/plan.txt": SAID.decode(),
        "pakket.zip/bericht.eml/stukken.zip/diep.txt": SAID.decode(),
        "pakket.zip/los.zip/diep.txt": SAID.decode(),
    }


def test_a_message_in_a_message(tmp_path: Path) -> None:
    inner = EmailMessage()
    inner["Subject"] = "Besluit / wijkplan"
    inner.set_content(SAID.decode())
    inner.add_attachment(SAID, maintype="text", subtype="plain", filename="binnen.txt")
    outer = EmailMessage()
    outer["Subject"] = "Ter info"
    outer.set_content("Zie het bericht.")
    outer.add_attachment(inner)
    read = in_file(tmp_path, outer.as_bytes(), "buiten.eml")
    assert read["buiten.eml"] == "Ter info\n\nZie het bericht."
    (name,) = [n for n in read if "wijkplan" in n and not n.endswith("binnen.txt")]
    assert read[name] == f"Besluit / wijkplan\n\n{SAID.decode()}"
    assert read[f"{name}/binnen.txt"] == SAID.decode()


def test_three_levels_are_opened_and_the_fourth_is_listed(tmp_path: Path) -> None:
    data = packed(d__txt=SAID)
    for name in ("c.zip", "b.zip", "a.zip"):
        data = archive({name: data})
    assert in_file(tmp_path, data) == {"pakket.zip/a.zip/b.zip/c.zip": "unsupported"}
    shallow = archive({"a.zip": archive({"b.zip": packed(d__txt=SAID)})})
    assert in_file(tmp_path, shallow) == {"pakket.zip/a.zip/b.zip/d.txt": SAID.decode()}


def test_an_archive_within_itself_ends(tmp_path: Path) -> None:
    data = packed(x__txt=SAID)
    for _ in range(40):
        data = archive({"a.zip": data}, zipfile.ZIP_STORED)
    assert len(in_file(tmp_path, data)) == 1


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.txt", "pakket.zip/etc/passwd.txt"),
        ("/root/plan.txt", "pakket.zip/root/plan.txt"),
        ("C:\\Users\\plan.txt", "pakket.zip/Users/plan.txt"),
        ("map//./plan.txt", "pakket.zip/map/plan.txt"),
        ("regel\neen.txt", "pakket.zip/regel een.txt"),
        ("..", "pakket.zip/bestand 1"),
        ("a" * 3000 + ".txt", "pakket.zip/" + "a" * 150 + ".txt"),
    ],
)
def test_names_never_lead_out_of_the_archive(tmp_path: Path, name: str, shown: str) -> None:
    assert in_file(tmp_path, archive({name: SAID})) == {shown: SAID.decode()}
    assert [path.name for path in tmp_path.iterdir()] == ["pakket.zip"]


def test_litter_and_links_are_left_out(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    buffer = io.BytesIO(archive({"__MACOSX/._plan.txt": b"x", ".DS_Store": b"x", "a/Thumbs.db": b"x"}))
    with zipfile.ZipFile(buffer, "a") as new:
        new.writestr(link, "/etc/hostname")
        new.writestr("plan.txt", SAID)
    assert in_file(tmp_path, buffer.getvalue()) == {"pakket.zip/plan.txt": SAID.decode()}


def test_two_members_of_one_name_are_kept_apart(tmp_path: Path) -> None:
    data = archive({"plan.txt": SAID, "plon.txt": b"De raad stelt het plan vast."}).replace(b"plon", b"plan")
    assert in_file(tmp_path, data) == {
        "pakket.zip/plan (2).txt": "De raad stelt het plan vast.",
        "pakket.zip/plan.txt": SAID.decode(),
    }
    mail = message(("LEESMIJ", SAID), ("LEESMIJ", b"De raad stelt het plan vast."))
    names = ["bericht.eml", "bericht.eml/LEESMIJ", "bericht.eml/LEESMIJ (2)"]
    assert list(in_file(tmp_path, mail, "bericht.eml")) == names


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("coöperatie één.txt".encode("cp850"), "coöperatie één.txt"),
        ("coöperatie één.txt".encode("cp437"), "coöperatie één.txt"),
        ("coöperatie één.txt".encode("cp1252"), "coöperatie één.txt"),
        ("coöperatie één.txt".encode(), "coöperatie één.txt"),
        ("coo\u0308peratie.txt".encode(), "coöperatie.txt"),
    ],
)
def test_names_that_do_not_say_how_they_were_written(tmp_path: Path, raw: bytes, name: str) -> None:
    plain = "x" * len(raw)
    data = archive({plain: SAID}).replace(plain.encode(), raw)
    assert list(in_file(tmp_path, data)) == [f"pakket.zip/{name}"]


def locked(data: bytes, *names: str) -> bytes:
    """The archive with members marked as having a password."""
    changed = bytearray(data)
    for name in names:
        local = data.index(name.encode()) - 30
        central = data.rindex(name.encode()) - 46
        for at in (local + 6, central + 8):
            (flags,) = struct.unpack_from("<H", changed, at)
            struct.pack_into("<H", changed, at, flags | 1)
    return bytes(changed)


def test_passwords_are_rows_of_their_own_and_one_row_for_a_whole_archive(tmp_path: Path) -> None:
    data = archive({"open.txt": SAID, "dicht.txt": SAID})
    assert in_file(tmp_path, locked(data, "dicht.txt")) == {
        "pakket.zip/dicht.txt": "encrypted",
        "pakket.zip/open.txt": SAID.decode(),
    }
    assert in_file(tmp_path, locked(data, "dicht.txt", "open.txt")) == {"pakket.zip": "encrypted"}


def test_a_bad_member_does_not_stop_the_others(tmp_path: Path) -> None:
    data = bytearray(archive({"slecht.txt": SAID * 5, "goed.txt": SAID}, zipfile.ZIP_STORED))
    data[data.index(SAID) + 3] ^= 0xFF
    assert in_file(tmp_path, bytes(data)) == {
        "pakket.zip/goed.txt": SAID.decode(),
        "pakket.zip/slecht.txt": "malformed",
    }
    odd = bytearray(archive({"a.txt": SAID, "b.txt": SAID}, zipfile.ZIP_STORED))
    for start, at in ((odd.index(b"a.txt") - 30, 8), (odd.rindex(b"a.txt") - 46, 10)):
        struct.pack_into("<H", odd, start + at, 97)  # a way of packing that nobody has
    assert in_file(tmp_path, bytes(odd)) == {
        "pakket.zip/a.txt": "unsupported",
        "pakket.zip/b.txt": SAID.decode(),
    }


def test_an_archive_that_is_cut_off_empty_or_damaged_inside_is_listed(tmp_path: Path) -> None:
    whole = archive({"plan.txt": SAID * 50, "binnen.zip": packed(a__txt=SAID)})
    assert in_file(tmp_path, whole[: len(whole) * 2 // 3]) == {"pakket.zip": "malformed"}
    assert in_file(tmp_path, archive({})) == {"pakket.zip": "empty"}
    broken = archive({"plan.txt": SAID, "binnen.zip": packed(a__txt=SAID)[:-30]})
    assert in_file(tmp_path, broken) == {
        "pakket.zip/binnen.zip": "malformed",
        "pakket.zip/plan.txt": SAID.decode(),
    }


def test_a_bomb_is_one_row_and_is_never_unpacked(tmp_path: Path) -> None:
    data = archive({"bom.txt": b" " * 30_000_000, "plan.txt": SAID})
    assert in_file(tmp_path, data) == {
        "pakket.zip/bom.txt": "too_large",
        "pakket.zip/plan.txt": SAID.decode(),
    }


def test_too_many_members_are_refused_as_a_whole(tmp_path: Path) -> None:
    assert in_file(tmp_path, archive({f"{n}.txt": b"x" for n in range(5001)})) == {"pakket.zip": "too_large"}
    inner = archive({f"{n}.txt": b"x" for n in range(3000)})
    assert in_file(tmp_path, archive({"a.zip": inner, "b.zip": inner})) == {"pakket.zip": "unsupported"}


def test_more_bytes_than_can_be_read_are_refused_as_a_whole(tmp_path: Path) -> None:
    names = ("a.txt", "b.txt", "c.txt")
    data = bytearray(archive(dict.fromkeys(names, SAID)))
    for name in names:
        struct.pack_into("<II", data, data.rindex(name.encode()) - 46 + 20, 1_500_000_000, 1_500_000_000)
    assert in_file(tmp_path, bytes(data)) == {"pakket.zip": "too_large"}


def test_files_above_the_limit_are_not_unpacked(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed(groot__txt=b"woord " * 1000))
    ((place, name),) = find_files([tmp_path])
    result = read_file(place, name, max_megabytes=0.001)
    assert isinstance(result, Unread)
    assert result.reason == "too_large"


def test_documents_that_are_archives_themselves_stay_whole(tmp_path: Path) -> None:
    docx = archive({"[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>"})
    assert list(in_file(tmp_path, docx, "brief.docx")) == ["brief.docx"]
    assert list(in_file(tmp_path, docx, "brief.zip")) == ["brief.zip"]
    assert list(in_file(tmp_path, archive({"word/brief.docx": docx}), "map.zip")) == [
        "map.zip/word/brief.docx"
    ]


def test_containers_are_known_without_an_ending(tmp_path: Path) -> None:
    assert list(in_file(tmp_path, packed(plan__txt=SAID), "pakket")) == ["pakket/plan.txt"]
    mail = b"From: a\nTo: b\n" + message(("plan.txt", SAID))
    assert list(in_file(tmp_path, mail, "bericht")) == ["bericht", "bericht/plan.txt"]


def test_what_hangs_on_a_message_but_is_no_document_is_left_out(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Subject"] = "Stukken"
    mail.set_content("Tekst.")
    mail.add_alternative("<p>Tekst <img src='cid:logo'></p>", subtype="html")
    mail.add_attachment(
        b"\x89PNG", maintype="image", subtype="png", disposition="inline", filename="logo.png"
    )
    mail.add_attachment(b"x", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="kaart.png")
    assert list(in_file(tmp_path, mail.as_bytes(), "b.eml")) == ["b.eml", "b.eml/kaart.png"]


def test_attachments_without_a_name_or_with_an_odd_one(tmp_path: Path) -> None:
    head = "Subject: Stukken\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=g\n\n--g\n\nTekst.\n"
    odd = (
        "Content-Type: application/pdf\nContent-Disposition: attachment\n\nx",
        "Content-Type: text/plain\nContent-Disposition: attachment; filename*=utf-8''co%C3%B6p.txt\n\nx",
        'Content-Type: text/plain; name="=?utf-8?q?caf=C3=A9.txt?="\nContent-Disposition: attachment\n\nx',
        'Content-Type: text/plain\nContent-Disposition: attachment; filename="../../weg.txt"\n\nx',
        'Content-Type: application/ms-tnef; name="winmail.dat"\n\nx\x9f>"',
    )
    data = (head + "".join(f"--g\n{part}\n" for part in odd) + "--g--\n").encode()
    names = [name.partition("/")[2] for name in in_file(tmp_path, data, "b.eml")]
    assert sorted(names) == ["", "bijlage 1.pdf", "café.txt", "coöp.txt", "weg.txt", "winmail.dat"]


def test_winmail_is_explained(tmp_path: Path) -> None:
    (tmp_path / "b.eml").write_bytes(message(("winmail.dat", b"\x78\x9f\x3e\x22" + b"\0" * 50)))
    place, name = find_files([tmp_path])[1]
    result = read_file(place, name)
    assert isinstance(result, Unread)
    assert "winmail.dat" in result.detail


def test_two_archives_of_one_name(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.zip").write_bytes(packed(plan__txt=SAID))
    paths = [tmp_path / "x" / "a.zip", tmp_path / "y" / "a.zip"]
    assert [name for _, name in find_files(paths)] == ["a (2).zip/plan.txt", "a.zip/plan.txt"]


def test_archives_in_the_folder_with_reports_are_left_out_too(tmp_path: Path) -> None:
    (tmp_path / "uit").mkdir()
    (tmp_path / "uit" / "oud.zip").write_bytes(packed(a__txt=SAID))
    (tmp_path / "nieuw.zip").write_bytes(packed(a__txt=SAID))
    assert [name for _, name in files_under([tmp_path], tmp_path / "uit")] == ["nieuw.zip"]
    assert [name for _, name in files_under([tmp_path / "uit"], tmp_path / "uit")] == []
    documents = [item.source.path for item in pipeline.read(tmp_path / "nieuw.zip")]
    assert documents == ["nieuw.zip/a.txt"]


def test_an_archive_that_was_taken_away_is_said(tmp_path: Path) -> None:
    data = packed(a__txt=SAID)
    (tmp_path / "a.zip").write_bytes(data)
    ((place, name),) = find_files([tmp_path])
    (tmp_path / "a.zip").unlink()
    result = read_file(place, name)
    assert isinstance(result, Unread)
    assert result.reason == "malformed"
