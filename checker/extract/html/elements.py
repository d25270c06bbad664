"""Kinds of HTML elements: which begin on a line of their own, and which are not read."""

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
"""Elements without content (WHATWG HTML §13.1.2)."""

RAW_TEXT = frozenset("script style xmp iframe noembed noframes plaintext".split())
"""Elements whose content is no markup (§13.1.2)."""

SKIPPED = frozenset(
    "head script style template iframe embed canvas audio video rp rt rtc datalist annotation annotation-xml img "
    "input noembed noframes".split()
)
"""Elements whose text no reader sees as the page's text; fallback content among them."""

DESCRIPTIONS = frozenset("title desc metadata defs symbol".split())
"""Elements of a drawing that show no text (SVG 2 §5)."""

BLOCKS = frozenset(
    "html body address article aside blockquote button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol optgroup "
    "option p pre search section select summary table tbody td textarea tfoot th thead tr ul xmp listing "
    "plaintext text foreignObject".split()
)
"""Elements that begin on a line of their own (§15.3), table cells, form controls and options, texts of drawings."""

PREFORMATTED = frozenset("pre textarea listing xmp plaintext".split())
