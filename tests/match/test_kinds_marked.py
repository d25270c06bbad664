"""Differences that the writer marked: ellipses, brackets, `[sic]`; and what such a mark may not hide.

A row is a quotation, a text, and every difference between them: kind, words of the quotation, of the source.
"""

import pytest

ELLIPSIS = [
    (
        "the gates … were shut by noon",
        "He said the gates of the old harbour were shut by noon.",
        [("ellipsis", "…", "of the old harbour")],
    ),
    (
        "the gates ... were shut by noon",
        "He said the gates of the old harbour were shut by noon.",
        [("ellipsis", "...", "of the old harbour")],
    ),
    (
        "the gates . . . were shut by noon",
        "He said the gates of the old harbour were shut by noon.",
        [("ellipsis", ". . .", "of the old harbour")],
    ),
    (
        "the gates [...] were shut by noon",
        "He said the gates of the old harbour were shut by noon.",
        [("ellipsis", "[...]", "of the old harbour")],
    ),
    (
        "the gates (…) were shut by noon",
        "He said the gates of the old harbour were shut by noon.",
        [("ellipsis", "(…)", "of the old harbour")],
    ),
    (
        "The gates were shut by noon … The crew went home by bus",
        "The gates were shut by noon. Rain fell. The crew went home by bus.",
        [("ellipsis", "…", "Rain fell")],
    ),
    (
        "the gates … were shut by noon … and the crew left",
        "He said the gates of the harbour were shut by noon on Friday and the crew left.",
        [("ellipsis", "…", "of the harbour"), ("ellipsis", "…", "on Friday")],
    ),
    # Near misses: an ellipsis that the source itself has leaves nothing out.
    ("the gates… well, they were shut", "“Look, the gates… well, they were shut,” he said.", []),
    # It may not take a negation, a condition, a hedge or a quantifier off the words that stay,
    (
        "the tenant … is permitted to keep a dog",
        "He said the tenant never is permitted to keep a dog.",
        [("negation", "…", "never")],
    ),
    (
        "the tenant is … permitted to keep a dog",
        "He said the tenant is not permitted to keep a dog.",
        [("negation", "…", "not")],
    ),
    (
        "the tenant may keep a dog … the landlord agrees",
        "He said the tenant may keep a dog only if the landlord agrees.",
        [("modality", "…", "only if")],
    ),
    (
        "the tenant may keep a dog … in the flat by the port",
        "He said the tenant may keep a dog, if the landlord agrees, in the flat by the port.",
        [("modality", "…", "if the landlord agrees")],
    ),
    (
        "the tenant … broke the lease in spring",
        "He said the tenant allegedly broke the lease in spring.",
        [("modality", "…", "allegedly")],
    ),
    (
        "there were … tenants who broke the lease",
        "He said there were few tenants who broke the lease.",
        [("quantifier", "…", "few")],
    ),
    # nor put the parts in another order.
    (
        "the crew went home by bus … the gates were shut by noon",
        "He said the gates were shut by noon and the crew went home by bus.",
        [("order", "the gates were shut by noon", "the gates were shut by noon")],
    ),
    # What it removes between whole sentences may hold a negation of its own.
    (
        "The gates were shut by noon. … The crew went home by bus",
        "The gates were shut by noon. The sun shone, though not for long, and we slept. The crew went home by bus.",
        [("ellipsis", "…", "The sun shone, though not for long, and we slept")],
    ),
]

BRACKET = [
    (
        "[the mayor] left the hall before noon",
        "It rained. She left the hall before noon.",
        [("bracket", "[the mayor]", "She")],
    ),
    (
        "they gave [the council] two days to answer",
        "He said they gave them two days to answer.",
        [("bracket", "[the council]", "them")],
    ),
    (
        "they left the hall [by the harbour] before noon",
        "He said they left the hall before noon.",
        [("bracket", "[by the harbour]", "")],
    ),
    ("[T]he gates were shut by noon", "He said the gates were shut by noon.", [("bracket", "[T]he", "the")]),
    (
        "they want[ed] to leave the hall early",
        "He said they want to leave the hall early.",
        [("bracket", "want[ed]", "want")],
    ),
    (
        "they gave the council two days [emphasis added] to answer",
        "He said they gave the council two days to answer.",
        [("bracket", "[emphasis added]", "")],
    ),
    # Near misses: a bracket that the source itself has is the source's.
    ("they gave [the council] two days to answer", "It reads: they gave [the council] two days to answer.", []),
    # It may not exchange one name, number, date or unit for another,
    (
        "the road to [Sorvane] was shut by noon",
        "He said the road to Talmere was shut by noon.",
        [("name", "[Sorvane]", "Talmere")],
    ),
    (
        "the crew of [eleven] left the hall by noon",
        "He said the crew of nine left the hall by noon.",
        [("number", "[eleven]", "nine")],
    ),
    (
        "the gates were shut on [Monday] by the crew",
        "He said the gates were shut on Friday by the crew.",
        [("date", "[Monday]", "Friday")],
    ),
    # nor hide a negation.
    (
        "the tenant is [surely] permitted to keep a dog",
        "He said the tenant is not permitted to keep a dog.",
        [("negation", "[surely]", "not")],
    ),
    # An equal value in a bracket exchanges nothing.
    (
        "the crew of [11] left the hall by noon",
        "He said the crew of eleven left the hall by noon.",
        [("bracket", "[11]", "eleven")],
    ),
    # A bracket may say who "she" is.
    (
        "on Friday [Okoro] left the hall before noon",
        "He said on Friday she left the hall before noon.",
        [("bracket", "[Okoro]", "she")],
    ),
]

SIC = [
    ("they was [sic] at home by noon", "He said they was at home by noon.", [("sic", "[sic]", "")]),
    ("they was [SIC] at home by noon", "He said they was at home by noon.", [("sic", "[SIC]", "")]),
    ("they was at home by noone [sic]", "He said they was at home by noone.", [("sic", "[sic]", "")]),
    ("they was [sic!] at home by noon", "He said they was at home by noon.", [("sic", "[sic!]", "")]),
    (
        "they was [sic] at home untill [sic] noon",
        "He said they was at home untill noon.",
        [("sic", "[sic]", ""), ("sic", "[sic]", "")],
    ),
    # Near misses: another remark is a `bracket`.
    (
        "they were [my emphasis] at home by noon",
        "He said they were at home by noon.",
        [("bracket", "[my emphasis]", "")],
    ),
    # Without brackets it is a word put in.
    ("they was sic at home by noon", "He said they was at home by noon.", [("insertion", "sic", "")]),
    # The source's own [sic] is its words.
    ("they was [sic] at home by noon", "The letter reads: they was [sic] at home by noon.", []),
    # It does not vouch for a word that the source does not have,
    (
        "they was [sic] at home by noon",
        "He said they were at home by noon.",
        [("inflection", "was", "were"), ("sic", "[sic]", "")],
    ),
    # nor take the place of one.
    ("they were [sic] at home by noon", "He said they were not at home by noon.", [("negation", "[sic]", "not")]),
]


@pytest.mark.parametrize(("quote", "text", "expected"), ELLIPSIS + BRACKET + SIC)
def test_marked_differences_are_named(quote, text, expected, differences):
    assert differences(quote, text) == expected
