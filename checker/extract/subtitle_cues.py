"""The cues of a WebVTT or SubRip file, each with its times, its speakers and its visible words."""

import re
from dataclasses import dataclass
from html import unescape

from webvtt import WebVTT
from webvtt.errors import MalformedCaptionError, MalformedFileError
from webvtt.models import Caption

from checker.extract.subtitle_gaps import is_whole_file

_TIMINGS = re.compile(r"^[^\S\n]*+(?:\d{1,4}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}\d*+[^\S\n]*+-->[^\n]*", re.MULTILINE)
_MOMENT = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,3})\d*+)?"
_LOOSE_TIMINGS = re.compile(rf"^[^\S\n]*+{_MOMENT}[^\S\n]*+[-–—]{{1,3}}>[^\S\n]*+{_MOMENT}(?=[^\S\n]|$)", re.MULTILINE)
"""Times as broken files write them and players take them: without thousandths, with a shorter arrow."""
_NUMBERED_TIMINGS = re.compile(rf"(^[^\S\n]*+\d{{1,9}}[^\S\n]*+\n+)?({_TIMINGS.pattern})", re.MULTILINE)
_ARROW_LINE = re.compile(r"^[^\n]*-->[^\n]*", re.MULTILINE)
_WITHOUT_HOURS = re.compile(r"(?<![\d:])(\d{1,2}:\d{1,2}[.,]\d)")
_HEADER = re.compile(r"\s*WEBVTT(?=\s|$)")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?(?:\s([^<>]*))?>|</v\s*>", re.IGNORECASE)
_READING = re.compile(r"<rt(?:[.\s][^<>]*)?>[^<>]*(?:</rt\s*>)?", re.IGNORECASE)
_TAG = re.compile(r"</?(?:c|i|b|u|s|ruby|rt|lang|font)(?:[.\s][^<>]*)?>|<\d[\d:.]*>", re.IGNORECASE)
"""The tags of WebVTT (§4.2.2), those of SubRip's players, and karaoke times; what else stands in `<>` is text."""
_POSITION = re.compile(r"\{\\[^{}\n]{0,200}\}")
r"""SubStation's marks, which SubRip files, and what is made of them, carry for the place of the text: `{\an8}`."""
_LANGUAGE = re.compile(r"Language:[ \t]*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)[ \t]*")


@dataclass(frozen=True, slots=True)
class Spoken:
    """Some lines of a cue that one speaker says."""

    voice: str | None
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown between two moments, which are in seconds from the beginning."""

    start_seconds: float
    end_seconds: float
    spoken: tuple[Spoken, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """All its lines, whoever says them."""
        return tuple(line for each in self.spoken for line in each.lines)


@dataclass(frozen=True, slots=True)
class CueFile:
    """What a file holds, in its order."""

    cues: tuple[Cue, ...]
    language: str | None
    """Where its header tells it."""
    is_whole: bool
    """Whether each of its words stands in a cue, as far as that can be seen."""


def read_cues(text: str) -> CueFile:
    """Read the cues of a file; one that is broken is read as far as it goes.

    It may lack its header, or have cues that have no number, or have times that are none: these are left out, or
    read as words of the cue before.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    text = _POSITION.sub("", _LOOSE_TIMINGS.sub(_strict, text))
    first = _TIMINGS.search(text)
    if first is None:
        return CueFile((), None, is_whole=False)
    is_vtt = _HEADER.match(text) is not None
    is_whole = is_whole_file(text[first.start() :], text[: first.start()], is_vtt=is_vtt)
    if is_vtt:
        # The library refuses a header with a word grown to it, and white space before it.
        parsed = _parse("WEBVTT\n" + text.lstrip()[len("WEBVTT") :].lstrip(" \t"), "vtt")
        told = (_LANGUAGE.fullmatch(line) for line in text[: first.start()].split("\n"))
        language = next((found[1] for found in told if found), None)
        return CueFile(tuple(map(_cue, parsed)), language, is_whole)
    numbered = _NUMBERED_TIMINGS.sub(_with_number_and_hours, text[first.start() :])
    return CueFile(tuple(map(_cue, _parse(numbered, "srt"))), None, is_whole)


def _strict(timings: re.Match[str]) -> str:
    start, end = (timings.group(first, first + 1, first + 2, first + 3) for first in (1, 5))
    return " --> ".join(
        f"{int(hours or 0):02}:{minutes:0>2}:{seconds:0>2}.{thousandths or '':0<3}"
        for hours, minutes, seconds, thousandths in (start, end)
    )


def _with_number_and_hours(timings: re.Match[str]) -> str:
    """Write what SubRip has above a cue: WebVTT that lost its header may have neither number nor hours."""
    return (timings[1] or "0\n") + _WITHOUT_HOURS.sub(r"00:\1", timings[2])


def _parse(text: str, form: str) -> list[Caption]:
    try:
        return list(WebVTT.from_buffer([_ARROW_LINE.sub(_without_arrow, text)], format=form).captions)
    except (MalformedFileError, MalformedCaptionError, ValueError, OverflowError):
        return []


def _without_arrow(line: re.Match[str]) -> str:
    """Write the arrow of a line that tells no times as words may hold it: the library drops the cue else."""
    return line[0] if _TIMINGS.match(line[0]) else line[0].replace("-->", "--&gt;")


def _cue(caption: Caption) -> Cue:
    text = _TAG.sub("", _READING.sub("", caption.raw_text))
    spoken: list[Spoken] = []
    position, voice = 0, None
    for mark in _VOICE.finditer(text):
        spoken.append(Spoken(voice, _lines(text[position : mark.start()])))
        position, voice = mark.end(), _line(mark[1] or "") or None
    spoken.append(Spoken(voice, _lines(text[position:])))
    return Cue(
        caption.start_time.in_milliseconds() / 1000,
        caption.end_time.in_milliseconds() / 1000,
        tuple(each for each in spoken if each.lines),
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(_line, text.split("\n"))))


def _line(text: str) -> str:
    return " ".join(unescape(text).split())
