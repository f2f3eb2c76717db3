"""Odd texts and the embedded pipeline: nothing breaks, and what comes out is still a text with sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

import wijktekst
from wijktekst.errors import InputError
from wijktekst.language import Parser, load_pipeline, split
from wijktekst.pipeline import analyse_text
from wijktekst.types import Settings

PIPELINE = "nl_wijktekst_sm"
#: White space at each place where it can stand.
WHITE = {
    "double spaces": "  De  gemeente legt  een warmtenet aan.  De raad stemt in.  ",
    "tabs": "\tDe gemeente\tlegt een warmtenet aan.\t\tDe raad stemt in.\t",
    "no-break spaces": "\u00a0De gemeente\u00a0\u00a0legt een warmtenet\u00a0aan. De raad stemt in.\u00a0",
    "wrapped lines": "De gemeente legt\neen warmtenet\r\naan. De raad\nstemt in.\n",
    "blank lines": "\n\nDe gemeente legt een warmtenet aan.\n\n\nDe raad stemt in.\n\n",
    "form feeds": "De gemeente legt een warmtenet aan.\x0c\x0bDe raad\x85stemt in.\u2028De wijk\u2029groeit.",
    "ten thousand lines": "De gemeente bouwt." + "\n" * 10_000 + "De raad stemt in.",
}
TEXTS = {
    **WHITE,
    "empty": "",
    "a space": " ",
    "only lines": "\n" * 10_000,
    "capitals": "HOOFDSTUK 3. WONEN EN LEEFOMGEVING\n\nDE GEMEENTE BOUWT WONINGEN\n\nDe raad stemt in.",
    "emoji": "👩‍👩‍👧‍👦 De gemeente 🇳🇱 legt een warmtenet aan 🏘️. 👍🏽 De raad stemt in 1️⃣.",
    "only emoji": "👩‍👩‍👧🏳️‍🌈🇳🇱🇧🇪" * 20,
    "Frisian": "De gemeente leit in nij fytspaad oan. De ried is it dêr mei iens.",
    "English": "The council builds a new school. Residents agree with the plan.",
    "control characters": "De\x07 gemeente\x1b[0m bouwt\x08 een school.\x7f De raad\x01 stemt in.",
    "null": "De\x00 gemeente \x00 bouwt een school.\x00",
    "soft hyphens": "De ge\u00admeen\u00adte legt een warm\u00adtenet aan. De raad \u00adstemt in\u00ad.",
    "invisible": "\ufeffDe gemeente\u200b bouwt\u2060 een school. \u200e\u200f De raad\u200d stemt in.",
    "right to left": "البلدية تبني مدرسة في الحي. De gemeente \u202ebouwt\u202c een school. העירייה בונה.",
    "accents apart": "De coo\u0308peratie opent een cafe\u0301. Z\u0337a\u0335l\u0336go stemt in.",
    "mathematical": "𝐃𝐞 𝐠𝐞𝐦𝐞𝐞𝐧𝐭𝐞 bouwt ﬁetspaden ½ ㎡ Ⅳ.",
    "no words": "... --- !!! ??? ;;; /// *** ((( ))) [[[ ]]]",
    "a long word": "De " + "x" * 50_000 + " bouwt een school.",
    "a long address": "Zie https://www.gemeente.nl/" + "beleid/" * 3_000 + " voor het plan.",
    "glued cells": "1.234,56|" * 1_000 + "De gemeente bouwt.",
}
EMPTY = {"empty", "a space", "only lines"}
#: A hundred thousand characters without a stop.
ENDLESS = ("de gemeente legt een warmtenet aan en bouwt een school en " * 2_000)[:100_000]

all_texts = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
white_texts = pytest.mark.parametrize("text", WHITE.values(), ids=WHITE)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline(PIPELINE)


@pytest.fixture(scope="module")
def full() -> Language:
    return wijktekst.load(PIPELINE)


def has_words(span: Span | Doc) -> bool:
    return any(not token.is_space for token in span)


def wordless(doc: Doc) -> Iterator[Span]:
    """Sentences of white space alone, in a text that has words."""
    return (sent for sent in doc.sents if has_words(doc) and not has_words(sent))


def check(doc: Doc, text: str) -> None:
    """The tokens cover the text, each is annotated, and sentences are trees that lie end to end."""
    assert "".join(token.text_with_ws for token in doc) == text
    for token in doc:
        assert token.pos_, repr(token)
        assert token.lemma_, repr(token)
        assert token.dep_, repr(token)
    at = 0
    for sent in doc.sents:
        assert sent.start == at
        at = sent.end
        assert all(sent.start <= token.head.i < sent.end for token in sent)
        assert sum(token.head.i == token.i for token in sent) == 1
    assert at == len(doc)


def annotation(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.idx, t.pos_, t.tag_, str(t.morph), t.lemma_, t.dep_, t.head.i, bool(t.is_sent_start)) for t in doc
    ]


@all_texts
def test_every_text_comes_out_whole_and_annotated(nlp: Language, text: str) -> None:
    check(nlp(text), text)


@all_texts
def test_every_text_comes_out_whole_with_our_components(full: Language, text: str) -> None:
    doc = full(text)
    check(doc, text)
    assert not list(wordless(doc))
    assert not [token for token in doc[1:] if token.is_space and token.is_sent_start]


def test_the_same_text_gives_the_same_alone_and_among_others(nlp: Language) -> None:
    texts = list(TEXTS.values())
    alone = [annotation(nlp(text)) for text in texts]
    assert [annotation(doc) for doc in nlp.pipe(texts)] == alone
    assert [annotation(doc) for doc in load_pipeline(PIPELINE).pipe(reversed(texts))] == alone[::-1]


def test_a_sentence_of_a_hundred_thousand_characters(full: Language) -> None:
    check(full(ENDLESS), ENDLESS)


@white_texts
def test_white_space_is_tagged_as_white_space(nlp: Language, text: str) -> None:
    spaces = [token for token in nlp(text) if token.is_space]
    assert {(token.pos_, token.tag_) for token in spaces} <= {("SPACE", "_SP")}


@all_texts
def test_words_are_not_tagged_as_white_space(nlp: Language, text: str) -> None:
    assert not [token for token in nlp(text) if not token.is_space and "SPACE" in (token.pos_, token.tag_)]


@white_texts
def test_white_space_is_not_what_a_sentence_is_about(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert not [sent.root for sent in doc.sents if has_words(sent) and sent.root.is_space]
    assert not [token for token in doc if token.is_space and any(not t.is_space for t in token.children)]


@pytest.mark.parametrize("kind", [kind for kind in WHITE if kind != "form feeds"])
def test_white_space_is_no_sentence_and_begins_none(nlp: Language, kind: str) -> None:
    """But for white space before the first word, which may stand apart (as the card says)."""
    doc = nlp(WHITE[kind])
    assert not [sent for sent in wordless(doc) if sent.start]
    assert not [token for token in doc[1:] if token.is_space and token.is_sent_start]


@pytest.mark.parametrize("kind", ["double spaces", "tabs", "no-break spaces", "wrapped lines", "blank lines"])
def test_white_space_changes_no_word(nlp: Language, kind: str) -> None:
    def words(text: str) -> list[tuple[str, str, str, str]]:
        return [(t.text, t.pos_, t.dep_, t.head.text) for t in nlp(text) if not t.is_space]

    assert words(WHITE[kind]) == words("De gemeente legt een warmtenet aan. De raad stemt in.")


def test_a_heading_in_capitals_ends_at_the_blank_line(nlp: Language) -> None:
    starts = {sent.start_char for sent in nlp(TEXTS["capitals"]).sents}
    assert {TEXTS["capitals"].index("DE GEMEENTE"), TEXTS["capitals"].index("De raad")} <= starts


@all_texts
def test_facts_point_into_the_text(text: str) -> None:
    parser = Parser(PIPELINE)
    (facts,) = parser.facts([text])
    for start, end in (facts.subject, facts.agent, facts.verb_at, *facts.objects):
        assert 0 <= start <= end <= len(text)
        assert text[start:end] == text[start:end].strip()
    assert parser.facts([text, "De gemeente bouwt.", text])[2] == facts


@pytest.mark.parametrize("kind", ["double spaces", "tabs", "no-break spaces", "wrapped lines", "blank lines"])
def test_facts_are_found_between_white_space(kind: str) -> None:
    text = WHITE[kind][: WHITE[kind].index(" De raad") if " De raad" in WHITE[kind] else None]
    sentence = text.partition(".")[0] + "."
    (facts,) = Parser(PIPELINE).facts([sentence])
    assert facts.verb == "aanleggen"
    assert sentence[slice(*facts.subject)].split() == ["De", "gemeente"]


@pytest.mark.parametrize("text", [ENDLESS, "x" * 2_000_000, "De gemeente \ud800 bouwt.", "(" * 5_000])
def test_facts_of_what_is_no_sentence_do_not_break(text: str) -> None:
    (facts,) = Parser(PIPELINE).facts([text])
    assert facts.subject[1] <= len(text)


@pytest.mark.parametrize("kind", sorted(TEXTS.keys() - EMPTY))
def test_a_run_over_odd_text_gives_findings_that_can_be_traced_back(kind: str) -> None:
    analysis = analyse_text(TEXTS[kind], Settings(language_model=PIPELINE))
    length = len(analysis.document.text)
    for finding in (*analysis.sentences, *analysis.hits, *analysis.measures):
        assert 0 <= finding.start < finding.end <= length
        assert analysis.text_of(finding) == analysis.text_of(finding).strip()


@pytest.mark.parametrize("kind", sorted(EMPTY))
def test_a_run_over_no_text_says_so(kind: str) -> None:
    with pytest.raises(InputError, match="geen tekst"):
        analyse_text(TEXTS[kind], Settings(language_model=PIPELINE))


def test_half_characters_do_not_stop_a_run() -> None:
    analysis = analyse_text("De gemeente \ud800 bouwt in 2026 een school.", Settings(language_model=PIPELINE))
    assert [analysis.text_of(one) for one in analysis.sentences] == ["De gemeente bouwt in 2026 een school."]


@pytest.mark.parametrize(
    "make",
    [
        lambda: ENDLESS,
        lambda: "a" * 1_000_000,
        lambda: "De gemeente bouwt. " * 20_000,
        lambda: "\n" * 200_000,
        lambda: "(" * 100_000,
        lambda: "a; " * 100_000,
        lambda: "1. " * 100_000,
        lambda: ". " * 100_000,
        lambda: "🏳️‍🌈" * 50_000,
        lambda: "- \n" * 100_000,
    ],
    ids="endless word sentences lines brackets items numbers stops flags bullets".split(),
)
def test_the_splitter_takes_long_texts(make: Callable[[], str]) -> None:
    text = make()
    at = 0
    for start, end in split(text, 0, len(text)):
        assert at <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        at = end
