"""What an ellipsis may leave out, and what it may not: each rule with an honest neighbour."""

import pytest

GUARDED = [
    # Another subject's predicate: across sentences, across clauses, by a relative pronoun.
    ("Okoro … left the port at noon", "Okoro spoke. The guard left the port at noon.", "name"),
    ("Okoro … was shut at noon", "Okoro spoke. The port was shut at noon.", "name"),
    ("we … were lost at noon", "we spoke. They were lost at noon.", "name"),
    ("Okoro … left the port at noon", "Okoro slept while the guard left the port at noon.", "name"),
    ("the mill … burned down that year", "the mill sold flour to a baker who burned down that year.", "name"),
    ("the boats of the … were lost", "the boats of the crew were found. All nets were lost.", "name"),
    ("the boats of the … nets were lost", "the boats of the crew were found. Nets were lost.", "name"),
    # A part of a number.
    ("the crew lost 10 … boats at Orlan", "the crew lost 10 million boats at Orlan.", "number"),
    ("the crew lost … hundred boats at Orlan", "the crew lost about two hundred boats at Orlan.", "number"),
    # A condition, an exception, a hedge set off by commas.
    ("they all went home … to Orlan", "they all went home unless it rained to Orlan.", "modality"),
    ("all the crew … went home that day", "all the crew, excepting Okoro, went home that day.", "modality"),
    ("the boats are safe … in the port", "the boats are safe, if they lie in the port.", "modality"),
    ("the gates … were shut at noon", "the gates, perhaps wrongly, were shut at noon.", "modality"),
    ("everyone … went home that day", "everyone but Okoro went home that day.", "quantifier"),
    # A negation in the clause of what is kept, before it or after; words that turn it without one.
    ("the gates … shut at noon", "the gates were never shut at noon.", "negation"),
    ("the crew … went home that day", "the crew but not Okoro went home that day.", "negation"),
    ("the gates … shut at noon", "the gates were said never to have been shut at noon.", "negation"),
    ("the gates are … open to all of us", "the gates are far from open to all of us.", "negation"),
    ("the gates are … shut by one man", "the gates are too wide to be shut by one man.", "negation"),
    ("he thinks … the gates are old", "he thinks it wrong to say the gates are old.", "negation"),
    ("he thinks … the gates are old", "he thinks it a myth that the gates are old.", "negation"),
    ("he said … boats of Orlan were lost", "he said several boats of Orlan were lost.", "quantifier"),
]

OUTER_GUARDED = [
    ("… the gates of Orlan were shut", "It is not true that the gates of Orlan were shut.", "negation"),
    ("… the gates of Orlan were shut", "Okoro never thought the gates of Orlan were shut.", "negation"),
    ("… the gates of Orlan were shut", "Okoro never said the gates of Orlan were shut.", "negation"),
    ("… the gates of Orlan were shut", "It is a lie to say the gates of Orlan were shut.", "negation"),
    ("… the gates of Orlan were shut", "He would come if the gates of Orlan were shut.", "modality"),
    ("… gates of Orlan were shut at noon", "So several gates of Orlan were shut at noon.", "quantifier"),
    ("the gates of Orlan were shut …", "Then the gates of Orlan were shut unless it rained.", "modality"),
    ("the gates of Orlan were …", "Then the gates of Orlan were not shut at all.", "negation"),
]


@pytest.mark.parametrize(("quote", "text", "kind"), GUARDED + OUTER_GUARDED)
def test_what_turns_the_sense_may_not_be_left_out(quote, text, kind, checked):
    result = checked(quote, text)
    assert result.status == "distorted"
    assert kind in [each.kind for each in result.differences]


PASSES = [
    # The subject left out is the same, by a pronoun or its name.
    ("Okoro … left the port at noon", "Okoro spoke. He left the port at noon."),
    ("Okoro … left the port at noon", "Okoro spoke. Then, by bus, Okoro left the port at noon."),
    ("Okoro … left the port at noon", "Okoro slept while he left the port at noon."),
    ("Okoro … left the port at noon", "Okoro, who spoke, left the port at noon."),
    ("Okoro … was late at noon", "Okoro spoke. He was late at noon."),
    ("Okoro … left the port at noon", "Okoro spoke and slowly left the port at noon."),
    # No part of the number.
    ("the crew lost 10 … boats at Orlan", "the crew lost 10 old wooden boats at Orlan."),
    # No exception, no hedge.
    ("all the crew … went home that day", "all the crew and even Okoro went home that day."),
    ("the gates … were shut at noon", "the gates, just painted, were shut at noon."),
    # A negation in a clause of its own.
    ("the gates of Orlan … stood by the port", "the gates of Orlan, which nobody liked, stood by the port."),
    ("the gates of Orlan … stood by the port", "the gates of Orlan, never painted, stood by the port."),
    # Words that only look as if they turned it.
    ("the gates are … shut by one man", "the gates are wide enough to be shut by one man."),
    ("he thinks … the gates are old", "he thinks and writes that the gates are old."),
    ("he said … boats of Orlan were lost", "he said those boats of Orlan were lost."),
    ("the gates … shut at noon", "the gates he said were shut at noon."),
]

OUTER_PASSES = [
    ("… the gates of Orlan were shut", "Okoro always thought the gates of Orlan were shut."),
    # Another clause, another sentence, a verb of saying that is not negated.
    ("… the gates of Orlan were shut", "Nobody was there when the gates of Orlan were shut."),
    ("… the gates of Orlan were shut", "He did not wait. So the gates of Orlan were shut."),
    ("… the gates of Orlan were shut", "He was sad to say the gates of Orlan were shut."),
    ("… the gates of Orlan were shut", "Okoro never smiled as he told us the gates of Orlan were shut."),
    ("the gates of Orlan were shut …", "Then the gates of Orlan were shut because it rained."),
    ("the gates of Orlan were shut …", "Then the gates of Orlan were shut. Unless it rained, they slept."),
    ("the gates of Orlan were …", "Then the gates of Orlan were old and not shut at all."),
]


@pytest.mark.parametrize(
    ("quote", "text", "status"),
    [(*row, "edited") for row in PASSES] + [(*row, "verbatim") for row in OUTER_PASSES],
)
def test_what_turns_nothing_may_be_left_out(quote, text, status, checked):
    assert checked(quote, text).status == status
