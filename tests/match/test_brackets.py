"""What an editor's bracket may stand for, and what it may not hide."""

import pytest

GUARDED = [
    # A modal, a hedge: what the source says less surely, or more.
    ("the gates [can] be shut at noon", "He said the gates must be shut at noon.", "modality"),
    ("the gates [may] be shut at noon", "He said the gates will be shut at noon.", "modality"),
    ("the gates [will] be shut at noon", "He said the gates shall be shut at noon.", "modality"),
    ("the gates [are] shut at noon", "He said the gates may be shut at noon.", "modality"),
    ("the gates [probably] were shut at noon", "He said the gates surely were shut at noon.", "modality"),
    # How many.
    ("and so [all the] boats were lost", "and so most of the boats were lost.", "quantifier"),
    ("and so [the] boats were lost", "and so most of the boats were lost.", "quantifier"),
    ("and so [few] boats were lost", "and so many boats were lost.", "quantifier"),
    ("they [all] knew of Orlan that year", "they both knew of Orlan that year.", "quantifier"),
    # A part of a kept number, or one more.
    ("they lost 10 [boats] of Orlan", "they lost 10 million boats of Orlan.", "number"),
    ("they lost 10 [million] boats of Orlan", "they lost 10 boats of Orlan.", "number"),
    ("they lost twenty [five] boats of Orlan", "they lost twenty boats of Orlan.", "number"),
    ("[1]5 boats of Orlan were lost", "25 boats of Orlan were lost.", "number"),
    # Which year, and how far; whose money.
    ("they shut the port [next year] for good", "they shut the port last year for good.", "date"),
    ("the port was shut by the crew [for a year]", "the port was shut by the crew for a month.", "date"),
    ("they sailed [5 km] to the port of Orlan", "they sailed 5 miles to the port of Orlan.", "unit"),
    ("they lost [$5] on each of the boats", "they lost £5 on each of the boats.", "unit"),
    # Whose name; a title is no name.
    ("on Friday [Brandl] left the port", "on Friday President Okoro left the port.", "name"),
    ("[Brandl] left the port of Orlan at noon", "Okoro left the port of Orlan at noon.", "name"),
    ("the crew left the port of [Sorvane]", "the crew left the port of Orlan.", "name"),
    # A negation, put in or taken out.
    ("the gates [were] shut at noon", "He said the gates were never shut at noon.", "negation"),
    ("the gates were [not] shut at noon", "He said the gates were shut at noon.", "negation"),
    ("on Friday [he] left the port of Orlan", "on Friday nobody left the port of Orlan.", "negation"),
    # Outside the quotation's words, a value put for another.
    ("the port was shut by the crew [in 1999]", "the port was shut by the crew in 1998.", "number"),
]


@pytest.mark.parametrize(("quote", "text", "kind"), GUARDED)
def test_a_bracket_may_not_hide_what_turns_the_sense(quote, text, kind, checked):
    result = checked(quote, text)
    assert result.status == "distorted"
    assert kind in [each.kind for each in result.differences]


PASSES = [
    # Reported speech moves a verb back in time.
    ("the gates [might] be shut at noon", "He said the gates may be shut at noon."),
    ("the gates [would] be shut at noon", "He said the gates will be shut at noon."),
    # It names a thing anew, or says which.
    ("and so [the] boats were lost", "and so all the boats were lost."),
    ("nobody knew of [the mill] that year", "nobody knew of the place where boats might lie that year."),
    ("few [people] knew of Orlan that year", "few knew of Orlan that year."),
    ("they shut the port [in May] for good", "they shut the port then for good."),
    ("the port was shut by the crew [in May]", "the port was shut by the crew."),
    # A kept number stays what it is.
    ("they lost 10 [wooden] boats of Orlan", "they lost 10 boats of Orlan."),
    ("they lost 10 [million] boats of Orlan", "they lost 10 million boats of Orlan."),
    ("the crew lost 10 [nets] at Orlan", "So the crew lost 10 boats at Orlan."),
    ("they paid [5 dollars] for each of the boats", "they paid $5 for each of the boats."),
    # Titles, and what a name stands for.
    ("on Friday [President Okoro] left the port", "on Friday Okoro left the port."),
    ("on Friday [Mr Okoro] left the port", "on Friday President Okoro left the port."),
    ("on Friday [Okoro] left the port", "on Friday President Okoro left the port."),
    ("on Friday [the mayor] left the port", "on Friday Okoro left the port."),
    ("[Okoro] says the port of Orlan is old", "He was told: she says the port of Orlan is old."),
]


@pytest.mark.parametrize(("quote", "text"), PASSES)
def test_a_bracket_may_say_what_is_meant(quote, text, checked):
    assert checked(quote, text).status == "edited"


@pytest.mark.parametrize(
    ("quote", "text", "status"),
    [
        # A bracketed letter changes a form, not the word.
        ("[b]oats lay in the port at noon", "Goats lay in the port at noon.", "reworded"),
        ("[b]oats lay in the port at noon", "Boats lay in the port at noon.", "edited"),
        # A bracket stands for a few words.
        (
            "the crew left the hall [of stone] at noon",
            "the crew left the hall that an old man had built of the stone he took from Orlan at noon.",
            "spliced",
        ),
        (
            "the crew left the hall [of stone] at noon",
            "the crew left the hall that an old man had built at noon.",
            "edited",
        ),
    ],
)
def test_a_bracket_has_its_limits(quote, text, status, checked):
    assert checked(quote, text).status == status
