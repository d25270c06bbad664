"""What peers get wrong, each case with its status: the list of the issue that asked for this matcher."""

import pytest

import checker

TRUE_OR_MARKED = [
    # Brackets that stand in quotation and source both.
    (
        "they gave [the council] two days to answer",
        "The letter reads: they gave [the council] two days to answer.",
        "verbatim",
    ),
    # Across two paragraphs.
    (
        "they had a pump and no power for it. Nobody came",
        "She said they had a pump and no power for it.\n\nNobody came, she said.",
        "verbatim",
    ),
    # Joined across the clause that says who speaks.
    (
        "We shut the gates, and the crew went home",
        "“We shut the gates,” he said, “and the crew went home.”",
        "edited",
    ),
    # A soft hyphen, a hyphen at a line end.
    (
        "the international gates were shut by noon",
        "She said the inter\u00adnational gates were shut by noon.",
        "verbatim",
    ),
    (
        "the international gates were shut by noon",
        "She said the inter-\nnational gates were shut by noon.",
        "verbatim",
    ),
]

ALTERED = [
    ("attack Iran this month", "“They will attack Iran this year,” the envoy said.", "distorted"),
    (
        "the landlord is permitted to enter the flat",
        "The landlord is not permitted to enter the flat without notice.",
        "distorted",
    ),
    (
        "the crew went home by bus … the gates were shut",
        "First the gates were shut, then the crew went home by bus.",
        "distorted",
    ),
    ("the rate rose by 1 5 percent", "In May the rate rose by 1.5 percent.", "distorted"),
    ("it cost them $5 a head", "She said it cost them £5 a head.", "distorted"),
    ("it was −5 at noon in the port", "She said it was 5 at noon in the port.", "distorted"),
    ("it was 5 at noon in the port", "She said it was −5 at noon in the port.", "distorted"),
    ("and were glad of it in the end", "She said and we're glad of it in the end.", "reworded"),
    ("they are open to members of the club", "They are open only to members of the club.", "distorted"),
    ("the gates shut it rains at noon", "So the gates shut if it rains at noon.", "distorted"),
]

PART_OF_A_WORD = [
    ("the deal was de", "In the end the deal was denied by both sides."),
    ("deal was de", "In the end the deal was denied by both sides."),
    ("eal was denied by both sides", "In the end the deal was denied by both sides."),
    ("the rate rose by 1", "In May the rate rose by 15 percent."),
    ("the rate rose by 15", "In May the rate rose by 15.7 percent."),
    ("the flat was for the man", "She said the flat was for the manager."),
]


@pytest.mark.parametrize(("quote", "text", "status"), TRUE_OR_MARKED)
def test_a_true_quotation_passes(quote, text, status):
    result = checker.check(quote, text)
    assert (result.status, result.passes) == (status, True)


@pytest.mark.parametrize(("quote", "text", "status"), ALTERED)
def test_an_altered_quotation_is_found_and_fails(quote, text, status):
    result = checker.check(quote, text)
    assert (result.status, result.passes) == (status, False)


@pytest.mark.parametrize(("quote", "text"), PART_OF_A_WORD)
def test_a_quotation_that_ends_inside_a_word_never_passes(quote, text):
    assert checker.check(quote, text).passes is False


def test_three_words_with_a_negation_left_out_never_pass():
    assert checker.check("landlord is permitted", "The landlord is not permitted to enter.").passes is False


@pytest.mark.parametrize(
    ("quote", "html"),
    [
        ("the gates were shut by noon", "<p>He said the <a href='/gates'>gates</a> were sh<b>ut</b> by noon.</p>"),
        ("the gates & locks were shut", "<p>He said the gates &amp; locks&nbsp;were &#115;hut by noon.</p>"),
        (
            "the harbour’s gates were “shut”",
            "<p>He said the harbour&rsquo;s gates were &ldquo;shut&rdquo; by noon.</p>",
        ),
        ("the international gates were shut", "<p>He said the inter&shy;national gates were shut.</p>"),
        ("the gates were shut. Nobody came", "<p>He said the gates were shut.</p><p>Nobody came by noon.</p>"),
    ],
)
def test_a_true_quotation_across_markup_is_verbatim(quote, html):
    document = checker.read(f"<html><body><article>{html}</article></body></html>".encode())
    assert checker.check(quote, document).status == "verbatim"


def test_a_quotation_that_occurs_five_times_is_told_five_times_the_best_first():
    text = (
        "The gates, were shut by noon, wrote Okoro. THE GATES WERE SHUT BY NOON. He said the gates were shut by noon. "
        "And the Gates were shut by noon! So the gates were shut by noon?"
    )
    result = checker.check("the gates were shut by noon", text)
    assert result.status == "verbatim"
    assert [passage.occurrence for passage in result.passages] == [0, 1, 2, 3, 4]
    first, second, *rest = result.passages
    assert (first.start, second.start) == (text.index("the gates"), text.rindex("the gates"))
    assert {passage.text.lower().replace(",", "") for passage in rest} == {"the gates were shut by noon"}
    assert result.differences == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He denied that the gates were shut by noon.", "denied that"),
        ("It is not true that the gates were shut by noon.", "is not true that"),
        ("She would come home if the gates were shut by noon.", "if"),
    ],
)
def test_words_before_a_passage_that_turn_its_sense_are_a_flag_and_not_a_status(text, words):
    result = checker.check("the gates were shut by noon", text)
    assert (result.status, result.flags) == ("verbatim", ("governed",))
    assert words in result.reason


def test_words_of_another_sentence_raise_no_flag():
    assert checker.check("the gates were shut by noon", "He denied it. Then the gates were shut by noon.").flags == ()
