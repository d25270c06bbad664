"""Words changed without a mark, none of them guarded; and the gap, which makes a splice.

A row is a quotation, a text, and every difference between them: kind, words of the quotation, of the source.
"""

import pytest

INFLECTION = [
    (
        "they painted the hull of two boats",
        "She said they paint the hull of two boats.",
        [("inflection", "painted", "paint")],
    ),
    (
        "the gate was shut by the crew at noon",
        "She said the gates was shut by the crew at noon.",
        [("inflection", "gate", "gates")],
    ),
    (
        "the child went home by bus at noon",
        "She said the children went home by bus at noon.",
        [("inflection", "child", "children")],
    ),
    (
        "the crew goes home by bus at noon",
        "She said the crew went home by bus at noon.",
        [("inflection", "goes", "went")],
    ),
    ("the crew do not go home by bus", "She said the crew don't go home by bus.", [("inflection", "do not", "don't")]),
    # Near misses: another word on the same stem,
    (
        "the port wants a new university soon",
        "She said the port wants a new universe soon.",
        [("word", "university", "universe")],
    ),
    # a form that is marked,
    (
        "they paint[ed] the hull of two boats",
        "She said they paint the hull of two boats.",
        [("bracket", "paint[ed]", "paint")],
    ),
    # another number of things, where the word is a number.
    (
        "they lost dozens of boats in the gale",
        "She said they lost hundreds of boats in the gale.",
        [("number", "dozens", "hundreds")],
    ),
]

FUNCTION_WORD = [
    (
        "the crew left a hall before noon",
        "She said the crew left the hall before noon.",
        [("function_word", "a", "the")],
    ),
    (
        "the crew waited on the hall until noon",
        "She said the crew waited in the hall until noon.",
        [("function_word", "on", "in")],
    ),
    ("the crew left hall before noon", "She said the crew left the hall before noon.", [("function_word", "", "the")]),
    (
        "they said that the gates were shut",
        "In the morning they said the gates were shut.",
        [("function_word", "that", "")],
    ),
    # Near misses: small words that turn the sense are guarded.
    ("the crew was in the hall by noon", "She said the crew was not in the hall by noon.", [("negation", "", "not")]),
    ("the crew will leave it shut at noon", "She said if the crew will leave it shut at noon.", []),
    (
        "the crew left the hall, then it rained",
        "She said the crew left the hall, if it rained.",
        [("modality", "then", "if")],
    ),
    ("and all the crew left the hall", "She said and some the crew left the hall.", [("quantifier", "all", "some")]),
    # Marked it is a bracket.
    ("the crew left [a] hall before noon", "She said the crew left the hall before noon.", [("bracket", "[a]", "the")]),
]

WORD = [
    ("the crew left the barn before noon", "She said the crew left the hall before noon.", [("word", "barn", "hall")]),
    (
        "the crew burned the hall before noon",
        "She said the crew left the hall before noon.",
        [("word", "burned", "left")],
    ),
    (
        "the angry crew left the hall early",
        "She said the happy crew left the hall early.",
        [("word", "angry", "happy")],
    ),
    (
        "der Rat hat den Hafen gestern verkauft",
        "Man sagt, der Rat hat den Hafen gestern besucht.",
        [("word", "verkauft", "besucht")],
    ),
    (
        "совет закрыл старый порт вчера вечером",
        "Он сказал, что совет открыл старый порт вчера вечером.",
        [("word", "закрыл", "открыл")],
    ),
    # Near misses: names, numbers and times are guarded,
    (
        "the mayor of Talmere left before noon",
        "She said the mayor of Sorvane left before noon.",
        [("name", "Talmere", "Sorvane")],
    ),
    ("the crew left the hall at two", "She said the crew left the hall at ten.", [("number", "two", "ten")]),
    ("the crew left the hall in spring", "She said the crew left the hall in autumn.", [("date", "spring", "autumn")]),
    # and a word in another spelling is no other word.
    (
        "the crew left the theatre before noon",
        "She said the crew left the theater before noon.",
        [("spelling_variant", "theatre", "theater")],
    ),
]

OMISSION = [
    (
        "the crew left the hall before noon",
        "She said the crew left the crowded hall before noon.",
        [("omission", "", "crowded")],
    ),
    (
        "the crew left the hall before noon",
        "She said the tired, hungry crew left the hall before noon.",
        [("omission", "", "tired, hungry")],
    ),
    (
        "the crew left the hall before noon",
        "She said the crew left by night boat the hall before noon.",
        [("omission", "", "by night boat")],
    ),
    # Eight words within one sentence are still an omission; nine are a gap.
    (
        "the crew left the hall before the rain began",
        "She said the crew left the hall an old man had built with stolen money before the rain began.",
        [("omission", "", "an old man had built with stolen money")],
    ),
    # Near misses: what turns the sense is guarded,
    (
        "the crew left the hall before noon",
        "She said the crew never left the hall before noon.",
        [("negation", "", "never")],
    ),
    ("the crew left the hall before noon", "She said only the crew left the hall before noon.", []),
    (
        "the old crew left the hall before noon",
        "She said the old crew allegedly left the hall before noon.",
        [("modality", "", "allegedly")],
    ),
    # and with a mark it is an ellipsis.
    (
        "the crew left the … hall before noon",
        "She said the crew left the crowded hall before noon.",
        [("ellipsis", "…", "crowded")],
    ),
]

INSERTION = [
    (
        "the crew left the crowded hall before noon",
        "She said the crew left the hall before noon.",
        [("insertion", "crowded", "")],
    ),
    (
        "the wet, cold crew left the hall before the rain began",
        "She said the crew left the hall before the rain began.",
        [("insertion", "wet, cold", "")],
    ),
    (
        "the crew quietly left the hall before noon",
        "She said the crew left the hall before noon.",
        [("insertion", "quietly", "")],
    ),
    (
        "l'équipe fatiguée a quitté la salle hier",
        "On sait que l'équipe a quitté la salle hier.",
        [("insertion", "fatiguée", "")],
    ),
    # Near misses: what turns the sense is guarded,
    (
        "the crew never left the hall before noon",
        "She said the crew left the hall before noon.",
        [("negation", "never", "")],
    ),
    (
        "the crew left the hall with Okoro before noon",
        "She said the crew left the hall before noon.",
        [("name", "with Okoro", "")],
    ),
    (
        "the three men left the hall before noon",
        "She said the men left the hall before noon.",
        [("number", "three", "")],
    ),
    # and in brackets it is marked.
    (
        "the crew left the [crowded] hall before noon",
        "She said the crew left the hall before noon.",
        [("bracket", "[crowded]", "")],
    ),
]

GAP = [
    # Across the end of a sentence, however short.
    (
        "the gates were shut by noon and the crew went home by bus",
        "He said the gates were shut by noon. Rain fell and the crew went home by bus.",
        [("gap", "", "Rain fell")],
    ),
    (
        "The gates were shut by noon. The crew went home by bus",
        "The gates were shut by noon. Nobody was there to see it. The crew went home by bus.",
        [("gap", "", "Nobody was there to see it")],
    ),
    # Across a paragraph.
    (
        "The gates were shut by noon. The crew went home by bus",
        "The gates were shut by noon.\n\nA mayor told a joke\n\nThe crew went home by bus.",
        [("gap", "", "A mayor told a joke")],
    ),
    # Nine words within one sentence.
    (
        "the crew left the hall before the rain began",
        "She said the crew left the hall that an old man had built with stolen money before the rain began.",
        [("gap", "", "that an old man had built with stolen money")],
    ),
    # Near misses: an abbreviation ends no sentence.
    (
        "the crew left the hall before the rain began",
        "She said the crew left the hall of Mr. Okoro Sr. before the rain began.",
        [("omission", "", "of Mr. Okoro Sr")],
    ),
    # With a mark it is an ellipsis.
    (
        "The gates were shut by noon … The crew went home by bus",
        "The gates were shut by noon. A dog was there to see it. The crew went home by bus.",
        [("ellipsis", "…", "A dog was there to see it")],
    ),
    # Sentences that follow one another have no gap.
    (
        "The gates were shut by noon. The crew went home by bus",
        "The gates were shut by noon.\n\nThe crew went home by bus.",
        [],
    ),
    # The other way round it is the order that is changed.
    (
        "The crew went home by bus. The gates were shut by noon",
        "The gates were shut by noon. The crew went home by bus.",
        [("order", "The gates were shut by noon", "The gates were shut by noon")],
    ),
]


@pytest.mark.parametrize(
    ("quote", "text", "expected"), [*INFLECTION, *FUNCTION_WORD, *WORD, *OMISSION, *INSERTION, *GAP]
)
def test_unmarked_differences_are_named(quote, text, expected, differences):
    assert differences(quote, text) == expected
