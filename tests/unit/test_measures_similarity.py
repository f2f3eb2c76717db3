"""Which measures are the same one told again, in sentences of our own."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijktekst import measures
from wijktekst.measures.repeats import Repeats, repeated
from wijktekst.measures.similarity import same, told_again
from wijktekst.measures.statements import Statement, statement, weights, weights_of

#: Other measures, so that formulas weigh little and subjects much.
OTHERS = [
    "De raad voor te stellen een krediet van € 250.000 beschikbaar te stellen voor de sporthal.",
    "De raad voor te stellen de Verordening leerlingenvervoer vast te stellen.",
    "Het college opent een loket voor schulden in de bibliotheek.",
    "De gemeente plant duizend bomen langs de ring.",
    "We starten een proef met deelauto's in de binnenstad.",
    "De wijkagent houdt elke week spreekuur in het buurthuis.",
    "Er komt een verbod op vuurwerk in de binnenstad.",
    "Scholen krijgen geld voor een gezonde lunch.",
]

SAME = [
    # word for word, but for a comma, a capital, a number of the list or a line end
    ("De gemeente legt een warmtenet aan in Overvecht.", "de gemeente legt een warmtenet\naan in Overvecht"),
    ("1. De gemeente legt een warmtenet aan.", "3. De gemeente legt een warmtenet aan."),
    # another form of the same words
    ("Er wordt een warmtenet aangelegd in Overvecht.", "In Overvecht worden warmtenetten aangelegd."),
    # one says more than the other
    (
        "Alle huurders van de corporatie in Kanaleneiland krijgen een energiecoach.",
        "Huurders van de corporatie in Kanaleneiland krijgen vanaf 2026 een energiecoach.",
    ),
    # the same sum, in other words
    (
        "Voor de nieuwbouw van brede school De Waterlelie reserveren we € 14,2 miljoen.",
        "De raad stelt € 14,2 mln. beschikbaar voor nieuwbouw van De Waterlelie.",
    ),
]

DIFFERENT = [
    # another name, year or sum in the same formula
    (
        "Voor de wijk Lombok is € 50.000 beschikbaar voor groen.",
        "Voor de wijk Hoograven is € 50.000 beschikbaar voor groen.",
    ),
    (
        "Het krediet voor de school in 2025 vast te stellen.",
        "Het krediet voor de school in 2026 vast te stellen.",
    ),
    (
        "De subsidie aan de speeltuin wordt € 12.000, uit de reserve van € 3,9 miljoen.",
        "De subsidie aan de speeltuin wordt € 70.000, uit de reserve van € 3,9 miljoen.",
    ),
    ("De lijst van 4 maart 2025 vast te stellen.", "De lijst van 4 april 2025 vast te stellen."),
    # what is meant stands elsewhere
    (
        "De raad te informeren met bijgevoegde brief.",
        "De raad over afval te informeren met bijgevoegde brief.",
    ),
    ("De raad voor te stellen:", "De raad voor te stellen:"),
    # other subject, same money
    (
        "Voor schaduw op schoolpleinen geef ik € 6,5 mln. uit.",
        "We trekken € 6,5 miljoen uit voor isolatie van koopwoningen.",
    ),
]


def leaders(*sentences: str) -> list[int]:
    return repeated([(sentence, ()) for sentence in (*OTHERS, *sentences)])[len(OTHERS) :]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_measure_told_again(one: str, other: str) -> None:
    first = len(OTHERS)
    assert leaders(one, other) == [first, first]
    assert leaders(other, one) == [first, first]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_measures_that_only_look_alike(one: str, other: str) -> None:
    first = len(OTHERS)
    assert leaders(one, other) == [first, first + 1]


def test_a_heading_tells_what_a_sum_is_for() -> None:
    decision = "Een krediet van € 14,2 miljoen beschikbaar te stellen voor nieuwbouw."
    promise = "Voor de nieuwbouw van De Waterlelie reserveren we € 14,2 miljoen."
    told = [*((other, ()) for other in OTHERS), (promise, ()), (decision, ("Brede school De Waterlelie",))]
    assert repeated(told)[-1] == len(OTHERS)


def test_a_chain_of_small_changes_does_not_join_what_differs() -> None:
    def at(*words: str) -> str:
        return f"De gemeente bouwt {' '.join(words)}."

    words = "speeltuin fietspad sporthal zwembad theater buurthuis brug plantsoen".split()
    chain = [at(*words[i : i + 5]) for i in range(4)]
    found = repeated([(sentence, ()) for sentence in chain])
    assert found[0] == 0
    assert found[3] != 0


@given(st.lists(st.sampled_from([*OTHERS, *(one for pair in SAME for one in pair)]), max_size=12))
def test_every_group_has_a_first_that_leads_itself(sentences: list[str]) -> None:
    found = repeated([(sentence, ()) for sentence in sentences])
    assert all(leader <= at and found[leader] == leader for at, leader in enumerate(found))
    assert all(found[sentences.index(sentence)] == found[at] for at, sentence in enumerate(sentences))


def test_a_later_version_is_found_whatever_its_sum_and_year() -> None:
    old = [(sentence, ()) for sentence in (*OTHERS, "In 2026 gaat € 3 miljoen naar de buurtcirkels in Zuid.")]
    new = [
        ("In 2027 gaat € 5 miljoen naar de buurtcirkels in Zuid.", ()),
        *((one, ()) for one in OTHERS[::-1]),
    ]
    pairs = {one: other for one, other, _ in told_again(old, new)}
    assert pairs[len(OTHERS)] == 0
    assert all(new[pairs[at]][0] == OTHERS[at] for at in range(len(OTHERS)))


def test_nothing_is_paired_twice_and_another_place_is_another_measure() -> None:
    old = [("De gemeente opent een huiskamer in Lombok voor ouderen.", ())]
    new = [("De gemeente opent een huiskamer in Zuilen voor ouderen.", ())]
    assert told_again(old, new) == []
    assert [one for one, *_ in told_again(old, old * 3)] == [0]
    assert told_again([], old) == []


def test_weights_need_only_how_often_each_word_occurs() -> None:
    statements = [statement(one) for one in OTHERS]
    counts = Counter(word for one in statements for word in one.words)
    assert weights_of(counts, len(OTHERS)) == weights(statements) == weights_of(counts.items(), len(OTHERS))
    assert weights(statements)["raad"] < weights(statements)["loket"]


def test_measures_are_given_one_after_the_other() -> None:
    one, other = statement(SAME[2][0]), statement(SAME[2][1])
    different = statement("Er komt een fietspad langs de ring.")
    repeats = measures.Repeats(measures.weights_of(Counter([*one.words, *other.words, *different.words]), 3))
    assert [repeats.add(told) for told in (different, one, other, one, different)] == [0, 1, 1, 1, 0]


def test_what_opens_a_list_or_has_no_words_repeats_nothing() -> None:
    repeats = Repeats({"raad": 1.0, "stel": 1.0, "voor": 1.0})
    opening = Statement(frozenset(["raad", "stel", "voor"]), frozenset(), frozenset(), lead=True)
    empty = Statement(frozenset(), frozenset(["2025"]), frozenset([500.0]))
    assert [repeats.add(one) for one in (opening, empty, opening, empty)] == [0, 1, 2, 3]


def test_a_formula_with_another_year_each_time_is_another_measure() -> None:
    years = [f"De raad stelt de lijst van ingekomen stukken van {year} vast." for year in range(1900, 2100)]
    found = repeated([(one, ()) for one in (*years, years[150], years[7])])
    assert found == [*range(200), 150, 7]


def letters(words: str, names: str = "", *, pointing: bool = False) -> Statement:
    return Statement(frozenset(words), frozenset(names), frozenset(), pointing=pointing)


def found(*statements: Statement) -> list[int]:
    repeats = Repeats(dict.fromkeys("abcdefghijklmn", 1.0))
    return [repeats.add(one) for one in statements]


def test_of_two_that_it_repeats_the_first_counts() -> None:
    one, other, both = letters("abcdefghij"), letters("cdefghklmn"), letters("abcdefghkl")
    assert found(one, other, both) == found(other, one, both) == [0, 1, 0]


def test_what_points_elsewhere_is_told_again_almost_to_the_word() -> None:
    one, other = letters("abcdefghij"), letters("abcdefghkl")
    here, there = replace(one, pointing=True), replace(other, pointing=True)
    assert found(one, other, there, here) == [0, 0, 2, 0]
    assert found(here, other, one, there) == [0, 1, 0, 1]


def test_names_are_not_taken_for_words() -> None:
    # the fifth to eighth names have the numbers of words that the second statement has
    assert found(letters("klmn", "pqrs"), letters("abcdefgh"), letters("abcd", "tuvw")) == [0, 1, 2]


def test_headings_count_for_what_names_the_same_sum_on_either_side() -> None:
    def told(words: str, above: str = "") -> Statement:
        return Statement(frozenset(words), frozenset(), frozenset([14_200_000.0]), frozenset(above))

    weight = dict.fromkeys("abcdefghijkl", 1.0)
    for one, other in (
        (told("abc"), told("klm", "abc")),
        (told("klm", "abc"), told("abc")),
        (told("abcd", "efgh"), told("abij", "kl")),  # with headings 2 of 12, without 2 of 6
        (told("abij", "kl"), told("abcd", "efgh")),
    ):
        repeats = Repeats({**weight, "m": 1.0})
        assert [repeats.add(one), repeats.add(other)] == [0, 0]


def test_words_that_only_stand_in_headings_need_no_weight() -> None:
    euros = frozenset([14_200_000.0])
    promise = Statement(frozenset(["nieuwbouw", "school", "waterlelie"]), frozenset(), euros)
    headings = frozenset(["school", "waterlelie", "onderwijshuisvesting"])
    decision = Statement(frozenset(["krediet", "raad", "stuk"]), frozenset(), euros, headings)
    repeats = Repeats(dict.fromkeys([*promise.words, *decision.words], 1.0))
    assert [repeats.add(promise), repeats.add(decision)] == [0, 0]


def test_a_sum_too_large_for_cents_is_no_precise_sum() -> None:
    one = Statement(frozenset("abcdefgh"), frozenset(), frozenset([float("inf")]))
    other = Statement(frozenset("abijklmn"), frozenset(), frozenset([float("inf")]))
    assert not same(one, other, dict.fromkeys("abcdefghijklmn", 1.0))
