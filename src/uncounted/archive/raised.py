"""Raised and lowered digits and letters, as such: the mark of a note must not join the number before it."""

from __future__ import annotations

_RAISED = {
    "sup": dict(
        zip(
            map(ord, "0123456789abcdefghijklmnoprstuvwxyz+-()"),
            "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ⁺⁻⁽⁾",
            strict=True,
        )
    ),
    "sub": dict(zip(map(ord, "0123456789"), "₀₁₂₃₄₅₆₇₈₉", strict=True)),
}
_OTHER_MARKS = " ,[]*†‡§"
_ORDINALS = frozenset(["st", "nd", "rd", "th", "er"])
_LONGEST = 8


def raised(text: str, how: str) -> str:
    """Write a short mark raised or lowered; longer words and "th" stay as they are.

    Parameters
    ----------
    text
        The words.
    how
        sup or sub.

    Examples
    --------
    >>> raised("2", "sup"), raised("th", "sup"), raised("2", "sub")
    ('²', 'th', '₂')
    """
    bare, signs = text.strip(), _RAISED[how]
    if len(bare) > _LONGEST or bare.lower() in _ORDINALS:
        return text
    return text.translate(signs) if all(ord(each) in signs or each in _OTHER_MARKS for each in bare) else text
