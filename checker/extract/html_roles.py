"""What an element of a page is for: whether it is a block, is read at all, and which role its text has."""

from collections.abc import Mapping

from checker.extract.document import Role

SKIPPED = frozenset(
    [
        "head",
        "script",
        "style",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "map",
        "rp",
        "rt",
        "datalist",
    ]
)
"""Elements whose text no reader sees as the page's text; fallback content among them."""

BLOCKS = frozenset(
    [
        "html",
        "body",
        "address",
        "article",
        "aside",
        "blockquote",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "xmp",
        "listing",
        "plaintext",
    ]
)
"""Elements that begin on a line of their own (WHATWG HTML §15.3), table cells and options with them."""

PREFORMATTED = frozenset({"pre", "textarea", "listing", "xmp", "plaintext"})

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BY_TAG = {
    "nav": Role.NAVIGATION,
    "menu": Role.NAVIGATION,
    "button": Role.NAVIGATION,
    "select": Role.NAVIGATION,
    "dialog": Role.ASIDE,
    "noscript": Role.ASIDE,
    "aside": Role.ASIDE,
    "figcaption": Role.CAPTION,
    "caption": Role.CAPTION,
    "blockquote": Role.QUOTATION,
}
_BY_ARIA_ROLE = {
    "navigation": Role.NAVIGATION,
    "banner": Role.NAVIGATION,
    "contentinfo": Role.NAVIGATION,
    "menu": Role.NAVIGATION,
    "menubar": Role.NAVIGATION,
    "search": Role.NAVIGATION,
    "complementary": Role.ASIDE,
    "dialog": Role.ASIDE,
    "alertdialog": Role.ASIDE,
    "comment": Role.COMMENT,
}
_BY_NAME = {
    **dict.fromkeys(
        ("breadcrumb", "breadcrumbs", "menu", "nav", "navbar", "navigation", "site-footer", "site-header", "topbar"),
        Role.NAVIGATION,
    ),
    **dict.fromkeys(
        (
            "cookie-banner",
            "more-stories",
            "most-read",
            "newsletter",
            "promo",
            "recommended",
            "related",
            "related-articles",
            "related-content",
            "related-stories",
            "share",
            "sidebar",
            "social-share",
        ),
        Role.ASIDE,
    ),
    **dict.fromkeys(
        ("comment", "comment-list", "commentlist", "comments", "comments-area", "comments-section", "disqus_thread"),
        Role.COMMENT,
    ),
}
"""Class names and ids, each met whole: `has-sidebar` on a page's body says nothing of its text."""

_OUTSIDE = frozenset({Role.NAVIGATION, Role.ASIDE, Role.COMMENT})
_STRUCTURE = frozenset({"html", "body", "main", "article"})


def role_of(tag: str, attributes: Mapping[str, object], parent: Role, *, in_article: bool) -> Role:
    """Give the role of an element's text from its tag, ARIA role, class and id, and its parent's role.

    A role outside the article holds for all that is in it; a comment or a caption keeps its own.
    """
    own = _own_role(tag, attributes, in_article=in_article)
    if parent in _OUTSIDE:
        return Role.COMMENT if own is Role.COMMENT else parent
    if own is not None:
        return own
    return parent


def _own_role(tag: str, attributes: Mapping[str, object], *, in_article: bool) -> Role | None:
    if tag in _STRUCTURE:
        return None
    if is_hidden(attributes):
        return Role.ASIDE
    aria = _BY_ARIA_ROLE.get(str(attributes.get("role", "")).lower())
    if aria is not None:
        return aria
    if tag in _HEADINGS:
        return Role.HEADLINE
    if tag in _BY_TAG:
        return _BY_TAG[tag]
    for name in _names(attributes):
        if name in _BY_NAME:
            return _BY_NAME[name]
    if tag in ("header", "footer") and not in_article:
        return Role.NAVIGATION
    return None


def is_hidden(attributes: Mapping[str, object]) -> bool:
    """Whether the markup itself hides the element. Scripts may show it, so its text is read, as an aside."""
    style = str(attributes.get("style", "")).replace(" ", "").lower()
    return "hidden" in attributes or "display:none" in style or "visibility:hidden" in style


def _names(attributes: Mapping[str, object]) -> list[str]:
    classes = attributes.get("class", "")
    names = [str(name) for name in classes] if isinstance(classes, list) else str(classes).split()
    return [name.lower() for name in [*names[:20], str(attributes.get("id", ""))]]
