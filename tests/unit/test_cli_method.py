"""The texts to paste: every number in them was measured; what only the organisation knows is asked for."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.here import told
from wijktekst import language, resources
from wijktekst.errors import ResourceError
from wijktekst.evaluation import method
from wijktekst.evaluation.card_figures import CardFigures
from wijktekst.evaluation.method import REGISTER_STANDARD, method_text, register_text
from wijktekst.resources import find, hash_of
from wijktekst.taxonomy import Taxonomy

TEMPLATES = Path(method.__file__).parent / "templates"
MODELS = ("wijktekst-zinnen", "wijktekst-instrument")
BESIDE = ("wijktekst-treffers", "wijktekst-zinnen-netwerk")
#: Names that hold a digit; no figures.
NAMES = re.compile(r"SHA-256|F1|95%")
NUMBER = re.compile(r"(?<![\w.,])\d[\d.,]*\d|(?<![\w.,])\d")
#: Fields of the publication standard and the characters that fit; 0 where the organisation fills it all.
FIELDS = {
    "Naam": 100,
    "Korte omschrijving": 350,
    "Organisatie": 0,
    "Thema": 0,
    "Status": 0,
    "Begindatum": 0,
    "Einddatum": 0,
    "Contactgegevens": 0,
    "Link naar publiekspagina": 0,
    "Publicatiecategorie": 0,
    "Link naar bronregistratie": 0,
    "Doel en impact": 2500,
    "Afwegingen": 2500,
    "Menselijke tussenkomst": 2500,
    "Risicobeheer": 2500,
    "Wettelijke basis": 0,
    "Link naar wettelijke basis": 0,
    "Titel van wettelijke basis": 0,
    "Verwerkingsregister": 0,
    "Impacttoets(en)": 0,
    "Link naar impacttoets": 0,
    "Toelichting op impacttoetsen": 0,
    "Gegevens": 2500,
    "Link naar gegevensbron": 0,
    "Titel van gegevensbron": 0,
    "Technische werking": 5000,
    "Leverancier": 0,
    "Link naar broncode": 0,
    "Taal": 3,
    "Schema": 5,
    "Bron-ID": 0,
    "Zoektermen": 2500,
}


def texts() -> dict[str, str]:
    return {"nl": method_text(), "en": method_text(english=True), "register": register_text()}


def measured() -> set[str]:
    """Every number in a card, sheet or manifest, or that counts what is shipped; with decimal points."""
    model, instrument = (find("models", name) for name in MODELS)
    sources = [one / file for one in (model, instrument) for file in ("CARD.md", "manifest.json")]
    sources.append(find("corpora", "maatregel-kenmerken", "SHEET.md"))
    found = {number for path in sources for number in re.findall(r"\d+(?:\.\d+)?", path.read_text("utf-8"))}
    taxonomy, figures = Taxonomy.load(), CardFigures.read()
    documents = find("corpora", "wijktekst-gold", "bronnen.csv").read_text("utf-8").count("\n") - 1
    counts = (len(taxonomy.themes), len(taxonomy.terms), documents, figures.instrument_sentences)
    return found | {str(count) for count in counts}


def numbers(text: str, *, english: bool) -> list[str]:
    """The figures in a text, without names, versions and hashes; with decimal points."""
    info = language.describe()
    hashes = [hash_of(find("models", name))[:12] for name in (*MODELS, *BESIDE)] + [Taxonomy.load().hash[:12]]
    for known in (*hashes, f"{info.name} {info.version}", f"wijktekst {version('wijktekst')}"):
        assert known in text
        text = text.replace(known, "")
    text = NAMES.sub("", text.replace(REGISTER_STANDARD, ""))
    thousands, decimal = (",", ".") if english else (".", ",")
    return [one.replace(thousands, "").replace(decimal, ".") for one in NUMBER.findall(text)]


@pytest.mark.parametrize("name", ["nl", "en", "register"])
def test_every_number_was_measured(name: str) -> None:
    found = numbers(texts()[name], english=name == "en")
    assert len(found) > 20
    assert set(found) <= measured()


@pytest.mark.parametrize("path", sorted(TEMPLATES.iterdir()), ids=lambda path: path.name)
def test_no_number_is_typed_in_a_template(path: Path) -> None:
    words = re.sub(r"\{\w+\}", "", NAMES.sub("", path.read_text(encoding="utf-8")))
    assert re.findall(r"\d+", words) == []


@pytest.fixture
def changed(tmp_path: Path) -> Callable[..., Path]:
    """The cards as they would be after another measurement."""
    for name in MODELS:
        (tmp_path / "models" / name).mkdir(parents=True)
        for file in ("CARD.md", "manifest.json"):
            shutil.copy(find("models", name, file), tmp_path / "models" / name / file)
    for name, file in (("wijktekst-gold", "bronnen.csv"), ("maatregel-kenmerken", "SHEET.md")):
        (tmp_path / "corpora" / name).mkdir(parents=True)
        shutil.copy(find("corpora", name, file), tmp_path / "corpora" / name / file)
    return lambda *parts: tmp_path.joinpath(*parts)


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_another_measurement_gives_another_text(changed: Callable[..., Path]) -> None:
    before = CardFigures.read()
    score, gold = before.kinds["overheid"].scores["maatregel_f1"], before.sentences["wijktekst-gold"]
    card = changed("models", "wijktekst-zinnen", "CARD.md")
    replaced(card, f"| {score.value} | {score.low} - {score.high} |", "| 0.11 | 0.10 - 0.12 |")
    replaced(card.with_name("manifest.json"), str(gold), "1234567")
    amounts = before.attributes["bedrag"]
    sheet = changed("corpora", "maatregel-kenmerken", "SHEET.md")
    replaced(sheet, f"{amounts.value} ({amounts.low}-{amounts.high})", "0.003 (0.00-0.01)")
    dutch, english = (method_text(english=flag, find=changed) for flag in (False, True))
    assert "0,11 (95%-interval 0,10-0,12) in overheidsdocumenten" in dutch
    assert "0.11 (95% interval 0.10-0.12) in government documents" in english
    assert "1.234.567 zinnen" in dutch
    assert "1,234,567 sentences" in english
    assert "van 0,003 (95%-interval 0,00-0,01; bedrag)" in dutch
    assert "0,11 (95%-interval 0,10-0,12)" in register_text(find=changed)


@pytest.mark.parametrize("damage", ["cijfers: begin", "maatregelen**", "95%-interval over", "tegen de rest"])
def test_a_card_without_figures_is_said(changed: Callable[..., Path], damage: str) -> None:
    replaced(changed("models", "wijktekst-zinnen", "CARD.md"), damage, "iets anders")
    with pytest.raises(ResourceError, match="modelkaarten"):
        method_text(find=changed)


def test_what_the_texts_claim_beside_the_numbers_is_so() -> None:
    """The register says that a reader makes fewer errors; an interval holds its figure."""
    figures = CardFigures.read(resources.find)
    for kind in figures.kinds.values():
        for score in kind.scores.values():
            assert not score.reader or float(score.value) < float(score.reader)
            assert float(score.low) <= float(score.value) <= float(score.high)


def test_a_paragraph_is_one_line() -> None:
    for text in (method_text(), method_text(english=True)):
        assert text.endswith("\n")
        assert [len(part.splitlines()) for part in text.split("\n\n")] == [1, 1, 1]


def test_the_register_has_the_fields_of_the_standard_and_room_in_each() -> None:
    fields = dict(line.split(": ", 1) for line in register_text().splitlines() if ": " in line)
    fields = {name: text for name, text in fields.items() if not name.startswith("Concept")}
    assert list(fields) == list(FIELDS)
    for name, most in FIELDS.items():
        text = fields[name]
        if most:
            assert len(text) < most or text in ("nld", REGISTER_STANDARD), name
        else:
            assert re.fullmatch(r"\[(vul in|kies).*\]", text), name
    for name in ("Doel en impact", "Afwegingen", "Menselijke tussenkomst", "Risicobeheer", "Gegevens"):
        assert "[vul in: " in fields[name]


def test_the_command_prints_the_text_and_nothing_else() -> None:
    assert told("modellen", "--methode").stdout == method_text()
    assert told("modellen", "--methode", "--engels", "--taalmodel", "geen").stdout == method_text(
        "geen", english=True
    )
    both = told("modellen", "--methode", "--algoritmeregister")
    assert both.stdout == f"{method_text()}\n{register_text()}"


def test_without_a_trained_pipeline_the_text_says_so() -> None:
    assert "zonder getrainde pijplijn" in method_text("geen")
    assert "without a trained pipeline" in method_text("geen", english=True)


def test_english_alone_is_refused() -> None:
    done = told("modellen", "--engels")
    assert (done.code, done.stdout) == (1, "")
    assert "--methode" in done.stderr
