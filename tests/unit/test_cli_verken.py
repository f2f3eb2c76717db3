"""`wijktekst verken`: what it says, what it refuses, and how it ends."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from tests.unit.indexed import run_of
from tests.unit.stored import started
from wijktekst.cli.verken import verken
from wijktekst.errors import InputError


def test_it_shows_the_address_serves_only_who_has_the_key_and_ends_on_ctrl_c(tmp_path: Path) -> None:
    run_of(tmp_path, [{"zin": "De gemeente bouwt."}])
    process = started("verken", tmp_path, "--geen-browser")
    try:
        assert process.stdout
        said = process.stdout.readline()
        address = re.search(r"Open (http://127\.0\.0\.1:\d+/)\?sleutel=(\S{40,}) in uw browser", said)
        assert address
        assert "Stoppen: Ctrl+C" in said
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(address[1], timeout=30)
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        page = opener.open(f"{address[1]}?sleutel={address[2]}", timeout=30)
        assert page.url == address[1]
        assert "1 maatregel" in page.read().decode()
    finally:
        process.send_signal(signal.SIGINT)
        rest, errors = process.communicate(timeout=30)
    assert (process.returncode, rest) == (0, "De verkenner is gestopt.\n")
    # How far it is, is only said on a machine so slow that someone would ask.
    assert re.sub(r"Het zoekregister wordt gemaakt: +\d+%", "", errors).strip() == ""


@pytest.mark.parametrize(
    ("options", "said"),
    [(["{out}"], "nog niets geanalyseerd"), (["{out}", "--documenten", "{out}/weg"], "weg' bestaat niet")],
)
def test_what_is_not_there_is_said(tmp_path: Path, options: list[str], said: str) -> None:
    app = typer.Typer()
    app.command()(verken)
    result = CliRunner().invoke(app, [option.format(out=tmp_path) for option in options])
    assert isinstance(result.exception, InputError)
    assert said in str(result.exception)


def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    import socket

    run_of(tmp_path, [{"zin": "De gemeente bouwt."}])
    app = typer.Typer()
    app.command()(verken)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = CliRunner().invoke(app, [str(tmp_path), "--poort", port, "--geen-browser"])
    assert isinstance(result.exception, InputError)
    assert f"Poort {port} is niet vrij" in str(result.exception)


def test_help_loads_nothing_heavy() -> None:
    heavy = "starlette uvicorn jinja2 duckdb numpy spacy"
    code = (
        f"import sys, wijktekst.cli.verken; print([one for one in '{heavy}'.split() if one in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
