"""Every difference between a quotation and one reading of it out of a text, each with its kind."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.match import kinds
from checker.match.kinds import Side
from checker.match.lexicon.words import FUNCTION_WORDS, HEDGES, is_negation
from checker.match.locate import Part
from checker.match.passage import GUARDED, Difference
from checker.match.passage import DifferenceKind as Kind
from checker.match.punctuation import between_words, edge_after, edge_before, plain
from checker.match.quotation import Mark, MarkKind, Quotation
from checker.match.rank import UNMARKED_GRAVITY, gravity
from checker.match.sentences import (
    begins_sentence,
    holds_sentence_end,
    is_reporting_clause,
    sentence_end,
    sentence_start,
)
from checker.match.steps import Changed, Jump, Marked, Same, Step, steps_of
from checker.match.tokens import Token, tokenize
from checker.match.wording import explain

GAP_WORDS = 8
"""DESIGN.md: an unmarked gap longer than this makes a splice."""
BRACKET_WORDS = 12
"""A bracket that stands for more words than this hides a passage."""
EDGE_BRACKET_WORDS = 6
"""Words before a quotation's first bracket, back to its sentence's start, that it may stand for."""
_VARIANTS = frozenset({Kind.SPELLING_VARIANT, Kind.TRANSLITERATION, Kind.EQUAL_VALUE, Kind.INFLECTION})


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the source that was read without a jump, from its first to its last word."""

    fragment: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What `compare` found."""

    spans: tuple[Span, ...]
    differences: tuple[Difference, ...]
    same_words: int
    """Words and numbers of the quotation that stand unchanged (but for case and typography) and in order."""
    changed_fragments: frozenset[int]
    """Fragments that hold a word which is not the source's."""


def compare(quotation: Quotation, parts: Sequence[Part], text: str) -> Comparison:
    """Name every difference between a quotation and the parts of a text that it was read from."""
    return _Comparer(quotation, parts, text).run()


class _Comparer:
    """One comparison under way: walks the steps and collects differences."""

    def __init__(self, quotation: Quotation, parts: Sequence[Part], text: str) -> None:
        self.quotation = quotation
        self.text = text
        self.steps = steps_of(quotation, parts, text)
        self.found: list[Difference] = []
        self.spans: list[Span] = []
        self.same = 0
        self.furthest = 0

    def run(self) -> Comparison:
        previous: Step | None = None
        for index, step in enumerate(self.steps):
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
        spans = self._edges()
        self.found.sort(key=lambda difference: (difference.quote_start, difference.quote_end))
        return Comparison(spans, tuple(self.found), self.same, self._changed_fragments())

    # --- words

    def _same(self, step: Same, previous: Step | None, index: int) -> None:
        quote, source = step.quote, step.source
        self._cover(source, quote)
        if isinstance(previous, Same) or (isinstance(previous, Changed) and previous.quote and previous.source):
            last = (
                (previous.quote, previous.source)
                if isinstance(previous, Same)
                else (
                    previous.quote[-1],
                    previous.source[-1],
                )
            )
            self._separator(last[0], quote, last[1], source)
        if source.start >= self.furthest and (quote.is_word or quote.is_number):
            self.same += 1
        self.furthest = max(self.furthest, source.start)
        if quote.text == source.text:
            return
        plain, source_plain = (_plain_word(text) for text in (quote.text, source.text))
        if "[" in quote.text and "[" not in source.text:
            kind = Kind.BRACKET
        elif plain != source_plain and plain.casefold() == source_plain.casefold():
            edge = not isinstance(previous, Same | Changed)
            kind = kinds.changed_case(quote, source, at_edge=edge, all_capitals=self._in_capitals(step, index))
        else:
            kind = Kind.TYPOGRAPHY
        self._add(kind, (quote.start, quote.end), (source.start, source.end))

    def _in_capitals(self, step: Same, index: int) -> bool:
        """Whether the words beside it on the side that shouts are in capitals too."""
        side = "quote" if step.quote.text.isupper() else "source"
        beside = [
            getattr(other, side).text
            for other in (self.steps[max(0, index - 1)], self.steps[min(len(self.steps) - 1, index + 1)])
            if isinstance(other, Same) and other is not step
        ]
        return bool(beside) and all(word.isupper() for word in beside if len(word) > 1)

    def _separator(self, quote: Token, quote_next: Token, source: Token, source_next: Token) -> None:
        kind = between_words(
            self.quotation.text[quote.end : quote_next.start], self.text[source.end : source_next.start]
        )
        if kind not in (None, Kind.TYPOGRAPHY, Kind.LINE_BREAK_HYPHEN) and source.is_number and source_next.is_number:
            # A range, a fraction, a score: what stands between two numbers is part of their value.
            kind = Kind.NUMBER
        if kind is not None:
            self._add(
                kind,
                _trimmed(self.quotation.text, quote.end, quote_next.start),
                _trimmed(self.text, source.end, source_next.start),
            )

    def _changed(self, step: Changed, index: int) -> None:
        for word in step.source if step.quote else ():
            self._cover(word, step.quote[0])
        if not step.quote:
            self._omitted(step.source, index)
        elif not step.source:
            side = self._quote_side(step.quote)
            at = self._source_offset(index)
            kind = kinds.put_in(side)
            if kind not in GUARDED and self._is_bracketed(step.quote):
                kind = Kind.BRACKET
            self._add(kind, self._bracket_span(kind, _span(step.quote)), (at, at))
        else:
            quote_end, source_end = step.quote[-1].end, step.source[-1].end
            for quote, source, kind in self._pairs(step):
                quote_span = _span(quote) if quote else (quote_end, quote_end)
                source_span = _span(source) if source else (source_end, source_end)
                self._add(kind, self._bracket_span(kind, quote_span), source_span)

    def _omitted(self, source: Sequence[Token], index: int) -> None:
        before = self._neighbour(index, -1)
        after = self._neighbour(index, 1)
        begin = before.source.end if before else source[0].start
        end = after.source.start if after else source[-1].end
        gap = self.text[begin:end]
        at = before.quote.end if before else (after.quote.start if after else 0)
        if is_reporting_clause(gap):
            # The marks that close and open the speaker's words belong to the clause.
            self._add(Kind.REPORTING_CLAUSE, (at, at), _span(source))
        elif len(source) > GAP_WORDS or holds_sentence_end(gap + self.text[end : end + 1]):
            self._add(Kind.GAP, (at, at), _span(source))
        else:
            self._add(kinds.left_out(self._source_side(source)), (at, at), _span(source))

    def _pairs(self, step: Changed) -> Iterator[tuple[Sequence[Token], Sequence[Token], Kind]]:
        """Split a change into the smallest pairs that can be named without losing what the whole says."""
        quote, source = list(step.quote), list(step.source)
        if "".join(word.key for word in quote) == "".join(word.key for word in source):
            yield quote, source, self._joined_kind(quote, source)
            return
        whole = self._replaced(quote, source)
        if whole not in GUARDED and self._is_bracketed(quote):
            yield quote, source, Kind.BRACKET
            return
        if whole in _VARIANTS or len(quote) == len(source) == 1:
            yield quote, source, whole
            return
        # Words that are only spelled otherwise are told apart from the words that are others.
        tail: list[tuple[Sequence[Token], Sequence[Token], Kind]] = []
        while quote and source and (kind := self._variant(quote[0], source[0])):
            yield quote[:1], source[:1], kind
            del quote[0], source[0]
        while quote and source and (kind := self._variant(quote[-1], source[-1])):
            tail.insert(0, (quote[-1:], source[-1:], kind))
            del quote[-1], source[-1]
        if quote and source:
            yield from self._same_length_pairs(quote, source)
        elif quote:
            yield quote, source, kinds.put_in(self._quote_side(quote))
        elif source:
            yield quote, source, kinds.left_out(self._source_side(source))
        yield from tail

    def _variant(self, quote: Token, source: Token) -> Kind | None:
        kind = self._replaced([quote], [source])
        return kind if kind in _VARIANTS else None

    def _same_length_pairs(
        self, quote: Sequence[Token], source: Sequence[Token]
    ) -> Iterator[tuple[Sequence[Token], Sequence[Token], Kind]]:
        """Pair word by word where the pairs tell as much as the whole does; else give the whole."""
        whole = self._replaced(quote, source)
        if len(quote) == len(source):
            pairs = [(quote[i : i + 1], source[i : i + 1]) for i in range(len(quote))]
            named = [(a, b, self._replaced(a, b)) for a, b in pairs]
            guarded = GUARDED.intersection(kind for _, _, kind in named)
            if whole in guarded or not (guarded or whole in GUARDED):
                yield from named
                return
        yield quote, source, whole

    def _replaced(self, quote: Sequence[Token], source: Sequence[Token]) -> Kind:
        return kinds.replaced(self._quote_side(quote), self._source_side(source))

    def _joined_kind(self, quote: Sequence[Token], source: Sequence[Token]) -> Kind:
        """Name a change in how letters are parted into words: `co-ordinate`, `co ordinate`, `1 5` for `1.5`."""
        raw_quote = self.quotation.text[quote[0].start : quote[-1].end]
        raw_source = self.text[source[0].start : source[-1].end]
        sides = self._quote_side(quote), self._source_side(source)
        if any(word.is_number for word in (*quote, *source)):
            both = kinds.replaced(*sides)
            return both if both is Kind.EQUAL_VALUE else Kind.NUMBER
        if "[" in raw_quote or "]" in raw_quote:
            return Kind.BRACKET
        if "\n" in raw_source and "\n" not in raw_quote and len(source) > len(quote):
            return Kind.LINE_BREAK_HYPHEN
        if guarded := kinds.changed_class(*sides):
            return guarded
        hyphen = "-" in plain(raw_quote + raw_source)
        small = any(word.key in FUNCTION_WORDS for word in (*quote, *source))
        return Kind.INNER_HYPHEN if hyphen or not small else Kind.WORD

    def _is_bracketed(self, quote: Sequence[Token]) -> bool:
        """Whether the writer marked a change inside these words: `want[ed]`, `[h]is`."""
        around = self.quotation.text[max(0, quote[0].start - 1) : quote[-1].end + 1]
        return "[" in around or "]" in around

    def _bracket_span(self, kind: Kind, span: tuple[int, int]) -> tuple[int, int]:
        """Take the brackets into the span of a marked change."""
        if kind is not Kind.BRACKET:
            return span
        text, (start, end) = self.quotation.text, span
        return start - (text[start - 1 : start] == "["), end + (text[end : end + 1] == "]")

    # --- marks and jumps

    def _mark(self, mark: Mark, source: Sequence[Token], index: int) -> None:
        at = self._source_offset(index)
        span = _span(source) if source else (at, at)
        self._add(self._mark_kind(mark, source, at), (mark.start, mark.end), span)

    def _mark_kind(self, mark: Mark, source: Sequence[Token], at: int) -> Kind:
        if mark.kind is MarkKind.ELLIPSIS:
            return self._ellipsis_kind(source)
        if mark.kind is MarkKind.EDITORIAL:
            if not source or len(source) > BRACKET_WORDS:
                return Kind.SIC if "sic" in self.quotation.text[mark.start : mark.end].lower() else Kind.BRACKET
            return kinds.left_out(self._source_side(source))
        inside = tokenize(self.quotation.text, mark.start + 1, mark.end - 1)
        if hidden := kinds.hides(Side(inside, _never), Side(source, self._common_at_start)):
            return hidden
        return Kind.BRACKET if len(source) <= BRACKET_WORDS else Kind.GAP

    def _ellipsis_kind(self, source: Sequence[Token]) -> Kind:
        """Tell whether what an ellipsis removes turns what is kept: a negation or hedge of the words around it.

        Looked at are the words that share a clause with kept words, at either end of what is left out.
        """
        if not source:
            return Kind.ELLIPSIS
        if source[0].key in _CONDITIONS:
            return Kind.MODALITY
        before = self.text[max(0, source[0].start - 2) : source[0].start]
        after = self.text[source[-1].end : source[-1].end + 2]
        head = [] if any(mark in before for mark in _CLAUSE_MARKS) else self._clause(source)
        tail = [] if any(mark in after for mark in _CLAUSE_MARKS) else self._clause(list(reversed(source)))
        near = [*head, *tail]
        if any(is_negation(word.key) for word in near):
            return Kind.NEGATION
        if any(word.key in HEDGES and word.key not in _WEAK for word in near):
            return Kind.MODALITY
        return Kind.QUANTIFIER if source[-1].key in _STRONG_QUANTIFIERS else Kind.ELLIPSIS

    def _clause(self, words: Sequence[Token]) -> list[Token]:
        """Give the words from the first on that share a clause with what is kept beside them, in either direction."""
        clause: list[Token] = []
        for word in words:
            if clause:
                low, high = sorted((clause[-1], word), key=lambda token: token.start)
                between = self.text[low.end : high.start]
                if any(mark in between for mark in _CLAUSE_MARKS) or holds_sentence_end(
                    self.text[low.end - 1 : high.end]
                ):
                    break
            if word.key in _CONJUNCTIONS:
                break
            clause.append(word)
        return clause

    def _jump(self, jump: Jump, index: int) -> None:
        before, after = self._neighbour(index, -1), self._neighbour(index, 1)
        if before is None or after is None:
            return
        quote_at = (before.quote.end, before.quote.end) if jump.mark is None else (jump.mark.start, jump.mark.end)
        if after.source.start < before.source.end:
            rest = [step for step in self.steps[index + 1 :] if not isinstance(step, Marked)]
            run = _until_jump(rest)
            self._add(
                Kind.ORDER,
                (run[0].quote.start, run[-1].quote.end),
                (run[0].source.start, run[-1].source.end),
            )
            return
        skipped = tokenize(self.text, before.source.end, after.source.start)
        if jump.mark is not None:
            self._mark(jump.mark, skipped, index)
        elif skipped:
            self._omitted(skipped, index)
        elif quote_at:
            self._separator(before.quote, after.quote, before.source, after.source)

    def _neighbour(self, index: int, step: int) -> Same | None:
        """Give the nearest unchanged word on one side."""
        at = index + step
        while 0 <= at < len(self.steps):
            found = self.steps[at]
            if isinstance(found, Same):
                return found
            at += step
        return None

    def _source_offset(self, index: int) -> int:
        """Give the place in the source where words only the quotation has would stand."""
        for step in reversed(self.steps[:index]):
            if isinstance(step, Same):
                return step.source.end
            if isinstance(step, Changed | Marked) and step.source:
                return step.source[-1].end
        after = self._neighbour(index, 1)
        return after.source.start if after else 0

    # --- edges and spans

    def _edges(self) -> tuple[Span, ...]:
        """Compare what stands before the first and after the last word, and widen the passage by what is equal."""
        if not self.spans:
            return ()
        quote = self.quotation.text
        words = [token for piece in self.quotation.pieces for token in tokenize(quote, piece.start, piece.end)]
        first, last = self.spans[0], self.spans[-1]
        head, tail = words[0].start, words[-1].end
        start, lead = edge_before(quote[:head].removesuffix("["), self.text, first.start)
        end, trail = edge_after(quote[tail:].removeprefix("]"), self.text, last.end)
        outer = [mark for mark in self.quotation.marks if mark.end <= head or mark.start >= tail]
        brackets = [mark for mark in outer if mark.kind is not MarkKind.ELLIPSIS]
        for mark in brackets:
            self._outer_bracket(mark, first.start if mark.end <= head else last.end, leading=mark.end <= head)
        if lead is not None and not any(mark.end <= head for mark in brackets):
            self._add(lead, (0, head), (start, first.start))
        if trail is not None and not any(mark.start >= tail for mark in brackets):
            self._add(trail, (tail, len(quote)), (last.end, end))
        if len(self.spans) == 1:
            return (Span(first.fragment, start, end),)
        return (Span(first.fragment, start, first.end), *self.spans[1:-1], Span(last.fragment, last.start, end))

    def _common_at_start(self, word: Token) -> bool:
        """Whether a sentence's first word is a common one: the text has it in small letters too."""
        if not begins_sentence(self.text, word.start):
            return False
        return re.search(rf"\b{re.escape(word.text.lower())}\b", self.text) is not None

    def _outer_bracket(self, mark: Mark, at: int, *, leading: bool) -> None:
        """Name a mark at the quotation's edge.

        A bracket may stand for the few words between there and the start of the sentence; of the other words
        beside it only those can be told that it exchanges a name, number or date for.
        """
        inside = tokenize(self.quotation.text, mark.start + 1, mark.end - 1)
        source: Sequence[Token] = ()
        if leading:
            beside = tokenize(self.text, sentence_start(self.text, at), at)
            source = beside if len(beside) <= EDGE_BRACKET_WORDS else ()
            beside = beside[-len(inside) :]
        else:
            beside = tokenize(self.text, at, sentence_end(self.text, at))[: len(inside)]
        kind = self._mark_kind(mark, source, at)
        if mark.kind is MarkKind.BRACKET and kind not in GUARDED and not source and beside:
            exchanged = kinds.exchanges(Side(inside, _never), Side(beside, self._common_at_start))
            kind, source = (exchanged, beside) if exchanged else (kind, source)
        self._add(kind, (mark.start, mark.end), _span(source) if source else (at, at))

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
        """Let the current span reach to this word; begin another where the reading jumped."""
        fragment = self._fragment(quote.start)
        if self.spans and self.spans[-1].fragment == fragment and self._adjoins(source):
            span = self.spans[-1]
            self.spans[-1] = Span(fragment, span.start, max(span.end, source.end))
        else:
            self.spans.append(Span(fragment, source.start, source.end))

    def _adjoins(self, source: Token) -> bool:
        end = self.spans[-1].end
        if source.start < end:
            return False
        between = self.text[end : source.start]
        words = len(tokenize(between))
        return words == 0 or is_reporting_clause(between) or (words <= GAP_WORDS and not holds_sentence_end(between))

    def _fragment(self, quote_offset: int) -> int:
        for piece in reversed(self.quotation.pieces):
            if piece.start <= quote_offset:
                return piece.fragment
        return 0

    # --- sides

    def _quote_side(self, words: Sequence[Token]) -> Side:
        return Side(words, lambda word: begins_sentence(self.quotation.text, word.start))

    def _source_side(self, words: Sequence[Token]) -> Side:
        return Side(words, self._capital_by_place)

    def _capital_by_place(self, word: Token) -> bool:
        """Whether a word's capital comes from its place, and the text nowhere writes it so inside a sentence."""
        if not begins_sentence(self.text, word.start):
            return False
        at = self.text.find(word.text)
        looked = 0
        while at >= 0 and looked < 20:
            if at and self.text[at - 1] == " " and not begins_sentence(self.text, at):
                return False
            at = self.text.find(word.text, at + 1)
            looked += 1
        return True

    def _add(self, kind: Kind, quote: tuple[int, int], source: tuple[int, int]) -> None:
        quote_text, source_text = self.quotation.text[slice(*quote)], self.text[slice(*source)]
        self.found.append(
            Difference(kind, quote_text, source_text, *quote, *source, explain(kind, quote_text, source_text))
        )


def _plain_word(text: str) -> str:
    """Give a word as it is read, with one kind of apostrophe; its case is kept."""
    visible = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")
    return visible.translate(_APOSTROPHES)


_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´＇′", "'"))
_WEAK = frozenset("just even merely until".split())
_CLAUSE_MARKS = ",;:()—–"
_CONDITIONS = frozenset("if unless only except provided".split())
_CONJUNCTIONS = frozenset("and but or while because although though who which where when".split())
_STRONG_QUANTIFIERS = frozenset("some few many most half fewer several nearly almost".split())


def _never(_: Token) -> bool:
    """Tell that no capital comes from its place: what stands in brackets was chosen word by word."""
    return False


def _span(words: Sequence[Token]) -> tuple[int, int]:
    return words[0].start, words[-1].end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Take the white space off a range; a range of white space alone becomes empty at its start."""
    part = text[start:end]
    inner = part.strip()
    at = start + part.find(inner) if inner else start
    return at, at + len(inner)


def _until_jump(steps: Sequence[Step]) -> list[Same]:
    run: list[Same] = []
    for step in steps:
        if isinstance(step, Jump):
            break
        if isinstance(step, Same):
            run.append(step)
    return run
