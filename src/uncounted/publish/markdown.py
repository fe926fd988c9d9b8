"""Renders a page as Markdown: the same words and links as the HTML, no drawing.

Text of documents is escaped, so that it can be neither markup nor HTML; our own anchors are the only
HTML in the file. Reads as CommonMark with pipe tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from uncounted.publish.blocks import (
    Block,
    Bullets,
    Cards,
    Chart,
    Details,
    Entry,
    FigureRows,
    Items,
    Page,
    Paragraph,
    Part,
    Subheading,
    Table,
)
from uncounted.publish.text import Run, Runs

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|~^$>=\-])")
_LIST_START = re.compile(r"^(\d+)([.)])")
_STYLES = {"strong": "**{}**", "mark": "**{}**", "flag": "**{}**", "quiet": "{}", "ref": "{}"}


def render(page: Page) -> bytes:
    """Render a page."""
    lines = [f"# {runs(page.title)}", "", runs(page.period), ""]
    lines += [f"**{runs(page.contents)}**", ""]
    lines += [f"- [{runs(part.heading)}](#{part.id})" for part in page.parts if part.heading] + [""]
    for part in page.parts:
        lines += _part(part)
    lines += ["---", "", runs(page.colophon), ""]
    return "\n".join(lines).encode()


def runs(items: Runs) -> str:
    """Write runs as escaped text with links."""
    return "".join(_run(item) for item in items)


def escape(text: str) -> str:
    r"""Escape everything that Markdown or HTML could take for markup.

    Examples
    --------
    >>> escape("[x](y) <b>|")
    '\\[x\\]\\(y\\) &lt;b&gt;\\|'
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    text = _SPECIAL.sub(r"\\\1", text).replace("\\>", "&gt;")
    # an address would become a link by itself
    text = re.sub(r"(?i)\b(https?|ftp|mailto)(:)", r"\1&#58;", text)
    text = re.sub(r"(?i)\b(www)\.", r"\1&#46;", text).replace("@", "&#64;")
    return _LIST_START.sub(r"\1\\\2", text)


def _run(run: Run) -> str:
    if run.style in ("code", "hash"):
        return f"`{(run.title or run.text).replace('`', chr(0x2019))}`"
    text = escape(run.text)
    if run.href:
        return f"[{text}]({run.href})"
    if not text.strip():
        return text
    return _STYLES.get(run.style, "{}").format(text)


def _part(part: Part) -> list[str]:
    lines = [_anchor(part.id)]
    lines += [f"## {runs(part.heading)}", ""] if part.heading else []
    for block in part.blocks:
        lines += [*_block(block), ""]
    return lines


def _block(block: Block) -> list[str]:
    render_block: Callable[[Any], list[str]] = _RENDERERS[block.kind]
    return render_block(block)


def _anchor(anchor: str) -> str:
    return f'<a id="{anchor}"></a>\n'


def _paragraph(block: Paragraph) -> list[str]:
    return [runs(block.runs)]


def _subheading(block: Subheading) -> list[str]:
    return [*([_anchor(block.id)] if block.id else []), f"### {runs(block.runs)}"]


def _bullets(block: Bullets) -> list[str]:
    return [f"- {runs(item)}" for item in block.items]


def _cards(block: Cards) -> list[str]:
    lines = []
    for card in block.cards:
        lines += [_anchor(card.id), f"### {runs(card.label)}: {runs(card.gloss)}", ""]
        lines += [f"**{runs(card.number)}** {runs(card.unit)}".rstrip(), ""]
        lines += [f"- {runs(each)}" for each in (*card.facts, *card.caution)]
        lines.append("")
    return lines


def _table(block: Table) -> list[str]:
    rules = ["---:" if is_number else "---" for is_number in block.is_number]
    lines = [runs(block.caption), "", _cells([runs(cell) for cell in block.head]), _cells(rules)]
    for row in block.rows:
        cells = [runs(cell) for cell in row.cells]
        cells[0] = (f'<a id="{row.id}"></a>' if row.id else "") + cells[0]
        lines.append(_cells(cells))
    return lines


def _cells(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _figures(block: FigureRows) -> list[str]:
    lines = [f"### {runs(block.heading)}", ""]
    for group in block.groups:
        for row in group.rows:
            particulars = " · ".join(runs(each) for each in row.particulars)
            lines.append(f'- <a id="{row.id}"></a>**{runs(row.number)}** {runs(row.what)} · {particulars}')
        limits = " · ".join(runs(each) for each in (group.caution, group.flag) if each)
        lines += ["", f'<a id="{group.id}"></a>{limits}', ""]
    return lines[:-1]


def _items(block: Items) -> list[str]:
    return [
        f"- **{runs(item.lead)}** · "
        + " · ".join(runs(each) for each in (*item.particulars, item.flag) if each)
        for item in block.items
    ]


def _entry(block: Entry) -> list[str]:
    lines = []
    for head in block.heads:
        lines += [_anchor(head.id), f"#### {head.ref} {runs(head.heading)}", ""]
    lines += [f"> {runs(block.quote)}", ""] if block.quote else []
    lines += [f"- {runs(name)}: {runs(value)}" for name, value in block.facts]
    return [*lines, "", runs(block.back)]


def _chart(block: Chart) -> list[str]:
    return [escape(block.wide.description), "", *(f"- {runs(each)}" for each in block.caption)]


def _details(block: Details) -> list[str]:
    lines = [f"**{runs(block.summary)}**", ""]
    for table in block.blocks:
        lines += [*_table(table), ""]
    return lines


_RENDERERS: dict[str, Callable[[Any], list[str]]] = {
    "paragraph": _paragraph,
    "subheading": _subheading,
    "bullets": _bullets,
    "cards": _cards,
    "table": _table,
    "figures": _figures,
    "items": _items,
    "entry": _entry,
    "chart": _chart,
    "details": _details,
}
