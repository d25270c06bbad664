"""Damage to the files of a cache, and how a person is told of it."""

from dataclasses import dataclass, field

_TOLD = 3
"""So many places of a file are named; of the others, the sum is."""


@dataclass(frozen=True, slots=True)
class Damage:
    """A part of a file that cannot be read."""

    offset: int
    length: int
    """In bytes; behind it stands a whole record, or the end of the file."""
    reason: str
    torn: bool
    """The file ends there in the middle of a record, as a kill leaves it."""


@dataclass(slots=True)
class Damages:
    """The damage to one file, summed up: there may be any number."""

    named: list[Damage] = field(default_factory=list)
    count: int = 0
    length: int = 0

    def add(self, damage: Damage) -> None:
        """Count another one in."""
        if len(self.named) < _TOLD:
            self.named.append(damage)
        self.count += 1
        self.length += damage.length

    def told(self, found: int) -> str:
        """Say in a line what is passed over, and that `found` captures of the file are used."""
        named = ((each.length, each.offset, each.reason) for each in self.named)
        places = [f"{length:,} bytes at byte {offset:,} are passed over, {reason}" for length, offset, reason in named]
        if more := self.count - len(self.named):
            rest = self.length - sum(each.length for each in self.named)
            places.append(f"so are {rest:,} bytes at {more:,} more place{'' if more == 1 else 's'}")
        return f"{'; '.join(places)}; captures used from this file: {found:,}; others may be missing"
