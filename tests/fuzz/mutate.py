"""Mutations that keep a file of its kind: pieces of text move, and packages are opened and closed again."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from copy import deepcopy
from typing import Any

from tests.fuzz.pieces import NASTY

#: The bytes, the most that may come out, and a seed; as libFuzzer calls it.
Mutator = Callable[[bytes, int, int], bytes]
_TOKEN = re.compile(rb"<[^<>]{1,300}>|\\[a-z]+-?\d*|\w+|\s+|[^\w\s]")
_NUMBER = re.compile(rb"(?<!\w)-?\d+")
_LONGEST = 60_000


def of(pieces: Sequence[str], raw: Mutator, tree: bool, package: bool) -> Mutator:
    """The mutator for text, for XML (`tree`), or for a package of these; `raw` mutates bytes."""
    mutator = of_text(pieces, raw)
    if tree:
        mutator = of_xml(pieces, mutator)
    return of_package(mutator, raw) if package else mutator


def of_text(pieces: Sequence[str], raw: Mutator) -> Mutator:
    """Mutates text by its tokens, with `pieces` put in; now and then by its bytes, with `raw`."""
    made = [piece.encode("utf-8", "surrogatepass") for piece in (*pieces, *pieces, *NASTY)]

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        draw = random.Random(seed)
        for _ in range(draw.choice((1, 1, 2, 4))):
            data = (
                raw(data, most, draw.randrange(1 << 30)) if draw.random() < 0.15 else _one(data, draw, made)
            )
        return data[: min(most, _LONGEST)]

    return mutate


def _one(data: bytes, draw: random.Random, made: Sequence[bytes]) -> bytes:
    edges = [match.start() for match in _TOKEN.finditer(data)] + [len(data)]
    if draw.random() < 0.5:
        return _put(data, draw.choice(edges), draw.choice(made))
    numbers = list(_NUMBER.finditer(data))
    if numbers and draw.random() < 0.2:
        one = draw.choice(numbers)
        return data[: one.start()] + draw.choice(made) + data[one.end() :]
    first = draw.randrange(len(edges))
    last = min(first + draw.choice((1, 1, 2, 3, 8, 30)), len(edges) - 1)
    start, end = edges[first], edges[last]
    chosen = data[start:end]
    kind = draw.randrange(4)
    if kind == 0:
        return data[:start] + data[end:]
    if kind == 1:
        return data[:end] + chosen * draw.choice((1, 1, 2, 10, 50)) + data[end:]
    if kind == 2:
        return data[:start] + draw.choice(made) + data[end:]
    without = data[:start] + data[end:]
    return _put(without, draw.randrange(len(without) + 1), chosen)


def _put(data: bytes, at: int, piece: bytes) -> bytes:
    return data[:at] + piece + data[at:]


def of_xml(pieces: Sequence[str], text: Mutator) -> Mutator:
    """Mutates the tree of XML, which stays well-formed; as text now and then, and where it is not."""
    from lxml import etree

    made = [piece for piece in (*pieces, *NASTY) if "<" not in piece]
    tags = re.findall(r"<(?:\w+:)?([A-Za-z][\w-]*)", " ".join(pieces))
    stated = re.findall(r"([\w-]+)='([^']*)'", " ".join(pieces))

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        draw = random.Random(seed)
        try:
            root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=False))
        except (etree.XMLSyntaxError, ValueError):
            return text(data, most, seed)
        if draw.random() < 0.1:
            return text(data, most, seed)
        for _ in range(draw.choice((1, 1, 2, 4))):
            # lxml refuses characters that XML cannot hold.
            with suppress(ValueError):
                _graft(root, draw, made, tags, stated)
        changed = etree.tostring(root, encoding="utf-8")
        return changed if len(changed) <= most else data

    return mutate


def _graft(
    root: Any, draw: random.Random, made: Sequence[str], tags: Sequence[str], stated: Sequence[Any]
) -> None:
    nodes = [node for node in root.iter() if isinstance(node.tag, str)]
    one, other = draw.choice(nodes), draw.choice(nodes)
    holder = one.getparent()
    space = "{" + one.tag[1:].partition("}")[0] + "}" if one.tag.startswith("{") else ""
    kind = draw.randrange(8)
    if kind == 0 and holder is not None:
        holder.remove(one)
    elif kind == 1 and holder is not None:
        for _ in range(draw.choice((1, 1, 5, 40))):
            holder.insert(draw.randrange(len(holder) + 1), deepcopy(one))
    elif kind == 2:
        other.insert(draw.randrange(len(other) + 1), deepcopy(one))
    elif kind == 3 and one.attrib:
        name = draw.choice(sorted(one.attrib))
        one.set(name, draw.choice([*made, *(value for _, value in stated), *other.attrib.values()]))
    elif kind == 4 and stated:
        name, value = draw.choice(stated)
        one.set(space + name, draw.choice((value, draw.choice(made))))
    elif kind == 5:
        one.tag = draw.choice((other.tag, space + draw.choice(tags) if tags else other.tag))
    elif kind == 6:
        one.text = draw.choice(((one.text or "") + draw.choice(made), draw.choice(made), other.text))
    else:
        one.tail = draw.choice((draw.choice(made), other.tail))


def of_package(within: Mutator, raw: Mutator) -> Mutator:
    """Mutates a member of a ZIP, or which members there are; now and then the bytes of the ZIP itself."""

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        draw = random.Random(seed)
        try:
            members = _unpacked(data)
        except Exception:  # a mutation may have broken the archive
            return raw(data, most, seed)
        if not members or draw.random() < 0.05:
            return raw(data, most, seed)
        for _ in range(draw.choice((1, 1, 2))):
            _change(members, draw, within)
        packed = _packed(members)
        return packed if len(packed) <= most else data

    return mutate


def _change(members: list[tuple[str, bytes]], draw: random.Random, within: Mutator) -> None:
    at = draw.randrange(len(members))
    name, data = members[at]
    dice = draw.random()
    if dice < 0.03 and len(members) > 1:
        del members[at]
    elif dice < 0.05:
        members[at] = (draw.choice(members)[0], data)
    elif dice < 0.07:
        members[at] = (draw.choice(("", "/", "../", "a\\", "é")) + name, data)
    else:
        members[at] = (name, within(data, _LONGEST, draw.randrange(1 << 30)))


def _unpacked(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(info.filename, archive.read(info)[:_LONGEST]) for info in archive.infolist()[:40]]


def _packed(members: Sequence[tuple[str, bytes]]) -> bytes:
    import warnings

    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w") as archive:
        warnings.simplefilter("ignore")  # two members of one name are what is tried
        for name, data in members:
            info = zipfile.ZipInfo(name.replace("\x00", ""), (2026, 1, 1, 0, 0, 0))
            archive.writestr(info, data)
    return buffer.getvalue()
