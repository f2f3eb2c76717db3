"""Stand-ins for `nl_core_news_*`: which is taken, what each still gives, and what a user reads."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
import spacy
from spacy.tokens import Doc

import wijktekst
from tests.unit.standins import (
    OTHER_LABELS,
    Edit,
    configured,
    described,
    package,
    renamed,
    with_entities,
    without,
)
from wijktekst import pipeline
from wijktekst.errors import ModelError
from wijktekst.language import ParseFacts, Parser, describe, load_pipeline, parse
from wijktekst.language.spacy_pipeline import passed_over
from wijktekst.measures import NO_ATTRIBUTES
from wijktekst.types import Analysis, Settings

NAME = "nl_core_news_sm"
OLD: Edit = described(version="3.7.0", spacy_version=">=3.7.0,<3.8.0")
MISSING: Edit = configured('factory = "parser"', 'factory = "transformer"')
#: Of the sentences below: subject, verb and object of the active one, subject and verbs of the modal one,
#: and who acts in the passive.
Told = tuple[str, ...]
ALL: Told = ("gemeente", "aanleggen", "warmtenet", "gemeente", "moeten", "verlagen", "de provincie")
#: Without parts of speech no verb is known behind a modal one.
NO_PARTS: Told = ("gemeente", "aanleggen", "warmtenet", "gemeente", "moeten", "", "de provincie")
NO_SUBJECTS: Told = ("", "aanleggen", "warmtenet", "", "moeten", "verlagen", "de provincie")


class Working(NamedTuple):
    """A package as pip leaves it, that works; what is told with it, and of it to the user."""

    edits: tuple[Edit, ...] = ()
    told: Told = ALL
    note: str = ""


WORKING = {
    "whole": Working(),
    "entities": Working((with_entities,)),
    "other labels": Working((renamed(OTHER_LABELS),)),
    "no particles": Working((renamed({"compound:prt": "compound"}),)),
    "strange labels": Working(
        (renamed({"nsubj": "x1", "nsubj:pass": "x2"}),), NO_SUBJECTS, "kent geen onderwerpen"
    ),
    "no parser": Working((without("parser"),), ("",) * 7, "heeft geen parser"),
    "no lemmatizer": Working((without("lemmatizer"),)),
    "no parts of speech": Working(
        (without("tagger", "morphologizer", "attribute_ruler"),), NO_PARTS, "kent geen woordsoorten"
    ),
    "no morphologizer": Working(
        (without("morphologizer", "attribute_ruler"),), NO_PARTS, "kent geen woordsoorten"
    ),
    "no tagger": Working((without("tagger"),)),
}
ACTIVE = "De gemeente Delft legt in 2026 een warmtenet aan in de wijk."
PASSIVE = "Er wordt in 2026 een warmtenet aangelegd door de provincie."
MODAL = "Gemeenten moeten in 2026 de huur van sociale woningen verlagen."
TEXT = f"{ACTIVE} {PASSIVE}\n\n{MODAL} Wij streven naar een stad waarin iedereen prettig kan wonen."

Install = Callable[..., Path]


@pytest.fixture
def install(tmp_path: Path) -> Iterator[Install]:
    """Puts a package where Python finds it, until the test ends."""
    with _installing(tmp_path) as make:
        yield make


@pytest.fixture(scope="module", params=WORKING)
def working(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Working]:
    """Each package that works, installed for all tests of it."""
    with _installing(tmp_path_factory.mktemp("pakket")) as make:
        make(*WORKING[request.param].edits)
        yield WORKING[request.param]


@contextmanager
def _installing(folder: Path) -> Iterator[Install]:
    made = {NAME}

    def make(*edits: Edit, name: str = NAME) -> Path:
        made.add(name)
        data = package(folder, *edits, name=name)
        _forget(name)
        return data

    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        _forget(NAME)
        yield make
    _forget(*made)


def _forget(*names: str) -> None:
    """What was imported or found out of a package must not be there for other tests."""
    for name in names:
        sys.modules.pop(name, None)
    importlib.invalidate_caches()
    parse._pipeline.cache_clear()
    pipeline._provenance.cache_clear()
    pipeline._engine.cache_clear()


def facts(*texts: str) -> list[ParseFacts]:
    return Parser(NAME).facts(texts)


def analysed(name: str) -> Analysis:
    return pipeline.Engine(Settings(language_model=name)).analyse(_document())


def _document() -> wijktekst.Document:
    from wijktekst.reading import document_from_text
    from wijktekst.types import Source

    return document_from_text(TEXT, Source("plan.txt", "text/plain", "0" * 64))


def test_an_installed_package_is_preferred_and_the_largest_first(install: Install) -> None:
    assert describe().name == "nl_wijktekst_sm"
    install()
    assert (describe().name, describe().version, describe().kind) == (NAME, "3.8.0", "package")
    install(name="nl_core_news_lg")
    assert describe().name == "nl_core_news_lg"
    assert load_pipeline().meta["name"] == "core_news_lg"
    assert dict(pipeline.provenance().models)["nl_core_news_lg"] == "3.8.0"
    assert passed_over() == ()


@pytest.fixture(scope="module")
def plain() -> tuple[Analysis, Doc]:
    """What is found without a trained pipeline."""
    return analysed("geen"), wijktekst.load("geen")(TEXT)


def test_with_every_package_themes_and_kinds_stay_and_the_actor_is_found(
    working: Working, plain: tuple[Analysis, Doc]
) -> None:
    found = analysed(NAME)
    assert found.hits == plain[0].hits
    assert [replace(m, attributes=NO_ATTRIBUTES) for m in found.measures] == [
        replace(m, attributes=NO_ATTRIBUTES) for m in plain[0].measures
    ]
    actors = {
        found.text_of(m): m.attributes.actor.name
        for m in found.measures
        if m.kind == "maatregel" and m.attributes.actor
    }
    assert actors[ACTIVE] == "De gemeente Delft"
    assert actors[PASSIVE] == "de provincie"


def test_our_components_work_on_every_package(working: Working, plain: tuple[Analysis, Doc]) -> None:
    doc = wijktekst.load(NAME)(TEXT)
    assert doc.spans["maatregelen"]
    for group in ("themas", "maatregelen", "ambities"):
        found = [(s.start_char, s.end_char, s.label_) for s in doc.spans[group]]
        assert found == [(s.start_char, s.end_char, s.label_) for s in plain[1].spans[group]]
    assert [sent.text for sent in doc.sents] == [sent.text for sent in plain[1].sents]


def test_without_borders_of_sentences_the_component_says_how_to_get_them(install: Install) -> None:
    install(without("parser"))
    nlp = spacy.load(NAME)
    nlp.add_pipe("wijk_themas")
    nlp.add_pipe("wijk_maatregelen")
    with pytest.raises(ModelError, match="'wijk_zinnen', first=True"):
        nlp(TEXT)


def test_what_a_package_knows_is_told_and_what_it_lacks_is_said(working: Working) -> None:
    active, passive, modal = facts(ACTIVE, PASSIVE, MODAL)
    agent = PASSIVE[slice(*passive.agent)] if passive.agent else ""
    object_head = " ".join(active.object_heads)
    of_active = (active.subject_head, active.verb, object_head)
    assert (*of_active, modal.subject_head, modal.modal, modal.verb, agent) == working.told
    assert passive.passive == bool(agent)
    said = " ".join(describe(NAME).notes)
    assert working.note in said if working.note else said == ""


def test_a_parser_by_another_name_parses(install: Install) -> None:
    install(
        configured("[components.parser", "[components.ontleder"),
        configured('"parser",', '"ontleder",'),
        lambda folder: (folder / "parser").rename(folder / "ontleder") and None,
        described(pipeline=["tok2vec", "morphologizer", "tagger", "ontleder", "lemmatizer"]),
    )
    assert facts(ACTIVE)[0].verb == "aanleggen"
    assert describe(NAME).notes == ()


def test_the_folder_of_a_package_can_be_named_too(tmp_path: Path) -> None:
    data = package(tmp_path)
    assert describe(str(data.parent)).where == describe(str(data)).where == str(data)


def test_a_pipeline_that_was_saved_with_our_components_can_be_the_language_model(tmp_path: Path) -> None:
    wijktekst.load("nl_wijktekst_sm").to_disk(tmp_path / "eigen")
    folder = str(tmp_path / "eigen")
    assert Parser(folder).facts([ACTIVE]) == Parser("nl_wijktekst_sm").facts([ACTIVE])


def damaged(folder: Path) -> None:
    (folder / "parser" / "model").write_bytes(b"niets")


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (MISSING, "'transformer' is hier niet geïnstalleerd"),
        (configured("spacy.Tok2Vec.v2", "x.Transformer.v3"), "'x.Transformer.v3' is hier niet geïnstalleerd"),
        (configured("width = 96", 'width = "breed"'), "is niet heel"),
        (configured("[nlp]", "nlp"), "is niet heel"),
        (damaged, "is niet heel"),
        (lambda folder: (folder / "config.cfg").unlink(), "is niet heel"),
        (OLD, "hoort bij spaCy >=3.7.0,<3.8.0, maar"),
        (described(lang="en"), "is niet voor het Nederlands (taal: en)"),
        (described(lang="en", pipeline=None, labels=3), "is niet voor het Nederlands"),
        (lambda folder: (folder / "meta.json").write_text("{", "utf-8") and None, "meta.json"),
    ],
)
def test_a_package_that_cannot_work_is_explained(install: Install, edit: Edit, said: str) -> None:
    if said == "meta.json":
        edit(install())
    else:
        install(edit)
    with pytest.raises(ModelError) as caught:
        load_pipeline(NAME)
    message = str(caught.value)
    assert said in message
    assert "Kies" in message or "nstalleer" in message
    assert "\n" not in message


@pytest.mark.parametrize("edit", [OLD, described(lang="en")])
def test_a_package_that_cannot_work_is_passed_over_and_named(install: Install, edit: Edit) -> None:
    install(edit)
    assert describe().name == "nl_wijktekst_sm"
    (reason,) = passed_over()
    assert "core_news_sm" in reason


def test_a_run_with_a_package_that_cannot_be_loaded_ends_with_one_sentence(tmp_path: Path) -> None:
    package(tmp_path / "site", MISSING)
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "plan.txt").write_text(TEXT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "wijktekst", "analyseer", "plan", "--taalmodel", NAME, "--stil"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site")},
    )
    assert done.returncode == 1, done.stderr
    assert "'transformer' is hier niet geïnstalleerd" in done.stderr
    assert "Traceback" not in done.stderr
