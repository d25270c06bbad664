"""Words: neither split nor glued, whatever way the file draws them."""

import pytest

import checker
from checker.extract.pdf.characters import plain_character, with_accent


def test_a_word_parted_at_a_line_end_is_found_whole_and_with_its_hyphen(read, column):
    document = read(column("We walked for an hour to the old har-", "bour where the boats lay upside down."))
    assert "old har-\nbour where" in document.text
    for quote in ("to the old harbour where the boats", "to the old har-bour where the boats"):
        assert checker.check(quote, document).status == "verbatim"


def test_a_true_hyphen_at_a_line_end_is_found_with_it(read, column):
    document = read(column("Nobody in the town had ever met the well-", "known baker of Oskerry before that day."))
    for quote in ("ever met the well-known baker of Oskerry", "ever met the wellknown baker of Oskerry"):
        assert checker.check(quote, document).status == "verbatim"


def test_a_hyphen_inside_a_line_stays_one(read, column):
    document = read(column("The well-known baker slept."))
    assert document.text == "The well-known baker slept."


def test_lines_of_a_paragraph_are_joined_by_a_space(read, column):
    assert read(column("The kettle sang all night", "and nobody slept.")).text == (
        "The kettle sang all night and nobody slept."
    )


def test_words_that_only_a_gap_parts_are_words_apart(read):
    def draw(canvas):
        x = 60.0
        for word in ("fifty", "geese", "walked", "over", "the", "wall"):
            canvas.drawString(x, 700, word)
            x += canvas.stringWidth(word, "Times-Roman", 10) + 2.2

    assert read(draw).text == "fifty geese walked over the wall"


def test_pieces_of_one_word_are_one_word(read):
    def draw(canvas):
        x = 60.0
        for piece in ("har", "bo", "ur"):
            canvas.drawString(x, 700, piece)
            x += canvas.stringWidth(piece, "Times-Roman", 10) + 0.4

    assert read(draw).text == "harbour"


@pytest.mark.parametrize("heading", ["KETTLES AND GEESE", "THE KETTLE SINGS", "Of Geese"])
@pytest.mark.parametrize("spacing", [1.5, 3, 4.5])
def test_a_heading_whose_letters_are_set_apart_has_whole_words(read, heading, spacing):
    def draw(canvas):
        text = canvas.beginText(60, 700)
        text.setCharSpace(spacing)
        text.textOut(heading)
        canvas.drawText(text)

    assert read(draw).text == heading


@pytest.mark.parametrize(("drawn", "seen"), [("1", "¹"), ("24", "²⁴")])
def test_a_raised_note_stays_raised_and_adds_nothing_to_its_word(read, drawn, seen):
    def draw(canvas):
        text = canvas.beginText(60, 700)
        text.setFont("Times-Roman", 11)
        text.textOut("The old harbour")
        text.setFont("Times-Roman", 6.5)
        text.setRise(4)
        text.textOut(drawn)
        text.setRise(0)
        text.setFont("Times-Roman", 11)
        text.textOut(" was closed and nobody came.")
        canvas.drawText(text)

    assert read(draw).text == f"The old harbour{seen} was closed and nobody came."


def test_text_that_is_drawn_twice_for_weight_or_shadow_is_read_once(read):
    def draw(canvas):
        for shift in (0, 0.3, 0.9):
            canvas.drawString(60 + shift, 700 - shift, "Geese walk twice")

    assert read(draw).text == "Geese walk twice"


def test_words_that_repeat_themselves_are_kept(read, column):
    assert read(column("The bell said ding ding ding, no no no.")).text == "The bell said ding ding ding, no no no."


def test_an_initial_over_two_lines_begins_its_word(read, column, together):
    document = read(
        together(
            column("T", size=26, y=726),
            column("he kettle sang all night and the house", "was awake until the sun came up over it", x=77),
            column("and then the geese walked home in a line.", y=716),
        )
    )
    assert document.text == (
        "The kettle sang all night and the house was awake until the sun came up over it "
        "and then the geese walked home in a line."
    )


def test_invisible_text_is_read(read):
    def draw(canvas):
        text = canvas.beginText(60, 700)
        text.setTextRenderMode(3)
        text.textOut("Geese nobody sees")
        canvas.drawText(text)

    assert read(draw).text == "Geese nobody sees"


@pytest.mark.parametrize(
    ("character", "plain"),
    [("ﬁ", "fi"), ("ﬄ", "ffl"), ("\u00ad", "-"), ("\uf0b7", "•"), ("\ue123", "\ufffd"), ("\x01", "\ufffd"), ("é", "é")],
)
def test_characters_are_told_as_they_are_read(character, plain):
    assert plain_character(character) == plain


def test_an_accent_that_is_drawn_on_its_own_is_put_on_its_letter():
    assert with_accent("´", "e") == "é"
    assert with_accent("ˆ", "ı") == "î"
    assert with_accent("´", "?") is None


def test_an_accent_over_a_letter_is_read_as_one_letter(read):
    def draw(canvas):
        name = canvas._doc.getInternalFontName("Times-Roman")
        canvas._code.append(rf"BT {name} 10 Tf 60 700 Td [(caf\264) 390 (e au lait)] TJ ET")

    assert read(draw).text == "café au lait"
