"""Subtitles: what is said, sentence by sentence, each with the moment at which it begins."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from checker.extract.document import Block, Document, Metadata, Role
from checker.extract.subtitle_cues import Cue, Spoken, read_cues

PAUSE_SECONDS = 3.0
"""Silence between two cues after which something else begins; breath and cuts take one to two seconds."""
BLOCK_SECONDS = 60.0
"""Captions made by machines have no sentence ends: a block that goes on longer ends with its cue, so that its moment
still helps to find the place."""
TOUCH_SECONDS = 0.05
"""Cues nearer than that follow each other without a gap: a frame of a film takes 0.042."""
ROLLING_LINES = 8
"""Captions that roll show two or three lines at a time."""
GROWING_SHARE, GROWING_LEAST = 0.3, 6
"""Of a file's cues, and cues at least: a line that grows word by word takes three cues or more."""
OUT_OF_ORDER_SECONDS = 60.0
"""How much earlier than one before it in the file a cue may be shown; a second reel begins hours before."""
BLOCK_SEPARATOR = "\n\n"
CUES_UNREAD = "cues_unread"
_SENTENCE_END = re.compile(r"""(?<!\.\.)[.!?。！？]["'”’»)\]]*$""")
_NEW_SPEAKER = re.compile(r"(?:>>|[-–—‐](?=\s|\w))")
"""How captions show another speaker without naming them: at the beginning of a line."""
_SOUND = re.compile(r"\[[^\[\]]{1,80}\](?:[^\S\n]{0,3}:(?!\S))?|^\([^()]{1,80}\)$", re.MULTILINE)
_UNHEARD = re.compile(
    r"\[\W{0,5}(?:_+|inaudible|unintelligible|indistinct|unclear|crosstalk|bleep|beep|censored)\b"
    r"[^\[\]]{0,80}\]",
    re.IGNORECASE,
)
"""Stands for words that were said: without it those around it would look joined."""


def read_subtitles(text: str) -> Document:
    """Read WebVTT or SubRip: the words of its cues, in the order in which they are shown.

    Cues that continue a sentence are one block, a line each; a block ends where a sentence ends with its cue, where
    the speaker changes, and after a pause. Its path is the moment of its first cue in seconds (`t=62.5`, W3C Media
    Fragments §4.2.1). Lines that a rolling caption shows again are read once, and one that grows when it is complete.
    Speakers' names (`<v Name>`), which players do not show, and sounds (`[Music]`) are asides before the block that
    they stand in: inside they would part the sentence. Comments, styles and positions are not read. Never raises; a
    broken file is read as far as it goes (`metadata.notes`).
    """
    file = read_cues(text)
    transcript = _Transcript()
    for cue in _without_repetitions(_grown(_in_order(file.cues))):
        for spoken in cue.spoken:
            transcript.add(cue, spoken)
    blocks = transcript.finish()
    told_by = (("language", "WebVTT header"),) if file.language else ()
    notes = () if file.is_whole else (CUES_UNREAD,)
    metadata = Metadata(language=file.language, told_by=told_by, notes=notes)
    return Document(BLOCK_SEPARATOR.join(transcript.texts), blocks, metadata)


def _in_order(cues: Sequence[Cue]) -> Sequence[Cue]:
    """Put cues in the order in which players show them, unless the times begin anew, as in files put together."""
    latest = 0.0
    for cue in cues:
        if latest - cue.start_seconds > OUT_OF_ORDER_SECONDS:
            return cues
        latest = max(latest, cue.start_seconds)
    return sorted(cues, key=lambda cue: cue.start_seconds)


def _grown(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Give the last state of captions that grow word by word, where those of a file do.

    Elsewhere one that begins with the words of the one before it says them again: `No.`, `No. I won't.`
    """
    grows = [_is_grown(before, cue) for before, cue in pairwise(cues)]
    if sum(grows) < max(GROWING_LEAST, GROWING_SHARE * len(cues)):
        yield from cues
        return
    start_seconds: float | None = None
    for cue, grows_on in zip(cues, [*grows, False], strict=True):
        if start_seconds is None:
            start_seconds = cue.start_seconds
        if not grows_on:
            yield replace(cue, start_seconds=start_seconds)
            start_seconds = None


def _is_grown(before: Cue, cue: Cue) -> bool:
    if not before.start_seconds <= cue.start_seconds <= before.end_seconds + TOUCH_SECONDS:
        return False
    shown = " ".join(before.lines)
    return bool(shown) and " ".join(cue.lines).startswith(f"{shown} ")


def _without_repetitions(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Leave out the lines at a cue's beginning that the cue before it ends with and still shows.

    They do where cues touch and the second shows more (captions that roll), where it is there for a moment alone
    (as the captions of YouTube's recognition), and where both are there at once. Two cues of the same words one
    after the other are words said twice.
    """
    before: Cue | None = None
    for cue in cues:
        repeated = _repeated_lines(before, cue) if before else 0
        before = cue
        spoken = []
        for each in cue.spoken:
            spoken.append(Spoken(each.voice, each.lines[repeated:]))
            repeated = max(0, repeated - len(each.lines))
        yield replace(cue, spoken=tuple(each for each in spoken if each.lines))


def _repeated_lines(before: Cue, cue: Cue) -> int:
    shown, lines = before.lines, cue.lines
    most = min(len(shown), len(lines), ROLLING_LINES)
    count = next((count for count in range(most, 0, -1) if shown[-count:] == lines[:count]), 0)
    if not before.start_seconds <= cue.start_seconds <= before.end_seconds + TOUCH_SECONDS:
        return 0
    is_moment = cue.end_seconds - cue.start_seconds <= TOUCH_SECONDS
    return count if len(lines) > count or is_moment or cue.start_seconds < before.end_seconds else 0


class _Transcript:
    """Collects what is said; asides wait until the block that they would part is complete."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0
        self._lines: list[str] = []
        self._start_seconds = self._end_seconds = 0.0
        self._voice: str | None = None
        self._before: list[tuple[float, str]] = []
        self._after: list[tuple[float, str]] = []

    def add(self, cue: Cue, spoken: Spoken) -> None:
        """Add what a speaker says in a cue."""
        for text in _turns(spoken.lines):
            heard = _SOUND.sub(lambda sound: sound[0] if _UNHEARD.match(sound[0]) else "\n", text)
            sounds = [sound for sound in _SOUND.findall(text) if not _UNHEARD.match(sound)]
            lines = [" ".join(line.split()) for line in heard.split("\n")]
            # Notes alone stand for music that is heard.
            sounds += [line for line in lines if line and not _has_words(line)]
            lines = [line for line in lines if _has_words(line)]
            self._after += [(cue.start_seconds, " ".join(sound.split())) for sound in sounds]
            if lines:
                self._say(cue, spoken.voice, lines)
            elif not self._lines:
                self._end()

    def _say(self, cue: Cue, voice: str | None, lines: list[str]) -> None:
        if self._lines and (voice != self._voice or self._is_over(cue, lines[0])):
            self._end()
        if not self._lines:
            self._start_seconds = cue.start_seconds
            if voice and voice != self._voice:
                self._after.append((cue.start_seconds, voice))
            self._voice = voice
        self._before += self._after
        self._after.clear()
        self._lines += lines
        self._end_seconds = cue.end_seconds

    def _is_over(self, cue: Cue, line: str) -> bool:
        return (
            _SENTENCE_END.search(self._lines[-1]) is not None
            or _NEW_SPEAKER.match(line) is not None
            or cue.start_seconds - self._end_seconds > PAUSE_SECONDS
            or cue.start_seconds - self._start_seconds > BLOCK_SECONDS
        )

    def _end(self) -> None:
        for seconds, text in self._before:
            self._write(text, Role.ASIDE, seconds)
        if self._lines:
            self._write("\n".join(self._lines), Role.BODY, self._start_seconds)
        for seconds, text in self._after:
            self._write(text, Role.ASIDE, seconds)
        self._before.clear()
        self._lines.clear()
        self._after.clear()

    def _write(self, text: str, role: Role, seconds: float) -> None:
        moment = f"{seconds:.3f}".rstrip("0").rstrip(".")
        self._blocks.append(Block(self._length, self._length + len(text), role, f"t={moment}"))
        self.texts.append(text)
        self._length += len(text) + len(BLOCK_SEPARATOR)

    def finish(self) -> tuple[Block, ...]:
        """End the last block and give them all."""
        self._end()
        return tuple(self._blocks)


def _turns(lines: tuple[str, ...]) -> Iterator[str]:
    """Part a cue's lines where another speaker begins."""
    turn: list[str] = []
    for line in lines:
        if turn and _NEW_SPEAKER.match(line):
            yield "\n".join(turn)
            turn = []
        turn.append(line)
    if turn:
        yield "\n".join(turn)


def _has_words(line: str) -> bool:
    return any(map(str.isalnum, line)) or _UNHEARD.search(line) is not None
