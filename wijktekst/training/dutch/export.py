"""Writes the weights of a student into the spaCy pipeline that it imitates."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from thinc.api import Model
from thinc.types import Floats2d
from torch import Tensor

from wijktekst.training.dutch.student import Maxout, Parser, Student


def export(student: Student, nlp: Language) -> None:
    """Sets the parameters of the components that the student stands for; they have their sizes already.

    With one head it is a component with a tok2vec of its own (`senter`), else all of them share `tok2vec`.
    """
    shared = "tok2vec" if student.parser is not None else next(iter(student.heads))
    _tok2vec(student, _model(nlp, shared))
    for name, head in student.heads.items():
        _set(_only(_model(nlp, name), "softmax"), W=head.weight, b=head.bias)
    if student.parser is not None:
        _parser(student.parser, _model(nlp, "parser"))


def _model(nlp: Language, name: str) -> Model[Any, Any]:
    model: Model[Any, Any] = nlp.get_pipe(name).model  # type: ignore[attr-defined]
    return model


def _tok2vec(student: Student, model: Model[Any, Any]) -> None:
    tables = [node for node in model.walk() if node.name == "hashembed"]
    for node, table in zip(tables, student.tok2vec.tables, strict=True):
        _set(node, E=table)
    maxouts = [node for node in model.walk() if node.name == "maxout"]
    norms = [node for node in model.walk() if node.name == "layernorm"]
    layers = [student.tok2vec.mix, *student.tok2vec.layers]
    for maxout, norm, layer in zip(maxouts, norms, layers, strict=True):
        assert isinstance(layer, Maxout)
        _set(
            maxout,
            W=layer.linear.weight.view(layer.outer, layer.pieces, -1),
            b=layer.linear.bias.view(layer.outer, layer.pieces),
        )
        _set(norm, G=layer.gain, b=layer.shift)


def _parser(parser: Parser, model: Model[Any, Any]) -> None:
    narrow = next(node for node in model.get_ref("tok2vec").walk() if node.name == "linear")
    _set(narrow, W=parser.narrow.weight, b=parser.narrow.bias)
    # In thinc a state sums features of [places, hidden, pieces]; so is `weight` laid out here.
    _set(model.get_ref("lower"), W=parser.weight, b=parser.bias, pad=parser.missing.unsqueeze(0))
    _set(model.get_ref("upper"), W=parser.upper.weight, b=parser.upper.bias)


def _only(model: Model[Any, Any], name: str) -> Model[Any, Any]:
    (found,) = [node for node in model.walk() if node.name == name]
    return found


def _set(node: Model[Any, Any], **params: Tensor) -> None:
    for name, value in params.items():
        array: NDArray[np.float32] = value.detach().cpu().numpy().astype(np.float32)
        if node.has_param(name) and node.get_param(name).shape != array.shape:
            raise ValueError(
                f"{node.name}.{name}: {array.shape} where {node.get_param(name).shape} is expected"
            )
        node.set_param(name, cast(Floats2d, np.ascontiguousarray(array)))
