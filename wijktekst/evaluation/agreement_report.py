"""What was found of the agreement between annotators, as numbers, as JSON and as text with how to read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wijktekst.evaluation.metrics import Estimate

#: From these values of alpha Krippendorff calls data dependable, and fit for tentative conclusions.
DEPENDABLE, TENTATIVE = 0.8, 0.667
#: With fewer shared sentences intervals say little.
FEW_SENTENCES = 100
#: From this share of one kind chance alone gives so much agreement that alpha and kappa drop.
PREVALENT = 0.85
_F1 = {
    "maatregel_f1": "F1 maatregel",
    "macro_f1": "macro-F1",
    "micro_f1": "micro-F1",
}


@dataclass(frozen=True, slots=True)
class LabelAgreement:
    """Agreement on one label against all others; `count` is how often it was given to shared sentences."""

    f1: Estimate
    alpha: Estimate | None
    count: int


@dataclass(frozen=True, slots=True)
class Part:
    """Agreement on soort, opgave or themas, over the `sentences` that two annotators or more answered.

    `same` is the share of pairs of answers that are equal, and `f1` holds all pairs of annotators together.
    `alpha` of themes counts sets that overlap as partly equal (MASI); `kappa` there is None. A coefficient is
    None when all answers are the same.
    """

    name: str
    sentences: int
    alpha: Estimate | None
    kappa: Estimate | None
    same: Estimate
    f1: Mapping[str, Estimate]
    labels: Mapping[str, LabelAgreement]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two annotators on the sentences that both labelled: kappa of the kind, F1 of measures, share of equal
    challenges, micro-F1 of themes; None where there is nothing to compare.
    """

    one: str
    other: str
    sentences: int
    kappa: float | None
    measure_f1: float | None
    challenge_same: float | None
    themes_f1: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far annotators agree on `shared` of the `sentences`; intervals resample `documents`, or sentences
    when that is 0.

    `labelled` is how many sentences each labelled; `commonest` the kind given most often with its share.
    `again` and `mismatched` are those of `corpus.adjudicated.Tasks`.
    """

    annotators: tuple[str, ...]
    sentences: int
    shared: int
    documents: int
    parts: tuple[Part, ...]
    pairs: tuple[Pair, ...]
    labelled: Mapping[str, int]
    commonest: tuple[str, float]
    again: int = 0
    mismatched: int = 0

    def part(self, name: str) -> Part | None:
        """The part with this name; None when nothing of it is shared."""
        return next((part for part in self.parts if part.name == name), None)

    @property
    def notes(self) -> tuple[str, ...]:
        """Dutch sentences about what makes the figures hard to read."""
        return tuple(_notes(self))

    def to_json(self) -> dict[str, Any]:
        """One object with rounded numbers; what `annoteer overeenstemming --json` prints."""
        return {
            "annotatoren": dict(self.labelled),
            "zinnen": self.sentences,
            "gedeeld": self.shared,
            "documenten": self.documents,
            **{part.name: _part_json(part) for part in self.parts},
            "paren": [
                {
                    "een": pair.one,
                    "ander": pair.other,
                    "zinnen": pair.sentences,
                    "soort_kappa": _rounded(pair.kappa),
                    "maatregel_f1": _rounded(pair.measure_f1),
                    "opgave_gelijk": _rounded(pair.challenge_same),
                    "themas_micro_f1": _rounded(pair.themes_f1),
                }
                for pair in self.pairs
            ],
            "let_op": list(self.notes),
        }

    def as_text(self) -> str:
        """Dutch tables for the terminal, each with a sentence on how to read it."""
        units = f"{self.documents} documenten" if self.documents else "zinnen"
        people = ", ".join(f"{name or 'zonder naam'} ({count})" for name, count in self.labelled.items())
        lines = [
            f"{len(self.annotators)} mensen labelden {self.sentences} zinnen: {people}",
            f"{self.shared} zinnen zijn door twee of meer mensen gelabeld; daarover gaan deze cijfers",
            f"(tussen haakjes: 95%-interval, bootstrap over {units})",
        ]
        for part in self.parts:
            lines += ["", *_part_text(part)]
        if len(self.pairs) > 1:
            lines += ["", *_pairs_text(self.pairs)]
        lines += ["", *_HOW_TO_READ]
        return "\n".join(lines + [f"Let op: {note}" for note in self.notes])


_HOW_TO_READ = (
    "Hoe leest u dit? Alfa (Krippendorff) en kappa (Cohen; bij meer mensen het gemiddelde over paren) zijn 1",
    "als iedereen hetzelfde zegt en 0 als het niet beter is dan toeval. Thema's die deels gelijk zijn,",
    "tellen voor een deel (MASI). F1 houdt de een tegen de ander, zoals 'evalueer' een model tegen uw labels",
    "houdt: beter dan mensen onderling hoeft een model het niet te doen.",
)


def verdict(alpha: Estimate) -> str:
    """A Dutch sentence about what may be built on labels with this alpha."""
    if alpha.value >= DEPENDABLE:
        told = "betrouwbaar (alfa vanaf 0,80)"
        under = alpha.low < DEPENDABLE
    elif alpha.value >= TENTATIVE:
        told = "voorlopig: alleen voor voorzichtige conclusies (alfa van 0,667 tot 0,80)"
        under = alpha.low < TENTATIVE
    else:
        return (
            "te laag om op te bouwen (alfa onder 0,667): bespreek de verschillen en scherp het codeboek aan"
        )
    return f"{told}, maar het interval reikt lager" if under else told


_NO_ALPHA = "alle antwoorden zijn gelijk; alfa heeft dan geen waarde"


def _part_text(part: Part) -> Iterator[str]:
    yield f"{part.name} ({part.sentences} zinnen)"
    yield f"  alfa           {_told(part.alpha)}"
    if part.kappa:
        yield f"  kappa          {_told(part.kappa)}"
    yield f"  gelijk         {_told(part.same)}"
    for name, figure in part.f1.items():
        yield f"  {_F1[name]:<15}{_told(figure)}"
    yield f"  oordeel: {verdict(part.alpha) if part.alpha else _NO_ALPHA}"
    yield f"    {'label':<18}{'F1':>7}{'(95%)':>16}{'alfa':>8}{'gegeven':>9}"
    for name, label in part.labels.items():
        alpha = f"{label.alpha.value:.3f}" if label.alpha else "-"
        between = f"({label.f1.low:.3f} - {label.f1.high:.3f})"
        yield f"    {name:<18}{label.f1.value:>7.3f}{between:>16}{alpha:>8}{label.count:>9}"


def _pairs_text(pairs: tuple[Pair, ...]) -> Iterator[str]:
    width = max(len(f"{pair.one} - {pair.other}") for pair in pairs) + 2
    heads = ("zinnen", "kappa", "maatregel F1", "opgave gelijk", "themas F1")
    yield f"{'per paar':<{width}}" + "".join(f"{head:>15}" for head in heads)
    for pair in pairs:
        values = (pair.kappa, pair.measure_f1, pair.challenge_same, pair.themes_f1)
        cells = "".join(f"{'-' if value is None else f'{value:.3f}':>15}" for value in values)
        yield f"{f'{pair.one} - {pair.other}':<{width}}{pair.sentences:>15}{cells}"


def _notes(found: Agreement) -> Iterator[str]:
    if found.shared < FEW_SENTENCES:
        yield (
            f"er {'is' if found.shared == 1 else 'zijn'} maar {found.shared} gedeelde "
            f"{'zin' if found.shared == 1 else 'zinnen'}; de cijfers zijn onzeker. Reken op minstens "
            f"{FEW_SENTENCES}, en op tientallen maatregelen."
        )
    if not found.documents:
        yield (
            "de zinnen komen uit minder dan vijf documenten, of het document is onbekend; de intervallen "
            "gelden voor zinnen als deze en niet voor andere documenten."
        )
    kind, share = found.commonest
    if share >= PREVALENT:
        yield (
            f"{share:.0%} van de antwoorden is '{kind}'. Alfa en kappa vallen dan laag uit, ook bij mensen "
            "die het bijna altijd eens zijn; kijk naar F1 per label en kies meer andere zinnen."
        )
    challenges = found.part("opgave")
    if challenges is not None and challenges.sentences < FEW_SENTENCES // 2:
        yield (
            f"voor de opgave zijn maar {challenges.sentences} zinnen te vergelijken: die twee mensen een "
            "maatregel noemen."
        )
    if found.mismatched:
        yield (
            f"{found.mismatched} keer hoort dezelfde id bij verschillende teksten; die zijn niet met elkaar "
            "vergeleken. Komen alle bestanden van dezelfde taken?"
        )
    if found.again:
        yield f"{found.again} keer labelde iemand dezelfde zin opnieuw; het laatste antwoord telt."


def _part_json(part: Part) -> dict[str, Any]:
    return {
        "zinnen": part.sentences,
        **_json("alfa", part.alpha),
        **_json("kappa", part.kappa),
        **_json("gelijk", part.same),
        **{key: value for name, figure in part.f1.items() for key, value in _json(name, figure).items()},
        "labels": {
            name: {**_json("f1", label.f1), **_json("alfa", label.alpha), "gegeven": label.count}
            for name, label in part.labels.items()
        },
    }


def _json(name: str, figure: Estimate | None) -> dict[str, Any]:
    if figure is None:
        return {name: None, f"{name}_ci": None}
    return {name: _rounded(figure.value), f"{name}_ci": [_rounded(figure.low), _rounded(figure.high)]}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _told(figure: Estimate | None) -> str:
    return f"{figure.value:.3f} ({figure.low:.3f} - {figure.high:.3f})" if figure else "-"
