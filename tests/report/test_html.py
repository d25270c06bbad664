"""The HTML report is one safe page that says what the records say."""

import re
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

from checker.match.passage import Difference, DifferenceKind
from checker.report.html import html_report
from checker.report.words import BY_GRAVITY, KINDS, SOURCE_STATES, STATUSES
from checker.verdict.result import Status


def page(samples, results, rows=(), **changes):
    run = samples.replace(samples.RUN, **changes)
    return BeautifulSoup(html_report(run, samples.figures(results), results, rows), "lxml")


def words(tag):
    return " ".join(tag.get_text().split())


def spaced(tag):
    return " ".join(tag.get_text(" ").split())


def one_card(samples, result):
    (card,) = page(samples, [result]).select("article")
    return card


def texts(card):
    """Give the quotation and the source's extracts as shown, without footnote numbers and hidden words."""
    for extra in card.select(".n, .unseen, .part"):
        extra.decompose()
    return [quote.get_text() for quote in card.select(".pair:first-of-type blockquote.words")]


def assert_self_contained(soup):
    assert not soup.find_all(["script", "iframe", "object", "embed", "form", "base", "img", "audio", "video", "source"])
    assert [link["href"] for link in soup.find_all("link")] == ["data:,"]
    assert not [tag for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on") or name == "src"]
    assert not re.search(r"url\(|@import", soup.style.string)
    for anchor in soup.find_all("a"):
        target = anchor["href"]
        if target.startswith("#"):
            assert soup.find(id=target[1:]), f"{target} leads nowhere"
        else:
            assert re.match(r"https?://", target)
            assert set(anchor["rel"]) == {"noreferrer", "noopener", "nofollow"}
    identities = [tag["id"] for tag in soup.find_all(id=True)]
    assert len(identities) == len(set(identities))


def test_the_page_loads_nothing_runs_nothing_and_says_so_to_the_browser(samples):
    soup = page(samples, samples.nine())
    assert_self_contained(soup)
    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert "script-src" not in policy


def test_hostile_text_is_shown_and_never_interpreted(samples):
    text = html_report(samples.RUN, samples.figures([samples.hostile()]), [samples.hostile()], [samples.HOSTILE])
    text.encode("utf-8")
    assert not set(text) & set("\x1b\x9b\x00\r\u202e\u2066\u2028")
    soup = BeautifulSoup(text, "lxml")
    assert_self_contained(soup)
    shown = words(soup.main)
    assert "<script>alert(1)</script>" in shown
    assert "{{ 7*7 }}" in shown
    assert "javascript:alert(document.domain)" in shown, "an address that is no link is still shown"
    assert not [a for a in soup.find_all("a") if "javascript" in a["href"] or "evil" in a["href"]]


def test_a_web_address_is_a_link_and_another_is_not(samples):
    result = samples.nine()[0]
    card = one_card(samples, result)
    assert {a["href"] for a in card.find_all("a") if not a["href"].startswith("#")} == {
        result.url,
        result.deep_link,
        "https://our-paper.example/ferry",
    }


def test_the_figures_and_every_status_stand_at_the_top_in_text(samples):
    soup = page(samples, samples.nine())
    assert words(soup.select_one(".lead")).startswith("7 of 9 claims checked: 5 fail, 2 pass.")
    assert [words(div) for div in soup.select(".figures div")] == [
        "fail5",
        "pass2",
        "source unavailable1",
        "not checkable1",
    ]
    assert soup.select_one("svg.bar")["aria-label"] == "5 fail, 2 pass, 1 source unavailable, 1 not checkable"
    rows = [[words(cell) for cell in row.find_all(["th", "td"])] for row in soup.select(".statuses tbody tr")]
    assert [(row[0], row[1], row[3]) for row in rows] == [
        (STATUSES[status].label, "1", STATUSES[status].meaning) for status in BY_GRAVITY
    ]


def test_the_bar_s_parts_add_up_and_lie_side_by_side(samples):
    parts = page(samples, samples.nine()).select("svg.bar rect")
    ends = 0.0
    for part in parts:
        assert float(part["x"]) == pytest.approx(ends, abs=0.01)
        ends += float(part["width"])
    assert ends == pytest.approx(100, abs=0.01)


def test_claims_stand_by_status_the_gravest_first_and_can_be_jumped_to(samples):
    soup = page(samples, samples.nine()[::-1])
    assert [section["id"] for section in soup.select("main > section")] == list(BY_GRAVITY)
    jumps = [a["href"] for a in soup.select("nav.jump a")]
    assert jumps == ["#top", *(f"#{status}" for status in BY_GRAVITY)]


def test_differences_are_marked_and_numbered_in_both_texts_and_explained(samples):
    card = one_card(samples, samples.nine()[0])
    quotation, source = card.select("blockquote.words")
    assert [words(tag) for tag in quotation.select("mark, ins, del")] == ["‸(missing here)", ".", "will cost", "40,000"]
    assert [words(tag) for tag in source.select("mark, ins, del")] == [
        "not",
        ",” said Ada Quill, the council’s leader. “",
        "may cost",
        "14,000",
    ]
    assert source.find(["del"]).get_text() == "not"
    for text in (quotation, source):
        assert [a["href"] for a in text.select("a.n")] == [f"#claim-1-{n}" for n in (1, 2, 3, 4)]
    notes = [spaced(li) for li in card.select(".notes li")]
    assert notes[0] == "1 negation not is only in the source The source says “not” here."
    assert "40,000 where the source has 14,000 40,000 is not 14,000." in notes[3]


def test_a_mark_s_title_names_the_kind(samples):
    card = one_card(samples, samples.nine()[0])
    assert card.select_one("blockquote mark.guarded[title]:not(.caret)")["title"].startswith("modality: ")


def test_the_shown_texts_are_the_quotation_and_the_source_to_the_letter(samples):
    for result in samples.nine():
        shown = texts(one_card(samples, result))
        assert shown[0].replace("‸", "") == result.claim.quote
        for passage in result.passages:
            if passage.occurrence == 0:
                assert any(passage.prefix + passage.text in text.replace("‸", "") for text in shown[1:])


def test_what_surrounds_a_passage_is_told_apart_and_not_repeated(samples):
    card = one_card(samples, samples.nine()[0])
    (_, source) = card.select("blockquote.words")
    assert words(source).count("said Ada Quill") == 1
    around = " ".join(words(tag) for tag in source.select(".around"))
    assert "The council of Westmere met on Tuesday." in around
    assert "withdraw" not in around
    assert [words(tag) for tag in source.select(".part")] == ["part 1", "part 2"]


def test_only_the_first_occurrence_decides_and_the_others_are_listed_short(samples):
    card = one_card(samples, samples.nine()[4])
    assert len(card.select(".pair:first-of-type blockquote.words")) == 2
    assert "Also in this source The ferry stays. in the body" in words(card)


def test_the_closest_place_is_told_as_no_finding(samples):
    card = one_card(samples, samples.nine()[2])
    assert "The closest place; it is no finding she denied that it would be sold Only 27% alike." in words(card)


def test_words_found_elsewhere_are_shown_with_their_address(samples):
    box = one_card(samples, samples.nine()[1]).select_one(".elsewhere")
    assert "Found elsewhere The tide does not wait for a committee" in words(box)
    assert box.a["href"] == "https://tide-post.example/2026/opinion"


def test_the_particulars_are_all_there(samples):
    result = samples.nine()[0]
    card = one_card(samples, result)
    shown = spaced(card) + words(card)
    for part in (
        result.reason,
        "fails",
        "in the body",
        "Captured. The page was obtained and read in full.",
        "2026-11-20 14:03 UTC",
        result.payload_sha256,
        result.document_sha256,
        result.warc_record_id,
        "Outlet Harbour News",
        "Published 2026-05-12",
        "desk local",
        "Speaker confirmed: “said Ada Quill",
        "Unclear outlet, date",
        "Decision: open by R. Marl, 2026-11-21 09:00 UTC: Asked the author on the telephone.",
    ):
        assert part in shown


@pytest.mark.parametrize("status", Status)
def test_every_status_is_named_on_its_card(samples, status):
    result = next(result for result in samples.nine() if result.status is status)
    assert words(one_card(samples, result).select_one(".badge")) == STATUSES[status].label


@pytest.mark.parametrize("kind", DifferenceKind)
def test_every_difference_kind_is_marked_and_listed(samples, kind):
    result = next(result for result in samples.every_kind() if result.differences[0].kind is kind)
    card = one_card(samples, result)
    assert [words(tag) for tag in card.select("blockquote mark")] == ["ferry", "ferry"]
    assert KINDS[kind].label in words(card.select_one(".notes")).lower()


def test_every_source_state_is_told_in_plain_words(samples):
    results = samples.every_state()
    for card, result in zip(page(samples, results).select("article"), results, strict=True):
        assert SOURCE_STATES[result.source_state].meaning in words(card)


def test_a_part_of_the_claims_says_where_the_rest_is(samples):
    results = samples.nine()
    html = html_report(samples.RUN, samples.figures(results), results[:4])
    soup = BeautifulSoup(html, "lxml")
    assert "This page shows 4 of 9 claims; the figures are of all. The rest: checker report --format jsonl" in words(
        soup
    )
    assert_self_contained(soup)
    assert "This page shows" not in words(page(samples, results))


def test_unusable_rows_are_listed_and_the_rest_of_them_counted(samples):
    soup = page(samples, samples.nine(), ["line 7, column url (3): no address"], bad_rows=3)
    assert "3 rows of the list could not be used" in words(soup)
    assert "line 7, column url (3): no address … and 2 more." in words(soup)


def test_how_the_run_was_made_is_told(samples):
    head = words(page(samples, samples.nine(), offline=True).select_one(".masthead"))
    assert "claims.csv Run 7, 2026-11-20 14:03 UTC, offline, from the cache. Style news" in head
    assert "This run has not finished" in words(page(samples, samples.nine(), finished_at=None))


def test_an_empty_run_is_a_page_too(samples):
    soup = page(samples, [])
    assert_self_contained(soup)
    assert "No claim was there to be checked." in words(soup)


def test_overlapping_and_outlying_differences_never_garble_the_texts(samples):
    quote = "🚢 The ferry stays. ⛴️"
    start = samples.PAGE.index("The ferry stays.")
    edges = [(0, 1), (0, len(quote)), (2, 11), (6, 18), (len(quote), len(quote)), (0, 0), (-4, 3), (90, 99), (9, 9)]
    differences = tuple(
        Difference(DifferenceKind.WORD, quote[max(0, a) : b], "ferry", a, b, start + a, start + b, "Why.")
        for a, b in edges
    )
    result = samples.finding(
        Status.REWORDED, quote, passages=(samples.passage("The ferry stays."),), differences=differences
    )
    quotation, source = texts(one_card(samples, result))
    assert quotation.replace("‸", "") == quote
    assert "“The ferry stays. It has" in source.replace("‸", "")


def test_a_quotation_of_50_000_characters_is_shortened_around_its_marks_and_says_so(samples):
    quote = "word " * 10_000
    difference = Difference(DifferenceKind.WORD, "word", "ward", 25_000, 25_004, 0, 4, "Another letter.")
    card = one_card(samples, samples.finding(Status.REWORDED, quote, differences=(difference,)))
    assert len(words(card)) < 5_000
    assert card.select_one("blockquote mark").get_text() == "word"
    assert "characters not shown" in words(card)
    assert "Shortened; all of it: checker report --format jsonl" in words(card)


def test_text_of_unknown_direction_finds_its_own(samples):
    card = one_card(samples, samples.finding(quote="المعبر يبقى لنا"))
    assert all(quote["dir"] == "auto" for quote in card.find_all("blockquote"))
    assert card.h3.bdi


def test_the_page_has_landmarks_one_title_and_no_heading_left_out(samples):
    soup = page(samples, samples.nine())
    assert soup.html["lang"] == "en"
    assert [len(soup.find_all(name)) for name in ("main", "nav", "h1")] == [1, 1, 1]
    levels = [int(tag.name[1]) for tag in soup.find_all(re.compile(r"^h\d$"))]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def _luminance(color):
    parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one, other):
    dark, bright = sorted((_luminance(one), _luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_figures_have_the_contrast_that_wcag_aa_asks(samples, scheme):
    style = page(samples, []).style.string
    light, dark = style.split("@media (prefers-color-scheme: dark)")
    colors = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", light))
    if scheme == "dark":
        colors |= re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", dark.split("box-sizing")[0])
    texts = [(text, ground) for text in ("ink", "quiet", "link", "fail", "warn") for ground in ("page", "paper")]
    texts += [("ink", mark) for mark in ("guarded", "unmarked", "conventional", "warn-soft", "open-soft")]
    texts += [("on-badge", tone) for tone in ("fail", "warn", "open", "pass")]
    assert [pair for pair in texts if _contrast(*(colors[name] for name in pair)) < 4.5] == []
    shapes = [(tone, "page") for tone in ("fail", "pass", "open", "unchecked")]
    assert [pair for pair in shapes if _contrast(*(colors[name] for name in pair)) < 3] == []
