"""Who speaks: the clause between two parts of one speaker's words, and words that stand alone beyond it."""

import pytest

from checker.match.reporting import goes_to_another, is_reporting_clause


@pytest.mark.parametrize(
    "gap",
    [
        "” he said “",
        "?” he asked. “",
        ",” he said, smiling, “",
        ",” he said\nto us, “",
        ",” Okoro, 44, of Orlan, said, “",
        ",” according to Okoro, “",
        ",” Okoro told reporters and added, “",
        ",” said Okoro, an engineer from Sorvane who built the pier and has kept it ever since, “",
        ",” Okoro said, without giving details, “",
        ",’” Okoro said. “",
        ",” Okoro said. “[",
        "» a-t-il dit. «",
        # The same speaker goes on in a sentence of their own.
        ",” said Okoro. He added: “",
        ",” said Okoro. Okoro added: “",
        # Inside the quotation marks, in languages that have it so.
        ", dit-il, ",
        ", sagte Okoro, ",
        " — сказал Окоро, — ",
    ],
)
def test_a_clause_that_says_who_speaks_is_one(gap):
    assert is_reporting_clause(gap)


@pytest.mark.parametrize(
    "gap",
    [
        "he said",
        ",” Okoro. “",
        ",” in Okoro's words, “",
        ",” Okoro couldn't have said, “",
        # Another speaker, another thing told.
        ",” said Okoro. Brandl added: “",
        ",” said Okoro. It rained: “",
        ",” he said; it rained, “",
        ",” he said: listen, “",
        ",” he said. “She said “",
        # Whose words they are is another's.
        ",” he said, citing Okoro, “",
        ",” quoting Okoro, he said, “",
        ",” he never said, “",
        ",” he said\n\nto us, “",
        # English puts the clause outside the quotation marks; elsewhere it is short.
        ", said Okoro, ",
        ", dit le vieux capitaine, ",
        ", dit Okoro au port hier soir, ",
    ],
)
def test_what_says_more_or_something_else_is_none(gap):
    assert not is_reporting_clause(gap)


@pytest.mark.parametrize(
    ("after", "another"),
    [
        ("The gates were shut,” said Brandl.", True),
        ("The gates were shut,” said Okoro.", False),
        ("The gates were shut,” he said.", False),
        ("The gates were shut.” Brandl left.", False),
    ],
)
def test_words_that_another_says_are_told_apart(after, another):
    assert goes_to_another(",” said Okoro. “", after) is another


ALONE = [
    # Beyond the clause, at the end or the start: a word, or up to four.
    ("We left the port by bus yesterday", "“We left the port by bus,” said Okoro, “yesterday.”"),
    ("We left the port by bus at noon yesterday", "“We left the port by bus,” said Okoro, “at noon yesterday.”"),
    ("Yesterday we left the port by bus", "“Yesterday,” said Okoro, “we left the port by bus.”"),
    ("No. We left the port by bus", "“No,” said Okoro. “We left the port by bus.”"),
    ("Well yes we left the port by bus", "“Well yes,” said Okoro, “we left the port by bus.”"),
    (
        "No. We left the port by bus",
        "“No,” said the old harbour master of Orlan, a man called Okoro. “We left the port by bus.”",
    ),
    # As many as a fragment has.
    ("We left the port by bus with all our nets", "“We left the port by bus,” said Okoro, “with all our nets.”"),
    ("We left the port by bus, and slept", "“We left the port by bus,” said Okoro. He added: “and slept.”"),
]


@pytest.mark.parametrize(("quote", "text"), ALONE)
def test_words_alone_beyond_the_clause_are_found(quote, text, checked):
    result = checked(quote, text)
    assert result.status == "edited"
    assert "reporting_clause" in [each.kind for each in result.differences]


NOT_JOINED = [
    (
        "No. We left the port by bus when the rain began",
        "“No,” the sign on the wall of the old mill by the port of Orlan had it. “We left the port by bus when the "
        "rain began.” He slept.",
    ),
    # What stands between says something else.
    ("We left the port by bus yesterday", "“We left the port by bus,” read the sign, “yesterday.”"),
    ("Yesterday we left the port by bus", "“Yesterday,” the sign was old, “we left the port by bus.”"),
    # The words beyond the clause are others.
    ("Hello we left the port by bus", "“Yesterday,” said Okoro, “we left the port by bus.”"),
    ("We left the port by bus. Yesterday", "“We left the port by bus,” said Okoro. Then it rained. “Yesterday.”"),
    (
        "We left the port by bus. The gates were shut",
        "“We left the port by bus,” said Okoro. Brandl added: “The gates were shut.”",
    ),
    (
        "We left the port by bus. The gates were shut",
        "“We left the port by bus,” said Okoro. “The gates were shut,” wrote Brandl.",
    ),
    (
        "we left the old port of Orlan and the town by the sea",
        "“we left the old port of Orlan,” he said, citing Brandl, “and the town by the sea.”",
    ),
]


@pytest.mark.parametrize(("quote", "text"), NOT_JOINED)
def test_words_beyond_something_else_do_not_pass(quote, text, checked):
    result = checked(quote, text)
    assert not result.passes
    assert "reporting_clause" not in [each.kind for each in result.differences]
