"""Plain English for every value that a report shows: one label and one sentence each.

A closed set that grows without its words here fails a test, not a reader.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from checker.extract.document import Role
from checker.extract.source_state import SourceState
from checker.match.passage import CONVENTIONAL, GUARDED, MARKED, TYPOGRAPHIC, UNMARKED, DifferenceKind
from checker.verdict.result import ContextState, Status, Style


@dataclass(frozen=True, slots=True)
class Words:
    """How a value is called, and what it means in one sentence."""

    label: str
    meaning: str


class Weight(StrEnum):
    """How much a difference matters to a reader; the order is from gravest to least."""

    GUARDED = "guarded"
    GAP = "gap"
    UNMARKED = "unmarked"
    CONVENTIONAL = "conventional"
    TYPOGRAPHIC = "typographic"


class Tone(StrEnum):
    """How loud a finding is shown."""

    FAIL = "fail"
    WARN = "warn"
    OPEN = "open"
    FINE = "fine"


STATUSES: Mapping[Status, Words] = {
    Status.VERBATIM: Words("Verbatim", "Every word is in the source, in that order; at most typography differs."),
    Status.EDITED: Words("Edited", "Every difference is marked or conventional, as an ellipsis, brackets or spelling."),
    Status.REWORDED: Words("Reworded", "The passage was found, but words differ from it without a mark."),
    Status.SPLICED: Words("Spliced", "Parts that stand apart in the source are joined without a mark."),
    Status.DISTORTED: Words(
        "Distorted", "A difference touches the sense: a number, name, date, negation, condition or the order."
    ),
    Status.MISATTRIBUTED: Words(
        "Misattributed", "The words are real, but another source holds them or another person says them."
    ),
    Status.NOT_FOUND: Words("Not found", "The cited source was read in full and does not hold the words."),
    Status.UNAVAILABLE: Words(
        "Unavailable", "The source could not be obtained or not be read in full; that says nothing about the quotation."
    ),
    Status.UNCHECKED: Words("Unchecked", "There was nothing to check against, or the claim was left out on purpose."),
}

BY_GRAVITY = (
    Status.DISTORTED,
    Status.MISATTRIBUTED,
    Status.NOT_FOUND,
    Status.SPLICED,
    Status.REWORDED,
    Status.UNAVAILABLE,
    Status.UNCHECKED,
    Status.EDITED,
    Status.VERBATIM,
)
"""The order in which a desk wants to read: what accuses, what is open, what is well."""

SOURCE_STATES: Mapping[SourceState, Words] = {
    SourceState.CAPTURED: Words("captured", "The page was obtained and read in full."),
    SourceState.PARTIAL: Words(
        "read in part", "Only a part could be read: a teaser, a paywall, or too little text to be the whole page."
    ),
    SourceState.MEDIA: Words("video or audio", "The page holds a recording, and what is said in it cannot be read."),
    SourceState.TRUNCATED: Words("cut off", "The connection ended before the whole page had arrived."),
    SourceState.DEAD: Words("gone", "The server says that the page does not exist (any more)."),
    SourceState.SOFT_404: Words("another page", "Another page is served at this address, such as the home page."),
    SourceState.BLOCKED: Words("blocked", "The server refused to show the page to a program."),
    SourceState.CONSENT_WALL: Words("consent wall", "A consent notice is served instead of the page."),
    SourceState.NEEDS_BROWSER: Words("needs a browser", "The text is built by script and is not in the page itself."),
    SourceState.NEEDS_OCR: Words("needs text recognition", "The document is made of pictures and holds no text."),
    SourceState.ROBOTS_DISALLOWED: Words("robots.txt", "The site's robots.txt asks programs not to fetch this page."),
    SourceState.UNREACHABLE: Words("unreachable", "No connection: no such host, no network, or no trusted answer."),
    SourceState.TIMEOUT: Words("timed out", "The server took too long to answer."),
    SourceState.SERVER_ERROR: Words("server error", "The server failed, or what it answered cannot be understood."),
    SourceState.TOO_LARGE: Words("too large", "The document is larger than the limit."),
    SourceState.UNSUPPORTED_TYPE: Words("unsupported type", "The address holds a kind of file that cannot be read."),
    SourceState.GARBLED: Words("garbled", "No readable text came out of what was served."),
    SourceState.REFUSED: Words(
        "refused", "The address is one that checker does not open, such as one inside a private network."
    ),
    SourceState.NOT_CAPTURED: Words(
        "not captured", "The run was offline, and no capture of this page is in the cache."
    ),
    SourceState.NO_SOURCE: Words("no source", "The claim names no address to check against."),
}

KINDS: Mapping[DifferenceKind, Words] = {
    DifferenceKind.TYPOGRAPHY: Words("typography", "Another form of quotation mark, apostrophe, dash or space."),
    DifferenceKind.LINE_BREAK_HYPHEN: Words("line-end hyphen", "A hyphen that only parts a word at a line's end."),
    DifferenceKind.EDGE_CASE: Words("first letter", "Capital or small letter at the quotation's beginning."),
    DifferenceKind.EDGE_PUNCTUATION: Words(
        "punctuation at the edge", "Punctuation at the quotation's beginning or end."
    ),
    DifferenceKind.ELLIPSIS: Words("ellipsis", "Words are left out and marked by an ellipsis."),
    DifferenceKind.BRACKET: Words("brackets", "Words are put in or exchanged and marked by square brackets."),
    DifferenceKind.SIC: Words("[sic]", "The quotation marks an oddity of its source."),
    DifferenceKind.SPELLING_VARIANT: Words(
        "regional spelling", "The same word in another spelling, as litre and liter."
    ),
    DifferenceKind.TRANSLITERATION: Words("transliteration", "The same foreign word in other letters."),
    DifferenceKind.EQUAL_VALUE: Words("equal value", "The same value written otherwise, as ten and 10."),
    DifferenceKind.INNER_PUNCTUATION: Words("inner punctuation", "Punctuation inside the quotation differs."),
    DifferenceKind.INNER_CASE: Words("inner capital", "Capital or small letter inside the quotation differs."),
    DifferenceKind.INNER_HYPHEN: Words("inner hyphen", "A word is written with or without a hyphen."),
    DifferenceKind.REPORTING_CLAUSE: Words("reporting clause", "The words that name the speaker are taken out."),
    DifferenceKind.INFLECTION: Words("inflection", "The same word in another form, without a mark."),
    DifferenceKind.FUNCTION_WORD: Words("function word", "A small word, as an article or preposition, differs."),
    DifferenceKind.WORD: Words("word", "Another word stands there, without a mark."),
    DifferenceKind.OMISSION: Words("omission", "Words of the source are left out without a mark."),
    DifferenceKind.INSERTION: Words("insertion", "The quotation has words that the source has not, without a mark."),
    DifferenceKind.GAP: Words("gap", "Two parts are joined without a mark although they stand apart."),
    DifferenceKind.NUMBER: Words("number", "Another number."),
    DifferenceKind.UNIT: Words("unit", "Another unit or currency."),
    DifferenceKind.DATE: Words("date", "Another date."),
    DifferenceKind.NAME: Words("name", "Another name."),
    DifferenceKind.NEGATION: Words("negation", "A negation is added, lost or changed."),
    DifferenceKind.QUANTIFIER: Words("quantifier", "How many or how much is changed, as some and all."),
    DifferenceKind.MODALITY: Words("modality", "How sure or how conditional it is has changed, as may and will."),
    DifferenceKind.KEYWORD_CASE: Words("telling capital", "A capital letter that changes the word, as May and may."),
    DifferenceKind.ORDER: Words("order", "The parts stand in another order in the source."),
}

ROLES: Mapping[Role, str] = {
    Role.HEADLINE: "in the headline",
    Role.STANDFIRST: "in the standfirst",
    Role.BODY: "in the body",
    Role.LIST: "in a list",
    Role.TABLE: "in a table",
    Role.QUOTATION: "in a block quotation",
    Role.CAPTION: "in a caption",
    Role.ASIDE: "in an aside",
    Role.NAVIGATION: "in the navigation",
    Role.COMMENT: "in a reader's comment",
}

CONTEXT_STATES: Mapping[ContextState, str] = {
    ContextState.CONFIRMED: "confirmed",
    ContextState.CONTRADICTED: "contradicted",
    ContextState.UNCLEAR: "unclear",
    ContextState.NOT_CLAIMED: "not claimed",
}

CONTEXT_CHECKS: Mapping[str, str] = {
    "speaker": "Speaker",
    "direct_speech": "Direct speech",
    "outlet": "Outlet",
    "published": "Date",
    "title": "Title",
}
"""The fields of `Context`."""

STYLES: Mapping[Style, str] = {
    Style.NEWS: "marked and conventional differences pass",
    Style.STRICT: "only typography passes",
}

FLAGS: Mapping[str, str] = {
    "seen_once": "the page failed, but not yet on three separate days",
    "translated": "the source is in another language than the quotation",
    "governed": "words beside the passage turn its sense",
    "edited_since": "a newer capture of the page lacks the words or has them otherwise",
    "sentence_edited": "the passage or other words of its sentence changed since an older capture",
    "surroundings_edited": "the text around the sentence changed since an older capture",
    "mojibake_repaired": "the source's characters were read wrongly once before, which was undone",
    "text_from_script": "a part of the text stands only in the data of the page's scripts",
    "text_recognized": "the source is a scan, and its words were recognised by a machine",
    "pages_without_text": "some pages of the source are pictures",
    "pages_garbled": "the characters of some pages cannot be told",
    "pages_unreadable": "some pages cannot be opened",
    "page_limit": "the source has more pages than are read",
    "truncated_file": "the file breaks off before its end",
    "damaged_parts": "parts of the file are damaged, and text may be lost with them",
    "chapter_missing": "a chapter that the book names is missing",
    "chapter_breaks_off": "a chapter of the book breaks off before its end",
    "encoding_in_doubt": "letters beyond ASCII may be others: the encoding of the source cannot be told",
    "columns_side_by_side": "the source has columns side by side, whose lines are read across",
    "cues_unread": "subtitles whose times cannot be told are not read, or the file breaks off",
    "other_files_unread": "other files that the document shows are not read",
}
"""What the flags that DESIGN and the readers name mean; any other is shown as it is."""


def weight(kind: DifferenceKind) -> Weight:
    """Say how much a kind of difference matters."""
    if kind in GUARDED:
        return Weight.GUARDED
    if kind is DifferenceKind.GAP:
        return Weight.GAP
    if kind in UNMARKED:
        return Weight.UNMARKED
    if kind in MARKED or kind in CONVENTIONAL:
        return Weight.CONVENTIONAL
    if kind in TYPOGRAPHIC:
        return Weight.TYPOGRAPHIC
    raise AssertionError(f"a difference kind without a weight: {kind}")


def tone(status: Status, passes: bool | None) -> Tone:
    """Say how loud to show a finding: by whether it passes, and if not, by how grave it is."""
    if passes is None:
        return Tone.OPEN
    if passes:
        return Tone.FINE
    return Tone.FAIL if status in (Status.DISTORTED, Status.MISATTRIBUTED, Status.NOT_FOUND) else Tone.WARN


def usual_tone(status: Status) -> Tone:
    """Say how loud a status is where there is no single finding to ask, as in a chart."""
    passing = {Status.VERBATIM: True, Status.EDITED: True, Status.UNAVAILABLE: None, Status.UNCHECKED: None}
    return tone(status, passing.get(status, False))


def mark_words(mark: Weight) -> str:
    """Explain in a few words what a mark of this weight tells, for a legend."""
    match mark:
        case Weight.GUARDED:
            return "touches the sense"
        case Weight.GAP:
            return "joined without a mark"
        case Weight.UNMARKED:
            return "words differ without a mark"
        case Weight.CONVENTIONAL:
            return "marked or conventional"
        case Weight.TYPOGRAPHIC:
            return "typography only"
    assert_never(mark)


def flag_words(flag: str) -> str:
    """Say a flag in words; what follows its name, after a colon or in brackets, is kept."""
    for name, meaning in FLAGS.items():
        if flag == name:
            return meaning
        if flag.startswith((f"{name}:", f"{name} ")):
            return f"{meaning}: {flag[len(name) + 1 :].strip()}"
    return flag.replace("_", " ")


def verdict_word(passes: bool | None) -> str:
    """Say whether a finding passes."""
    if passes is None:
        return "not checked"
    return "passes" if passes else "fails"
