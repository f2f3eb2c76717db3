"""What must be known of all pages before the first one is laid out."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from wijktekst.reading.hyphens import Joiner
from wijktekst.reading.pdf.drafts import StyleCount
from wijktekst.reading.pdf.furniture import Furniture, line_numbers
from wijktekst.reading.pdf.lines import mark_raised, segments
from wijktekst.reading.pdf.packed import Looks, PackedPage
from wijktekst.reading.pdf.words import PageContent


class Survey:
    """Goes over the pages of a document once and keeps them packed.

    `seen` has the counts of every page; `furniture`, `style` and `joiner` know what repeats, what most
    characters look like and how words are spelled.
    """

    def __init__(self) -> None:
        self.seen: list[PageContent] = []
        self.furniture = Furniture()
        self.style = StyleCount()
        self.joiner = Joiner()
        self._looks = Looks()
        self._pages: deque[PackedPage] = deque()

    def add(self, content: PageContent) -> None:
        lines = segments(content.words.get(0, []), content.number, content.frame)
        mark_raised(lines)
        numbers = line_numbers(lines)
        lines = [line for line in lines if id(line) not in numbers]
        self.furniture.add(lines, content.height)
        self.style.add(lines)
        self.joiner.learn(line.text for line in lines)
        self._pages.append(PackedPage(content, lines, self._looks))
        self.seen.append(content)

    def pages(self) -> Iterator[PackedPage]:
        """The pages in order, each once."""
        while self._pages:
            yield self._pages.popleft()
