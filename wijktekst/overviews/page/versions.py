"""What a page was made with, as lines of a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from wijktekst.reports.write import OWN_TAXONOMY

_YES, _NO = "ja", "nee"
#: How the settings of run.json are told; one that is not named here is told by its own name.
_SETTINGS = {
    "taalmodel": "Taalmodel",
    "opgaven": "Alleen deze opgaven",
    "ambities": "Met ambities",
    "tekstherkenning": "Scans lezen met tekstherkenning",
    "max_megabytes": "Grootste bestand (megabytes)",
}


def versions(made_by: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Part and version, hash or setting; `made_by` is what run.json holds."""
    yield "wijktekst", str(made_by.get("wijktekst", ""))
    for name, version in sorted(dict(made_by.get("modellen") or {}).items()):
        yield f"Model {name}", str(version)
    own = made_by.get(OWN_TAXONOMY)
    yield (
        "Eigen taxonomie (SHA-256)" if own else "Woordenlijsten (SHA-256)",
        str(made_by.get("taxonomie_sha256", "")),
    )
    for name, value in dict(made_by.get("instellingen") or {}).items():
        if text := _told(value):
            yield _SETTINGS.get(str(name), str(name)), text
    yield "Alle instellingen (SHA-256)", str(made_by.get("instellingen_sha256", ""))


def _told(value: object) -> str:
    if isinstance(value, bool):
        return _YES if value else _NO
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
