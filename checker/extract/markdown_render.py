"""Markdown to HTML, piece by piece."""

from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from checker.extract.markdown_bounds import CELLS, MORE_FOLLOWS, bound
from checker.extract.markdown_html import shown_html

PIECE_CHARACTERS = 100_000
"""The parser keeps some hundred bytes for each character of what it parses at once."""


def render_markdown(text: str) -> str:
    """Render CommonMark with GitHub's tables and strikethrough and with footnotes, whose notes stand at the end.

    Time grows with the length of the text alone.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    environment: dict[str, Any] = {}
    # Links and notes may be defined in a later piece than the one that uses them.
    pieces = list(_pieces(text, environment))
    environment[CELLS] = 0
    rendered, notes = [], []
    for piece in pieces:
        tokens = _MARKDOWN.parse(piece, environment)
        body, defined = _without_notes(tokens)
        rendered.append(_MARKDOWN.renderer.render(body, _MARKDOWN.options, environment))
        notes.append(_MARKDOWN.renderer.render(defined, _MARKDOWN.options, environment))
        notes += _notes_inside(environment)
    return "".join(rendered + notes)


def _pieces(text: str, environment: dict[str, Any]) -> Iterator[str]:
    """Part a text between two of its outermost blocks, and collect what it defines for all of them."""
    start, size = 0, PIECE_CHARACTERS
    environment[MORE_FOLLOWS] = True
    while len(text) - start > size:
        end = text.find("\n", start + size) + 1
        if not 0 < end < len(text):
            break
        tokens: list[Token] = []
        _MARKDOWN.block.parse(text[start:end].replace("\0", "\ufffd"), _MARKDOWN, environment, tokens)
        # The last block may go on behind the piece.
        lines = max((token.map[0] for token in tokens if token.level == 0 and token.map), default=0)
        if not lines:
            size *= 2
            continue
        cut = start
        for _ in range(lines):
            cut = text.index("\n", cut) + 1
        yield text[start:cut]
        start, size = cut, PIECE_CHARACTERS
    environment[MORE_FOLLOWS] = False
    if start:
        _MARKDOWN.block.parse(text[start:].replace("\0", "\ufffd"), _MARKDOWN, environment, [])
    yield text[start:]


def _without_notes(tokens: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """Part the notes that are defined from all else."""
    body: list[Token] = []
    notes: list[Token] = []
    depth = 0
    for token in tokens:
        if token.type == "footnote_reference_open":
            depth += 1
        (notes if depth else body).append(token)
        if token.type == "footnote_reference_close":
            depth -= 1
    return body, notes


def _notes_inside(environment: dict[str, Any]) -> Iterator[str]:
    """Render the notes that were written where they belong, `^[so]`, and forget them."""
    listed = environment.get("footnotes", {}).get("list", {})
    for note in listed.values():
        if "tokens" in note:
            inline = Token("inline", "", 0, children=note.pop("tokens"))
            yield f"<p>{_MARKDOWN.renderer.render([inline], _MARKDOWN.options, environment)}</p>\n"


def _raw_html(
    _renderer: RendererHTML, tokens: Sequence[Token], index: int, _options: object, _environment: object
) -> str:
    token = tokens[index]
    following = "".join(after.content for after in tokens[index + 1 : index + 3])
    return shown_html(token.content, following, is_block=token.type == "html_block")


def _nothing(
    _renderer: RendererHTML, _tokens: Sequence[Token], _index: int, _options: object, _environment: object
) -> str:
    return ""


def _make_markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": True})
    markdown.enable(["table", "strikethrough"]).use(footnote_plugin, move_to_end=False)
    for rule in ("html_inline", "html_block"):
        markdown.add_render_rule(rule, _raw_html)
    # A note's mark stands between the words of a sentence and is none of them.
    markdown.add_render_rule("footnote_ref", _nothing)
    for rule in ("footnote_reference_open", "footnote_reference_close"):
        markdown.add_render_rule(rule, _nothing)
    bound(markdown)
    return markdown


_MARKDOWN = _make_markdown()
