"""A reported theme must be likely in its sentence; what speaks for and against it is told by signs."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from wijktekst.errors import ModelError
from wijktekst.pipeline import analyse_text
from wijktekst.resources import find
from wijktekst.taxonomy import Taxonomy
from wijktekst.themes import JUDGE_ID, Judge, Place
from wijktekst.themes.judge import Pair, pairs, signs
from wijktekst.training.theme_hits import KEPT, Lessons, fit
from wijktekst.types import CHALLENGES, ThemeHit

TEXT = "De school (zoals De Brug) krijgt een bibliotheek. De school sluit."
SCHOOL = ThemeHit(3, 9, "basis-en-voortgezet-onderwijs", "onderwijs", "school", 0.7)
BRIDGE = ThemeHit(20, 24, "wegen-en-doorstroming", "mobiliteit", "brug", 0.6)
LIBRARY = ThemeHit(37, 48, "bibliotheek", "voorzieningen", "bibliotheek", 0.95)
AGAIN = ThemeHit(53, 59, "basis-en-voortgezet-onderwijs", "onderwijs", "school", 0.7)
HITS = (SCHOOL, BRIDGE, LIBRARY, AGAIN)
FIRST, SECOND = Place(0, 49, "paragraph"), Place(50, 66, "paragraph")


def scores(**chances: float) -> tuple[float, ...]:
    return tuple(chances.get(name, 0.1) for name in CHALLENGES)


def of(hit: ThemeHit, place: Place = FIRST, inside: tuple[ThemeHit, ...] = HITS[:3]) -> dict[str, float]:
    return signs(TEXT, Pair(hit, place, inside, 2, 2))


def test_a_pair_holds_the_surest_hit_of_a_theme_and_what_stands_around_it() -> None:
    surer = ThemeHit(10, 12, SCHOOL.theme, "onderwijs", "de", 0.8)
    found = list(pairs([SCHOOL, surer, AGAIN], [SCHOOL, surer, LIBRARY, AGAIN], [FIRST, SECOND]))
    assert [(one.hit, one.place) for one in found] == [(surer, FIRST), (AGAIN, SECOND)]
    assert found[0].inside == (SCHOOL, surer, LIBRARY)
    assert [one.often for one in found] == [3, 3]


def test_signs_tell_names_brackets_and_examples() -> None:
    bridge, library = of(BRIDGE), of(LIBRARY)
    assert (bridge["hoofdletter"], bridge["tussen haakjes"], bridge["voorbeeld"]) == (1, 1, 1)
    assert (library["hoofdletter"], library["tussen haakjes"]) == (0, 0)
    assert library["zekere term"] == 1 > bridge["zekere term"]


def test_signs_tell_what_the_classifier_says_and_where_it_did_not_look() -> None:
    place = Place(0, 49, "paragraph", (), "maatregel", scores(onderwijs=0.8, voorzieningen=0.3))
    school, library = of(SCHOOL, place), of(LIBRARY, place)
    assert school["kans"] > 0 > library["kans"]
    assert (school["grootste kans"], library["grootste kans"]) == (1, 0)
    assert "niet bekeken" not in school
    assert of(SCHOOL)["niet bekeken"] == 1


def test_a_theme_that_is_not_likely_goes_with_all_its_hits_in_the_sentence() -> None:
    second = ThemeHit(30, 36, SCHOOL.theme, "onderwijs", "school", 0.6)
    hits = (SCHOOL, BRIDGE, second, LIBRARY, AGAIN)
    against = Judge({"altijd": 1.0, "plaats": 9.0, f"thema {SCHOOL.theme}": -6.0}, 0.5)
    assert against.kept(TEXT, hits, hits, [FIRST, SECOND]) == (BRIDGE, LIBRARY)
    assert Judge({}, 0.5).kept(TEXT, hits, hits, [FIRST, SECOND]) == hits
    assert Judge({}, 0.51).kept(TEXT, hits, hits, [FIRST, SECOND]) == ()


def test_of_the_right_pairs_so_many_are_kept_in_other_documents() -> None:
    generator = np.random.default_rng(1)
    right = generator.random(600) < 0.7
    told = tuple({"altijd": 1.0, "x": float(one) + generator.normal()} for one in right)
    files = tuple(f"d{at % 20:02}" for at in range(600))
    weights, limit = fit(Lessons(files, told, right))
    assert weights["x"] > 0.5
    assert fit(Lessons(files, told, right)) == (weights, limit)
    kept = Judge(weights, limit)
    chances = np.array([1 / (1 + np.exp(-sum(kept.weights[k] * v for k, v in one.items()))) for one in told])
    assert (chances[right] >= limit).mean() == pytest.approx(KEPT, abs=0.03)
    assert right[chances >= limit].mean() > right.mean() + 0.05


def test_a_damaged_model_is_told_in_dutch(tmp_path: Path) -> None:
    for content in ("{", '{"format": 0, "limit": 0.5, "weights": {}}', '{"format": 1, "weights": []}'):
        (tmp_path / "gewichten.json").write_text(content, encoding="utf-8")
        with pytest.raises(ModelError, match="ontbreekt of is beschadigd"):
            Judge.load(tmp_path)


def test_the_shipped_judge_knows_the_themes_of_the_taxonomy() -> None:
    content = json.loads((find("models", JUDGE_ID) / "gewichten.json").read_text("utf-8"))
    of_themes = {name.removeprefix("thema ") for name in content["weights"] if name.startswith("thema ")}
    assert of_themes <= {theme.id for theme in Taxonomy.load().themes}
    assert len(of_themes) > 80
    assert 0 < content["limit"] < 1


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("De gemeente legt in 2027 een warmtenet aan in de Vogelbuurt.", "warmtenetten"),
        ("Wij bouwen 300 sociale huurwoningen voor starters.", "sociale-huur"),
    ],
)
def test_what_a_sentence_is_about_is_reported(text: str, reported: str) -> None:
    assert reported in {hit.theme for hit in analyse_text(text).hits}
