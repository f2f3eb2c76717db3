"""A page of Dutch text about a comparison or a coverage, in Markdown, for who opens no spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from wijktekst.overviews.compare import Change, Comparison
from wijktekst.overviews.coverage import Coverage, money
from wijktekst.overviews.shares import Shift
from wijktekst.reports.rows import Labels
from wijktekst.types import NO_CHALLENGE

#: Examples of each kind that are written out.
_SHOWN = 8
_LONGEST = 240
#: What begins a link, a picture, code or HTML in Markdown: a document may not draw or fetch on our page.
_MARKUP = re.compile(r"[\\`\[\]<&]")
_HEAD = (
    *("opgave", "aandacht", "maatregelen", "bedrag", "eenmalig", "per jaar", "minder"),
    *("geen eigenaar", "geen termijn"),
)


def comparison_text(comparison: Comparison, labels: Labels) -> str:
    """What is new, gone and changed, and which themes shifted."""
    count = comparison.count
    totals = (
        f"Nieuw: {count('nieuw')}. Vervallen: {count('vervallen')}. Gewijzigd: {count('gewijzigd')}. "
        f"Anders verwoord: {count('anders verwoord')}. Gelijk gebleven: {count('gelijk')}."
    )
    lines = ["# Wat er veranderde", "", totals, ""]
    for status in ("nieuw", "vervallen", "gewijzigd"):
        chosen = sorted(
            (change for change in comparison.changes if change.status == status), key=_weight, reverse=True
        )
        lines += _section(f"Maatregelen: {status}", [_told(change, labels) for change in chosen])
    lines += _section("Aandacht voor opgaven", [_moved(one, labels) for one in _real(comparison, "opgave")])
    lines += _section("Aandacht voor thema's", [_moved(one, labels) for one in _real(comparison, "thema")])
    if not any(shift.real for shift in comparison.shifts):
        lines += ["De aandacht voor opgaven en thema's verschoof niet meer dan toeval verklaart.", ""]
    return "\n".join(lines)


def coverage_text(coverage: Coverage, labels: Labels) -> str:
    """How much each challenge gets, and what is missing."""
    total = sum(line.total.measures for line in coverage.lines)
    lines = ["# Dekking", "", f"{total} maatregelen; wat op meer plaatsen staat, telt eens.", ""]
    lines += [
        f"| {' | '.join(_HEAD)} |",
        f"|{'---|' * len(_HEAD)}",
    ]
    for line in coverage.lines:
        cell = line.total
        known = line.sentences or line.challenge in labels.looked_for
        share = percent(line.share) if known else "–"
        lines.append(
            f"| {labels.challenges[line.challenge]} | {share} | {cell.measures} | "
            f"{cell.with_money} | {euros(money(cell.once))} | {euros(money(cell.yearly))} | "
            f"{euros(money(cell.less))} | "
            f"{line.lacking['eigenaar']} | {line.lacking['termijn']} |"
        )
    lines.append("")
    lines += _section(
        "Thema's met aandacht en zonder maatregel",
        [
            f"{theme.label} ({labels.challenges[theme.challenge]}): {theme.sentences} zinnen in "
            f"{theme.documents} {'document' if theme.documents == 1 else 'documenten'}."
            for theme in coverage.themes
        ],
    )
    bare = [
        line
        for line in coverage.lines
        if line.sentences and not line.total.measures and line.challenge != NO_CHALLENGE
    ]
    lines += _section(
        "Opgaven zonder maatregel",
        [f"{labels.challenges[line.challenge]}: {line.sentences} zinnen." for line in bare],
    )
    return "\n".join(lines)


def euros(amount: float | None) -> str:
    """An amount as people read it: "€ 1,2 miljoen"."""
    if amount is None:
        return "–"
    for size, name in ((1e9, " miljard"), (1e6, " miljoen")):
        if abs(amount) >= size:
            return f"€ {_dutch(f'{amount / size:,.1f}').removesuffix(',0')}{name}"
    return f"€ {_dutch(f'{amount:,.2f}').removesuffix(',00')}"


def percent(share: float) -> str:
    """A share as people read it: "3,4%"."""
    return f"{_dutch(f'{100 * share:,.1f}')}%"


def _dutch(number: str) -> str:
    return number.translate(str.maketrans(",.", ".,"))


def _section(title: str, items: Sequence[str]) -> Iterable[str]:
    """The first items under a heading; nothing when there are none."""
    if not items:
        return []
    shown = [f"- {item}" for item in items[:_SHOWN]]
    if len(items) > _SHOWN:
        shown.append(f"- ... en {len(items) - _SHOWN} meer.")
    return [f"## {title}", "", *shown, ""]


def _weight(change: Change) -> tuple[float, float]:
    """What is worth telling first: much money, then what surely is a measure."""
    row = change.after or change.before or {}
    return row["bedrag_eur"] or row["bedrag_max"] or 0.0, row["score"] or 0.0


def _told(change: Change, labels: Labels) -> str:
    row = change.after or change.before or {}
    page = "" if row["pagina"] is None else f", p. {row['pagina']}"
    where = f"{_escaped(row['bestand'])}{page}"
    what = f"{_short(row['zin'])} ({labels.challenges[row['opgave']]}; {where})"
    return what if change.status != "gewijzigd" else f"{what} {' '.join(_differences(change, labels))}"


def _differences(change: Change, labels: Labels) -> Iterator[str]:
    old, new = change.before or {}, change.after or {}
    for name in change.changed:
        if name == "bedrag":
            yield f"Bedrag: {_money(old)} werd {_money(new)}."
        elif name == "opgave":
            yield f"Opgave: {labels.challenges[old[name]]} werd {labels.challenges[new[name]]}."
        else:
            was, is_now = (_escaped(str(row[name] or "onbekend")) for row in (old, new))
            yield f"{name.capitalize()}: {was} werd {is_now}."


def _money(row: dict[str, object]) -> str:
    return _escaped(str(row["bedrag_tekst"] or "geen bedrag"))


def _short(sentence: str) -> str:
    flat = " ".join(sentence.split())
    return _escaped(flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST].rsplit(' ', 1)[0]} ...")


def _escaped(text: str) -> str:
    """Text from a document as plain text in Markdown."""
    return _MARKUP.sub(r"\\\g<0>", text)


def _real(comparison: Comparison, level: str) -> list[Shift]:
    """Shifts that are more than chance, the largest first."""
    found = [shift for shift in comparison.shifts if shift.real and shift.level == level]
    return sorted(found, key=lambda shift: -abs(shift.difference))


def name_of(shift: Shift, labels: Labels) -> str:
    """What a theme is called in the reports, or a challenge elsewhere."""
    return shift.label or labels.challenges.get(shift.id, shift.id)


def _moved(shift: Shift, labels: Labels) -> str:
    way = "meer" if shift.difference > 0 else "minder"
    return (
        f"{name_of(shift, labels)}: {way} aandacht, van {percent(shift.before.value)} naar "
        f"{percent(shift.after.value)} van de zinnen (verschil van {percent(shift.low)} tot "
        f"{percent(shift.high)})."
    )
