"""Reading order: columns down, tables across, and what stands outside of the text apart from it."""

import pytest

from checker.extract.document import Role
from checker.extract.pdf.glyphs import Glyph, Space
from checker.extract.pdf.segments import segments_of


def in_order(text, *pieces):
    """Whether the pieces stand in the text in this order."""
    places = [text.find(piece) for piece in pieces]
    return -1 not in places and places == sorted(places)


@pytest.mark.parametrize("row_by_row", [False, True])
@pytest.mark.parametrize("count", [2, 3])
def test_columns_are_read_one_after_the_other_whatever_the_order_in_the_file(read, filler, row_by_row, count):
    columns = [filler(20, name) for name in ("left", "middle", "right")[:count]]
    places = [(60 + 175 * at, 700 - 12 * row, text) for at, c in enumerate(columns) for row, text in enumerate(c)]
    if row_by_row:
        places.sort(key=lambda each: (-each[1], each[0]))

    def draw(canvas):
        canvas.setFont("Times-Roman", 8.5)
        for place in places:
            canvas.drawString(*place)

    assert read(draw).text == " ".join(line for c in columns for line in c)


def test_a_title_over_two_columns_and_a_line_under_them_keep_their_places(read, column, filler, together):
    document = read(
        together(
            column("A title that runs over both of the columns of this page and is large", y=780, size=15),
            column(*filler(12, "left"), y=740),
            column(*filler(12, "right"), x=310, y=740),
            column(
                "A last line that runs over both of the columns, under all that they say to us, from edge on.", y=560
            ),
        )
    )
    assert in_order(document.text, "A title", "left one", "left twelve", "right one", "right twelve", "A last line")


def test_a_sentence_that_goes_on_in_the_next_column_is_not_torn(read, column, filler, together):
    left = [*filler(10), "row end says the kettle was given to the"]
    right = ["baker of Oskerry by her brother last spring", *filler(10, "other")]
    document = read(together(column(*left), column(*right, x=310)))
    assert "the kettle was given to the baker of Oskerry by her brother" in document.text


def test_a_footnote_does_not_interrupt_a_sentence_that_goes_on_over_the_page(read, column, filler, together):
    first = together(
        column(*filler(20), "row end says the kettle was given to the old har-"),
        column("1 A note that stands under the text, in small type.", y=420, size=7.5),
    )
    document = read(first, column("bour master of Oskerry, who kept it. Then he slept.", *filler(5)))
    assert "given to the old har-\nbour master of Oskerry" in document.text
    assert document.text.endswith("\n\n1 A note that stands under the text, in small type.")
    assert document.blocks[-1].path == "page=1"
    assert "\f" not in document.text


def test_a_word_that_is_parted_over_the_page_does_not_go_on_in_a_table(read, column, filler, together):
    def numbers(canvas):
        for at, (year, word) in enumerate((("4105", "before"), ("4106", "later"))):
            canvas.drawString(60, 740 - 16 * at, year)
            canvas.drawString(200, 740 - 16 * at, word)

    first = column(*filler(20), "row end says the kettle was given to the old har-")
    second = together(numbers, column("bour master of Oskerry, who kept it. Then he slept.", *filler(5), y=690))
    assert "given to the old har-\nbour master of Oskerry" in read(first, second).text


def test_a_paragraph_over_two_pages_is_one_block_of_its_first_page(read, column, filler, blocks):
    lines = filler(8)
    assert blocks(read(column(*lines[:4]), column(*lines[4:]))) == [(Role.BODY, "page=1", " ".join(lines))]


def test_a_table_is_read_row_by_row(read, blocks):
    rows = [("Town", "Geese", "Kettles"), ("Oskerry", "12", "3"), ("Pellin", "40", "7"), ("Tarn", "9", "21"),
            ("Vell", "11", "8")]  # fmt: skip

    def draw(canvas):
        for at, row in enumerate(rows):
            for place, cell in enumerate(row):
                canvas.drawString(60 + 150 * place, 700 - 16 * at, cell)

    assert blocks(read(draw)) == [(Role.TABLE, "page=1", cell) for row in rows for cell in row]


def test_a_cell_of_several_lines_is_read_whole(read, blocks):
    cells = {"has many geese": "and a mill", "is quiet": "at noon", "sleeps late": "on Mondays", "bakes": "bread"}

    def draw(canvas):
        for at, (town, lines) in enumerate(zip(("Oskerry", "Pellin", "Tarn", "Vell"), cells.items(), strict=True)):
            canvas.drawString(60, 700 - 40 * at, town)
            for line, text in enumerate(lines):
                canvas.drawString(200, 700 - 40 * at - 12 * line, text)

    texts = [text for _, _, text in blocks(read(draw))]
    assert texts[:2] == ["Oskerry", "has many geese and a mill"]
    assert texts[4:6] == ["Tarn", "sleeps late on Mondays"]


def test_a_numbered_list_is_no_table(read, blocks):
    def draw(canvas):
        for at in range(5):
            canvas.drawString(60, 700 - 12 * at, f"{at + 1}.")
            canvas.drawString(85, 700 - 12 * at, f"Walk past the mill and turn left, then count {at} geese.")

    texts = [text for _, _, text in blocks(read(draw))]
    assert texts[0] == "1. Walk past the mill and turn left, then count 0 geese."
    assert len(texts) == 5


def test_numbers_that_count_the_lines_do_not_interrupt_them(read, filler):
    lines = filler(12)

    def draw(canvas):
        for at, line in enumerate(lines):
            canvas.drawString(50, 700 - 14 * at, str(at + 1))
            canvas.drawString(80, 700 - 14 * at, line)

    text = read(draw).text
    assert text.startswith(" ".join(lines))
    assert text.endswith("10 11 12")


def test_a_column_that_begins_higher_than_the_one_before_it_is_read_after_it(read, column, filler, together):
    left, right = filler(12, "left"), filler(14, "right")
    document = read(together(column(*left, y=700), column(*right, x=310, y=724)))
    assert document.text == " ".join(left + right)


def test_text_from_right_to_left_is_in_the_order_in_which_it_is_spoken():
    glyphs = [Glyph(letter, 100 - 6 * at, 106 - 6 * at, 700, 10, Space.NONE) for at, letter in enumerate("שלום")]
    assert [segment.text for segment in segments_of(glyphs)] == ["שלום"]


def test_a_note_along_the_margin_stands_after_the_text(read, column, filler, together, blocks):
    def stamp(canvas):
        canvas.saveState()
        canvas.translate(30, 300)
        canvas.rotate(90)
        canvas.drawString(0, 0, "geese:1234.5678 [cs.GE] 1 May")
        canvas.restoreState()

    lines = filler(8)
    assert blocks(read(together(stamp, column(*lines)))) == [
        (Role.BODY, "page=1", " ".join(lines)),
        (Role.ASIDE, "page=1", "geese:1234.5678 [cs.GE] 1 May"),
    ]


def test_a_page_that_is_turned_is_read_like_any_other(read, filler):
    lines = filler(8)

    def draw(canvas):
        canvas.setPageRotation(90)
        canvas.translate(560, 60)
        canvas.rotate(90)
        for at, line in enumerate(lines):
            canvas.drawString(0, -12 * at + 100, line)

    assert read(draw).text == " ".join(lines)


def test_paragraphs_are_blocks_with_their_role_and_page(read, column, filler, together, blocks):
    lines = [*filler(3), "and that was that."]
    other = [*filler(3, "other"), "and so it was."]
    page = together(
        column("A large headline", size=20, y=780),
        column(*lines),
        column(*other, y=680),
        column("Figure 3: A kettle seen from above.", y=600),
    )
    assert blocks(read(column("First page."), page)) == [
        (Role.BODY, "page=1", "First page."),
        (Role.HEADLINE, "page=2", "A large headline"),
        (Role.BODY, "page=2", " ".join(lines)),
        (Role.BODY, "page=2", " ".join(other)),
        (Role.CAPTION, "page=2", "Figure 3: A kettle seen from above."),
    ]


def test_an_indented_line_begins_a_paragraph(read, column, filler, together, blocks):
    lines = filler(3)
    page = together(column(*lines), column("Then it begins anew and goes on as it", x=75, y=704), column("did.", y=692))
    assert [text for _, _, text in blocks(read(page))] == [
        " ".join(lines),
        "Then it begins anew and goes on as it did.",
    ]


def test_a_sentence_about_a_figure_is_no_caption(read, column, blocks):
    assert blocks(read(column("Figure 3 shows that geese walk.")))[0][0] is Role.BODY
