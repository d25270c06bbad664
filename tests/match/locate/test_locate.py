"""Where a quotation stands: every exact place, joined stretches, or the cheapest reading."""

import pytest

import checker
from checker.extract.document import Block, Document, Role
from checker.match.locate.align import JUMP_COST
from checker.match.locate.approximate import locate_approximately
from checker.match.locate.exact import hits_of, locate_exactly
from checker.match.locate.index import index
from checker.match.locate.locate import SURE_SIMILARITY, locate, readings, taken_apart, with_own_marks
from checker.match.locate.near import FOUND_SIMILARITY
from checker.match.locate.split import locate_split
from checker.match.match import match
from checker.match.quotation import parse_quotation

FILLER = "Rain fell on the hills that week and nobody went out to look at the boats. " * 20


def exact(quote, text):
    """Give the text of the parts of every exact placement."""
    quotation = parse_quotation(quote, "")
    placements = locate_exactly(quotation, [hits_of(piece, index(text)) for piece in quotation.pieces])
    return [[text[part.start : part.end] for part in placement.parts] for placement in placements]


def split(quote, text):
    quotation = parse_quotation(quote, "")
    return [[text[part.start : part.end] for part in each.parts] for each in locate_split(quotation, index(text))]


def approximate(quote, text):
    quotation = parse_quotation(quote, "")
    placements = locate_approximately(quotation, index(text))
    return [([text[part.start : part.end] for part in each.parts], each.similarity) for each in placements]


def occurrences(quote, document):
    found = match(quote, document if isinstance(document, Document) else Document.from_text(document))
    return [[passage.text for passage in occurrence.passages] for occurrence in found.occurrences]


def test_every_exact_place_is_found_whatever_its_typography():
    text = "The gates were shut. “The  gates\nwere shut”; THE GATES WERE-SHUT, the gates we’re shut."
    assert exact("the gates were shut", text) == [
        ["The gates were shut"],
        ["The  gates\nwere shut"],
        ["THE GATES WERE-SHUT"],
        ["the gates we’re shut"],
    ]


def test_a_place_inside_words_is_none():
    assert exact("he gates were shu", "the gates were shut") == []
    assert exact("eat", "The theatre was great to eat in.") == [["eat"]]


def test_a_place_takes_in_the_marks_on_its_last_letter():
    assert exact("le grand café", "le grand cafe\u0301 noir") == [["le grand cafe\u0301"]]
    assert exact("les deux caf", "les deux caf\u00ad. Puis") == [["les deux caf\u00ad"]]


def test_pieces_follow_each_other_in_the_order_of_the_text():
    text = "the gates of iron were shut. the gates were old. were shut"
    assert exact("the gates … were shut", text) == [
        ["the gates", "were shut"],
        ["the gates", "were shut"],
    ]


def test_a_bracket_reaches_only_over_a_few_words():
    near = "they gave the council two days"
    far = "they gave it up. " + FILLER + "two days"
    assert exact("they gave [it] two days", near) == [["they gave", "two days"]]
    assert exact("they gave [it] two days", far) == []


def test_one_piece_that_is_missing_makes_no_exact_place():
    assert exact("the gates … were painted", "the gates were shut") == []


@pytest.mark.parametrize("text", ["", " ", "…", "ab"])
def test_a_text_without_the_words_has_no_place(text):
    assert exact("the gates were shut", text) == []
    assert occurrences("the gates were shut", text) == []


def test_joined_stretches_are_found_where_each_stands():
    text = "The gates were shut by noon. " + FILLER + "The crew went home by bus."
    assert split("The gates were shut by noon. The crew went home by bus", text) == [
        ["The gates were shut by noon", "The crew went home by bus"]
    ]


def test_words_picked_from_all_over_the_text_are_no_stretches():
    text = "The gates were red. " + FILLER + "A shut door. " + FILLER + "By noon they left. " + FILLER + "A bus home."
    assert split("the gates shut by noon bus", text) == []


def test_the_cheapest_reading_of_a_changed_quotation_is_its_place():
    text = FILLER + "In the end the gates of the old port were shut by noon. " + FILLER
    [(parts, similarity)] = approximate("the doors of the old port were shut by noon", text)
    assert "of the old port were shut by noon" in " ".join(parts)
    assert 0.7 < similarity < 1


def test_a_reading_is_worth_less_the_more_is_changed():
    text = FILLER + "In the end the gates of the old port were shut by noon. " + FILLER
    quotes = [
        "the gates of the old port were shut by noon",
        "the gates of the new port were shut by noon",
        "the gates of the new town were shut by noon",
        "the gates of the new town were open by four",
    ]
    worth = [similarity for quote in quotes for _, similarity in approximate(quote, text)]
    assert worth == sorted(worth, reverse=True)
    assert len(set(worth)) == len(quotes)
    assert worth[0] == 1


def test_no_letter_in_common_is_no_reading():
    assert approximate("xyz", "… — 。") == []


def test_a_changed_quotation_is_found_in_a_text_too_long_for_one_table():
    sentence = "In the end the gates of the old port were shut by the crew before the noon bell rang."
    text = FILLER * 150 + sentence + FILLER * 150
    quote = sentence.replace("gates", "doors").replace("crew", "guards")
    ((passage,),) = occurrences(quote, text)
    assert passage.startswith("In the end the gates")
    assert passage.rstrip(".").endswith("the noon bell rang")


def test_words_of_another_subject_in_the_same_style_are_not_found_but_the_closest_place_is_told():
    found = match("the boats of the new bridge were sold to a merchant in spring", Document.from_text(FILLER))
    assert found.occurrences == ()
    assert found.closest is not None
    assert FILLER[found.closest.start : found.closest.end] == found.closest.text


@pytest.mark.parametrize(
    "quote",
    [
        "The people of the village had opened the northern gates before the end of the winter",
        "She told the boats on the hills that they had never come back to the port in spring",
        "It was in that week that nobody looked at the rain and all of the hills were covered",
    ],
)
def test_invented_words_in_the_manner_of_the_text_are_not_found(quote):
    text = FILLER + "In the end the gates of the old port were shut by noon, and she told the crew so in the hall."
    assert occurrences(quote, text) == []


@pytest.mark.parametrize(
    ("quote", "similarity"),
    [
        ("In the end the gates of the old port were shut", 1),
        ("In the end the gates of the new port were shut", 10 / 11),
        ("In the end the doors of the new port were shut", 9 / 11),
        ("In the end the gates of the very old port were shut", 11 / 12),
        ("In the end the gates of the port were shut", 1),
        ("IN the end the gates of the old-port were “shut”", 1),
    ],
)
def test_similarity_is_the_share_of_words_that_stand_unchanged_and_in_order(quote, similarity):
    text = "In the end the gates of the old port were shut by noon."
    assert match(quote, Document.from_text(text)).occurrences[0].similarity == pytest.approx(similarity)


@pytest.mark.parametrize("quote", ["the gates shut", "gates were", "shut", "port"])
def test_a_short_quotation_is_found_only_word_for_word(quote):
    text = "In the end the gates were closed by noon in the village."
    assert occurrences(quote, text) == ([["gates were"]] if quote == "gates were" else [])


def test_a_short_quotation_is_not_found_in_navigation_or_a_comment():
    text = "shut gates\nThe port\nshut gates"
    blocks = (Block(0, 10, Role.NAVIGATION, ""), Block(11, 19, Role.BODY, ""), Block(20, 30, Role.COMMENT, ""))
    assert occurrences("shut gates", Document(text, blocks)) == []
    body = (Block(0, 10, Role.NAVIGATION, ""), Block(11, 19, Role.BODY, ""), Block(20, 30, Role.BODY, ""))
    assert match("shut gates", Document(text, body)).occurrences[0].passages[0].start == 20


def test_the_body_comes_before_a_headline_and_a_headline_before_a_comment():
    sentence = "the gates were shut by noon"
    text = "\n".join([sentence] * 3)
    size = len(sentence)
    roles = [Role.COMMENT, Role.HEADLINE, Role.BODY]
    blocks = tuple(Block(at * (size + 1), at * (size + 1) + size, role, "") for at, role in enumerate(roles))
    found = match(sentence, Document(text, blocks))
    assert [each.passages[0].block for each in found.occurrences] == [Role.BODY, Role.HEADLINE, Role.COMMENT]


def test_words_in_another_order_do_not_add_to_the_similarity():
    text = "The gates were shut by noon. The crew went home by bus."
    found = match("the crew went home by bus … the gates were shut by noon", Document.from_text(text))
    assert found.occurrences[0].similarity == 6 / 12


def test_the_place_with_the_mildest_differences_comes_first():
    text = "The Gates were shut by noon. The gates, were shut by noon. So the gates were shut by noon."
    found = match("the gates were shut by noon", Document.from_text(text))
    assert found.occurrences[0].passages[0].text == "the gates were shut by noon"
    assert found.occurrences[0].differences == ()
    assert len(found.occurrences) == 3


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("порт был закрыт до полудня", "Он сказал, что порт был закрыт до полудня."),
        ("οι πύλες έκλεισαν το μεσημέρι", "Είπε ότι οι πύλες έκλεισαν το μεσημέρι."),
        ("أغلقت البوابات عند الظهر", "قال إنه أغلقت البوابات عند الظهر."),
        ("השערים נסגרו עד הצהריים", "הוא אמר כי השערים נסגרו עד הצהריים."),
        ("港口的大门中午前关闭了", "他说港口的大门中午前关闭了。"),
        ("港の門は正午までに閉まった", "彼は港の門は正午までに閉まったと言った。"),
        ("les portes ont été fermées à midi", "Il dit que les portes ont été fermées à midi."),
    ],
)
def test_quotations_in_other_scripts_are_found(quote, text):
    assert occurrences(quote, text) == [[quote]]


def test_a_changed_character_is_named_in_a_script_without_spaces():
    found = match("港口的大门中午前打开了", Document.from_text("他说港口的大门中午前关闭了。"))
    told = [(each.kind.value, each.quote_text, each.source_text) for each in found.occurrences[0].differences]
    assert "".join(quote for _, quote, _ in told) == "打开"
    assert "".join(source for _, _, source in told) == "关闭"


# --- the ladder


def read(quote, text):
    """Give each reading as the parts of its first placement, with its cost."""
    found = readings(parse_quotation(quote, ""), index(text))
    return [([text[p.start : p.end] for p in each[0].parts], each[0].cost) for each in found]


END = "In the end the gates of the old port were shut by the crew before the noon bell rang at last"
MISREAD = "1n thc end thc gotes of thc o1d p0rt werc shul by lhe crew bcfore lhe n0on be1l rong at 1ast"


def test_the_exact_places_are_the_first_reading():
    assert read(END, f"{FILLER}{END}. {FILLER}")[0] == ([END], 0)


@pytest.mark.parametrize(
    ("source", "costs"),
    [
        # Near costs the letters left out, split a jump at every joint: letters left out in one place are cheaper split,
        (END.replace("shut", "there and then shut"), [JUMP_COST, len("thereandthen")]),
        (END.replace("shut", "there and then all shut"), [JUMP_COST, len("thereandthenall")]),
        # letters left out here and there are cheaper in one place.
        (END.replace("gates", "broken gates").replace("shut", "suddenly shut"), [len("brokensuddenly"), 2 * JUMP_COST]),
    ],
)
def test_of_a_place_that_is_near_and_of_joined_stretches_the_cheaper_comes_first(source, costs):
    assert [cost for _, cost in read(END, f"{FILLER}{source}. {FILLER}")][:2] == costs


@pytest.mark.parametrize(
    "changed", [END.replace("old", "new"), END.replace("crew", "guards"), END.replace("noon", "evening")]
)
def test_a_place_that_costs_no_more_than_a_jump_comes_before_joined_stretches(changed):
    parts, cost = read(changed, f"{FILLER}{END}. {FILLER}")[0]
    assert len(parts) == 1
    assert END[10:] in parts[0]
    assert 0 < cost <= JUMP_COST


def test_what_is_read_patiently_comes_last():
    text = f"{FILLER}{MISREAD}. {FILLER}"
    [[placement]] = readings(parse_quotation(END, ""), index(text))
    assert MISREAD in text[placement.parts[0].start : placement.parts[-1].end]
    assert FOUND_SIMILARITY <= placement.similarity < SURE_SIMILARITY


@pytest.mark.parametrize("text", ["", FILLER, "… — 。"])
def test_words_of_another_text_are_located_nowhere(text):
    assert locate(parse_quotation(END, ""), index(text)) == []


@pytest.mark.parametrize("quote", [END, END.replace("old", "new"), END.replace("old ", "").replace("noon ", "")])
def test_a_quotation_is_located_where_the_first_search_that_finds_it_says(quote):
    text = f"{FILLER}{END}. {FILLER}"
    quotation, text_index = parse_quotation(quote, ""), index(text)
    assert locate(quotation, text_index) == next(readings(quotation, text_index))
    assert locate(quotation, text_index)[0].similarity >= FOUND_SIMILARITY


# --- the source's own marks


def marks(quote, text):
    """Give the marks that each way of taking a quotation apart leaves to its writer."""
    return [[quote[m.start : m.end] for m in each.marks] for each in taken_apart(quote, index(text))]


COUNCIL = "They gave [the council] two days to answer the letter"


@pytest.mark.parametrize(
    ("quote", "text", "expected"),
    [
        # The source has the bracket, whatever the spacing inside it.
        (COUNCIL, f"It reads: {COUNCIL}.", [[], ["[the council]"]]),
        (COUNCIL, "They gave [ the  council ] two days to answer the letter.", [[], ["[the council]"]]),
        (COUNCIL, "They gave [the\ncouncil] two days to answer the letter.", [[], ["[the council]"]]),
        (COUNCIL, "They gave [The Council] two days to answer the letter.", [[], ["[the council]"]]),
        (
            "[The council] had two days to answer",
            "Then: [ The council ] had two days to answer.",
            [[], ["[The council]"]],
        ),
        (
            "It had two days to answer [the council]",
            "It had two days to answer [the council].",
            [[], ["[the council]"]],
        ),
        ("They was [sic] at home by noon", "Okoro wrote: They was [sic] at home by noon.", [[], ["[sic]"]]),
        # A word beside it is changed.
        (COUNCIL, "They gave [the council] two weeks to answer the letter.", [[], ["[the council]"]]),
        # It has one of two.
        (
            COUNCIL.replace("letter", "letter [of Okoro]"),
            "They gave [the council] two days to answer the letter of Okoro.",
            [["[of Okoro]"], ["[the council]", "[of Okoro]"]],
        ),
        # It has the words, but no bracket; another bracket; the bracket far off; none of them.
        (COUNCIL, "They gave the council two days to answer the letter.", [["[the council]"]]),
        (COUNCIL, "They gave the council two days to [not] answer the letter.", [["[the council]"]]),
        (COUNCIL, f"They gave the council two days to answer the letter. {FILLER}[the council]", [["[the council]"]]),
        (COUNCIL, FILLER, [["[the council]"]]),
        # The source has the ellipsis after the same word, or has none.
        ("Well… the gates were shut", "She wrote: Well… the gates were shut.", [[], ["…"]]),
        ("Well... the gates were shut", "She wrote: Well … the gates were shut.", [[], ["..."]]),
        ("Well… the gates were shut", "She wrote: Well ... the gates were shut.", [[], ["…"]]),
        ("Well… the gates were shut", "She wrote: Well, the gates were shut.", [["…"]]),
        ("Well… the gates were shut", "She wrote: Well, the gates… were shut.", [["…"]]),
        # No marks at all.
        ("The gates were shut", "The gates [of Sorvane] were shut.", [[]]),
    ],
)
def test_a_mark_is_the_sources_own_where_the_place_has_it_and_the_writers_else(quote, text, expected):
    assert marks(quote, text) == expected


def test_without_a_place_that_holds_all_letters_nothing_is_known_of_own_marks():
    assert with_own_marks("They gave [the council] a lamp", index(FILLER)) is None
    assert with_own_marks("They was [sic] at home", index("They was at home.")) is None


def test_own_marks_of_a_misread_place_are_known_only_by_looking_patiently():
    quote = END.replace("of the old port", "[of the old port]")
    text = index(f"{FILLER}{MISREAD.replace('of thc o1d p0rt', '[of the old port]')}. {FILLER}")
    assert with_own_marks(quote, text) is None
    assert with_own_marks(quote, text, patiently=True) == parse_quotation(quote, quote)


@pytest.mark.parametrize(
    ("quote", "text", "status"),
    [
        (COUNCIL, f"It reads: {COUNCIL}.", "verbatim"),
        (COUNCIL, "It reads: They gave [ the  council ] two days to answer the letter.", "verbatim"),
        (COUNCIL, "It reads: They gave the council two days to answer the letter.", "edited"),
        (COUNCIL, "It reads: They gave it two days to answer the letter.", "edited"),
        (COUNCIL, "It reads: They gave [the council] two weeks to answer the letter.", "distorted"),
        ("Well… the gates were shut", "She wrote: Well… the gates were shut.", "verbatim"),
        ("Well… the gates were shut", "She wrote: Well, as Okoro said, the gates were shut.", "edited"),
        ("Well… the gates … by noon", "She wrote: Well… the gates were shut by noon.", "edited"),
    ],
)
def test_own_marks_are_words_like_others_and_the_writers_are_edits(quote, text, status):
    assert checker.check(quote, text).status == status
