"""What changed around words between two captures of their page; a new layout is no edit."""

import pytest

from checker.extract.document import Block, Document, Role
from checker.match.match import match
from checker.verdict.history import Change, change_between

QUOTE = "the seven wooden bridges would never be repaired"
SENTENCE = f"The mayor said that {QUOTE} before the winter."
BEFORE, AFTER = "It rained for a week in the made-up town.", "Nobody crossed the river after that."


def document(*paragraphs, role=Role.BODY):
    text, blocks = "", []
    for paragraph in paragraphs:
        text += "\n\n" if text else ""
        blocks.append(Block(len(text), len(text) + len(paragraph), role, ""))
        text += paragraph
    return Document(text, tuple(blocks))


def change(earlier, later):
    was, now = (match(QUOTE, each).occurrences for each in (earlier, later))
    return change_between(earlier, was, later, now)


FIRST = document("The first paragraph.", BEFORE, SENTENCE, AFTER, "The last one.")


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        (FIRST, None),
        (document("Another first.", BEFORE, SENTENCE, AFTER, "Another last."), None),
        (document(BEFORE.upper(), SENTENCE.replace("said that", "said, that"), AFTER), None),
        (document(BEFORE, SENTENCE.replace(" ", "  "), AFTER.replace(".", "!")), None),
        (document(BEFORE, SENTENCE.replace("mayor", "poet"), AFTER), Change.SENTENCE),
        (document(BEFORE, SENTENCE.replace("said", "denied"), AFTER), Change.SENTENCE),
        (document(BEFORE, SENTENCE.replace("before the winter", "at all"), AFTER), Change.SENTENCE),
        (document(BEFORE, SENTENCE + " He was wrong.", AFTER), Change.SURROUNDINGS),
        (document(BEFORE.replace("a week", "two weeks"), SENTENCE, AFTER), Change.SURROUNDINGS),
        (document(BEFORE, SENTENCE), Change.SURROUNDINGS),
        (document(SENTENCE, AFTER), Change.SURROUNDINGS),
        (document("The first paragraph.", BEFORE, f"{SENTENCE} {AFTER}", "The last one."), None),
        (document(f"The first paragraph. {BEFORE} {SENTENCE}", AFTER, "The last one."), None),
        (document("The first paragraph.", BEFORE[:20], BEFORE[20:], SENTENCE, AFTER, "The last one."), None),
        (document("The first paragraph.", BEFORE, f"{SENTENCE} {AFTER} Or so.", "The last one."), Change.SURROUNDINGS),
        (document("The first paragraph.", BEFORE, SENTENCE.replace("never ", "")), Change.PASSAGE),
        (document("Another first.", BEFORE, SENTENCE.replace("seven", "7"), AFTER), None),
    ],
)
def test_the_nearest_change_is_told(later, expected):
    assert change(FIRST, later) is expected


def test_what_stands_beside_the_article_is_no_edit():
    text, blocks = FIRST.text, FIRST.blocks
    link = "Read more: another bridge"
    at = blocks[1].end
    grown = text[:at] + "\n\n" + link + text[at:]
    moved = tuple(Block(b.start + len(link) + 2, b.end + len(link) + 2, b.role, "") for b in blocks[2:])
    later = Document(grown, (*blocks[:2], Block(at + 2, at + 2 + len(link), Role.ASIDE, ""), *moved))
    assert later.text[moved[0].start : moved[0].end] == SENTENCE
    assert change(FIRST, later) is None


AGAIN = f"A reader asked whether {QUOTE} at all."


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ((BEFORE, SENTENCE, AFTER), (AGAIN, BEFORE, SENTENCE, AFTER), None),
        ((AGAIN, BEFORE, SENTENCE, AFTER), (BEFORE, SENTENCE, AFTER), None),
        ((SENTENCE, AFTER, BEFORE, AGAIN), (SENTENCE, AFTER, BEFORE, AGAIN.replace("whether", "why")), Change.SENTENCE),
        ((SENTENCE, AFTER, BEFORE, AGAIN), (SENTENCE.replace("said", "denied"), AFTER, BEFORE, AGAIN), Change.SENTENCE),
    ],
)
def test_words_that_stand_twice_changed_only_where_one_place_took_anothers(earlier, later, expected):
    """A sentence that is quoted once more, or once less, was not edited."""
    filler = "Somebody counted ducks in the meantime, which took an hour."
    assert change(document(filler, *earlier, filler), document(filler, *later, filler)) is expected


def test_fragments_in_another_order_have_surroundings_too():
    quote = "the third boat sank at the pier in the night … the first boat left the harbour in the morning"
    first = "He saw that the first boat left the harbour in the morning."
    third = "And the third boat sank at the pier in the night."
    texts = (f"It rained. {first} {spoke} {third} It was late." for spoke in ("Nobody spoke.", "All spoke."))
    documents = [document("An opening.", text, AFTER) for text in texts]
    was, now = (match(quote, each).occurrences for each in documents)
    assert change_between(documents[0], was, documents[1], now) is Change.SENTENCE
    assert change_between(documents[0], was, documents[0], was) is None
