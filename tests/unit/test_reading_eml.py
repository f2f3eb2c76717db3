"""E-mail: what its writer says is read; what others said before, signatures and disclaimers are not."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from wijktekst.reading.dispatch import read_bytes
from wijktekst.types import Document, Unread

SAID = "De gemeente bouwt volgend jaar tachtig woningen in het Havenkwartier."
OLDER = "Kunnen jullie zeggen hoeveel woningen er komen?"


def mail(body: str = "", *, html: str = "", subject: str = "Wijkplan", **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "Afdeling Wonen <wonen@waterveen.invalid>"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    if body:
        message.set_content(body)
    if html and body:
        message.add_alternative(html, subtype="html")
    elif html:
        message.set_content(html, subtype="html")
    return message


def read(message: EmailMessage | bytes) -> Document:
    data = message if isinstance(message, bytes) else message.as_bytes()
    document = read_bytes(data, "bericht.eml")
    assert isinstance(document, Document), document
    return document


def said(message: EmailMessage | bytes) -> list[tuple[str, str]]:
    """The blocks below the subject."""
    document = read(message)
    return [(b.kind, document.text[b.start : b.end]) for b in document.blocks][1:]


def test_subject_is_title_and_heading_and_the_date_is_as_written() -> None:
    document = read(
        mail(SAID, subject="RE: FW: Wijkplan Havenkwartier", Date="Tue, 10 Mar 2026 23:30:00 -0500")
    )
    assert (document.title, document.date) == ("Wijkplan Havenkwartier", "2026-03-10")
    assert document.blocks[1].heading_path == ("Wijkplan Havenkwartier",)
    assert "waterveen.invalid" not in document.text


def test_the_sender_is_the_author_when_it_is_an_organisation() -> None:
    raw = mail(SAID).as_bytes()
    assert read(raw).author == ""
    assert (
        read(raw.replace(b"From: Afdeling Wonen", b"From: Gemeente Leeuwarden")).author
        == "Gemeente Leeuwarden"
    )


@pytest.mark.parametrize(
    "history",
    [
        f"-----Oorspronkelijk bericht-----\nVan: Team\nVerzonden: maandag\nAan: Wonen\n\n{OLDER}",
        f"Van: Team Wijken <w@x.invalid>\nVerzonden: ma 9 maart 2026 10:00\nOnderwerp: x\n\n{OLDER}",
        f"*Van:* Team\n*Datum:* maandag\n*Onderwerp:* x\n\n{OLDER}",
        f"From: Team\nSent: Monday\nTo: Wonen\nSubject: x\n\n{OLDER}",
        f"Op ma 9 mrt 2026 om 10:00 schreef Team Wijken <w@x.invalid>:\n\n> {OLDER}\n",
        f"Op ma 9 mrt 2026 om 10:00 schreef Team Wijken van de gemeente\n<w@x.invalid>:\n\n{OLDER}\n",
        f"On Mon, Mar 9, 2026 at 10:00 Team wrote:\n> {OLDER}",
        f"> {OLDER}\n>> {OLDER}\n",
    ],
)
def test_earlier_messages_are_left_out_and_that_is_said(history: str) -> None:
    message = mail(f"{SAID}\n\n{history}\n")
    assert said(message) == [("paragraph", SAID)]
    assert any("Eerdere berichten" in note and "woorden" in note for note in read(message).notes)


@pytest.mark.parametrize(
    "history",
    [
        f'<div class="gmail_quote">Op ma schreef Team:<blockquote>{OLDER}</blockquote></div>',
        f'<blockquote type="cite"><p>{OLDER}</p></blockquote>',
        f"<div><p><b>Van:</b> Team<br><b>Verzonden:</b> maandag<br><b>Aan:</b> Wonen</p></div><p>{OLDER}</p>",
    ],
)
def test_earlier_messages_in_html_are_left_out(history: str) -> None:
    assert said(mail(html=f"<html><body><p>{SAID}</p>{history}</body></html>")) == [("paragraph", SAID)]


def test_an_answer_between_quotes_is_read() -> None:
    body = f"> Komt er een park?\n\nJa, er komt een park aan de haven.\n\n> {OLDER}\n\n{SAID}\n"
    assert [text for _, text in said(mail(body))] == ["Ja, er komt een park aan de haven.", SAID]


def test_what_was_passed_on_is_what_the_message_is_about() -> None:
    passed = f"Ter info.\n\nVan: Team\nVerzonden: maandag\nAan: Wonen\nOnderwerp: x\n\n{SAID}\n"
    assert [text for _, text in said(mail(passed, subject="FW: Wijkplan"))] == ["Ter info.", SAID]
    apple = f"Begin doorgestuurd bericht:\n\nVan: Team\nDatum: maandag\nOnderwerp: x\n\n> {SAID}\n"
    assert said(mail(apple)) == [("paragraph", SAID)]
    assert read(mail(apple)).notes == ()


def test_a_message_of_nothing_but_quotes_is_read_after_all() -> None:
    assert said(mail(f"> {SAID}\n")) == [("paragraph", SAID)]


def test_a_sentence_about_a_sender_is_no_history() -> None:
    body = f"Van: alle bewoners komt dezelfde vraag, elke week weer.\n\n{SAID}\n"
    assert len(said(mail(body))) == 2


def test_signature_and_disclaimer_are_out_and_a_postscript_stays() -> None:
    body = (
        f"{SAID}\nMet vriendelijke groet,\n\nBeleidsadviseur Wonen\nGemeente Waterveen | Stadhuisplein 1\n\n"
        "PS De bijeenkomst van donderdag begint een half uur later.\n\n"
        "Deze e-mail is vertrouwelijk en alleen bestemd voor de ontvanger. Gooi hem anders weg.\n"
    )
    assert [text for _, text in said(mail(body))] == [
        SAID,
        "PS De bijeenkomst van donderdag begint een half uur later.",
    ]
    assert said(mail(f"{SAID}\n\n-- \nBeleidsadviseur\n012 345\n")) == [("paragraph", SAID)]


def test_a_list_below_the_greeting_is_no_signature() -> None:
    body = f"{SAID}\n\nMet vriendelijke groet,\nGriffie\n\n- Opening\n- Woningbouw Havenkwartier\n"
    assert [text for _, text in said(mail(body))] == [SAID, "Opening", "Woningbouw Havenkwartier"]
    items = "<p>Met vriendelijke groet,</p><p>Griffie</p><ul><li>Woningbouw Havenkwartier</li></ul>"
    assert said(mail(html=f"<html><body><p>{SAID}</p>{items}</body></html>"))[1:] == [
        ("list_item", "Woningbouw Havenkwartier")
    ]


def test_a_greeting_inside_a_text_ends_nothing() -> None:
    long = "\n\n".join(f"{n}. De gemeente legt in straat {n} nieuwe bomen en bankjes aan." for n in range(30))
    assert len(said(mail(f"{SAID}\n\nGroeten\n\n{long}\n"))) >= 31


def test_html_gives_structure_unless_the_plain_text_holds_more() -> None:
    html = f"<html><body><h2>Wonen</h2><ul><li>{SAID}</li></ul></body></html>"
    assert said(mail(SAID, html=html)) == [("heading", "Wonen"), ("list_item", SAID)]
    assert said(mail(SAID, html="<html><body><p>Zie de bijlage.</p></body></html>")) == [("paragraph", SAID)]


def test_lists_that_word_makes_in_a_message() -> None:
    bullet = '<span style="mso-list:Ignore">·<span>   </span></span>'
    html = f'<html><body><p class="MsoListParagraph">{bullet}{SAID}</p></body></html>'
    assert said(mail(html=html)) == [("list_item", SAID)]


def test_wrapped_lines_of_a_flowed_message_are_joined() -> None:
    raw = b"Subject: Plan\nContent-Type: text/plain; format=flowed\n\nDe gemeente \nbouwt. \n\nKlaar.\n"
    assert [text for _, text in said(raw)] == ["De gemeente bouwt.", "Klaar."]


@pytest.mark.parametrize(
    ("head", "body", "text"),
    [
        (b"charset=iso-8859-1", b"Het caf\xe9 krijgt \x80 5.", "Het café krijgt € 5."),
        (b"charset=bestaat-niet", b"Het caf\xe9 gaat open.", "Het café gaat open."),
        (b"charset=us-ascii", "Het café gaat open.".encode(), "Het café gaat open."),
        (
            b"charset=utf-8\nContent-Transfer-Encoding: quoted-printable",
            b"Het caf=C3=A9 gaat=\n open.",
            "Het café gaat open.",
        ),
        (b"charset=utf-8\nContent-Transfer-Encoding: weet-niet", b"Het gaat open.", "Het gaat open."),
    ],
)
def test_character_sets_that_are_wrong_or_unknown(head: bytes, body: bytes, text: str) -> None:
    assert said(b"Subject: Plan\nContent-Type: text/plain; " + head + b"\n\n" + body + b"\n") == [
        ("paragraph", text)
    ]


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("=?utf-8?q?Caf=C3=A9_en_wijk?=", "Café en wijk"),
        ("=?bestaat-niet?q?Caf=C3=A9?=", "=?bestaat-niet?q?Caf=C3=A9?="),
        ("=?utf-8?b?kapot!?=", "=?utf-8?b?kapot!?="),
        ("Café in de wijk", "Café in de wijk"),
    ],
)
def test_subjects_however_they_are_encoded(subject: str, title: str) -> None:
    assert read(f"Subject: {subject}\nFrom: a\nTo: b\n\n{SAID}\n".encode()).title == title


def test_attachments_are_named_and_a_message_without_text_says_so() -> None:
    message = mail()
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="wijkplan.pdf")
    document = read(message)
    assert document.text == "Wijkplan"
    assert any("wijkplan.pdf" in note for note in document.notes)
    assert "Deze e-mail heeft zelf geen tekst." in document.notes


def test_text_on_both_sides_of_an_attachment_is_read() -> None:
    message = mail("Voor de bijlage staat deze zin.")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="wijkplan.pdf")
    part = EmailMessage()
    part.set_content("Achter de bijlage staat deze zin.")
    message.attach(part)
    assert [text for _, text in said(message)] == [
        "Voor de bijlage staat deze zin.",
        "Achter de bijlage staat deze zin.",
    ]


LOCKED = b"Subject: Geheim\nMIME-Version: 1.0\nContent-Type: application/pkcs7-mime; name=smime.p7m\n\nAAAA\n"
MANY = b"Subject: Veel\n" + b"".join(
    b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(300)
)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (LOCKED, "encrypted"),
        (LOCKED.replace(b"application/pkcs7-mime", b"multipart/encrypted"), "encrypted"),
        (b"Subject: Leeg\nFrom: a\nTo: b\n\n\n", "empty"),
        (MANY, "malformed"),
        (b"Subject: x\nContent-Type: text/plain; " + b';x="' * 200_000 + b"\n\nTekst.\n", "malformed"),
    ],
)
def test_unreadable(data: bytes, reason: str) -> None:
    found = read_bytes(data, "bericht.eml")
    assert isinstance(found, Unread)
    assert found.reason == reason
    assert found.advice.endswith(".")


BROKEN = f"""Subject: Plan
From: a
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="grens"

--grens
Content-Type: text/plain

{SAID}
--grens
Content-Type: application/pdf; name="a.pdf"
Content-Transfer-Encoding: base64
Content-Disposition: attachment

@@@ geen base64 ###
"""


def test_broken_mime_and_base64_do_not_stop_the_text() -> None:
    assert said(BROKEN.encode()) == [("paragraph", SAID)]
    nowhere = b"Subject: Plan\nContent-Type: multipart/mixed; boundary=weg\n\n" + SAID.encode()
    assert said(nowhere) == [("paragraph", SAID)]
