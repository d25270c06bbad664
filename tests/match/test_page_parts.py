"""Words of an article and words that stand beside it on its page are no one's sentence, and are told apart."""

import pytest

import checker
from checker.extract.document import Block, Document, Role

ARTICLE = "The mayor said that the old bridge would stay closed for the whole winter"
BESIDE = "Good that they closed it, nobody was ever safe on it at all."
QUOTE = "would stay closed for the whole winter. Good that they closed it, nobody was ever safe"


def page(*pieces, between="\n\n"):
    text, blocks = "", []
    for piece, role in pieces:
        text += between if text else ""
        blocks.append(Block(len(text), len(text) + len(piece), role, ""))
        text += piece
    return Document(text, tuple(blocks))


@pytest.mark.parametrize("role", [Role.COMMENT, Role.CAPTION, Role.NAVIGATION])
@pytest.mark.parametrize("end", [".", "", ",” he said."])
def test_the_article_goes_on_in_no_caption_menu_or_comment(role, end):
    document = page((ARTICLE + end, Role.BODY), (BESIDE, role))
    result = checker.check(QUOTE, document)
    assert (result.status, result.passes) == ("spliced", False)
    assert [passage.block for passage in result.passages] == [Role.BODY, role]
    (gap,) = (difference for difference in result.differences if difference.kind == "gap")
    assert document.text[gap.source_start : gap.source_end] == gap.source_text
    assert checker.check(ARTICLE, document).status == "verbatim"
    assert checker.check(BESIDE, document).status == "verbatim"


def test_no_comment_goes_on_in_the_article():
    document = page((BESIDE, Role.COMMENT), (ARTICLE, Role.BODY))
    assert checker.check(f"nobody was ever safe on it at all. {ARTICLE}", document).status == "spliced"


def test_an_ellipsis_marks_that_the_parts_stand_apart():
    document = page((ARTICLE + ".", Role.BODY), (BESIDE, Role.COMMENT))
    result = checker.check("would stay closed for the whole winter … nobody was ever safe on it", document)
    assert result.status == "edited"
    assert "partly in a reader's comment, not in the article" in result.reason


@pytest.mark.parametrize(
    ("role", "told"), [(Role.ASIDE, "outside the article's body"), (Role.HEADLINE, "in a headline")]
)
def test_words_that_stand_around_the_article_are_told_in_the_reason(role, told):
    result = checker.check(QUOTE, page((ARTICLE + ".", Role.BODY), (BESIDE, role)))
    assert result.status == "verbatim"
    assert result.reason == f"The source has these words in this order (partly {told})."
    assert [passage.block for passage in result.passages] == [Role.BODY, role]


def test_blocks_that_share_a_line_are_one_sentence():
    document = page((ARTICLE, Role.BODY), (BESIDE, Role.NAVIGATION), between=" ")
    assert checker.check(QUOTE.replace(".", ""), document).status == "verbatim"


@pytest.mark.parametrize("role", [Role.LIST, Role.TABLE, Role.QUOTATION, Role.STANDFIRST, Role.BODY])
def test_the_article_s_own_parts_are_read_on(role):
    result = checker.check(QUOTE, page((ARTICLE + ".", Role.BODY), (BESIDE, role)))
    assert result.status == "verbatim"
    assert len(result.passages) == 1


def test_a_quotation_pulled_out_of_the_article_is_read_beside_it():
    pulled = "The bridge was never safe to walk on"
    pieces = [
        (ARTICLE + ".", Role.BODY),
        (pulled, Role.QUOTATION),
        ("She said on Tuesday: “The bridge was never safe to walk on, and all knew it.”", Role.BODY),
    ]
    quote = f"would stay closed for the whole winter. {pulled}"
    assert checker.check(quote, page(*pieces)).status == "spliced"
    assert checker.check(quote.replace(".", ""), page((ARTICLE, Role.BODY), *pieces[1:])).status == "spliced"
    assert checker.check(quote, page(pieces[0], (pulled, Role.BODY), pieces[2])).status == "verbatim"
    # A quotation that stands nowhere else is what the article goes on with.
    assert checker.check(quote, page(*pieces[:2])).status == "verbatim"
