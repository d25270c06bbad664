"""Faults that were found and closed: each row failed once. Every sentence is invented."""

import unicodedata

import pytest

import checker
from checker.match.lexicon.quantity import value_of
from checker.match.lexicon.spelling import same_spelling
from checker.match.sentences import holds_sentence_end
from checker.match.tokens import tokenize

SWAPPED = [
    ("the match ended 3-2 at home that day", "She said the match ended 2-3 at home that day."),
    ("the ratio was 2/1 at home that day", "She said the ratio was 1/2 at home that day."),
    ("the teams scored 10, 5 and 20 points that day", "She said the teams scored 5, 10 and 20 points that day."),
    ("the teams scored 20 and 10 points that day", "She said the teams scored 10 and 20 points that day."),
    ("the teams scored 15 points at home that day", "She said the teams scored 5 and 10 points at home that day."),
    ("the teams scored 15 points at home that day", "She said the teams scored five and ten points at home that day."),
    ("on 5 March and 6 April boats were lost", "She said on 5 April and 6 March boats were lost."),
    ("they paid $5, £10 for the fish that day", "She said they paid £5, $10 for the fish that day."),
    ("between 1990–1980 the boats were lost at sea", "She said between 1980–1990 the boats were lost at sea."),
    ("ten per cent five years ago in the port", "She said five per cent ten years ago in the port."),
    ("the third boat came home by noon", "She said the first and second boat came home by noon."),
    ("it rose by 1.30 percent in the port", "She said it rose by 1:30 percent in the port."),
    ("the wall was 5 m long and all stone", "She said the wall was 5 million long and all stone."),
]


@pytest.mark.parametrize(("quote", "text"), SWAPPED)
def test_swapped_or_added_numbers_never_pass(quote, text):
    assert checker.check(quote, text).status == "distorted"


PASSES = [
    # "if it joins one sentence's subject to another's predicate"
    ("The mayor … was arrested at noon", "The mayor spoke first. A clerk was arrested at noon.", "distorted"),
    # "the reporting clause that interrupts one speaker's words"
    (
        "The tests were never run at all. The bridge was safe",
        "“The tests were never run at all,” said Okoro.\n\n“The bridge was safe,” said Brandl.",
        "spliced",
    ),
    # Guarded: `unit` (currencies too)
    ("they paid [£5] for each of the boats", "She said they paid $5 for each of the boats.", "distorted"),
    # a number cut in its middle is another number
    ("they would like to have five", "She said they would like to have five hundred.", "distorted"),
    ("they want only 5", "She said they want only 5 million of them.", "distorted"),
    ("hundred boats were lost at sea", "She said two hundred boats were lost at sea.", "distorted"),
    # `[sic]` and `[emphasis added]` leave nothing out: an unmarked gap of more than eight words, across sentences
    (
        "the crew left the hall [sic] before the rain began",
        "She said the crew left the hall that an old man who was not known to anyone had built with stolen money "
        "before the rain began.",
        "spliced",
    ),
    (
        "the crew left the hall [emphasis added] before the rain began",
        "She said the crew left the hall. Nobody had ever told them that they must not go there in the night. Then, "
        "before the rain began, it was shut.",
        "spliced",
    ),
    # a bracket stands for a noun phrase, not for the end of one sentence and the start of another
    (
        "the crew left the hall [of stone] before the rain began",
        "She said the crew left the hall. Okoro wept. It was dark before the rain began.",
        "spliced",
    ),
    # "of the first letter": a whole word is `inner_case`
    ("THE talks were over by noon", "He said the talks were over by noon.", "edited"),
    ("Nato shut the gates by noon that day", "He said NATO shut the gates by noon that day.", "edited"),
    # `quantifier`
    ("few boats came back to the port that day", "She said fewer boats came back to the port that day.", "distorted"),
    ("most boats came back to the port that day", "She said mostly boats came back to the port that day.", "distorted"),
    # too grave or not found: an ellipsis over whole sentences governs no kept word
    (
        "The gates were shut by noon. … The crew went home by bus",
        "The gates were shut by noon. It did not rain at all that day. The crew went home by bus.",
        "edited",
    ),
    (
        "The gates were shut by noon … The crew went home by bus",
        "The gates were shut by noon. Nobody was there to see it. The crew went home by bus.",
        "edited",
    ),
    # `reported`, `suspected`, `appeared` are hedges only before a noun or `to`: here they are the verb
    ("they reported the loss of two boats", "She said they report the loss of two boats.", "reworded"),
    ("they report[ed] the loss of two boats", "She said they report the loss of two boats.", "edited"),
    # St. and Rd. are no ordinals
    (
        "the crew left the hall before the rain began",
        "She said the crew left the hall of St. Orlan before the rain began.",
        "reworded",
    ),
    # a march is no month
    ("they began the long walk at noon", "She said they began the long march at noon.", "reworded"),
    # metres
    ("the wall was 5 m long and all stone", "She said the wall was 5 metres long and all stone.", "edited"),
    # equal value at the edge of the looked-at window
    (
        "it cost them $1.5m to dig the port",
        "She said it cost them 1.5 million dollars to dig the port.",
        "edited",
    ),
    (
        "it cost them $1.5m to dig the port and they paid for it at once",
        "She said it cost them 1.5 million dollars to dig the port and they paid for it at once.",
        "edited",
    ),
]


@pytest.mark.parametrize(("quote", "text", "status"), PASSES)
def test_the_status_is_that_of_the_design(quote, text, status):
    assert checker.check(quote, text).status == status


# Kinds and spans.
KINDS = [
    # DESIGN.md names litre/liter as regional spelling
    (
        "a litre of water was all they had",
        "She said a liter of water was all they had.",
        [("spelling_variant", "litre", "liter")],
    ),
    # the source has "in a year": nothing was put in
    (
        "the rate rose by 5 percent in a year",
        "She said the rate rose by 5 percentage points in a year.",
        [("unit", "percent", "percentage points")],
    ),
    # a dash at a line end parts words; white space alone is not told
    ("the vote - held at night - was void", "She said the vote -\nheld at night - was void.", []),
    # the separator before a changed word is never looked at
    (
        "the cell had ties to Al Qaeda for years",
        "She said the cell had ties to al-Qaida for years.",
        [("transliteration", "Al Qaeda", "al-Qaida")],
    ),
    # the bracket stands for "it", not for the outlet's "She said it"
    (
        "[the port] was shut for good by them",
        "She said it was shut for good by them.",
        [("bracket", "[the port]", "it")],
    ),
    # both contract "can not": like did not/didn't
    (
        "the tenant cannot keep a dog in the flat",
        "She said the tenant can't keep a dog in the flat.",
        [("inflection", "cannot", "can't")],
    ),
]


@pytest.mark.parametrize(("quote", "text", "expected"), KINDS)
def test_the_difference_is_the_one_there_is(quote, text, expected, differences):
    assert differences(quote, text) == expected


# Lexicon.
@pytest.mark.parametrize(
    "pair",
    """radicalised radicalized,normalise normalize,polarised polarized,politicised politicized,popularise popularize,
    revolutionise revolutionize,revitalise revitalize,rationalise rationalize,randomised randomized,
    incentivise incentivize,brutalised brutalized,fuelled fueled,fulfilment fulfillment,manoeuvring maneuvering,
    ploughed plowed,glamour glamor,moustache mustache,paediatrician pediatrician,anaesthetic anesthetic,
    orthopaedic orthopedic""".split(","),
)
def test_regional_spelling(pair):
    assert same_spelling(*pair.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [("3-2", "2-3"), ("1/2", "2/1"), ("15", "5 and 10"), ("5 March 6 April", "5 April 6 March"), ("1:05", "1.05 %")],
)
def test_other_values(one, other):
    assert value_of(tokenize(one)) != value_of(tokenize(other))


@pytest.mark.parametrize("text", ["they met at 5 p.m. Friday in the hall", "some boats, e.g. Brandl's, were lost"])
def test_abbreviations_with_inner_points_end_no_sentence(text):
    assert not holds_sentence_end(text)


# Ties, "the best first, ties broken by the cited context".
def test_the_cited_speaker_breaks_a_tie():
    text = "“The gates were shut by noon,” said Okoro. Later: “The gates were shut by noon,” said Brandl."
    result = checker.check("The gates were shut by noon", text, speaker="Brandl")
    assert result.passages[0].start == text.rindex("The gates")


EDGES = [
    ("25 boats came home by noon", "She said twenty-five boats came home by noon.", "edited"),
    ("the rate fell to 35%", "They say the rate fell to 35 per cent.", "edited"),
    ("£5 was all they had in May", "He said 5 pounds was all they had in May.", "edited"),
    ("they paid $1.5m", "In all they paid 1.5 million dollars. But", "edited"),
    ("an email was sent by noon", "So an e-mail was sent by noon.", "edited"),
    ("it was before the rain began", "She said it was before the rain be-\ngan again.", "verbatim"),
    ("the crew lost 100 boats", "So the crew lost a hundred boats at sea.", "edited"),
    ("the rate rose by 5", "They say the rate rose by 5 percent in May.", "distorted"),
    ("they lost 10 … at sea", "They lost 10 million boats at sea.", "distorted"),
    ("stayed up until 2 a.m. to take it down", "She stayed up until 4 a.m. to take it down.", "distorted"),
]


@pytest.mark.parametrize(("quote", "text", "status"), EDGES)
def test_a_quantity_at_an_edge_is_read_whole(quote, text, status):
    assert checker.check(quote, text).status == status


FORMS = [
    ("[O]koro left the hall at noon", "Brandl left the hall at noon.", "reworded"),
    ("they kill[ed] the old dog that day", "So they kissed the old dog that day.", "reworded"),
    ("they want[ed] to leave the port", "They want to leave the port.", "edited"),
    ("U.S. boats left the port at noon", "The US boats left the port at noon.", "edited"),
    ("they cannot keep a dog in the flat", "They can not keep a dog in the flat.", "edited"),
    ("they cannot keep a dog in the flat", "They can-\nnot keep a dog in the flat.", "verbatim"),
    ("the organisation's boats were lost", "She said the organization's boats were lost.", "edited"),
    ("the crew heard that percent was meant", "The crew heard that per cent was meant.", "edited"),
    ("may go before the rain began that day", "Then May go before the rain began that day.", "distorted"),
]


@pytest.mark.parametrize(("quote", "text", "status"), FORMS)
def test_another_form_of_a_word_is_one_and_another_word_is_none(quote, text, status):
    assert checker.check(quote, text).status == status


SCRIPTS = [
    ("homme a quitté la salle avant midi", "Alors l’homme a quitté la salle avant midi.", "verbatim"),
    ("autres sont partis avant midi ce jour", "Mais d'autres sont partis avant midi ce jour.", "verbatim"),
    (
        "항구에 있다고 그가 어제 말했다",
        unicodedata.normalize("NFD", "배가 항구에 있다고 그가 어제 말했다."),
        "verbatim",
    ),
    ("все еще идет дождь в порту", "Он сказал: все ещё идёт дождь в порту.", "edited"),
    ("İstanbul kapısı o gün açıktı", "Ama istanbul kapısı o gün açıktı.", "verbatim"),
    ("Die Tochter von Okoro kamen gestern", "Die Töchter von Okoro kamen gestern.", "reworded"),
]


@pytest.mark.parametrize(("quote", "text", "status"), SCRIPTS)
def test_other_languages_have_their_own_ways(quote, text, status):
    assert checker.check(quote, text).status == status


@pytest.mark.parametrize("times", [5, 150, 2_000])
def test_a_changed_word_is_found_in_a_text_that_says_the_same_again_and_again(times):
    text = "The mill at Orlan sold 5 sacks of wheat to the port in the spring and nobody asked who paid. " * times
    result = checker.check("The mill at Orlan sold 6 sacks of wheat to the port in the spring and nobody asked", text)
    assert [(each.kind, each.quote_text, each.source_text) for each in result.differences] == [("number", "6", "5")]


def test_brackets_of_the_sources_own_are_verbatim_whatever_their_spacing():
    text = "The index is computed with the size of the block in [Jain's manner] as they all agreed."
    assert checker.check("the size of the block in [Jain's\n  manner] as they all agreed", text).status == "verbatim"


def test_a_short_word_that_joins_two_far_parts_is_the_writers_own():
    filler = "Rain fell on the hills that week and nobody went out to look at the boats. " * 20
    text = f"The gates of the old port were shut by noon. {filler}The crew of the ferry went home by bus."
    quote = "The gates of the old port were shut by noon and the crew of the ferry went home by bus"
    assert checker.check(quote, text).status == "spliced"


HUNTED = [
    (
        "We shut the gates by 9:30 a.m. Nobody was hurt",
        "“We shut the gates by 9.30am,” Okoro told reporters. “Nobody was hurt.”",
        "edited",
    ),
    ("the fish of Orlan cost $5 that day", "So the fish of Orlan cost A$5 that day.", "distorted"),
    ("the crew left at 5 pm that day", "So the crew left at 5 am that day.", "distorted"),
    ("the crew left at 5 p.m. that day", "So the crew left at 5 a.m. that day.", "distorted"),
    ("the boats of Orlan were lost at [5 am] that day", "The boats of Orlan were lost at 5 pm that day.", "distorted"),
    ("they lost [half a million] boats of Orlan", "They lost 500,000 boats of Orlan.", "edited"),
    ("they sailed [5 kilometres] to the port of Orlan", "They sailed 5 km to the port of Orlan.", "edited"),
    ("the boats of Orlan were lost at [5 pm] that day", "The boats of Orlan were lost at 5 p.m. that day.", "edited"),
    ("the crew ate 1⁄2 of the fish", "So the crew ate 1/2 of the fish.", "verbatim"),
    ("the crew counted 5*3 nets at the port", "So the crew counted 5 3 nets at the port.", "distorted"),
    ("the crew of Orlan went to har", "So the crew of Orlan went to har-\n  bour in May.", "reworded"),
    ("we … left the port at noon", "we spoke. They left the port at noon.", "distorted"),
    ("… a licence from Orlan is a crime", "Fishing without a licence from Orlan is a crime.", "distorted"),
    (
        "We left the port by bus yesterday",
        "“We left the port by bus,” said the old harbour master of Orlan, a man called Okoro, “yesterday.”",
        "edited",
    ),
    (
        "We left the port by bus and never went home",
        "“We left the port by bus,” Okoro couldn't have said, “and never went home.”",
        "distorted",
    ),
    ("the crew of Orlan came second", "So the crew of Orlan came second minutes later.", "verbatim"),
    ("the boats … were sold in Orlan", "the boats that never left the pier were sold in Orlan", "edited"),
    (
        "The boats were late. … The crew went home",
        "The boats were late. If you wait long, you see them. The crew went home.",
        "edited",
    ),
    ("The boats were sold in Orlan …", "The boats were sold in Orlan and no one complained.", "verbatim"),
    ("… leave the port of Orlan at dawn", "They may leave the port of Orlan at dawn.", "distorted"),
    ("We will leave the port of Orlan …", "We will leave the port of Orlan, unless it rains.", "distorted"),
    ("the boats are … safe in the port of Orlan", "the boats are anything but safe in the port of Orlan", "distorted"),
    ("the [legal] sale of boats in Orlan", "the illegal sale of boats in Orlan", "distorted"),
    ("he sold 10 [0] boats in Orlan in the rain", "he sold 10 boats in Orlan in the rain", "distorted"),
    ("[Okoro] left the port in the rain", "On Monday he left the port in the rain.", "edited"),
    ("we think [the boats]’ve been in the port", "we think they’ve been in the port", "edited"),
    ("they think that they [could not] sail in the rain", "they think that they can’t sail in the rain", "edited"),
    ("the boats left Orlan [that day] in the rain", "the boats left Orlan today in the rain", "edited"),
    ("we left, it rained in Orlan all day", "we left. It rained in Orlan all day", "edited"),
    ("But we left, “it rained in Orlan”", "But we left, “It rained in Orlan”", "edited"),
    ("we refiled the tanks of the boats in Orlan", "we refilled the tanks of the boats in Orlan", "reworded"),
    ("they said the readings were -3", "they said the readings were -3, -5 and -7 that day", "verbatim"),
    ("44 boats left the port of Orlan", "The list:\n- 44 boats left the port of Orlan", "verbatim"),
    ("500 boats left the port of Orlan", "On May 12 500 boats left the port of Orlan", "verbatim"),
    ("few minutes in the hall of Orlan", "After a few minutes in the hall of Orlan they left", "verbatim"),
]


@pytest.mark.parametrize(("quote", "text", "status"), HUNTED)
def test_what_an_adversarial_hunt_found_stays_closed(quote, text, status):
    assert checker.check(quote, text).status == status


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("minus " * 2_000 + "5", "minus " * 2_000 + "6"),
        ("the boats left the pier […].² […] they came to Orlan", "the boats left the pier. They came to Orlan"),
        ("the code was " + "7" * 5_000 + " in Orlan", "the code was " + "7" * 4_999 + "8 in Orlan"),
    ],
)
def test_signs_notes_and_digits_without_end_crash_nothing(quote, text):
    assert checker.check(quote, text).status in ("distorted", "edited")


@pytest.mark.parametrize("marks", ["¹", "¹²", "¹–³", "¹,²"])
def test_raised_marks_of_several_notes_are_no_number(marks):
    result = checker.check("left the harbour was empty", f"They left the harbour{marks} was empty and cold at noon.")
    assert result.passes
