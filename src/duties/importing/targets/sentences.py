"""A text → the targets that its sentences promise."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from duties.importing.lexicon.measures import LEVELS
from duties.importing.lexicon.promises import HAS_VERB, ends_in_verb
from duties.importing.plan.draft import Value
from duties.importing.targets import names
from duties.importing.targets.figures import FUND, Figure, figures_of, masked_text, unread_of
from duties.importing.targets.gate import MAY_BE_FIGURE
from duties.importing.targets.kinds import is_money, kind_of
from duties.importing.targets.phrases import (
    Phrase,
    are_apart,
    from_start,
    grouped,
    is_start,
    phrases_of,
)
from duties.importing.targets.refusals import Refusal, Seen, refused
from duties.importing.targets.texts import PlainText, Slice, clauses, sentences
from duties.importing.targets.worded import listed, worded_in
from duties.importing.targets.years import Year, years_in, years_in_row
from duties.model import Bound, TargetKind
from duties.periods import Period


class Found(NamedTuple):
    """A target as a text says it; `at` is the letter of its figure."""

    name: str
    value: Value
    unit: str
    bound: Bound
    by: Period | None
    kind: TargetKind
    at: int
    baseline: tuple[str, Period | None] | None = None


class Unsure(NamedTuple):
    """A figure that may be a target, where it stands, its words, and why it was left out."""

    at: int
    words: str


class Context(NamedTuple):
    """Where a text stands: among goals or not, and the year that heads it.

    `issued` is the year of the document, None where it is not known.
    """

    is_goal: bool
    year: Period | None = None
    issued: int | None = None


class Promised(NamedTuple):
    """What a text promises, and what may be a promise."""

    targets: list[Found]
    unsure: list[Unsure]


def read(text: PlainText, context: Context) -> Promised:
    """Return the targets of a text."""
    return _Reader(text.text, context).read()


class _Reader:
    """Looks through one text, sentence by sentence."""

    def __init__(self, text: str, context: Context) -> None:
        self._text = text
        self._masked = masked_text(text)
        self._context = context
        self._year = context.year
        self._targets: list[Found] = []
        self._unsure: list[Unsure] = []
        self._topic = ""  # the name of the last target of the sentence
        self._is_share = False  # it is a share: 应用面达到九成
        self._has_verb = False  # the sentence's last figure was one of a verb
        self._row: list[str] = []  # what 分别 gave figures in order, for those that follow

    def read(self) -> Promised:
        done = 0
        for sentence in sentences(self._masked):
            if MAY_BE_FIGURE.search(self._masked, sentence.start, sentence.end) is None:
                continue
            self._take_years(years_in(self._text[done : sentence.start]))
            years = list(years_in(self._text[sentence.start : sentence.end]))
            self._sentence(sentence, years)
            self._take_years(years)
            done = sentence.end
        return Promised(self._targets, self._unsure)

    def _take_years(self, years: Iterable[Year]) -> None:
        """Keep the last year that sentences name, for those that name none."""
        for year in years:
            if not year.is_reference and not self._is_over(year) and year.of_part is None:
                self._year = year.period

    def _is_over(self, year: Year) -> bool:
        """Tell whether a year was over when the document was issued, as far as that is known."""
        if self._context.issued is not None:
            return year.year < self._context.issued
        return year.is_five_years and year.year <= _LAST_OVER

    def _sentence(self, sentence: Slice, years: Sequence[Year]) -> None:
        self._topic, self._is_share, self._has_verb, self._row = "", False, False, []
        for clause in clauses(self._masked, sentence):
            figures = figures_of(self._text, self._masked, clause)
            before = len(self._targets)
            if figures:
                self._clause(sentence, clause, figures, years)
            self._doubt_unread(sentence, clause, figures)
            if len(self._targets) == before:
                self._worded(sentence, clause, years)

    def _worded(self, sentence: Slice, clause: Slice, years: Sequence[Year]) -> None:
        for part in listed(self._masked, clause):
            words = self._masked[part.start : part.end]
            for found in worded_in(words, is_goal=self._context.is_goal):
                name = names.ahead(self._text[part.start : part.start + found.start])
                if not name and found.kind is TargetKind.GROWTH:
                    name = self._topic
                if names.is_name(name) and len(name) <= _LONGEST_WORDED:
                    at = part.start + found.start
                    self._topic = name
                    by = self._by(sentence, at, years)
                    self._targets.append(
                        Found(name, found.value, found.unit, found.bound, by, found.kind, at)
                    )

    def _clause(
        self, sentence: Slice, clause: Slice, figures: Sequence[Figure], years: Sequence[Year]
    ) -> None:
        taken: list[Figure] = []
        starts: dict[int, Figure] = {}  # what a figure rises or falls from, by its place
        for place, figure in enumerate(figures):
            following = figures[place + 1] if place + 1 < len(figures) else None
            if following is not None and is_start(self._masked, figure, following):
                starts[following.at] = figure
                continue
            seen = Seen(figure, self._text, self._masked, sentence, self._context.is_goal)
            refusal = refused(seen)
            if refusal is None and self._qualifies(figures, place):
                refusal = _QUALIFIER
            if refusal is None and self._is_gone_by(sentence, figure, years):
                refusal = _GONE_BY
            if refusal is not None and refusal.is_of_all and not self._context.is_goal:
                taken = self._without_others(taken, figure)
            if refusal is None:
                taken.append(figure)
            elif not refusal.is_certain and figure.sets_bound:
                self._doubt(figure)
        parts = [
            from_start(part, starts.get(part.figure.at))
            for part in phrases_of(self._masked, clause, taken)
        ]
        for group in grouped(parts, self._masked):
            self._group(sentence, group, years)

    def _doubt_unread(self, sentence: Slice, clause: Slice, figures: Sequence[Figure]) -> None:
        for figure in unread_of(self._text, self._masked, clause, figures):
            seen = Seen(figure, self._text, self._masked, sentence, self._context.is_goal)
            refusal = refused(seen)
            if refusal is None or not refusal.is_certain or "分之" in figure.value:
                self._doubt(figure)

    def _qualifies(self, figures: Sequence[Figure], place: int) -> bool:
        """Tell whether a figure says which things another one counts, nothing parting the two."""
        figure = figures[place]
        for other, is_next in ((place - 1, False), (place + 1, True)):
            if not 0 <= other < len(figures):
                continue
            near = figures[other]
            first, last = (figure, near) if is_next else (near, figure)
            if are_apart(self._masked, first, last):
                continue
            is_of_last = last.is_count and self._masked.startswith("的", first.end)
            counts = first.is_count and self._follows_verb(first) and not is_of_last
            if counts != is_next:
                return True
        return False

    def _without_others(self, taken: list[Figure], figure: Figure) -> list[Figure]:
        """Return the figures without those that say together with one what is meant.

        入井人数超过30人、井深超过800米的矿山: neither is a target.
        """
        while taken and self._is_joined(taken[-1], figure):
            figure = taken.pop()
        return taken

    def _is_joined(self, first: Figure, last: Figure) -> bool:
        is_listed = self._masked[first.end : first.end + 1] in ("、", "且", "或")
        if not is_listed or (first.is_count and self._follows_verb(first)):
            return False
        return HAS_VERB.search(self._masked[first.end : last.start]) is None

    def _follows_verb(self, figure: Figure) -> bool:
        return ends_in_verb(self._masked, figure.clause.start, figure.start)

    def _is_gone_by(self, sentence: Slice, figure: Figure, years: Sequence[Year]) -> bool:
        before = [
            year
            for year in years
            if year.end <= figure.at - sentence.start and not year.is_reference
        ]
        return bool(before) and self._is_over(before[-1])

    def _group(self, sentence: Slice, parts: Sequence[Phrase], years: Sequence[Year]) -> None:
        """Take in figures that stand side by side: 4.8公里、23万平方米滨江区域."""
        first, last = parts[0], parts[-1]
        lead = self._text[first.ahead.start : first.ahead.end]
        is_by_order = "分别" in self._text[first.ahead.start : first.figure.at]
        if len(parts) > 1:
            name = names.ahead(lead.replace("分别", ""))
            each = names.apart_by_order(name, len(parts))
            if is_by_order and not each:
                each = self._named_before(name, parts)
            elif not is_by_order and not name and len(parts) == len(self._row):
                is_by_order, each = True, self._row
            ordered = self._ordered(sentence, first, len(parts), years) if is_by_order else []
            if ordered and not each:
                common = self._name(first, lead, last, is_beside=True)
                each = [common] * len(parts)
            if each and (is_by_order or not self._behind(last)):
                if is_by_order:
                    self._row = list(map(names.without_change, each))
                shared = _with_shared_bound(parts, is_by_order)
                for at, (part, own) in enumerate(zip(shared, each, strict=True)):
                    self._take(sentence, part, own, ordered[at : at + 1] or years)
                return
        for part in parts:
            name = self._name(part, lead, last, is_beside=len(parts) > 1)
            if first.figure.is_growth and not part.figure.is_growth:
                name = names.without_change(name)
            self._take(sentence, part, name, years)

    def _ordered(
        self, sentence: Slice, first: Phrase, count: int, years: Sequence[Year]
    ) -> Sequence[Year]:
        """Return the years that 分别 gives one to each figure; none where they are not so many."""
        start = sentence.start
        before = [year for year in years if start + year.end <= first.figure.at]
        return years_in_row(self._text[start : sentence.end], before, count)

    def _named_before(self, name: str, parts: Sequence[Phrase]) -> list[str]:
        """Return the names of the last targets, one a figure; none where there are too few."""
        unit = parts[0].figure.unit
        is_change = parts[0].figure.is_growth
        before = [each for each in self._targets[-_LOOK_BACK:] if is_change or each.unit == unit]
        if len(before) < len(parts) or not (is_change or not names.is_name(name)):
            return []
        tail = name if is_change else ""
        return [each.name + tail for each in before[-len(parts) :]]

    def _behind(self, part: Phrase) -> str:
        printed = self._text[part.behind.start : part.behind.end]
        return names.behind(printed) if not _GOES_ON.match(printed) else ""

    def _name(self, part: Phrase, lead: str, last: Phrase, *, is_beside: bool) -> str:
        ahead = names.ahead(lead)
        behind = self._behind(last)
        if ahead.endswith("规模") and _FUND.match(self._text, part.figure.end):
            return f"{names.behind(behind)}{ahead}"
        if behind and not part.figure.is_growth and names.is_name(behind):
            follows_verb = (
                ends_in_verb(lead, 0, len(lead))
                or not names.is_name(ahead)
                or (self._has_verb and not ahead)
            )
            if follows_verb:
                return behind
            if is_beside or part.figure.is_count or is_money(part.figure):
                return ahead + behind
        if not names.is_name(ahead) and len(ahead) < _LONGEST_SPOILT:
            verb = names.last_verb(lead)
            ahead = f"{self._topic}{verb}" if self._has_verb and not behind else self._topic or verb
        return ahead

    def _take(self, sentence: Slice, part: Phrase, name: str, years: Sequence[Year]) -> None:
        figure = part.figure
        if not self._is_promised(part, name):
            self._doubt(figure)
            return
        if not names.is_name(name):
            self._doubt(figure)
            return
        if names.is_generic(name) and self._topic and not self._is_share_of_none(name):
            topic = self._topic.removeprefix("新增") if name.startswith("总") else self._topic
            name = f"{topic}{name}"
        if _EACH_YEAR.search(self._masked, figure.clause.start, figure.at) and "年" not in name:
            name = f"每年{name}"
        by = self._by(sentence, figure.at, years)
        if len(name) > _LONGEST:
            name = _shortened(name)
        for each in names.apart(name) if not figure.is_count else [name]:
            self._targets.append(
                Found(
                    each,
                    figure.value,
                    figure.unit,
                    figure.bound,
                    by,
                    kind_of(figure, each),
                    figure.at,
                    self._baseline(sentence, part.start, years),
                )
            )
        if not names.is_generic(name) and not self._says_what_is_done(name):
            self._topic = names.without_change(name)
            self._is_share = "%" in figure.unit and not figure.is_growth

    def _says_what_is_done(self, name: str) -> bool:
        """Tell whether a name is that of the last target with a verb: 污水管网改造."""
        rest = name.removeprefix(self._topic)
        return bool(self._topic) and rest == names.last_verb(rest)

    def _is_share_of_none(self, name: str) -> bool:
        """Tell whether a name is an amount, and what was named before a share, which has none."""
        return self._is_share and names.is_amount(name)

    def _is_promised(self, part: Phrase, name: str) -> bool:
        figure = part.figure
        lead = self._masked[part.ahead.start : part.ahead.end]
        has_verb = HAS_VERB.search(self._masked[figure.clause.start : figure.at]) is not None
        is_said = figure.operator is not None and _KEPT.search(
            self._masked[figure.start : figure.at]
        )
        promised = bool(
            self._context.is_goal
            or figure.sets_bound
            or (lead.endswith("规模") and _FUND.match(self._text, figure.end))
            or figure.is_growth
            or is_said
            or ends_in_verb(self._masked, part.ahead.start, part.ahead.end)
            or (self._has_verb and (not lead.strip("、和与及") or lead.startswith("其中")))
            or _DONE.match(self._masked, figure.end, figure.clause.end)
        )
        if not promised and "%" in figure.unit:
            promised = has_verb or LEVELS.search(name) is not None
        elif not promised:
            is_short = part.behind.end - part.behind.start <= _SHORTEST_NAME
            promised = has_verb and (figure.is_count or is_short)
        self._has_verb = promised and (self._has_verb or has_verb)
        return promised

    def _by(self, sentence: Slice, at: int, years: Sequence[Year]) -> Period | None:
        place = at - sentence.start
        before = [
            year
            for year in years
            if not year.is_reference
            and year.start < place
            and (year.of_part is None or place < year.of_part)
        ]
        if before:
            return before[-1].period
        return self._year

    def _baseline(
        self, sentence: Slice, start: Figure | None, years: Sequence[Year]
    ) -> tuple[str, Period | None] | None:
        if start is None or not isinstance(start.value, str):
            return None
        near = [
            year.period
            for year in years
            if start.at - _NEAR <= sentence.start + year.end <= start.at and year.is_reference
        ]
        return start.value, near[-1] if near else None

    def _doubt(self, figure: Figure) -> None:
        clause = self._text[figure.clause.start : figure.clause.end]
        self._unsure.append(Unsure(figure.at, clause[:_SHOWN]))


_LONGEST = 40  # letters of a name
_LONGEST_WORDED = 30
_LONGEST_SPOILT = 5  # letters before a figure that say less than what was named before
_SHOWN = 40
_LAST_OVER = 2020  # the end of the five years that are surely over: 十三五
_LOOK_BACK = 40  # targets
_SHORTEST_NAME = 4
_NEAR = 4  # letters between a figure and its year: 2020年末的30%
_QUALIFIER = Refusal("qualifier", lambda _: True)
_GONE_BY = Refusal("in a year gone by", lambda _: True)
_GOES_ON = re.compile("^(?:[、，：。；和与及]|以及|达标|全部|到达|$)")
_FUND = re.compile(FUND)
_DONE = re.compile("[^，。；]{0,20}(?:全部|全面|如期|达标|完成|建成|投用|开工|投产|到位)")
_EACH_YEAR = re.compile("每年")
_KEPT = re.compile("实现|保持|稳定|巩固|维持|完成")


def _shortened(name: str) -> str:
    """Return the end of a name that is far too long, from a whole word on if it can be."""
    end = name[-_LONGEST:]
    return end[end.find("、", 0, _LONGEST // 2) + 1 :]


def _with_shared_bound(parts: Sequence[Phrase], is_by_order: bool) -> list[Phrase]:
    """Return figures that 分别 sets in order with the bound of their first and of their last."""
    if not is_by_order:
        return list(parts)
    operator, closing = parts[0].figure.operator, parts[-1].figure.closing
    growth = parts[0].figure.is_growth
    return [
        part._replace(
            figure=part.figure._replace(
                operator=part.figure.operator or operator,
                closing=part.figure.closing or closing,
                is_growth=part.figure.is_growth or growth,
            )
        )
        for part in parts
    ]
