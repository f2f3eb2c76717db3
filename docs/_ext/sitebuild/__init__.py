"""Makes the parts of the site that nobody writes: reference out of the program, and links between pages.

Everything is written to `docs/reference`, which git ignores, before Sphinx looks for pages.
"""

from __future__ import annotations

import logging
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from jupyter_client.manager import KernelManager
from sphinx.application import Sphinx

from sitebuild import api_pages, column_pages, command_pages, repository_pages, taxonomy_pages
from sitebuild.docstrings import Markdown, as_markdown
from sitebuild.mending import mended
from sitebuild.writing import write_pages

ROOT = Path(__file__).resolve().parents[3]


def generate(app: Sphinx) -> None:
    """Write the pages of docs/reference that are new or changed, and remove those that are gone."""
    write_pages(
        Path(app.srcdir) / "reference",
        {
            **taxonomy_pages.pages(),
            **command_pages.pages(),
            **column_pages.pages(),
            **api_pages.pages(),
            **repository_pages.pages(ROOT),
        },
    )


def link(app: Sphinx, docname: str, source: list[str]) -> None:
    """Lead the links of a page to pages of the site, also where they leave docs/."""
    if not docname.startswith("reference/"):
        suffix = Path(app.env.doc2path(docname)).suffix
        source[0] = repository_pages.linked(source[0], ROOT, f"docs/{docname}{suffix}")


def speak(app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Mend the page for those who hear it; of a Dutch page, and the list of its headings, say that it is."""
    if context.get("body"):
        context["body"] = mended(context["body"])
    if any(fnmatch(pagename, pattern) for pattern in app.config.dutch_pages):
        for part in ("body", "toc"):
            if context.get(part):
                context[part] = f'<div lang="nl">{context[part]}</div>'


def setup(app: Sphinx) -> dict[str, bool]:
    if hasattr(KernelManager, "transport_encryption"):
        # The notebook's kernel is spoken to behind a key, also on this computer.
        KernelManager.transport_encryption.default_value = "auto"
    logging.getLogger("traitlets").setLevel(logging.WARNING)
    app.add_config_value("dutch_pages", [], "html")
    app.add_directive("markdown-docstring", Markdown)
    app.connect("builder-inited", generate)
    app.connect("source-read", link)
    app.connect("autodoc-process-docstring", as_markdown)
    # Before the theme, which reads what it finds there.
    app.connect("html-page-context", speak, priority=100)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
