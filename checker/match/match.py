"""A quotation against a document: the whole of matching from top to bottom."""

from collections.abc import Sequence
from functools import lru_cache

from checker.extract.document import Document, Role
from checker.match.compare import Comparison, compare
from checker.match.locate.index import Index, index
from checker.match.locate.locate import AROUND_CHARACTERS, readings, taken_apart, with_own_marks
from checker.match.locate.near import FOUND_SIMILARITY
from checker.match.locate.placement import Placement
from checker.match.locate.split import SHORT_FRAGMENT_WORDS
from checker.match.passage import Closest, Difference, DifferenceKind, Match, Occurrence, Passage
from checker.match.quotation import Quotation, parse_quotation
from checker.match.rank import UNMARKED_GRAVITY, gravity
from checker.match.sentences import governing_words, sentence_end, sentence_start
from checker.match.tokens import Token, tokenize

EQUAL_SIMILARITY = 0.40
"""Share enough where every difference is marked or conventional: `21st` and `twenty-first` share two letters."""
SURROUNDINGS_CHARACTERS = 160
_OUTSIDE = frozenset({Role.NAVIGATION, Role.COMMENT})


def match(quote: str, document: Document, speaker: str | None = None) -> Match:
    """Find a quotation in a document: every occurrence, the best first, or else the closest place.

    The ladder: places with the same letters and digits; where there are none, those that differ in little, or
    stretches that have them, joined; where there are none, the cheapest reading that shares letters. What differs
    is named by `compare` on every rung, so an approximate place never passes for an exact one. Of places that are
    equally good the one that has the cited speaker's name beside it comes first.
    """
    text_index = index_of(document)
    best = Match((), None)
    takes = taken_apart(quote, text_index)
    for quotation in takes:
        best = _better(best, _match(quotation, document, text_index))
        if best.occurrences and not any(_gravity(best.occurrences[0].differences)):
            return _by_speaker(best, speaker, document)
    if takes[-1].marks:
        own = _with_own_marks_at(best, quote, text_index)
        if own is not None and own not in takes:
            best = _better(best, _match(own, document, text_index))
    return _by_speaker(best, speaker, document)


def _by_speaker(found: Match, speaker: str | None, document: Document) -> Match:
    """Put the places beside which the speaker is named before others that are equally good."""
    name = (speaker or "").split()[-1:]
    if not name or len(found.occurrences) < 2:
        return found

    def rank(occurrence: Occurrence) -> tuple[int, tuple[int, int], bool]:
        low, high = occurrence.passages[0].start, occurrence.passages[-1].end
        after = sentence_end(document.text, high)
        around = document.text[sentence_start(document.text, low) : low] + document.text[high:after]
        return _place(occurrence), _gravity(occurrence.differences), name[0] not in around

    return Match(_numbered(sorted(found.occurrences, key=rank)), None)


def _with_own_marks_at(found: Match, quote: str, text_index: Index) -> Quotation | None:
    """Take a quotation apart by the marks that stand around the passages found, or where most of its letters stand."""
    if not found.occurrences:
        return with_own_marks(quote, text_index, patiently=True)
    passages = found.occurrences[0].passages
    around = [text_index.text[max(0, p.start - AROUND_CHARACTERS) : p.end + AROUND_CHARACTERS] for p in passages]
    return parse_quotation(quote, "\n\n".join(around))


def _better(one: Match, other: Match) -> Match:
    """Choose the match that accuses the writer of least; of two that found nothing the one that came nearer."""
    if one.occurrences and other.occurrences:
        return min(one, other, key=lambda found: _gravity(found.occurrences[0].differences))
    if one.occurrences or other.occurrences:
        return one if one.occurrences else other
    return max(one, other, key=lambda found: found.closest.similarity if found.closest else -1.0)


@lru_cache(maxsize=4)
def index_of(document: Document) -> Index:
    """Index a document once for many quotations. Documents are compared by identity; four are kept."""
    return index(document.text)


def _match(quotation: Quotation, document: Document, text_index: Index) -> Match:
    if not quotation.pieces:
        return Match((), None)
    collected: list[Occurrence] = []
    placements: list[Placement] = []
    for placements in readings(quotation, text_index):
        occurrences = _found(quotation, placements, document)
        collected += occurrences
        whole = placements[0].similarity == 1 and len(placements[0].parts) == len(quotation.pieces)
        if occurrences and (whole or not _in_other_order(occurrences[0])):
            return Match(_numbered(occurrences), None)
    if collected:
        # Words put in order of another place may be the writer's own order with a word changed: the milder holds.
        return Match(_numbered([min(collected, key=lambda found: _gravity(found.differences))]), None)
    return Match((), _closest(placements[0], document) if placements else None)


def _found(quotation: Quotation, placements: list[Placement], document: Document) -> list[Occurrence]:
    """Compare what was located; a place that is too far off by its letters is a finding only if its words are not."""
    occurrences = _occurrences(
        quotation, [place for place in placements if place.similarity >= FOUND_SIMILARITY], document
    )
    far = [place for place in placements if EQUAL_SIMILARITY <= place.similarity < FOUND_SIMILARITY]
    nearer = [
        each
        for each in _occurrences(quotation, far, document)
        if _gravity(each.differences)[0] < UNMARKED_GRAVITY or each.similarity >= FOUND_SIMILARITY
    ]
    return occurrences + nearer


def _in_other_order(occurrence: Occurrence) -> bool:
    return any(found.kind is DifferenceKind.ORDER for found in occurrence.differences)


def _occurrences(quotation: Quotation, placements: list[Placement], document: Document) -> list[Occurrence]:
    if not placements:
        return []
    found = []
    total = max(1, sum(not token.is_sign for token in _all_words(quotation)))
    for placement in placements:
        comparison = compare(quotation, placement.parts, document)
        passages = _passages(comparison, document)
        if passages and not _too_short(quotation, comparison, passages):
            found.append(
                Occurrence(
                    passages,
                    comparison.differences,
                    min(1.0, comparison.same_words / total),
                    governing_words(document.text, passages[0].start, passages[-1].end),
                )
            )
    return sorted(found, key=lambda occurrence: (_place(occurrence), *_gravity(occurrence.differences)))


def _all_words(quotation: Quotation) -> Sequence[Token]:
    """Give the words of the pieces and those in brackets."""
    return tokenize(quotation.text) if quotation.marks else quotation.words


def _numbered(occurrences: list[Occurrence]) -> tuple[Occurrence, ...]:
    return tuple(
        Occurrence(
            tuple(
                Passage(index, p.fragment, p.text, p.start, p.end, p.block, p.prefix, p.suffix) for p in found.passages
            ),
            found.differences,
            found.similarity,
            found.governed_by,
        )
        for index, found in enumerate(occurrences)
    )


def _passages(comparison: Comparison, document: Document) -> tuple[Passage, ...]:
    text = document.text
    passages = []
    for span in comparison.spans:
        block = document.block_at(span.start)
        passages.append(
            Passage(
                occurrence=0,
                fragment=span.fragment,
                text=text[span.start : span.end],
                start=span.start,
                end=span.end,
                block=block.role if block else Role.BODY,
                prefix=_before(text, span.start),
                suffix=_after(text, span.end),
            )
        )
    return tuple(passages)


def _before(text: str, offset: int) -> str:
    """Give what stands before a passage, from the start of a word."""
    low = max(0, offset - SURROUNDINGS_CHARACTERS)
    while 0 < low < offset and not text[low - 1].isspace():
        low += 1
    return text[low:offset]


def _after(text: str, offset: int) -> str:
    """Give what stands after a passage, to the end of a word."""
    high = min(len(text), offset + SURROUNDINGS_CHARACTERS)
    while offset < high < len(text) and not text[high].isspace():
        high -= 1
    return text[offset:high]


def _too_short(quotation: Quotation, comparison: Comparison, passages: tuple[Passage, ...]) -> bool:
    """Whether a short fragment is changed, or stands only in navigation or a comment."""
    for fragment in range(quotation.pieces[-1].fragment + 1):
        pieces = [piece for piece in quotation.pieces if piece.fragment == fragment]
        words = sum(not token.is_sign for piece in pieces for token in piece.words)
        if words >= SHORT_FRAGMENT_WORDS:
            continue
        if fragment in comparison.changed_fragments:
            return True
        if any(passage.fragment == fragment and passage.block in _OUTSIDE for passage in passages):
            return True
    return False


_RANK = {
    Role.BODY: 0,
    Role.LIST: 0,
    Role.TABLE: 0,
    Role.QUOTATION: 1,
    Role.STANDFIRST: 2,
    Role.HEADLINE: 3,
    Role.CAPTION: 4,
    Role.ASIDE: 5,
    Role.NAVIGATION: 6,
    Role.COMMENT: 7,
}
"""DESIGN.md: in the body before a headline, caption, aside or comment."""


def _place(occurrence: Occurrence) -> int:
    return max(_RANK[passage.block] for passage in occurrence.passages)


def _gravity(differences: tuple[Difference, ...]) -> tuple[int, int]:
    """Rank by the gravest difference, then by how many there are and how grave."""
    graveness = [gravity(difference.kind) for difference in differences]
    return max(graveness, default=0), sum(graveness)


def _closest(placement: Placement, document: Document) -> Closest:
    longest = max(placement.parts, key=lambda part: part.end - part.start)
    return Closest(
        document.text[longest.start : longest.end], longest.start, longest.end, round(placement.similarity, 4)
    )
