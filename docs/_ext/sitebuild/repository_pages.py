"""Pages that stand outside docs/ (cards, sheets, changelog ...), and links that work in both places."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from sitebuild.writing import escaped, toctree

#: A link or picture with a relative address: brackets, path, fragment. A fence is left alone.
_LINK = re.compile(
    r"(?P<fence>^[ ]*```.*?^[ ]*```[ ]*$)"
    r"|\[(?P<text>[^\[\]]*)\]\((?P<path>(?!\w+:|/|#)[^)#\s]+)(?P<part>#[^)\s]*)?\)",
    re.MULTILINE | re.DOTALL,
)
#: Pages by their place in the repository, with that in the site.
_PAGES = {
    "README.md": "index.md",
    "README.nl.md": "reference/manual.md",
    "CHANGELOG.md": "reference/changelog.md",
    "SECURITY.md": "reference/reporting.md",
    "THIRD_PARTY.md": "reference/third-party.md",
    "benchmarks/peers.md": "reference/peers.md",
    "corpora/README.md": "reference/sheets/corpora.md",
    "docs/decisions": "decisions/index.md",
    "docs/images": "images",
    "wijktekst/types/__init__.py": "reference/api/wijktekst.types.md",
}
_TITLES = {"README.nl.md": "Handleiding"}
_SHELVES = {"cards": "Model cards", "sheets": "Data sheets"}
#: Files that are shown as they are.
_PLAIN = {"LICENSE": "Licence", "CITATION.cff": "Citing wijktekst"}


def places(root: Path) -> dict[str, str]:
    """Where each page outside docs/ stands in the site; both with `/`."""
    found = {source: target for source, target in _PAGES.items() if (root / source).exists()}
    found |= {name: f"reference/{name.lower().split('.')[0]}.md" for name in _PLAIN}
    for card in sorted(root.glob("models/*/CARD.md")):
        found[card.relative_to(root).as_posix()] = f"reference/cards/{card.parent.name}.md"
    for sheet in sorted(root.glob("corpora/*/*.md")):
        rest = "" if sheet.stem == "SHEET" else f"-{sheet.stem.lower()}"
        found[sheet.relative_to(root).as_posix()] = f"reference/sheets/{sheet.parent.name}{rest}.md"
    return found


def pages(root: Path) -> dict[str, str]:
    """Texts by file name, below docs/reference."""
    found = {}
    for source, target in places(root).items():
        if not target.startswith("reference/") or target.startswith("reference/api/"):
            continue
        text = (root / source).read_text(encoding="utf-8")
        if source in _PLAIN:
            text = f"# {_PLAIN[source]}\n\n````text\n{text}````\n"
        if source in _TITLES:
            text = re.sub(r"\A# .*", f"# {escaped(_TITLES[source])}", text)
        found[target.removeprefix("reference/")] = linked(text, root, source)
    for folder, title in _SHELVES.items():
        names = [Path(name).stem for name in found if name.startswith(f"{folder}/")]
        found[f"{folder}/index.md"] = f"# {title}\n\n{toctree(names)}"
    return found


def linked(text: str, root: Path, page: str) -> str:
    """The text of `page`, a path in the repository, with links that lead to pages of the site.

    A link to a file that the site does not show becomes its words.
    """
    known = places(root)

    def lead(match: re.Match[str]) -> str:
        if match["fence"]:
            return match[0]
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), match["path"]))
        if target in known:
            place = known[target]
        elif target.startswith("docs/"):
            place = target.removeprefix("docs/")
        else:
            return match["text"]
        return f"[{match['text']}](/{place}{match['part'] or ''})"

    return _LINK.sub(lead, text)
