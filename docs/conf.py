"""Settings of the site: `make docs`. What is written at the build is in `_ext/sitebuild`."""

from __future__ import annotations

import sys
from importlib.metadata import version as version_of
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "wijktekst"
author = "wijktekst maintainers"
project_copyright = author
version = release = version_of("wijktekst")
extensions = ["myst_nb", "sphinx.ext.autodoc", "sitebuild"]
exclude_patterns = ["_*", "**.ipynb_checkpoints"]

# No clock in the pages: the same sources give the same bytes.
html_last_updated_fmt = None
html_theme = "furo"
html_title = "wijktekst"
html_static_path = ["_static"]
html_css_files = ["wijktekst.css"]
html_js_files = [("wijktekst.js", {"defer": "defer"})]
templates_path = ["_templates"]
html_copy_source = False
html_show_sphinx = False
# A summary under a search result is fetched, which a browser refuses for pages that are files.
html_show_search_summary = False

# Dashes in options are dashes; a fence without a language is plain text.
smartquotes = False
highlight_language = "text"
myst_heading_anchors = 4

# The notebook runs at every build, and an error in it stops the build.
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 300
nb_merge_streams = True

autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
# scikit-learn adds it to every estimator.
autodoc_default_options = {"exclude-members": "set_score_request"}
python_use_unqualified_type_names = True
python_display_short_literal_types = True
maximum_signature_line_length = 140

# Pages in Dutch, so that a screen reader reads them as such.
dutch_pages = [
    "codeboek",
    "documentsoorten",
    "tutorials/analist",
    "how-to/avg-en-algoritmeregister",
    "how-to/rapport-delen",
    "how-to/scans-lezen",
    "how-to/vergelijken",
    "how-to/zonder-internet",
    "reference/cards/wijktekst-*",
    "reference/columns",
    "reference/manual",
    "reference/commands/*",
    "reference/taxonomy/*",
]
