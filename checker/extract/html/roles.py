"""What an element of a page is for: the role that its tag, its ARIA role, its classes and its id give its text."""

import re
from functools import lru_cache
from typing import NamedTuple

from checker.extract.document import Role

_BY_TAG = {
    **dict.fromkeys(("nav", "menu", "button", "select"), Role.NAVIGATION),
    **dict.fromkeys(("dialog", "aside"), Role.ASIDE),
    **dict.fromkeys(("figcaption", "caption", "text"), Role.CAPTION),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Role.HEADLINE),
    "blockquote": Role.QUOTATION,
    "li": Role.LIST,
    "dd": Role.LIST,
    "dt": Role.LIST,
    "td": Role.TABLE,
    "th": Role.TABLE,
}
_BY_ARIA_ROLE = {
    **dict.fromkeys(("navigation", "banner", "contentinfo", "menu", "menubar", "search", "toolbar"), Role.NAVIGATION),
    **dict.fromkeys(("complementary", "dialog", "alertdialog"), Role.ASIDE),
    "comment": Role.COMMENT,
}
_BY_NAME = {
    **dict.fromkeys(
        "breadcrumb breadcrumbs footer hamburger masthead megamenu menu menus nav navbar navi navigation pager "
        "pagination sitemap skip skiplink submenu toolbar topbar topnav".split(),
        Role.NAVIGATION,
    ),
    **dict.fromkeys(
        "ad ads adsense advert advertisement adverts banner bio consent cookie cookies copyright cta disclaimer "
        "disclosure donate donation gdpr login modal newsletter optin outbrain overlay popular popup promo promos "
        "promoted promotion rail readmore recirc recommended recommendation recommendations related share sharebar "
        "sharing shares sidebar signin signup social sponsor sponsored sponsors subscribe subscription taboola "
        "tagcloud tags teaser teasers trending upsell widget widgets".split(),
        Role.ASIDE,
    ),
    **dict.fromkeys(
        "comment comments commentlist commentform disqus livefyre respond".split(),
        Role.COMMENT,
    ),
    **dict.fromkeys("dek standfirst strapline".split(), Role.STANDFIRST),
    **dict.fromkeys(("caption", "captions", "figcaption"), Role.CAPTION),
    **dict.fromkeys(("pullquote", "pullquotes"), Role.QUOTATION),
}
"""Words of class names and ids, as sites use them."""
_BY_WHOLE_NAME = {
    **dict.fromkeys(("disqus_thread", "commentlist"), Role.COMMENT),
    **dict.fromkeys(("most-read", "most-popular", "more-stories", "see-also", "read-more"), Role.ASIDE),
    **dict.fromkeys(("site-header", "site-footer", "skip-link"), Role.NAVIGATION),
    **dict.fromkeys(
        ("article-summary", "article-subtitle", "entry-subtitle", "sub-headline", "teaser-text"), Role.STANDFIRST
    ),
    **dict.fromkeys(("pull-quote", "pull_quote"), Role.QUOTATION),
    **dict.fromkeys(("credit", "credits", "image-credit", "img-credit", "photo-credit", "media-credit"), Role.CAPTION),
}
_UNSEEN = frozenset({"noscript", "object", "del", "s", "strike"})
"""Shown to browsers that run no script or lack a plug-in; struck out, so that the words stand no more."""
BESIDE = frozenset({"aside", "dialog"})
"""Some pages put all that they show into one."""
_STRUCTURE = frozenset({"html", "body", "main", "article"})
"""A class of the page as a whole says nothing of its text."""
_TEXT_TAGS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figure", "td", "th", "tr", "table"})
"""Elements that hold a text rather than a part of the page, so that their names style it: `p.share-text`."""
_STATES = ("has-", "is-", "no-", "with-", "js-", "hide-", "show-")
"""Beginnings of names that tell of another element: `has-sidebar`."""
HEADING_HYPHENS = 3
_FUNCTION_WORDS = frozenset("a an and are does for how in is of on or that the to what when where who why with".split())
NAMES_LIMIT_CHARACTERS = 400
LONG_WORD_CHARACTERS = 12
"""Words that are longer on average are none between spaces."""
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
OUTSIDE = frozenset({Role.NAVIGATION, Role.ASIDE, Role.COMMENT})


class Signs(NamedTuple):
    """What an element's tag and classes say of its text."""

    role: Role | None
    is_weak: bool
    """Whether it means something else where most of the page's text stands in it."""
    is_hidden: bool
    """Whether it is there for screen readers alone, or for browsers that run no script or lack a plug-in, or struck
    out: what its outlet struck is no longer its words."""
    is_note: bool
    """Whether its names call it the mark of a footnote."""


@lru_cache(maxsize=32768)
def signs_of(tag: str, classes: str | None, in_article: bool) -> Signs:
    """Read an element's tag and classes. Sites write the same ones on every page, so the answers are kept."""
    is_hidden = tag in _UNSEEN or (bool(classes) and not _FOR_SCREEN_READERS.isdisjoint(classes.split()))  # type: ignore[union-attr]
    is_note = bool(classes) and tag in NOTE_TAGS and NOTE_NAMES.search(classes) is not None  # type: ignore[arg-type]
    role, is_weak = _BY_TAG.get(tag), tag in BESIDE
    if tag not in _STRUCTURE and role not in OUTSIDE:
        if classes and (by_name := by_names(tag, classes)):
            role, is_weak = by_name, True
        elif tag in ("header", "footer") and not in_article:
            role, is_weak = Role.NAVIGATION, True
    return Signs(role, is_weak, is_hidden, is_note)


def role_by_aria(tag: str, aria_role: str) -> Role | None:
    """Give the role of an element's text that its ARIA role speaks for, or None."""
    return None if tag in _STRUCTURE else _BY_ARIA_ROLE.get(aria_role.lower())


@lru_cache(maxsize=8192)
def by_names(tag: str, names: str) -> Role | None:
    """Give the role that an element's classes or its id speak for, or None."""
    if tag in _STRUCTURE or tag in _TEXT_TAGS:
        return None
    small = names.lower()
    words = small.replace("-", " ").replace("_", " ").split()
    if small == names and _BY_NAME.keys().isdisjoint(words) and _BY_WHOLE_NAME.keys().isdisjoint(small.split()):
        return None
    for name in names[:NAMES_LIMIT_CHARACTERS].split():
        if by_whole := _BY_WHOLE_NAME.get(name.lower()):
            return by_whole
        if name.lower().startswith(_STATES) or _is_heading(name):
            continue
        for word in _WORD.findall(name):
            if by_word := _BY_NAME.get(word.lower()):
                return by_word
    return None


def _is_heading(name: str) -> bool:
    """Whether an id was made from a heading: `sharing-with-a-friend`."""
    return name.count("-") >= HEADING_HYPHENS and not _FUNCTION_WORDS.isdisjoint(name.lower().split("-"))


def calls_reader(text: str, *, has_link: bool) -> bool:
    """Whether a text begins like a call to its reader, with a link to follow, or a claim of copyright, or tells of
    an advertisement and of nothing else."""
    is_label = text.startswith(("©", "Copyright ©")) or _ADVERTISEMENT.fullmatch(text) is not None
    return is_label or (has_link and _CALL.match(text) is not None)


def count_words(text: str) -> int:
    """Count words, about: of scripts without spaces two characters are one."""
    words = text.count(" ") + text.count("\n") + 1
    return words if len(text) <= LONG_WORD_CHARACTERS * words else words + len(_UNSPACED.findall(text)) // 2


_CALL = re.compile(
    r"\W*(?:subscribe|sign up|follow|download|submit|register|donate|click|read (?:more|next|also)|"
    r"for the latest (?:news|stories|updates|headlines)|for more(?! than)|get (?:the latest|our|regular)|"
    r"to (?:read|view) the full|lesen sie|mehr zum thema|abonnez|abonnieren|lire aussi|à lire|suscr[ií]b\w+|"
    r"lee también|leia (?:também|mais))\b",
    re.IGNORECASE,
)
_ADVERTISEMENT = re.compile(
    r"\W*(?:advertis(?:e?ment|ing)|(?:story|article|content) continues (?:below|after)(?: (?:the |this )?advert\w*)?|"
    r"anzeige|werbung|publicité|publicidade?|pubblicità|advertentie|annons|reklama?|реклама|広告|广告)\W*",
    re.IGNORECASE,
)
_UNSPACED = re.compile("[\u3041-\u30ff\u3400-\u9fff\u0e01-\u0e3a]")
"""Kana, Chinese characters, Thai."""
_FOR_SCREEN_READERS = frozenset(
    "sr-only screen-reader-text screen-reader screenreader visually-hidden visuallyhidden visuallyHidden "
    "assistive-text a11y-hidden show-for-sr element-invisible u-visually-hidden".split()
)
NOTE_TAGS = frozenset({"sup", "a", "span"})
NOTE_NAMES = re.compile(r"noteref|footnote|\bfn-?ref\b|\breference\b", re.IGNORECASE)
