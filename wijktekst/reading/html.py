"""Saved web pages, blogs and official publications in HTML: the main text without menus, banners and buttons.

trafilatura decides what belongs to the main text; the blocks come from our own walk, so that headings, lists
and tables keep their structure. Nothing is ever fetched.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from wijktekst.reading.base import DocumentBuilder, UnreadableError, clean
from wijktekst.reading.decode import decode
from wijktekst.reading.draft import Draft, emit, promote_bold
from wijktekst.reading.markup import blocks_of, flat
from wijktekst.types import Document, Source

Element = Any

_CHARSET = re.compile(
    rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w-]+)""", re.I
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_NEVER = frozenset(
    "script style noscript template svg math iframe object embed applet canvas audio video map input select "
    "textarea button datalist head link meta area".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FRAME_TAGS = frozenset(("nav", "footer", "aside"))
_FRAME_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar")
)
#: What a class or id is called when it holds no part of the text.
_FRAME_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cookies?|cookie\w+|consent|gdpr|share|sharing|social\w*|addthis\w*|breadcrumbs?|broodkruimels?"
    r"|kruimelpad|menu|navbar|nav|navigation|navigatie|\w+-?navigatie|hoofd-navigatie|servicenavigatie|footer"
    r"|sidebar|skip-?links?|skiplink|login|pagination|pager|related|gerelateerd|newsletter|nieuwsbrief|search-?box"
    r"|searchform|zoeken|zoekbalk|toolbar|popup|modal|advert\w*|banner|comments?|disqus\w*|print-?link|tekstgrootte"
    r"|language-?switch\w*|back-?to-?top|invisible|visually-hidden|sr-only|screen-?reader\w*|element-invisible"
    r"|tekstueel|nonvisual|hidden|hide)(?:$|[\s_-])",
    re.IGNORECASE,
)
_KEEP = frozenset(("html", "body", "main", "article"))
_WORD = re.compile(r"\w+")
_FEW_WORDS = 40
_MENU_LINKS = 0.6
_MENU_RUN = 3
_SMALLEST_MAIN = 0.2
_LARGEST_FRAME = 0.4
_HEADER_DEPTH = 5
_HEADER_NAMES = re.compile(
    r"(?:^|\s)(?:site-|page-|main-)?(?:header|topbar|top-bar|masthead)(?:$|\s)", re.IGNORECASE
)
_TITLE_METAS = ("dc.title", "dcterms.title", "dcterms.alternative")
_DATE_METAS = (
    "dcterms.available", "dcterms.issued", "dcterms.date", "dc.date", "article:published_time", "datepublished",
    "date", "og:published_time", "publish_date", "dcterms.created", "dcterms.modified", "article:modified_time",
)  # fmt: skip
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"(\d{4}-\d{2}-\d{2})')
#: The site's name behind the page's own title.
_SITE = re.compile(r"\s+(?:[|»·–—]|-)\s+[^|»·–—]{2,60}$")


def read_html(data: bytes, source: Source) -> Document:
    """Read a web page. Raises UnreadableError when there is no text or no markup in it."""
    tree = _parse(data)
    metas = dict(reversed(_metas(tree)))
    title, date = _title(tree, metas), _date(tree, metas)
    body = tree.find("body") if tree.tag == "html" and tree.find("body") is not None else tree
    main = _main_text(tree)
    _strip(body)
    official = any(name.startswith("overheid") for name in metas)
    drafts = blocks_of(body, _Frame(body))
    if not official:
        drafts = _main(drafts, main)
    drafts = _without_menus(drafts)
    promote_bold(drafts)
    builder = DocumentBuilder(source)
    emit(drafts, builder)
    return builder.build(title=title, date=date)


def _parse(data: bytes) -> Element:
    """The tree of a page; XHTML as XML when it is well-formed, because of its self-closing elements."""
    from lxml import etree
    from lxml import html as lxml_html

    declared = _CHARSET.search(data[:4096])
    charset = (declared.group(1) or declared.group(2)).decode("ascii") if declared else ""
    text = _DECLARATION.sub("", decode(data, charset).replace("\x00", ""))
    if not text.strip():
        raise UnreadableError("empty", "Er staat geen tekst in deze webpagina.")
    if "http://www.w3.org/1999/xhtml" in text[:2000] and (tree := _parse_xhtml(text)) is not None:
        return tree
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableError("empty", "Er staat geen tekst in deze webpagina.") from error


def _parse_xhtml(text: str) -> Element | None:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        tree = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None
    for element in tree.iter():
        if isinstance(element.tag, str):
            element.tag = etree.QName(element).localname.lower()
    return tree if tree.tag == "html" else None


def _strip(body: Element) -> None:
    """Take out what no reader of the page sees; unless that is nearly everything (a page that scripts uncover)."""
    for element in list(body.iter()):
        if isinstance(element.tag, str) and element.tag in _NEVER and element is not body:
            _drop(element)
    whole = _length(body)
    hidden = [e for e in body.iter() if isinstance(e.tag, str) and e is not body and _is_hidden(e)]
    if sum(_length(element) for element in hidden) < 0.9 * whole:
        for element in hidden:
            _drop(element)


def _is_hidden(element: Element) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style", "")))
    )


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def _length(element: Element) -> int:
    return sum(len(text.strip()) for text in element.itertext())


class _Frame:
    """Tells what stands around the text from the text itself, by tag, role and name."""

    def __init__(self, body: Element) -> None:
        self.body = body
        self.whole = _length(body)

    def __call__(self, element: Element) -> bool:
        if element.tag in _KEEP or not self._looks(element):
            return False
        if any(flat(heading) for heading in element.iter("h1")):
            return False
        return _length(element) < _LARGEST_FRAME * self.whole

    def _looks(self, element: Element) -> bool:
        if element.tag in _FRAME_TAGS or element.get("role") in _FRAME_ROLES:
            return True
        names = f"{element.get('class', '')} {element.get('id', '')}"
        if element.tag == "header" or _HEADER_NAMES.search(names):
            return sum(1 for _ in element.iterancestors()) <= _HEADER_DEPTH
        return bool(_FRAME_NAMES.search(names)) and element.tag not in ("a", "li", "table", "tr", "td", "p")


def _main_text(tree: Element) -> str:
    """What trafilatura takes for the main text, letters and digits only."""
    import trafilatura

    try:
        found = trafilatura.bare_extraction(
            deepcopy(tree),
            include_comments=False,
            include_tables=True,
            favor_recall=True,
            with_metadata=False,
        )
    except Exception:  # it is a heuristic over hostile input; our own walk stands on its own
        return ""
    text = getattr(found, "text", None) or ""
    return _squeeze(text) if len(text.split()) >= _FEW_WORDS else ""


def _squeeze(text: str) -> str:
    return "".join(_WORD.findall(clean(text).lower()))


def _main(drafts: list[Draft], main: str) -> list[Draft]:
    """The drafts in the part of the page that holds the main text; all when that part is unknown."""
    whole = sum(len(draft.text) for draft in drafts)
    kept = [draft for draft in drafts if len(draft.text) > 25 and _squeeze(draft.text) in main]
    if not main or sum(len(draft.text) for draft in kept) < _SMALLEST_MAIN * whole:
        return drafts
    holder = _common(kept)
    if holder.tag not in ("body", "html"):
        inside = set(holder.iter())
        chosen = [draft for draft in drafts if draft.element in inside]
    else:
        first, last = drafts.index(kept[0]), drafts.index(kept[-1])
        while first and drafts[first - 1].kind == "heading":
            first -= 1
        chosen = drafts[first : last + 1]
    if not any(draft.level == 1 for draft in chosen):
        top = [draft for draft in drafts if draft.level == 1 and _squeeze(draft.text)]
        chosen = (top[:1] if top and drafts.index(top[0]) < drafts.index(chosen[0]) else []) + chosen
    return chosen


def _common(drafts: Sequence[Draft]) -> Element:
    """The lowest element that holds all drafts."""
    lines = [[draft.element, *draft.element.iterancestors()][::-1] for draft in drafts]
    common = lines[0]
    for line in lines[1:]:
        size = next((i for i, (a, b) in enumerate(zip(common, line, strict=False)) if a is not b), None)
        common = common[: size if size is not None else min(len(common), len(line))]
    return common[-1]


def _without_menus(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without runs of three or more short blocks that are mostly links."""
    kept: list[Draft] = []
    run: list[Draft] = []
    for draft in [*drafts, None]:
        if draft is not None and draft.kind in ("list_item", "paragraph") and _is_link(draft):
            run.append(draft)
            continue
        kept.extend(run if len(run) < _MENU_RUN else [])
        run = []
        if draft is not None:
            kept.append(draft)
    return kept


def _is_link(draft: Draft) -> bool:
    return draft.link_share > _MENU_LINKS and len(draft.text) < 120


def _metas(tree: Element) -> list[tuple[str, str]]:
    """(name in lower case, content) of the meta elements."""
    found = []
    for meta in tree.iter("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop") or ""
        if name and (meta.get("content") or "").strip():
            found.append((name.lower(), meta.get("content").strip()))
    return found


def _title(tree: Element, metas: dict[str, str]) -> str:
    for name in _TITLE_METAS:
        if name in metas:
            return metas[name]
    page = flat(tree.find(".//title")) if tree.find(".//title") is not None else ""
    tops = [text for text in (flat(h1) for h1 in tree.iter("h1")) if text]
    if len(tops) == 1 and (not page or _squeeze(tops[0]) in _squeeze(page)):
        return tops[0]
    return _SITE.sub("", page) or metas.get("og:title", "") or (tops[0] if tops else "")


def _date(tree: Element, metas: dict[str, str]) -> str:
    for name in _DATE_METAS:
        if found := _ISO.match(metas.get(name, "")):
            return found.group()
    for script in tree.iter("script"):
        if found := _PUBLISHED.search(script.text or ""):
            return found.group(1)
    times = [_ISO.match(time.get("datetime", "")) for time in tree.iter("time")]
    first = next((match for match in times if match), None)
    return first.group() if first else ""
