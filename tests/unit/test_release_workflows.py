"""The workflows do what .ci/run does, on what pyproject promises, with no more rights than they need."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from release.lock import pythons
from tests.shared import ROOT

FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = sorted(path.name for path in FOLDER.glob("*.yml"))
#: An action by the commit that its version stands for: a tag can be moved, a commit cannot.
PINNED = re.compile(r"uses: [\w/.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="an sdist without workflows")


def workflow(name: str) -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return found


def steps(job: dict[str, Any]) -> list[dict[str, Any]]:
    return list(job["steps"])


def script(job: dict[str, Any], name: str) -> list[str]:
    (step,) = (step for step in steps(job) if step.get("name") == name)
    return str(step["run"]).splitlines()


def recipe(target: str) -> list[str]:
    """The commands of a target of the Makefile, as they read on Windows."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    rule = {"setup": r"\$\(STAMP\): "}.get(target, rf"{target}: ")
    match = re.search(rf"^{rule}.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    assert match, target
    lines = [line.strip().removeprefix("@") for line in match[1].splitlines()]
    names = {"$(BIN)": ".venv/Scripts", "$(PYTHON)": "python", "$(VENV)": ".venv"}
    for name, value in names.items():
        lines = [line.replace(name, value) for line in lines]
    return [line for line in lines if not line.startswith(("echo ", "touch "))]


def in_ci_run() -> list[str]:
    path = ROOT / ".ci" / "run"
    if not path.exists():
        pytest.skip("an sdist does not hold .ci/run")
    return re.findall(r"^make (\S+)$", path.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("job", ["posix", "windows"])
def test_every_python_that_is_promised_is_tested_and_no_other(job: str) -> None:
    assert workflow("ci.yml")["jobs"][job]["strategy"]["matrix"]["python"] == pythons()


def test_every_kind_of_system_is_tested() -> None:
    jobs = workflow("ci.yml")["jobs"]
    systems = [*jobs["posix"]["strategy"]["matrix"]["os"], jobs["windows"]["runs-on"]]
    assert systems == ["ubuntu-latest", "macos-latest", "windows-latest"]


def test_linux_and_macos_do_what_ci_run_does() -> None:
    assert script(workflow("ci.yml")["jobs"]["posix"], "Install, check and test") == [".ci/run"]


def test_windows_does_the_same_commands_written_out() -> None:
    job = workflow("ci.yml")["jobs"]["windows"]
    named = [step["name"] for step in steps(job) if "run" in step]
    assert named == in_ci_run() == ["setup", "check", "test"]
    for name in named:
        assert script(job, name) == recipe(name)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_actions_are_pinned_by_commit(name: str) -> None:
    lines = [line.strip(" -") for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]
    used = [line for line in lines if line.startswith("uses:")]
    assert used
    assert [line for line in used if not PINNED.fullmatch(line)] == []


@pytest.mark.parametrize("name", WORKFLOWS)
def test_rights_are_few_and_nothing_from_outside_gets_into_a_command(name: str) -> None:
    found = workflow(name)
    assert found["permissions"] in ({}, {"contents": "read"})
    for job in found["jobs"].values():
        rights = job.get("permissions", {})
        assert "write" not in {rights.get("contents"), rights.get("packages"), rights.get("actions")}
        for step in steps(job):
            assert "${{" not in step.get("run", ""), "a title of a pull request can be a command"
            if step.get("uses", "").startswith("actions/checkout"):
                assert step["with"] == {"persist-credentials": False}


def test_a_pull_request_runs_no_release_and_sees_no_secret() -> None:
    for name in WORKFLOWS:
        assert "pull_request_target" not in workflow(name)[True]
        assert "secrets." not in (FOLDER / name).read_text(encoding="utf-8")
    assert workflow("release.yml")[True] == {"push": {"tags": ["v*"]}}


def test_only_what_was_built_twice_the_same_and_attested_is_published() -> None:
    jobs = workflow("release.yml")["jobs"]
    assert jobs["publish"]["needs"] == "attest"
    assert jobs["attest"]["needs"] == "build"
    assert len(jobs["build"]["strategy"]["matrix"]["copy"]) == 2
    assert "make build" in [step.get("run") for step in steps(jobs["build"])]
    assert any(
        "cmp dist-one/SHA256SUMS dist-two/SHA256SUMS" in step.get("run", "") for step in steps(jobs["attest"])
    )
    assert jobs["publish"]["environment"]["name"] == "pypi"
    assert jobs["publish"]["permissions"] == {"id-token": "write"}
