"""Differences that a reader cannot hear: four kinds, each with near misses that are another kind or none.

A row is a quotation, a text, and every difference between them: kind, words of the quotation, of the source.
"""

import pytest

TYPOGRAPHY = [
    (
        "the harbour's gates were shut at noon",
        "She said the harbour’s gates were shut at noon on Friday.",
        [("typography", "harbour's", "harbour’s")],
    ),
    (
        'the so-called "reform" failed at once',
        "In short, the so-called “reform” failed at once.",
        [("typography", '"', "“"), ("typography", '"', "”")],
    ),
    (
        "the vote - held at night - was void",
        "She said the vote — held at night — was void.",
        [("typography", "-", "—"), ("typography", "-", "—")],
    ),
    (
        "the vote -- held at night -- was void",
        "She said the vote – held at night – was void.",
        [("typography", "--", "–"), ("typography", "--", "–")],
    ),
    (
        "the cold fell to -5 degrees that night",
        "She said the cold fell to −5 degrees that night.",
        [("typography", "-", "−")],
    ),
    (
        "the ferry final was held in the rain",
        "She said the ferry ﬁnal was held in the rain.",
        [("typography", "final", "ﬁnal")],
    ),
    (
        "le « conseil » a refusé de voter hier",
        "On sait que le “conseil” a refusé de voter hier.",
        [("typography", "«", "“"), ("typography", "»", "”")],
    ),
    # Near misses: white space alone looks the same in print and is not told.
    ("the vote was  void\nfrom the start", "She said the vote was void from the start.", []),
    ("the vote was void from the start", "She said the vote was\u00a0void\n   from the start.", []),
    # An apostrophe that parts two words is no typography.
    (
        "and were sure that the gates will hold",
        "Come in, and we're sure that the gates will hold.",
        [("function_word", "were", "we're")],
    ),
    # Nor is a point that makes another number.
    (
        "the rate rose by 15 points in a year",
        "She said the rate rose by 1.5 points in a year.",
        [("number", "15", "1.5")],
    ),
    # A hyphen is no dash.
    (
        "the long term plan was void",
        "She said the long-term plan was void.",
        [("inner_hyphen", "", "-")],
    ),
]

LINE_BREAK_HYPHEN = [
    (
        "the international court ruled against the port",
        "She said the inter-\nnational court ruled against the port.",
        [("line_break_hyphen", "international", "inter-\nnational")],
    ),
    (
        "the international court ruled against the port",
        "She said the inter-\r\n    national court ruled against the port.",
        [("line_break_hyphen", "international", "inter-\r\n    national")],
    ),
    (
        "the international court ruled against the port",
        "She said the inter‐\nnational court ruled against the port.",
        [("line_break_hyphen", "international", "inter‐\nnational")],
    ),
    (
        "ruled against the fishermen of the port",
        "She said it ruled against the fish-\nermen of the port.",
        [("line_break_hyphen", "fishermen", "fish-\nermen")],
    ),
    # Near misses: a hyphen within the line is the word's own.
    (
        "the cooperation of both ports was close",
        "She said the co-operation of both ports was close.",
        [("inner_hyphen", "cooperation", "co-operation")],
    ),
    # Nobody can tell whether digits at a line end were one number or a range.
    (
        "it sold 1015 ships in a single year",
        "She said it sold 10-\n15 ships in a single year.",
        [("number", "1015", "10-\n15")],
    ),
    # A compound broken at its own hyphen reads the same in print.
    (
        "the well-known court ruled against the port",
        "She said the well-\nknown court ruled against the port.",
        [("line_break_hyphen", "-", "-")],
    ),
]

EDGE_CASE = [
    ("The gates were shut by noon", "He said the gates were shut by noon.", [("edge_case", "The", "the")]),
    ("gates were shut by noon", "Gates were shut by noon.", [("edge_case", "gates", "Gates")]),
    (
        "Переговоры закончились к полудню без итога",
        "Он сказал, что переговоры закончились к полудню без итога.",
        [("edge_case", "Переговоры", "переговоры")],
    ),
    ("Άνοιξαν οι πύλες το μεσημέρι", "Είπε ότι άνοιξαν οι πύλες το μεσημέρι.", [("edge_case", "Άνοιξαν", "άνοιξαν")]),
    ("Élus et maires ont voté hier soir", "Les élus et maires ont voté hier soir.", [("edge_case", "Élus", "élus")]),
    # Near misses: a capital further in is `inner_case`.
    ("the Gates were shut by noon", "He said the gates were shut by noon.", [("inner_case", "Gates", "gates")]),
    # A capital that makes another word is guarded, at the edge too.
    (
        "US officials shut the gates by noon",
        "They told us officials shut the gates by noon.",
        [("keyword_case", "US", "us")],
    ),
    # Equal case is no difference.
    ("The gates were shut by noon", "The gates were shut by noon.", []),
]

EDGE_PUNCTUATION = [
    ("the gates were shut by noon,", "He said the gates were shut by noon.", [("edge_punctuation", ",", ".")]),
    (
        "the gates were shut by noon.",
        "He said the gates were shut by noon and the crew left.",
        [("edge_punctuation", ".", "")],
    ),
    ("the gates were shut by noon!", "He said the gates were shut by noon?", [("edge_punctuation", "!", "?")]),
    (
        "the gates were shut by noon;",
        "He said the gates were shut by noon, then left.",
        [("edge_punctuation", ";", ",")],
    ),
    # Near misses: what the quotation does not have at its end is not missing.
    ("the gates were shut by noon", "He said the gates were shut by noon!", []),
    ("the gates were shut by noon.", "He said the gates were shut by noon.", []),
    # Punctuation between words is `inner_punctuation`.
    ("the gates, were shut by noon", "He said the gates were shut by noon.", [("inner_punctuation", ",", "")]),
    # The same mark in another form is `typography`.
    (
        "the gates were shut ‘by noon’",
        "He said the gates were shut “by noon”.",
        [("typography", "‘", "“"), ("typography", "’", "”")],
    ),
]


@pytest.mark.parametrize(("quote", "text", "expected"), TYPOGRAPHY + LINE_BREAK_HYPHEN + EDGE_CASE + EDGE_PUNCTUATION)
def test_typographic_differences_are_named(quote, text, expected, differences):
    assert differences(quote, text) == expected
