"""Places that differ from the quotation in little: both ends stand there, and what is between is counted."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from rapidfuzz.distance import Levenshtein

from checker.match.locate.exact import chains_of, few, reach_of, span_at
from checker.match.locate.index import SEED, TILE, Index
from checker.match.locate.placement import Part, Placement
from checker.match.quotation import Piece, Quotation
from checker.match.tokens import Token, splits_token, tokenize

FOUND_SIMILARITY = 0.70
"""Share of letters that must be read unchanged for a place to be a finding.

English text of the same kind aligns by chance at .45 to .55. A quotation with a quarter of its words
exchanged keeps about .75. Raising it turns badly altered quotations into "not found"; lowering it
turns invented ones into "distorted".
"""
END_SIMILARITY = 0.75
"""Share enough where both ends stand in the text; below it every place that shares letters is looked at."""
EDGE_LETTERS = 24
"""Letters of the text beside a changed end, in which what was changed may stand: some five words."""
REFINED_LETTERS = 1_000
"""In a longer quotation a few letters at its ends make no difference."""
ALIKE = 0.45
"""Share of letters that may differ before both ends of a place are moved to where it differs least."""
PAIRED_LETTERS = 400_000
"""Letters of all places together that are compared: two thousand places of a sentence, ten of a long speech."""
PAIRINGS = 3
"""Runs from both ends that stand in the text are paired so many times; then the two ends are from two places."""
END_SEEDS = 4
"""Runs of letters tried from either end: some seven words, of which one in four may be changed."""
SHORT_PIECE_CHARACTERS = 600
"""How far after an ellipsis a few words that are changed are looked for: a few sentences."""
SHIFT_LETTERS = 12
"""Letters put in or left out, beyond a third of the piece's own, that part two ends of one place."""


_Ends = tuple[int, int]
"""Where a piece would begin in the text by its first run of letters that stands there, and by its last one."""


def locate_nearly(
    quotation: Quotation, index: Index, hits: Sequence[list[Part]], *, patiently: bool = False
) -> list[Placement]:
    """Find the places that differ in little, each piece where its letters or nearly its letters stand.

    `hits` are the exact places of each piece. Looked at are the places where both its ends stand; `patiently` those
    too that share its letters anywhere. A short piece that stands nowhere is left to its neighbours: what it says
    there is for `compare` to name.
    """
    places: list[list[Part]] = []
    placed: list[Piece] = []
    distance = 0
    for piece, exact in zip(quotation.pieces, hits, strict=True):
        found = exact
        if not found:
            found, differing = _nearly(piece, index, patiently=patiently)
            distance += differing
        if found:
            places.append(found)
            placed.append(piece)
        elif len(piece.letters) >= SEED:
            return []
    if not places:
        return []
    letters = sum(len(piece.letters) for piece in quotation.pieces)
    similarity = 1 - distance / max(1, letters)
    chains = chains_of(Quotation(quotation.text, tuple(placed), quotation.marks), places)
    if not chains:
        # A short piece may stand elsewhere by chance, where the place it belongs to has other words.
        long = [at for at, piece in enumerate(placed) if reach_of(piece) is None or len(piece.letters) >= SEED]
        placed, places = [placed[at] for at in long], [places[at] for at in long]
        chains = chains_of(Quotation(quotation.text, tuple(placed), quotation.marks), places) if placed else []
    if len(placed) < len(quotation.pieces):
        chains = [_with_short_pieces(quotation, placed, chain, index.text) for chain in chains]
    return [Placement(tuple(chain), similarity, distance) for chain in chains[: few(quotation)]]


def _with_short_pieces(quotation: Quotation, placed: Sequence[Piece], chain: Sequence[Part], text: str) -> list[Part]:
    """Put each short piece that stands nowhere after the mark before it, where most of its words stand."""
    parts = dict(zip((piece.start for piece in placed), chain, strict=True))
    found: list[Part] = []
    for piece in quotation.pieces:
        part = parts.get(piece.start)
        if part is None and found:
            reach = reach_of(piece) or SHORT_PIECE_CHARACTERS
            part = _most_words(piece, tokenize(text, found[-1].end, found[-1].end + reach))
        if part is not None:
            found.append(part)
    return found


def _most_words(piece: Piece, near: Sequence[Token]) -> Part | None:
    """Give the first place where most of a piece's words stand, each where it would be; None if none does anywhere."""
    most, chosen = 0, None
    for at in range(1 - len(piece.words), len(near)):
        beside = [(word, near[at + i]) for i, word in enumerate(piece.words) if 0 <= at + i < len(near)]
        same = [(word, other) for word, other in beside if word.key == other.key]
        if len(same) > most:
            most = len(same)
            chosen = Part(same[0][0].start, same[-1][0].end, same[0][1].start, same[-1][1].end)
    return chosen


def _nearly(piece: Piece, index: Index, *, patiently: bool) -> tuple[list[Part], int]:
    """Give the places that differ least from a piece, and in how many letters."""
    letters = piece.letters
    if len(letters) < TILE:
        return [], len(letters)
    best, chosen = len(letters), list[_Ends]()
    for ends in _between_ends(letters, index):
        best, chosen = _cheapest(letters, index, ends, END_SIMILARITY)
        if chosen:
            break
    if not chosen and patiently:
        clusters = [(cluster.head, cluster.tail) for cluster in index.clusters(letters)]
        refined = [_refined(letters, index, *ends) for ends in clusters if _is_alike(letters, index, *ends)]
        best, chosen = _cheapest(letters, index, refined, FOUND_SIMILARITY)
    parts = {(part.start, part.end): part for part in (_part(piece, *ends, index) for ends in chosen)}
    return list(parts.values()), best if parts else len(letters)


def _is_alike(letters: bytes, index: Index, head: int, tail: int) -> bool:
    """Whether a place shares so much that moving its ends can make it a finding."""
    worst = int(ALIKE * len(letters))
    window = index.letters[max(0, head) : max(0, tail + len(letters))]
    return Levenshtein.distance(letters, window, score_cutoff=worst) <= worst


def _refined(letters: bytes, index: Index, head: int, tail: int) -> _Ends:
    """Move both ends of a place to where it differs least: what was changed beyond the last tile may be longer."""

    def distance(ends: _Ends) -> int:
        return Levenshtein.distance(letters, index.letters[max(0, ends[0]) : max(0, ends[1] + len(letters))])

    if len(letters) > REFINED_LETTERS:
        return head, tail
    shifts = sorted(range(-SHIFT_LETTERS, SHIFT_LETTERS + 1, 2), key=abs)
    head, _ = min(((head + shift, tail) for shift in shifts), key=distance)
    return min(((head, tail + shift) for shift in shifts), key=distance)


def _cheapest(letters: bytes, index: Index, ends: Iterable[_Ends], similarity: float) -> tuple[int, list[_Ends]]:
    """Give the places that differ in the fewest letters, and in how many."""
    best = int((1 - similarity) * len(letters))
    chosen: list[_Ends] = []
    for head, tail in islice(ends, max(4, PAIRED_LETTERS // len(letters))):
        window = index.letters[max(0, head) : max(0, tail + len(letters))]
        distance = Levenshtein.distance(letters, window, score_cutoff=best)
        if distance < best or (distance == best and not chosen):
            best, chosen = distance, [(head, tail)]
        elif distance == best:
            chosen.append((head, tail))
    return best, chosen


def _between_ends(letters: bytes, index: Index) -> Iterator[list[_Ends]]:
    """Pair the places of two runs of letters that are as far from each other as in the quotation, the outermost first.

    The outermost run may stand somewhere else, where the place itself has another letter in it.
    """
    shift = SHIFT_LETTERS + len(letters) // 3
    last = len(letters) - SEED
    for crowded in (False, True):
        tried = 0
        heads: dict[int, list[int]] = {}
        tails: dict[int, list[int]] = {}
        for head, tail in _OUTERMOST:
            if head not in heads:
                heads[head] = _begins(letters, index, head * TILE, crowded=crowded)
            if not heads[head]:
                continue
            if tail not in tails:
                tails[tail] = _begins(letters, index, last - tail * TILE, crowded=crowded)
            ends = tails[tail]
            tried += bool(ends)
            pairs = [
                (low, high)
                for low in heads[head]
                for high in ends[bisect_left(ends, low - shift) : bisect_right(ends, low + shift)]
            ]
            if pairs:
                yield pairs
            if pairs and len(letters) > REFINED_LETTERS:
                # Runs of letters that are far from each other pair by chance; all the tiles tell where it is.
                return
            if tried == PAIRINGS:
                return
        if any(heads.values()) and any(tails.values()):
            return


_OUTERMOST = sorted(
    ((head, tail) for head in range(END_SEEDS) for tail in range(END_SEEDS) if head + tail < END_SEEDS), key=sum
)
"""Which runs are paired, from either end; with both ends changed three runs further in are tried."""


def _begins(letters: bytes, index: Index, at: int, *, crowded: bool) -> list[int]:
    """Give where the letters would begin by the run at an offset in them, in order."""
    if not 0 <= at <= len(letters) - SEED:
        return []
    return [place - at for place in index.starts(letters[at : at + SEED], crowded=crowded)]


def _part(piece: Piece, head: int, tail: int, index: Index) -> Part:
    """Give the place from head to tail, and more of it where the outermost letters differ: a word was changed there."""
    letters, last = piece.letters, tail + len(piece.letters)
    if not index.letters.startswith(letters[:TILE], max(0, head)):
        head -= EDGE_LETTERS
    if not index.letters.startswith(letters[-TILE:], max(0, last - TILE)):
        last += EDGE_LETTERS
    start, end = span_at(index, max(0, head), min(len(index.letters), last))
    return Part(piece.start, piece.end, widened(index.text, start, -1), widened(index.text, end, 1))


def widened(text: str, offset: int, step: int) -> int:
    """Move an edge to where no word is cut; over at most a hundred characters, for no word is longer."""
    for _ in range(100):
        if not splits_token(text, offset):
            break
        offset += step
    return offset
