"""What the amounts of a measure come to."""

from __future__ import annotations

from tests.unit.attributes_of import of


def test_of_a_change_the_new_amount_counts() -> None:
    found = of("Het subsidieplafond verhogen van € 47.500 naar € 72.500.").money
    assert found
    assert found.euros == 72_500
