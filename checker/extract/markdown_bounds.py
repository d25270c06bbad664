"""What keeps the Markdown parser linear and whole: how deep blocks nest, how far brackets and HTML are looked for."""

import re
from types import ModuleType

from markdown_it import MarkdownIt, helpers
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_block.html_block import html_block
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_inline, footnote_ref

NESTING_LIMIT = 60
"""How deep quotations and lists may stand in each other, a list counting twice; the parser recurses."""
NESTED_LINES_LIMIT = 200_000
"""Lines that are left, times the depth: each level goes over all lines of the one around it."""
LABEL_STEPS = 1_000_000
"""How far, in all, the ends of brackets are looked for in a text; it takes a second, a book some thousand steps."""
CELLS_LIMIT = 100_000
"""Cells of all tables of a text: each takes 40 microseconds, however short it is."""
NOTE_MARK_CHARACTERS = 100
_CLOSED: list[tuple[re.Pattern[str], re.Pattern[str]]] = [
    (
        re.compile(r"<(?:script|pre|style|textarea)(?=[\s>]|$)", re.IGNORECASE),
        re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE),
    ),
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(r"<\?"), re.compile(r"\?>")),
    (re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>")),
    (re.compile(r"<![A-Za-z]"), re.compile(r">")),
]
"""HTML blocks that a blank line does not end, and what ends them (CommonMark §4.6, kinds 1 to 5)."""
MORE_FOLLOWS = "more_follows"
"""In the parser's environment: whether the text goes on where the parsed piece of it ends."""
CELLS = "cells"
"""Likewise: the cells of the tables met so far."""
_STEPS = "label_steps"
_UNCLOSED = "unclosed"


def bound(markdown: MarkdownIt) -> None:
    """Bound a parser that has the footnotes plugin. What goes beyond a bound is read as text; no word is lost."""
    markdown.options["maxNesting"] = NESTING_LIMIT
    markdown.block.ruler.before("table", "too_deep", _too_deep)
    markdown.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    markdown.block.ruler.at("html_block", _html_block, {"alt": ["paragraph", "reference", "blockquote"]})
    markdown.core.ruler.at("inline", _inline)
    markdown.inline.ruler.at("footnote_inline", _footnote_inline)
    markdown.inline.ruler.at("footnote_ref", _footnote_ref)
    bounded = ModuleType(helpers.__name__)
    bounded.__dict__.update(vars(helpers), parseLinkLabel=_link_label)
    markdown.helpers = bounded


def _too_deep(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Read the lines up to the next blank one as a paragraph where they stand too deep for anything else."""
    is_deep = state.level >= NESTING_LIMIT - 2 or state.level * (end_line - start_line) > NESTED_LINES_LIMIT
    if silent or not is_deep:
        return False
    line = start_line + 1
    while line < end_line and not state.isEmpty(line) and not 0 <= state.sCount[line] < state.blkIndent:
        line += 1
    state.push("paragraph_open", "p", 1).map = [start_line, line]
    inline = state.push("inline", "", 0)
    inline.content = state.getLines(start_line, line, state.blkIndent, False).strip()
    inline.map = [start_line, line]
    inline.children = []
    state.push("paragraph_close", "p", -1)
    state.line = line
    return True


def _table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Read a table as long as there are not too many cells; what comes after is a paragraph with its bars."""
    before = state.env.get(CELLS, 0)
    if before > CELLS_LIMIT or not table(state, start_line, end_line, True):
        return False
    if silent:
        return True
    start, end = state.bMarks[start_line], state.eMarks[end_line - 1]
    blank = state.src.find("\n\n", start, end)
    end = end if blank < 0 else blank
    # The parser fills up rows that are shorter than the first.
    columns = state.src.count("|", start, state.eMarks[start_line]) + 1
    cells = max(state.src.count("|", start, end), columns * (state.src.count("\n", start, end) + 1))
    state.env[CELLS] = before + cells
    return before + cells <= CELLS_LIMIT and table(state, start_line, end_line, False)


def _html_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Read an HTML block as CommonMark §4.6 has it; one that would go on to the end, its end missing, is none."""
    begin = state.bMarks[start_line] + state.tShift[start_line]
    if not state.src.startswith("<", begin):
        return False
    line = state.src[begin : state.eMarks[start_line]]
    for number, (opening, closing) in enumerate(_CLOSED):
        if opening.match(line):
            if not _is_closed(state, start_line, end_line, number, closing):
                return False
            break
    return html_block(state, start_line, end_line, silent)


def _is_closed(state: StateBlock, start_line: int, end_line: int, number: int, closing: re.Pattern[str]) -> bool:
    known = state.env.get(_UNCLOSED)
    if known is None or known[0] is not state:
        known = state.env[_UNCLOSED] = (state, {})
    unclosed: dict[tuple[int, int], tuple[int, int]] = known[1]
    # Asked whether it ends a paragraph, a rule is not told where the container ends.
    container = (number, state.blkIndent)
    first, last = unclosed.get(container, (0, 0))
    if first <= start_line < last:
        return False
    line = start_line
    while line < end_line and (line == start_line or state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
        if closing.search(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line]):
            return True
        line += 1
    if line == len(state.eMarks) - 1 and state.env.get(MORE_FOLLOWS):
        return True
    unclosed[container] = (start_line, line)
    return False


def _inline(state: StateCore) -> None:
    """Parse what stands in paragraphs, headings and cells; what holds no mark is text, and is so many times faster."""
    for token in state.tokens:
        if token.type == "inline" and token.children is not None:
            if state.md.inline.terminator_re.search(token.content):
                state.md.inline.parse(token.content, state.md, state.env, token.children)
            elif token.content:
                token.children.append(Token("text", "", 0, content=token.content))


def _link_label(state: StateInline, start: int, disableNested: bool = False) -> int:
    """Find the end of the label that begins with this bracket, -1 where there is none or the steps are used up."""
    left = state.env.get(_STEPS, LABEL_STEPS)
    end = -1
    before, level = state.pos, 1
    state.pos = start + 1
    while state.pos < state.posMax and left > 0:
        left -= 1
        marker = state.src[state.pos]
        if marker == "]":
            level -= 1
            if level == 0:
                end = state.pos
                break
        previous = state.pos
        state.env[_STEPS] = left
        state.md.inline.skipToken(state)
        left = state.env[_STEPS]
        if marker == "[":
            if previous == state.pos - 1:
                level += 1
            elif disableNested:
                break
    state.env[_STEPS] = left
    state.pos = before
    return end


def _footnote_inline(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("^[", state.pos) or _link_label(state, state.pos + 1) < 0:
        return False
    return footnote_inline(state, silent)


def _footnote_ref(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if not state.src.startswith("[^", start) or state.src.find("]", start, start + NOTE_MARK_CHARACTERS) < 0:
        return False
    return footnote_ref(state, silent)
