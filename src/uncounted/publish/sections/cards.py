"""The three numbers side by side, and other models under them."""

from __future__ import annotations

from uncounted.publish import phrases
from uncounted.publish.blocks import Block, Card, Cards, Details, Paragraph, Part, Table, TableRow
from uncounted.publish.content import Content, Documented, Estimated, Stated
from uncounted.publish.text import Run, Runs, plain, said
from uncounted.publish.wording import Words


def part(content: Content, words: Words) -> Part:
    """Show the three numbers."""
    cards = Cards((_stated(content, words), _documented(content, words), _estimated(content, words)))
    blocks: list[Block] = [cards, Paragraph(words.fill("cards.never_added"), style="note")]
    if content.other_models:
        blocks.append(Details(words.fill("cards.other_models"), (_others(content, words),)))
    return Part("numbers", words.fill("headings.numbers"), tuple(blocks))


def _stated(content: Content, words: Words) -> Card:
    found = content.headline
    if found is None:
        key = "cards.no_stated_by" if content.stated_by else "cards.no_stated"
        missing = words.fill(
            key, who=said(content.stated_by), measure=phrases.measure(words, content.measure)
        )
        return _card(words, "stated", number=missing)
    return _card(
        words,
        "stated",
        number=(phrases.stated_number(words, found),),
        unit=phrases.what(words, found.figure),
        facts=_stated_facts(words, found),
        caution=tuple(
            each for each in (phrases.caveat(words, found), phrases.unreliable(words, found)) if each
        ),
    )


def _stated_facts(words: Words, found: Stated) -> tuple[Runs, ...]:
    facts = [phrases.when(words, found.figure), phrases.who(words, found)]
    if found.document.issued:
        facts.append(words.fill("cards.issued", day=words.date(found.document.issued)))
    return tuple(facts)


def _documented(content: Content, words: Words) -> Card:
    found = content.documented
    if found is None or not found.n_persons:
        return _card(words, "documented", number=words.fill("cards.no_documented"))
    lists, several = found.patterns.n_lists, _d(words, found.n_on_several)
    return _card(
        words,
        "documented",
        number=(Run(_people(words, found.n_persons), href="#documented", ref="D"),),
        unit=(phrases.measure(words, content.measure),),
        facts=(
            words.count("cards.on_lists", lists, n=_d(words, lists), several=several),
            words.fill("cards.rows_behind", n=_d(words, found.n_rows)),
        ),
        caution=doubts(words, found),
    )


def doubts(words: Words, found: Documented) -> tuple[Runs, ...]:
    """Say how sure the documented count is, in sentences."""
    sentences = []
    doubt = found.doubt
    if doubt.n_waiting:
        sentences.append(
            words.count(
                "doubt.waiting",
                doubt.n_waiting,
                n=_d(words, doubt.n_waiting),
                low=phrases.percent(words, doubt.prob_review),
                high=phrases.percent(words, doubt.prob_same),
                lowest=_d(words, doubt.n_persons_if_joined),
            )
        )
    else:
        sentences.append(words.fill("doubt.none_waiting"))
    if doubt.n_rows_unsure:
        sentences.append(
            words.count("doubt.unsure_rows", doubt.n_rows_unsure, n=_d(words, doubt.n_rows_unsure))
        )
    if found.is_outdated:
        sentences.append(words.fill("doubt.outdated"))
    return tuple(sentences)


def _estimated(content: Content, words: Words) -> Card:
    found = content.estimated
    if found is None:
        return _card(words, "estimated", number=words.fill("cards.no_estimate"))
    if found.rounded is None:
        refused = words.fill("cards.refused")
        evidence = ((phrases.evidence(words, found),),)
        return _card(
            words, "estimated", number=refused, facts=evidence, caution=phrases.reasons(words, found)
        )
    facts = [
        words.fill("cards.point", n=phrases.point(words, found)),
        words.fill(
            "cards.level",
            level=phrases.percent(words, found.estimate.level),
            model=phrases.model(words, found.estimate.model),
        ),
    ]
    return _card(
        words,
        "estimated",
        number=phrases.interval(words, found),
        unit=(phrases.measure(words, content.measure),),
        facts=tuple(facts),
        caution=(
            words.fill("cards.rests_on", link=Run(words.text("cards.assumptions"), href="#assumptions")),
            *phrases.reasons(words, found),
        ),
    )


def _others(content: Content, words: Words) -> Table:
    is_published = content.estimated is not None and content.estimated.rounded is not None
    key = "cards.other_models_caption" if is_published else "cards.other_models_refused"
    head = ("cards.model", "cards.interval", "cards.verdict")
    return Table(
        caption=words.fill(key),
        head=tuple(words.fill(key) for key in head),
        rows=tuple(
            TableRow(
                ((phrases.model(words, each.estimate.model),), _interval(words, each), verdict(words, each))
            )
            for each in content.other_models
        ),
        is_number=(False, True, False),
    )


def _interval(words: Words, each: Estimated) -> Runs:
    return phrases.interval(words, each) if each.rounded else (Run("–"),)


def verdict(words: Words, each: Estimated, *, is_full: bool = True) -> Runs:
    """Give the verdict of an estimate in words, with its reasons, or with the first of them only."""
    reasons = phrases.joined(phrases.reasons(words, each)[: None if is_full else 1])
    if each.rounded is None:
        return words.fill("verdict.refused", reasons=reasons)
    return words.fill("verdict.caution", reasons=reasons) if reasons else words.fill("verdict.published")


def _card(
    words: Words,
    name: str,
    *,
    number: Runs,
    unit: Runs = (),
    facts: tuple[Runs, ...] = (),
    caution: tuple[Runs, ...] = (),
) -> Card:
    label, gloss = words.fill(f"cards.{name}"), words.fill(f"cards.{name}_gloss")
    return Card(f"n-{name}", name, label, gloss, number, unit, facts, caution, has_number=bool(unit))


def _d(words: Words, n: int) -> Run:
    return phrases.linked(words, n, to="documented", ref="D")


def _people(words: Words, n: int) -> str:
    return plain(words.fill("units.persons_of", n=words.number(n)))
