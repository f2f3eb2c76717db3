"""Whatever the text and its terms, a notebook shows all of the text once, and no markup of it."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from wijktekst.types import Analysis, Block, Document, Provenance, Sentence, Source, ThemeHit

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Zl", "Zp")), min_size=1).filter(
    str.strip
)


class Words(HTMLParser):
    """The text of a piece of HTML, without the labels of its marks."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if "p" in self.open and "b" not in self.open and "strong" not in self.open:
            self.text += data


@given(TEXTS, st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12))))
def test_all_text_is_shown_once(text: str, places: list[tuple[int, int]]) -> None:
    hits = sorted(
        (
            ThemeHit(start, min(start + length, len(text)), "thema", "wonen", "term")
            for start, length in places
            if start < len(text)
        ),
        key=lambda hit: (hit.start, hit.end),
    )
    document = Document(Source("a.txt", "text/plain", "0"), text, (Block("paragraph", 0, len(text)),))
    analysis = Analysis(document, (Sentence(0, len(text), 0),), tuple(hits), (), Provenance("1", "", (), ""))
    shown = Words(analysis._repr_html_())
    assert set(shown.names) <= {"style", "div", "dl", "dt", "dd", "p", "strong", "mark", "b"}
    covered = {at for hit in hits for at in range(hit.start, hit.end)}
    assert shown.text.replace(" ", "") == text.replace(" ", ""), (
        "a mark adds a space before its label, no more"
    )
    assert shown.names.count("mark") <= max(len(covered), 0)
