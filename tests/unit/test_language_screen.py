"""A screen passes over texts in which a pattern cannot be found, and over no other text."""

from __future__ import annotations

import re

import pytest

from wijktekst.language import screen
from wijktekst.language.screen import Screen, Screened, needs
from wijktekst.measures.attributes import direction_cues, firmness_cues
from wijktekst.measures.instrument_cues import CUES


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        (r"\bsubsidies?\b", {"subsidie"}),
        (r"(?<![\w-])(?:schaf(?:t|fen)? .{1,80}? af|geschrapt)(?!\w)", {"schaf", "geschrapt"}),
        (r"(?:mee)?financier(?:en|t)", {"financier"}),
        (r"(?:de|een|deze)\swet", {"wet"}),
        (r"[Gg]emeenteraad", {"gemeenteraad"}),
        (r"(?P<year>\d{4})?\s(?:begroting){1,2}", {"begroting"}),
        (r"(?=\w*huur)laag", {"laag"}),
        (r"(?:verlaagt|verlaag)", {"verlaag"}),
        (r"\d+ (?:€|)", {" "}),
        (r"\w+(?:huur)?", set()),
        (r"huur|\d+", set()),
    ],
)
def test_what_a_pattern_needs(pattern: str, letters: set[str]) -> None:
    assert needs(re.compile(pattern)) == letters


@pytest.mark.parametrize("text", ["SUBSIDIE", "sub\u017fidie", "Subs\u0130die", "subs\u0131die"])
def test_letters_count_as_the_pattern_counts_them(text: str) -> None:
    """IGNORECASE takes a long s and a Turkish i for the letters that we have."""
    plain = re.compile("subsidie", re.IGNORECASE)
    screened = Screened("subsidie", re.IGNORECASE)

    assert bool(screened.search(text)) == bool(plain.search(text)) is True


def test_a_screened_pattern_finds_what_the_pattern_finds() -> None:
    pattern = r"\b(?:wet|regel)\w*"
    text = "De Wet zelf; een wetje en regels. Regelrecht!"
    plain, screened = re.compile(pattern, re.IGNORECASE), Screened(pattern, re.IGNORECASE)

    spans = [match.span() for match in plain.finditer(text)]
    assert [match.span() for match in screened.finditer(text)] == spans
    assert screened.findall(text) == plain.findall(text)
    assert screened.sub(lambda match: "_", text) == plain.sub("_", text)
    assert screened.search(text, 8, 20).span() == plain.search(text, 8, 20).span()  # type: ignore[union-attr]
    assert screened.match(text, 3).span() == (3, 6)  # type: ignore[union-attr]
    assert screened.search("Niets van dien aard") is None


def test_only_the_looked_at_part_of_a_text_counts() -> None:
    text = "Een subsidie voor huurders"

    assert Screened("subsidie").search(text, 12) is None
    assert Screened("subsidie").search(text, 0, 12)


def test_a_screen_names_the_patterns_that_may_be_found() -> None:
    patterns = [re.compile(one) for one in (r"krediet", r"\d+", r"€", r"budget|geld", r"af|\bop\b")]
    which = Screen(patterns)

    assert which.possible("Het Kredietje") == [0, 1]
    assert which.possible("€ 3 geld op") == [1, 2, 3, 4]
    assert which.possible("") == [1]


def test_every_cue_is_let_through_where_it_is_found() -> None:
    """The cues of the direction, each found in what it is made of."""
    words = re.findall(r"[a-zà-ÿ]{3,}", " ".join(one.pattern for _, _, one in direction_cues.LINES))
    texts = [" ".join(words[at : at + 6]) for at in range(0, len(words), 3)]
    found = 0
    for text in texts:
        possible = set(direction_cues.SCREEN.possible(text))
        for number, (_, _, pattern) in enumerate(direction_cues.LINES):
            if pattern.search(text):
                found += 1
                assert number in possible, (pattern.pattern, text)
    assert found > len(direction_cues.LINES)


def test_the_long_lists_of_cues_are_screened() -> None:
    """A cue of which nothing can be told is tried on every sentence: these lists are to hold none."""
    lines = [line for listing in CUES.values() for line in listing.split("\n") if line.strip()]

    assert all(needs(re.compile(line.strip().replace(" | ", "|"))) for line in lines)
    assert all(needs(pattern) for _, _, pattern in direction_cues.LINES)
    assert all(one.needs for one in vars(firmness_cues).values() if isinstance(one, Screened))


def test_without_the_parser_of_patterns_every_text_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(screen, "import_module", absent)

    assert Screened("subsidie").may_match("geen woord ervan")
    assert Screen([re.compile("subsidie")]).possible("geen woord ervan") == [0]
