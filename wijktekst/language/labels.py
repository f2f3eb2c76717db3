"""Names of dependency relations: those of Universal Dependencies, and what other schemes call the same."""

from __future__ import annotations

#: From the older labels of spaCy and UD 1 (nsubjpass, dobj) and from Alpino (su, obj1, svp).
_UNIVERSAL = {
    "su": "nsubj",
    "nsubjpass": "nsubj:pass",
    "auxpass": "aux:pass",
    "obj1": "obj",
    "dobj": "obj",
    "agent": "obl:agent",
    "vc": "xcomp",
    "svp": "compound:prt",
    "prt": "compound:prt",
    "relcl": "acl:relcl",
}


def universal(label: str) -> str:
    """The relation as Universal Dependencies call it; a label that we do not know stays as it is."""
    return _UNIVERSAL.get(label, label)
