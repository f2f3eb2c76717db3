"""Settings of every test: property tests take the same examples each time, at whatever speed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.here import working_here

settings.register_profile("wijktekst", deadline=None, derandomize=True)
settings.load_profile("wijktekst")


@pytest.fixture(scope="module")
def work_here() -> Iterator[None]:
    """Runs start no processes: for modules that look at what they make (`pytest.mark.usefixtures`)."""
    with working_here():
        yield
