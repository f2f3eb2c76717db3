"""A taxonomy of the user's own in Python: results, frames, statistics, and the components of spaCy."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

import wijktekst
from tests.unit.own_taxonomies import own_taxonomy, rename, some_examples, thesaurus
from wijktekst import overviews, pipeline
from wijktekst.taxonomy import Taxonomy
from wijktekst.taxonomy.in_use import settled
from wijktekst.taxonomy.taxonomy import DATA
from wijktekst.themes.support import CLUE, SURE, supported
from wijktekst.types import Measure, Settings, ThemeHit

TEXT = (
    "De gemeente stelt € 2 miljoen subsidie beschikbaar voor een warmtenet in de wijk. "
    "Het zwembad gaat in 2027 open voor jongeren met schulden. Iedereen moet prettig kunnen wonen."
)


@pytest.fixture
def taxonomy(tmp_path: Path) -> Path:
    return own_taxonomy(tmp_path / "taxonomie")


def settings(taxonomy: Path) -> Settings:
    return Settings("geen", taxonomy=str(taxonomy), ocr=False)


def test_hits_are_of_the_own_thesaurus_and_answers_are_those_of_the_package(tmp_path: Path) -> None:
    own = wijktekst.analyse_text(TEXT, settings(thesaurus(tmp_path / "eigen.ttl")))
    package = wijktekst.analyse_text(TEXT, Settings("geen", ocr=False))
    assert [(hit.theme, hit.challenge, own.text_of(hit)) for hit in own.hits] == [
        ("zwembaden", "geen", "zwembad")
    ]
    assert {hit.theme for hit in package.hits} >= {"warmtenetten"}
    assert own.measures == package.measures
    assert [(one.score, one.challenge_score, one.evidence) for one in own.measures] == [
        (one.score, one.challenge_score, one.evidence) for one in package.measures
    ]
    assert own.provenance.taxonomy != package.provenance.taxonomy
    assert own.provenance.settings == package.provenance.settings


def test_frames_name_the_themes(taxonomy: Path) -> None:
    chosen = settings(taxonomy)
    themes = wijktekst.frames([wijktekst.analyse_text(TEXT, chosen)], settings=chosen)["themas"]
    assert dict(zip(themes["thema"], themes["label"], strict=True)) == {
        "gemeentewerk": "Werk van de gemeente",
        "geldzaken": "Geldzaken & subsidies",
    }


def test_frames_without_its_settings_still_tell_the_themes(taxonomy: Path) -> None:
    themes = wijktekst.frames([wijktekst.analyse_text(TEXT, settings(taxonomy))])["themas"]
    assert set(themes["label"]) == {"gemeentewerk", "geldzaken"}


def test_it_is_read_again_when_it_was_edited(taxonomy: Path) -> None:
    chosen = settings(taxonomy)
    before = wijktekst.analyse_text(TEXT, chosen)
    table = taxonomy / "termen" / "geen.csv"
    table.write_text(table.read_text(encoding="utf-8") + "zwembad,geldzaken,0.9,\n", encoding="utf-8")
    after = wijktekst.analyse_text(TEXT, chosen)
    assert [hit.term for hit in after.hits if hit not in before.hits] == ["zwembad"]
    assert before.provenance.taxonomy != after.provenance.taxonomy
    rename(taxonomy, "Centen")
    assert pipeline.labels(chosen).themes["geldzaken"] == "Centen"


def test_a_copy_of_the_taxonomy_of_the_package_is_that_of_the_package() -> None:
    assert settled(Settings(taxonomy=str(DATA))) == Settings()


def test_a_theme_of_no_challenge_needs_no_support_and_a_clue_is_none() -> None:
    weights = {"sure": SURE, "fair": CLUE, "clue": CLUE - 0.01}
    hits = [
        ThemeHit(at, at + 1, name, challenge, name, weight)
        for at, (challenge, name, weight) in enumerate(
            (challenge, name, weight) for challenge in ("geen", "wonen") for name, weight in weights.items()
        )
    ]
    sentence = Measure(0, 10, "overig", "", ())
    assert [(one.challenge, one.theme) for one in supported(hits, [sentence])] == [
        ("geen", "sure"),
        ("geen", "fair"),
        ("wonen", "sure"),
    ]
    assert supported(hits[:2], []) == tuple(hits[:2])


def test_statistics_take_themes_of_no_challenge(taxonomy: Path, tmp_path: Path) -> None:
    chosen = settings(taxonomy)
    results = list(wijktekst.analyse(some_examples(tmp_path / "in"), chosen))
    tables = wijktekst.frames(results, settings=chosen)
    shares = overviews.theme_shares(tables)
    assert {"geen", "wonen", "mobiliteit"} <= set(shares["opgave"])
    together = overviews.co_occurrence(tables, level="thema")
    assert {"geldzaken", "gemeentewerk"} <= set(together.matrix.columns)
    whole = overviews.overview_of(tables, pipeline.labels(chosen))
    (none,) = (one for one in whole.challenges if one.challenge == "geen")
    assert none.sentences == sum(
        bool({"gemeentewerk", "geldzaken"} & set(found.split(" | ")))
        for found in tables["passages"]["themas"]
    )


def found(doc: spacy.tokens.Doc) -> list[tuple[object, ...]]:
    return [
        (group, span.start, span.end, span.label_, span._.soort, span._.score)
        for group in ("maatregelen", "ambities")
        for span in doc.spans[group]
    ]


def test_components_report_the_own_terms_and_judge_by_those_of_the_package(tmp_path: Path) -> None:
    path = thesaurus(tmp_path / "eigen.ttl")
    own, package = wijktekst.load("geen", taxonomy=path), wijktekst.load("geen")
    doc, expected = own(TEXT), package(TEXT)
    assert [(span.text, span.label_, span.kb_id_) for span in doc.spans["themas"]] == [
        ("zwembad", "zwembaden", "geen")
    ]
    assert doc._.opgaven == {"geen": 1}
    assert found(doc) == found(expected)
    assert found(expected)
    own.to_disk(tmp_path / "bewaard")
    path.unlink()
    again = spacy.load(tmp_path / "bewaard")(TEXT)
    assert [span.text for span in again.spans["themas"]] == ["zwembad"]
    assert found(again) == found(expected)


def test_a_pipeline_takes_a_taxonomy_as_it_is(tmp_path: Path) -> None:
    taxonomy = Taxonomy.load(thesaurus(tmp_path / "eigen.ttl"))
    doc = wijktekst.load("geen", taxonomy=taxonomy)(TEXT)
    assert [span.label_ for span in doc.spans["themas"]] == ["zwembaden"]
