"""The lookup tables of repeated measures, over their growth and where places collide."""

from __future__ import annotations

from wijktekst.measures.lookups import Digests, Lists, Numbers


def digest(number: int, *, place: int = 0) -> bytes:
    return place.to_bytes(8, "little") + number.to_bytes(8, "little")


def test_digests_are_found_back_after_the_table_has_grown() -> None:
    digests = Digests()
    for number in range(3000):
        digests.put(digest(number, place=number * 7919), number)
    assert all(digests.get(digest(number, place=number * 7919)) == number for number in range(3000))
    assert digests.get(digest(1, place=0)) is None


def test_digests_that_want_the_same_place_are_told_apart() -> None:
    digests = Digests()
    for number in range(50):
        digests.put(digest(number, place=1023), 50 - number)
    assert [digests.get(digest(number, place=1023)) for number in range(50)] == list(range(50, 0, -1))
    assert digests.get(digest(50, place=1023)) is None


def test_lists_keep_their_order_from_none_to_many() -> None:
    lists = Lists()
    for item in range(10):
        lists.add(7, item)
        lists.add(2, 100 + item)
    lists.add(4, 0)
    found = [list(lists.of(number)) for number in (2, 7, 4, 3, 1000)]
    assert found == [list(range(100, 110)), list(range(10)), [0], [], []]


def test_numbers_count_up_and_lead_back() -> None:
    numbers: Numbers[str] = Numbers()
    assert [numbers.of(item) for item in ("a", "b", "a", "c")] == [0, 1, 0, 2]
    assert [numbers[number] for number in range(3)] == ["a", "b", "c"]
