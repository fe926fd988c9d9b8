"""The comparisons of the model: what counts as equal, near and different, as Splink understands it.

Each comparison is a ladder of levels, best first; the first level that is true holds, and a missing
value on either side is no evidence at all. Each level carries the m and u probability to start from
(the share of matching and of different pairs at that level): they are what the model falls back on
when the rows are too few to learn from. They are round numbers chosen by judgement; training
replaces them.

Names of columns are those of `uncounted.match.columns`.
"""

from __future__ import annotations

from dataclasses import dataclass

# functions that the levels call; a token is packed as number * 65536 + bits * 256
MACROS = (
    # the first list is the short one; for lists this small a filter is faster than list_intersect
    "CREATE MACRO shared(a, b) AS list_filter(a, lambda x: list_contains(b, x))",
    "CREATE MACRO shared_bits(a, b) AS "
    "coalesce(list_sum(list_transform(shared(a, b), lambda x: x % 65536)), 0) / 256.0",
    "CREATE MACRO n_shared(a, b) AS len(shared(a, b))",
    "CREATE MACRO like_letters(a, b, c, d) AS "
    "greatest(jaro_winkler_similarity(a, b), jaro_winkler_similarity(c, d))",
    "CREATE MACRO days_apart(a, b) AS abs(date_diff('day', a, b))",
    "CREATE MACRO swapped(a, b) AS (year(a) = year(b) AND month(a) = day(b) AND day(a) = month(b))",
    "CREATE MACRO n_parts_equal(a, b) AS "
    "(year(a) = year(b))::INT + (month(a) = month(b))::INT + (day(a) = day(b))::INT",
)


@dataclass(frozen=True)
class Level:
    """One rung of a comparison.

    Attributes
    ----------
    label
        What it means.
    condition
        SQL over the columns of both rows; ELSE for the last one.
    m, u
        Probabilities to start from.
    frequency_of
        Column whose frequencies replace u for a given value; empty for none.
    """

    label: str
    condition: str
    m: float
    u: float
    frequency_of: str = ""


@dataclass(frozen=True)
class Comparison:
    """A ladder of levels.

    Attributes
    ----------
    name
        What is compared.
    missing
        SQL that is true when there is nothing to compare.
    levels
        Best first, ELSE last.
    """

    name: str
    missing: str
    levels: tuple[Level, ...]


def _name_conditions(kind: str) -> dict[str, str]:
    exact = f'shared_bits("{kind}_tokens_l", "{kind}_tokens_r")'
    near = (
        f'greatest(shared_bits("{kind}_tokens_r", "{kind}_near_l"), '
        f'shared_bits("{kind}_tokens_l", "{kind}_near_r"))'
    )
    bits = f"({exact} + 0.5 * {near})"
    n_both = (
        f'(n_shared("{kind}_tokens_l", "{kind}_tokens_r") + '
        f'least(n_shared("{kind}_tokens_r", "{kind}_near_l"), n_shared("{kind}_tokens_l", "{kind}_near_r")))'
    )
    share = f'{bits} / greatest("{kind}_bits_l", "{kind}_bits_r")'
    letters = f'like_letters("{kind}_sorted_l", "{kind}_sorted_r", "{kind}_in_order_l", "{kind}_in_order_r")'
    n_tokens_l, n_tokens_r = f'len("{kind}_tokens_l")', f'len("{kind}_tokens_r")'
    return {
        "equal": f'"{kind}_key_l" = "{kind}_key_r"',
        "slips": f"{n_both} >= greatest({n_tokens_l}, {n_tokens_r})",
        "part": f"{n_both} >= least({n_tokens_l}, {n_tokens_r}) AND least({n_tokens_l}, {n_tokens_r}) >= 2",
        "letters": f"{letters} >= 0.92",
        "bits": bits,
        "share": share,
    }


_ALIAS_IS_NAME = (
    'list_contains("name_others_l", "name_key_r") OR list_contains("name_others_r", "name_key_l")'
)


def name() -> Comparison:
    """Compare names by sound, by letters, and by how much information they share."""
    sql = _name_conditions("name")
    return Comparison(
        "name",
        '"name_key_l" IS NULL OR "name_key_r" IS NULL',
        (
            Level("all parts equal", sql["equal"], 0.65, 0.0005, "name_key"),
            # equal aliases are no evidence: what a list calls many people ("student") names nobody
            Level("an alias is the name", _ALIAS_IS_NAME, 0.03, 0.0005, "name_called"),
            Level("all parts equal or a slip away", sql["slips"], 0.12, 0.001, "name_like"),
            Level("one name is part of the other", sql["part"], 0.06, 0.001, "name_like"),
            Level("letters nearly equal", sql["letters"], 0.05, 0.001, ""),
            Level("most in common, rare", f"{sql['share']} >= 0.5 AND {sql['bits']} >= 11", 0.03, 0.001),
            Level("most in common", f"{sql['share']} >= 0.5", 0.03, 0.01),
            Level("some in common, rare", f"{sql['bits']} >= 8", 0.015, 0.005),
            Level("some in common", f"{sql['bits']} >= 4", 0.01, 0.05),
            Level("different", "ELSE", 0.005, 0.93),
        ),
    )


def father() -> Comparison:
    """Compare fathers' names, which are written with less care."""
    sql = _name_conditions("father")
    return Comparison(
        "father",
        '"father_key_l" IS NULL OR "father_key_r" IS NULL',
        (
            Level("all parts equal", sql["equal"], 0.6, 0.0005, "father_key"),
            Level("all parts equal or a slip away", sql["slips"], 0.15, 0.001, "father_like"),
            Level("one name is part of the other", sql["part"], 0.1, 0.001, "father_like"),
            Level("letters nearly equal", sql["letters"], 0.05, 0.002),
            Level("most in common", f"{sql['share']} >= 0.5", 0.05, 0.01),
            Level("different", "ELSE", 0.05, 0.98),
        ),
    )


def sex() -> Comparison:
    """Compare sex."""
    return Comparison(
        "sex",
        '"sex_l" IS NULL OR "sex_r" IS NULL',
        (Level("equal", '"sex_l" = "sex_r"', 0.98, 0.6), Level("different", "ELSE", 0.02, 0.4)),
    )


def birth() -> Comparison:
    """Compare birth dates, or years where only years are known."""
    both_days = '"birth_date_l" IS NOT NULL AND "birth_date_r" IS NOT NULL'
    years_apart = 'abs("birth_year_l" - "birth_year_r")'
    dates = '"birth_date_l", "birth_date_r"'
    return Comparison(
        "birth",
        '"birth_year_l" IS NULL OR "birth_year_r" IS NULL',
        (
            Level("same day", '"birth_date_l" = "birth_date_r"', 0.4, 0.00005),
            Level("day and month swapped", f"{both_days} AND swapped({dates})", 0.01, 0.00005),
            Level(
                "two of day, month, year equal", f"{both_days} AND n_parts_equal({dates}) = 2", 0.08, 0.004
            ),
            Level("same year, day not known", f"NOT ({both_days}) AND {years_apart} = 0", 0.25, 0.02),
            Level("one year apart, day not known", f"NOT ({both_days}) AND {years_apart} = 1", 0.12, 0.04),
            Level("up to three years apart", f"{years_apart} <= 3", 0.07, 0.1),
            Level("up to ten years apart", f"{years_apart} <= 10", 0.05, 0.25),
            Level("different", "ELSE", 0.02, 0.6),
        ),
    )


def age() -> Comparison:
    """Compare ages, for rows without any date to make a birth year from."""
    apart = 'abs("age_l" - "age_r")'
    return Comparison(
        "age",
        '"age_l" IS NULL OR "age_r" IS NULL OR ("birth_year_l" IS NOT NULL AND "birth_year_r" IS NOT NULL)',
        (
            Level("equal", f"{apart} = 0", 0.6, 0.03),
            Level("one year apart", f"{apart} = 1", 0.2, 0.05),
            Level("up to three years apart", f"{apart} <= 3", 0.1, 0.1),
            Level("up to ten years apart", f"{apart} <= 10", 0.07, 0.27),
            Level("different", "ELSE", 0.03, 0.55),
        ),
    )


def date() -> Comparison:
    """Compare days of the event; a common day, as of a massacre, says less than a rare one."""
    dates = '"event_date_l", "event_date_r"'
    both_days = '"event_date_l" IS NOT NULL AND "event_date_r" IS NOT NULL'
    return Comparison(
        "date",
        '"event_year_l" IS NULL OR "event_year_r" IS NULL',
        (
            Level("same day", '"event_day_l" = "event_day_r"', 0.55, 0.002, "event_day"),
            Level("day and month swapped", f"{both_days} AND swapped({dates})", 0.02, 0.001),
            Level("up to three days apart", f"{both_days} AND days_apart({dates}) <= 3", 0.15, 0.006),
            Level("same month", '"event_month_l" = "event_month_r"', 0.12, 0.03),
            Level("up to a month apart", f"{both_days} AND days_apart({dates}) <= 31", 0.04, 0.04),
            Level("same year", '"event_year_l" = "event_year_r"', 0.08, 0.3),
            Level("different", "ELSE", 0.04, 0.62),
        ),
    )


def place() -> Comparison:
    """Compare places, and regions where the places differ or are not given."""
    places = '"place_l" IS NOT NULL AND "place_r" IS NOT NULL'
    return Comparison(
        "place",
        '("place_l" IS NULL OR "place_r" IS NULL) AND ("region_l" IS NULL OR "region_r" IS NULL)',
        (
            Level("same place", '"place_l" = "place_r"', 0.7, 0.02, "place"),
            Level(
                "places nearly equal",
                f'{places} AND jaro_winkler_similarity("place_l", "place_r") >= 0.88',
                0.08,
                0.01,
            ),
            Level("same region, places differ", f'{places} AND "region_l" = "region_r"', 0.08, 0.08),
            Level("same region, place not known", '"region_l" = "region_r"', 0.09, 0.12),
            Level("different", "ELSE", 0.05, 0.77),
        ),
    )


LADDERS = {
    "name": name,
    "father": father,
    "sex": sex,
    "birth": birth,
    "age": age,
    "date": date,
    "place": place,
}
