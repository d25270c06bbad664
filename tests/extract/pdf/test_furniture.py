"""Running headers, footers and page numbers: apart, and nothing else."""

from checker.extract.document import Role


def furnished(column, together, filler, number, *more):
    """A page with a header, a page number and fifteen lines of its own."""
    name = ("first", "second", "third", "fourth")[number - 1]
    return together(
        column("The Kettle Review", y=810, size=8),
        column(*filler(15, name)),
        column(str(number), x=297, y=30, size=8),
        *more,
    )


def test_headers_and_page_numbers_stand_at_the_end_with_their_page(read, column, together, filler, blocks):
    pages = [furnished(column, together, filler, number) for number in (1, 2, 3)]
    found = blocks(read(*pages))
    assert found[0] == (Role.BODY, "page=1", " ".join(filler(15, "first") + filler(15, "second") + filler(15, "third")))
    assert found[1:] == [
        (Role.NAVIGATION, f"page={page}", text) for page in (1, 2, 3) for text in ("The Kettle Review", str(page))
    ]


def test_a_line_that_stands_once_only_is_never_taken(read, column, together, filler, blocks):
    once = column("For review only, spring", y=820, size=8)
    pages = [furnished(column, together, filler, 1, once), furnished(column, together, filler, 2)]
    assert (Role.BODY, "page=1", "For review only, spring") in blocks(read(*pages))


def test_equal_words_inside_lines_of_text_are_not_taken(read, filler):
    """Justified lines whose words stand far apart have single words at one height on two pages."""

    def page(name):
        def draw(canvas):
            for at, x in enumerate((60, 110, 160, 215)):
                canvas.drawString(x, 740, (name, "kettle", "geese", "walk")[at])
            for at, line in enumerate(filler(10, name)):
                canvas.drawString(60, 728 - 12 * at, line)

        return draw

    document = read(page("first"), page("second"))
    assert [b for b in document.blocks if b.role is Role.NAVIGATION] == []


def test_headings_that_number_chapters_are_no_furniture(read, column, together, filler, blocks):
    pages = [
        together(column(f"Chapter {number}", y=780, size=18), column(*filler(15, name)))
        for number, name in ((1, "first"), (2, "second"))
    ]
    assert [text for role, _, text in blocks(read(*pages)) if role is Role.HEADLINE] == ["Chapter 1", "Chapter 2"]


def test_figures_at_the_foot_of_pages_that_do_not_count_pages_are_kept(read, column, together, filler, blocks):
    pages = [
        together(column(*filler(15, name)), column(number, y=30))
        for number, name in (("77", "first"), ("15", "second"))
    ]
    assert [b for b in blocks(read(*pages)) if b[0] is Role.NAVIGATION] == []
