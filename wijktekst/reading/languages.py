"""Which language a document is written in, and which of its blocks are in another one.

Little words decide: a run of blocks is in another language only when it is full of that language's own little
words and all but free of Dutch ones, and py3langid says the same of the run as a whole. A measure that is
missed because its sentence was taken for English costs more than an English sentence that is looked at.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from wijktekst.language.numbers import ranges
from wijktekst.types import Block

#: Dutch for the languages that are told apart.
NAMES = {"en": "Engels", "fy": "Fries", "de": "Duits", "fr": "Frans"}
_KNOWN = ("nl", *NAMES)
#: Little words that Dutch does not have, or hardly; abbreviations and names in them were left out.
_MARKS = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the and to for with that this are be by from which have their as it an at or these its been",
        "de": "und ist nicht mit von dem eine für auf im zu wird sind das auch durch einer zur zum",
        "fr": "le la et est une pour dans que qui du sur avec par aux sont cette",
        "fy": "it fan yn foar troch oan wurdt wurde binne hawwe gjin ús wy nei dy sille hjir",
    }.items()
}
#: Little words of Dutch that none of the others has.
_DUTCH = frozenset(
    "het een van voor met niet zijn wordt worden ook aan bij naar om door uit dit deze als maar wij".split()
)
#: More of them, that one of the others has too.
_DUTCH_BESIDE = {
    "en": _DUTCH | {"dat", "en", "te", "zich", "zij", "hij", "wil"},
    "de": _DUTCH | {"dat", "en", "te", "zich", "zij", "hij"},
    "fr": _DUTCH | {"dat", "zich", "zij", "hij", "wil"},
    "fy": _DUTCH | {"zich", "zij", "hij", "haar"},
}
_FOREIGN = frozenset().union(*_MARKS.values())
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_RUNNING = ("paragraph", "list_item", "heading", "caption", "footnote")
#: How many words a run must have and how many different marks, and which shares of the words must be marks of
#: its language, or may be Dutch. The months along an axis are no language.
_FEWEST, _SEVERAL, _MOSTLY, _HARDLY = 20, 4, 0.12, 0.02
#: Blocks without any mark that may stand inside a run.
_GAP = 3
#: Letters that the guess on a document looks at, and the fewest words that it is right on.
_SAMPLE, _FEWEST_WORDS = 4000, 20
#: A document with so large a part in Dutch is read as a Dutch one with another language in it.
_DUTCH_PART, _DUTCH_WORDS = 0.25, 40


@dataclass(slots=True)
class _Count:
    """Of a block or a run: the words; by language the marks of Dutch beside it and its own; which it has."""

    words: int = 0
    dutch: Counter[str] = field(default_factory=Counter)
    marks: Counter[str] = field(default_factory=Counter)
    seen: set[str] = field(default_factory=set)

    def add(self, other: _Count) -> None:
        self.words += other.words
        self.dutch += other.dutch
        self.marks += other.marks
        self.seen |= other.seen

    @property
    def language(self) -> str:
        """The language of most marks, when there are more of them than Dutch ones; else ""."""
        if not self.marks:
            return ""
        name, most = min(self.marks.items(), key=lambda item: (-item[1], item[0]))
        return name if most > self.dutch[name] else ""


def language_of(text: str, blocks: Sequence[Block]) -> str:
    """ISO code of the language of the running text; "" when there are too few words to tell."""
    running = [text[b.start : b.end] for b in blocks if b.kind in ("paragraph", "list_item", "heading")]
    third = running[len(running) // 3 :] if len(running) > 30 else running
    sample = " ".join(third)[:_SAMPLE] or text[:_SAMPLE]
    if len(_LETTERS.findall(sample)) < _FEWEST_WORDS:
        return ""
    found = _guess(sample)
    if found in ("", "nl"):
        return found
    count = _count(sample)
    return "nl" if count.dutch[found] > count.marks[found] or _is_partly_dutch(running) else found


def other_languages(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a Dutch text, with their language where it is another than Dutch."""
    marked = list(blocks)
    counts = {
        at: _count(text[block.start : block.end])
        for at, block in enumerate(blocks)
        if block.kind in _RUNNING and not _FOREIGN.isdisjoint(text[block.start : block.end].lower().split())
    }
    suspects = {at: found for at, count in counts.items() if (found := count.language)}
    for language, run in _runs(suspects, blocks):
        whole = _Count()
        for at in run:
            whole.add(counts[at])
        joined = " ".join(text[blocks[at].start : blocks[at].end] for at in run)
        if _is_sure(whole, language) and _guess(joined) == language:
            for at in _with_gaps(run, text, blocks):
                marked[at] = replace(blocks[at], language=language)
    return tuple(marked)


def notes_on(blocks: Sequence[Block]) -> Iterator[str]:
    """Dutch sentences about what is in another language, so that the analyst knows what was passed over."""
    for language, name in NAMES.items():
        found = [block for block in blocks if block.language == language]
        pages = sorted({block.page for block in found if block.page})
        if pages:
            yield f"De tekst op {_listed(pages)} is deels {name} en daar niet geanalyseerd."
        elif found:
            many = "Een alinea is" if len(found) == 1 else f"{len(found)} alinea's zijn"
            yield f"{many} {name} en niet geanalyseerd."


def _listed(pages: Sequence[int]) -> str:
    """ "bladzijde 3" or "bladzijden 3 t/m 5, 9"."""
    return f"bladzijde{'n' if len(pages) > 1 else ''} {ranges(pages)}"


def _count(text: str) -> _Count:
    words = _WORD.findall(text.lower())
    marks = Counter(name for word in words for name, own in _MARKS.items() if word in own)
    dutch = Counter(name for word in words for name, own in _DUTCH_BESIDE.items() if word in own)
    return _Count(len(words), dutch, marks, set(words) & _FOREIGN)


def _runs(suspects: dict[int, str], blocks: Sequence[Block]) -> Iterator[tuple[str, list[int]]]:
    """Suspects of one language that follow each other, with little in between."""
    run: list[int] = []
    for at in sorted(suspects):
        if run and (suspects[at] != suspects[run[-1]] or at - run[-1] > _GAP + 1):
            yield suspects[run[-1]], run
            run = []
        run.append(at)
    if run:
        yield suspects[run[-1]], run


def _is_sure(count: _Count, language: str) -> bool:
    several = len(count.seen & _MARKS[language]) >= _SEVERAL
    enough = count.words >= _FEWEST and count.marks[language] >= _MOSTLY * count.words
    return several and enough and count.dutch[language] <= _HARDLY * count.words


def _with_gaps(run: Sequence[int], text: str, blocks: Sequence[Block]) -> Iterator[int]:
    """The run with the blocks inside it and the heading right above it, in so far as they show no Dutch."""
    for at in range(max(run[0] - 1, 0), run[-1] + 1):
        block = blocks[at]
        inside = at >= run[0] and block.kind in _RUNNING
        above = at < run[0] and block.kind == "heading"
        if at in run or ((inside or above) and not _shows_dutch(text[block.start : block.end])):
            yield at


def _shows_dutch(text: str) -> bool:
    from simplemma import is_known

    return any(is_known(word, lang="nl") for word in _WORD.findall(text.lower()) if len(word) > 2)


def _guess(text: str) -> str:
    """The likeliest of the languages that we know."""
    import py3langid

    ranked = [language for language, _ in py3langid.rank(text)]
    return next((language for language in ranked if language in _KNOWN), "")


def _is_partly_dutch(running: Sequence[str]) -> bool:
    counts = [_count(text) for text in running]
    dutch = sum(count.words for count in counts if count.dutch["en"] > count.marks.total())
    return dutch >= _DUTCH_WORDS and dutch >= _DUTCH_PART * sum(count.words for count in counts)
