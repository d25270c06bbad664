"""Marks stand exactly where the spans say."""

from hypothesis import given
from hypothesis import strategies as st

from checker.extract.document import Role
from checker.match.passage import Passage
from checker.report.marks import Segment, Span, condense, segments, stretches

TEXT = st.text(st.sampled_from("ab \n😀é"), max_size=40)
SPANS = st.lists(st.builds(Span, st.integers(-5, 45), st.integers(-5, 45), st.integers(-3, 6)), max_size=12)


@given(TEXT, SPANS)
def test_the_segments_joined_are_the_text(text, spans):
    assert "".join(part.text for part in segments(text, spans)) == text


@given(TEXT, SPANS)
def test_each_character_carries_exactly_the_labels_that_cover_it(text, spans):
    position = 0
    for part in segments(text, spans):
        for offset in range(position, position + len(part.text)):
            assert set(part.labels) == {span.label for span in spans if span.start <= offset < span.end}
        position += len(part.text)


@given(TEXT, SPANS)
def test_each_span_that_meets_the_text_ends_exactly_once(text, spans):
    ends = sorted(label for part in segments(text, spans) for label in part.ends)
    met = [
        span.label
        for span in spans
        if (span.start == span.end and 0 <= span.start <= len(text)) or max(span.start, 0) < min(span.end, len(text))
    ]
    assert ends == sorted(met)


@given(TEXT, SPANS)
def test_an_empty_span_gives_one_empty_segment_at_its_place(text, spans):
    position, places = 0, []
    for part in segments(text, spans):
        if not part.text:
            places.append((position, part.ends[0]))
        position += len(part.text)
    wanted = [(s.start, s.label) for s in spans if s.start == s.end and 0 <= s.start <= len(text)]
    assert sorted(places) == sorted(wanted)


def test_nested_and_overlapping_spans_share_what_they_share():
    assert segments("abcdef", [Span(0, 4, 1), Span(1, 2, 2), Span(3, 9, 3), Span(6, 6, 4)]) == (
        Segment("a", (1,)),
        Segment("b", (1, 2), (2,)),
        Segment("c", (1,)),
        Segment("d", (1, 3), (1,)),
        Segment("ef", (3,), (3,)),
        Segment("", (4,), (4,)),
    )


@given(st.text(st.sampled_from("ab "), max_size=300), SPANS, st.integers(0, 200), st.integers(1, 30), st.integers(1, 9))
def test_condensing_counts_what_it_leaves_out(text, spans, limit, keep, most):
    parts = segments(text, spans)
    short = condense(parts, limit, keep, most)
    assert sum(len(part.text) + part.skipped for part in short) == len(text)
    if len(text) <= limit and len(parts) <= most:
        assert short == parts
    elif len(text) > limit:
        assert sum(len(part.text) for part in short) <= most * 2 * keep


@given(st.text(st.sampled_from("ab "), min_size=200, max_size=300), st.integers(20, 180))
def test_condensing_keeps_a_mark_with_its_surroundings(text, at):
    short = condense(segments(text, [Span(at, at + 3, 1)]), 50, 10, 9)
    marked = [index for index, part in enumerate(short) if part.labels]
    assert [short[index].text for index in marked] == [text[at : at + 3]]
    assert short[marked[0]].ends == (1,)
    before, after = short[marked[0] - 1].text, short[marked[0] + 1].text
    assert text[:at].endswith(before)
    assert text[at + 3 :].startswith(after)
    assert min(len(before), len(after)) >= 5


def test_a_long_text_without_spaces_is_cut_too():
    short = condense(segments("x" * 50_000, []), 3_000, 300, 400)
    assert [len(part.text) for part in short] == [300, 0, 300]
    assert short[1].skipped == 49_400


PLACES = st.lists(st.tuples(st.integers(0, 80), st.integers(1, 15), st.integers(0, 12)), min_size=1, max_size=6)


def _passage(text, start, length, around):
    end = min(start + length, len(text))
    prefix, suffix = text[max(0, start - around) : start], text[end : end + around]
    return Passage(0, 0, text[start:end], start, end, Role.BODY, prefix, suffix)


@given(st.text(st.sampled_from("abc "), min_size=90, max_size=110), PLACES)
def test_stretches_are_the_document_s_text_and_never_show_a_word_twice(text, places):
    passages = [_passage(text, *place) for place in places]
    shown = stretches(passages)
    last = -1
    for stretch in shown:
        assert stretch.text == text[stretch.start : stretch.start + len(stretch.text)]
        assert stretch.start > last
        last = stretch.start + len(stretch.text)
    assert sorted(index for stretch in shown for index in stretch.passages) == list(range(len(passages)))


def test_surroundings_that_contradict_each_other_are_not_joined():
    first = Passage(0, 0, "one", 10, 13, Role.BODY, "", " xxxx")
    second = Passage(0, 1, "two", 14, 17, Role.BODY, "", "")
    assert [stretch.text for stretch in stretches([first, second])] == ["one xxxx", "two"]
