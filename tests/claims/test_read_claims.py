"""The rows of a list: each becomes a claim, or is told with its place; none is lost in silence."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.claims.claim import Claim
from checker.claims.parse_row import COLUMNS
from checker.claims.read_claims import read_claims
from checker.claims.row_error import RowError
from checker.errors import InputError

BAD_ROWS = """\
id,quote,kind,published,url,archive_url
one,the kettle sang,quote,2014,http://tea.example/,
two,,picture,yesterday,ftp://tea.example/,tea.example
three,the spoon wept,quote,2014-06,,
four,[...],quote,,,
"""


def test_every_problem_of_every_row_is_told_at_once_and_the_good_rows_are_kept(read):
    claims, errors = read(BAD_ROWS)
    assert [claim.id for claim in claims] == ["one", "three"]
    assert [(error.line, error.column, error.column_number) for error in errors] == [
        (3, "quote", 2),
        (3, "kind", 3),
        (3, "published", 4),
        (3, "url", 5),
        (3, "archive_url", 6),
        (5, "quote", 2),
    ]


def test_a_problem_reads_as_line_column_number_and_what_to_do(read):
    _, errors = read(BAD_ROWS)
    assert str(errors[3]) == (
        "line 3, column url (5): the URL 'ftp://tea.example/' has the scheme 'ftp'; "
        "give one that begins with https:// or http://"
    )
    assert "use quote, figure, paraphrase" in str(errors[1])
    assert "write 2014-06-15, 2014-06 or 2014" in str(errors[2])


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_comma_semicolon_and_tab_separate(read, separator):
    """The other two are then plain characters of a cell."""
    others = "".join({",", ";", "\t"} - {separator})
    cell = f"the kettle{others}sang"
    claims, errors = read(f"quote{separator}outlet\n{cell}{separator}Tea Leaf\n")
    assert not errors
    assert (claims[0].quote, claims[0].outlet) == (cell, "Tea Leaf")


def test_the_separator_is_the_one_that_gives_a_column_named_quote(read):
    claims, _ = read("quote;mine, too\nthe kettle, it sang;x\n")
    assert claims[0].quote == "the kettle, it sang"
    assert claims[0].extra == (("mine, too", "x"),)


def test_every_known_column_fills_the_field_of_its_name(read):
    cells = {name: f"the {name}" for name in COLUMNS}
    cells |= {
        "kind": "figure",
        "published": "2014-06",
        "url": "http://a.example/1",
        "archive_url": "http://b.example/2",
    }
    claims, errors = read(",".join(cells) + "\n" + ",".join(cells.values()) + "\n")
    assert not errors
    assert {name: getattr(claims[0], name) for name in COLUMNS} == cells


def test_an_empty_cell_is_none_and_the_kind_is_then_quote(read):
    claims, _ = read(",".join(COLUMNS) + "\n,the kettle sang" + "," * 11 + "\n")
    assert claims[0].kind == "quote"
    assert claims[0].id
    empty = set(COLUMNS) - {"id", "quote", "kind"}
    assert {name: getattr(claims[0], name) for name in empty} == dict.fromkeys(empty)


def test_names_of_known_columns_are_met_whatever_their_case_and_white_space(read):
    claims, _ = read(" Quote ,URL\nthe kettle sang,http://tea.example/\n")
    assert claims[0].url == "http://tea.example/"


def test_columns_that_checker_does_not_know_are_kept_as_written_and_in_order(read):
    claims, _ = read("Desk,quote,desk,=SUM,Empty\nnight, the kettle sang, late ,1,\n")
    assert claims[0].extra == (("Desk", "night"), ("desk", " late "), ("=SUM", "1"), ("Empty", ""))


def test_a_row_may_be_shorter_than_the_header(read):
    claims, errors = read("quote,url,note\nthe kettle sang\n")
    assert not errors
    assert claims[0].note is None


def test_a_row_longer_than_the_header_is_told_with_both_counts(read):
    claims, errors = read("quote,url\nthe kettle, it sang, and stopped\nthe spoon wept,\n")
    assert [claim.quote for claim in claims] == ["the spoon wept"]
    assert str(errors[0]) == "line 2: the row has 3 cells, the header 2; put cells with commas in quotes"


def test_quotation_marks_inside_a_cell_are_doubled(read):
    claims, _ = read('quote\n"the ""kettle"" sang"\n')
    assert claims[0].quote == 'the "kettle" sang'


def test_line_ends_inside_a_cell_belong_to_it(read):
    claims, _ = read('quote,note\n"the kettle\nsang","a\r\nb"\n')
    assert (claims[0].quote, claims[0].note) == ("the kettle\nsang", "a\r\nb")


def test_after_a_cell_with_line_ends_rows_and_lines_are_counted_apart(read):
    """The row is what a spreadsheet shows, the line what a text editor shows."""
    claims, errors = read('quote,kind\n"the\nkettle\nsang",\n,\n"a\nb",picture\nthe spoon wept,\n,picture\n')
    assert [(claim.quote, claim.row) for claim in claims] == [("the\nkettle\nsang", 2), ("the spoon wept", 5)]
    assert [(error.line, error.column) for error in errors] == [(6, "kind"), (9, "quote"), (9, "kind")]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_end_as_in_unix_or_as_in_windows(read, end):
    claims, errors = read(end.join(["quote,kind", "the kettle sang,", "the spoon wept,picture", "it rang,"]))
    assert [(claim.quote, claim.row) for claim in claims] == [("the kettle sang", 2), ("it rang", 4)]
    assert [error.line for error in errors] == [3]


def test_blank_lines_and_rows_of_empty_cells_are_passed_over(read):
    claims, errors = read("\n\nquote,url\n\nthe kettle sang,\n,\n  \nthe spoon wept,\n\n")
    assert not errors
    assert [claim.quote for claim in claims] == ["the kettle sang", "the spoon wept"]


def test_lines_are_counted_from_the_top_of_the_file_even_where_blank_lines_precede_the_header(read):
    _, errors = read("\n\nquote\n\n[x]\n")
    assert errors[0].line == 5


def test_a_mark_inside_an_unquoted_cell_is_plain_text(read):
    claims, errors = read('quote,note\nthe "kettle" sang,5" nail\n')
    assert not errors
    assert (claims[0].quote, claims[0].note) == ('the "kettle" sang', '5" nail')


def test_text_after_a_closing_mark_is_told_and_the_next_rows_are_read(read):
    claims, errors = read('quote,note\n"the kettle" sang,x\nthe spoon wept,y\n')
    assert [(claim.quote, claim.row) for claim in claims] == [("the spoon wept", 3)]
    assert errors[0].line == 2
    assert "double the quotation marks inside a cell" in errors[0].message


def test_an_unclosed_quotation_mark_is_told_with_the_line_where_it_opens(read):
    claims, errors = read('quote,note\nthe kettle sang,x\n"the spoon wept,y\nit rang,z\n')
    assert [claim.quote for claim in claims] == ["the kettle sang"]
    assert str(errors[0]) == "line 3: a quotation mark opened here is never closed; the rows from here on were not read"
    assert len(errors) == 1


def test_a_null_character_harms_nothing(read):
    claims, errors = read("quote,id\nthe ket\0tle sang,a\n\0,b\nthe spoon wept,c\0d\nit rang,e\n")
    assert [claim.quote for claim in claims] == ["the ket\0tle sang", "it rang"]
    assert [(error.line, error.column) for error in errors] == [(3, "quote"), (4, "id")]
    assert not any("\0" in str(error) for error in errors)


def test_messages_never_carry_the_control_characters_of_a_cell(read):
    _, errors = read("quote,kind,url,published\nq,\x1b[31mred,http://a\x07b.example/,\x1b]0;x\x07\n")
    assert len(errors) == 3
    assert all(str(error).isprintable() for error in errors)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "the file is empty"),
        ("\n \n\r\n", "the file is empty"),
        ("text,url\nthe kettle sang,\n", "has no column `quote`; it reads 'text,url'"),
        ("the kettle sang\nthe spoon wept\n", "has no column `quote`"),
        ("quote,quote\na,b\n", "names the column 'quote' twice"),
        ("quote,URL,url\na,b,c\n", "names the column 'url' twice"),
        ("quote,mine,mine\na,b,c\n", "names the column 'mine' twice"),
        ('"quote,url\na,b\n', "has no column `quote`"),
        ("quote," + ",".join(f"c{n}" for n in range(200)) + "\na\n", "names 201 columns; the limit is 200"),
        ("x" * 1_000_001 + "," * 100_000, "is no header"),
    ],
)
def test_a_list_without_a_usable_header_is_refused_and_told_why(read, text, told):
    with pytest.raises(InputError) as caught:
        read(text)
    assert told in str(caught.value)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize("text", ["quote", "quote\n", "quote,url\n\n\n"])
def test_a_list_of_a_header_alone_has_no_claims_and_no_errors(read, text):
    assert read(text) == ([], [])


def test_two_columns_without_a_name_are_no_double_column(read):
    claims, errors = read("quote,,\nthe kettle sang,,\n")
    assert not errors
    assert claims[0].quote == "the kettle sang"


def test_an_id_is_taken_as_given(read):
    claims, _ = read("id,quote\n 007 ,the kettle sang\n")
    assert claims[0].id == "007"


def test_an_id_of_its_own_is_made_from_quote_url_and_archive_url_alone(read):
    first, _ = read("quote,url,note\nthe kettle sang,http://a.example/,x\nthe spoon wept,,\n")
    later, _ = read("note,archive_url,url,quote\ny,,http://a.example/,the kettle sang\n")
    other, _ = read(
        "quote,url,archive_url\nthe kettle sang,http://b.example/,\nthe kettle sang,,\n"
        "the kettle sang,,http://a.example/\nthe kettle sings,http://a.example/,\n"
    )
    assert first[0].id == later[0].id
    assert len({claim.id for claim in [*first, *other]}) == 6


def test_a_made_id_stays_the_same_in_later_versions(read):
    """Findings of different runs are compared by it."""
    claims, _ = read("quote,url\nthe kettle sang,http://a.example/\n")
    assert claims[0].id == "c9846afd6b974"


def test_a_made_id_begins_with_a_letter(read):
    """A spreadsheet reads 12e4 as a number."""
    claims, _ = read("quote\n" + "".join(f"the kettle sang {n}\n" for n in range(200)))
    assert all(claim.id[0].isalpha() for claim in claims)


@pytest.mark.parametrize(
    ("text", "column", "number"),
    [("quote,id\na,x\nb,x\nc,y\n", "id", 2), ("url,quote\n,a\n,a\n,c\n", "quote", 2)],
)
def test_a_double_id_is_told_with_the_row_that_had_it_first(read, text, column, number):
    claims, errors = read(text)
    assert [claim.row for claim in claims] == [2, 4]
    assert (errors[0].line, errors[0].column, errors[0].column_number) == (3, column, number)
    assert "the same id as in row 2" in errors[0].message


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
            st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
        ),
        max_size=8,
    ),
    st.sampled_from([",", ";", "\t"]),
)
def test_whatever_a_csv_writer_wrote_every_row_is_a_claim_or_is_told(rows, separator):
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerow(["note", "quote"])
    writer.writerows(rows)
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    # Lines end at \n alone, as claims_file.py reads them.
    items = list(read_claims(io.StringIO(written.getvalue(), newline="\n")))
    claims = [item for item in items if isinstance(item, Claim)]
    lines = {item.line for item in items if isinstance(item, RowError)}
    assert len(lines) + len(claims) == len(filled)
    assert {claim.note for claim in claims} <= {note.strip() or None for note, _ in filled}
