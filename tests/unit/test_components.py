"""The spaCy components in this process: what they set, in which order they work, and odd texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from wijktekst.errors import ModelError
from wijktekst.pipeline import analyse_text
from wijktekst.types import CHALLENGES, Settings

TEXT = (
    "De gemeente stelt € 2 miljoen subsidie beschikbaar voor een warmtenet. "
    "Wij streven naar een stad waarin iedereen prettig kan wonen.\n\n"
    "Zorgfraude pakken we in 2026 aan, o.a. met 200 extra controles. "
    "In de buurt van het station staan fietsen."
)
ODD = [
    "",
    " ",
    "\n\n\n",
    "\r\n \t\n",
    "👩‍👩‍👧 De gemeente legt een warmtenet aan 🏘️.",
    "Het cafe\u0301 en de coo\u0308peratie krijgen subsidie voor zonnepanelen.",
    "warmte\u00adnet",
    "\u200b\ufeffDe huur stijgt.\u2028De huur daalt.",
    "Ǆ ß ﬁ İ: de huur",
    "x" * 5000,
]


def blank(*names: str) -> Language:
    nlp = spacy.blank("nl")
    for name in names:
        nlp.add_pipe(name)
    return nlp


@pytest.fixture(scope="module")
def nlp() -> Language:
    return blank("wijk_zinnen", "wijk_lemmas", "wijk_themas", "wijk_maatregelen")


def summary(doc: Doc) -> object:
    groups = {
        group: [
            (s.start_char, s.end_char, s.label_, s.kb_id_, s._.term, s._.zekerheid, s._.soort, s._.score)
            for s in doc.spans[group]
        ]
        for group in ("themas", "maatregelen", "ambities")
    }
    return groups, doc._.opgaven, [(sent.start_char, sent.end_char) for sent in doc.sents]


def test_everything_that_is_found_is_in_the_doc(nlp: Language) -> None:
    doc = nlp(TEXT)
    hits = {(span.text, span.label_): span for span in doc.spans["themas"]}
    net = hits["warmtenet", "warmtenetten"]
    assert (net.kb_id_, net.id_, net._.term, net._.zekerheid) == ("energie", "warmtenet", "warmtenet", 0.95)
    assert (
        "De gemeente stelt € 2 miljoen subsidie beschikbaar voor een warmtenet.",
        "energie",
        "maatregel",
    ) in [(span.text, span.label_, span._.soort) for span in doc.spans["maatregelen"]]
    assert [span.text for span in doc.spans["ambities"]] == [
        "Wij streven naar een stad waarin iedereen prettig kan wonen."
    ]
    assert all(0 < span._.score <= 1 for group in ("maatregelen", "ambities") for span in doc.spans[group])
    assert sum(doc._.opgaven.values()) == len(doc.spans["themas"])
    assert set(doc._.opgaven) <= set(CHALLENGES)
    assert doc[0:1]._.term is None
    assert doc[0:1]._.zekerheid is None


def test_a_term_with_two_themes_has_the_certainty_of_each(nlp: Language) -> None:
    doc = nlp(TEXT)
    certainties = {s.label_: s._.zekerheid for s in doc.spans["themas"] if s.text == "Zorgfraude"}
    shipped = {
        term.theme: term.certainty
        for term in nlp.get_pipe("wijk_themas").taxonomy.terms  # type: ignore[attr-defined]
        if term.text == "zorgfraude"
    }
    assert len(set(shipped.values())) == 2, "choose another term: this one has one certainty"
    assert certainties == shipped


def test_a_sentence_is_judged_as_in_a_run() -> None:
    text = TEXT.replace("\n\n", " ")
    doc = blank("wijk_zinnen", "wijk_themas", "wijk_maatregelen")(text)
    expected = analyse_text(text, Settings(language_model="geen"))
    found = {
        (span.start_char, span.end_char, span._.soort, span.label_, round(span._.score, 4))
        for group in ("maatregelen", "ambities")
        for span in doc.spans[group]
    }
    assert found == {
        (one.start, one.end, one.kind, one.challenge, round(one.score, 4))
        for one in expected.measures
        if one.kind != "overig"
    }


def test_sentences_end_at_new_lines_and_not_at_abbreviations(nlp: Language) -> None:
    doc = nlp("Er is o.a. € 3 mln. over.\nEn verder\nniets. Klaar.")
    assert [sent.text.strip() for sent in doc.sents] == [
        "Er is o.a. € 3 mln. over.",
        "En verder",
        "niets.",
        "Klaar.",
    ]


def test_lemmas_come_from_the_word_list(nlp: Language) -> None:
    assert [token.lemma_ for token in nlp("Warmtenetten en wmo-voorzieningen: 2.")] == [
        "warmtenet", "en", "wmo-voorziening", ":", "2", ".",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_keep_their_offsets(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert all(doc.spans[group] is not None for group in ("themas", "maatregelen", "ambities"))
    for group in ("themas", "maatregelen", "ambities"):
        for span in doc.spans[group]:
            assert text[span.start_char : span.end_char] == span.text == span.text.strip()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (ODD[4], {("warmtenet", "warmtenet")}),
        (ODD[5], {("cafe\u0301", "café"), ("zonnepanelen", "zonnepanelen")}),
        (ODD[6], {("warmte\u00adnet", "warmtenet")}),
    ],
)
def test_emoji_accents_and_soft_hyphens_hide_no_term(
    nlp: Language, text: str, found: set[tuple[str, str]]
) -> None:
    doc = nlp(text)
    assert found <= {(span.text, span._.term) for span in doc.spans["themas"]}


def test_themes_need_no_other_component() -> None:
    alone = blank("wijk_themas")(TEXT)
    assert not alone.has_annotation("SENT_START")
    with_borders = blank("wijk_zinnen", "wijk_themas")(TEXT)
    assert [(s.start, s.end, s.label_) for s in alone.spans["themas"]] == [
        (s.start, s.end, s.label_) for s in with_borders.spans["themas"]
    ]


def test_without_borders_a_condition_still_is_met_in_the_same_sentence_only() -> None:
    nlp = blank("wijk_themas")
    terms = nlp.get_pipe("wijk_themas").taxonomy.terms  # type: ignore[attr-defined]
    term = next(term for term in terms if term.condition and " " not in term.text)
    together = nlp(f"Over {term.text} en {term.condition[0]}.")
    apart = nlp(f"Over {term.text} is veel te doen. Ook over {term.condition[0]}.")
    assert (term.text, term.theme) in {(span._.term, span.label_) for span in together.spans["themas"]}
    assert (term.text, term.theme) not in {(span._.term, span.label_) for span in apart.spans["themas"]}


def _parsed() -> Language:
    from wijktekst.language import load_pipeline

    return load_pipeline("nl_wijktekst_sm")


@pytest.mark.parametrize(
    ("make", "names", "said"),
    [
        (spacy.blank, ("wijk_maatregelen",), "nlp.add_pipe('wijk_zinnen', first=True)"),
        (spacy.blank, ("wijk_themas", "wijk_maatregelen"), "nlp.add_pipe('wijk_zinnen', first=True)"),
        (spacy.blank, ("wijk_zinnen", "wijk_maatregelen"), "before='wijk_maatregelen'"),
        (spacy.blank, ("wijk_zinnen", "wijk_maatregelen", "wijk_themas"), "before='wijk_maatregelen'"),
        (lambda _: _parsed(), ("wijk_zinnen",), "nlp.add_pipe('wijk_zinnen', first=True)"),
    ],
)
def test_a_component_in_the_wrong_place_says_what_to_do(
    make: Callable[[str], Language], names: tuple[str, ...], said: str
) -> None:
    nlp = make("nl")
    for name in names:
        nlp.add_pipe(name)
    with pytest.raises(ModelError, match=r"wijk_") as caught:
        nlp(TEXT)
    assert said in str(caught.value)


def test_borders_that_are_there_are_kept() -> None:
    doc = blank("sentencizer", "wijk_themas", "wijk_maatregelen")("Stop! zei de raad. De gemeente bouwt.")
    assert [sent.text for sent in doc.sents] == ["Stop!", "zei de raad.", "De gemeente bouwt."]


def test_a_doc_keeps_everything_when_stored(nlp: Language) -> None:
    doc = nlp(TEXT)
    copy = Doc(spacy.blank("nl").vocab).from_bytes(doc.to_bytes())
    packed = DocBin(docs=[doc], store_user_data=True).to_bytes()
    unpacked = next(DocBin(store_user_data=True).from_bytes(packed).get_docs(spacy.blank("nl").vocab))
    assert summary(copy) == summary(doc)
    assert summary(unpacked) == summary(doc)


def test_two_processes_find_the_same_as_one(nlp: Language) -> None:
    texts = [TEXT, "", "De huur stijgt.", *ODD[:4]]
    assert [summary(doc) for doc in nlp.pipe(texts, n_process=2, batch_size=2)] == [
        summary(nlp(text)) for text in texts
    ]
