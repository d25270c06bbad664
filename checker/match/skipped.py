"""Words that the source has between two which a quotation joins, and what their absence is."""

from collections.abc import Sequence

from checker.extract.document import Document
from checker.match import kinds
from checker.match.insert import is_insert
from checker.match.marks import GAP_WORDS
from checker.match.note_marks import is_note_mark
from checker.match.page_break import is_page_break
from checker.match.page_parts import stand_apart
from checker.match.passage import DifferenceKind as Kind
from checker.match.reporting import goes_to_another, is_reporting_clause
from checker.match.sentences import holds_sentence_end
from checker.match.texts import Texts
from checker.match.tokens import Token, tokenize

SKIPPED_CHARACTERS = 1_000
"""How much is read at either end of what a quotation leaves out: more than any clause has."""


def skipped_words(text: str, start: int, end: int) -> list[Token]:
    """Give the words between two places; of a long way between them the first and the last ones."""
    if end - start <= 2 * SKIPPED_CHARACTERS:
        return tokenize(text, start, end)
    return tokenize(text, start, start + SKIPPED_CHARACTERS) + tokenize(text, end - SKIPPED_CHARACTERS, end)


def skipped_kind(
    document: Document, texts: Texts, words: Sequence[Token], between: tuple[int, int], after: Token | None
) -> Kind:
    """Name what it is to leave these words of the source out without a mark.

    `between` are the places of the words read before and after them; `after` is the one read after them.
    """
    begin, end = between
    gap = texts.source[begin : min(end, begin + 2 * SKIPPED_CHARACTERS)]
    if len(words) == 1 and is_note_mark(texts.source, words[0]):
        return Kind.INNER_PUNCTUATION
    if after is not None and after.text == "$" and words[-1].end == after.start:
        # Another country's dollars: A$5.
        return Kind.UNIT
    if stand_apart(document, begin, end):
        return Kind.GAP
    if is_page_break(texts.source, begin, end) or is_insert(document, begin, end):
        return Kind.TYPOGRAPHY
    if is_reporting_clause(gap) and not goes_to_another(gap, texts.source[end : end + SKIPPED_CHARACTERS]):
        # The marks that close and open the speaker's words belong to the clause.
        return Kind.REPORTING_CLAUSE
    if len(words) > GAP_WORDS or holds_sentence_end(gap + texts.source[end : end + 1]):
        return Kind.GAP
    return kinds.left_out(texts.source_side(words))
