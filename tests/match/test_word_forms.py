"""One word written otherwise, and another word: spelling, accents, apostrophes, notes, hyphens."""

import pytest

SAME = [
    # Regional spelling: the words of a table with their endings, and families.
    ("the mouldy nets of Orlan were old", "So the moldy nets of Orlan were old.", "spelling_variant"),
    ("the saleable nets of Orlan were old", "So the salable nets of Orlan were old.", "spelling_variant"),
    ("the worshipped mill of Orlan was old", "So the worshiped mill of Orlan was old.", "spelling_variant"),
    ("the archaeology of Orlan was new", "So the archeology of Orlan was new.", "spelling_variant"),
    ("the port was shut for ever that year", "So the port was shut forever that year.", "spelling_variant"),
    # Transliteration, its possessive too.
    ("the crew met the czar at the port", "So the crew met the tsar at the port.", "transliteration"),
    ("the crew met Zelensky at the port", "So the crew met Zelenskyy at the port.", "transliteration"),
    ("the crew left Erbil's old gates", "So the crew left Irbil's old gates.", "transliteration"),
    # German letters, where the two are one word.
    ("die Strasse am Hafen war zu", "Ja, die Straße am Hafen war zu.", "spelling_variant"),
    ("die Maedchen am Hafen waren da", "Ja, die Mädchen am Hafen waren da.", "spelling_variant"),
    # A diaeresis, a loan word, a name.
    ("they coöperate with the port of Orlan", "So they cooperate with the port of Orlan.", "spelling_variant"),
    ("the reëlected mayor left the port", "So the reelected mayor left the port.", "spelling_variant"),
    ("the role of Okoro was small at first", "So the rôle of Okoro was small at first.", "spelling_variant"),
    # James's and James'; re-build.
    ("the crew took James' boats that day", "So the crew took James’s boats that day.", "spelling_variant"),
    ("the crew took James's nets that day", "So the crew took James’ nets that day.", "spelling_variant"),
    ("Okoro said he would rebuild it in May", "So Okoro said he would re-build it in May.", "inner_hyphen"),
    # A footnote's mark is no word; how a date, a zero and a range are written.
    ("the boats of Orlan were old and wet", "So the boats[3] of Orlan were old and wet.", "inner_punctuation"),
    ("the nets of Orlan were old and wet", "So the nets[a] of Orlan were old and wet.", "inner_punctuation"),
    ("the boats of Orlan were old and wet", "So the boats² of Orlan were old and wet.", "inner_punctuation"),
    ("they met on 5 Mar at the port", "So they met on 5 March at the port.", "equal_value"),
    ("it weighed 1.10 in the port", "So it weighed 1.1 in the port.", "equal_value"),
    ("the code was 0x015 on the boat", "So the code was 0x15 on the boat.", "equal_value"),
    ("they will go from 10 to 15 May", "So they will go from 10-15 May.", "equal_value"),
]


@pytest.mark.parametrize(("quote", "text", "kind"), SAME)
def test_a_word_written_otherwise_passes(quote, text, kind, checked):
    result = checked(quote, text)
    assert result.status == "edited"
    assert next(each.kind for each in result.differences) == kind


TYPOGRAPHY = [
    # Asterisks that set a word off, or call a note.
    ("the *boats* of Orlan were old and wet", "So the boats of Orlan were old and wet."),
    ("the boats of Orlan were old and wet", "So the **boats** of Orlan were old and wet."),
    ("the boats of Orlan were old and wet", "So the boats* of Orlan were old and wet."),
    # A word broken at the end of a line, by any hyphen.
    ("the crew of Orlan went to harbour", "So the crew of Orlan went to har-\nbour in May."),
    ("the crew of Orlan went to harbour", "So the crew of Orlan went to har\u2010\nbour in May."),
    ("the crew of Orlan went to harbour", "So the crew of Orlan went to har¬\nbour in May."),
    ("the crew of Orlan went to harbour", "So the crew of Orlan went to har\u2010\n  bour in May."),
]


@pytest.mark.parametrize(("quote", "text"), TYPOGRAPHY)
def test_typography_alone_is_verbatim(quote, text, checked):
    assert checked(quote, text).status == "verbatim"


OTHER = [
    # A family's rule has its limits.
    ("the changeable wind of Orlan was cold", "So the changable wind of Orlan was cold."),
    ("the crew met Ahmed at the port", "So the crew met Ahmad at the port."),
    ("die Masse am Hafen war bekannt", "Ja, die Maße am Hafen war bekannt."),
    ("die Madchen am Hafen waren da", "Ja, die Mädchen am Hafen waren da."),
    ("the resume of work at the port was late", "So the résumé of work at the port was late."),
    # No apostrophe, no possessive.
    ("the crew took James boats that day", "So the crew took James's boats that day."),
    # Another word with a hyphen.
    ("Okoro said he would resign that year", "So Okoro said he would re-sign that year."),
    ("Okoro said he would recover it in May", "So Okoro said he would re-cover it in May."),
    ("the everyday nets of Orlan were old", "So the every day nets of Orlan were old."),
    # A raised digit of a unit is its square.
    ("the port had 5 km of wall", "So the port had 5 km² of wall."),
    ("the port had 5 metres of wall", "So the port had 5 metres² of wall."),
    # A name that looks like a month, a number that is no decimal, a zero that counts.
    ("they met Mar Okoro at the port", "So they met March Okoro at the port."),
    ("it ran version 1.10 of the map", "So it ran version 1.1 of the map."),
    ("the code was 015 on the boat", "So the code was 15 on the boat."),
    # Signs that say something; a factor.
    ("they wrote C++ at the port", "So they wrote C at the port."),
    ("they found x > y at the port", "So they found x < y at the port."),
    ("the crew counted 5 * 3 nets in May", "So the crew counted 5 3 nets in May."),
    # A word cut at the end of a line.
    ("the crew of Orlan went to har", "So the crew of Orlan went to har-\nbour in May."),
    ("the crew of Orlan went to har", "So the crew of Orlan went to har\u00ad\nbour in May."),
    ("the crew of Orlan went to har", "So the crew of Orlan went to har\u2010\nbour in May."),
    ("the crew of Orlan went to har", "So the crew of Orlan went to har¬\nbour in May."),
    ("bour boats of Orlan went home in May", "So the har-\nbour boats of Orlan went home in May."),
]


@pytest.mark.parametrize(("quote", "text"), OTHER)
def test_another_word_does_not_pass(quote, text, checked):
    assert not checked(quote, text).passes
