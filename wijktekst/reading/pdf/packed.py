"""Pages in little memory: words take ten times less than as objects while the rest of a document is read."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import islice, repeat
from operator import attrgetter

from wijktekst.reading.pdf.lines import Line
from wijktekst.reading.pdf.objects import Rule
from wijktekst.reading.pdf.words import PageContent, Tag, Word

_EDGES = 5
_PLACE = ("x0", "x1", "top", "bottom", "base")
_look_of = attrgetter("size", "bold", "italic", "color", "glued", "raised", "tag")

_Look = tuple[float, bool, bool, int, bool, bool, Tag]


class Looks:
    """What words of a document are like, apart from their text and place, each once."""

    def __init__(self) -> None:
        self._numbers: dict[_Look, int] = {}

    def numbers(self, words: Iterable[Word]) -> array[int]:
        known = self._numbers
        return array("L", [known.setdefault(look, len(known)) for look in map(_look_of, words)])

    def known(self) -> list[_Look]:
        """Every look, at its number."""
        return list(self._numbers)


class PackedWords:
    """Groups of words, such as the lines of a page."""

    __slots__ = ("_confidences", "_lengths", "_looks", "_numbers", "_orders", "_places", "_text")

    def __init__(self, groups: Iterable[Sequence[Word]], looks: Looks) -> None:
        groups = list(groups)
        words = [word for group in groups for word in group]
        self._looks = looks
        self._lengths = array("L", map(len, groups))
        self._text = "\n".join([word.text for word in words])
        self._places = [array("d", list(map(attrgetter(edge), words))) for edge in _PLACE]
        self._orders = array("L", [word.order for word in words])
        self._numbers = looks.numbers(words)
        sure = all(word.confidence is None for word in words)
        self._confidences = () if sure else tuple(word.confidence for word in words)

    def groups(self) -> list[list[Word]]:
        """The words as they were."""
        if not self._numbers:
            return [[] for _ in self._lengths]
        known = self._looks.known()
        looks = zip(*[known[number] for number in self._numbers], strict=True)
        size, bold, italic, color, glued, raised, tag = looks
        sure = self._confidences or repeat(None)
        look = size, bold, italic, self._orders, color, glued, raised, sure, tag
        words = map(Word, self._text.split("\n"), *self._places, *look)
        return [list(islice(words, length)) for length in self._lengths]


class PackedPage:
    """A page of which the words became lines; `lines` and `content` give them back."""

    __slots__ = ("_content", "_frames", "_lines", "_rules", "_turned", "_turns")

    def __init__(self, content: PageContent, lines: Sequence[Line], looks: Looks) -> None:
        self._lines = PackedWords((line.words for line in lines), looks)
        self._turns = sorted(turn for turn in content.words if turn)
        self._turned = PackedWords((content.words[turn] for turn in self._turns), looks)
        self._rules, self._frames = _packed(content.rules), _packed(content.frames)
        content.words, content.rules, content.frames = {}, [], []
        self._content = content

    def lines(self) -> list[Line]:
        """The upright lines of the page."""
        number, frame = self._content.number, self._content.frame
        return [Line(words, number, frame=frame) for words in self._lines.groups()]

    def content(self) -> PageContent:
        """The page with its rulings, boxes and turned words, without its upright ones."""
        content = self._content
        content.words = dict(zip(self._turns, self._turned.groups(), strict=True))
        content.rules, content.frames = _rules(self._rules), _rules(self._frames)
        return content


def _packed(rules: Iterable[Rule]) -> array[float]:
    return array("d", (edge for r in rules for edge in (r.x0, r.top, r.x1, r.bottom, r.fill)))


def _rules(edges: array[float]) -> list[Rule]:
    rows = zip(*[iter(edges)] * _EDGES, strict=True)
    return [Rule(x0, top, x1, bottom, bool(fill)) for x0, top, x1, bottom, fill in rows]
