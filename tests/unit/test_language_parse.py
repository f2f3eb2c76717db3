"""Facts of a sentence as the embedded pipeline parses it; only what it gets right on plain sentences."""

from __future__ import annotations

import pytest

from wijktekst.language.parse import ParseFacts, Parser
from wijktekst.language.spacy_pipeline import load_pipeline

PIPELINE = "nl_wijktekst_sm"

SUBJECTS = [
    ("De gemeente legt een warmtenet aan.", "De gemeente", "gemeente"),
    ("Gemeenten moeten de huur verlagen.", "Gemeenten", "gemeente"),
    ("We willen meer bomen planten.", "We", "we"),
    ("De minister heeft 200 miljoen uitgetrokken.", "De minister", "minister"),
    ("1. Het college stelt de nota vast.", "Het college", "college"),
    ("- De raad nam de motie aan.", "De raad", "raad"),
    ("❶De raad nam de motie aan.", "De raad", "raad"),
    ("● De raad nam de motie aan.", "De raad", "raad"),
    ("De woningcorporaties zullen de huren niet verhogen.", "De woningcorporaties", "woningcorporatie"),
    ("De wijkagent die in de wijk werkt, spreekt jongeren aan.", "De wijkagent", "wijkagent"),
    ("Op het plein worden bomen geplant.", "bomen", "boom"),
    ("In 2026 opent de gemeente een loket.", "de gemeente", "gemeente"),
    ("Schaf de verhuurderheffing af.", "", ""),
    ("De nota vast te stellen.", "", ""),
]

VERBS = [
    # a form that is a noun too, and one of which the pipeline guesses no word
    ("Op het plein voeren we een heffing in.", "invoeren"),
    ("De corporatie sloopt veertig woningen.", "slopen"),
    # separable verbs, apart and together
    ("De gemeente legt een warmtenet aan.", "aanleggen"),
    ("Schaf de verhuurderheffing af.", "afschaffen"),
    ("Het college stelt de nota vast.", "vaststellen"),
    ("De nota vast te stellen.", "vaststellen"),
    ("De raad nam de motie aan.", "aannemen"),
    ("De minister heeft 200 miljoen uitgetrokken.", "uittrekken"),
    ("Het kabinet trekt geld uit voor wijken.", "uittrekken"),
    ("Er wordt een fietspad aangelegd door de provincie.", "aanleggen"),
    # others
    ("De bibliotheek wordt door de gemeente gesloten.", "sluiten"),
    ("Gemeenten moeten de huur verlagen.", "verlagen"),
    ("Er komt geen nieuwe school.", "komen"),
    ("Sluit de kolencentrales.", "sluiten"),
    ("De school is open.", "zijn"),
]

NEGATED = [
    ("Er komt geen nieuwe school.", True),
    ("De woningcorporaties zullen de huren niet verhogen.", True),
    ("Nooit meer wordt er gebouwd in het park.", True),
    ("De gemeente verleent geen vergunning.", True),
    ("De gemeente bouwt niet.", True),
    ("De gemeente legt een warmtenet aan.", False),
    ("De bewoners die niet meedoen, krijgen een brief.", False),
    ("Niettemin bouwt de gemeente een school.", False),
]

MOODS = [
    ("Schaf de verhuurderheffing af.", "imperative"),
    ("Leg meer fietspaden aan.", "imperative"),
    ("De nota vast te stellen.", "infinitive"),
    ("De gemeente legt een warmtenet aan.", "indicative"),
]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser(PIPELINE)


def of(parser: Parser, text: str) -> ParseFacts:
    (facts,) = parser.facts([text])
    return facts


@pytest.mark.parametrize(("text", "phrase", "head"), SUBJECTS)
def test_subject(parser: Parser, text: str, phrase: str, head: str) -> None:
    facts = of(parser, text)
    assert (text[slice(*facts.subject)], facts.subject_head) == (phrase, head)


@pytest.mark.parametrize(("text", "verb"), VERBS)
def test_main_verb_with_its_particle(parser: Parser, text: str, verb: str) -> None:
    assert of(parser, text).verb == verb


@pytest.mark.parametrize(("text", "negated"), NEGATED)
def test_denial(parser: Parser, text: str, negated: bool) -> None:
    assert of(parser, text).negated is negated


@pytest.mark.parametrize(("text", "mood"), MOODS)
def test_mood(parser: Parser, text: str, mood: str) -> None:
    assert of(parser, text).mood == mood


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("De bibliotheek wordt door de gemeente gesloten.", "de gemeente"),
        ("Er wordt een fietspad aangelegd door de provincie.", "de provincie"),
        ("Op het plein worden bomen geplant.", ""),
    ],
)
def test_who_acts_in_a_passive(parser: Parser, text: str, agent: str) -> None:
    facts = of(parser, text)
    assert facts.passive
    assert text[slice(*facts.agent)] == agent


def test_modal_tense_and_object(parser: Parser) -> None:
    text = "Gemeenten moeten de huur verlagen."
    facts = of(parser, text)
    assert (facts.modal, facts.tense, facts.passive) == ("moeten", "present", False)
    assert [text[slice(*span)] for span in facts.objects] == ["de huur"]
    assert facts.object_heads == ("huur",)
    assert of(parser, "De raad nam de motie aan.").tense == "past"
    assert of(parser, "De minister heeft 200 miljoen uitgetrokken.").tense == "perfect"


def test_the_place_of_the_verb_is_that_of_the_verb(parser: Parser) -> None:
    for text, verb in (("De school is open.", "is"), ("De gemeente legt een net aan.", "legt")):
        assert text[slice(*of(parser, text).verb_at)] == verb


def test_facts_come_in_order_and_do_not_depend_on_their_neighbours(parser: Parser) -> None:
    texts = [text for text, _ in VERBS]
    assert parser.facts(texts) == [of(parser, text) for text in texts]
    assert parser.facts([]) == []


def test_the_pipeline_of_a_run_has_the_rules_of_the_whole_one() -> None:
    whole, quick = load_pipeline(PIPELINE), load_pipeline(PIPELINE, to_save=False)

    assert quick.tokenizer.to_bytes() == whole.tokenizer.to_bytes()
    assert quick.pipe_names == whole.pipe_names
    assert [token.text for token in quick("Zie o.a. art. 3, d.w.z. de norm.")] == [
        token.text for token in whole("Zie o.a. art. 3, d.w.z. de norm.")
    ]
    assert whole.config["nlp"]["tokenizer"] == {"@tokenizers": "spacy.Tokenizer.v1"}


@pytest.mark.parametrize("text", ["", " ", "\n", "...", "👩‍👩‍👧", "- ", "1.", "Wonen", "€ 5"])
def test_what_is_no_sentence_has_no_invented_facts(parser: Parser, text: str) -> None:
    facts = of(parser, text)
    assert text[slice(*facts.agent)] == ""
    assert not facts.negated


def test_without_a_parser_nothing_is_said() -> None:
    assert Parser("geen").facts(["De gemeente legt een warmtenet aan."]) == [ParseFacts()]
