"""The kinds of files that are not read, how each is told, and what to do about it.

Most of them are text to look at. Read as such, a true quotation would meet their markup and escapes and look altered
or absent, so none of them is.
"""

import re
from dataclasses import dataclass

from checker.extract.source_state import SourceState, StateReading


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file."""

    name: str
    """What it is, as after "is"."""
    advice: str
    """What its user can do."""


def unread(kind: Kind) -> StateReading:
    """Give the state of a source that is of such a kind."""
    return StateReading(SourceState.UNSUPPORTED_TYPE, f"is {kind.name}, which checker cannot read; {kind.advice}")


_AS_DOCUMENT = "save it as PDF, DOCX or plain text"
ARCHIVE = Kind("an archive of files", "unpack it and give the file that is cited")
APPLE = Kind("a document of Pages, Numbers or Keynote", "export it as PDF or DOCX")
BINARY = Kind("no text but binary data", "give a page, a text, a PDF, DOCX or EPUB")
CODE = Kind("program code", "save the text in it as plain text")
DATA = Kind("a file of data or settings", "save the text in it as plain text, or give the page that shows it")
E_BOOK = Kind("an e-book that is no EPUB", "convert it to EPUB or PDF")
LATEX = Kind("LaTeX source", "give the PDF that is made of it")
MAIL = Kind("a message, or a page saved as one (MIME)", "save the page as HTML or PDF, the message as plain text")
MARKUP = Kind("text in a markup language other than HTML and Markdown", "convert it to HTML or Markdown")
OLD_OFFICE = Kind("an Office document from before 2007", "save it as DOCX or PDF")
OPEN_DOCUMENT = Kind("an OpenDocument file", "save it as DOCX or PDF")
OTHER_SUBTITLES = Kind("subtitles of another format than WebVTT and SubRip", "convert them to SubRip")
PICTURE = Kind("a picture", "give a PDF or text in which the words are text")
POSTSCRIPT = Kind("a PostScript file", "convert it to PDF")
PRESENTATION = Kind("a presentation", "save it as PDF")
RECORDING = Kind("a recording", "give its subtitles or a transcript")
RTF = Kind("a rich text document (RTF)", _AS_DOCUMENT)
SPREADSHEET = Kind("a spreadsheet or table of data", "save it as PDF or plain text")
WEB_RECORD = Kind("a record of web traffic (HTTP or WARC)", "give the page that is in it")
XML = Kind("an XML file", "give the page that shows it, or save its text as plain text")

_ENDINGS = {
    ARCHIVE: "zip gz tgz bz2 xz zst 7z rar tar jar dmg iso",
    APPLE: "pages numbers key",
    CODE: "py pyw ipynb js mjs cjs jsx ts tsx java kt kts scala c h cc cpp cxx hpp cs go rs rb swift lua jl dart sh "
    "bash zsh ps1 bat sql css scss sass less vue svelte hs ml el lisp clj ex exs erl asm f90 pas vb tcl awk",
    DATA: "json jsonl ndjson geojson yaml yml toml ini cfg conf properties po pot",
    E_BOOK: "mobi azw azw3 djvu lit chm",
    LATEX: "tex ltx latex sty bib",
    MAIL: "eml mht mhtml msg mbox",
    MARKUP: "rst adoc asciidoc org textile wiki mediawiki pod texi texinfo",
    OLD_OFFICE: "doc dot xls ppt",
    OPEN_DOCUMENT: "odt ods odp fodt fods sxw",
    OTHER_SUBTITLES: "ass ssa sub sbv lrc ttml dfxp",
    PICTURE: "png jpg jpeg gif webp avif bmp tif tiff heic ico",
    POSTSCRIPT: "ps eps",
    PRESENTATION: "pptx pptm ppsx",
    RECORDING: "mp3 mp4 m4a m4v wav ogg oga ogv opus flac webm mov avi mkv",
    RTF: "rtf",
    SPREADSHEET: "xlsx xlsm xlsb csv tsv",
    WEB_RECORD: "warc har",
    XML: "xml rss atom tei fb2 svg xsl xslt xsd kml gpx opml docbook rdf owl",
}
_BY_ENDING = {ending: kind for kind, endings in _ENDINGS.items() for ending in endings.split()}
_BY_TYPE = {
    "application/csv": SPREADSHEET,
    "application/eps": POSTSCRIPT,
    "application/gzip": ARCHIVE,
    "application/javascript": CODE,
    "application/json": DATA,
    "application/msword": OLD_OFFICE,
    "application/postscript": POSTSCRIPT,
    "application/rtf": RTF,
    "application/x-javascript": CODE,
    "application/x-tex": LATEX,
    "application/xml": XML,
    "message/rfc822": MAIL,
    "multipart/related": MAIL,
    "text/css": CODE,
    "text/csv": SPREADSHEET,
    "text/javascript": CODE,
    "text/json": DATA,
    "text/rtf": RTF,
    "text/x-tex": LATEX,
    "text/xml": XML,
}
_BY_TYPE_PART = (
    ("image/svg+xml", XML),
    ("image/", PICTURE),
    ("audio/", RECORDING),
    ("video/", RECORDING),
    ("application/vnd.oasis.opendocument.", OPEN_DOCUMENT),
    ("application/vnd.openxmlformats-officedocument.presentationml.", PRESENTATION),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.", SPREADSHEET),
)


def kind_by_ending(ending: str) -> Kind | None:
    """Tell the kind that the ending of a name promises, in small letters and without its dot."""
    return _BY_ENDING.get(ending)


def kind_by_type(essence: str) -> Kind | None:
    """Tell the kind that a media type names, in small letters and without parameters."""
    if kind := _BY_TYPE.get(essence):
        return kind
    if kind := next((kind for part, kind in _BY_TYPE_PART if essence.startswith(part)), None):
        return kind
    return XML if essence.endswith("+xml") else DATA if essence.endswith("+json") else None


_STRING = rb'"(?:[^"\\]|\\.)*+"'
_STRINGS_ONLY = (
    rb"%b(?:\s*,\s*%b)*+\s*(?:\]\s*(?:\Z|[\[{])|,\s*(?:[\[{\d-]|true\b|false\b|null\b)|(?:,\s*(?:\"(?:[^\"\\]|\\.)*+)?)?\Z)"
    % (_STRING, _STRING)
)
"""What a list of strings goes on with until it ends or the beginning does; `["…"](…)` is a link in Markdown."""
_BEGINNINGS = (
    (re.compile(rb"\{\\rtf\d"), RTF),
    (re.compile(rb"\x04?%!PS|\xc5\xd0\xd3\xc6"), POSTSCRIPT),
    (re.compile(rb"\s*\{\s*%b\s*:" % _STRING, re.DOTALL), DATA),
    (re.compile(rb"\s*\[\s*(?:\{\s*%b\s*:|%b)" % (_STRING, _STRINGS_ONLY), re.DOTALL), DATA),
    (re.compile(rb"(?:\s|%[^\n]*\n)*+\\(?:documentclass|documentstyle)\b"), LATEX),
    (re.compile(rb"(?:['.]\\\"[^\n]*\n|\.\\\}[^\n]*\n)*+\.(?:TH|Dd|so) "), MARKUP),
    (re.compile(rb"\[Script Info\]\s*\n"), OTHER_SUBTITLES),
    (re.compile(rb"(?:WARC/\d\.\d|HTTP/\d(?:\.\d)? \d{3}[^\n]{0,80})\r?\n[A-Za-z-]+:"), WEB_RECORD),
    (re.compile(rb"<\?php\s|#!\s?/"), CODE),
    (re.compile(rb"\x1f\x8b|BZh\d(?:1AY&SY|\x17rE8P\x90)|\xfd7zXZ|7z\xbc\xaf|Rar!\x1a"), ARCHIVE),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8[79]a(?=.{0,400}\0)|RIFF.{4}WEBP|II\*\0|MM\0\*", re.DOTALL), PICTURE),
    (re.compile(rb"ID3[\x02-\x04]|OggS\0|RIFF.{4}(?:WAVE|AVI )|\0.{3}ftyp|\x1a\x45\xdf\xa3", re.DOTALL), RECORDING),
)


def kind_by_beginning(beginning: bytes, raw: bytes) -> Kind | None:
    """Tell the kind that bytes show, whatever they are called; `beginning` is theirs in UTF-8 without a mark."""
    if kind := next((kind for pattern, kind in _BEGINNINGS if pattern.match(beginning)), None):
        return kind
    return MAIL if _is_encoded_mail(beginning, raw) else None


_HEAD = re.compile(rb"(?:From [^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*+)++")
_MAIL_FIELD = re.compile(rb"^(?:From|Date|Received|Message-ID|MIME-Version):", re.IGNORECASE | re.MULTILINE)
_ENCODED = re.compile(
    rb"^Content-(?:Transfer-Encoding:\s*(?:base64|quoted-printable)|Type:\s*(?:multipart/|message/|text/html))",
    re.IGNORECASE | re.MULTILINE,
)


def _is_encoded_mail(beginning: bytes, raw: bytes) -> bool:
    """Whether it is a message, or several, in which text stands otherwise than it is read (RFC 2045 §6).

    A message of plain text is plain text.
    """
    head = _HEAD.match(beginning)
    return head is not None and _MAIL_FIELD.search(head[0]) is not None and _ENCODED.search(raw) is not None
