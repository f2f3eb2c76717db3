"""Texts about how an analysis is made: a paragraph for a paper, and a draft for the Algoritmeregister.

The words stand in `templates/`; every number in them comes from a card, a manifest or a version.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from wijktekst.evaluation.card_figures import BY_LANGUAGE_MODEL, GOLD, OWN, POLICY, CardFigures, Score
from wijktekst.language.numbers import in_digits
from wijktekst.resources import find as resource

#: Version of the publication standard whose fields the draft has.
REGISTER_STANDARD = "1.0.0"
_HERE = Path(__file__).resolve().parent / "templates"
_SHOWN = 12
#: What attributes and units are called in English; those that are not named are called so in both.
_ENGLISH = {
    "zinnen": "sentences",
    "documenten": "documents",
    "bedrag": "amount",
    "betaler": "payer",
    "doelgroep": "target group",
    "richting": "direction",
    "stelligheid": "firmness",
    "voorwaarde": "condition",
    "periode": "period",
    "plaats": "place",
    "schaal": "scale",
    "verwijzing": "reference",
}


def method_text(
    language_model: str = "", *, english: bool = False, find: Callable[..., Path] = resource
) -> str:
    """Paragraphs on the method, in Dutch or English; `language_model` is the pipeline that is used.

    Raises ResourceError when a card cannot be read, ModelError when the pipeline is not there.
    """
    template = _template("methode.en.txt" if english else "methode.nl.txt")
    # A paragraph is one line, as a word processor wants it.
    paragraphs = [" ".join(part.split()) for part in template.split("\n\n")]
    return "\n\n".join(paragraphs).format_map(_values(language_model, english, find)) + "\n"


def register_text(language_model: str = "", *, find: Callable[..., Path] = resource) -> str:
    """A draft entry for the Algoritmeregister, with "[vul in]" for what only the organisation knows.

    Raises as `method_text` does.
    """
    values = {**_values(language_model, False, find), "schema": REGISTER_STANDARD}
    return _template("algoritmeregister.txt").format_map(values)


def _template(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _values(language_model: str, english: bool, find: Callable[..., Path]) -> Mapping[str, str]:
    """What the templates ask for, by name."""
    figures = CardFigures.read(find)
    lowest, highest = (
        pick(figures.attributes.items(), key=lambda pair: float(pair[1].value)) for pick in (min, max)
    )
    return {
        **_versions(language_model, english, find),
        **_scores(figures, english),
        "gold": _count(figures.sentences[GOLD], english),
        "own": _count(figures.sentences[OWN], english),
        "labelled": _count(figures.sentences[BY_LANGUAGE_MODEL], english),
        "policy": _count(figures.sentences[POLICY], english),
        "documents": _count(figures.documents, english),
        "instrument_sentences": _count(figures.instrument_sentences, english),
        "instrument_score": _told(figures.instrument, english),
        "attribute_lowest": _attribute(lowest, english),
        "attribute_highest": _attribute(highest, english),
    }


def _versions(language_model: str, english: bool, find: Callable[..., Path]) -> dict[str, str]:
    from importlib.metadata import version

    from wijktekst import language
    from wijktekst.measures import INSTRUMENT_ID, MODEL_ID, NETWORK_ID
    from wijktekst.resources import hash_of
    from wijktekst.taxonomy import Taxonomy
    from wijktekst.themes import JUDGE_ID

    info = language.describe(language_model)
    without = "without a trained pipeline" if english else "zonder getrainde pijplijn"
    taxonomy = Taxonomy.load()
    return {
        "version": version("wijktekst"),
        "language_model": f"spaCy {info.version} ({without})"
        if info.kind == "blank"
        else f"{info.name} {info.version}",
        "themes": _count(len(taxonomy.themes), english),
        "terms": _count(len(taxonomy.terms), english),
        "taxonomy": taxonomy.hash[:_SHOWN],
        "model": MODEL_ID,
        "model_hash": hash_of(find("models", MODEL_ID))[:_SHOWN],
        "network": NETWORK_ID,
        "network_hash": hash_of(find("models", NETWORK_ID))[:_SHOWN],
        "judge": JUDGE_ID,
        "judge_hash": hash_of(find("models", JUDGE_ID))[:_SHOWN],
        "instrument": INSTRUMENT_ID,
        "instrument_hash": hash_of(find("models", INSTRUMENT_ID))[:_SHOWN],
    }


def _scores(figures: CardFigures, english: bool) -> dict[str, str]:
    values = {}
    for name, kind in figures.kinds.items():
        values[f"{name}_sentences"] = _count(kind.sentences, english)
        values[f"{name}_units"] = " ".join(_word(word, english) for word in kind.units.split())
        for figure, score in kind.scores.items():
            values[f"{name}_{figure}"] = _told(score, english)
            values[f"{name}_{figure}_reader"] = _number(score.reader, english)
    return values


def _attribute(found: tuple[str, Score], english: bool) -> str:
    name, score = found
    return f"{_told(score, english)[:-1]}; {_word(name, english)})"


def _told(score: Score, english: bool) -> str:
    interval = f"{_number(score.low, english)}-{_number(score.high, english)}"
    return f"{_number(score.value, english)} (95%{' interval' if english else '-interval'} {interval})"


def _number(written: str, english: bool) -> str:
    return written if english else written.replace(".", ",")


def _count(count: int, english: bool) -> str:
    return f"{count:,}" if english else in_digits(count)


def _word(dutch: str, english: bool) -> str:
    return _ENGLISH.get(dutch, dutch) if english else dutch
