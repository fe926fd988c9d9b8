"""Decides which parts of a text are Zawgyi, and makes one Unicode text of all.

Use `decode` before Burmese is read. A document is one thing where the detector is certain of the
whole; where a page mixes both encodings each line is judged, and a line that is not certain takes the
encoding of its paragraph when all the certain lines there agree. What stays undecided is left as it
is and counted, and so are lines of Zawgyi pages in other languages of the Myanmar script, whose
letters have the code points of Zawgyi's glyphs. The conversion itself is `uncounted.language.zawgyi`.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from uncounted.domain.document import Encoding
from uncounted.language import scripts
from uncounted.language.zawgyi import Converted, to_unicode, unchanged


@dataclass(frozen=True)
class Survey:
    """How many lines of Burmese can be read, and how many cannot.

    Attributes
    ----------
    n_decided
        Lines that are Unicode or Zawgyi.
    n_undecided
        Lines for which that cannot be told; they are left as they are.
    n_foreign
        Lines in other languages of the Myanmar script on a page that has Zawgyi, left as they are.
    """

    n_decided: int = 0
    n_undecided: int = 0
    n_foreign: int = 0


@dataclass(frozen=True)
class _Line:
    text: str
    verdict: str  # unicode, zawgyi, unknown, foreign, or plain where both encodings say the same


def decode(text: str, encoding: Encoding | None = None) -> Converted:
    """Make a text Unicode.

    Parameters
    ----------
    text
        Any text.
    encoding
        What is known of its Burmese; None to find out.

    Examples
    --------
    >>> decode("ေနျပည္ေတာ္").text, decode("နေပြည်တော်").text
    ('နေပြည်တော်', 'နေပြည်တော်')
    """
    lines = _lines(text, encoding)
    if not any(line.verdict == "zawgyi" for line in lines):
        return unchanged(text)
    runs = groupby(lines, key=lambda line: line.verdict == "zawgyi")
    return _concatenated(("".join(line.text for line in run), is_zawgyi) for is_zawgyi, run in runs)


def survey(text: str, encoding: Encoding | None = None) -> Survey:
    """Count the lines whose encoding is known and is not, as `decode` takes them.

    >>> survey("Twelve people.", None)
    Survey(n_decided=0, n_undecided=0, n_foreign=0)
    """
    n_lines = Counter(line.verdict for line in _lines(text, encoding))
    return Survey(n_lines["unicode"] + n_lines["zawgyi"], n_lines["unknown"], n_lines["foreign"])


def _lines(text: str, encoding: Encoding | None) -> list[_Line]:
    """Part a text into lines, each with its verdict; one piece where it is all Unicode."""
    if not scripts.has_burmese(text):
        return [_Line(text, "plain")]
    found = encoding or scripts.burmese_encoding(text)
    if found == "unicode":
        return [_Line(text, "unicode")]
    return _all_zawgyi(text) if found == "zawgyi" else _settled(_judged(text))


def _all_zawgyi(text: str) -> list[_Line]:
    """Take every line as Zawgyi, whatever it looks like by itself: too little to judge is in many."""
    return [
        _Line(line, "foreign" if _is_foreign(line) else "zawgyi") for line in text.splitlines(keepends=True)
    ]


def _is_foreign(line: str) -> bool:
    """Say whether a line has letters of Shan, Mon or Karen and is no Zawgyi with a sign gone astray."""
    return scripts.has_other_letters(line) and scripts.verdict(line) != "zawgyi"


def _judged(text: str) -> list[_Line]:
    return [_Line(line, _verdict(line)) for line in text.splitlines(keepends=True)]


def _verdict(line: str) -> str:
    if not scripts.has_burmese(line):
        return "plain"
    if _is_foreign(line):
        return "foreign"
    verdict = scripts.verdict(line)
    if verdict == "unknown" and to_unicode(line).text == line:
        return "plain"
    return verdict


def _settled(lines: list[_Line]) -> list[_Line]:
    """Let the certain lines of a paragraph speak for the others, where they agree."""
    settled: list[_Line] = []
    for _, group in groupby(lines, key=lambda line: bool(line.text.strip())):
        paragraph = list(group)
        certain = {line.verdict for line in paragraph} & {"unicode", "zawgyi"}
        rest = certain.pop() if len(certain) == 1 else "unknown"
        settled += [_Line(line.text, rest) if line.verdict == "unknown" else line for line in paragraph]
    return settled


def _concatenated(runs: Iterable[tuple[str, bool]]) -> Converted:
    texts: list[str] = []
    starts, ends = array("i"), array("i")
    at = 0
    for text, convert in runs:
        if convert:
            part = to_unicode(text)
            texts.append(part.text)
            starts.extend([at + start for start in part.starts])
            ends.extend([at + end for end in part.ends])
        else:
            texts.append(text)
            starts.extend(range(at, at + len(text)))
            ends.extend(range(at + 1, at + len(text) + 1))
        at += len(text)
    return Converted("".join(texts), starts, ends)
