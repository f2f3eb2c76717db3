"""A saved web page as a tree: parsed, freed of what nobody sees, and its stated title and date."""

from __future__ import annotations

import re
from typing import Any

from wijktekst.reading.authors_names import of_kind, organisation
from wijktekst.reading.base import UnreadableError, clean
from wijktekst.reading.decode import decode
from wijktekst.reading.markup import flat

Element = Any

_CHARSET = re.compile(
    rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w-]+)""", re.IGNORECASE
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_NEVER = frozenset(
    (
        "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "applet",
        "canvas", "audio", "video", "map", "area", "input", "select", "textarea", "button", "datalist",
        "head", "link", "meta",
    )
)  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_MOSTLY = 0.9
_OFFICIAL_TITLES = ("dc.title", "dcterms.title", "dcterms.alternative")
_DATE_METAS = (
    "dcterms.available", "dcterms.issued", "dcterms.date", "dc.date", "article:published_time", "date",
    "datepublished", "og:published_time", "publish_date", "dcterms.created", "dcterms.modified",
    "article:modified_time",
)  # fmt: skip
_MAKERS = (
    "dc.creator", "dcterms.creator", "overheid.authority", "dcterms.publisher", "dc.publisher", "publisher",
    "og:site_name", "author",
)  # fmt: skip
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"(\d{4}-\d{2}-\d{2})')
#: The site's name behind the page's own title.
_SITE = re.compile(r"\s+(?:[|»·–—]|-)\s+[^|»·–—]{2,60}$")


def parse(data: bytes) -> Element:
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
    parser = lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
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


def strip(body: Element) -> None:
    """Take out what nobody sees; unless that is nearly all (a page that scripts uncover)."""
    for element in list(body.iter()):
        if isinstance(element.tag, str) and element.tag in _NEVER and element is not body:
            drop(element)
    whole = length(body)
    hidden = _hidden_in(body)
    if sum(length(element) for element in hidden) < _MOSTLY * whole:
        for element in hidden:
            drop(element)


def _hidden_in(body: Element) -> list[Element]:
    """The elements that are hidden; what stands within them goes with them."""
    from lxml import etree

    found: list[Element] = []
    walk = etree.iterwalk(body, events=("start",))
    for _, element in walk:
        if element is not body and _is_hidden(element):
            found.append(element)
            walk.skip_subtree()
    return found


def _is_hidden(element: Element) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style", "")))
    )


def drop(element: Element) -> None:
    """Take an element out of its tree; the text behind it stays."""
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


def length(element: Element) -> int:
    return sum(len(text.strip()) for text in element.itertext())


def squeeze(text: str) -> str:
    """Letters and digits of a text in lower case, to compare what is spaced or punctuated differently."""
    return "".join(_WORD.findall(clean(text).lower()))


def metas_of(tree: Element) -> list[tuple[str, str]]:
    """(name in lower case, content) of the meta elements."""
    found = []
    for meta in tree.iter("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop") or ""
        if name and (meta.get("content") or "").strip():
            found.append((name.lower(), meta.get("content").strip()))
    return found


def title_of(tree: Element, metas: dict[str, str]) -> str:
    page = _SITE.sub("", flat(tree.find(".//title"))) if tree.find(".//title") is not None else ""
    if any(name.startswith("overheid") for name in metas):
        return next((metas[name] for name in _OFFICIAL_TITLES if name in metas), page)
    tops = [text for text in (flat(h1) for h1 in tree.iter("h1")) if text]
    if len(tops) == 1 and len(tops[0].split()) > 1 and (not page or squeeze(tops[0]) in squeeze(page)):
        return tops[0]
    stated = [page, metas.get("og:title", ""), *(metas.get(name, "") for name in _OFFICIAL_TITLES), *tops]
    return next((title for title in stated if len(title.split()) > 1), next(filter(None, stated), ""))


def maker_of(tree: Element, metas: dict[str, str]) -> str:
    """The organisation that a page states as its maker or publisher, or whose site its title names."""
    kind = metas.get("overheid.organisationtype", "")
    shown = _SITE.search(flat(tree.find(".//title"))) if tree.find(".//title") is not None else None
    stated = [of_kind(kind, metas.get(name, "")) for name in _MAKERS]
    stated.append(shown.group().strip(" |»·–—-") if shown else "")
    return next((name for name in stated if organisation(name)), "")


def date_of(tree: Element, metas: dict[str, str]) -> str:
    for name in _DATE_METAS:
        if found := _ISO.match(metas.get(name, "")):
            return found.group()
    for script in tree.iter("script"):
        if found := _PUBLISHED.search(script.text or ""):
            return found.group(1)
    times = [_ISO.match(time.get("datetime", "")) for time in tree.iter("time")]
    first = next((match for match in times if match), None)
    return first.group() if first else ""
