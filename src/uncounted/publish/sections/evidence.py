"""Evidence of every number: the sentence, the table of lists, or the model and its settings."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from uncounted.publish import phrases
from uncounted.publish.blocks import Block, Entry, Head, Paragraph, Part, Subheading, Table, TableRow
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
        blocks += [_sentence(words, list(group), content) for _, group in groupby(content.stated, key=_place)]
    if content.documented:
        blocks.append(Subheading(words.fill("evidence.documented")))
        blocks += _documented(words, content.documented)
    if content.estimates:
        blocks.append(Subheading(words.fill("evidence.estimated")))
        blocks += [_estimated(words, each) for each in content.estimates]
        blocks += _patterns(words, content)
    return Part("evidence", words.fill("headings.evidence"), tuple(blocks))


def _place(each: Stated) -> tuple[str, int, str]:
    """Give what figures of one sentence share: document, the sentence's beginning, its text."""
    shown = each.passage
    start = each.figure.span[0] - len(shown.before)
    return each.sha256, start, shown.before + shown.number + shown.after


def _sentence(words: Words, group: list[Stated], content: Content) -> Entry:
    return Entry(
        heads=tuple(_head(words, each) for each in group),
        quote=_quote(group),
        facts=_stated_facts(words, group),
        back=_back(words, group, content),
    )


def _head(words: Words, each: Stated) -> Head:
    heading = (Run(phrases.hedged(words, each.figure)), Run(" · "), *phrases.what(words, each.figure))
    return Head(each.anchor, each.ref, heading)


def _quote(group: list[Stated]) -> Runs:
    """Quote the sentence with each of its figures marked."""
    passage = group[0].passage
    text = passage.before + passage.number + passage.after
    lang = said(text).lang
    start = group[0].figure.span[0] - len(passage.before)
    runs, done = [], 0
    for first, last in sorted({each.figure.span for each in group}):
        first, last = max(first - start, done), last - start
        runs += [_piece(text[done:first], lang), Run(tidy(text[first:last]), style="mark", lang=lang)]
        done = last
    runs.append(_piece(text[done:], lang))
    return (Run("… "), *runs, Run(" …")) if passage.is_cut else tuple(runs)


def _piece(text: str, lang: str) -> Run:
    """Tidy a piece of a sentence, keeping the spaces that part it from the numbers."""
    shown = tidy(text)
    if not shown:
        return Run(" " if text else "", lang=lang)
    return Run(" " * text[0].isspace() + shown + " " * text[-1].isspace(), lang=lang)


def _stated_facts(words: Words, group: list[Stated]) -> tuple[Fact, ...]:
    first = group[0]
    return (
        *_each(words, "day", group, [phrases.when(words, each.figure) for each in group]),
        *_each(words, "who", group, [phrases.who(words, each) for each in group]),
        *_each(words, "caveat", group, [_caveat(words, each) for each in group]),
        *_each(words, "checked", group, [phrases.checked(words, each) for each in group]),
        *_each(words, "document", group, [document_name(words, first.document)] * len(group)),
        (words.fill("evidence.place"), _offsets(words, group)),
        (words.fill("evidence.sha256"), (short_hash(first.sha256),)),
        (words.fill("evidence.reader"), (said(first.reader, style="code"),)),
        *_rules(words, group),
        *_each(words, "doubt", group, [phrases.unreliable(words, each) for each in group]),
    )


def _each(words: Words, key: str, group: list[Stated], values: list[Runs]) -> list[Fact]:
    """State a fact once for all figures of a sentence that share it, with their short names unless all do."""
    name = words.fill(f"evidence.{key}")
    refs: dict[Runs, list[str]] = {}
    for each, value in zip(group, values, strict=True):
        refs.setdefault(value, []).append(each.ref)
    if len(refs) == 1:
        return [(name, values[0])] if values[0] else []
    comma = words.text("comma")
    return [
        (words.fill("evidence.name_of", name=name, ref=comma.join(of_value)), value)
        for value, of_value in refs.items()
        if value
    ]


def _offsets(words: Words, group: list[Stated]) -> Runs:
    spans = tuple(
        words.fill("evidence.span", start=str(each.figure.span[0]), end=str(each.figure.span[1]))
        for each in group
    )
    return words.fill("evidence.offsets", spans=phrases.joined(spans, words.text("comma")))


def _caveat(words: Words, each: Stated) -> Runs:
    if not each.figure.caveat:
        return phrases.caveat(words, each)
    return (Run("“"), said(each.figure.caveat), Run("”"))


def _rules(words: Words, group: list[Stated]) -> list[Fact]:
    """Say which words of the document filled which field; what all figures share stands once."""
    shared = [why for why in group[0].why if all(why in each.why for each in group)]
    name = words.fill("evidence.rules")
    facts = [(name, _listed(words, shared, group[0]))]
    for each in group:
        own = [why for why in each.why if why not in shared]
        facts.append((words.fill("evidence.name_of", name=name, ref=each.ref), _listed(words, own, each)))
    return [fact for fact in facts if fact[1]]


def _listed(words: Words, rules: list[tuple[str, str, str]], each: Stated) -> Runs:
    listed = []
    for field, rule, quoted in rules:
        is_quoted_above = field == "caveat" and quoted == each.figure.caveat
        source = (Run("“"), said(quoted), Run("” ")) if quoted and not is_quoted_above else ()
        name = Run(words.label("fields", field) or field)
        listed.append((name, Run(": "), *source, Run(f"({rule})", style="quiet", lang="en")))
    return phrases.joined(tuple(listed), "; ")


def _back(words: Words, group: list[Stated], content: Content) -> Runs:
    links = []
    anchors = {each.anchor for each in group}
    if content.headline is not None and content.headline.anchor in anchors:
        links.append((Run(words.text("headings.numbers"), href="#n-stated"),))
    if group[0].is_in_period:
        links.append((Run(words.text("headings.figures"), href=f"#{row_anchor(group[0])}"),))
    lines = content.series.stated if content.series else ()
    if any(point.anchor in anchors for line in lines for point in line.points):
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
        heads=(Head("documented", "D", words.fill("cards.documented")),),
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
    heading = (phrases.model(words, estimate.model), Run(" · "), *phrases.stratum(words, estimate))
    back = "#n-estimated" if each.ref == "E1" else "#strata" if estimate.stratum else "#numbers"
    return Entry(
        heads=(Head(each.anchor, each.ref, heading),),
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
