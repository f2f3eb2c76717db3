"""What workers do in the tests of the pool: documents that hang, die, or go wrong."""

from __future__ import annotations

import os
import time
from pathlib import Path

from wijktekst.types import Analysis, Document, Provenance, Settings, Source, Unread


def misbehave(path: Path, name: str, settings: Settings) -> Analysis | Unread:
    """Do to this process what the name of the file says."""
    if "hangt" in name:
        time.sleep(600)
    if "sterft" in name:
        os._exit(11)
    if "fout" in name:
        raise ValueError("een getal van niets")
    time.sleep(0.05 if "traag" in name else 0)
    source = Source(name, "text/plain", "0" * 64)
    return Analysis(Document(source, "", ()), (), (), (), Provenance("", "", (), ""))
