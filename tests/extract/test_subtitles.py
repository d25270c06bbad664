"""Subtitles are read as what is said, sentence by sentence, with the moment at which each begins."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from promises import assert_promises

import checker
from checker.extract.document import Role
from checker.extract.state import file_state
from checker.extract.subtitles import BLOCK_SECONDS, PAUSE_SECONDS, read_subtitles


def moment(seconds, mark="."):
    whole, thousandths = divmod(round(seconds * 1_000), 1_000)
    return f"{whole // 3_600:02}:{whole // 60 % 60:02}:{whole % 60:02}{mark}{thousandths:03}"


def vtt(*cues, header="WEBVTT"):
    """Make WebVTT of (start, end, text), or of texts a second each that follow each other."""
    timed = [cue if isinstance(cue, tuple) else (at, at + 0.9, cue) for at, cue in enumerate(cues)]
    return header + "".join(f"\n\n{moment(start)} --> {moment(end)}\n{text}" for start, end, text in timed) + "\n"


def srt(*cues):
    timed = [cue if isinstance(cue, tuple) else (at, at + 0.9, cue) for at, cue in enumerate(cues)]
    return "".join(
        f"{number}\n{moment(start, ',')} --> {moment(end, ',')}\n{text}\n\n"
        for number, (start, end, text) in enumerate(timed, 1)
    )


def told(source):
    document = read_subtitles(source)
    return [(block.role, document.text[block.start : block.end]) for block in document.blocks]


def said(source):
    return [text for role, text in told(source) if role is Role.BODY]


def asides(source):
    return [text for role, text in told(source) if role is Role.ASIDE]


BOTH = pytest.mark.parametrize("make", [vtt, srt])


# --- sentences


@BOTH
@pytest.mark.parametrize(
    ("cues", "blocks"),
    [
        (["The gates were", "shut by noon."], ["The gates were\nshut by noon."]),
        (["The gates were shut.", "Nobody came."], ["The gates were shut.", "Nobody came."]),
        (["Who came?", "“Nobody!”", "And (she left.)", "end"], ["Who came?", "“Nobody!”", "And (she left.)", "end"]),
        (["They were shut. And", "nobody came."], ["They were shut. And\nnobody came."]),
        (["They were…", "shut...", "all."], ["They were…\nshut...\nall."]),
        (["They were\nshut", "by noon."], ["They were\nshut\nby noon."]),
        (["- They are shut.\n- Are they?", "- Yes"], ["- They are shut.", "- Are they?", "- Yes"]),
        (["They are shut", ">> Are they", "shut"], ["They are shut", ">> Are they\nshut"]),
        (["It was well-", "-known to all"], ["It was well-", "-known to all"]),
        (["In 2031", "42", "boats came."], ["In 2031\n42\nboats came."]),
    ],
)
def test_cues_that_continue_a_sentence_are_one_block(make, cues, blocks):
    assert said(make(*cues)) == blocks


@BOTH
def test_a_block_ends_with_a_pause_and_not_with_a_breath(make):
    one = (0, 1, "The gates were")
    assert len(said(make(one, (1 + PAUSE_SECONDS, 9, "shut")))) == 1
    assert len(said(make(one, (1 + PAUSE_SECONDS + 0.1, 9, "shut")))) == 2


def test_what_has_no_sentence_ends_is_parted_after_a_while():
    blocks = said(vtt(*(f"word {number}" for number in range(int(2.5 * BLOCK_SECONDS)))))
    assert len(blocks) == 3
    assert " ".join(blocks).split() == " ".join(f"word {n}" for n in range(int(2.5 * BLOCK_SECONDS))).split()


@BOTH
@pytest.mark.parametrize(
    ("start", "path"), [(0, "t=0"), (62.5, "t=62.5"), (3_725.125, "t=3725.125"), (100, "t=100"), (36_000, "t=36000")]
)
def test_the_path_is_the_moment_of_the_blocks_first_cue(make, start, path):
    (block,) = read_subtitles(make((start, start + 1, "The gates were"), (start + 1, start + 2, "shut."))).blocks
    assert block.path == path


@BOTH
def test_a_true_quotation_over_cues_speakers_and_sounds_is_found(make):
    source = make("She said <i>the ga</i>tes of", "the old port [bell rings]", "were shut.\n[Music]", "Nobody came.")
    document = read_subtitles(source)
    quote = "the gates of the old port were shut. Nobody came."
    result = checker.check(quote, document)
    assert (result.status, result.passages[0].block) == ("verbatim", Role.BODY)
    assert checker.check(quote.replace("shut", "open"), document).passes is False
    assert checker.check(quote.replace("shut", "not shut"), document).passes is False


# --- speakers and sounds


def test_a_speakers_name_is_an_aside_before_what_they_say_each_time_they_begin():
    source = vtt(
        "<v Ada Verrin>The gates", "<v Ada Verrin>are shut.", "<v Ada Verrin>All.", "<v Bo>No.", "<v Ada Verrin>Yes"
    )
    assert told(source) == [
        (Role.ASIDE, "Ada Verrin"),
        (Role.BODY, "The gates\nare shut."),
        (Role.BODY, "All."),
        (Role.ASIDE, "Bo"),
        (Role.BODY, "No."),
        (Role.ASIDE, "Ada Verrin"),
        (Role.BODY, "Yes"),
    ]


@pytest.mark.parametrize(
    ("cues", "blocks"),
    [
        (["<v Ada>The gates</v> <v Bo>are shut</v>"], ["The gates", "are shut"]),
        (["<v Ada>The gates\nare</v>", "<v Ada>shut"], ["The gates\nare\nshut"]),
        (["<v.loud.first Ada &amp; Bo>The gates</v>", "are shut"], ["The gates", "are shut"]),
    ],
)
def test_another_speaker_begins_a_block(cues, blocks):
    assert said(vtt(*cues)) == blocks
    assert "Ada" in asides(vtt(*cues))[0]


@BOTH
@pytest.mark.parametrize(
    ("cues", "expected"),
    [
        (["[Music]", "It sang."], [(Role.ASIDE, "[Music]"), (Role.BODY, "It sang.")]),
        (["It [soft hiss] sang."], [(Role.ASIDE, "[soft hiss]"), (Role.BODY, "It\nsang.")]),
        (["It", "[Music]", "sang."], [(Role.ASIDE, "[Music]"), (Role.BODY, "It\nsang.")]),
        (["It sang.", "(applause)"], [(Role.BODY, "It sang."), (Role.ASIDE, "(applause)")]),
        (["It sang.", "♪ ♪", "On."], [(Role.BODY, "It sang."), (Role.ASIDE, "♪ ♪"), (Role.BODY, "On.")]),
        (["[ADA VERRIN]: It sang."], [(Role.ASIDE, "[ADA VERRIN]:"), (Role.BODY, "It sang.")]),
        (["♪ It sang ♪"], [(Role.BODY, "♪ It sang ♪")]),
        (["It (so she says) sang."], [(Role.BODY, "It (so she says) sang.")]),
        (["It [ __ ] sang [inaudible]."], [(Role.BODY, "It [ __ ] sang [inaudible].")]),
        (["[ __ ]"], [(Role.BODY, "[ __ ]")]),
    ],
)
def test_a_sound_is_an_aside_beside_the_sentence_and_unheard_words_stay_in_it(make, cues, expected):
    assert told(make(*cues)) == expected


def test_words_that_nobody_heard_leave_no_true_quotation():
    document = read_subtitles(vtt("The gates were [inaudible] shut by noon on the Friday."))
    assert checker.check("The gates were shut by noon on the Friday", document).status != "verbatim"


# --- repetitions

ROLLING = vtt(
    (0, 2, " \nthe gates<00:00:00.500><c> of the</c>"),
    (2, 2.01, "the gates of the\n "),
    (2.01, 4, "the gates of the\nold port<00:00:03.000><c> were</c>"),
    (4, 4.01, "old port were\n "),
    (4.01, 6, "old port were\nshut<00:00:05.000><c> by noon</c>"),
)


def test_the_lines_of_a_rolling_caption_are_read_once():
    assert said(ROLLING) == ["the gates of the\nold port were\nshut by noon"]
    assert checker.check("the gates of the old port were shut by noon", read_subtitles(ROLLING)).status == "verbatim"


@pytest.mark.parametrize(
    ("cues", "words"),
    [
        ([(0, 2, "one\ntwo"), (2, 4, "two\nthree"), (4, 6, "three\nfour")], "one two three four"),
        ([(0, 2, "one"), (0, 2, "one")], "one"),
        ([(0, 2, "one"), (1, 3, "one\ntwo")], "one two"),
        ([(0, 2, "no"), (2, 4, "no")], "no no"),
        ([(0, 2, "no"), (2.5, 4, "no\nnever")], "no no never"),
        ([(0, 2, "no\nno"), (3, 4, "no")], "no no no"),
        ([(5, 6, "no"), (0, 1, "no\nnever")], "no never no"),
    ],
)
def test_words_said_twice_are_kept_and_words_shown_twice_are_not(cues, words):
    assert " ".join(said(vtt(*cues))).split() == words.split()


WORDS = "the gates of the old port were shut by noon on Friday".split()
GROWING = [(at, at + 1, " ".join(WORDS[: at + 1])) for at in range(len(WORDS))]


def test_a_caption_that_grows_word_by_word_is_read_when_it_is_complete():
    second = [(start + 20, end + 20, text) for start, end, text in GROWING]
    assert said(vtt(*GROWING, *second)) == [" ".join(WORDS)] * 2


def test_words_that_begin_as_those_before_them_are_said_again_where_captions_do_not_grow():
    assert " ".join(said(vtt("No", "No never.", *WORDS))).startswith("No\nNo never.")


def test_cues_are_read_in_the_order_in_which_they_are_shown():
    assert said(vtt((2, 4, "of the old port"), (0, 2, "the gates"), (4, 6, "were shut."))) == [
        "the gates\nof the old port\nwere shut."
    ]


def test_a_second_reel_whose_times_begin_anew_is_read_after_the_first():
    first = [(0, 2, "The gates were shut."), (3_000, 3_002, "Nobody came.")]
    assert said(vtt(*first, (1, 3, "Later it rained."))) == ["The gates were shut.", "Nobody came.", "Later it rained."]


@BOTH
def test_marks_of_the_place_are_none_of_the_words(make):
    assert said(make("{\\an8}the gates", "{\\an8}were shut.")) == ["the gates\nwere shut."]


# --- what a file holds beside its words


def test_what_is_not_shown_is_not_read():
    source = (
        "\ufeffWEBVTT - A film\r\nKind: captions\r\nLanguage: en-GB\r\n\r\nNOTE Not\r\nthis\r\n\r\nSTYLE\r\n"
        "::cue { color: red }\r\n\r\nREGION\r\nid:one\r\n\r\n4 - intro\r\n"
        "00:01.000 --> 00:02.000 position:10% align:start\r\n"
        "<c.red.big>It</c> <ruby>sang<rt>x</rt></ruby> <lang en>all</lang> 3 &lt; 4 &amp; so&nbsp;on\r\n\r\n"
        "NOTE\r\nnor this\r\n"
    )
    document = read_subtitles(source)
    assert document.text == "It sang all 3 < 4 & so on"
    assert (document.metadata.language, document.metadata.told_by) == ("en-GB", (("language", "WebVTT header"),))


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@BOTH
def test_line_ends_and_a_byte_order_mark_make_no_difference(make, newline, mark):
    source = make("The gates were\nshut", "by noon.")
    assert said(mark + source.replace("\n", newline)) == ["The gates were\nshut\nby noon."]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{\\an8}<font color="#fff">It</font> <b>sang</b>', "It sang"),
        ("It <sang> on", "It <sang> on"),
        ("3 < 4 and 5 > 4", "3 < 4 and 5 > 4"),
        ("{so} it sang", "{so} it sang"),
    ],
)
def test_of_subrip_the_tags_and_positions_are_not_read_and_all_else_is(text, words):
    assert said(srt(text)) == [words]


# --- broken files


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("", []),
        ("WEBVTT", []),
        ("no cue at all", []),
        (
            "WEBVTT\n\n00:01.000 --> 00:02.000\none.\n\n00:xx --> 00:04.000\nlost\n\n00:05.000 --> 00:06.000\ntwo.",
            ["one.", "two."],
        ),
        ("WEBVTT\n\n00:99.000 --> 99:99.999\nlost\n\n00:05.000 --> 00:06.000\ntwo.", ["two."]),
        ("00:01.000 --> 00:02.000\none.\n\n00:05.000 --> 00:06.000\ntwo.", ["one.", "two."]),
        ("00:00:01,000 --> 00:00:02,000\none.\n00:00:05,000 --> 00:00:06,000\ntwo.", ["one.", "two."]),
        (
            "1\n00:00:01,000 --> 00:00:02,000\none\n\nstill one.\n\n2\n00:00:05,0 --> 00:00:06,0\ntwo.",
            ["one\nstill one.", "two."],
        ),
        ("words\n\n7\n00:00:01.000 --> 00:00:02.000\none.", ["one."]),
        ("WEBVTT\n00:01.000 --> 00:02.000\none.", ["one."]),
        ("\n\nWEBVTT\n\n00:01.000 --> 00:02.000\none.", ["one."]),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada\none.", ["<v Ada\none."]),
        ("1\n00:00:05,000 --> 00:00:02,000\nbackwards.", ["backwards."]),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n&#xD800;\0 one", ["\ufffd\ufffd one"]),
    ],
)
def test_a_broken_file_is_read_as_far_as_it_goes(source, blocks):
    assert said(source) == blocks


@pytest.mark.parametrize("header", ["1\n", "WEBVTT\n\n"])
@pytest.mark.parametrize(
    ("times", "path"),
    [
        ("00:00:01,000 -> 00:00:02,000", "t=1"),
        ("00:00:01:500 --> 00:00:02:000", "t=1.5"),
        ("00:00:01 --> 00:00:02", "t=1"),
        ("00:01 --> 00:02", "t=1"),
        ("0:0:1.5-->0:0:2,25", "t=1.5"),
        ("00:01:500 --> 00:02:000", "t=1.5"),
        ("00:00:01.500000 --> 00:00:02.000000 X1:1", "t=1.5"),
    ],
)
def test_times_that_are_written_otherwise_lose_no_words(header, times, path):
    document = read_subtitles(f"{header}{times}\nThe gates\n\n2\n00:00:02.000 --> 00:00:03.000\nwere shut.\n")
    assert document.text == "The gates\nwere shut."
    assert document.blocks[0].path == path


@BOTH
def test_an_arrow_in_a_cues_words_loses_no_words(make):
    assert said(make("Press A --> B", "and go.")) == ["Press A --> B\nand go."]


PIECES = st.sampled_from(
    [
        "WEBVTT",
        "\n",
        "\n\n",
        "00:00:01.000 --> 00:00:02.000\n",
        "00:00:02,000 --> 00:00:09,000\n",
        "99:99.9 --> x\n",
        "-->",
        "4\n",
        "NOTE\n",
        "STYLE\n",
        "<v Ada>",
        "</v>",
        "<i>",
        "<rt>",
        "[Music]",
        "[",
        "(",
        "♪",
        "- ",
        ">>",
        "sang.",
        "&#xD800;",
        "&#10;",
        "{\\an8}",
        "\r",
        "\0",
        "\u2028",
        "\x85",
        "\x1c",
        "²",
    ]
)


@settings(deadline=None, max_examples=400)
@given(st.lists(PIECES | st.text(max_size=5), max_size=40).map("".join), st.sampled_from(["", "WEBVTT\n\n", "1\n"]))
def test_any_text_gives_a_document_whose_blocks_keep_their_promises(source, header):
    assert_promises(read_subtitles(header + source))
    assert read_subtitles(header + source).sha256 == read_subtitles(header + source).sha256


@settings(deadline=None, max_examples=200)
@given(
    st.lists(st.text("abc. -'", min_size=1, max_size=12).filter(lambda text: any(map(str.isalnum, text))), max_size=8)
)
def test_no_word_of_a_cue_is_lost(texts):
    for make in (vtt, srt):
        assert " ".join(said(make(*texts))).split() == " ".join(texts).split()


ONE = "WEBVTT\n\n00:00.000 --> 00:01.000\n"


@pytest.mark.parametrize(
    "source",
    [
        vtt(*(f"line {number}" for number in range(20_000))),
        srt(*(f"line {number}" for number in range(20_000))),
        ONE + "x\n" * 200_000 + "\n" + ONE.removeprefix("WEBVTT\n") + "y\n" * 200_000,
        ONE + "<" * 200_000,
        ONE + "<v " * 100_000,
        ONE + "<rt>" * 100_000,
        ONE + "[" * 200_000,
        ONE + "(" * 200_000,
        ONE + "{\\" * 100_000,
        ONE + "&" * 200_000,
        "-->\n" * 200_000 + ONE,
        "1" * 500_000 + ONE,
        " " * 1_000_000 + ONE,
        "1\n00:00:00,000 --> 00:00:01,000\n" + "\n1" * 200_000,
        "1\n00:00:00,000 --> 00:00:01,000\n" + "-->" * 200_000,
    ],
    ids=range(15),
)
def test_a_file_that_is_made_to_be_slow_is_not(source):
    began = time.process_time()
    assert_promises(read_subtitles(source))
    assert time.process_time() - began < 5


# --- what is missing


BROKEN_TIMES = [
    "00:00:0x.000 --> 00:00:04.000",
    "x --> y",
    "00:00:02.000",
    "00:00:02.000 --> ",
    "00:00:62.000 --> 00:00:64.000",
    "-00:00:02.000 --> 00:00:04.000",
    "00;00;02.000 --> 00;00;04.000",
]


def state_of(source):
    return file_state(read_subtitles(source), is_page=False).state


@BOTH
@pytest.mark.parametrize("times", BROKEN_TIMES)
@pytest.mark.parametrize("at", [0, 1, 2])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_file_with_a_cue_whose_times_cannot_be_told_accuses_nobody(make, times, at, newline):
    source = make((0, 2, "the gates of"), (2, 4, "the old port"), (4, 6, "were shut."))
    good = [line for line in source.split("\n") if "-->" in line][at]
    assert state_of(source) == "captured"
    assert state_of(source.replace(good, times).replace("\n", newline)) == "partial"


@BOTH
@pytest.mark.parametrize("words", ["press A --> B", "at\n12:30:10 it", "in\n1990\nit rained", "is\n- it?", "5 <3"])
def test_words_that_look_a_little_like_times_are_words(make, words):
    assert state_of(make("the gates of", words, "were shut.")) == "captured"


@pytest.mark.parametrize(
    "source",
    [
        "WEBVTT\n\n00:01.000 --> 00:02.000\none.\n\nlost words\n\n00:05.000 --> 00:06.000\ntwo.\n",
        "words\n\n7\n00:00:01,000 --> 00:00:02,000\none.\n",
        "1\n00:00:01,000 --> 00:00:02,000\none.\n\n2\n",
        "1\n00:00:01,000 --> 00:00:02,000\none.\n\n2\n00:00:0",
        "1\n00:00:01,000 --> 00:00:02,000\none.\n\n2\n00:00:03,000 --> 00:0",
        "WEBVTT\n\n00:01.000 --> 00:02.000\none <i",
    ],
)
def test_a_file_that_shows_that_words_are_missing_accuses_nobody(source):
    assert state_of(source) == "partial"


@pytest.mark.parametrize(
    "source",
    [
        "\n1\n00:00:01,000 --> 00:00:02,000\none\n\nstill one.\n\n2\n00:00:05,000 --> 00:00:06,000\ntwo.",
        "WEBVTT\n\nNOTE\nof --> all\n\n1\n\n00:01.000 --> 00:02.000\none.\n\nNOTE end\n\nSTYLE\n::cue {}\n",
        "WEBVTT\nKind: captions\n\nSTYLE\n::cue {\n\n}\n\n00:01.000 --> 00:02.000\none.\n\n",
        "1\n00:00:01,000 --> 00:00:02,000\none.\n\n2\n00:00:03,000 --> 00:00:04,000\n\n\n",
    ],
)
def test_a_file_with_blank_lines_and_what_is_not_shown_is_whole(source):
    assert state_of(source) == "captured"
