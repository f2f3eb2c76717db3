"""Every line of the threat model has a test, and every test that it names exists."""

from __future__ import annotations

import ast
import re

from tests.shared import ROOT

PAGE = ROOT / "docs" / "security.md"
NAMED = re.compile(r"`(test_\w+\.py)::(test_\w+)`")


def test_every_threat_has_tests_that_exist() -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")][1:]
    assert len(rows) > 10
    for row in rows:
        threat, _, tests = row.strip("| ").split(" | ")
        named = NAMED.findall(tests)
        assert named, threat
        assert NAMED.sub("", tests).strip(", ") == "", threat
        for file, name in named:
            tree = ast.parse((ROOT / "tests" / "unit" / file).read_text(encoding="utf-8"))
            assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, (
                file,
                name,
            )
