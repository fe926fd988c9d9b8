"""An invented country's week: documents in English and Burmese, lists, a matching and estimates.

Sabai, its people, places and organisations are invented.
"""

from __future__ import annotations

import hashlib
import random
from datetime import date, timedelta

from uncounted.domain.date import PartialDate
from uncounted.domain.document import Document, TextQuality
from uncounted.domain.estimate import Estimate, Reason
from uncounted.domain.figure import Figure, Reading, Statement, Why
from uncounted.domain.matching import Matching, Member, Pair, Person
from uncounted.domain.pattern import CapturePatterns
from uncounted.domain.row import Fields, ListRelease, Row
from uncounted.domain.settings import BriefSettings, EstimateSettings, Settings
from uncounted.publish.content import Inputs

START, END = "2031-03-24", "2031-03-30"
LISTS = ("border-clinics", "diocese-burials", "press-names", "river-council", "ward-watch")
_COVER = (0.18, 0.22, 0.35, 0.42, 0.3)
_REGIONS = ("North Reach", "Delta", "Hill Tracts", "Salt Coast", "Old Capital")
_CLEAN = TextQuality(1.0, reliable=True)
_DAMAGED = TextQuality(0.6, reliable=False, reasons=("Burmese text out of a PDF",))

_BRIEF = (
    "Weekly brief of the Sabai Rights Network\n\n"
    "As of 29 March, 1,038 civilians have been confirmed killed and 7,660 arrested, of whom 6,033 are still "
    "detained; 1,984 people are on the warrant list, according to the River Council. These numbers are "
    "probably much higher, and people killed in the shelling of the Hill Tracts are not included.\n\n"
    "On 26 March at least 24 houses were burned in Mawlin village, the Ward Watch said. Prices of rice are "
    "up 23% since February, and nearly 1,500 soldiers have changed sides. Dozens fled across the river.\n"
)
_BURMESE = (
    "မြစ်ကောင်စီ သတင်းထုတ်ပြန်ချက်\n\n"
    "၂၀၃၁ ခုနှစ် မတ်လ ၂၈ ရက်နေ့အထိ အရပ်သား ၁,၀၃၁ ဦး သတ်ဖြတ်ခံခဲ့ရသည်။ "
    "အတည်မပြုနိုင်သေးသော အမှုများ မပါဝင်ပါ။ နေရပ်စွန့်ခွာရသူ ၁၂,၀၀၀ ကျော် ရှိသည်။\n"
)


def _document(text: str, **particulars: object) -> Document:
    values: dict[str, object] = {
        "title": "",
        "authors": (),
        "publisher": "",
        "kind": "report",
        "languages": ("en",),
        "encoding": "unicode",
        "issued": None,
        "reference": "",
        "quality": _CLEAN,
    }
    values |= particulars
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        sha256=sha256,
        text=text,
        main_start=0,
        main_end=len(text),
        page_starts=(0,),
        reader="text 1",
        **values,
    )  # type: ignore[arg-type]


def _figure(document: Document, quote: str, measure: str, **fields: object) -> Figure:
    start = document.text.index(quote)
    span = (start, start + len(quote))
    values: dict[str, object] = {
        "value": None,
        "low": None,
        "high": None,
        "unit": "persons",
        "kind": "count",
        "qualifier": "exact",
    }
    return Figure(span=span, quote=quote, measure=measure, **(values | fields))  # type: ignore[arg-type]


def _weekly_totals() -> list[tuple[Document, Reading]]:
    """Earlier documents: two publishers' running totals, some weeks apart."""
    found = []
    for week, (council, watch) in enumerate(
        [(212, 0), (341, 290), (498, 0), (623, 540), (745, 0), (862, 801), (951, 0), (1003, 977)]
    ):
        day = date(2030, 11, 30) + timedelta(days=15 * week)
        for who, value in (("River Council", council), ("Ward Watch", watch)):
            if value:
                text = (
                    f"{who}, {day.day} of the month. So far {value:,} people are known to have been killed.\n"
                )
                document = _document(
                    text,
                    title=f"Update {week + 1}",
                    publisher=who,
                    issued=PartialDate.of(day),
                    kind="statement",
                )
                figure = _figure(document, f"{value:,}", "killed", value=float(value), as_of=day.isoformat())
                found.append((document, Reading(document.sha256, "figures 1", (figure,), (), ())))
    return found


def weekly_brief() -> tuple[Document, Reading]:
    """Give the week's brief with four figures of one sentence and others."""
    document = _document(
        _BRIEF,
        title="Week of fire in the Hill Tracts",
        publisher="Sabai Rights Network",
        issued=PartialDate(END, "day"),
        kind="brief",
    )
    caveat = "probably much higher, and people killed in the shelling of the Hill Tracts are not included"
    start = _BRIEF.index("As of 29 March")
    why = (
        Why("as_of", "leading date", (start, start + 14)),
        Why(
            "attribution",
            "according to",
            (_BRIEF.index("the River Council"), _BRIEF.index("the River Council") + 17),
        ),
        Why("caveat", "next sentence", (_BRIEF.index(caveat), _BRIEF.index(caveat) + len(caveat))),
    )
    council = {"as_of": "2031-03-29", "attribution": "River Council", "caveat": caveat, "why": why}
    watch = {"attribution": "Ward Watch", "period_start": "2031-03-26", "period_end": "2031-03-26"}
    figures = (
        _figure(document, "1,038", "killed", value=1038.0, population="civilians", **council),
        _figure(document, "7,660", "arrested", value=7660.0, **council),
        _figure(document, "6,033", "detained", value=6033.0, **council),
        _figure(document, "1,984", "wanted", value=1984.0, **council),
        _figure(
            document,
            "24",
            "buildings_destroyed",
            value=24.0,
            low=24.0,
            unit="houses",
            qualifier="at_least",
            place="Mawlin village",
            **watch,
        ),
        _figure(
            document, "23%", "price", value=23.0, unit="percent", kind="increase", period_start="2031-02-01"
        ),
        _figure(document, "1,500", "defected", value=1500.0, qualifier="nearly"),
        _figure(document, "Dozens", "refugees", low=12.0, qualifier="vague"),
    )
    return document, Reading(document.sha256, "figures 1", figures, (), _statements())


def _statements() -> tuple[Statement, ...]:
    def one(
        title: str, *authors: str, section: str = "Statements and Press Releases", **other: object
    ) -> Statement:
        values: dict[str, object] = {
            "byline": "By " + ", ".join(authors),
            "language": "my" if title[:1] >= "\u1000" else "en",
            "section_inferred": False,
            "reference": "",
            "span": (0, 1),
        }
        return Statement(title=title, authors=authors, section=section, **(values | other))  # type: ignore[arg-type]

    return (
        one("Joint statement on the burning of Mawlin", "River Council", "Ward Watch", reference="36/2031"),
        one("နှစ် (၂၀) မြောက် မြစ်ကမ်းနေ့သို့ ပေးပို့သည့် သဝဏ်လွှာ", "မြစ်ကောင်စီ"),
        one("", "Ward Watch", damage="title missing"),
        one("Hill Tracts: <b>stop</b> the shelling [now](x)", "Sabai Rights Network"),
        one(
            "ဖမ်းဆီးခံရသူများ၏ အခြေအနေ အစီရင်ခံစာ အမှတ် (၈/၂၀၃၁)",
            "ရပ်ကွက်စောင့်ကြည့်ရေး",
            section="Reports",
            section_inferred=True,
        ),
        one("Adrift: a year on the Salt Coast", "Border Clinics", section="Reports", section_inferred=True),
    )


def press_release() -> tuple[Document, Reading]:
    """Give a Burmese press release out of a PDF, whose text is not reliable."""
    document = _document(
        _BURMESE,
        title="မြစ်ကောင်စီ သတင်းထုတ်ပြန်ချက်",
        publisher="River Council",
        issued=PartialDate("2031-03-28", "day"),
        languages=("my",),
        kind="press release",
        quality=_DAMAGED,
    )
    figures = (
        _figure(
            document,
            "၁,၀၃၁",
            "killed",
            value=1031.0,
            population="အရပ်သား",
            as_of="2031-03-28",
            caveat="အတည်မပြုနိုင်သေးသော အမှုများ မပါဝင်ပါ",
        ),
        _figure(document, "၁၂,၀၀၀", "displaced", value=12000.0, low=12000.0, qualifier="more_than"),
    )
    return document, Reading(document.sha256, "figures 1", figures, (), ())


def rows_and_matching(n_people: int = 1600, *, seed: int = 7) -> tuple[tuple[Row, ...], Matching]:
    """Draw people, put them on lists, and match without an error but with a few pairs in doubt."""
    chance = random.Random(seed)  # noqa: S311 - invented people, not secrets
    rows: list[Row] = []
    persons: list[Person] = []
    for number in range(n_people):
        region = chance.choices(_REGIONS, weights=(5, 4, 3, 2, 1))[0]
        day = date(2031, 3, 30) - timedelta(days=int(chance.betavariate(1.2, 1.6) * 150))
        dated = None if chance.random() < 0.05 else PartialDate.of(day)
        on = [name for name, cover in zip(LISTS, _COVER, strict=True) if chance.random() < cover]
        members = []
        for name in on:
            row_id = f"{name}:1:{number}"
            fields = Fields(name=f"Person {number}", act="killed", date=dated, region=region)
            rows.append(Row(row_id, name, number + 2, "", {}, fields))
            members.append(Member(row_id, 0.9 if chance.random() < 0.02 else 1.0))
        if members:
            persons.append(Person(f"p{number:05d}", tuple(members)))
    pairs = tuple(
        Pair(*sorted((persons[i].row_ids[0], persons[i + 1].row_ids[0])), 0.7) for i in range(0, 54, 2)
    )
    matching = Matching(
        persons=tuple(persons),
        pairs=pairs,
        list_of={row.row_id: row.list_name for row in rows},
        settings={"prob_same": 0.9, "prob_review": 0.5, "seed": 1, "splink": "5.0.0"},
        input_hash=hashlib.sha256(b"matching").hexdigest(),
    )
    return tuple(rows), matching


def releases(rows: tuple[Row, ...]) -> tuple[ListRelease, ...]:
    """Give one release of each list."""
    names = ("Border Clinics", "Diocese of the Delta", "Sabai Daily", "River Council", "Ward Watch")
    return tuple(
        ListRelease(
            release_id=f"{name}-1",
            list_name=name,
            publisher=publisher,
            released="2031-03-29",
            sha256=hashlib.sha256(name.encode()).hexdigest(),
            columns=("name", "date", "region"),
            mapping={},
            n_rows=sum(row.list_name == name for row in rows) + 3,
            n_refused_rows=3,
        )
        for name, publisher in zip(LISTS, names, strict=True)
    )


def published(table: CapturePatterns, *, model: str = "latent_class", **stratum: str) -> Estimate:
    """Give a publishable estimate a third above the people observed."""
    n = table.n_observed
    return Estimate(
        stratum=stratum,
        lists=table.lists,
        patterns_hash=table.digest,
        n_observed=n,
        model=model,
        settings={"point": "median", "n_chains": 4, "n_classes": 10},
        seed=1 if model == "latent_class" else None,
        point=n * 1.24,
        interval=(n * 1.13, n * 1.42),
        level=0.95,
        draws=(),
        diagnostics={"rhat": 1.003, "ess_bulk": 2140.2},
        assumptions=(
            "People fall into a limited number of groups, and within a group being on one list says nothing "
            "about being on another.",
            "Matching is right, and the group did not change while the lists were made.",
        ),
        status="publishable",
    )


def refused(table: CapturePatterns, *, model: str = "latent_class", **stratum: str) -> Estimate:
    """Give a refused estimate that computed 98,765 for a statistician's eyes only."""
    return Estimate(
        stratum=stratum,
        lists=table.lists,
        patterns_hash=table.digest,
        n_observed=table.n_observed,
        model=model,
        settings={"n_chains": 4},
        seed=1,
        point=None,
        interval=None,
        level=0.95,
        draws=(),
        diagnostics={
            "refused_point": 98765.0,
            "refused_interval": [87654.0, 99999.0],
            "chain_medians": [98765.0],
        },
        assumptions=("Matching is right, and the group did not change while the lists were made.",),
        status="refused",
        reasons=(Reason("chains_disagree", "The chains had not come to one answer."),),
    )


def inputs(*, is_refused: bool = False, languages: tuple[str, ...] = ("en", "my")) -> Inputs:
    """Give everything a brief is made from."""
    rows, matching = rows_and_matching()
    documents = [weekly_brief(), press_release(), *_weekly_totals()]
    documents.sort(key=lambda pair: (pair[0].issued.edtf if pair[0].issued else "", pair[0].sha256))
    table = matching.patterns()
    overall = refused(table) if is_refused else published(table)
    regions = [
        {person.person_id for person in matching.persons if _region(person, rows) == region}
        for region in sorted(_REGIONS)
    ]
    strata = [
        (refused if number == 3 else published)(matching.patterns(among=among), region=region)
        for number, (region, among) in enumerate(zip(sorted(_REGIONS), regions, strict=True))
    ]
    return Inputs(
        settings=Settings(
            title="Sabai: deaths and detentions",
            languages=languages,
            country="Sabai",
            brief=BriefSettings(measure="killed", stated_by="River Council"),
            estimate=EstimateSettings(by=("region",)),
        ),
        documents=tuple(document for document, _ in documents),
        readings=tuple(reading for _, reading in documents),
        releases=releases(rows),
        rows=rows,
        matching=matching,
        estimates=(overall, published(table, model="log_linear"), published(table, model="chao"), *strata),
        tables=(table,),
    )


_REGION_OF: dict[str, str] = {}


def _region(person: Person, rows: tuple[Row, ...]) -> str:
    if not _REGION_OF:
        _REGION_OF.update({row.row_id: row.fields.region or "" for row in rows})
    return _REGION_OF[person.row_ids[0]]


def tiny() -> CapturePatterns:
    """Give a table of two people."""
    return CapturePatterns(LISTS[:3], {(1, 1, 0): 1, (0, 0, 1): 1})
