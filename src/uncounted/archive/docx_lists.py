"""The bullets and numbers of a DOCX file's lists, which its text does not hold."""

from __future__ import annotations

from typing import Any

Element = Any  # lxml ships no types

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BULLET = "• "
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MOST_STYLES = 20


class Numbering:
    """Counts the paragraphs of each list while a file is read from top to bottom.

    Parameters
    ----------
    opened
        The file, as python-docx opened it.
    """

    def __init__(self, opened: Any) -> None:
        self._formats = _formats(opened)
        self._styles = _styles(opened)
        self._counts: dict[tuple[str, int], int] = {}

    def mark(self, paragraph: Element) -> str:
        """Give what stands before a paragraph: a bullet, "3. ", or nothing."""
        list_id, level = self._list_of(paragraph)
        if not list_id or list_id == "0":
            return ""
        form = self._formats.get((list_id, level), "bullet")
        if form in ("bullet", "none"):
            return _BULLET if form == "bullet" else ""
        for deeper in range(level + 1, 10):
            self._counts.pop((list_id, deeper), None)
        number = self._counts.get((list_id, level), 0) + 1
        self._counts[list_id, level] = number
        if form in ("lowerLetter", "upperLetter"):
            letter = _LETTERS[(number - 1) % len(_LETTERS)]
            return f"{letter if form == 'lowerLetter' else letter.upper()}) "
        return f"{number}. "

    def _list_of(self, paragraph: Element) -> tuple[str, int]:
        properties = paragraph.find(_W + "pPr")
        if properties is None:
            return "", 0
        stated = properties.find(_W + "numPr")
        style = properties.find(_W + "pStyle")
        inherited = self._styles.get(_value(style), ("", 0))
        if stated is None:
            return inherited
        list_id = _value(stated.find(_W + "numId")) or inherited[0]
        return list_id, _level(_value(stated.find(_W + "ilvl")))


def _styles(opened: Any) -> dict[str, tuple[str, int]]:
    """Give the list that each style puts its paragraphs in, its parents' where it names none."""
    found: dict[str, tuple[str, int]] = {}
    parents: dict[str, str] = {}
    for style in opened.styles.element.iter(_W + "style"):
        name = str(style.get(_W + "styleId"))
        parents[name] = _value(style.find(_W + "basedOn"))
        listed = style.find(f"{_W}pPr/{_W}numPr")
        if listed is not None:
            found[name] = _value(listed.find(_W + "numId")), _level(_value(listed.find(_W + "ilvl")))
    for name in parents:
        above = name
        for _ in range(_MOST_STYLES):
            if above in found or not above:
                break
            above = parents.get(above, "")
        if above in found:
            found.setdefault(name, found[above])
    return found


def _formats(opened: Any) -> dict[tuple[str, int], str]:
    """Give how each level of each list is numbered."""
    import lxml.etree

    parts = [each for each in opened.part.rels.values() if each.reltype.endswith("/numbering")]
    if not parts or parts[0].is_external:
        return {}
    parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True)
    root = lxml.etree.fromstring(parts[0].target_part.blob, parser)
    by_abstract = {
        str(each.get(_W + "abstractNumId")): {
            _level(str(level.get(_W + "ilvl"))): _value(level.find(_W + "numFmt")) or "decimal"
            for level in each.iter(_W + "lvl")
        }
        for each in root.iter(_W + "abstractNum")
    }
    return {
        (str(each.get(_W + "numId")), level): form
        for each in root.iter(_W + "num")
        for level, form in by_abstract.get(_value(each.find(_W + "abstractNumId")), {}).items()
    }


def _value(element: Element) -> str:
    return "" if element is None else str(element.get(_W + "val", ""))


def _level(digits: str) -> int:
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 3 else 0
