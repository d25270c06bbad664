"""A difference in one sentence for a person."""

from checker.match.passage import DifferenceKind as Kind

SHOWN_CHARACTERS = 120

_SENTENCES = {
    Kind.TYPOGRAPHY: "The same, set differently: {quote} for {source}.",
    Kind.LINE_BREAK_HYPHEN: "The source breaks the word at a line end: {source}.",
    Kind.EDGE_CASE: "The first letter's case is changed: {quote} for {source}.",
    Kind.EDGE_PUNCTUATION: "The quotation's outer punctuation is its own: {quote} where the source has {source}.",
    Kind.ELLIPSIS: "The ellipsis leaves out {source}.",
    Kind.BRACKET: "The bracket {quote} stands for {source}.",
    Kind.SIC: "The writer remarks {quote} on the source's wording.",
    Kind.SPELLING_VARIANT: "The same word in another spelling: {quote} for {source}.",
    Kind.TRANSLITERATION: "The same word transliterated otherwise: {quote} for {source}.",
    Kind.EQUAL_VALUE: "The same value written otherwise: {quote} for {source}.",
    Kind.INNER_PUNCTUATION: "The punctuation is changed: {quote} for {source}.",
    Kind.INNER_CASE: "The case is changed: {quote} for {source}.",
    Kind.INNER_HYPHEN: "The same word, joined or parted otherwise: {quote} for {source}.",
    Kind.REPORTING_CLAUSE: "The source interrupts the speaker with {source}.",
    Kind.INFLECTION: "Another form of the word: {quote} for {source}.",
    Kind.FUNCTION_WORD: "A small word is changed: {quote} for {source}.",
    Kind.WORD: "Another word: {quote} for {source}.",
    Kind.OMISSION: "The quotation leaves out {source} without a mark.",
    Kind.INSERTION: "The quotation puts in {quote}, which the source does not have.",
    Kind.GAP: "Between these words the source has {source}; the quotation joins them without a mark.",
    Kind.NUMBER: "Another number: {quote} for {source}.",
    Kind.UNIT: "Another unit or currency: {quote} for {source}.",
    Kind.DATE: "Another time: {quote} for {source}.",
    Kind.NAME: "Another name: {quote} for {source}.",
    Kind.NEGATION: "Negated otherwise: {quote} for {source}.",
    Kind.QUANTIFIER: "Another quantity word: {quote} for {source}.",
    Kind.MODALITY: "What is possible, required or certain is changed: {quote} for {source}.",
    Kind.KEYWORD_CASE: "The capital makes it another word: {quote} for {source}.",
    Kind.ORDER: "In the source {source} stands before what the quotation puts before it.",
}
_NOUNS = {
    Kind.FUNCTION_WORD: "a small word",
    Kind.NUMBER: "a number",
    Kind.UNIT: "a unit or currency",
    Kind.DATE: "a time",
    Kind.NAME: "a name",
    Kind.NEGATION: "a negation",
    Kind.QUANTIFIER: "a quantity word",
    Kind.MODALITY: "a word of condition, doubt or duty",
}


def explain(kind: Kind, quote_text: str, source_text: str) -> str:
    """Say in one sentence what a difference is."""
    quote, source = shown(quote_text), shown(source_text)
    noun = _NOUNS.get(kind)
    if kind is Kind.GAP and not any(map(str.isalnum, source_text)):
        return "The words on either side stand in different parts of the page; the quotation joins them without a mark."
    if kind is Kind.TYPOGRAPHY and not quote_text:
        return f"Between these words the source shows {source}, a caption, link or page end and no part of its text."
    if noun is not None and quote_text[:1] in ("[", "…", ".", "("):
        return f"The mark {quote} hides {noun}: it stands for {source}."
    if noun is not None and not quote_text:
        return f"The quotation leaves out {source}, {noun}, without a mark."
    if noun is not None and not source_text:
        return f"The quotation puts in {quote}, {noun} that the source does not have."
    if kind is Kind.BRACKET and not source_text:
        return f"The bracket puts in {quote}."
    return _SENTENCES[kind].format(quote=quote, source=source)


def shown(text: str) -> str:
    """Put text in quotation marks on one line, shortened in its middle; `nothing` where there is none."""
    if len(text) > 8 * SHOWN_CHARACTERS:
        # Only its ends are shown; between two parts of a quotation may stand half a book.
        text = f"{text[: 4 * SHOWN_CHARACTERS]} {text[-4 * SHOWN_CHARACTERS :]}"
    plain = " ".join(text.split())
    if not plain:
        return "a space" if text else "nothing"
    if len(plain) > SHOWN_CHARACTERS:
        plain = f"{plain[: SHOWN_CHARACTERS // 2]} […] {plain[-SHOWN_CHARACTERS // 2 :]}"
    return f"“{plain}”"
