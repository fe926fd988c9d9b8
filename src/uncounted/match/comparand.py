"""What of a row is compared: values made comparable across lists, scripts and precisions.

Nothing is filled in. A value that is missing stays missing, and the model takes it as no evidence.
The one computed value is a birth year from age and date of the event, which is right to a year.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from uncounted.domain.date import PartialDate
from uncounted.domain.row import Row
from uncounted.language.names import is_no_name, name_parts, tokens_key


@dataclass(frozen=True)
class NameSounds:
    """A name as it is compared.

    Attributes
    ----------
    tokens
        Phonetic classes or folded words, sorted; the second "tun" of a name is ``tun~2``.
    in_order
        The same in the order of the name, joined, for comparing letters.
    others
        Keys (sorted tokens, joined) of aliases.
    """

    tokens: tuple[str, ...]
    in_order: str
    others: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The sorted tokens, joined."""
        return " ".join(self.tokens)


@dataclass(frozen=True)
class Comparand:
    """The comparable values of one row; None where there is nothing to compare.

    Attributes
    ----------
    row_id, list_name
        Of the row.
    name, father
        Names by sound.
    sex
        female, male, other.
    birth_date
        ISO day.
    birth_year
        As recorded, or computed from age and event year.
    birth_year_recorded
        False where it was computed.
    age
        Completed years.
    event_date
        ISO day, when known to the day.
    event_month
        ``YYYY-MM``, when known to the month or better.
    event_year
        Year.
    place, region
        Keys by sound.
    """

    row_id: str
    list_name: str
    name: NameSounds | None
    father: NameSounds | None
    sex: str | None
    birth_date: str | None
    birth_year: int | None
    birth_year_recorded: bool
    age: int | None
    event_date: str | None
    event_month: str | None
    event_year: int | None
    place: str | None
    region: str | None


def comparands(rows: Iterable[Row]) -> list[Comparand]:
    """Make rows comparable, in order of row id."""
    return [_comparand(row) for row in sorted(rows, key=lambda row: row.row_id)]


def _comparand(row: Row) -> Comparand:
    fields = row.fields
    event_year = _year(fields.date)
    birth_year, recorded = _year(fields.birth), True
    if birth_year is None and fields.age is not None and event_year is not None:
        birth_year, recorded = event_year - fields.age, False
    return Comparand(
        row_id=row.row_id,
        list_name=row.list_name,
        name=_sounds(fields.name, fields.other_names),
        father=_sounds(fields.father_name, ()),
        sex=fields.sex,
        birth_date=_day(fields.birth),
        birth_year=birth_year,
        birth_year_recorded=recorded,
        age=fields.age,
        event_date=_day(fields.date),
        event_month=fields.date.edtf[:7]
        if fields.date and fields.date.precision in ("day", "month")
        else None,
        event_year=event_year,
        place=_place(fields.place),
        region=_place(fields.region),
    )


def _sounds(text: str | None, other_names: tuple[str, ...]) -> NameSounds | None:
    if not text or is_no_name(text):
        return None
    parts = name_parts(text)
    key = tokens_key(parts.tokens)
    if not key:
        return None
    aliases = [tokens_key(alias) for alias in parts.aliases]
    aliases += [tokens_key(name_parts(other).tokens) for other in other_names]
    # an alias of one syllable is too common to say anything
    others = {" ".join(_counted(alias)) for alias in aliases if len("".join(alias)) > 3}
    return NameSounds(_counted(key), " ".join(key), tuple(sorted(others - {" ".join(_counted(key))})))


def _counted(key: tuple[str, ...]) -> tuple[str, ...]:
    seen: Counter[str] = Counter()
    tokens = []
    for token in key:
        seen[token] += 1
        tokens.append(token if seen[token] == 1 else f"{token}~{seen[token]}")
    return tuple(sorted(tokens))


def _place(text: str | None) -> str | None:
    return "".join(tokens_key(name_parts(text).tokens)) or None if text else None


def _day(value: PartialDate | None) -> str | None:
    return value.edtf if value and value.precision == "day" else None


def _year(value: PartialDate | None) -> int | None:
    if value is None or value.first_day.year != value.last_day.year:
        return None
    return value.first_day.year
