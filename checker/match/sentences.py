"""Where sentences end, and what around a passage turns its sense."""

import re

_END = re.compile(r"""(?P<stop>[.!?…]+)["”’'»)\]]*(?=\s+["“‘«(\[]*[^\sa-z"“‘«(\[,;:—–-])|\n\s*\n""")
_WORD = re.compile(r"""[^\s.!?…"“”'‘’()\[\]]*\Z""")
_WORD_CHARACTERS = 20
_ABBREVIATION = re.compile(
    r"(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Rev|Gov|Lt|Col|Maj|Capt|Sgt|Cpl|St|Hon|Pres|No|vs|Inc|Ltd|Co|Corp|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|etc|approx)"
)


def holds_sentence_end(text: str) -> bool:
    """Whether a sentence or a paragraph ends inside this text and another begins."""
    return any(not _is_abbreviation(text, found) for found in _END.finditer(text))


def _is_abbreviation(text: str, found: re.Match[str]) -> bool:
    """Whether the point belongs to the word before it: Mr., U.S., p.m."""
    if found["stop"] is None:
        return False
    before = text[max(0, found.start() - _WORD_CHARACTERS) : found.start()]
    word = _WORD.search(before)
    if word is None or not word[0]:
        return False
    return bool(_ABBREVIATION.fullmatch(word[0])) or (len(word[0]) == 1 and before[-2:-1] == ".")


def sentence_start(text: str, offset: int, limit: int = 400) -> int:
    """Give the start of the sentence that holds the offset; looks back `limit` characters at most."""
    low = max(0, offset - limit)
    start = low
    before = text[low : offset + 1]
    for found in _END.finditer(before):
        if not _is_abbreviation(before, found):
            start = low + found.end()
    return start


def sentence_end(text: str, offset: int, limit: int = 400) -> int:
    """Give the end of the sentence that holds the offset; looks `limit` characters ahead at most."""
    after = text[offset : offset + limit]
    for found in _END.finditer(after):
        if found["stop"] is None:
            return offset + found.start()
        if not _is_abbreviation(after, found):
            return offset + found.end()
    return min(len(text), offset + limit)


def begins_sentence(text: str, offset: int) -> bool:
    """Whether a capital at this offset may come from standing at the start of a sentence, heading or quotation."""
    before = text[max(0, offset - 12) : offset]
    stripped = before.rstrip("\"“”‘’'«»([ \t\n\r\xa0…")
    return not stripped or stripped[-1] in ".!?:;•|" or "\n" in before[len(stripped) :] or _opens(before)


def _opens(before: str) -> bool:
    return bool(before) and before[-1] in '"“„«‘'


_BEFORE = re.compile(
    r"\b(den(?:y|ies|ied|ying)(?: (?:that|saying|having said))?|(?:it is|it's|it was|is|was) "
    r"(?:false|untrue|not true|wrong|incorrect|a lie|a myth)(?: to say)?(?: that)?|"
    r"no (?:evidence|proof|sign|indication|suggestion|truth)(?: \w+){0,3}|"
    r"(?:did not|didn't|never|not|has not|had not|hasn't) (?:say|said|claim|claimed|mean|believe|think)(?: that)?|"
    r"(?:falsely|wrongly|mistakenly) \w+(?: that)?|reject(?:s|ed|ing)? (?:the )?\w*(?: that)?|"
    r"refus(?:e|es|ed|ing) to say(?: that)?|if|unless|not|never|cannot|whether|as if|as though|pretended(?: that)?|"
    r"would have been|hypothetically)"
    r"\s*,?\s*[\"“‘«]?\s*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^[^\w]{0,4}\s*((?:is|was|are|were) (?:false|untrue|not true|wrong|incorrect|a lie|a myth)|"
    r"(?:claims?|reports?|statement|rumou?rs?) (?:is|was|are|were) (?:false|untrue|denied|wrong)|"
    r",? (?:he|she|they|it) denied)\b",
    re.IGNORECASE,
)


_QUANTITY = re.compile(
    r"[$£€]?\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundreds?|thousands?|"
    r"a|half|all|every\w*|each|both|most)\b",
    re.IGNORECASE,
)
_FEW, _ARTICLE = re.compile(r"(?:few|little)\b", re.IGNORECASE), re.compile(r"\b(a)\s*[\"“‘«]?\s*$", re.IGNORECASE)
"""A few are some; few are hardly any."""
_BEFORE_QUANTITY = re.compile(
    r"\b(nearly|almost|about|around|roughly|approximately|over|under|up to|only|some|(?:more|less|fewer) than|"
    r"as (?:many|much|few|little) as|at (?:least|most)|hardly|barely|not)\s*[\"“‘«]?\s*$",
    re.IGNORECASE,
)


def governing_words(text: str, start: int, end: int) -> str | None:
    """Give the words next to a passage, in its own sentence, that turn its sense; None if there are none."""
    before = text[sentence_start(text, start, 160) : start]
    found = _BEFORE.search(before)
    if found is None and _QUANTITY.match(text, start):
        found = _BEFORE_QUANTITY.search(before)
    if found is None and _FEW.match(text, start):
        found = _ARTICLE.search(before)
    if found:
        return " ".join(found.group(1).split())
    after = text[end : sentence_end(text, end, 80)]
    found = _AFTER.match(after)
    return " ".join(found.group(1).split()) if found else None
