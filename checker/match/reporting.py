"""Who speaks: the clause that a writer puts between two parts of what somebody said."""

import re

from checker.match.lexicon.words import FOREIGN_REPORTING_VERBS, REPORTING_VERBS, is_negation
from checker.match.sentences import sentence_end

CLAUSE_WORDS = 40
"""Who speaks may be told at length; a clause is still one sentence."""
NEGATED_WORDS = 3
"""Words before a verb of saying among which a negation is the verb's own: `could not have said`."""
ASIDE_WORDS = 4
"""A clause that stands inside the quotation marks, between commas or dashes, is short: `dit-il`."""
_ANY_MARK = re.compile(r"[\"“”„«»]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NAME = re.compile(r"(?<!\bof )(?<!\bin )(?<!\bfrom )(?<!\bat )(?<!\bthe )\b[A-Z][\w’'-]+")
"""A capital; after `of` or `in` it is rather a place's than who speaks."""
_BETWEEN = re.compile(
    r"[\s,.;:!?…—–-]*[\"”»’'][\s\"”»’',.;:!?…—–-]*(?P<clause>[^\"“”„«»]*?)[\"“„«‘'][\s\"“„«‘'\[(…]*", re.DOTALL
)
"""A closing mark, the clause and an opening mark; another pair of marks may be nested in either part."""
_ASIDE = re.compile(r"\s*[,.!?»]*\s*[,—–-]+\s*(?P<clause>[^,.;:!?—–\n\"“”„«»]+?)\s*[,.]?\s*[—–,-]\s*")
_TOO_MUCH = re.compile(r"[:;!?]\s+\w|\n\s*\n")
_CITES = frozenset("quoting quoted citing cited referring recalling".split())
_AGAIN = frozenset("he she they it".split())


def is_reporting_clause(gap: str) -> bool:
    """Whether the text between two parts says who speaks, and nothing else.

    It closes a quotation and opens it again (`,” he said, “`), with a sentence of the same speaker in between at most
    (`,” said Okoro. He added: “`), or stands between commas or dashes (`, dit-il, `).
    """
    if (aside := _ASIDE.fullmatch(gap)) is not None and not _ANY_MARK.search(gap):
        return _is_aside(aside["clause"])
    between = _BETWEEN.fullmatch(gap)
    clause = between["clause"].strip() if between else ""
    if not clause or _TOO_MUCH.search(clause):
        return False
    end = sentence_end(clause, 0)
    first, again = clause[:end], clause[end:].strip()
    if not any(map(str.isalnum, again)):
        return _says_who(clause)
    return _says_who(first) and _says_who(again) and _is_same_speaker(first, again)


def _says_who(clause: str) -> bool:
    words = [word.replace("’", "'") for word in _WORD.findall(clause.lower())]
    if len(words) > CLAUSE_WORDS or not _CITES.isdisjoint(words):
        return False
    verb = next((at for at, word in enumerate(words) if word in REPORTING_VERBS), None)
    if verb is None:
        return words[:2] == ["according", "to"]
    return not any(map(is_negation, words[max(0, verb - NEGATED_WORDS) : verb]))


def _is_aside(clause: str) -> bool:
    """Whether these few words are a verb of saying and who says it: a pronoun or a name."""
    words = _WORD.findall(clause)
    others = [word for word in words if word.lower() not in FOREIGN_REPORTING_VERBS]
    one_verb = len(words) == len(others) + 1 and len(words) <= ASIDE_WORDS
    return one_verb and bool(others) and all(len(word) <= 4 or word[0].isupper() for word in others)


def _is_same_speaker(first: str, again: str) -> bool:
    """Whether the second clause goes on with who speaks in the first: by a pronoun, or by a name that both have."""
    names = [{word for word in _WORD.findall(part) if word[0].isupper()} for part in (first, again)]
    return _WORD.findall(again)[0].lower() in _AGAIN or bool(names[0] & names[1])


_ATTRIBUTION = re.compile(
    r"[\"“”„«]?[^\"“”„«»]{0,400}[\"”»][,.]?(?:[^\S\n]|\n(?!\s*\n))+(?P<clause>[^\"“”„«»\n]{1,80}?)(?=[.,;:]|\n|$)"
)
"""The rest of a quotation, its closing mark, and who is said in the same paragraph to have said it."""


def goes_to_another(clause: str, after: str) -> bool:
    """Whether the words after a reporting clause are said by another person than the clause names.

    `after` is the text from where the second quotation goes on. Told only where both say a name.
    """
    found = _ATTRIBUTION.match(after)
    if found is None or not any(word in REPORTING_VERBS for word in _WORD.findall(found["clause"].lower())):
        return False
    names = [set(_NAME.findall(part)) for part in (clause, found["clause"])]
    return bool(names[0] and names[1]) and not names[0] & names[1]
