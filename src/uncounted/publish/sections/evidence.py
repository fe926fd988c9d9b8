"""Evidence of every number: the sentence, the table of lists, or the model and its settings."""

from __future__ import annotations

from collections.abc import Mapping

from uncounted.publish import phrases
from uncounted.publish.blocks import Block, Entry, Paragraph, Part, Subheading, Table, TableRow
from uncounted.publish.content import Content, Documented, Estimated, Stated
from uncounted.publish.sections.cards import verdict
from uncounted.publish.sections.figures import document_name, row_anchor
from uncounted.publish.sections.sources import short_hash
from uncounted.publish.text import Run, Runs, said, tidy
from uncounted.publish.wording import Words

Fact = tuple[Runs, Runs]

# what else a refused estimate computed is for a statistician's eyes only: it may tell the refused number
_SHOWN_WHEN_REFUSED = frozenset(
    {"rhat", "ess_bulk", "ess_tail", "n_draws", "sweeps_per_chain", "models_fitted"}
)
_HIDDEN = "refused_"


def part(content: Content, words: Words) -> Part:
    """Show the evidence."""
    blocks: list[Block] = [Paragraph(words.fill("evidence.intro"), style="note")]
    if content.stated:
        blocks.append(Subheading(words.fill("evidence.stated")))
        blocks += [_stated(words, each, content) for each in content.stated]
    if content.documented:
        blocks.append(Subheading(words.fill("evidence.documented")))
        blocks += _documented(words, content.documented)
    if content.estimates:
        blocks.append(Subheading(words.fill("evidence.estimated")))
        blocks += [_estimated(words, each) for each in content.estimates]
        blocks += _patterns(words, content)
    return Part("evidence", words.fill("headings.evidence"), tuple(blocks))


def _stated(words: Words, each: Stated, content: Content) -> Entry:
    return Entry(
        id=each.anchor,
        ref=each.ref,
        heading=(Run(phrases.hedged(words, each.figure)), Run(" · "), *phrases.what(words, each.figure)),
        quote=_quote(each),
        facts=_stated_facts(words, each),
        back=_back(words, each, content),
    )


def _quote(each: Stated) -> Runs:
    passage = each.passage
    lang = said(passage.before + passage.number + passage.after).lang
    cut = (Run("… "), Run(" …")) if passage.is_cut else (Run(""), Run(""))
    return (
        cut[0],
        Run(_kept_space(passage.before, at_end=True), lang=lang),
        Run(tidy(passage.number), style="mark", lang=lang),
        Run(_kept_space(passage.after, at_end=False), lang=lang),
        cut[1],
    )


def _kept_space(text: str, *, at_end: bool) -> str:
    """Tidy one side of a number, keeping the space that parts them."""
    shown = tidy(text)
    if at_end:
        return shown + " " if text[-1:].isspace() else shown
    return " " + shown if text[:1].isspace() else shown


def _stated_facts(words: Words, each: Stated) -> tuple[Fact, ...]:
    start, end = (Run(str(offset)) for offset in each.figure.span)
    facts = [
        ("day", phrases.when(words, each.figure)),
        ("who", phrases.who(words, each)),
        ("caveat", _caveat(words, each)),
        ("document", document_name(words, each.document)),
        ("place", words.fill("evidence.offsets", start=start, end=end)),
        ("sha256", (short_hash(each.sha256),)),
        ("reader", (said(each.reader, style="code"),)),
        ("rules", _rules(words, each)),
        ("doubt", phrases.unreliable(words, each)),
    ]
    return tuple((words.fill(f"evidence.{key}"), value) for key, value in facts if value)


def _caveat(words: Words, each: Stated) -> Runs:
    if not each.figure.caveat:
        return phrases.caveat(words, each)
    return (Run("“"), said(each.figure.caveat), Run("”"))


def _rules(words: Words, each: Stated) -> Runs:
    """Say which words of the document filled which field."""
    rules = []
    for field, rule, quoted in each.why:
        name = Run(words.label("fields", field) or field)
        source = (Run("“"), said(quoted), Run("”")) if quoted else words.fill("evidence.from_document")
        rules.append((name, Run(": "), *source, Run(f" ({rule})", style="quiet", lang="en")))
    return phrases.joined(tuple(rules), "; ")


def _back(words: Words, each: Stated, content: Content) -> Runs:
    links = []
    if content.headline is not None and each.anchor == content.headline.anchor:
        links.append((Run(words.text("headings.numbers"), href="#n-stated"),))
    if each.is_in_period:
        links.append((Run(words.text("headings.figures"), href=f"#{row_anchor(each)}"),))
    lines = content.series.stated if content.series else ()
    if any(each.anchor == point.anchor for line in lines for point in line.points):
        links.append((Run(words.text("headings.chart"), href="#chart"),))
    return words.fill("evidence.back", links=phrases.joined(tuple(links), words.text("comma")))


def _documented(words: Words, found: Documented) -> list[Block]:
    return [_documented_entry(words, found), _overlap(words, found), _rows_behind(words, found)]


def _documented_entry(words: Words, found: Documented) -> Entry:
    facts = [
        ("people", (Run(words.number(found.n_persons)),)),
        ("several", (Run(words.number(found.n_on_several)),)),
        ("rows", (Run(words.number(found.n_rows)),)),
        ("waiting", (Run(words.number(found.doubt.n_waiting)),)),
        ("if_joined", (Run(words.number(found.doubt.n_persons_if_joined)),)),
        ("unsure", (Run(words.number(found.doubt.n_rows_unsure)),)),
        ("judgements", (Run(words.number(found.n_judgements)),)),
        ("undated", (Run(words.number(found.n_undated)),)),
        ("input_hash", (short_hash(found.input_hash),)),
        ("settings", settings(found.settings)),
    ]
    return Entry(
        id="documented",
        ref="D",
        heading=words.fill("cards.documented"),
        quote=(),
        facts=tuple((words.fill(f"evidence.{key}"), value) for key, value in facts if value),
        back=words.fill("evidence.back", links=Run(words.text("headings.numbers"), href="#n-documented")),
    )


def _overlap(words: Words, found: Documented) -> Table:
    names = [said(name) for name in found.patterns.lists]
    rows = tuple(
        TableRow(((name,), *((Run(words.number(n)),) for n in counts)))
        for name, counts in zip(names, found.overlap, strict=True)
    )
    return Table(
        caption=words.fill("evidence.overlap"),
        head=(words.fill("evidence.list"), *((name,) for name in names)),
        rows=rows,
        is_number=(False, *(True for _ in names)),
        is_matrix=True,
    )


def _rows_behind(words: Words, found: Documented) -> Table:
    return Table(
        caption=words.fill("evidence.rows_behind"),
        head=(words.fill("evidence.n_rows"), words.fill("evidence.n_people")),
        rows=tuple(
            TableRow(((Run(words.number(n_rows)),), (Run(words.number(n)),)))
            for n_rows, n in found.rows_per_person.items()
        ),
        is_number=(True, True),
    )


def _estimated(words: Words, each: Estimated) -> Entry:
    estimate = each.estimate
    facts = [
        ("exact", _exact(words, each)),
        ("verdict_words", verdict(words, each)),
        ("observed", (Run(words.number(estimate.n_observed)),)),
        ("lists", phrases.joined(tuple((said(name),) for name in estimate.lists), words.text("comma"))),
        ("settings", settings(estimate.settings)),
        ("seed", (Run(str(estimate.seed), style="code"),) if estimate.seed is not None else ()),
        ("diagnostics", settings(_diagnostics(each))),
        ("patterns_hash", (short_hash(estimate.patterns_hash),)),
        ("estimate_hash", (short_hash(each.digest),)),
    ]
    back = "#n-estimated" if each.ref == "E1" else "#strata" if estimate.stratum else "#numbers"
    return Entry(
        id=each.anchor,
        ref=each.ref,
        heading=(phrases.model(words, estimate.model), Run(" · "), *phrases.stratum(words, estimate)),
        quote=(),
        facts=tuple((words.fill(f"evidence.{key}"), value) for key, value in facts if value),
        back=words.fill(
            "evidence.back", links=Run(words.text(f"evidence.back_{back[1:].replace('-', '_')}"), href=back)
        ),
    )


def _exact(words: Words, each: Estimated) -> Runs:
    estimate = each.estimate
    if each.rounded is None or estimate.point is None or estimate.interval is None:
        return ()
    return words.fill(
        "evidence.exact_value",
        point=words.number(round(estimate.point, 1)),
        low=words.number(round(estimate.interval[0], 1)),
        high=words.number(round(estimate.interval[1], 1)),
        level=phrases.percent(words, estimate.level),
    )


def _diagnostics(each: Estimated) -> dict[str, object]:
    def is_shown(name: str) -> bool:
        if name.startswith(_HIDDEN):
            return False
        return each.rounded is not None or name in _SHOWN_WHEN_REFUSED

    return {name: value for name, value in each.estimate.diagnostics.items() if is_shown(name)}


def settings(values: Mapping[str, object]) -> Runs:
    """Write settings or diagnostics as they were used, in no language: ``chains=4``."""
    shown = tuple(
        (Run(f"{name}={_plain(value)}", style="code", lang="en"),) for name, value in values.items()
    )
    return phrases.joined(shown, " ")


def _plain(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_plain(each) for each in value) + "]"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_plain(each)}" for name, each in value.items()) + "}"
    return tidy(str(value))


def _patterns(words: Words, content: Content) -> list[Block]:
    table = content.table
    if table is None:
        return [Paragraph(words.fill("evidence.no_patterns"), style="note")]
    rows = tuple(
        TableRow((*((Run(str(on)),) for on in pattern), (Run(words.number(count)),)))
        for pattern, count in table.counts.items()
    )
    return [
        Table(
            caption=words.fill("evidence.patterns", hash=short_hash(table.digest)),
            head=(*((said(name),) for name in table.lists), words.fill("evidence.n_people")),
            rows=rows,
            is_number=(*(False for _ in table.lists), True),
            is_matrix=True,
        )
    ]
