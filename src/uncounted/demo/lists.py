"""The five lists of the case as their keepers hand them over: habits, columns, releases, planted faults."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from uncounted.demo.chance import Chance
from uncounted.demo.coverage import COVERAGES, REGISTER, draw_listings
from uncounted.demo.dates import in_burmese, in_english, month_in_burmese, month_in_english
from uncounted.demo.names import invent_name
from uncounted.demo.noting import Habits, Noted, note_all
from uncounted.demo.population import LAST_DAY, Victim
from uncounted.demo.spelling import HouseStyle, burmese_digits, zawgyi

LAST_ENTRY = date(2031, 3, 28)
FIRST_RELEASE = date(2030, 12, 31)
CORRECTION = date(2031, 2, 14)

Cell = str | int | date | None

HABITS = {
    "ward-watch": Habits(HouseStyle("latin", house=0, share_honorific=0.6), no_father=0.35),
    "medics-network": Habits(
        HouseStyle("latin", house=1, share_honorific=0.05, share_nickname=0.0, capitals=True),
        no_father=0.7,
        no_age=0.08,
        no_day=0.0,
        month_only=0.0,
    ),
    REGISTER: Habits(
        HouseStyle("burmese", share_typing_error=0.04, share_honorific=0.75),
        no_father=0.4,
        repeated=0.025,
        day_month_swapped=0.02,
    ),
    "lawyers-circle": Habits(
        HouseStyle("latin", house=2, share_off_style=0.2, share_joined=0.06, share_honorific=0.3),
        no_father=0.3,
        no_age=0.25,
        month_only=0.08,
        repeated=0.03,
        nickname_column=True,
    ),
    "funeral-books": Habits(
        HouseStyle("burmese", share_typing_error=0.06, share_honorific=0.85),
        no_father=0.75,
        age_heaped=0.2,
        no_township=0.05,
    ),
}


@dataclass(frozen=True)
class Table:
    """One file of one list.

    Attributes
    ----------
    list_name
        The list.
    file_name
        Name of the file in the list's folder.
    title
        A line above the header; empty when there is none.
    columns, rows
        Header and cells.
    victims
        For each row the number of the victim, -1 for nobody who was killed: the truth, not in the file.
    planted
        Row (from 0) and column of each fault that was put in on purpose.
    """

    list_name: str
    file_name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    victims: tuple[int, ...]
    planted: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Register:
    """The register behind the stated figures: entries by number, and what its correction took out.

    Attributes
    ----------
    entries
        In order of entry; their place is their number.
    removed
        Places of the entries that the correction took out: repeated ones and people found alive.
    alive
        How many of these were people found alive.
    """

    entries: tuple[Noted, ...]
    removed: frozenset[int]
    alive: int

    def places(self, day: date, *, corrected: bool) -> list[int]:
        """Give the places of the entries that the register holds at the end of a day."""
        out = self.removed if corrected else frozenset()
        return [
            place for place, entry in enumerate(self.entries) if entry.entered <= day and place not in out
        ]

    def stated(self, day: date) -> int:
        """Count what the association states on a day: corrected from the day of the correction on."""
        return len(self.places(day, corrected=day >= CORRECTION))


@dataclass(frozen=True)
class Lists:
    """All lists of the case.

    Attributes
    ----------
    tables
        Every file, releases of one list in order of date.
    register
        The register with its history.
    """

    tables: tuple[Table, ...]
    register: Register


def make_lists(population: Sequence[Victim], *, seed: int) -> Lists:
    """Draw, note and lay out the five lists, and plant a few faults in them."""
    noted = {}
    for coverage in COVERAGES:
        listings = draw_listings(population, coverage, seed=seed)
        chance = Chance(seed, f"notes of {coverage.list_name}")
        entries = note_all(chance, HABITS[coverage.list_name], listings)
        # The register goes on after its second release: statements are younger than that.
        until = LAST_DAY if coverage.list_name == REGISTER else LAST_ENTRY
        noted[coverage.list_name] = [entry for entry in entries if entry.entered <= until]
    register = _with_history(noted[REGISTER], seed=seed)
    ward_watch = _table("ward-watch", "ward-watch.csv", noted["ward-watch"], _ward_watch)
    medics = _table(
        "medics-network", "medics-network.xlsx", noted["medics-network"], _medics, title=_MEDICS_TITLE
    )
    lawyers = _table("lawyers-circle", "lawyers-circle.csv", noted["lawyers-circle"], _lawyers)
    books = _table("funeral-books", "funeral-books.csv", noted["funeral-books"], _funeral_books)
    return Lists(
        (
            _plant(ward_watch, 60, "Age", 430),
            _plant(medics, 211, "DATE", "31/02/2031"),
            *_register_tables(register, seed=seed),
            _plant(lawyers, 75, "W/M", "both"),
            _plant_zawgyi(books),
        ),
        register,
    )


def _with_history(entries: Sequence[Noted], *, seed: int) -> Register:
    """Add people who turned out to be alive, and work out what the correction takes out."""
    chance = Chance(seed, "register's correction")
    early = [entry for entry in entries if entry.entered < FIRST_RELEASE]
    found_alive = [replace(chance.choose(early), victim=-1, name=_stranger(chance)) for _ in range(4)]
    known = sorted([*entries, *found_alive], key=lambda entry: entry.entered)
    removed = {
        place
        for place, entry in enumerate(known)
        if entry.entered < CORRECTION and (entry.repeats or entry.victim < 0)
    }
    return Register(tuple(known), frozenset(removed), len(found_alive))


def _stranger(chance: Chance) -> str:
    return "".join(piece.script for piece in invent_name(chance, "male"))


def _register_tables(register: Register, *, seed: int) -> tuple[Table, Table]:
    first = register.places(FIRST_RELEASE, corrected=False)
    second = register.places(LAST_ENTRY, corrected=True)
    # What the association put right between the releases: an age, a father's name added.
    chance = Chance(seed, "register's second release")
    mended = set(chance.order([place for place in first if place not in register.removed])[:12])
    older = [(place, register.entries[place]) for place in first]
    newer = [
        (place, _mend(chance, register.entries[place]) if place in mended else register.entries[place])
        for place in second
    ]
    return (
        _table(
            REGISTER,
            "2030-12-31.csv",
            [entry for _, entry in older],
            _register,
            numbers=[p for p, _ in older],
        ),
        _table(
            REGISTER,
            "2031-03-28.csv",
            [entry for _, entry in newer],
            _register,
            numbers=[p for p, _ in newer],
        ),
    )


def _mend(chance: Chance, entry: Noted) -> Noted:
    if entry.age is None:
        return replace(entry, age=18 + chance.below(40))
    return replace(entry, age=entry.age + chance.choose((-1, 1, 2)))


_Layout = Callable[[int, Noted], dict[str, Cell]]


def _table(
    list_name: str,
    file_name: str,
    entries: Sequence[Noted],
    layout: _Layout,
    *,
    numbers: Sequence[int] | None = None,
    title: str = "",
) -> Table:
    rows = [
        layout(number, entry) for number, entry in zip(numbers or range(len(entries)), entries, strict=True)
    ]
    columns = tuple(rows[0])
    cells = tuple(tuple(row.values()) for row in rows)
    return Table(list_name, file_name, title, columns, cells, tuple(entry.victim for entry in entries))


def _ward_watch(number: int, entry: Noted) -> dict[str, Cell]:
    return {
        "ID": f"WW-{number + 1:04d}",
        "Name": entry.name,
        "Father's name": entry.father,
        "Sex": entry.sex,
        "Age": entry.age,
        "Date of death": _iso(entry),
        "Township": entry.township,
        "Region": entry.region,
    }


_MEDICS_TITLE = "Medics Network: deaths recorded at clinics and aid posts, entries up to 28 March 2031"


def _medics(number: int, entry: Noted) -> dict[str, Cell]:
    return {
        "NO.": number + 1,
        "NAME": entry.name,
        "FATHER": entry.father,
        "M/F": {"female": "F", "male": "M", None: None}[entry.sex],
        "AGE": entry.age,
        "DATE": entry.day,
        "TOWNSHIP": entry.township.upper(),
        "STATE/REGION": entry.region.upper(),
    }


def _register(number: int, entry: Noted) -> dict[str, Cell]:
    return {
        "စာရင်းအမှတ်": burmese_digits(str(number + 1)),
        "အမည်": entry.name,
        "အဘအမည်": entry.father,
        "ကျား/မ": {"female": "မ", "male": "ကျား", None: ""}[entry.sex],
        "အသက်": burmese_digits(str(entry.age or "")),
        "သေဆုံးသည့်ရက်": burmese_digits(_day_first(entry)),
        "မြို့နယ်": entry.township_script,
        "တိုင်း/ပြည်နယ်": entry.region_script,
    }


def _lawyers(number: int, entry: Noted) -> dict[str, Cell]:
    # Headers that no reader can know: uncounted.toml has the mapping.
    return {
        "File": f"LC/{number + 1}",
        "Who": entry.name,
        "Called": entry.nickname,
        "Child of": entry.father,
        "W/M": {"female": "woman", "male": "man", None: "unknown"}[entry.sex],
        "Year born": None if entry.age is None or entry.day is None else entry.day.year - entry.age,
        "When": _in_words(entry),
        "Where": entry.township,
        "Part of the country": entry.region,
    }


def _funeral_books(number: int, entry: Noted) -> dict[str, Cell]:
    return {
        "စဉ်": burmese_digits(str(number + 1)),
        "နာမည်": entry.name,
        "ဖခင်အမည်": entry.father,
        "လိင်": {"female": "အမျိုးသမီး", "male": "အမျိုးသား", None: ""}[entry.sex],
        "အသက်": burmese_digits(str(entry.age or "")),
        "ရက်စွဲ": _in_burmese(entry),
        "မြို့နယ်": entry.township_script,
        "ပြည်နယ်/တိုင်း": entry.region_script,
    }


def _iso(entry: Noted) -> str:
    return "" if entry.day is None else entry.day.isoformat()[: 7 if entry.to_the_month else 10]


def _day_first(entry: Noted) -> str:
    if entry.day is None:
        return ""
    # A month alone is written out: digits would look like a day and a month.
    return month_in_burmese(entry.day) if entry.to_the_month else entry.day.strftime("%d/%m/%Y")


def _in_words(entry: Noted) -> str:
    if entry.day is None:
        return ""
    return (month_in_english if entry.to_the_month else in_english)(entry.day)


def _in_burmese(entry: Noted) -> str:
    if entry.day is None:
        return ""
    return (month_in_burmese if entry.to_the_month else in_burmese)(entry.day)


def _plant(table: Table, row: int, column: str, fault: Cell) -> Table:
    """Put a fault into one cell, as a careless hand would."""
    at = table.columns.index(column)
    cells = list(table.rows[row])
    cells[at] = fault
    rows = (*table.rows[:row], tuple(cells), *table.rows[row + 1 :])
    return replace(table, rows=rows, planted=(*table.planted, (row, column)))


def _plant_zawgyi(table: Table) -> Table:
    """Store one name the way the old fonts did: the first long one with a vowel written in front."""
    at = table.columns.index("နာမည်")
    names = [str(cells[at]) for cells in table.rows]
    row = next(row for row, name in enumerate(names) if row > 100 and len(name) > 14 and name.count("ေ") > 1)
    return _plant(table, row, "နာမည်", zawgyi(names[row]))
