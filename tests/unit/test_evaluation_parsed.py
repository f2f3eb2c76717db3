"""Parses are compared by their characters; main verbs, subjects and particles come out of a tree."""

from __future__ import annotations

from collections.abc import Sequence

from wijktekst.evaluation.dutch import with_marks
from wijktekst.evaluation.parsed import MEASURES, ParsedToken, agreement, clause_marks


def tree(*rows: tuple[str, str, str, int, str] | tuple[str, str, str, int, str, str]) -> list[ParsedToken]:
    """Tokens of one sentence from (form, lemma, pos, head, relation, feats)."""
    tokens, place = [], 0
    for at, row in enumerate(rows):
        form, lemma, pos, head, relation, feats = (*row, "")[:6]
        tokens.append(
            ParsedToken(
                place, place + len(form), pos, "X", feats, lemma, head, relation, sentence=at == 0
            )
        )  # fmt: skip
        place += len(form)
    return tokens


def counts(gold: Sequence[ParsedToken], found: Sequence[ParsedToken], measure: str) -> tuple[int, int, int]:
    """Hits, found and gold of one measure."""
    hits, total, wanted = agreement(gold, found)[:, MEASURES.index(measure)]
    return int(hits), int(total), int(wanted)


BRIDGE = tree(
    ("De", "de", "DET", 1, "det"),
    ("brug", "brug", "NOUN", 2, "nsubj"),
    ("is", "zijn", "AUX", 2, "ROOT"),
    (".", ".", "PUNCT", 2, "punct"),
)


def test_a_parse_agrees_with_itself_on_everything_it_says() -> None:
    tokens = with_marks(BRIDGE)
    for measure in MEASURES:
        hits, total, wanted = counts(tokens, tokens, measure)
        assert hits == total == wanted
    assert counts(tokens, tokens, "tokens") == (4, 4, 4)
    assert counts(tokens, tokens, "verb") == (1, 1, 1)
    assert counts(tokens, tokens, "subject") == (1, 1, 1)
    assert counts(tokens, tokens, "particle") == (0, 0, 0)


def test_each_wrong_label_costs_a_hit_of_its_measure_only() -> None:
    found = tree(
        ("De", "het", "DET", 1, "det"),
        ("brug", "brug", "PROPN", 2, "obj"),
        ("is", "zijn", "VERB", 2, "ROOT"),
        (".", ".", "PUNCT", 1, "punct"),
    )
    assert counts(BRIDGE, found, "tokens") == (4, 4, 4)
    assert counts(BRIDGE, found, "pos") == (2, 4, 4)
    assert counts(BRIDGE, found, "lemma") == (3, 4, 4)
    assert counts(BRIDGE, found, "las") == (2, 3, 3)


def test_the_looser_part_of_speech_takes_auxiliaries_for_verbs() -> None:
    found = tree(*(("is", "zijn", "VERB", 0, "ROOT"),))
    gold = tree(*(("is", "zijn", "AUX", 0, "ROOT"),))
    assert counts(gold, found, "pos") == (0, 1, 1)
    assert counts(gold, found, "pos+") == (1, 1, 1)


def test_punctuation_does_not_count_in_the_tree_and_case_of_a_relation_does_not_matter() -> None:
    found = tree(
        ("De", "de", "DET", 1, "det"),
        ("brug", "brug", "NOUN", 2, "nsubj"),
        ("is", "zijn", "AUX", 2, "root"),
        (".", ".", "PUNCT", 0, "punct"),
    )
    assert counts(BRIDGE, found, "uas") == (3, 3, 3)
    assert counts(BRIDGE, found, "las") == (3, 3, 3)


def test_a_token_that_is_cut_otherwise_counts_as_wrong_on_both_sides() -> None:
    found = tree(
        ("De", "de", "DET", 1, "det"),
        ("brug", "brug", "NOUN", 2, "nsubj"),
        ("is.", "is.", "AUX", 2, "ROOT"),
    )
    assert counts(BRIDGE, found, "tokens") == (2, 3, 4)
    assert counts(BRIDGE, found, "uas") == (1, 3, 3)
    assert counts(BRIDGE, found, "sents") == (1, 1, 1)


def test_a_sentence_is_right_only_with_both_its_borders() -> None:
    gold = tree(*[(form, form, "X", 0, "dep") for form in ("Ja", ".", "Nee", ".")])
    two = [ParsedToken(t.start, t.end, sentence=at in (0, 2)) for at, t in enumerate(gold)]
    three = [ParsedToken(t.start, t.end, sentence=at in (0, 2, 3)) for at, t in enumerate(gold)]
    assert counts(two, three, "sents") == (1, 3, 2)
    assert counts(two, gold, "sents") == (0, 1, 2)


def test_what_a_parse_does_not_say_is_not_counted() -> None:
    bare = [ParsedToken(token.start, token.end, sentence=token.sentence) for token in BRIDGE]
    for measure in ("pos", "tag", "morph", "lemma", "uas", "las", "verb", "subject", "particle"):
        assert counts(bare, BRIDGE, measure)[2] == 0


def forms_of(tokens: Sequence[ParsedToken], words: str) -> tuple[list[str], list[str], dict[str, str]]:
    forms = words.split()
    verbs, subjects, particles = clause_marks(tokens)
    return (
        [forms[at] for at in sorted(verbs)],
        [forms[at] for at in sorted(subjects)],
        {forms[at]: forms[head] for at, head in particles.items()},
    )


def test_the_main_verb_is_the_one_below_modal_verbs() -> None:
    tokens = tree(
        ("Wij", "wij", "PRON", 1, "nsubj"),
        ("willen", "willen", "VERB", 1, "ROOT"),
        ("huizen", "huis", "NOUN", 4, "obj"),
        ("gaan", "gaan", "VERB", 1, "xcomp", "VerbForm=Inf"),
        ("bouwen", "bouwen", "VERB", 3, "xcomp", "VerbForm=Inf"),
    )
    assert forms_of(tokens, "Wij willen huizen gaan bouwen") == (["bouwen"], ["Wij"], {})


def test_a_modal_verb_without_an_infinitive_is_itself_the_main_verb() -> None:
    tokens = tree(
        ("Wij", "wij", "PRON", 1, "nsubj"),
        ("willen", "willen", "VERB", 1, "ROOT"),
        ("dat", "dat", "SCONJ", 3, "mark"),
        ("helpt", "helpen", "VERB", 1, "ccomp", "VerbForm=Fin"),
    )
    assert forms_of(tokens, "Wij willen dat helpt") == (["willen"], ["Wij"], {})


def test_of_a_nominal_predicate_the_copula_is_the_verb() -> None:
    tokens = tree(
        ("De", "de", "DET", 1, "det"),
        ("brug", "brug", "NOUN", 3, "nsubj"),
        ("wordt", "worden", "AUX", 3, "cop"),
        ("veilig", "veilig", "ADJ", 3, "ROOT"),
    )
    assert forms_of(tokens, "De brug wordt veilig") == (["wordt"], ["brug"], {})


def test_of_a_passive_the_participle_is_the_verb_with_its_passive_subject() -> None:
    tokens = tree(
        ("Het", "het", "DET", 1, "det"),
        ("park", "park", "NOUN", 3, "nsubj:pass"),
        ("wordt", "worden", "AUX", 3, "aux:pass"),
        ("vergroot", "vergroten", "VERB", 3, "ROOT"),
    )
    assert forms_of(tokens, "Het park wordt vergroot") == (["vergroot"], ["park"], {})


def test_a_separated_particle_belongs_to_its_verb_in_whatever_clause() -> None:
    tokens = tree(
        ("Wij", "wij", "PRON", 1, "nsubj"),
        ("knappen", "opknappen", "VERB", 1, "ROOT"),
        ("het", "het", "DET", 3, "det"),
        ("plein", "plein", "NOUN", 1, "obj"),
        ("op", "op", "ADP", 1, "compound:prt"),
    )
    assert forms_of(tokens, "Wij knappen het plein op") == (["knappen"], ["Wij"], {"op": "knappen"})


def test_a_heading_without_a_verb_has_no_main_verb() -> None:
    tokens = tree(("Meer", "veel", "DET", 1, "det"), ("groen", "groen", "NOUN", 1, "ROOT"))
    assert clause_marks(tokens) == (set(), set(), {})
