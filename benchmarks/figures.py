"""Speed and memory of the figures reader, on invented text of several kinds.

Usage: python benchmarks/figures.py [--quick | --full] [--json FILE] [--only KIND ...]

One process, one core; start-up and the building of the word lists are left out by reading a little
text first. For each kind of text: kilobytes (of UTF-8) a second in one document of 50 kB, in one of
1 MB and in many of 2 kB, and how time grows when a document doubles from 1 to 2 to 4 MB (2.0 is
linear). Then the same doubling, a tenth as long, for text made to be slow to read, and peak memory by
the size of the document. The text is made by templates from a fixed seed; every name in it is invented.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import resource
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from uncounted.figures import read

DAY = date(2031, 4, 2)
MEGABYTE = 1_000_000
SEED = 7

_PLACES = ["Sabe", "Naungpin", "Lettaw", "Mibaya", "Kanoe", "Taungwin", "Yesagyi", "Htanbin"]
_BODIES = [
    "Marsh Watch",
    "the Delta Prisoners' Union (DPU)",
    "the Hill Monitor",
    "the Network for Shelter",
    "residents",
    "a spokesman for the union",
    "the health ministry",
]
_GROUPS = ["villagers", "civilians", "children", "women", "protesters", "teachers", "displaced people"]
_DEEDS = ["killed", "injured", "arrested", "detained", "displaced", "released", "sentenced", "abducted"]
_MONTHS = ["January", "February", "March", "April", "May", "June", "August", "October", "November"]
_SENTENCES = [
    "On {day} {month}, {n} {group} were {deed} in {place}, {body} said.",
    "At least {n} {group} have been {deed} since the start of the year, according to {body}.",
    "The road from {place} to {other} has been closed for weeks and markets stay empty.",
    "Nobody in {place} knows when the school will open again, a teacher said by telephone.",
    "{body} reported that {n} houses were burned in {place} and {m} families had fled to {other}.",
    "The ministry denied the report and blamed armed groups that it did not name.",
    "Of them, {m} were {deed} near the river and the rest in {other}.",
    "More than {big} {group} remain displaced across the region, {body} says.",
    "Witnesses described how soldiers came before dawn, searched the houses and left towards {place}.",
    "The figure is likely to be much higher because many places cannot be reached.",
    "A second group reached {place} in late {month} after walking for {small} days through the forest.",
    "Prices of rice have risen by {small} per cent since {month}, traders in {other} said.",
    "He was sentenced to {small} years in prison under Section {law} of the penal code.",
    "The youngest of the dead was {small} years old, and his family has left the town.",
    "Aid groups ask that the crossing be opened so that medicine can be brought to {place}.",
]
_PLAIN = [
    "The river is high and the road to the market is under water again.",
    "Teachers in the hill villages keep their schools open as long as they can.",
    "The union asked the authorities to publish the list, but they have not answered.",
    "People who fled say that they do not know when they may return to their houses.",
    "The court did not say why the hearing was held behind closed doors.",
    "Families wait at the gate every morning and are sent away without an answer.",
    "The hospital needs medicine, clean water and nurses, its director said.",
]
_BURMESE = [
    "{month} {day} ရက်နေ့က {place} မြို့နယ်တွင် ရွာသား {n} ဦး သေဆုံးခဲ့သည်။",
    "စစ်ကောင်စီတပ်များသည် ကျေးရွာများကို မီးရှို့ခဲ့ပြီး နေအိမ် {n} လုံး ပျက်စီးခဲ့သည်။",
    "ဒေသခံများက ဆေးဝါးနှင့် ရိက္ခာ လိုအပ်နေကြောင်း ပြောကြားခဲ့သည်။",
    "အနည်းဆုံး လူ {n} ဦး ဖမ်းဆီးခံထားရကြောင်း စောင့်ကြည့်ရေးအဖွဲ့က ထုတ်ပြန်သည်။",
    "ရွာသူရွာသားများသည် တောထဲသို့ ထွက်ပြေးတိမ်းရှောင်နေကြရသည်။",
    "ကျောင်းများ ပြန်ဖွင့်မည့်ရက်ကို မသိရသေးကြောင်း ဆရာမတစ်ဦးက ဆိုသည်။",
]
_BURMESE_PLACES = ["ဆပါး", "နောင်ပင်", "ကန်ဦး", "တောင်ဝင်း"]
_BURMESE_MONTHS = ["ဇန်နဝါရီလ", "မတ်လ", "ဧပြီလ", "ဇူလိုင်လ"]
_BURMESE_DIGITS = str.maketrans("0123456789", "၀၁၂၃၄၅၆၇၈၉")

Maker = Callable[[random.Random], Iterator[str]]


def prose(chance: random.Random) -> Iterator[str]:
    """Make paragraphs of ordinary English reports, a number in about two sentences of three."""
    while True:
        yield " ".join(_filled(chance.choice(_SENTENCES), chance) for _ in range(5)) + "\n\n"


def burmese(chance: random.Random) -> Iterator[str]:
    """Make paragraphs of ordinary Burmese reports."""
    while True:
        sentences = []
        for _ in range(4):
            values = {
                "month": chance.choice(_BURMESE_MONTHS),
                "place": chance.choice(_BURMESE_PLACES),
                "day": str(chance.randint(1, 28)).translate(_BURMESE_DIGITS),
                "n": f"{chance.randint(1, 4000):,}".translate(_BURMESE_DIGITS),
            }
            sentences.append(chance.choice(_BURMESE).format(**values))
        yield " ".join(sentences) + "\n\n"


def table(chance: random.Random) -> Iterator[str]:
    """Make tables of counts by township, forty rows each."""
    while True:
        yield "Township\tKilled\tInjured\tDisplaced\n"
        for _ in range(40):
            counts = "\t".join(f"{chance.randint(0, 5000):,}" for _ in range(3))
            yield f"{chance.choice(_PLACES)}\t{counts}\n"
        yield "\n"


def numbers(chance: random.Random) -> Iterator[str]:
    """Make lines of bare numbers."""
    while True:
        yield " ".join(str(chance.randint(1, 99_999)) for _ in range(12)) + "\n"


def without(chance: random.Random) -> Iterator[str]:
    """Make prose that has no number."""
    while True:
        yield " ".join(chance.choice(_PLAIN) for _ in range(5)) + "\n\n"


KINDS: dict[str, Maker] = {
    "English prose": prose,
    "Burmese prose": burmese,
    "tables": table,
    "bare numbers": numbers,
    "no numbers": without,
}

# One piece of each text that could be slow; it is repeated to the wanted size.
SLOW: dict[str, str] = {
    "one line": "Soldiers came to the village and 12 people were killed and 30 houses burned ",
    "digits": "7",
    "commas": ",",
    "digits and commas": "1,",
    "brackets": "(",
    "closing brackets": "12)",
    "full stops": ".",
    "spaces": " ",
    "line ends": "\n",
    "quotation marks": '"',
    "and": "and ",
    "number words": "one hundred and ",
    "capital words": "Sabe ",
    "Burmese without spaces": "ရွာသားများသည်တောထဲသို့ထွက်ပြေးကြရသည်",
    "Burmese digits": "၁",
    "table of one row": "12\t",
    "deep bullets": "• - * 3 killed\n",
    "years": "2021 ",
    "months": "May ",
    "By": "By ",
    "said": "Hla said ",
    "percent": "5% ",
    "zero-width": "1\u200b",
    "short lines": "3\n",
    "section": "Section ",
    "per cent of": "2 of the ",
}


def _filled(template: str, chance: random.Random) -> str:
    return template.format(
        place=chance.choice(_PLACES),
        other=chance.choice(_PLACES),
        body=chance.choice(_BODIES),
        group=chance.choice(_GROUPS),
        deed=chance.choice(_DEEDS),
        month=chance.choice(_MONTHS),
        day=chance.randint(1, 28),
        n=chance.randint(1, 300),
        m=chance.randint(1, 90),
        big=f"{chance.randint(1, 900) * 1000:,}",
        small=chance.randint(2, 30),
        law=chance.randint(100, 600),
    )


def text_of(kind: str, size: int) -> str:
    """Make a text of a kind, of about so many bytes of UTF-8."""
    chance, pieces, made = random.Random(SEED), [], 0  # noqa: S311 - invented text, no secret
    for piece in KINDS[kind](chance):
        pieces.append(piece)
        made += len(piece.encode())
        if made >= size:
            return "".join(pieces)
    raise AssertionError("the makers never end")


def slow_text(kind: str, size: int) -> str:
    """Repeat a piece to about so many bytes of UTF-8."""
    piece = SLOW[kind]
    return piece * (size // len(piece.encode()))


def seconds(text: str) -> float:
    """Give the time that one reading takes."""
    start = time.process_time()
    read(text, published=DAY)
    return time.process_time() - start


def speed(text: str) -> float:
    """Give kilobytes of UTF-8 a second, the best of as many readings as fit into a second."""
    size, best, spent = len(text.encode()) / 1000, float("inf"), 0.0
    while spent < 1.0:
        took = seconds(text)
        best, spent = min(best, took), spent + max(took, 1e-4)
    return size / best


def measure_kind(kind: str, *, largest: int) -> dict[str, float]:
    """Measure one kind of text."""
    small = text_of(kind, 2000)
    return {
        "kB/s, 50 kB": speed(text_of(kind, 50_000)),
        "kB/s, quarter": speed(text_of(kind, largest // 4)),
        "kB/s, many of 2 kB": speed_of_many([small] * 50),
        **_growth(lambda size: text_of(kind, size), largest),
    }


def speed_of_many(texts: list[str]) -> float:
    """Give kilobytes a second over many documents."""
    start = time.process_time()
    for text in texts:
        read(text, published=DAY)
    return sum(len(text.encode()) for text in texts) / 1000 / (time.process_time() - start)


def _growth(make: Callable[[int], str], largest: int) -> dict[str, float]:
    quarter, half, whole = (seconds(make(largest // part)) for part in (4, 2, 1))
    return {"x2": half / max(quarter, 0.01), "x4": whole / max(half, 0.01)}


def measure_slow(kind: str, *, largest: int) -> dict[str, float]:
    """Measure text that is made to be slow."""
    grown = _growth(lambda size: slow_text(kind, size), largest)
    quarter = slow_text(kind, largest // 4)
    return {"kB/s, quarter": len(quarter.encode()) / 1000 / max(seconds(quarter), 1e-4), **grown}


def peak_memory(task: tuple[int, int]) -> float:
    """Give the peak in MiB of a fresh process that reads so many documents of a size."""
    size, n_documents = task
    text = text_of("English prose", size)
    for _ in range(n_documents):
        read(text, published=DAY)
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage tells on Linux includes the process that started this one
        peak = next(line for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM"))
        return int(peak.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def memory() -> dict[str, float]:
    """Measure peak memory by the size of a document and by their number."""
    tasks = {
        "1 of 2 kB": (2000, 1),
        "1 of 1 MB": (MEGABYTE, 1),
        "5 of 1 MB": (MEGABYTE, 5),
        "1 of 4 MB": (4 * MEGABYTE, 1),
    }
    context = multiprocessing.get_context("spawn")
    with context.Pool(1, maxtasksperchild=1) as pool:
        return {name: pool.apply(peak_memory, (task,)) for name, task in tasks.items()}


def show(title: str, rows: dict[str, dict[str, float]]) -> None:
    """Print a table."""
    columns = list(next(iter(rows.values())))
    print(f"\n| {title} | {' | '.join(columns)} |\n|---|{'---|' * len(columns)}")
    for name, row in rows.items():
        cells = (f"{value:,.0f}" if value >= 20 else f"{value:.1f}" for value in row.values())
        print(f"| {name} | {' | '.join(cells)} |", flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true", help="documents up to 400 kB instead of 4 MB")
    size.add_argument(
        "--full", action="store_true", help="text made to be slow up to 4 MB too; takes an hour"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the measures as JSON too")
    parser.add_argument("--only", nargs="+", metavar="KIND", help="only these kinds, no memory")
    args = parser.parse_args()
    largest = 400_000 if args.quick else 4 * MEGABYTE
    for kind in KINDS:  # build what is built once
        read(text_of(kind, 4000), published=DAY)
    wanted = set(args.only or [*KINDS, *SLOW])
    found = {
        "kind": {kind: measure_kind(kind, largest=largest) for kind in KINDS if kind in wanted},
        "made to be slow": {
            kind: measure_slow(kind, largest=largest if args.full else largest // 10)
            for kind in SLOW
            if kind in wanted
        },
    }
    if not args.only:
        found["peak MiB"] = {"reader": memory()}
    for title, rows in found.items():
        if rows:
            show(title, rows)
    if args.json:
        args.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
