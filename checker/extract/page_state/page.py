"""What a rule may look at: the document that was read and the exchange that it came from."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import SplitResult, urlsplit

from checker.capture.archives.archive import original_url
from checker.capture.capture import Capture
from checker.extract.document import OWN_WORDS, Block, Document
from checker.extract.html.roles import LONG_WORD_CHARACTERS, count_words

MARKUP_LIMIT_BYTES = 256 * 1024
"""Of the markup that is looked at for marks; what stands in the place of a source is small."""

WHOLE_ARTICLE_WORDS = 150
"""A page that shows fewer words of its own than this is not taken for the whole.

The shortest agency briefs have 60 to 150 words: they end as `partial`, which costs a "not found" that
would have been right. A lower bar would cost false accusations, for teasers run to 120 words.
"""


@dataclass(frozen=True, eq=False)
class Page:
    """A document and how it was come by; a file was come by in no way, so rules about addresses never hold for it."""

    document: Document
    cited_url: str = ""
    reached_url: str = ""
    redirected: bool = False
    headers: tuple[tuple[str, str], ...] = ()
    """Of the last response, names in lower case."""
    markup: bytes = b""
    """The beginning of what was read."""

    @staticmethod
    def of(capture: Capture, document: Document, body: bytes) -> "Page":
        """Put together what a capture shows."""
        redirected = bool(capture.redirects)
        markup = body[:MARKUP_LIMIT_BYTES]
        # An archive keeps redirects as well: to the home page, to an error page.
        cited, reached = original_url(capture.cited_url), original_url(capture.captured_url)
        return Page(document, cited, reached, redirected, capture.headers, markup)

    @cached_property
    def title(self) -> str:
        """The title, or nothing."""
        return self.document.metadata.title or ""

    @cached_property
    def cited(self) -> SplitResult:
        """The address that the claim cites."""
        return _split(self.cited_url)

    @cached_property
    def reached(self) -> SplitResult:
        """The address that answered."""
        return _split(self.reached_url)

    def header(self, name: str) -> str:
        """Give the first header of that name (lower case), or nothing."""
        return next((value for key, value in self.headers if key == name), "")

    @cached_property
    def is_html(self) -> bool:
        """Whether a page was served; some servers call their PDF files pages."""
        blocks = self.document.blocks
        is_pdf = bool(blocks) and blocks[0].path.startswith("page=")
        return "html" in self.header("content-type").lower() and not is_pdf

    @cached_property
    def own_blocks(self) -> tuple[Block, ...]:
        """The blocks of what the source itself says at length.

        What a page keeps for its scripts may be a part, or another page's; its headings are those of other stories too.
        """
        blocks = self.document.blocks
        return tuple(block for block in blocks if block.role in OWN_WORDS and not block.path.startswith("script"))

    @cached_property
    def own_words(self) -> int:
        """How many words the source itself says."""
        return sum(count(self.text_of(block)) for block in self.own_blocks)

    @cached_property
    def declares_day(self) -> bool:
        """Whether the page declares, rather than shows, when it was published: a text of its own has a day.

        207 of 309 real articles do; a story card on an error page shows one.
        """
        where = dict(self.document.metadata.told_by).get("published", "")
        return where.startswith(("json-ld", "meta ", "microdata"))

    @cached_property
    def keeps_text_for_scripts(self) -> bool:
        """Whether text was read that the page does not show."""
        return any(block.path.startswith("script") for block in self.document.blocks)

    def text_of(self, block: Block) -> str:
        """Give the text of a block."""
        return self.document.text[block.start : block.end]


def _split(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError:  # no fetch leads to such an address, but a cache may come from anyone
        return urlsplit("")


def count(text: str) -> int:
    """Count words; in a script without spaces two characters count as one."""
    words = len(text.split())
    return words if len(text) <= LONG_WORD_CHARACTERS * words else count_words(text)
