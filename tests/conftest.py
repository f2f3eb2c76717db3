"""Settings of every test: property tests take the same examples each time, at whatever speed."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("wijktekst", deadline=None, derandomize=True)
settings.load_profile("wijktekst")
