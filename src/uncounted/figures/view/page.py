"""Writes the marked-up view of one document as a self-contained HTML page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import escape
from importlib import resources
from string import Template

from uncounted.domain.anchor import Span
from uncounted.domain.document import Document
from uncounted.domain.figure import Figure, Reading
from uncounted.figures.view.layers import KINDS, Mark, Piece, marks, pieces
from uncounted.language.decoding import decode
from uncounted.language.fonts import font_faces

_LEGEND = {
    "figure": "stated figure",
    "trap": "number that is no figure",
    "date": "date or time",
    "source": "who says so",
    "hedge": "hedge",
    "place": "place",
    "measure": "word that decides the measure",
    "noun": "what is counted",
    "caveat": "caveat",
}
_LONGEST_WORDS = 60
_BROKEN_LINE = 50
_FIELDS = (
    ("value", "number"),
    ("qualifier", "hedge"),
    ("measure", "measure"),
    ("unit", "unit"),
    ("kind", "kind"),
    ("population", "who is counted"),
    ("place", "place"),
    ("as_of", "as of"),
    ("period", "period"),
    ("attribution", "says who"),
    ("caveat", "caveat"),
)


def page(document: Document, reading: Reading, said: Mapping[Span, str] | None = None) -> str:
    """Write the page.

    Parameters
    ----------
    document
        The document; its text is what the spans of the reading index.
    reading
        What was found in it.
    said
        What people said of its figures, by span; see `with_people`.

    Returns
    -------
    str
        HTML in UTF-8 with its styles inside; no script, nothing fetched.
    """
    found = marks(reading, document.text)
    title = document.title or "Untitled document"
    issued = document.issued.edtf if document.issued else "no date"
    everything = document.text + title + document.publisher
    return _template().substitute(
        fonts=font_faces(everything),
        title=escape(title),
        language=escape(document.languages[0] if document.languages else "und"),
        particulars=escape(" · ".join(filter(None, (document.publisher, issued, reading.reader)))),
        counts=f"{len(reading.figures)} figures, {len(reading.not_figures)} numbers that are no figures",
        legend="\n".join(_legend(found)),
        rows="\n".join(_rows(document, reading, found, said or {})),
        rejected="\n".join(_rejected(document.text, reading)),
        rules="\n".join(_rules(reading)),
    )


def _legend(found: Sequence[Mark]) -> Iterator[str]:
    for kind in KINDS:
        n_found = sum(mark.kind == kind for mark in found)
        yield f'<li><span class="m {kind}">{_LEGEND[kind]}</span> <span class="n">{n_found}</span></li>'


def _rows(
    document: Document, reading: Reading, found: Sequence[Mark], said: Mapping[Span, str]
) -> Iterator[str]:
    """Write each line of the text with the figures that stand in it beside it, Zawgyi in Unicode below it."""
    text = document.text
    figures = list(enumerate(reading.figures, 1))
    written: set[str] = set()
    at = next_figure = next_mark = 0
    open_marks: list[Mark] = []
    for line, decoded in _rows_of_lines(text.split("\n"), _decoded(document)):
        start, end = at, at + len(line)
        at = end + 1
        while next_mark < len(found) and found[next_mark].start < end:
            open_marks.append(found[next_mark])
            next_mark += 1
        open_marks = [mark for mark in open_marks if mark.end > start]
        cards = []
        while next_figure < len(figures) and figures[next_figure][1].span[0] < at:
            number, figure = figures[next_figure]
            cards.append(_card(number, figure, text, said.get(figure.span, "")))
            next_figure += 1
        if line.strip():
            words = "".join(_piece(text, piece, written) for piece in pieces(open_marks, start, end))
            if decoded != line:
                words += f'<span class="decoded" lang="my">{escape(decoded)}</span>'
            yield f'<div class="row"><p dir="auto">{words}</p><div class="cards">{"".join(cards)}</div></div>'


def _rows_of_lines(lines: Sequence[str], decoded: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Join lines that were broken in the middle of a sentence, so that its figures stand beside all of it."""
    row: list[str] = []
    below: list[str] = []
    for line, shown in zip(lines, decoded, strict=True):
        if row and not (len(row[-1]) >= _BROKEN_LINE and row[-1][-1:] not in ".!?:။" and line.strip()):
            yield "\n".join(row), "\n".join(below)
            row, below = [], []
        row.append(line)
        below.append(shown)
    yield "\n".join(row), "\n".join(below)


def _decoded(document: Document) -> list[str]:
    """Give the lines of a document in Unicode, whatever it is written in."""
    if document.encoding not in ("zawgyi", "mixed"):
        return document.text.split("\n")
    return decode(document.text, document.encoding).text.split("\n")


def _piece(text: str, piece: Piece, written: set[str]) -> str:
    words = escape(text[piece.start : piece.end])
    if not piece.marks:
        return words
    first = piece.marks[0]
    classes = " ".join(dict.fromkeys(["m", *(mark.kind for mark in piece.marks)]))
    titles = escape("; ".join(dict.fromkeys(mark.title for mark in piece.marks)))
    ids = [f"w{mark.start}-{mark.end}" for mark in piece.marks]
    anchors = "".join(f'<i id="{each}"></i>' for each in dict.fromkeys(ids) if each not in written)
    written.update(ids)
    return f'{anchors}<a class="{classes}" href="#{first.target}" title="{titles}">{words}</a>'


def _card(number: int, figure: Figure, text: str, said: str) -> str:
    """Write one figure: its fields, and for each the rule and a way to the words it rests on."""
    values = _values(figure)
    reasons = {why.field: why for why in figure.why}
    rows = [f'<tr><th>checked</th><td colspan="2">{escape(said)}</td></tr>'] if said else []
    for field, label in _FIELDS:
        value = values[field]
        if not value:
            continue
        why = reasons.get(field)
        rule = escape(why.rule) if why else ""
        if why is not None and why.span is not None:
            start, end = why.span
            words = escape(_short(text[start:end]))
            rule += f' <a href="#w{start}-{end}">“{words}”</a>'
        rows.append(
            f'<tr id="f{number}-{field}"><th>{label}</th><td dir="auto">{escape(value)}</td>'
            f'<td class="rule">{rule}</td></tr>'
        )
    head = f'<a href="#w{figure.span[0]}-{figure.span[1]}">{escape(figure.quote)}</a>'
    days = values["as_of"] or values["period"]
    by_person = said.partition(":")[0].partition(";")[0]
    parts = (figure.measure, days, _short(figure.attribution or ""), by_person)
    summary = " · ".join(filter(None, parts))
    return (
        f'<details id="f{number}"><summary>{head} <span>{escape(summary)}</span></summary>'
        f"<table>{''.join(rows)}</table></details>"
    )


def _values(figure: Figure) -> dict[str, str]:
    bounds = f"{_plain(figure.low)} to {_plain(figure.high)}"
    start, end = figure.period_start or "…", figure.period_end or "…"
    period = start if start == end else f"{start} to {end}"
    return {
        "value": _plain(figure.value) if figure.value is not None else bounds,
        "qualifier": "" if figure.qualifier == "exact" else figure.qualifier.replace("_", " "),
        "measure": figure.measure,
        "unit": figure.unit,
        "kind": figure.kind,
        "population": figure.population or "",
        "place": figure.place or "",
        "as_of": figure.as_of or "",
        "period": period if figure.period_start or figure.period_end else "",
        "attribution": figure.attribution or "",
        "caveat": figure.caveat or "",
    }


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST_WORDS else words[:_LONGEST_WORDS].rstrip() + "…"


def _plain(number: float | None) -> str:
    return "…" if number is None else f"{number:,.12g}"


def _rejected(text: str, reading: Reading) -> Iterator[str]:
    for number, each in enumerate(reading.not_figures, 1):
        start, end = each.span
        words = escape(" ".join(text[start:end].split()))
        yield (
            f'<tr id="n{number}"><td dir="auto"><a href="#w{start}-{end}">{words}</a></td>'
            f"<td>{escape(each.reason)}</td></tr>"
        )


def _rules(reading: Reading) -> Iterator[str]:
    """Write which rules spoke, how often, and for which figures."""
    used: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, figure in enumerate(reading.figures, 1):
        for why in figure.why:
            used[why.field, why.rule].append(number)
    shown = 12
    for (field, rule), numbers in sorted(used.items()):
        links = " ".join(f'<a href="#f{number}-value">{number}</a>' for number in numbers[:shown])
        more = f" and {len(numbers) - shown} more" if len(numbers) > shown else ""
        yield (
            f"<tr><td>{escape(field)}</td><td>{escape(rule)}</td><td>{len(numbers)}</td>"
            f"<td>{links}{more}</td></tr>"
        )


@cache
def _template() -> Template:
    return Template((resources.files(__package__) / "page.html").read_text("utf-8"))
