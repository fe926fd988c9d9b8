"""What a rule found for one field of one figure: the value, the rule's name and the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Found(Generic[T]):
    """A value with its reason.

    Attributes
    ----------
    value
        What the field gets.
    rule
        Name of the rule, for the person who asks why.
    start, end
        Half-open offsets of the deciding words in the plain text; both -1 when the rule rests on
        no words (a default, the document's own date).
    """

    value: T
    rule: str
    start: int = -1
    end: int = -1
