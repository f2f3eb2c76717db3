"""Writes a fine-tuned encoder as an int8 ONNX graph."""

from __future__ import annotations

import tempfile
from pathlib import Path

import torch
from torch import Tensor, nn

from wijktekst.measures.encoder import GRAPH
from wijktekst.training.encoder.network import LONGEST, SentenceEncoder
from wijktekst.types import CHALLENGES


class _ForExport(nn.Module):
    def __init__(self, model: SentenceEncoder) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, parts: Tensor, terms: Tensor) -> tuple[Tensor, Tensor]:
        return self.model.shares(ids, parts, terms)


def export(model: SentenceEncoder, folder: Path) -> None:
    """Write the graph to `folder`: inputs ids, parts [1, n] and terms [1, n, 12]; outputs scores [1, 28] and
    shares [1, n, 28].
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    length = 24
    example = (
        torch.ones(1, length, dtype=torch.int64),
        torch.full((1, length), 2),
        torch.zeros(1, length, len(CHALLENGES)),
    )
    pieces = torch.export.Dim("pieces", min=4, max=LONGEST)
    with tempfile.TemporaryDirectory() as folder_of_whole:
        whole = Path(folder_of_whole) / GRAPH
        torch.onnx.export(
            _ForExport(model).eval(), example, whole,
            dynamo=True, verbose=False, external_data=False, opset_version=20,
            input_names=["ids", "parts", "terms"], output_names=["scores", "shares"],
            dynamic_shapes={"ids": {1: pieces}, "parts": {1: pieces}, "terms": {1: pieces}},
        )  # fmt: skip
        quantize_dynamic(
            whole, folder / GRAPH, weight_type=QuantType.QInt8, per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )  # fmt: skip
