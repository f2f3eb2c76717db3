"""Tables carry any text there and back, and any bytes give an answer."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijktekst.annotation import Suggestion, Task, read_exports, split, write_tasks
from wijktekst.types import CHALLENGES

odd = st.text(
    st.characters() | st.sampled_from("=+-@'\"|;,\t\n\r<>&#:›\x00\ud800\ufeff\u202e_x005F_"), min_size=1
)


@pytest.mark.parametrize("form", ["csv", "xlsx", "doccano"])
@given(text=odd, context=odd, above=st.lists(odd, max_size=3), name=odd, excel_nl=st.booleans())
@settings(max_examples=60)
def test_any_text_comes_back_as_the_task_has_it(
    form: str, text: str, context: str, above: list[str], name: str, excel_nl: bool
) -> None:
    said = Suggestion("maatregel", CHALLENGES[0], CHALLENGES[:2], 0.5)
    task = Task.of(text, context, above, name, 1, "motie", "divers", said)
    if not task.text:
        return
    with TemporaryDirectory() as folder:
        out = Path(folder) / "t"
        write_tasks(out, form, split([task], ("Anna",), 0), excel_nl=excel_nl)
        reading = read_exports([next(path for path in out.iterdir() if path.stem == "Anna")])
    assert reading.problems == []
    (one,) = reading.annotations
    assert one.annotator == "Anna"
    found = one.sentence
    assert (found.text, found.context, found.headings, found.doc) == (
        *(task.text, task.context, task.headings, task.doc),
    )
    assert (found.id, found.challenge, found.themes) == (task.id, CHALLENGES[0], CHALLENGES[:2])


@given(
    st.binary(max_size=300)
    | st.text(st.sampled_from('{}[]":,;\nsoortlabeldtxzin|=@ 1'), max_size=200).map(str.encode)
)
@settings(max_examples=150)
def test_any_bytes_give_labels_or_a_reason(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "export.dat"
        path.write_bytes(data)
        reading = read_exports([path])
    assert reading.problems or reading.read
    assert reading.read == len(reading.annotations) + reading.left_out.total()
