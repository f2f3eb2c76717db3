"""Installs a Dutch spaCy package: with pip from the internet, or from a wheel that was carried over."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from wijktekst.errors import InputError, ModelError
from wijktekst.language.spacy_pipeline import (
    EMBEDDED,
    PREFERRED,
    PipelineInfo,
    describe,
    installed,
    objection_to,
    spacy_version,
)

#: Runs a command; gives its exit code and everything that it printed.
Runner = Callable[[list[str]], tuple[int, str]]

_RELEASES = "https://github.com/explosion/spacy-models/releases/download"
#: About how large the wheels are, in megabytes.
_SIZES = {"nl_core_news_lg": 568, "nl_core_news_md": 43, "nl_core_news_sm": 13}
#: No dependencies: pip might change spaCy itself. No cache: it would keep a second copy of half a gigabyte.
_PIP = (
    "-m pip install --no-deps --force-reinstall --no-cache-dir --no-input --disable-pip-version-check "
    "--timeout 10 --retries 1"
).split()
#: Loads the package in a process that has seen nothing of its installation.
_CHECK = """
import sys
from wijktekst.errors import WijktekstError
from wijktekst.language import load_pipeline
try:
    load_pipeline(sys.argv[1])("De gemeente bouwt een school.")
except WijktekstError as error:
    sys.exit(str(error))
"""
_UNREACHABLE = "deze computer kan github.com niet bereiken (geen internet, of een proxy of firewall)"
_PROXY = f"{_UNREACHABLE}. Gebruikt uw organisatie een proxy, stel die dan in met HTTPS_PROXY"
_CERTIFICATE = (
    "het certificaat van de verbinding wordt niet vertrouwd. Uw beheerder weet welk certificaat pip moet "
    "gebruiken (PIP_CERT)"
)
_ELSEWHERE = (
    "Installeer wijktekst in een eigen omgeving (python -m venv, of pipx) en probeer het daar opnieuw"
)
_MANAGED = f"deze Python wordt door het besturingssysteem beheerd en neemt geen pakketten aan. {_ELSEWHERE}"
_READ_ONLY = f"u mag niet schrijven in {{folder}}. {_ELSEWHERE}, of vraag uw beheerder om het te installeren"
#: What pip prints -> what is wrong and what to do, in the order in which to look.
_CAUSES = {
    r"HTTP error 404|404 Client Error": "het bestand staat niet op de plaats waar het hoort",
    r"CERTIFICATE_VERIFY_FAILED|SSLError": _CERTIFICATE,
    r"ProxyError|HTTP error (?:403|407)|Tunnel connection failed": _PROXY,
    r"NewConnectionError|Max retries|[Tt]imed? ?out|Connection ?(?:re|aborted|broken|Error)": _UNREACHABLE,
    r"IncompleteRead|HTTP error \d|getaddrinfo|Name or service not known": _UNREACHABLE,
    r"externally-managed-environment": _MANAGED,
    r"Errno 13|Permission denied|WinError 5\b|Access is denied|Errno 30|Read-only": _READ_ONLY,
    r"Errno 28|No space left|WinError 112": "de schijf is vol. Maak ruimte en probeer het opnieuw",
    r"is invalid|not a valid wheel|not a supported wheel": "het bestand is niet heel. Haal het opnieuw op",
}


@dataclass(frozen=True, slots=True)
class Wheel:
    """A wheel of a Dutch spaCy package: `source` is an address, or the full path of a file."""

    name: str
    version: str
    source: str
    megabytes: int

    @property
    def file(self) -> str:
        return f"{self.name}-{self.version}-py3-none-any.whl"

    @property
    def is_local(self) -> bool:
        return not self.source.startswith("https:")


def wheel_of(target: str) -> Wheel:
    """The wheel that `target` means: a name in `PREFERRED`, in the version for this spaCy, or a file.

    Raises InputError for another name, and for a file that is not there, not whole, not Dutch or made for
    another version of spaCy. Nothing is downloaded.
    """
    if target.lower().endswith(".whl"):
        return _local(Path(target))
    if target not in PREFERRED:
        choice = ", ".join(f"{name} (ongeveer {size} MB)" for name, size in _SIZES.items())
        what = "zit al in wijktekst" if target == EMBEDDED else "kan wijktekst niet installeren"
        raise InputError(
            f"'{target}' {what}. Kies uit {choice}, of noem een gedownload bestand, zoals "
            f"{_published(PREFERRED[0]).file}."
        )
    return _published(target)


def already_there(wheel: Wheel, run: Runner | None = None) -> PipelineInfo | None:
    """The installed package when it is what the wheel holds (of a name: what fits this spaCy) and works."""
    info = installed(wheel.name)
    if info is None or (wheel.is_local and info.version != wheel.version):
        return None
    return None if _trouble(wheel.name, run or _run) else info


def install(wheel: Wheel, run: Runner | None = None) -> PipelineInfo:
    """Install with the pip of this environment and load once in a new process; returns what is installed.

    Raises ModelError, in Dutch and over several lines, when that did not work: why, and how to do it by hand.
    """
    run = run or _run
    if importlib.util.find_spec("pip") is None:
        raise ModelError(_without_pip(wheel))
    code, output = run([sys.executable, "-X", "utf8", *_PIP, wheel.source])
    if code:
        raise ModelError(_failed(wheel, output))
    importlib.invalidate_caches()
    trouble = _trouble(wheel.name, run)
    info = installed(wheel.name)
    if trouble or info is None:
        raise ModelError(
            f"{wheel.name} {wheel.version} is geïnstalleerd, maar werkt hier niet. {trouble}\n"
            f'Verwijder het met: "{sys.executable}" -m pip uninstall {wheel.name}'
        )
    return info


def _published(name: str) -> Wheel:
    """The first release for a minor version of spaCy fits all of that minor version."""
    version = ".".join([*spacy_version().split(".")[:2], "0"])
    source = f"{_RELEASES}/{name}-{version}/{name}-{version}-py3-none-any.whl"
    return Wheel(name, version, source, _SIZES[name])


def _local(path: Path) -> Wheel:
    name = re.fullmatch(r"(\w+)-([^-]+)-py3-none-any\.whl", path.name)
    try:
        size = path.stat().st_size
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            inside = next((one for one in names if re.fullmatch(r"\w+/meta\.json", one)), "")
            meta = json.loads(archive.read(inside)) if inside else None
    except OSError:
        raise InputError(
            f"Het bestand '{path}' is er niet of mag niet worden gelezen. Noem het met zijn map, of kies een "
            f"naam om het op te halen: {', '.join(PREFERRED)}."
        ) from None
    except Exception as error:  # a damaged archive can raise anything
        raise InputError(
            f"Het bestand '{path}' is geen heel wheel-bestand. Download of kopieer het opnieuw."
        ) from error
    if not isinstance(meta, dict):
        raise InputError(
            f"In '{path}' zit geen taalmodel van spaCy. Download {_published(PREFERRED[0]).file}."
        )
    if objection := objection_to(meta, str(path)):
        raise InputError(objection)
    if name is None:
        raise InputError(
            f"De naam '{path.name}' is niet die van de download, en dan weigert pip het bestand. Hernoem het "
            f"tot {inside.partition('/')[0]}-{meta.get('version')}-py3-none-any.whl."
        )
    return Wheel(name[1], name[2], str(path.resolve()), max(1, round(size / 1e6)))


def _run(command: list[str]) -> tuple[int, str]:
    done = subprocess.run(  # noqa: S603 - our own Python, no shell
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        cwd=sys.prefix,  # where the user stands may lie a pip.py that is not pip
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout


def _trouble(name: str, run: Runner) -> str:
    """What keeps the installed package from working, "" when nothing does."""
    code, output = run([sys.executable, "-X", "utf8", "-c", _CHECK, name])
    lines = output.strip().splitlines()
    return (lines[-1] if lines else f"Het programma stopte met code {code}.") if code else ""


def _failed(wheel: Wheel, output: str) -> str:
    """Why pip failed, and how to install by hand."""
    cause = next((cause for pattern, cause in _CAUSES.items() if re.search(pattern, output)), "")
    if not cause:
        lines = [line.strip() for line in output.splitlines() if line.strip()]
        errors = [line for line in lines if line.startswith("ERROR")] or lines or ["geen uitleg"]
        cause = f"pip zegt: {errors[-1]}"
    cause = cause.format(folder=sysconfig.get_path("purelib")) if "{folder}" in cause else cause
    head = f"{wheel.name} {wheel.version} is niet geïnstalleerd: {cause}."
    return f"{head}\n{_meanwhile()}" if wheel.is_local else f"{head}\n{_by_hand(wheel)}\n{_meanwhile()}"


def _by_hand(wheel: Wheel) -> str:
    return (
        "Installeren kan ook met de hand:\n"
        f"1. Download op een computer met internet {wheel.file} (ongeveer {wheel.megabytes} MB):\n"
        f"   {wheel.source}\n"
        "2. Zet het bestand over naar deze computer, bijvoorbeeld met een USB-stick of een gedeelde map.\n"
        "3. Installeer het hier, in de map waar het staat:\n"
        f"   wijktekst modellen --installeer ./{wheel.file}\n"
        f"   (of zonder controle: pip install ./{wheel.file})"
    )


def _meanwhile() -> str:
    name = describe().name
    own = "zijn eigen taalmodel, " if name == EMBEDDED else ""
    return f"Tot die tijd werkt wijktekst met {own}{name}; er hoeft niets te wachten."


def _without_pip(wheel: Wheel) -> str:
    return (
        f"{wheel.name} {wheel.version} is niet geïnstalleerd: in deze omgeving zit geen pip. Dat is zo bij "
        "uv en soms bij pipx. Gebruik het programma waarmee u wijktekst hebt geïnstalleerd:\n"
        f'   uv pip install --python "{sys.executable}" "{wheel.source}"\n'
        f'   pipx inject wijktekst "{wheel.source}"\n'
        f'of zet er pip bij met "{sys.executable}" -m ensurepip en probeer het opnieuw.\n'
        f"{_meanwhile()}"
    )
