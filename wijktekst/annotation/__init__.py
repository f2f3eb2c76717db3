"""Labels of people: which sentences to label, tasks for annotation tools, what comes back.

`candidates` reads documents, `choose` picks from them, `split` parts them over annotators, `write_tasks`
writes them for a tool, and `read_exports` makes annotations out of what the tool exports.
"""

from __future__ import annotations

from wijktekst.annotation.answers import Reading
from wijktekst.annotation.choosing import Choice, Plan, choose
from wijktekst.annotation.exports import read_exports
from wijktekst.annotation.formats import FORMATS, Format, check_target, write_tasks
from wijktekst.annotation.pool import Candidate, candidates
from wijktekst.annotation.splitting import Part, annotators_of, share_of, split
from wijktekst.annotation.task import Suggestion, Task

__all__ = [
    "FORMATS",
    "Candidate",
    "Choice",
    "Format",
    "Part",
    "Plan",
    "Reading",
    "Suggestion",
    "Task",
    "annotators_of",
    "candidates",
    "check_target",
    "choose",
    "read_exports",
    "share_of",
    "split",
    "write_tasks",
]
