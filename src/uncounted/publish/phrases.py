"""Phrases that several sections share: numbers with their hedge, dates, who says so, reasons."""

from __future__ import annotations

import re

from uncounted.domain.estimate import Estimate, Reason
from uncounted.domain.figure import Figure
from uncounted.publish.content import Estimated, Stated
from uncounted.publish.text import Run, Runs, plain, said, tidy
from uncounted.publish.wording import Words

# populations that say no more than the measure does
_NOBODY_IN_PARTICULAR = frozenset(
    {
        "people",
        "person",
        "persons",
        "individuals",
        "all of them",
        "of them",
        "of these",
        "of those",
        "of whom",
        "them",
        "these",
        "they",
        "those",
        "who",
        "whom",
        "deaths",
        "လူ",
        "လူများ",
        "ဦး",
        "၎င်းတို့အနက်",
        "ယင်းတို့အနက်",
    }
)
_NUMBER = re.compile(r"\d[\d.,]*(?:e[+-]?\d+)?")


def linked(words: Words, value: float, *, to: str, ref: str = "") -> Run:
    """Write a number as a link to its evidence."""
    return Run(words.number(value), href=f"#{to}", ref=ref)


def stated_number(words: Words, stated: Stated) -> Run:
    """Write a stated figure with its hedge and unit, as a link to its evidence."""
    return Run(hedged(words, stated.figure), href=f"#{stated.anchor}", ref=stated.ref)


def hedged(words: Words, figure: Figure) -> str:
    """Write a figure's value with its hedge, unit and direction in words of this language."""
    value = next((each for each in (figure.value, figure.low, figure.high) if each is not None), None)
    if figure.qualifier == "vague" or value is None:
        return plain(words.fill("hedge.vague", quote=tidy(figure.quote)))
    if figure.qualifier == "range" and figure.low is not None and figure.high is not None:
        low, high = words.number(figure.low), _with_unit(words, figure, figure.high)
        amount = plain(words.fill("hedge.range", low=low, high=high))
    else:
        amount = plain(words.fill(f"hedge.{figure.qualifier}", n=_with_unit(words, figure, value)))
    return plain(words.fill(f"direction.{figure.kind}", n=amount))


def measure(words: Words, code: str) -> Run:
    """Name what is counted; a code without a word of its own stands as it is."""
    return Run(words.label("measures", code) or code)


def what(words: Words, figure: Figure) -> Runs:
    """Say what a figure counts: measure, and the population and place as the document names them."""
    runs = list(_counted(words, figure))
    if figure.kind in ("share", "rate", "ratio"):
        runs += words.fill("figure.kind", kind=words.text(f"kinds.{figure.kind}"))
    if figure.place:
        runs += words.fill("figure.place", place=said(figure.place))
    return tuple(runs)


def _counted(words: Words, figure: Figure) -> Runs:
    """Name measure and population as one phrase: "civilians killed", where the languages agree."""
    name, people = measure(words, figure.measure), words.text("figure.people")
    if not _adds_something(figure):
        # "9,100 households" are not people: "displaced" goes with the unit
        is_of_things = figure.kind == "count" and figure.unit != "persons"
        return (Run(name.text.removeprefix(people)) if is_of_things else name,)
    population = said(figure.population or "")
    if population.lang == words.language and name.text.startswith(people):
        return words.fill("figure.counted", population=population, measure=name.text.removeprefix(people))
    return words.fill("figure.population", population=population, measure=name)


def _adds_something(figure: Figure) -> bool:
    population = " ".join((figure.population or "").casefold().split())
    is_unit = population.rsplit(" ", 1)[-1] == figure.unit
    return bool(population) and population not in _NOBODY_IN_PARTICULAR and not is_unit


def when(words: Words, figure: Figure) -> Runs:
    """Say the day or period that a figure holds for."""
    if figure.as_of:
        return words.fill("when.as_of", day=words.date(figure.as_of))
    start, end = figure.period_start, figure.period_end
    if start and end:
        key = "when.on" if start == end else "when.between"
        return words.fill(key, start=words.date(start), end=words.date(end))
    if start:
        return words.fill("when.since", start=words.date(start))
    if end:
        return words.fill("when.until", end=words.date(end))
    return words.fill("when.unknown")


def who(words: Words, stated: Stated) -> Runs:
    """Say who states a figure, and who reports it where that is somebody else."""
    if not stated.who:
        return words.fill("who.unknown")
    if not stated.reported_by:
        return words.fill("who.says", who=said(stated.who))
    return words.fill("who.reported", who=said(stated.who), publisher=said(stated.reported_by))


def caveat(words: Words, stated: Stated, *, n_figures: int = 1) -> Runs:
    """Give the caveat that figures share; where none is stated, that is said instead."""
    n = words.number(n_figures)
    if stated.figure.caveat:
        return words.count("caveat.stated", n_figures, n=n, caveat=said(stated.figure.caveat))
    return (Run(plain(words.count("caveat.none", n_figures, n=n)), style="quiet"),)


def unreliable(words: Words, stated: Stated) -> Runs:
    """Say that a person must look at the original, for figures out of an unreliable text."""
    return () if stated.is_reliable else words.fill("figure.unreliable")


def checked(words: Words, stated: Stated) -> Runs:
    """Say whether a person has checked a figure, and what the machine had read where it was corrected."""
    if stated.status != "corrected":
        return words.fill(f"checked.{stated.status}")
    changes = tuple(
        words.fill(
            "checked.change",
            field=words.label("fields", each.field) or each.field,
            old=_field_value(words, each.field, each.old),
        )
        for each in stated.changes
    )
    return words.fill("checked.corrected", changes=joined(changes, words.text("comma")))


def checked_short(words: Words, stated: Stated) -> Runs:
    """Say in a few words that a person has checked a figure; nothing where none has."""
    return () if stated.status == "machine" else words.fill(f"checked.short_{stated.status}")


def _field_value(words: Words, field: str, value: str | float | None) -> Run:
    if value is None:
        return Run(words.text("checked.nothing"))
    if isinstance(value, float):
        return Run(words.number(value))
    if field in ("as_of", "period_start", "period_end"):
        return Run(words.date(value))
    return measure(words, value) if field == "measure" else said(value)


def interval(words: Words, each: Estimated) -> Runs:
    """Write a published interval as one link to its evidence."""
    if each.rounded is None:
        return (Run(words.text("estimate.refused")),)
    text = words.fill(
        "estimate.between", low=words.number(each.rounded.low), high=words.number(each.rounded.high)
    )
    return (Run(plain(text), href=f"#{each.anchor}", ref=each.ref),)


def point(words: Words, each: Estimated) -> Run:
    """Write the point of a published estimate as a link to its evidence."""
    return linked(words, each.rounded.point if each.rounded else 0, to=each.anchor, ref=each.ref)


def evidence(words: Words, each: Estimated) -> Run:
    """Link to the evidence of an estimate by its short name."""
    return Run(words.text("method.settings"), href=f"#{each.anchor}", ref=each.ref)


def model(words: Words, code: str) -> Run:
    """Name a model; a code without a word of its own stands as it is."""
    return Run(words.label("models", code) or code)


def reason(words: Words, each: Reason) -> Runs:
    """Say why an estimate is refused, or a caution: in this language, with the statistician's own words."""
    label = words.label("reasons", each.code)
    if words.language == "en" or label is None:
        return (said(each.text, lang="en"),)
    return (Run(f"{label} "), Run(f"({tidy(each.text)})", lang="en", style="quiet"))


def reasons(words: Words, each: Estimated) -> tuple[Runs, ...]:
    """Say why an estimate has no number, or what goes with its number."""
    if each.is_other:
        return (words.fill("verdict.other_people"),)
    return tuple(reason(words, one) for one in each.estimate.reasons)


def assumption(words: Words, text: str) -> Runs:
    """Give an assumption of an estimate in this language; the original where it has no translation."""
    translated = words.table["assumptions"].get(_NUMBER.sub("#", text))
    if translated is None:
        return (said(text, lang="en"),)
    return (Run(str(translated).format(*(words.digits(number) for number in _NUMBER.findall(text)))),)


def stratum(words: Words, estimate: Estimate) -> Runs:
    """Name a stratum: field and value."""
    runs: list[Run] = []
    for name, value in sorted(estimate.stratum.items()):
        runs += [Run(" · ", style="quiet")] if runs else []
        runs += words.fill(
            "strata.value", field=words.label("fields", name) or name, value=_value(words, name, value)
        )
    return tuple(runs) or (Run(words.text("strata.all")),)


def percent(words: Words, share: float) -> str:
    """Write a share in percent."""
    return plain(words.fill("units.percent_of", n=words.number(share * 100)))


def joined(parts: tuple[Runs, ...], separator: str = " ") -> Runs:
    """Join sentences, leaving out empty ones."""
    runs: list[Run] = []
    for part in parts:
        runs += [Run(separator)] if runs and part else []
        runs += part
    return tuple(runs)


def _value(words: Words, name: str, value: str) -> Run:
    if name in ("year", "month") and value.replace("-", "").isdigit():
        return Run(words.date(value))
    label = words.label("sexes" if name == "sex" else "strata_values", value)
    label = label or words.label("strata_values", value)
    return Run(label) if label else said(value)


def _with_unit(words: Words, figure: Figure, value: float) -> str:
    number = words.number(value)
    if figure.unit == "persons":
        return plain(words.fill("units.persons_of", n=number))
    if figure.unit == "percent":
        return plain(words.fill("units.percent_of", n=number))
    if figure.kind == "ratio":
        return plain(words.fill("units.times_of", n=number))
    unit = words.label("units", figure.unit) or tidy(figure.unit)
    return plain(words.fill("units.with", n=number, unit=unit))
