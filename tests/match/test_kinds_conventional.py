"""Differences by convention: spelling, transliteration, equal values, inner punctuation, case and hyphens, who speaks.

A row is a quotation, a text, and every difference between them: kind, words of the quotation, of the source.
"""

import pytest

SPELLING_VARIANT = [
    (
        "they will organise the colour parade in spring",
        "She said they will organize the color parade in spring.",
        [("spelling_variant", "organise", "organize"), ("spelling_variant", "colour", "color")],
    ),
    (
        "the theatre by the port was all they had",
        "She said the theater by the port was all they had.",
        [("spelling_variant", "theatre", "theater")],
    ),
    (
        "the traveling choir was paid by the port",
        "She said the travelling choir was paid by the port.",
        [("spelling_variant", "traveling", "travelling")],
    ),
    (
        "the defense of the port was hopeless",
        "She said the defence of the port was hopeless.",
        [("spelling_variant", "defense", "defence")],
    ),
    (
        "the gray tires were stacked by the wall",
        "She said the grey tyres were stacked by the wall.",
        [("spelling_variant", "gray", "grey"), ("spelling_variant", "tires", "tyres")],
    ),
    (
        "they met in a cafe by the old port",
        "She said they met in a café by the old port.",
        [("spelling_variant", "cafe", "café")],
    ),
    # Near misses: other words, not other spellings.
    ("four boats came back to the port", "She said for boats came back to the port.", [("number", "four", "for")]),
    ("they will tire the wheels by noon", "She said they will tier the wheels by noon.", [("word", "tire", "tier")]),
    (
        "they took the prise home to the port",
        "She said they took the prize home to the port.",
        [("word", "prise", "prize")],
    ),
    (
        "a ton of grain was lost in the port",
        "She said a tonne of grain was lost in the port.",
        [("unit", "ton", "tonne")],
    ),
    (
        "they asked for advise on the new port",
        "She said they asked for advice on the new port.",
        [("word", "advise", "advice")],
    ),
    # An accent may make another word.
    ("el ano que viene vamos al puerto", "Dijo que el año que viene vamos al puerto.", [("word", "ano", "año")]),
]

TRANSLITERATION = [
    (
        "the cell had ties to al-Qaida for years",
        "She said the cell had ties to al-Qaeda for years.",
        [("transliteration", "al-Qaida", "al-Qaeda")],
    ),
    (
        "the cell had ties to Al Qaeda for years",
        "She said the cell had ties to al-Qaida for years.",
        [("transliteration", "Al Qaeda", "al-Qaida")],
    ),
    (
        "the Shiite shrine was open to all",
        "She said the Shi’ite shrine was open to all.",
        [("transliteration", "Shiite", "Shi’ite")],
    ),
    (
        "the old sheik spoke to the crowd",
        "She said the old sheikh spoke to the crowd.",
        [("transliteration", "sheik", "sheikh")],
    ),
    (
        "he read from the Koran to the crowd",
        "She said he read from the Qur'an to the crowd.",
        [("transliteration", "Koran", "Qur'an")],
    ),
    # Near misses: Shia and Shi'ite are two words (DESIGN.md).
    ("the Shia shrine was open to all", "She said the Shi’ite shrine was open to all.", [("name", "Shia", "Shi’ite")]),
    # Names that only look alike are two names.
    (
        "the convoy went on to Iran by night",
        "She said the convoy went on to Iraq by night.",
        [("name", "Iran", "Iraq")],
    ),
    (
        "the crowd followed Ahmad to the shrine",
        "She said the crowd followed Muhammad to the shrine.",
        [("name", "Ahmad", "Muhammad")],
    ),
]

EQUAL_VALUE = [
    ("there were 10 boats in the port", "She said there were ten boats in the port.", [("equal_value", "10", "ten")]),
    (
        "some 35% of the boats were lost",
        "She said some 35 percent of the boats were lost.",
        [("equal_value", "35%", "35 percent")],
    ),
    (
        "some 35 per cent of the boats were lost",
        "She said some 35 percent of the boats were lost.",
        [("equal_value", "35 per cent", "35 percent")],
    ),
    (
        "the whole town paid $1.5m to dig the port out of the sand",
        "She said the whole town paid 1.5 million dollars to dig the port out of the sand.",
        [("equal_value", "$1.5m", "1.5 million dollars")],
    ),
    (
        "it took 1000 men to dig the port",
        "She said it took 1,000 men to dig the port.",
        [("equal_value", "1000", "1,000")],
    ),
    (
        "it took 25 men to dig the port",
        "She said it took twenty-five men to dig the port.",
        [("equal_value", "25", "twenty-five")],
    ),
    (
        "it was the 3rd boat in the port",
        "She said it was the third boat in the port.",
        [("equal_value", "3rd", "third")],
    ),
    (
        "the port was shut on Jan. 5 by the crew",
        "She said the port was shut on January 5 by the crew.",
        [("equal_value", "Jan. 5", "January 5")],
    ),
    # Near misses.
    ("there were 10 boats in the port", "She said there were 100 boats in the port.", [("number", "10", "100")]),
    (
        "it cost them $1.5m to dig the port",
        "She said it cost them $1.5bn to dig the port.",
        [("number", "m", "bn")],
    ),
    ("it was the 3 boat in the port", "She said it was the third boat in the port.", [("number", "3", "third")]),
    (
        "the rate rose by 5% in a year",
        "She said the rate rose by 5 percentage points in a year.",
        [("unit", "%", "percentage points")],
    ),
]

INNER_PUNCTUATION = [
    (
        "the gates were shut and the crew left",
        "She said the gates were shut, and the crew left.",
        [("inner_punctuation", "", ",")],
    ),
    (
        "the gates were shut; the crew left",
        "She said the gates were shut, the crew left.",
        [("inner_punctuation", ";", ",")],
    ),
    ("the gates were shut. The crew left", "She said the gates were shut. The crew left.", []),
    (
        "the “old” gates were shut by noon",
        "She said the old gates were shut by noon.",
        [("inner_punctuation", "“", ""), ("inner_punctuation", "”", "")],
    ),
    (
        "the gates (all old) were shut by noon",
        "She said the gates, all old, were shut by noon.",
        [("inner_punctuation", "(", ","), ("inner_punctuation", ")", ",")],
    ),
    # Near misses: a mark within a number is part of its value.
    ("it took 15 men and 2 boats", "She said it took 1,5 men and 2 boats.", [("number", "15", "1,5")]),
    ("it took 1 5 men and a boat", "She said it took 1.5 men and a boat.", [("number", "1 5", "1.5")]),
    # A mark within a word parts it.
    (
        "the ex mayor shut the gates by noon",
        "She said the ex-mayor shut the gates by noon.",
        [("inner_hyphen", "", "-")],
    ),
]

INNER_CASE = [
    (
        "the Government shut the gates by noon",
        "She said the government shut the gates by noon.",
        [("inner_case", "Government", "government")],
    ),
    (
        "the government shut the gates by noon",
        "She said the Government shut the gates by noon.",
        [("inner_case", "government", "Government")],
    ),
    ("and Nato shut the gates by noon", "She said and NATO shut the gates by noon.", [("inner_case", "Nato", "NATO")]),
    (
        "the gates were NEVER shut by noon",
        "She said the gates were never shut by noon.",
        [("inner_case", "NEVER", "never")],
    ),
    # Near misses: capitals that make another word are guarded; the first letter is `edge_case`.
    (
        "the envoy told US to shut the gates",
        "She said the envoy told us to shut the gates.",
        [("keyword_case", "US", "us")],
    ),
    (
        "Government men shut the gates by noon",
        "She said government men shut the gates by noon.",
        [("edge_case", "Government", "government")],
    ),
]

INNER_HYPHEN = [
    (
        "the cooperation of both ports was close",
        "She said the co-operation of both ports was close.",
        [("inner_hyphen", "cooperation", "co-operation")],
    ),
    (
        "the cease-fire held until the spring",
        "She said the ceasefire held until the spring.",
        [("inner_hyphen", "cease-fire", "ceasefire")],
    ),
    (
        "the cease fire held until the spring",
        "She said the ceasefire held until the spring.",
        [("inner_hyphen", "cease fire", "ceasefire")],
    ),
    ("a well known boat lay in the port", "She said a well-known boat lay in the port.", [("inner_hyphen", "", "-")]),
    ("a long-term plan for the port", "She said a long term plan for the port.", [("inner_hyphen", "-", "")]),
    # Near misses: a hyphen between numbers makes a range, before a number another value.
    ("it took 1015 men and a boat", "She said it took 10-15 men and a boat.", [("number", "1015", "10-15")]),
    ("the cold was 5 degrees that night", "She said the cold was -5 degrees that night.", [("number", "", "-")]),
    # A dash between words is punctuation.
    (
        "the gates were shut, the crew left",
        "She said the gates were shut — the crew left.",
        [("inner_punctuation", ",", "—")],
    ),
]

REPORTING_CLAUSE = [
    (
        "We shut the gates, and the crew went home",
        "“We shut the gates,” he said, “and the crew went home.”",
        [("reporting_clause", "", "he said")],
    ),
    (
        "We shut the gates, and the crew went home",
        '"We shut the gates," said Okoro, "and the crew went home."',
        [("reporting_clause", "", "said Okoro")],
    ),
    (
        "We shut the gates. The crew went home",
        "“We shut the gates,” he said. “The crew went home.”",
        [("reporting_clause", "", "he said")],
    ),
    (
        "We shut the gates, and the crew went home",
        "“We shut the gates,” the harbour master told reporters, “and the crew went home.”",
        [("reporting_clause", "", "the harbour master told reporters")],
    ),
    # Near misses: without quotation marks around it the clause may be anyone's words.
    (
        "we shut the gates and the crew went home",
        "In the end we shut the gates, he said, and the crew went home.",
        [("omission", "", "he said")],
    ),
    # A clause that tells something is no reporting clause.
    (
        "We shut the gates, and the crew went home",
        "“We shut the gates,” the old sign still read, “and the crew went home.”",
        [("omission", "", "the old sign still read")],
    ),
    # With a mark it is an ellipsis.
    (
        "We shut the gates … and the crew went home",
        "“We shut the gates,” he said, “and the crew went home.”",
        [("ellipsis", "…", "he said")],
    ),
    # It interrupts one speaker; it never joins two.
    (
        "“We shut the gates,” he said, “and the crew went home.”",
        "“We shut the gates,” he said, “and the crew went home.”",
        [],
    ),
]


@pytest.mark.parametrize(
    ("quote", "text", "expected"),
    [
        *SPELLING_VARIANT,
        *TRANSLITERATION,
        *EQUAL_VALUE,
        *INNER_PUNCTUATION,
        *INNER_CASE,
        *INNER_HYPHEN,
        *REPORTING_CLAUSE,
    ],
)
def test_conventional_differences_are_named(quote, text, expected, differences):
    assert differences(quote, text) == expected
