"""How far annotators agree: coefficients beside published ones, and what the report says of them."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from sklearn.metrics import cohen_kappa_score, f1_score

from tests.unit.labelled import sentence
from wijktekst.corpus import LabelledSentence
from wijktekst.corpus.adjudicated import Decision
from wijktekst.corpus.annotations import Annotation
from wijktekst.errors import InputError
from wijktekst.evaluation.agreement import agreement_of
from wijktekst.evaluation.agreement_coefficients import alpha, kappa, masi
from wijktekst.evaluation.agreement_differences import read_decisions, write_differences
from wijktekst.evaluation.agreement_report import Agreement, Part, verdict
from wijktekst.evaluation.metrics import Estimate, Ints
from wijktekst.types import CHALLENGES

BOTH = "maatregel wonen"


def numbers(*rows: str) -> Ints:
    """A row of answers per annotator, "." where there is none, as (sentences, annotators)."""
    letters = "".join(sorted({letter for row in rows for letter in row} - {"."}))
    found: Ints = np.array([[letters.find(letter) for letter in row] for row in rows]).T
    return found


@pytest.mark.parametrize(
    ("rows", "published"),
    [
        (("0100000010", "1110010000"), 0.095),
        (("aabbdcccedda", "babbbccceddd"), 0.692),
        (("123321412...", "1233224125.3", ".3332342251.", "12332441251."), 0.743),
    ],
)
def test_alpha_is_that_of_krippendorff_2011(rows: tuple[str, ...], published: float) -> None:
    assert alpha(numbers(*rows)) == pytest.approx(published, abs=0.0005)


def test_alpha_of_sets_takes_those_that_overlap_for_closer() -> None:
    distance = masi([(), ("zorg",), ("zorg", "wonen"), ("zorg", "energie"), ("energie",)])
    assert distance[0, 0] == 0
    assert distance[0, 1] == distance[1, 4] == 1
    assert distance[1, 2] == pytest.approx(1 - 2 / 3 * 1 / 2)  # one holds the other
    assert distance[2, 3] == pytest.approx(1 - 1 / 3 * 1 / 3)  # they overlap
    near, far = np.array([[1, 2], [0, 0], [4, 4]]), np.array([[1, 4], [0, 0], [2, 2]])
    assert alpha(near, distance) > alpha(far, distance)


def test_kappa_is_that_of_scikit_learn() -> None:
    random = np.random.default_rng(5)
    one = random.integers(0, 4, 80)
    other = np.where(random.random(80) < 0.6, one, random.integers(0, 4, 80))
    assert kappa(one, other) == pytest.approx(cohen_kappa_score(one, other))
    gaps = np.where(random.random(80) < 0.2, -1, other)
    there = gaps >= 0
    assert kappa(one, gaps) == pytest.approx(cohen_kappa_score(one[there], gaps[there]))


def test_what_nobody_can_disagree_on_has_no_coefficient() -> None:
    same = np.zeros((5, 2), dtype=np.int64)
    assert np.isnan(alpha(same))
    assert np.isnan(kappa(*same.T))
    assert np.isnan(alpha(np.array([[0, -1], [-1, 1]])))


def labelled(told: str, number: int, *, doc: str = "", themes: bool = True) -> LabelledSentence:
    """ "maatregel wonen" or "overig", with themes behind a comma: "overig, zorg energie"."""
    label, _, named = told.partition(",")
    kind, challenge = (*label.split(), "")[:2]
    chosen = {*named.split(), challenge}
    one = sentence(
        kind,  # type: ignore[arg-type]
        challenge,
        tuple(theme for theme in CHALLENGES if theme in chosen) if themes else (),
        optional=() if themes else CHALLENGES,
        name=f"z{number}",
        text=f"Zin {number} over de wijk.",
        doc=doc or f"nota-{number % 7}.pdf",
    )
    return one


def people(**told: list[str | None]) -> list[Annotation]:
    """Annotations by annotator; None for a sentence that was not labelled."""
    return [
        Annotation(name, labelled(one, number))
        for name, answers in told.items()
        for number, one in enumerate(answers)
        if one
    ]


def part(found: Agreement, name: str) -> Part:
    one = found.part(name)
    assert one is not None
    return one


def value(estimate: Estimate | None) -> float:
    assert estimate is not None
    return estimate.value


ANNA: list[str | None] = [BOTH, "overig", "ambitie, zorg", "maatregel zorg", "overig, energie", "overig"] * 5
BERT: list[str | None] = [BOTH, "overig", "overig, zorg", "maatregel wonen", "overig, energie", "ambitie"] * 5


def test_who_says_the_same_agrees_fully() -> None:
    found = agreement_of(people(Anna=ANNA, Bert=ANNA, Carla=ANNA))
    for one in found.parts:
        assert value(one.alpha) == 1
        assert one.same == Estimate(1, 1, 1)
        assert all(figure.value == 1 for figure in one.f1.values())
        assert all(label.f1.value == 1 for label in one.labels.values())
    assert [one.name for one in found.parts] == ["soort", "opgave", "themas"]


def test_of_two_annotators_the_figures_are_those_of_one_against_the_other() -> None:
    found = agreement_of(people(Anna=ANNA, Bert=BERT))
    kinds = [[str(one).split(",")[0].split()[0] for one in answers] for answers in (ANNA, BERT)]
    soort = part(found, "soort")
    assert value(soort.kappa) == pytest.approx(cohen_kappa_score(*kinds))
    assert soort.same.value == pytest.approx(4 / 6)
    for label in ("maatregel", "ambitie", "overig"):
        expected = f1_score(*kinds, labels=[label], average=None)[0]
        assert soort.labels[label].f1.value == pytest.approx(expected)
    opgave = part(found, "opgave")
    assert opgave.sentences == 10  # both call these a measure
    assert opgave.same.value == 0.5
    assert soort.f1["maatregel_f1"].value == 1
    assert soort.f1["macro_f1"].low <= soort.f1["macro_f1"].value <= soort.f1["macro_f1"].high


def test_annotators_may_label_some_of_the_sentences() -> None:
    gaps: list[str | None] = [one if number % 4 else None for number, one in enumerate(ANNA)]
    found = agreement_of(people(Anna=ANNA, Bert=BERT, Carla=gaps))
    assert found.labelled == {"Anna": 30, "Bert": 30, "Carla": 22}
    assert {(pair.one, pair.other): pair.sentences for pair in found.pairs} == {
        ("Anna", "Bert"): 30,
        ("Anna", "Carla"): 22,
        ("Bert", "Carla"): 22,
    }
    pair = next(pair for pair in found.pairs if (pair.one, pair.other) == ("Anna", "Carla"))
    assert pair.kappa == pair.measure_f1 == pair.themes_f1 == 1


def test_the_order_of_annotators_and_files_changes_nothing() -> None:
    some = people(Anna=ANNA, Bert=BERT, Carla=BERT[1:] + ANNA[:1])
    found = agreement_of(some)
    renamed = [replace(one, annotator={"Anna": "Z", "Bert": "Y"}.get(one.annotator, "X")) for one in some]
    for one, other in zip(found.parts, agreement_of(renamed).parts, strict=True):
        assert value(one.alpha) == pytest.approx(value(other.alpha))
        assert one.f1 == other.f1


def test_themes_that_were_not_asked_for_are_not_compared() -> None:
    asked = [Annotation("Anna", labelled(str(one), at)) for at, one in enumerate(ANNA)]
    unasked = [Annotation("Bert", labelled(str(one), at, themes=False)) for at, one in enumerate(ANNA)]
    found = agreement_of([*asked, *unasked])
    assert found.part("themas") is None
    assert value(part(found, "soort").alpha) == 1


def test_a_theme_that_one_left_open_is_no_difference() -> None:
    sure = sentence("overig", "", ("zorg", "energie"), name="z", doc="a.pdf")
    unsure = replace(sure, themes=("zorg",), themes_optional=("energie",))
    other = [Annotation(name, sentence("ambitie", name="y", text="Iets anders.")) for name in "ab"]
    found = agreement_of([Annotation("a", sure), Annotation("b", unsure), *other])
    assert part(found, "themas").same.value == 1


def test_one_annotator_or_nothing_shared_is_said_so() -> None:
    with pytest.raises(InputError, match="van één persoon"):
        agreement_of(people(Anna=ANNA))
    with pytest.raises(InputError, match="door twee mensen gelabeld"):
        agreement_of(people(Anna=[BOTH, None], Bert=[None, BOTH]))


def test_notes_tell_what_makes_the_figures_hard_to_read() -> None:
    def notes(annotations: list[Annotation]) -> str:
        return " ".join(agreement_of(annotations).notes)

    few = people(Anna=ANNA, Bert=BERT)
    assert "maar 30 gedeelde zinnen" in notes(few)
    assert "15 zinnen" not in notes(few)
    one_document = [replace(one, sentence=replace(one.sentence, doc="nota.pdf")) for one in few]
    assert "minder dan vijf documenten" in notes(one_document)
    assert "minder dan vijf documenten" not in notes(few)
    rare: list[str | None] = [*["overig"] * 200, BOTH, "overig"]
    prevalent = notes(people(Anna=rare, Bert=[*["overig"] * 200, "overig", BOTH]))
    assert "100% van de antwoorden is 'overig'" in prevalent.replace("99%", "100%")
    many = people(Anna=ANNA * 20, Bert=BERT * 20)
    assert notes(many) == ""
    again = [*many, Annotation("Anna", labelled("ambitie", 0))]
    assert "1 keer labelde iemand dezelfde zin opnieuw" in notes(again)
    other_text = Annotation("Bert", replace(labelled(BOTH, 0), text="Heel iets anders."))
    assert "1 keer hoort dezelfde id bij verschillende teksten" in notes([*many, other_text])


@pytest.mark.parametrize(
    ("estimate", "said"),
    [
        (Estimate(0.85, 0.81, 0.9), "betrouwbaar (alfa vanaf 0,80)"),
        (Estimate(0.85, 0.7, 0.9), "betrouwbaar (alfa vanaf 0,80), maar het interval reikt lager"),
        (Estimate(0.7, 0.67, 0.8), "voorlopig"),
        (Estimate(0.66, 0.6, 0.7), "te laag om op te bouwen"),
    ],
)
def test_alpha_is_judged_by_the_limits_of_krippendorff(estimate: Estimate, said: str) -> None:
    assert verdict(estimate).startswith(said)


def test_differences_go_to_a_table_and_decisions_come_back(tmp_path: Path) -> None:
    some = people(Anna=[BOTH, "overig, zorg", "ambitie"], Bert=[BOTH, "overig", BOTH])
    some = [replace(one, note="=HYPERLINK(1)") for one in some]
    for excel_nl, between in ((False, ","), (True, ";")):
        path = tmp_path / f"verschillen-{excel_nl}.csv"
        assert write_differences(some, path, excel_nl=excel_nl) == 2
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream, delimiter=between))
        assert [row["verschil"] for row in rows] == ["themas", "soort | themas"]
        assert rows[0]["antwoord Anna"].startswith("overig; thema's: zorg")
        assert rows[0]["zonder_besluit"] == "overig; thema's: geen; open: zorg"
        assert rows[1]["zonder_besluit"] == "valt weg"
        assert read_decisions(path) == {}
        rows[0]["besluit_themas"] = "Zorg, wonen"
        rows[1] |= {"besluit_soort": "Maatregel ", "besluit_opgave": "energie"}
        with path.open("w", encoding="cp1252", newline="") as stream:  # as Excel saves it
            writer = csv.DictWriter(stream, rows[0].keys(), delimiter=between)
            writer.writeheader()
            writer.writerows(rows)
        assert read_decisions(path) == {
            "z1": Decision(themes=("wonen", "zorg")),
            "z2": Decision("maatregel", "energie"),
        }


def test_decisions_that_somebody_made_are_not_written_over(tmp_path: Path) -> None:
    some, path = people(Anna=["overig"], Bert=["ambitie"]), tmp_path / "verschillen.csv"
    write_differences(some, path)
    write_differences(some, path)  # nothing was decided yet
    path.write_text(path.read_text("utf-8").rstrip("\r\n").removesuffix(",,,") + ",overig,,\r\n", "utf-16")
    decided = path.read_bytes()
    with pytest.raises(InputError, match="staan al besluiten"):
        write_differences(some, path)
    labels = tmp_path / "labels.jsonl"
    labels.write_text('{"id": "a"}\n', "utf-8")
    with pytest.raises(InputError, match="staat al iets anders"):
        write_differences(some, labels)
    assert (path.read_bytes(), labels.read_text("utf-8")) == (decided, '{"id": "a"}\n')


def test_two_decisions_on_one_id_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "verschillen.csv"
    head = "id,besluit_soort,besluit_opgave,besluit_themas"
    path.write_text(f"{head}\nz1,overig,,\nz1,overig,,\n", "utf-8")
    assert read_decisions(path) == {"z1": Decision("overig")}
    path.write_text(f"{head}\nz1,overig,,\nz1,ambitie,,\n", "utf-8")
    with pytest.raises(InputError, match="rij 3: over 'z1' staat er al een ander besluit"):
        read_decisions(path)


def test_figures_do_not_depend_on_the_order_of_lines() -> None:
    some = people(Anna=ANNA, Bert=BERT, Carla=ANNA[::-1])
    assert agreement_of(some).parts == agreement_of(some[::-1]).parts


def test_kappa_of_many_pairs_that_share_little_has_an_interval() -> None:
    """A resample without the sentences of a pair says nothing of that pair, and something of the others."""
    told: dict[str, list[str | None]] = {}
    for at in range(12):
        before: list[str | None] = [None] * (2 * at)
        told[f"A{at}"] = [*before, "overig", "ambitie"]
        told[f"B{at}"] = [*before, "overig", "ambitie" if at % 2 else "overig"]
    kappas = part(agreement_of(people(**told)), "soort").kappa
    assert kappas is not None
    assert kappas.value == pytest.approx(0.5)
    assert kappas.low < kappas.high


def test_no_cell_of_the_differences_is_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "verschillen.csv"
    evil = replace(labelled("overig", 0), text="=cmd|' /C calc'!A0", context="@SUM(1)", id="-1+1")
    write_differences([Annotation("=A", evil), Annotation("b", replace(evil, kind="ambitie"))], path)
    with path.open(encoding="utf-8", newline="") as stream:
        for cells in csv.reader(stream):
            assert not [cell for cell in cells if cell.startswith(("=", "@", "+", "-"))]
    row = path.read_text("utf-8").rstrip("\r\n").removesuffix(",,,")
    path.write_text(f"{row},overig,,\r\n", "utf-8")
    assert read_decisions(path) == {"-1+1": Decision("overig")}


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        ("plan,,", "rij 2: 'plan' is geen soort. Kies uit: maatregel"),
        ("maatregel,huis,", "rij 2: 'huis' is geen opgave"),
        ("overig,wonen,", "een overig heeft geen opgave"),
        (",,wonen|huis", "'huis' is geen thema"),
    ],
)
def test_a_decision_that_does_not_fit_is_named_by_its_row(tmp_path: Path, decision: str, said: str) -> None:
    path = tmp_path / "v.csv"
    path.write_text(f"id,besluit_soort,besluit_opgave,besluit_themas\nz1,{decision}\n", "utf-8")
    with pytest.raises(InputError) as error:
        read_decisions(path)
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "ontbreekt de kolom 'id'"),
        (b"id;soort\n1;2\n", "ontbreekt de kolom 'besluit_soort'"),
        (b"PK\x03\x04rest", "is een werkmap"),
        (b'id,besluit_soort,besluit_opgave,besluit_themas\n"' + b"x" * 200_000, "geen goede CSV"),
    ],
)
def test_a_file_that_is_no_table_of_differences_is_said_so(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "v.csv"
    path.write_bytes(content)
    with pytest.raises(InputError) as error:
        read_decisions(path)
    assert said in str(error.value)
