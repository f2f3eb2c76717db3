"""Which words spoke: those without which the model would be less sure of its answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from wijktekst.types import CHALLENGES

if TYPE_CHECKING:
    from wijktekst.evaluation.report import ErrorRow
    from wijktekst.evaluation.scoring import Classify
    from wijktekst.measures import Prediction

#: Words at the start of a sentence that are tried; a longer one is a table or a list.
_MOST_WORDS = 80
#: Words that are named per answer, and how much an answer must lose without them.
_NAMED = 4
_LEAST = 0.02
_BATCH = 250
_MARKS = ".,;:!?()\"'“”‘’"

#: From a prediction to the score of the answer that is explained.
_Score = Callable[["Prediction"], float]


def speaking_words(errors: Sequence[ErrorRow], classify: Classify) -> list[str]:
    """Per error the words that made the wrong answers, the strongest first: "soort: krijgt, extra".

    Every word is left out in turn and the sentence classified again; what lowers the score of the answer
    most spoke loudest. Of themes only those that were found wrongly are explained. "" when none stands out.
    """
    found = []
    for start in range(0, len(errors), _BATCH):
        batch = errors[start : start + _BATCH]
        words = [error.sentence.text.split()[:_MOST_WORDS] for error in batch]
        variants = [
            replace(error.sentence, text=" ".join([*tried[:at], *tried[at + 1 :]]))
            for error, tried in zip(batch, words, strict=True)
            for at in range(len(tried))
            if len(tried) > 1
        ]
        answers = iter([prediction for prediction, _ in classify(variants)] if variants else [])
        for error, tried in zip(batch, words, strict=True):
            without = [next(answers) for _ in tried] if len(tried) > 1 else []
            found.append("; ".join(_named(error, tried, without)))
    return found


def _named(error: ErrorRow, words: Sequence[str], without: Sequence[Prediction]) -> Iterator[str]:
    for answer, score in _answers(error):
        lost = [score(error.prediction) - score(prediction) for prediction in without]
        loudest = sorted(range(len(lost)), key=lambda at: -lost[at])[:_NAMED]
        named = [words[at].strip(_MARKS) for at in loudest if lost[at] >= _LEAST]
        if named:
            yield f"{answer}: {', '.join(named)}"


def _answers(error: ErrorRow) -> Iterator[tuple[str, _Score]]:
    """The wrong answers, each with its score; an answer that is no longer given scores 0."""
    kind, challenge = error.prediction.kind, error.prediction.challenge
    if "soort" in error.wrong:
        yield "soort", lambda p: p.kind_score if p.kind == kind else 0.0
    if "opgave" in error.wrong:
        yield "opgave", lambda p: p.challenge_score if p.challenge == challenge else 0.0
    if "themas" in error.wrong:
        right = {*error.sentence.themes, *error.sentence.themes_optional}
        for number, theme in enumerate(CHALLENGES):
            if theme in error.prediction.themes and theme not in right:
                yield theme, lambda p, at=number: p.theme_scores[at]  # type: ignore[misc]
