"""RTF: headings by style and outline level, lists, tables, notes; without what a reader does not see.

Left out on purpose: hidden text, deleted text of tracked changes, comments, running headers and footers,
pictures, field codes. The tokenizer is our own: striprtf, the library that is kept up, gives flat text.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from wijktekst.reading.base import DocumentBuilder, UnreadableError
from wijktekst.reading.draft import Draft, emit, promote_bold
from wijktekst.reading.rtf_story import Story
from wijktekst.reading.rtf_styles import State, StyleEntry, depth, style_of
from wijktekst.reading.rtf_tokens import CHARACTERS, SYMBOLS, charset, code_page, tokens
from wijktekst.reading.styles import Style, kind_of, set_titles
from wijktekst.types import Document, Source

#: Groups whose text is not the document's.
_SKIP = frozenset(
    b"colortbl header headerl headerr headerf footer footerl footerr footerf pict nonshppict shprslt sp tc xe"
    b" rxe txe atnid atnauthor nonesttables ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn fldinst objdata"
    b" objclass comment private template revtbl listtable listoverridetable upr".split()
)
#: Optional groups that are read all the same; every other is left out.
_STARRED = frozenset((b"footnote", b"shpinst", b"shptxt", b"do", b"dptxbxtext", b"pn", b"ud", b"company"))
_STORIES = {b"footnote": "footnote", b"shptxt": "box", b"dptxbxtext": "box"}
_PLACES = frozenset((b"fonttbl", b"stylesheet", b"info"))
_STATED = (b"title", b"company", b"author")
_DATES = (b"revtim", b"creatim")
#: Words that turn a property of the characters on, or off with a 0 behind them.
_SWITCHES = {b"b": "bold", b"v": "hidden", b"deleted": "deleted", b"mvf": "deleted"}
_OLD_PAGES = {b"mac": "mac_roman", b"pc": "cp437", b"pca": "cp850"}
_DEEPEST = 2000


@dataclass(slots=True)
class _Reader:
    state: State = field(default_factory=State)
    groups: list[State] = field(default_factory=list)
    stories: list[tuple[int, Story]] = field(default_factory=lambda: [(0, Story())])
    page: str = "cp1252"
    default_font: int = -1
    fonts: dict[int, str] = field(default_factory=dict)
    sheet: int = -1  # how many groups are open around the style sheet, while it is read
    entry: StyleEntry = field(default_factory=StyleEntry)
    entries: dict[int, StyleEntry] = field(default_factory=dict)
    styles: dict[int, Style] = field(default_factory=dict)
    stated: dict[bytes, str] = field(default_factory=dict)
    moments: dict[bytes, dict[bytes, int]] = field(default_factory=dict)
    pending: bytearray = field(default_factory=bytearray)
    fallback: int = 0
    pictures: bool = False
    whole: bool = False

    @property
    def story(self) -> Story:
        return self.stories[-1][1]

    def read(self, data: bytes) -> list[Draft]:
        """The blocks of the main text."""
        for kind, value, number in tokens(data):
            if kind == "text":
                self._bytes(value)
                continue
            self._flush()
            if kind == "open":
                self._open()
            elif kind == "close":
                if self._close():
                    self.whole = True
                    break
            elif self.fallback and not (kind == "word" and value == b"u"):
                self.fallback -= 1
            elif kind == "word":
                self._word(value, number)
            else:
                self._symbol(value)
        self._flush()
        while len(self.stories) > 1:
            self._end_story()
        self._end_paragraph()
        return self.story.finish()

    def _open(self) -> None:
        if len(self.groups) >= _DEEPEST:
            raise UnreadableError("malformed", "De groepen in dit RTF-document zijn te diep genest.")
        self.fallback = 0
        self.groups.append(self.state)
        self.state = self.state.inner()
        if len(self.groups) == self.sheet + 1:
            self.entry = StyleEntry()

    def _close(self) -> bool:
        """Leave a group; True at the end of the document."""
        self.fallback = 0
        if len(self.groups) == self.sheet + 1 and self.entry.number >= 0 and not self.state.skip:
            self.entries.setdefault(self.entry.number, self.entry)
        if len(self.groups) == self.sheet:
            self.styles = {number: style_of(number, self.entries) for number in self.entries}
            self.sheet = -1
        if len(self.stories) > 1 and self.stories[-1][0] == len(self.groups):
            self._end_story()
        if self.groups:
            self.state = self.groups.pop()
        return not self.groups

    def _end_story(self) -> None:
        self._end_paragraph()
        _, story = self.stories.pop()
        drafts = story.finish()
        if story.kind == "footnote":
            text = " ".join(draft.text for draft in drafts)
            drafts = [Draft("footnote", text)] if text else []
        self.story.after += drafts

    def _bytes(self, data: bytes) -> None:
        if self.fallback:
            data, self.fallback = data[self.fallback :], max(self.fallback - len(data), 0)
        if not self.state.skip:
            self.pending += data

    def _flush(self) -> None:
        if self.pending:
            page = self.fonts.get(self.state.font) or self.page
            text = bytes(self.pending).decode(page, "replace")
            self.pending.clear()
            self._text(text)

    def _text(self, text: str) -> None:
        state = self.state
        if state.skip:
            return
        if state.place == b"stylesheet":
            self.entry.name += text
        elif state.place in _STATED:
            self.stated[state.place] = self.stated.get(state.place, "") + text
        elif not state.place and not state.hidden and not state.deleted:
            self.story.add(text, state.bold)

    def _symbol(self, symbol: bytes) -> None:
        if symbol in SYMBOLS:
            self._text(SYMBOLS[symbol])
        elif symbol == b"*":
            self.state.star = True
        elif symbol in (b"\n", b"\r"):
            self._word(b"par", None)

    def _word(self, word: bytes, number: int | None) -> None:
        state = self.state
        starred, state.star = state.star, False
        if word == b"ud" and state.skip == b"upr":
            state.skip = b""
        elif state.skip or self._starts_group(word, starred):
            return
        elif word == b"u":
            self._text(chr((number or 0) & 0xFFFF))
            self.fallback = state.uc
        elif word in CHARACTERS:
            self._text(CHARACTERS[word])
        elif state.place in (b"stylesheet", b"fonttbl"):
            self._define(word, number or 0)
        elif state.place:
            self._inform(word, number or 0)
        elif not self._character(word, number) and not self._paragraph(word, number or 0):
            self._structure(word, number or 0)

    def _starts_group(self, word: bytes, starred: bool) -> bool:
        """Whether a word says that the group it opens is something else than text."""
        state = self.state
        if word in _STORIES:
            self.stories.append((len(self.groups), Story(_STORIES[word])))
            self.state = replace(state, style=0, outline=0, listed=None, in_table=False, hidden=False)
        elif word in (b"pntext", b"listtext", b"pn"):
            state.skip = word
            if self.groups:
                self.groups[-1].listed = True
        elif word in _SKIP or (starred and word not in _STARRED):
            state.skip = word
            self.pictures = self.pictures or word == b"pict"
        elif word in _PLACES and not state.place:
            state.place = word
            self.sheet = len(self.groups) if word == b"stylesheet" else self.sheet
        else:
            return False
        return True

    def _define(self, word: bytes, number: int) -> None:
        """A property of a font or a style that is being listed."""
        if self.state.place == b"fonttbl":
            if word == b"f":
                self.state.font = number
            elif word in (b"fcharset", b"cpg"):
                page = charset(number) if word == b"fcharset" else code_page(number)
                self.fonts[self.state.font] = page or self.fonts.get(self.state.font, "")
        elif word in (b"s", b"cs", b"ds", b"ts"):
            self.entry.number = number if word == b"s" else -1
        elif word == b"sbasedon":
            self.entry.based_on = number
        elif word == b"outlinelevel":
            self.entry.level = depth(number)
        elif word == b"ls":
            self.entry.listed = number > 0

    def _inform(self, word: bytes, number: int) -> None:
        if self.state.place in _DATES and word in (b"yr", b"mo", b"dy"):
            self.moments.setdefault(self.state.place, {})[word] = number
        elif self.state.place == b"info" and word in (*_STATED, *_DATES):
            self.state.place = word

    def _character(self, word: bytes, number: int | None) -> bool:
        """Take in a word about characters; False when it is about something else."""
        state = self.state
        if word in _SWITCHES:
            setattr(state, _SWITCHES[word], number != 0)
        elif word == b"plain":
            state.bold = state.hidden = state.deleted = False
            state.font = self.default_font
        elif word == b"f":
            state.font = number or 0
        elif word == b"uc":
            state.uc = min(max(number or 0, 0), 100)
        elif word == b"ansicpg":
            self.page = code_page(number or 1252)
        elif word in _OLD_PAGES:
            self.page = _OLD_PAGES[word]
        elif word == b"deff":
            self.default_font = state.font = number or 0
        else:
            return False
        return True

    def _paragraph(self, word: bytes, number: int) -> bool:
        """Take in a word about the paragraph; False when it is about something else."""
        state = self.state
        if word == b"pard":
            state.style = state.outline = 0
            state.listed, state.in_table = None, False
        elif word == b"s":
            state.style = number
        elif word == b"outlinelevel":
            state.outline = depth(number)
        elif word == b"ls":
            state.listed = number > 0
        elif word == b"intbl":
            state.in_table = True
        else:
            return False
        return True

    def _structure(self, word: bytes, number: int) -> None:
        """The end of a paragraph, a cell or a row."""
        story = self.story
        if word in (b"par", b"sect"):
            if not (self.state.hidden or self.state.deleted):
                self._end_paragraph()
        elif word == b"trowd":
            story.start_row()
        elif word == b"cellx":
            story.edges.append(number)
        elif word in (b"cell", b"nestcell"):
            self._end_paragraph(in_table=True)
            if word == b"cell":
                story.end_cell()
            story.nested = story.nested or word == b"nestcell"
        elif word == b"row":
            story.end_row()

    def _end_paragraph(self, in_table: bool = False) -> None:
        state = self.state
        style = self.styles.get(state.style, Style())
        kind, level, note = kind_of(style, state.outline, state.listed)
        self.story.end_paragraph(kind, level, note, in_table or state.in_table)

    def date(self) -> str:
        """ISO date of the last change, else of the making, as the file states it; else ""."""
        for place in _DATES:
            year, month, day = (self.moments.get(place, {}).get(word, 0) for word in (b"yr", b"mo", b"dy"))
            if 1980 <= year < 2100 and 1 <= month <= 12 and 1 <= day <= 31:
                return f"{year}-{month:02d}-{day:02d}"
        return ""


def read_rtf(data: bytes, source: Source) -> Document:
    """Read an RTF document. Raises UnreadableError when it is none, or has no text."""
    start = data.find(b"{\\rtf")
    if start < 0:
        raise UnreadableError("malformed", "Dit bestand heet .rtf, maar de inhoud is geen RTF.")
    reader = _Reader()
    drafts = reader.read(data[start:])
    if reader.pictures and not any(draft.text.strip() for draft in drafts):
        raise UnreadableError("scanned", "Dit RTF-document bevat alleen afbeeldingen, geen tekst.")
    set_titles(drafts)
    promote_bold(drafts)
    builder = DocumentBuilder(source)
    emit(drafts, builder)
    cut = "Dit RTF-document houdt te vroeg op; het laatste deel van de tekst kan ontbreken."
    notes = () if reader.whole else (cut,)
    title, company, author = (reader.stated.get(place, "").strip() for place in _STATED)
    return builder.build(title=title, date=reader.date(), author=company or author, notes=notes)
