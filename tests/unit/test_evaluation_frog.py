"""What Frog writes is read as tokens at their place in the text, with the marks that are compared."""

from __future__ import annotations

import pytest

from wijktekst.errors import InputError
from wijktekst.evaluation import frog
from wijktekst.evaluation.parsed import ParsedToken


def frog_row(*cells: str) -> str:
    number, form, lemma, tag, head, relation = cells
    return "\t".join((number, form, lemma, "[]", tag, "0.99", "O", "B-NP", head, relation))


#: What Frog writes of "Wij willen het plein opknappen. Kijk ter plekke! Wij ruimen op."
FROG = "\n\n".join(
    "\n".join(rows)
    for rows in (
        (
            frog_row("1", "Wij", "wij", "VNW(pers,pron,nomin,vol,1,mv)", "2", "su"),
            frog_row("2", "willen", "willen", "WW(pv,tgw,mv)", "0", "ROOT"),
            frog_row("3", "het", "het", "LID(bep,stan,evon)", "4", "det"),
            frog_row("4", "plein", "plein", "N(soort,ev,basis,onz,stan)", "5", "obj1"),
            frog_row("5", "opknappen", "opknappen", "WW(inf,vrij,zonder)", "2", "vc"),
            frog_row("6", ".", ".", "LET()", "5", "punct"),
        ),
        (
            frog_row("1", "Kijk", "kijken", "WW(pv,tgw,ev)", "0", "ROOT"),
            frog_row("2", "ter_plekke", "te_plek", "VZ(versm)_N(soort,ev)", "1", "mod"),
            frog_row("3", "!", "!", "LET()", "2", "punct"),
        ),
        (
            frog_row("1", "Wij", "wij", "VNW(pers,pron,nomin,vol,1,mv)", "2", "su"),
            frog_row("2", "ruimen", "op_ruimen", "WW(pv,tgw,mv)", "0", "ROOT"),
            frog_row("3", "op", "op", "VZ(fin)", "2", "svp"),
            frog_row("4", ".", ".", "LET()", "2", "punct"),
        ),
    )
)
FROG_TEXT = "Wij willen het plein opknappen. Kijk ter plekke! Wij ruimen op."


def read_frog() -> tuple[list[ParsedToken], list[str]]:
    tokens = frog._read(FROG + "\n\n", FROG_TEXT)
    plain = "".join(FROG_TEXT.split())
    return tokens, [plain[token.start : token.end] for token in tokens]


def test_frogs_rows_become_tokens_at_their_place_with_joined_expressions_taken_apart() -> None:
    tokens, forms = read_frog()
    assert forms == "Wij willen het plein opknappen . Kijk ter plekke ! Wij ruimen op .".split()
    assert [forms[at] for at, token in enumerate(tokens) if token.sentence] == ["Wij", "Kijk", "Wij"]
    by_form = dict(zip(forms, tokens, strict=True))
    assert (by_form["ter"].lemma, by_form["ter"].pos) == ("te", "ADP")
    assert (by_form["plekke"].lemma, by_form["plekke"].pos) == ("plek", "NOUN")


def test_frogs_labels_give_main_verbs_subjects_and_particles() -> None:
    tokens, forms = read_frog()
    assert [forms[at] for at, token in enumerate(tokens) if token.main] == ["opknappen", "Kijk", "ruimen"]
    assert [at for at, token in enumerate(tokens) if token.subject] == [0, 10]
    assert {
        forms[at]: forms[token.particle_of] for at, token in enumerate(tokens) if token.particle_of >= 0
    } == {"op": "ruimen"}


@pytest.mark.parametrize(
    ("tag", "pos"),
    [
        ("N(soort,ev,basis,zijd,stan)", "NOUN"),
        ("N(eigen,ev,basis,onz,stan)", "PROPN"),
        ("SPEC(deeleigen)", "PROPN"),
        ("SPEC(vreemd)", "SYM"),
        ("VNW(aanw,det,stan,prenom,met-e,rest)", "DET"),
        ("VNW(pers,pron,nomin,vol,1,mv)", "PRON"),
        ("VG(neven)", "CCONJ"),
        ("VG(onder)", "SCONJ"),
        ("TW(hoofd,prenom,stan)", "NUM"),
        ("TW(rang,prenom,stan)", "ADJ"),
        ("WW(pv,tgw,ev)", "VERB"),
        ("BW()", "ADV"),
    ],
)
def test_frogs_tags_have_a_universal_part_of_speech(tag: str, pos: str) -> None:
    assert frog._pos(tag) == pos


def test_a_missing_frog_is_explained_in_dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frog.shutil, "which", lambda name: None)
    with pytest.raises(InputError, match="Frog is niet geïnstalleerd"):
        frog.frog_parse()
