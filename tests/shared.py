"""Where the material lies that tests may read but the repository may not hold."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("WIJKTEKST_SHARED", ROOT.parent / "shared"))

needs_shared = pytest.mark.skipif(
    not (SHARED / "documents").is_dir(),
    reason="the real documents are not part of the repository; point WIJKTEKST_SHARED at a copy",
)
