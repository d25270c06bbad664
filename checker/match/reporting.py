"""Who speaks: the clause that a writer puts between two parts of what somebody said."""

import re

from checker.match.lexicon.words import FOREIGN_REPORTING_VERBS, REPORTING_VERBS, is_negation
from checker.match.sentences import sentence_end

_OPENS_QUOTE, _CLOSES_QUOTE = "\"“„«‘'", "\"”“»’'"
_ANY_MARK = re.compile(r"[\"“”„«»]")
_WORD = re.compile(r"[^\W\d_]+")
CLAUSE_WORDS = 15
"""A clause that only says who speaks is short; longer ones tell something."""
ASIDE_WORDS = 4
"""One that stands inside the quotation marks, between commas or dashes, is shorter still: `dit-il`."""
_ASIDE = re.compile(r"\s*[,.!?»]*\s*[,—–-]+\s*(?P<clause>[^,.;:!?—–\n\"“”„«»]+?)\s*[,.]?\s*[—–,-]\s*")
_CITES = frozenset("quoting quoted citing cited referring recalling".split())
_AGAIN = frozenset("he she they it".split())


def is_reporting_clause(gap: str) -> bool:
    """Whether the text between two parts says who speaks, and nothing else.

    It closes a quotation and opens it again (`,” he said, “`), with a sentence of the same speaker in between at most
    (`,” said Okoro. He added: “`), or stands between commas or dashes (`, dit-il, `).
    """
    stripped = gap.strip()
    if (aside := _ASIDE.fullmatch(gap)) is not None and not any(mark in stripped for mark in '"“”„«»'):
        return _is_aside(aside["clause"])
    head = stripped.lstrip(",.;:!?—–- ")
    if not head or head[0] not in _CLOSES_QUOTE or stripped[-1] not in _OPENS_QUOTE or len(stripped) < 3:
        return False
    clause = head[1:-1].strip()
    if _ANY_MARK.search(clause) or re.search(r"[:;!?]\s+\w|\n\s*\n", clause):
        return False
    end = sentence_end(clause, 0)
    first, again = clause[:end], clause[end:].strip()
    if not again or not any(map(str.isalnum, again)):
        return _says_who(clause)
    return _says_who(first) and _says_who(again) and _is_same_speaker(first, again)


def _says_who(clause: str) -> bool:
    words = _WORD.findall(clause.lower())
    if len(words) > CLAUSE_WORDS or any(map(is_negation, words)) or not _CITES.isdisjoint(words):
        return False
    verbs = sum(word in REPORTING_VERBS for word in words)
    return verbs == 1 or (verbs == 0 and words[:2] == ["according", "to"])


def _is_aside(clause: str) -> bool:
    """Whether these few words are a verb of saying and who says it: a pronoun or a name."""
    words = _WORD.findall(clause)
    others = [word for word in words if word.lower() not in FOREIGN_REPORTING_VERBS]
    one_verb = len(words) == len(others) + 1 and len(words) <= ASIDE_WORDS
    return one_verb and bool(others) and all(len(word) <= 4 or word[0].isupper() for word in others)


def _is_same_speaker(first: str, again: str) -> bool:
    """Whether the second clause goes on with who speaks in the first: by a pronoun, or by a name that both have."""
    words = _WORD.findall(again)
    names = [{word for word in _WORD.findall(part) if word[0].isupper()} for part in (first, again)]
    return words[0].lower() in _AGAIN or bool(names[0] & names[1])


_ATTRIBUTION = re.compile(r"[\"“„«]?[^\"“”„«»]{0,400}[\"”»][,.]?\s+(?P<clause>[^\"“”„«»\n]{1,80}?)(?=[.,;:]|\n|$)")
"""The rest of a quotation, its closing mark, and who is said to have said it."""


def goes_to_another(clause: str, after: str) -> bool:
    """Whether the words after a reporting clause are said by another person than the clause names.

    `after` is the text from where the second quotation goes on. Told only where both say a name.
    """
    found = _ATTRIBUTION.match(after)
    if found is None or not any(word in REPORTING_VERBS for word in re.findall(r"[^\W\d_]+", found["clause"].lower())):
        return False
    names = [set(re.findall(r"\b[A-Z][\w’'-]+", part)) for part in (clause, found["clause"])]
    return bool(names[0] and names[1]) and not names[0] & names[1]
