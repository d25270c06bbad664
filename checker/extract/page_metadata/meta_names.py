"""Which `<meta>` names say what, most trusted first.

Open Graph (ogp.me), Dublin Core (DCMI terms), Highwire tags (`citation_*`, as Google Scholar reads them), and what
Parse.ly, Sailthru, Cxense, Chartbeat's and the publishers' own systems write.
"""

TITLE = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "citation_title", "dc.title", "dcterms.title")

AUTHOR = (
    "author",
    "article:author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "cxenseparse:author",
    "citation_author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor",
    "authors",
)

PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "article:published",
    "article.published",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "parsely-pub-date",
    "sailthru.date",
    "datepublished",
    "date_published",
    "publication_date",
    "publication-date",
    "publish-date",
    "publish_date",
    "publishdate",
    "pubdate",
    "pub_date",
    "published",
    "article_date_original",
    "originalpublicationdate",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "dc.date.created",
    "dcterms.created",
    "dcterms.available",
    "citation_publication_date",
    "citation_date",
    "citation_online_date",
    "bt:pubdate",
    "rnews:datepublished",
    "ptime",
    "pdate",
    "displaydate",
    "date.release",
    "date",
    "article.created",
    "created",
    "datecreated",
)

MODIFIED = (
    "article:modified_time",
    "og:modified_time",
    "og:updated_time",
    "article:updated_time",
    "article:modified",
    "article.updated",
    "datemodified",
    "date_modified",
    "dc.date.modified",
    "dcterms.modified",
    "dc.modified",
    "bt:moddate",
    "lastmod",
    "last-modified",
    "last_updated",
    "utime",
    "modified",
    "revised",
)

OUTLET = (
    "og:site_name",
    "application-name",
    "cre",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "citation_publisher",
)

SOURCE = ("article:original_source", "syndication-source", "original-source", "dc.source", "source", "copyright")
"""Who made what the page shows; read for the names of agencies alone."""

LANGUAGE = ("content-language", "dc.language", "dcterms.language", "language", "og:locale")

ACCESS = ("article:content_tier", "content_tier", "cxenseparse:articletype", "isaccessibleforfree")

TYPE = ("og:type",)

ADDRESS = ("og:url",)

READ = frozenset((*TITLE, *AUTHOR, *PUBLISHED, *MODIFIED, *OUTLET, *SOURCE, *LANGUAGE, *ACCESS, *TYPE, *ADDRESS))
