"""What a PDF says of itself, and where it says it."""

import pytest


def named(column, filler, **fields):
    """A page in a file with an information dictionary."""

    def draw(canvas):
        for name, value in fields.items():
            getattr(canvas, f"set{name}")(value)
        column("A headline of geese", size=20, y=790)(canvas)
        column(*filler(5))(canvas)

    return draw


def test_title_authors_and_language_are_told_with_their_place(read, column, filler):
    page = named(column, filler, Title="Kettles of Oskerry", Author="Ann Marl and Bo Tarn")
    metadata = read(page, lang="en-GB").metadata
    assert (metadata.title, metadata.authors, metadata.language) == (
        "Kettles of Oskerry",
        ("Ann Marl", "Bo Tarn"),
        "en-GB",
    )
    told = dict(metadata.told_by)
    assert (told["title"], told["authors"], told["language"]) == ("pdf Title", "pdf Author", "pdf Lang")


def test_the_date_is_told_as_that_of_the_file(read, column, filler):
    metadata = read(named(column, filler)).metadata
    assert metadata.published == "2000-01-01T00:00:00+00:00"
    assert ("published", "pdf CreationDate") in metadata.told_by


@pytest.mark.parametrize(
    "title", ["Microsoft Word - geese final.doc", "geese_v3.indd", "untitled", "Kettle report.docx", "12345", ""]
)
def test_the_name_of_a_file_is_no_title(read, column, filler, title):
    metadata = read(named(column, filler, Title=title)).metadata
    assert metadata.title == "A headline of geese"
    assert ("title", "first headline") in metadata.told_by


def test_what_is_not_said_is_none(read, column, filler):
    metadata = read(column(*filler(5)), lang=None).metadata
    assert (metadata.title, metadata.authors, metadata.language) == (None, (), None)
