"""JSON-LD is read as far as it can be; what is broken, deep or huge harms nothing."""

import json
import time

import pytest

from checker.extract.page_metadata.json_ld import NODE_LIMIT, by_id, read_json_ld

GOOD = '{"@type": "NewsArticle", "headline": "Kettle, sings"}'


def headlines(*blocks: str) -> list[object]:
    return [node.fields["headline"] for node in read_json_ld(blocks) if "headline" in node.fields]


@pytest.mark.parametrize(
    "block",
    [
        GOOD,
        f"\ufeff \n{GOOD};",
        f"<!-- {GOOD} -->",
        f"<!--//--><![CDATA[//><!--\n{GOOD}\n//--><!]]>",
        f"/* <![CDATA[ */ {GOOD} /* ]]> */",
        f"//<![CDATA[\n{GOOD}\n//]]>",
        '{"@type": "NewsArticle", "headline": "Kettle, sings", }',
        '{"a": [1, 2, ], "headline": "Kettle, sings",\n}',
        GOOD + " trailing words",
        '{"a": 1}' + GOOD,
        '{"a": 1},\n' + GOOD,
        GOOD.replace('"', "&quot;"),
        r'{"note": "it\'s", "headline": "Kettle, sings"}',
    ],
)
def test_what_json_forbids_and_pages_do_is_tolerated(block):
    assert headlines(block) == ["Kettle, sings"]


def test_a_line_end_inside_a_string_is_kept():
    assert headlines('{"headline": "Kettle\n\tsings"}') == ["Kettle\n\tsings"]


def test_a_repair_changes_no_string():
    assert headlines(r'{"headline": "a, ] \" ,} \\", }') == [r'a, ] " ,} \ '.strip()]


@pytest.mark.parametrize(
    "block",
    [
        "",
        "not json",
        "{",
        '{"headline":"x"',
        "[" * 100_000,
        '{"a":' * 100_000,
        "[" * 900 + "]" * 900,
        "9" * 5_000,
        "1e999",
        "NaN",
        "null",
        '{"@type":' + '{"a":' * 400 + "1" + "}" * 400 + "}",
        '"' * 99_999,
        '{"a":"' + "\\" * 100_000,
        "<!--" * 50_000,
        "&quot;&#" + "9" * 5_000,
    ],
    ids=lambda text: f"{text[:12]}-{len(text)}",
)
def test_a_block_that_cannot_be_read_does_not_hide_the_next(block):
    assert headlines(block, GOOD) == ["Kettle, sings"]


@pytest.mark.parametrize(("depth", "read"), [(150, ["deep"]), (250, []), (800, []), (1_000, []), (20_000, [])])
@pytest.mark.parametrize("tail", ["", ",", GOOD], ids=["whole", "repaired", "followed"])
def test_how_deep_a_block_is_read_does_not_hang_on_the_version_of_python(depth, read, tail):
    """Its own limit differs from version to version, and with what called it."""
    inner = "[" * depth + "]" * depth
    block = f'{{"headline": "deep", "a": {inner}{"," if tail == "," else ""}}}{tail.strip(",")}'
    assert headlines(block)[:1] == read


@pytest.mark.parametrize("start", ["", '{"a":', '{"a": "b'])
def test_strings_that_never_end_take_no_longer_than_others(start):
    before = time.process_time()
    assert headlines(start + '"\\' * 20_000, GOOD) == ["Kettle, sings"]
    assert time.process_time() - before < 1


def test_more_nodes_than_any_page_has_are_not_all_read():
    assert len(read_json_ld([json.dumps([{"n": n} for n in range(5 * NODE_LIMIT)])])) < NODE_LIMIT
    assert len(read_json_ld(['{"n": 1}'] * 5 * NODE_LIMIT)) <= NODE_LIMIT


def test_types_are_told_without_their_address():
    (node,) = read_json_ld(['{"@type": ["https://schema.org/NewsArticle", "schema:Thing", 7, null]}'])
    assert node.types == {"NewsArticle", "Thing"}


@pytest.mark.parametrize("kind", ["null", "1", "{}", "[]", '[["NewsArticle"]]'])
def test_a_type_that_is_none_gives_none(kind):
    assert read_json_ld([f'{{"@type": {kind}}}'])[0].types == frozenset()


def test_a_node_tells_the_properties_that_lead_to_it():
    nodes = read_json_ld(['{"@graph": [{"@id": "a", "hasPart": [{"@id": "a"}]}]}'])
    assert [node.via for node in nodes] == [(), ("@graph",), ("@graph", "hasPart")]


def test_an_id_leads_to_the_object_that_says_more():
    nodes = read_json_ld(['[{"@id": "#tea"}, {"@id": "#tea", "name": "The Tea Leaf"}]'])
    assert by_id(nodes)["#tea"]["name"] == "The Tea Leaf"
