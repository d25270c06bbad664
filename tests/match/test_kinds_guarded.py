"""Differences that turn what was said: names, negations, quantity words, modals, capitals, order; and near misses.

A row is a quotation, a text, and every difference between them: kind, words of the quotation, of the source.
"""

import pytest

import checker

NAME = [
    (
        "the envoy left Talmere by the night boat",
        "She said the envoy left Sorvane by the night boat.",
        [("name", "Talmere", "Sorvane")],
    ),
    (
        "the crew told Okoro to shut the gates",
        "She said the crew told Brandl to shut the gates.",
        [("name", "Okoro", "Brandl")],
    ),
    (
        "the convoy went on to Iran by night",
        "She said the convoy went on to Iraq by night.",
        [("name", "Iran", "Iraq")],
    ),
    (
        "the crew told Davit Brandl to shut the gates",
        "She said the crew told Tamsin Okoro to shut the gates.",
        [("name", "Davit", "Tamsin"), ("name", "Brandl", "Okoro")],
    ),
    (
        "the crew left the hall with Okoro at noon",
        "She said the crew left the hall with them at noon.",
        [("name", "Okoro", "them")],
    ),
    (
        "экипаж покинул Тальмер ночным судном",
        "Он сказал, что экипаж покинул Сорван ночным судном.",
        [("name", "Тальмер", "Сорван")],
    ),
    # Near misses: a name in another transliteration; a common word with another capital.
    (
        "the convoy went on to Kiev by night",
        "She said the convoy went on to Kyiv by night.",
        [("transliteration", "Kiev", "Kyiv")],
    ),
    (
        "the Mayor went on to the port by night",
        "She said the mayor went on to the port by night.",
        [("inner_case", "Mayor", "mayor")],
    ),
    # A capital that only stands at a sentence's start makes no name.
    ("It was shut. Boats lay in the port", "It was shut. Ships lay in the port.", [("word", "Boats", "Ships")]),
]

NEGATION = [
    (
        "the tenant is permitted to keep a dog",
        "She said the tenant is not permitted to keep a dog.",
        [("negation", "", "not")],
    ),
    (
        "the tenant is not permitted to keep a dog",
        "She said the tenant is permitted to keep a dog.",
        [("negation", "not", "")],
    ),
    (
        "the tenant can keep a dog in the flat",
        "She said the tenant can't keep a dog in the flat.",
        [("negation", "can", "can't")],
    ),
    (
        "the tenant can keep a dog in the flat",
        "She said the tenant can’t keep a dog in the flat.",
        [("negation", "can", "can’t")],
    ),
    (
        "the tenant was told to keep a dog",
        "She said the tenant was never told to keep a dog.",
        [("negation", "", "never")],
    ),
    (
        "the tenant is longer allowed a dog here",
        "She said the tenant is no longer allowed a dog here.",
        [("negation", "", "no")],
    ),
    (
        "the tenant came with a dog and a cat",
        "She said the tenant came without a dog and a cat.",
        [("negation", "with", "without")],
    ),
    (
        "the tenant is able to keep a dog",
        "She said the tenant is unable to keep a dog.",
        [("negation", "able", "unable")],
    ),
    (
        "everybody heard the dog in the flat that night",
        "She said nobody heard the dog in the flat that night.",
        [("negation", "everybody", "nobody")],
    ),
    (
        "the tenant was glad to keep a dog in the flat",
        "She said the tenant refused to keep a dog in the flat.",
        [("negation", "was glad", "refused")],
    ),
    (
        "a lawful contract was shown to the tenant",
        "She said a unlawful contract was shown to the tenant.",
        [("negation", "lawful", "unlawful")],
    ),
    # Near misses: the negation is the same, in another form.,
    (
        "the tenant did not keep a dog there",
        "She said the tenant didn't keep a dog there.",
        [("inflection", "did not", "didn't")],
    ),
    ("the tenant is not permitted to keep a dog", "She said the tenant is not permitted to keep a dog.", []),
    # A word that only begins like one.
    (
        "the tenant left a note about the dog",
        "She said the tenant left a word about the dog.",
        [("word", "note", "word")],
    ),
]

QUANTIFIER = [
    (
        "all of the tenants keep a dog here",
        "She said some of the tenants keep a dog here.",
        [("quantifier", "all", "some")],
    ),
    (
        "many tenants keep a dog in the flat",
        "She said few tenants keep a dog in the flat.",
        [("quantifier", "many", "few")],
    ),
    (
        "the tenants always keep a dog in the flat",
        "She said the tenants sometimes keep a dog in the flat.",
        [("quantifier", "always", "sometimes")],
    ),
    (
        "the old tenants keep a dog in the flat",
        "She said the old tenants mostly keep a dog in the flat.",
        [("quantifier", "", "mostly")],
    ),
    (
        "they keep nearly forty dogs in the flat",
        "She said they keep forty dogs in the flat.",
        [("quantifier", "nearly", "")],
    ),
    (
        "there were more than 40 dogs in the flat",
        "She said there were less than 40 dogs in the flat.",
        [("quantifier", "more", "less")],
    ),
    # Near misses: a small word that tells no quantity; a quantity in figures.
    (
        "they keep the dogs in a flat by the port",
        "She said they keep the dogs in the flat by the port.",
        [("function_word", "a", "the")],
    ),
    ("they keep forty dogs in the flat", "She said they keep four dogs in the flat.", [("number", "forty", "four")]),
    (
        "none of the tenants keep a dog here",
        "She said all of the tenants keep a dog here.",
        [("negation", "none", "all")],
    ),
]

MODALITY = [
    (
        "the port will shut its gates at noon",
        "She said the port may shut its gates at noon.",
        [("modality", "will", "may")],
    ),
    (
        "the port must shut its gates at noon",
        "She said the port should shut its gates at noon.",
        [("modality", "must", "should")],
    ),
    (
        "the port shut its gates to old boats",
        "She said the port shut its gates only to old boats.",
        [("modality", "", "only")],
    ),
    (
        "they leave the port shut, it rains at noon",
        "She said they leave the port shut, if it rains at noon.",
        [("modality", "", "if")],
    ),
    (
        "the man burned the boat in the port",
        "She said the man allegedly burned the boat in the port.",
        [("modality", "", "allegedly")],
    ),
    (
        "the boat was probably lost in the gale",
        "She said the boat was lost in the gale.",
        [("modality", "probably", "")],
    ),
    (
        "the boat could be lost in the gale",
        "She said the boat is lost in the gale.",
        [("modality", "could", ""), ("inflection", "be", "is")],
    ),
    # Near misses: words that say nothing of what may or must be.
    (
        "the port soon shut its gates to boats",
        "She said the port shut its gates to boats.",
        [("insertion", "soon", "")],
    ),
    (
        "the port will not shut its gates at noon",
        "She said the port won't shut its gates at noon.",
        [("inflection", "will not", "won't")],
    ),
    (
        "the port [will] shut its gates at noon",
        "She said the port will shut its gates at noon.",
        [("bracket", "[will]", "will")],
    ),
]

KEYWORD_CASE = [
    (
        "the gates were shut in may by the crew",
        "She said the gates were shut in May by the crew.",
        [("keyword_case", "may", "May")],
    ),
    (
        "the envoy told US to shut the gates",
        "She said the envoy told us to shut the gates.",
        [("keyword_case", "US", "us")],
    ),
    (
        "a client must send the header twice",
        "She said a client MUST send the header twice.",
        [("keyword_case", "must", "MUST")],
    ),
    (
        "a client SHOULD send the header twice",
        "She said a client should send the header twice.",
        [("keyword_case", "SHOULD", "should")],
    ),
    (
        "the crew ate the turkey at noon",
        "She said the crew ate the Turkey at noon.",
        [("keyword_case", "turkey", "Turkey")],
    ),
    # Near misses: the capital makes no other word.
    (
        "the gates were shut in the Spring by the crew",
        "She said the gates were shut in the spring by the crew.",
        [("inner_case", "Spring", "spring")],
    ),
    (
        "a client NEVER sends the header twice",
        "She said a client never sends the header twice.",
        [("inner_case", "NEVER", "never")],
    ),
    (
        "May the gates hold until the spring",
        "She said may the gates hold until the spring.",
        [("edge_case", "May", "may")],
    ),
]

ORDER = [
    (
        "the crew went home by bus … the gates were shut by noon",
        "He said the gates were shut by noon, so the crew went home by bus.",
        [("order", "the gates were shut by noon", "the gates were shut by noon")],
    ),
    (
        "The crew went home by bus. The gates were shut by noon",
        "The gates were shut by noon. The crew went home by bus.",
        [("order", "The gates were shut by noon", "The gates were shut by noon")],
    ),
    (
        "the crew went home by bus [and] the gates were shut by noon",
        "He said the gates were shut by noon. Then the crew went home by bus.",
        [("order", "the gates were shut by noon", "the gates were shut by noon")],
    ),
    (
        "the last ferry left in the dark … the crew went home by bus … the gates were shut by noon",
        "The gates were shut by noon. The crew went home by bus. The last ferry left in the dark.",
        [
            ("edge_case", "the", "The"),
            ("edge_case", "the", "The"),
            ("order", "the crew went home by bus", "The crew went home by bus"),
            ("edge_case", "the", "The"),
            ("order", "the gates were shut by noon", "The gates were shut by noon"),
        ],
    ),
    # Near misses: in the order of the source nothing is wrong; a second place in order is taken instead.
    (
        "the gates were shut by noon … the crew went home by bus",
        "He said the gates were shut by noon, so the crew went home by bus.",
        [("ellipsis", "…", "so")],
    ),
    (
        "the crew went home by bus … the gates were shut by noon",
        "He said the gates were shut by noon, so the crew went home by bus. Again the gates were shut by noon.",
        [("ellipsis", "…", "Again")],
    ),
]


@pytest.mark.parametrize(
    ("quote", "text", "expected"), [*NAME, *NEGATION, *QUANTIFIER, *MODALITY, *KEYWORD_CASE, *ORDER]
)
def test_guarded_words_are_named(quote, text, expected, differences):
    assert differences(quote, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "THE COUNCIL MUST NOT sell the old pier.",
        "A COUNCIL OF THREE MUST NOT sell the old pier.",
        "The council must NOT SELL THE old pier.",
    ],
)
def test_a_keyword_among_words_that_lost_their_capitals_with_it_is_no_other_word(text):
    quote = "A council of three must not" if "THREE" in text else "The council must not"
    assert checker.check(f"{quote} sell the old pier.", text).status == "edited"


@pytest.mark.parametrize(
    "text",
    [
        "The COUNCIL MUST NOT sell the old pier.",
        "The council MUST NOT EVER sell the old pier.",
        "The HTTP API MUST NOT sell the old pier.",
    ],
)
def test_a_keyword_that_shares_its_capitals_with_one_word_or_with_a_name_is_guarded(text):
    quote = " ".join(word if word in ("HTTP", "API") else word.lower() for word in text.split())
    assert [str(d.kind) for d in checker.check(quote, text).differences if d.kind == "keyword_case"]
