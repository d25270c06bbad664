"""A document's letters, made ready for many quotations: any stretch is found without reading the text again.

A tile index: the folded text is cut into tiles of eight letters, and each tile's place is kept by the tile's
letters. A stretch of fifteen letters or more holds a whole tile wherever it stands, so that looking up eight
runs of eight of its letters finds every place (cf. the non-overlapping k-mer index of BLAT, Kent 2002).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from checker.match.locate.fold import fold

TILE = 8
"""Eight letters of English stand by chance about once in a million letters."""
SEED = 2 * TILE - 1
"""Letters that hold a whole tile wherever they stand."""
SCAN_LETTERS = 10_000
"""A text as short as this is read sooner than eight tiles are looked up."""
SHORT_LETTERS, SHORT_SEED = 64, 6
"""A quotation of a dozen words has too few tiles to be found by them once letters are misread."""
CROWD = 48
"""Tiles with the same letters from which on reading the text is faster than trying each."""
FEW = 0.25
"""Share of the letters below which the best place shares too few to be one."""
SHIFT = 48
"""Letters put in or left out at once, at most, between two tiles of one place: some ten words."""
CLUSTERS = 8
"""Places looked at closely."""
_MULTIPLIER = 0x9E3779B97F4A7C15
"""The 64-bit golden ratio: a multiplicative hash (Knuth, The Art of Computer Programming 3, §6.4)."""
_MASK = (1 << 64) - 1


class Cluster(NamedTuple):
    """A place in the text that shares tiles with some letters."""

    tiles: int
    """How many."""
    head: int
    """Where the letters would begin in the text by the first tile shared, were nothing put in or left out before it."""
    tail: int
    """Likewise by the last one: what was put in or left out between moves it."""


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """A text, its letters, and the place of every tile. At most eight bytes for each character of a long text."""

    text: str
    letters: bytes
    """The text's letters and digits, folded."""
    positions: NDArray[np.int32]
    """For each of them its offset in the text."""
    buckets: NDArray[np.int32]
    """For each hash where its tiles begin in `tiles`; one more at the end."""
    tiles: NDArray[np.int32]
    """The numbers of the tiles, by hash; a tile's letters begin at eight times its number."""
    shift: int
    lookup: "memoryview[int]"
    """`buckets` again, for one look at a time: several times as fast as through numpy."""

    def find(self, letters: bytes, low: int = 0, high: int | None = None) -> Iterator[int]:
        """Give every place where these letters stand, in order: offsets into `self.letters`, from `low` to `high`."""
        if len(letters) >= SEED and high is None and len(self.letters) > SCAN_LETTERS:
            starts, complete = self._tiled(letters)
            if complete:
                yield from (start for start in starts if start >= low and self.letters.startswith(letters, start))
                return
        at = self.letters.find(letters, low, high) if letters else -1
        while at >= 0:
            yield at
            at = self.letters.find(letters, at + 1, high)

    def starts(self, letters: bytes, *, crowded: bool = False) -> list[int]:
        """Give the places where letters may begin of which the first fifteen are these, in order.

        Each shares at least eight of them in a row. Letters that stand in many places say little, and none are
        given; with `crowded` the first of these places are.
        """
        starts, complete = self._tiled(letters) if len(self.letters) > SCAN_LETTERS else self._scanned(letters)
        return starts if complete or crowded else []

    def _scanned(self, letters: bytes) -> tuple[list[int], bool]:
        found: set[int] = set()
        for offset in (0, min(len(letters), SEED) - TILE):
            if found:
                break
            seed = letters[offset : offset + TILE]
            at = self.letters.find(seed, offset)
            while at >= 0:
                found.add(at - offset)
                if len(found) > CROWD:
                    return sorted(found), False
                at = self.letters.find(seed, at + 1)
        return sorted(found), True

    def _tiled(self, letters: bytes) -> tuple[list[int], bool]:
        found: set[int] = set()
        complete = True
        buckets = self.lookup
        for offset in range(min(TILE, len(letters) - TILE + 1)):
            tile = letters[offset : offset + TILE]
            slot = (int.from_bytes(tile, "little") * _MULTIPLIER & _MASK) >> self.shift
            low, high = buckets[slot], buckets[slot + 1]
            if low == high:
                continue
            if high - low > CROWD:
                high, complete = low + CROWD, False
            for number in self.tiles[low:high].tolist():
                place = TILE * number
                if place >= offset and self.letters.startswith(tile, place):
                    found.add(place - offset)
        return sorted(found), complete

    # One quotation asks again and again: near by, far away, and for the closest place.
    @lru_cache(maxsize=4)  # noqa: B019 — no more indexes than these four are kept alive
    def clusters(self, letters: bytes) -> list[Cluster]:
        """Give the places that share tiles with the letters, most first: eight at most."""
        found = self._grouped(*(self.diagonals(letters) if len(letters) > SHORT_LETTERS else self._short(letters)))
        if not found or found[0].tiles * TILE < FEW * len(letters):
            # In a text that says the same again and again every tile stands in many places.
            found = max(found, self._grouped(*self.diagonals(letters, crowded=True)), key=lambda each: each[:1])
        return found

    def _grouped(self, offsets: NDArray[np.int64], places: NDArray[np.int64]) -> list[Cluster]:
        if not len(offsets):
            return []
        order = np.lexsort((offsets, places - offsets))
        offsets, diagonals = offsets[order], (places - offsets)[order]
        begins = np.flatnonzero(np.diff(diagonals, prepend=diagonals[0] - SHIFT - 1) > SHIFT)
        ends = np.append(begins[1:], len(diagonals))
        best = np.argsort(begins - ends, kind="stable")[:CLUSTERS]
        found = []
        for low, high in zip(begins[best].tolist(), ends[best].tolist(), strict=True):
            first, last = low + int(offsets[low:high].argmin()), low + int(offsets[low:high].argmax())
            found.append(Cluster(high - low, int(diagonals[first]), int(diagonals[last])))
        return found

    def _short(self, letters: bytes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Read the text for runs of six letters: a short quotation has too few tiles."""
        found: list[tuple[int, int]] = []
        for offset in range(0, max(1, len(letters) - SHORT_SEED + 1), SHORT_SEED // 2):
            places = list(islice(self.find(letters[offset : offset + SHORT_SEED]), CROWD + 1))
            found += [(offset, place) for place in places if len(places) <= CROWD]
        both = np.array(found, dtype=np.int64).reshape(-1, 2)
        return both[:, 0], both[:, 1]

    def diagonals(self, letters: bytes, *, crowded: bool = False) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Give every tile that the letters share with the text: its offset in the letters, and in the text.

        Tiles that stand in more than CROWD places are left out: they say little of the place. With `crowded` the
        first of these places are given.
        """
        nothing = np.empty(0, dtype=np.int64)
        if len(letters) < TILE or not len(self.tiles):
            return nothing, nothing
        runs = np.ndarray((len(letters) - TILE + 1,), dtype="<u8", buffer=letters, strides=(1,))
        slots = _hashed(runs, self.shift)
        low = self.buckets[slots]
        count = self.buckets[slots + 1] - low
        count[count > CROWD] = CROWD if crowded else 0
        offsets = np.repeat(np.arange(len(runs)), count)
        within = np.arange(len(offsets)) - np.repeat(np.cumsum(count) - count, count)
        places = self.tiles[np.repeat(low, count) + within].astype(np.int64)
        same = np.frombuffer(self.letters, dtype="<u8", count=len(self.letters) // TILE)[places] == runs[offsets]
        return offsets[same], places[same] * TILE


def index(text: str) -> Index:
    """Index a text."""
    folded = fold(text)
    count = len(folded.data) // TILE
    bits = min(16, max(4, count.bit_length()))
    shift = 64 - bits
    slots = _hashed(np.frombuffer(folded.data, dtype="<u8", count=count), shift)
    buckets = np.zeros((1 << bits) + 1, dtype=np.int32)
    np.cumsum(np.bincount(slots, minlength=1 << bits), out=buckets[1:])
    # A stable sort of 16-bit numbers is a radix sort.
    tiles = np.argsort(slots.astype(np.uint16), kind="stable").astype(np.int32)
    return Index(text, folded.data, folded.positions, buckets, tiles, shift, memoryview(buckets.data))


def _hashed(runs: NDArray[np.uint64], shift: int) -> NDArray[np.int64]:
    return ((runs * np.uint64(_MULTIPLIER)) >> np.uint64(shift)).astype(np.int64)
