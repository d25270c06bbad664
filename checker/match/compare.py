"""Every difference between a quotation and one reading of it out of a text, each with its kind."""

from collections.abc import Sequence
from dataclasses import dataclass

from checker.extract.document import Document
from checker.match import kinds
from checker.match.beside import gap, neighbour, source_offset, until_jump
from checker.match.changes import bracket_span, is_bracketed, named_changes
from checker.match.locate.placement import Part
from checker.match.lost_capitals import LOST_CAPITALS_LEAST, lost_capitals
from checker.match.mail_quoting import without_quoting
from checker.match.marks import mark_kind
from checker.match.note_marks import is_note_mark
from checker.match.outer import outer_differences
from checker.match.page_parts import parts_meet, stand_apart
from checker.match.passage import GUARDED, Difference
from checker.match.passage import DifferenceKind as Kind
from checker.match.punctuation import between_words, plain, plain_word
from checker.match.quotation import Mark, Quotation
from checker.match.rank import UNMARKED_GRAVITY, gravity
from checker.match.sentences import begins_sentence
from checker.match.skipped import skipped_kind, skipped_words
from checker.match.slide import slid
from checker.match.spans import Span, Spans
from checker.match.step import Changed, Jump, Marked, Same, Step
from checker.match.steps import steps_of
from checker.match.texts import Texts, span_of, without_space
from checker.match.tokens import Token
from checker.match.wording import explain


@dataclass(frozen=True, slots=True)
class Comparison:
    """What `compare` found."""

    spans: tuple[Span, ...]
    differences: tuple[Difference, ...]
    same_words: int
    """Words and numbers of the quotation that stand unchanged (but for case and typography) and in order."""
    changed_fragments: frozenset[int]
    """Fragments that hold a word which is not the source's."""


def compare(quotation: Quotation, parts: Sequence[Part], document: Document) -> Comparison:
    """Name every difference between a quotation and the parts of a document that it was read from."""
    return _Comparer(quotation, parts, document).run()


class _Comparer:
    """One comparison under way: walks the steps and collects differences."""

    def __init__(self, quotation: Quotation, parts: Sequence[Part], document: Document) -> None:
        self.quotation = quotation
        self.document = document
        self.texts = Texts(quotation.text, document.text)
        self.steps = slid(steps_of(quotation, parts, document.text), document)
        self.found: list[Difference] = []
        self.spans = Spans(document)
        self.same = 0
        self.furthest = 0

    def run(self) -> Comparison:
        previous: Step | None = None
        index = 0
        while index < len(self.steps):
            step = self.steps[index]
            if isinstance(step, Same) and (equal := self._equal_run(index)):
                self._same(step, previous, index)
                previous = self._over(index, equal)
                index += equal
                continue
            match step:
                case Same():
                    self._same(step, previous, index)
                case Changed():
                    self._changed(step, index)
                case Marked():
                    self._mark(step.mark, step.source, index)
                case Jump():
                    self._jump(step, index)
            previous = step
            index += 1
        spans = self._edges()
        self.found.sort(key=lambda difference: (difference.quote_start, difference.quote_end))
        return Comparison(spans, tuple(self.found), self.same, self._changed_fragments())

    # --- words

    def _equal_run(self, index: int) -> int:
        """Count the words from here on that are written alike on both sides, spacing aside; 0 where it is one."""
        count, last = 0, None
        quote, source = self.texts.quote, self.texts.source
        for at in range(index, len(self.steps)):
            step = self.steps[at]
            if not isinstance(step, Same) or step.quote.text != step.source.text:
                break
            if last is not None:
                between = quote[last.quote.end : step.quote.start], source[last.source.end : step.source.start]
                if between[0] != between[1] and not all(part.isspace() for part in between):
                    break
                meeting = self.document, last.source.end, step.source.start
                if "\n" in between[1] and (parts_meet(*meeting) or stand_apart(*meeting)):
                    break
            count, last = count + 1, step
        return count if count > 1 else 0

    def _over(self, index: int, count: int) -> Step:
        """Pass over words that are alike, after the first."""
        run = [step for step in self.steps[index + 1 : index + count] if isinstance(step, Same)]
        last = run[-1]
        self.spans.reach(last.source.end)
        counted = [step for step in run if not step.quote.is_sign]
        self.same += sum(step.source.start >= self.furthest for step in counted)
        self.furthest = max(self.furthest, last.source.start)
        return last

    def _same(self, step: Same, previous: Step | None, index: int) -> None:
        quote, source = step.quote, step.source
        self._cover(source, quote)
        if isinstance(previous, Same) or (isinstance(previous, Changed) and previous.quote and previous.source):
            last = (
                (previous.quote, previous.source)
                if isinstance(previous, Same)
                else (previous.quote[-1], previous.source[-1])
            )
            self._separator(last[0], quote, last[1], source)
        if source.start >= self.furthest and not quote.is_sign:
            self.same += 1
        self.furthest = max(self.furthest, source.start)
        if quote.text == source.text:
            return
        plain, source_plain = (plain_word(text) for text in (quote.text, source.text))
        if "[" in quote.text and "[" not in source.text:
            kind = Kind.BRACKET
        elif plain != source_plain and plain.casefold() == source_plain.casefold():
            edge = not isinstance(previous, Same | Changed) and plain[1:] == source_plain[1:]
            kind = kinds.changed_case(
                quote,
                source,
                at_edge=edge,
                all_capitals=self._in_capitals(step, index),
                by_place=len(quote.text) > 1
                and (
                    begins_sentence(self.texts.source, source.start)
                    if source.is_capitalised
                    else begins_sentence(self.texts.quote, quote.start)
                ),
                name_in_source=edge and source.is_capitalised and not begins_sentence(self.texts.source, source.start),
            )
        else:
            kind = Kind.TYPOGRAPHY
        self._add(kind, (quote.start, quote.end), (source.start, source.end))

    def _in_capitals(self, step: Same, index: int) -> bool:
        """Whether the words beside it on the side that shouts are in capitals too, so that its own say nothing.

        On one side is enough where some of those lost their capitals with it: a line's first words, set in capitals.
        """
        side = "quote" if step.quote.text.isupper() else "source"
        beside = [
            getattr(other, side).text
            for other in (self.steps[max(0, index - 1)], self.steps[min(len(self.steps) - 1, index + 1)])
            if isinstance(other, Same) and other is not step
        ]
        return (bool(beside) and all(word.isupper() for word in beside if len(word) > 1)) or (
            lost_capitals(self.steps, index) >= LOST_CAPITALS_LEAST
        )

    def _separator(self, quote: Token, quote_next: Token, source: Token, source_next: Token) -> None:
        kind = between_words(
            self.texts.quote[quote.end : quote_next.start],
            without_quoting(self.texts.source, source.end, source_next.start),
        )
        if kind not in (None, Kind.TYPOGRAPHY, Kind.LINE_BREAK_HYPHEN) and source.is_number and source_next.is_number:
            # A range, a fraction, a score: what stands between two numbers is part of their value.
            kind = Kind.NUMBER
        if kind is not None:
            self._add(
                kind,
                without_space(self.texts.quote, quote.end, quote_next.start),
                without_space(self.texts.source, source.end, source_next.start),
            )

    def _changed(self, step: Changed, index: int) -> None:
        for word in step.source if step.quote else ():
            self._cover(word, step.quote[0])
        if (dash := self._range_dash(step, index)) is not None:
            here, there = (span_of(step.quote), dash) if step.quote else (dash, span_of(step.source))
            self._add(Kind.EQUAL_VALUE, here, there)
        elif not step.quote:
            self._omitted(step.source, index)
        elif not step.source:
            at = source_offset(self.steps, index)
            kind = kinds.put_in(self.texts.quote_side(step.quote))
            if kind not in GUARDED and is_bracketed(self.texts, step.quote):
                kind = Kind.BRACKET
            if len(step.quote) == 1 and is_note_mark(self.texts.quote, step.quote[0]):
                kind = Kind.INNER_PUNCTUATION
            self._add(kind, bracket_span(self.texts, kind, span_of(step.quote)), (at, at))
        else:
            quote_end, source_end = step.quote[-1].end, step.source[-1].end
            for quote, source, kind in named_changes(self.texts, step.quote, step.source):
                quote_span = span_of(quote) if quote else (quote_end, quote_end)
                source_span = span_of(source) if source else (source_end, source_end)
                self._add(kind, bracket_span(self.texts, kind, quote_span), source_span)

    def _range_dash(self, step: Changed, index: int) -> tuple[int, int] | None:
        """Give the dash that one side has between two numbers where the other writes `10 to 15`."""
        before, after = neighbour(self.steps, index, -1), neighbour(self.steps, index, 1)
        if [word.key for word in step.quote + step.source] != ["to"] or before is None or after is None:
            return None
        if not (before.quote.is_number and after.quote.is_number):
            return None
        if step.quote:
            text, start, end = self.texts.source, before.source.end, after.source.start
        else:
            text, start, end = self.texts.quote, before.quote.end, after.quote.start
        return without_space(text, start, end) if plain(text[start:end]) == "-" else None

    def _omitted(self, source: Sequence[Token], index: int) -> None:
        before, after = neighbour(self.steps, index, -1), neighbour(self.steps, index, 1)
        at = before.quote.end if before else (after.quote.start if after else 0)
        kind = skipped_kind(self.document, self.texts, source, gap(self.steps, index), after.source if after else None)
        self._add(kind, (at, at), span_of(source))

    # --- marks and jumps

    def _mark(self, mark: Mark, source: Sequence[Token], index: int) -> None:
        at = source_offset(self.steps, index)
        span = span_of(source) if source else (at, at)
        self._add(mark_kind(self.texts, mark, source), (mark.start, mark.end), span)

    def _jump(self, jump: Jump, index: int) -> None:
        before, after = neighbour(self.steps, index, -1), neighbour(self.steps, index, 1)
        if before is None or after is None:
            return
        if after.source.start < before.source.end:
            rest = [step for step in self.steps[index + 1 :] if not isinstance(step, Marked)]
            run = until_jump(rest) or [after]
            self._add(
                Kind.ORDER,
                (run[0].quote.start, run[-1].quote.end),
                (run[0].source.start, run[-1].source.end),
            )
            return
        skipped = skipped_words(self.texts.source, *gap(self.steps, index))
        if jump.mark is not None:
            self._mark(jump.mark, skipped, index)
        elif skipped:
            self._omitted(skipped, index)
        else:
            self._separator(before.quote, after.quote, before.source, after.source)

    # --- edges and spans

    def _edges(self) -> tuple[Span, ...]:
        """Compare what stands before the first and after the last word, and widen the passage by what is equal."""
        if not self.spans:
            return ()
        first, last = self.spans[0], self.spans[-1]
        (start, end), found = outer_differences(self.quotation, self.texts, first.start, last.end)
        for kind, quote, source in found:
            self._add(kind, quote, source)
        if len(self.spans) == 1:
            return (Span(first.fragment, start, end),)
        return (Span(first.fragment, start, first.end), *self.spans[1:-1], Span(last.fragment, last.start, end))

    def _changed_fragments(self) -> frozenset[int]:
        """Give the fragments in which words are changed; marks, gaps and order stand between words."""
        marks = {(mark.start, mark.end) for mark in self.quotation.marks}
        return frozenset(
            self._fragment(found.quote_start)
            for found in self.found
            if gravity(found.kind) >= UNMARKED_GRAVITY
            and found.kind not in (Kind.GAP, Kind.ORDER)
            and (found.quote_start, found.quote_end) not in marks
        )

    def _cover(self, source: Token, quote: Token) -> None:
        if (apart := self.spans.cover(source, self._fragment(quote.start))) is not None:
            self._add(Kind.GAP, (quote.start, quote.start), apart)

    def _fragment(self, quote_offset: int) -> int:
        for piece in reversed(self.quotation.pieces):
            if piece.start <= quote_offset:
                return piece.fragment
        return 0

    def _add(self, kind: Kind, quote: tuple[int, int], source: tuple[int, int]) -> None:
        quote_text, source_text = self.texts.quote[slice(*quote)], self.texts.source[slice(*source)]
        self.found.append(
            Difference(kind, quote_text, source_text, *quote, *source, explain(kind, quote_text, source_text))
        )
