"""The way back: writes Unicode Burmese as Zawgyi fonts store it, one cluster at a time.

Slow and plain. Zawgyi has several code points for one sign (a narrow and a wide medial ra, a short and
a long u, three dots below); a chooser picks among them, so that tests see all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Choose = Callable[[str], str]

_CLUSTER = re.compile(
    "(?P<kinzi>င်္)?(?P<letter>[က-ဪဿ])(?P<stacked>္[က-အ])?(?P<early>်(?=ျ))?"
    "(?P<ya>ျ)?(?P<ra>ြ)?(?P<wa>ွ)?(?P<ha>ှ)?(?P<e>ေ)?(?P<above>[ိီဲ])?(?P<below>[ုူ])?"
    "(?P<aa>[ာါ])?(?P<anusvara>ံ)?(?P<dot>့)?(?P<asat>်)?(?P<visarga>း)?"
)
_LIGATURES = {"ဍ္ဍ": "\u106e", "ဍ္ဎ": "\u106f", "ဏ္ဍ": "\u1091", "ဋ္ဌ": "\u1092", "ဋ္ဋ": "\u1097"}
_LETTERS = {"န": "န\u108f", "ရ": "ရ\u1090", "ည": "ည\u106b", "ဉ": "ဉ\u106a", "ဿ": "\u1086"}
_STACKED = {
    "က": "\u1060", "ခ": "\u1061", "ဂ": "\u1062", "ဃ": "\u1063", "စ": "\u1065", "ဆ": "\u1066\u1067",
    "ဇ": "\u1068", "ဈ": "\u1069", "ဋ": "\u106c", "ဌ": "\u106d", "ဏ": "\u1070", "တ": "\u1071\u1072",
    "ထ": "\u1073\u1074", "ဒ": "\u1075", "ဓ": "\u1076", "န": "\u1077", "ပ": "\u1078", "ဖ": "\u1079",
    "ဗ": "\u107a", "ဘ": "\u107b\u1093", "မ": "\u107c", "လ": "\u1085",
}  # fmt: skip
_SIGNS = {
    "ya": "\u103a\u107d", "ra": "\u103b\u107e\u107f\u1080\u1081\u1082\u1083\u1084", "wa": "\u103c",
    "ha": "\u103d\u1087", "dot": "\u1037\u1094\u1095", "asat": "\u1039", "early": "\u1039",
    "ု": "\u102f\u1033", "ူ": "\u1030\u1034",
}  # fmt: skip
_JOINED = {
    ("kinzi", "ိ"): "\u108b", ("kinzi", "ီ"): "\u108c", ("kinzi", "ံ"): "\u108d", ("ိ", "ံ"): "\u108e",
    ("wa", "ha"): "\u108a", ("ha", "ု"): "\u1088", ("ha", "ူ"): "\u1089", ("ါ", "asat"): "\u105a",
}  # fmt: skip
stackable = "".join(_STACKED)


def to_zawgyi(text: str, choose: Choose = lambda variants: variants[0], *, join: bool = True) -> str:
    """Write a text in Zawgyi.

    Parameters
    ----------
    text
        Unicode in normalisation form C.
    choose
        Picks one of the code points that draw the same.
    join
        Use the code points for two signs in one where there are some.
    """
    return _CLUSTER.sub(lambda match: _written(match, choose, join), text)


def _written(match: re.Match[str], choose: Choose, join: bool) -> str:
    part = {name: found for name, found in match.groupdict().items() if found}
    stack = part.get("letter", "") + part.pop("stacked", "")
    before = "ေ" * ("e" in part) + (choose(_SIGNS["ra"]) if "ra" in part else "")
    if stack in _LIGATURES:
        letter = _LIGATURES[stack]
    else:
        letter = choose(_LETTERS.get(stack[0], stack[0])) + (choose(_STACKED[stack[2]]) if stack[1:] else "")
    return before + letter + _marks(_names(part), choose, join)


def _names(part: dict[str, str]) -> list[str]:
    order = ["kinzi", "early", "ya", "wa", "ha", "above", "below", "aa", "anusvara", "dot", "asat", "visarga"]
    own = {"above", "below", "aa", "anusvara"}  # several signs share these places
    return [part[name] if name in own else name for name in order if name in part]


def _marks(names: list[str], choose: Choose, join: bool) -> str:
    written, left = "", list(names)
    while left:
        name = left.pop(0)
        other = next((each for each in left if join and (name, each) in _JOINED), None)
        if other is not None:
            left.remove(other)
            written += _JOINED[name, other]
        else:
            written += choose(_SIGNS.get(name, {"kinzi": "\u1064", "visarga": "း"}.get(name, name)))
    return written
