"""Made-up pages. Every page, name and address is invented, and says so."""

INVENTED = "This page is invented for a test of checker."
SENTENCES = (
    "The kettle of {n} Harbour Street sang all night, and nobody in the house slept until the sun was up.",
    "Marta Holm, who lives at number {n}, says that she has heard it every winter since the bridge was closed.",
    "The council has promised to look at the pipes in week {n}, once the ice on the lower yard has gone.",
)


def paragraphs(count: int) -> str:
    """Write paragraphs of an article, about twenty words each."""
    return "".join(f"<p>{SENTENCES[n % 3].format(n=n + 2)}</p>\n" for n in range(count))


def page(body: str, title: str = "A kettle sings all night", head: str = "") -> str:
    """Write a page."""
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title>{head}</head>'
        f"<body>{body}<p>{INVENTED}</p></body></html>"
    )


def article(extra: str = "", title: str = "A kettle sings all night", words: int = 400, head: str = "") -> str:
    """Write a page that shows a whole article, and something besides."""
    return page(f"<article><h1>{title}</h1>{paragraphs(words // 19 + 1)}{extra}</article>", title, head)
