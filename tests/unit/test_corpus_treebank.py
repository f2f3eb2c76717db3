"""The treebanks to train on are those of the manifest, and nothing of a test is among them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.shared import SHARED, needs_shared
from wijktekst.corpus import treebank
from wijktekst.corpus.conllu import TreebankSentence, Word
from wijktekst.corpus.treebank import TreebankFile, _without_new_names, read_treebank, treebank_files
from wijktekst.errors import InputError
from wijktekst.evaluation.dutch import TREEBANKS

Copy = Callable[..., Path]
#: A document whose name falls in the half to choose by, and one in the other half.
CHOOSE, LEARN = "wiki-1", "wiki-4"


def conllu(sentences: Sequence[tuple[str, str]]) -> str:
    """A file of (id, sentence in words with spaces); each word hangs from the first."""
    blocks = []
    for name, text in sentences:
        rows = [
            f"{at}\t{form}\t{form}\tX\t_\t_\t{0 if at == 1 else 1}\t{'root' if at == 1 else 'dep'}\t_\t_"
            for at, form in enumerate(text.split(), 1)
        ]
        blocks.append("\n".join([f"# sent_id = {name}", *rows, ""]))
    return "\n".join(blocks)


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Copy:
    """Writes a copy of treebanks with one file per use, and the manifest that goes with it."""

    def made(**uses: Sequence[tuple[str, str]]) -> Path:
        files = []
        for use in ("train", "older", "development", "test", "lgpl"):
            text = conllu(uses.get(use, ()))
            (tmp_path / f"{use}.conllu").write_text(text, encoding="utf-8")
            digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
            files.append(
                TreebankFile(
                    f"boom-{use}", use, f"{use}.conllu", "iemand/boom", "abc123", "b.conllu", "", digest
                )
            )
        monkeypatch.setattr(treebank, "treebank_files", lambda: files)
        return tmp_path

    return made


def texts(sentences: Sequence[TreebankSentence]) -> list[str]:
    return [" ".join(word.form for word in sentence.words) for sentence in sentences]


def test_every_file_of_the_manifest_says_what_it_is_for_and_where_it_is_published() -> None:
    files = treebank_files()
    assert len({file.name for file in files}) == len({file.file for file in files}) == len(files)
    for file in files:
        assert file.use in ("train", "older", "development", "test", "lgpl")
        assert re.fullmatch(r"[\w.-]+/[\w.-]+", file.repository)
        assert re.fullmatch(r"[\da-f]{64}", file.sha256)
        assert file.path
        assert ("LGPL" in file.licence) == (file.use == "lgpl")
        assert not Path(file.file).is_absolute()


def test_the_tests_of_the_evaluation_are_tests_in_the_manifest() -> None:
    assert {file.file for file in treebank_files() if file.use == "test"} == set(TREEBANKS.values())


def test_a_missing_file_is_named_with_where_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"staat niet in .*Haal hem op: https://github\.com/"):
        read_treebank(tmp_path)


def test_another_version_of_a_file_is_refused(copy: Copy) -> None:
    folder = copy(test=[("t.1", "de brug")])
    (folder / "test.conllu").write_text(conllu([("t.1", "de brug sluit")]), encoding="utf-8")
    with pytest.raises(InputError, match="andere versie van boombank 'boom-test'"):
        read_treebank(folder)


def test_a_file_that_is_no_conllu_is_refused_in_dutch(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = copy()
    path = folder / "train.conllu"
    path.write_text("de brug sluit\n", encoding="utf-8")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    file = TreebankFile("boom", "train", path.name, "iemand/boom", "", "b.conllu", "", digest)
    monkeypatch.setattr(treebank, "treebank_files", lambda: [file])
    with pytest.raises(InputError, match="is geen CoNLL-U"):
        read_treebank(folder)


def test_sentences_of_a_test_are_left_out_wherever_they_turn_up(copy: Copy) -> None:
    held = ("t.1", "De brug sluit vroeg .")
    folder = copy(
        test=[held],
        train=[("a.1", "de brug sluit vroeg"), ("a.2", "het park blijft open")],
        older=[held, ("o.1", "de haven groeit")],
        development=[(f"{CHOOSE}.p.1.s.1", held[1]), (f"{LEARN}.p.1.s.1", held[1])],
    )
    found = read_treebank(folder)
    assert texts(found.train) == ["het park blijft open"]
    assert texts(found.older) == ["de haven groeit"]
    assert found.development == ()


def test_one_half_of_the_development_documents_is_to_choose_by(copy: Copy) -> None:
    folder = copy(
        development=[(f"{CHOOSE}.p.1.s.1", "wij kiezen"), (f"{LEARN}.p.1.s.1", "wij leren")],
        train=[("a.1", "wij kiezen"), ("a.2", "wij bouwen")],
    )
    found = read_treebank(folder)
    assert texts(found.development) == ["wij kiezen"]
    assert texts(found.train) == ["wij leren", "wij bouwen"]


def test_of_an_older_release_only_new_sentences_count_and_once(copy: Copy) -> None:
    folder = copy(
        train=[("a.1", "wij bouwen"), ("a.2", "wij bouwen")],
        older=[("o.1", "wij bouwen"), ("o.2", "wij slopen"), ("o.3", "wij slopen")],
    )
    found = read_treebank(folder)
    assert texts(found.train) == ["wij bouwen", "wij bouwen"]
    assert texts(found.older) == ["wij slopen"]


def test_suites_under_the_lgpl_come_along_only_when_asked(copy: Copy) -> None:
    folder = copy(train=[("a.1", "wij bouwen")], lgpl=[("l.1", "wij delen")])
    assert texts(read_treebank(folder).train) == ["wij bouwen"]
    assert texts(read_treebank(folder, lgpl=True).train) == ["wij bouwen", "wij delen"]


def test_parts_of_names_in_the_newest_files_teach_no_tag() -> None:
    words = tuple(
        Word(form, form, "PROPN", tag, "", 0, "flat", True)
        for form, tag in (("Algemeen", "SPEC|deeleigen"), ("Delft", "N|eigen|ev|basis|onz|stan"))
    )
    kept = _without_new_names(TreebankSentence("1", words)).words
    assert [word.tag for word in kept] == ["", "N|eigen|ev|basis|onz|stan"]
    assert [word.form for word in kept] == ["Algemeen", "Delft"]


@needs_shared
def test_no_test_sentence_is_trained_on_or_chosen_by() -> None:
    bank = read_treebank(SHARED, lgpl=True)
    held = {sentence.key for file in TREEBANKS.values() for sentence in treebank.read_conllu(SHARED / file)}
    parts = [{sentence.key for sentence in part} for part in (bank.train, bank.older, bank.development)]
    train, older, development = parts
    assert not held & (train | older | development)
    assert not development & (train | older)
    assert not train & older
    assert len(bank.train) > 10_000
    assert len(bank.development) > 200
