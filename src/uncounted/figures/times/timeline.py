"""How far a stated time reaches: what carries from sentence to sentence, and where it is let go.

The times that a sentence states itself are in `uncounted.figures.times.periods`. Here they become the time of
the paragraph, of a heading or of the words above a list, for the numbers that state none. The text is
read once from top to bottom. Next: `drafts` asks for the time of each number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from uncounted.domain.figure import SINCE_AND_AS_OF, SINCE_AND_SAID
from uncounted.figures.finding import Found
from uncounted.figures.measures import inheritance
from uncounted.figures.numbers import corrections
from uncounted.figures.numbers.numbers import Number
from uncounted.figures.text.sentences import Sentence
from uncounted.figures.times import dates, moments, periods, recalled, scopes, tenses, titles
from uncounted.figures.times.dates import Expression
from uncounted.figures.times.moments import Moment
from uncounted.figures.times.periods import Time

_FAMILY = {
    **dict.fromkeys(("killed", "injured", "casualties", "died_other", "missing"), "harm"),
    **dict.fromkeys(
        ("arrested", "detained", "charged", "sentenced", "sentenced_death", "released", "wanted"), "custody"
    ),
    **dict.fromkeys(("displaced", "refugees", "returned"), "flight"),
}


_GOES_ON = re.compile(
    r"[\"']?(?:it|he|she|they|its|their|his|her|of (?:them|these|those)|the (?:dead|report|figures?|number|"
    r"total|toll|victims|group|statement|same|count|organi[sz]ation)|these|those|this|among|another|"
    r"a further|others?|in addition|all of)\b",
    re.IGNORECASE,
)


_IS_OF_ABOVE = re.compile(
    r"(?:those who|by (?:age|area|cause|county|district|gender|location|month|nationality|party|perpetrator|"
    r"presumed|province|region|sex|state|type|weapon)\b|"
    r"the (?:dead|wounded|injured|killed|victims|total|toll|number|figures?|detained)\b|"
    r"(?:of|among) (?:them|these|those|the)\b|they include|most of|some of|half of|"
    "ယင်းတို့|၎င်းတို့|ယင်းအ|ထိုအထဲ)",
    re.IGNORECASE,
)
_KEY_VALUE = re.compile(r"[A-Z][^:.;\n]{1,60}: ?\S")
_KEY_NUMBER = re.compile(r"[A-Z][^:.;,\n\d]{1,40}: ?[~≈]?\d[\d,.]*\b")
_LETTERED = re.compile(r"\(?(?:[a-z]|\d{1,2}|[ivx]{1,4})\) ")
_EVENT_GOES_ON = re.compile(
    r"The (?:attack|attackers|assailants|gunmen|militants|insurgents|raid|raiders|air ?strikes?|strikes?|"
    r"blast|explosion|bombing|shelling|ambush|clash(?:es)?|fighting|massacre|shooting|incident|victims|dead|"
    r"wounded|survivors|bodies|fire|floods?|quake|earthquake|landslide|operation|soldiers|troops|police)\b"
)
_LABEL = re.compile(r"(?:^|\n|[.|;] )(?:[Ii]ncident )?[Dd]ate(?: of (?:the )?(?:incident|event|attack))?: ?$")
_COVERS = re.compile(r"\b(?:covers|covering|reporting period|period covered|under review)\b", re.IGNORECASE)
# What one event does: those harmed and taken, what was fired and what was hit.
_EVENTS = frozenset(
    {"harm", "custody", "attacks", "weapons", "buildings_destroyed", "facilities_hit", "abducted",
     "places_affected", "bodies_found"}
)  # fmt: skip
_ELSEWHERE = re.compile(r"\belsewhere\b|\bin other\b", re.IGNORECASE)
_TOLL = re.compile(r"\b(?:the dead|tolls?|tally|figures?|counts?|list|names of)\b", re.IGNORECASE)
# What a text says of sums and strengths is seldom of the time in which it tells of people harmed.
_SUMS = frozenset({"money", "price", "currency_value", "organisations", "affected", "troops", "items_sold"})
_CLAUSES = re.compile(
    r";\s|,\s(?:and|but|while|though|yet|whereas)\b|\s(?:and|but) (?:has|have|is|are|will)\b|\sand (?=the\s)"
)
_TO_COME = re.compile(
    r"\b(?:will|would|should|could|may|might|expect\w*|plan\w*|aims?|hopes?|targets?|goal|forecasts?|"
    r"projected|(?:is|are|set|due) to)\b"
)
_NOT_PAST = frozenset({"perfect", "pluperfect", "present", "future"})
_NEVER_FAR = _SUMS | {"other", "assisted"}


@dataclass
class Timeline:
    """The times that hold at the place where the text is read, for numbers that state none."""

    published: date | None
    time: Time | None = None
    by_family: dict[str, Time] = field(default_factory=dict)
    title: Time | None = None
    heading: Time | None = None
    intro: Time | None = None
    lead: dict[str, Time] = field(default_factory=dict)
    opening: Time | None = None
    is_opened: bool = False
    before: dict[str, Time] = field(default_factory=dict)
    last_day: date | None = None
    period: tuple[date, date] | None = None
    reporting: tuple[date, date] | None = None
    said: date | None = None
    counted_to: date | None = None
    earlier: Time | None = None
    families: set[str] = field(default_factory=set)
    given: Time | None = None
    taken: list[Time] = field(default_factory=list)
    told_here: set[str] = field(default_factory=set)
    has_counted: bool = False
    paragraph: int = -1
    line: int = -1
    is_listed: bool = False

    def begin(self, plain: str, sentence: Sentence) -> None:
        """Let go of what does not carry into a new line or paragraph."""
        if sentence.line == self.line:
            return
        was_listed, self.is_listed = self.is_listed, self._is_item(plain, sentence)
        self.line = sentence.line
        goes_on = is_list_line(plain, sentence) or (self.is_listed and was_listed)
        # "Data as of Friday: 82 dead.", and below "Losses: 61 houses"
        goes_on |= self.is_listed and self.time is not None and self.time.as_of is not None
        if sentence.paragraph != self.paragraph and not goes_on:
            self._let_go(plain, sentence)
        if self.is_listed:
            # the lines of a list have the time of the words above it, not that of the line before
            self.intro = self.intro if was_listed else self.time
            self.time = self.intro
        self.paragraph = sentence.paragraph

    def _let_go(self, plain: str, sentence: Sentence) -> None:
        """Begin a paragraph: an event may go on in it, a period does not."""
        self.before = {**self.by_family} or self.before
        goes_on = (
            self.time is not None and self.time.is_one_day and _EVENT_GOES_ON.match(plain, sentence.start)
        )
        event = self.time if goes_on else None
        self.time, self.families, self.by_family = event, set(), {}
        self.said = self.counted_to = None

    def _is_item(self, plain: str, sentence: Sentence) -> bool:
        """Say whether a line has the time of the words above it: a list's, or "Killed: 12" below a line."""
        if is_list_line(plain, sentence):
            return True
        if _KEY_NUMBER.match(plain, sentence.start, sentence.end):
            return True
        return sentence.paragraph == self.paragraph and bool(
            _KEY_VALUE.match(plain, sentence.start, sentence.end)
        )

    def moment(self, plain: str, sentence: Sentence, numbers: list[Number], own: list[Expression]) -> Moment:
        """Read the times of a sentence, days told by another day included."""
        own = [self._in_titles_year(each) for each in own]
        own = self._in_year_told(plain, sentence, own)
        later = recalled.times(plain, sentence, own, self._named())
        own = [each for each in own if not any(recalled.is_inside(each, other) for other in later)]
        told = [*own, *later]
        told.sort(key=lambda each: each.start)
        times = periods.times_of(
            plain, sentence, told, self.published, counted_to=self.counted_to, said_before=self.said
        )
        self.given, self.taken, self.told_here = None, [], set()
        return Moment(
            plain, sentence, numbers, own, times, scopes.scoped(plain, sentence, numbers, times.times)
        )

    def _in_titles_year(self, expression: Expression) -> Expression:
        """Put a day or month without a year into the year that the title is about."""
        title = self.title
        if expression.has_year or title is None or title.first is None or title.last is None:
            return expression
        moved = dates.in_year(expression, title.last.year)
        if moved.first is None or moved.last is None:
            return expression
        return moved if title.first <= moved.first and moved.last <= title.last else expression

    def _in_year_told(self, plain: str, sentence: Sentence, own: list[Expression]) -> list[Expression]:
        """Put "the end of the year" into the year told last, unless what is to come is spoken of."""
        kept: list[Expression] = []
        told = self.period[1] if self.period else None
        for each in own:
            is_ahead = each.last is not None and self.published is not None and each.last > self.published
            is_part = each.rule == "part of a period" and plain.endswith("the year", 0, each.end)
            is_past = told is not None and self.published is not None and told < self.published
            if told and is_past and is_part and is_ahead:
                is_plan = _TO_COME.search(plain, sentence.start, sentence.end)
                kept.append(each if is_plan else dates.in_year(each, told.year))
            else:
                kept.append(each)
            told = each.last if each.last is not None else told
        return kept

    def _named(self) -> recalled.Named:
        """Give what times of the next sentence may be told by."""
        period = self.period
        if period is None and self.title is not None and self.title.first and self.title.last:
            period = (self.title.first, self.title.last)
        time = self.time or self.heading
        end = (time.last or time.as_of) if time is not None else None
        counted = (time.first, end) if time is not None and end is not None else None
        return recalled.Named(self.last_day, period, self.reporting, counted)

    def time_of(self, moment: Moment, position: int, measure: Found[str], *, withdrawn: bool) -> Time | None:
        """Give the time of a number: that of its own words, the paragraph's, the heading's."""
        plain, sentence, numbers = moment.plain, moment.sentence, moment.numbers
        if measure.value == "population":
            return None
        if withdrawn:
            # the current count's day is not the day of a number that it replaces
            return corrections.own_time(
                scopes.time_beside(plain, sentence, numbers, position, list(moment.told.times))
            )
        start = tenses.brought_to(plain, sentence, numbers[position])
        own = moments.own_time(moment, position, measure.value, from_offset=start or 0)
        if self.earlier is not None and moments.is_earlier_value(moment, position):
            return self.earlier
        if own is not None and moments.is_in_brackets(plain, numbers[position], own):
            self.earlier = own
        if own is not None and own.rule == periods.AFTER and self._counted(family_of(measure.value)):
            own = None  # "26 after the coup": what is counted to a day is not ended by an event before it
        if own is not None and self._is_of_other_clause(moment, position, own):
            own = None
        elif own is not None:
            own = self._taken(moment, position, measure.value, own)
        elif not tenses.is_planned(plain, sentence, numbers[position]):
            own = self._carried(moment, position, measure) or self._from_above(moment, position, measure)
            if measure.value == "prison_term" and own and not own.is_one_day:
                # a term is passed on a day; only those of people counted are passed in a period
                own = own if moments.has_counted_before(moment, position) else None
            if measure.value == "prison_term" and moments.is_time_spent(moment, position):
                own = None
            own = _without_other(own, is_brought=start is not None)
            own = own and moments.as_state(moment, position, measure.value, own)
        said = moment.told.said or self.said
        if own is None and measure.value == "organisations" and said and not moment.times:
            # those who sign or issue a statement do so on its day
            own = Time(None, said, said, "day of the statement")
        self.given = self.given or own
        self._open(own)
        return own

    def _taken(self, moment: Moment, position: int, measure: str, own: Time) -> Time:
        """Keep the time that a number takes from its own sentence, for numbers of its kind."""
        own = moments.as_state(moment, position, measure, own)
        self.taken.append(own)
        family = family_of(measure)
        is_lasting = own in moment.lasting or own.rule == "now"
        own = self._ended(own, family)
        is_part = moments.is_of_them(moment.plain, moment.numbers[0])
        if is_lasting and not is_part and family not in self.told_here:
            self.by_family[family] = own
            self.told_here.add(family)
            if own.first is not None and own.last is not None and not own.is_one_day:
                self._lead(family, own)
        return own

    def carry(self, moment: Moment, counted: list[str], *, withdrawn: bool) -> None:
        """Keep what a sentence says of time for those that follow.

        Parameters
        ----------
        moment
            The sentence.
        counted
            The measures of its figures.
        withdrawn
            Whether it takes all its figures back.
        """
        self.families |= {family_of(each) for each in counted}
        days = [each.last for each in moment.expressions if each.grain == "day" and each.last is not None]
        self.last_day = days[-1] if days else self.last_day
        self.said = moment.told.said or self.said
        self.counted_to = next((each.counted_to for each in moment.times if each.counted_to), self.counted_to)
        lasting = moment.lasting
        if not lasting and (self.time is None or self.time.rule == "in part"):
            lasting = [each for each in moment.times if each.rule == "in part"]
        for each in lasting:
            if each.first is not None and each.last is not None and not each.is_one_day:
                self.period = (each.first, each.last)
                if _COVERS.search(moment.plain, moment.sentence.start, each.end):
                    self.reporting = self.period
        is_head = titles.is_heading(moment.plain, moment.sentence) and self._heads(moment, counted)
        if is_head and moment.sentence.heading:
            return
        self.heading = self._entry(moment) or self.heading
        self.has_counted = self.has_counted or bool(counted)
        if withdrawn:
            return  # what is taken back says nothing of what follows
        if self.time and self.time.counted_to and all(each.rule == "today" for each in lasting):
            return
        if self.time and moment.numbers and moments.is_of_them(moment.plain, moment.numbers[0]):
            return  # the day of a part is not that of the whole
        taken = [each for each in lasting if each in self.taken]
        if moment.numbers and lasting:
            self.time = (taken or lasting)[0] if taken or not counted else self.time
        elif lasting and not lasting[-1].is_open:
            # an event is told first and counted after; whatever was counted before is another matter
            self.time, self.families = lasting[-1], set()
        elif self.time is None and moment.plain[moment.sentence.end - 1] == ":":
            self.time = self.given  # the words above a list

    def _counted(self, family: str) -> Time | None:
        known = self.by_family.get(family)
        return known if known is not None and known.as_of is not None else None

    def _lead(self, family: str, time: Time) -> None:
        """Keep the period that the text opens with, for counts of its kind in later paragraphs."""
        if family not in _NEVER_FAR and time.rule != SINCE_AND_SAID:
            self.lead.setdefault(family, time)

    def _open(self, time: Time | None) -> None:
        """Keep the period of the first dated count: what a text goes on to tell as past happened in it."""
        if self.is_opened or time is None:
            return
        self.is_opened = True
        self.opening = time if time.first and time.last and not time.is_one_day else None

    def _heads(self, moment: Moment, counted: list[str]) -> bool:
        """Take up the time of a heading, or go back to that of the title; say whether it is a heading.

        A headline that states figures says of itself only, unless it says what is counted to.
        """
        stated = titles.time_of_heading(moment)
        if counted and (stated is None or stated.is_open):
            return False
        if not self.has_counted:
            self.title = stated or self.title
        self.heading = stated or self.title
        return True

    def _entry(self, moment: Moment) -> Time | None:
        """Give the day of an entry that a label tells: "Date: 9 May. Location: near the river"."""
        for each in moment.expressions:
            is_past = each.first is not None and (self.published is None or each.first < self.published)
            if (
                each.grain == "day"
                and is_past
                and _LABEL.search(moment.plain[max(0, each.start - 24) : each.start])
            ):
                return Time(None, each.first, each.last, "day of the entry", each.start, each.end)
        return None

    def _ended(self, time: Time, family: str) -> Time:
        """End a count that runs since a day on the day that the words above it count to."""
        above = self.by_family.get(family) or (self.is_listed and (self.intro or self.heading)) or None
        end = above.counted_to if above is not None else None
        if time.is_open and time.first is not None and end is not None and time.first <= end:
            return replace(time, last=end, rule=SINCE_AND_AS_OF)
        return time

    def _carried(self, moment: Moment, position: int, measure: Found[str]) -> Time | None:
        """Give the paragraph's time: a period to any figure, a day only where the same count goes on."""
        plain, sentence, time = moment.plain, moment.sentence, self.time
        family = family_of(measure.value)
        known = self.by_family.get(family)
        if known is not None and not known.is_one_day and (time is None or not time.is_one_day):
            time = known
        if time is None:
            return None
        if not self.families:
            return None if self._is_of_now(moment, position, family) else time
        is_alike = family in self.families or inheritance.is_taken_over(measure.rule)
        if time.as_of is not None:
            return time if is_alike or self.is_listed or family not in _NEVER_FAR else None
        if tenses.is_present(plain, sentence, moment.numbers[position]) or self._is_over(
            moment, position, time
        ):
            return None
        if not time.is_one_day:
            # what happened since a day goes on in the perfect: "since May 40 were held. It has received ..."
            is_lasting = tenses.tense_of(plain, sentence, moment.numbers[position]) == "perfect"
            goes_on = is_lasting and family not in _NEVER_FAR if time.is_open else family not in _SUMS
            return time if is_alike or goes_on else None
        number = moment.numbers[position]
        is_event = (
            family in _EVENTS | {"other"}
            and not _EVENTS.isdisjoint(self.families)
            and not _ELSEWHERE.search(plain, number.end, min(sentence.end, number.end + 60))
        )
        is_same_count = family in self.families or is_event or inheritance.is_taken_over(measure.rule)
        if is_same_count or _GOES_ON.match(plain, sentence.start, sentence.start + 60):
            return time
        # a story goes on in the past: "police fired at strikers on Monday. Two were arrested."
        is_story = tenses.tense_of(plain, sentence, number) == "past" and family not in _SUMS | {"recruited"}
        return time if is_story and not _ELSEWHERE.search(plain, number.end, sentence.end) else None

    def _holds_now(self, time: Time) -> bool:
        """Say whether what a heading covers was so when the text was written."""
        is_running = time.last is not None and self.published is not None and time.last >= self.published
        return time.as_of is not None or is_running

    def _is_of_now(self, moment: Moment, position: int, family: str) -> bool:
        """Say whether a number is of the present: "It took one day. The state pays each family 50,000"."""
        time = self.time
        if time is None or time.as_of is not None:
            return False
        is_result = family in _EVENTS and not (self.heading is not None and self.heading.as_of is not None)
        tense = tenses.tense_of(moment.plain, moment.sentence, moment.numbers[position])
        is_past = time.last is not None and (self.published is None or time.last < self.published)
        return is_past and tense in ("present", "future") and not is_result

    def _is_of_other_clause(self, moment: Moment, position: int, time: Time) -> bool:
        """Say whether a time that is over stands in another clause than a number not of the past."""
        number = moment.numbers[position]
        first, second = sorted(((time.start, time.end), (number.start, number.end)))
        if (
            time.as_of is not None
            or number.unit == "percent"
            or not _CLAUSES.search(moment.plain, first[1], second[0])
        ):
            return False
        is_present = tenses.is_present(moment.plain, moment.sentence, number)
        return self._is_over(moment, position, time, but="" if is_present else "present")

    def _is_over(self, moment: Moment, position: int, time: Time, *, but: str = "") -> bool:
        """Say whether a verb of the present stands against a time that was over when the text was written."""
        if time.last is None or (self.published is not None and time.last >= self.published):
            return False
        tense = tenses.tense_of(moment.plain, moment.sentence, moment.numbers[position])
        return tense in _NOT_PAST and tense != but

    def _from_above(self, moment: Moment, position: int, measure: Found[str]) -> Time | None:
        """Give the time of the count above that goes on here, of the heading, of the opening words."""
        plain, sentence = moment.plain, moment.sentence
        family = family_of(measure.value)
        number = moment.numbers[position]
        known = self.before.get(family)
        if tenses.is_present(plain, sentence, number):
            # a census goes on in its next paragraph: "most of those listed face charges"
            census = known if known and known.rule == "as of" else None
            return self.heading if self.heading and self._holds_now(self.heading) else census
        if known is not None and (
            _IS_OF_ABOVE.match(plain, sentence.start, sentence.start + 60)
            or (known.is_one_day and family == "harm" and _TOLL.search(plain, sentence.start, sentence.end))
        ):
            return known
        if self.heading is not None:
            return self.heading
        known = self.lead.get(family)
        if (
            known is None
            and self.opening is not None
            and self.time is None
            and family not in _SUMS | {"prison_term"}
        ):
            tense = tenses.tense_of(plain, sentence, number)
            known = self.opening if tense == "past" else None
        return known


def is_list_line(plain: str, sentence: Sentence) -> bool:
    """Say whether a sentence opens a line of a list."""
    start = plain[sentence.start : sentence.start + 14]
    return (
        start[:1] in "•–—-*·▪●"
        or _LETTERED.match(start) is not None
        or start.lower().startswith(("first,", "second,", "third,", "fourth,", "finally,"))
    )


def family_of(measure: str) -> str:
    """Give the matter that a measure is about: deaths and injuries are one, arrests and releases another."""
    return _FAMILY.get(measure, measure)


def _without_other(time: Time | None, *, is_brought: bool) -> Time | None:
    """Leave out another sentence's period for totals brought to a number."""
    return None if time is not None and is_brought and time.as_of is None else time
