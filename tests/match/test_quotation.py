"""A quotation taken apart: its pieces, the marks between them, the fragments that ellipses make."""

import pytest

from checker.match.quotation import MarkKind, parse_quotation


def pieces_of(text, source=""):
    return [(text[piece.start : piece.end].strip(), piece.fragment) for piece in parse_quotation(text, source).pieces]


def marks_of(text, source=""):
    return [(mark.kind, text[mark.start : mark.end]) for mark in parse_quotation(text, source).marks]


@pytest.mark.parametrize("ellipsis", ["…", "...", ". . .", "....", "[…]", "[...]", "(...)", "[ . . . ]", "……"])
def test_every_form_of_ellipsis_parts_two_fragments(ellipsis):
    text = f"the gates {ellipsis} were shut"
    assert pieces_of(text) == [("the gates", 0), ("were shut", 1)]
    assert [kind for kind, _ in marks_of(text)] == [MarkKind.ELLIPSIS]


def test_two_points_are_no_ellipsis():
    assert marks_of("the gates .. were shut. By noon.") == []


def test_a_bracket_parts_pieces_of_one_fragment():
    text = "they gave [the council] two days"
    assert pieces_of(text) == [("they gave", 0), ("two days", 0)]
    assert marks_of(text) == [(MarkKind.BRACKET, "[the council]")]


@pytest.mark.parametrize("remark", ["[sic]", "[SIC]", "[sic!]", "[emphasis added]", "[my italics]", "[laughter]"])
def test_a_remark_stands_in_nobodys_place(remark):
    assert marks_of(f"they was {remark} at home") == [(MarkKind.EDITORIAL, remark)]


@pytest.mark.parametrize("text", ["[O]ur gates were shut", "they want[ed] to leave", "the [un]lawful gate"])
def test_a_bracket_inside_a_word_leaves_its_letters_in_the_piece(text):
    assert pieces_of(text) == [(text, 0)]
    assert marks_of(text) == []


def test_a_mark_that_the_source_has_too_is_the_sources_own():
    assert marks_of("they gave [the council] two days", "So they gave [the council] two days.") == []
    assert marks_of("the gates… well", "Look, the gates… well") == []


def test_marks_at_the_ends_are_kept_and_make_no_piece():
    text = "… the gates were shut …"
    assert pieces_of(text) == [("the gates were shut", 0)]
    assert [kind for kind, _ in marks_of(text)] == [MarkKind.ELLIPSIS, MarkKind.ELLIPSIS]


@pytest.mark.parametrize("text", ["the gates [of Sorvane] … were shut", "the gates … [of Sorvane] were shut"])
def test_an_ellipsis_beside_a_bracket_lets_the_gap_have_any_length(text):
    quotation = parse_quotation(text, "")
    last = quotation.pieces[-1]
    assert last.fragment == 1
    assert last.mark is not None
    assert last.mark.kind is MarkKind.ELLIPSIS


def test_fragments_are_counted_in_order():
    assert pieces_of("one two … three [x] four … five") == [
        ("one two", 0),
        ("three", 1),
        ("four", 1),
        ("five", 2),
    ]


@pytest.mark.parametrize("text", ["[", "]", "[[[", "]]][[[", "a [b", "a ] b [", "[a [b] c]", "[" * 400 + "a"])
def test_unbalanced_brackets_are_read_without_complaint(text):
    quotation = parse_quotation(text, text)
    for piece in quotation.pieces:
        assert 0 <= piece.start < piece.end <= len(text)


def test_a_quotation_without_marks_is_one_piece():
    quotation = parse_quotation("the gates were shut", "")
    (piece,) = quotation.pieces
    assert (piece.start, piece.end, piece.fragment, piece.mark) == (0, 19, 0, None)
