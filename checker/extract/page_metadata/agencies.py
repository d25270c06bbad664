"""News agencies, whose texts stand on other outlets' pages."""

import re

AGENCIES = {
    "Associated Press": ("AP", r"(?:the )?associated press|AP"),
    "Reuters": ("Reuters", r"(?:thomson )?reuters"),
    "Agence France-Presse": ("AFP", r"agence france[- ]presse|AFP"),
    "PA Media": ("PA", r"press association|PA media|PA"),
    "Deutsche Presse-Agentur": ("dpa", r"deutsche presse-agentur|dpa"),
    "EFE": ("EFE", r"(?:agencia )?EFE"),
    "ANSA": ("ANSA", r"(?:agenzia )?ANSA"),
    "Bloomberg": ("Bloomberg", r"bloomberg(?: news)?"),
    "Xinhua": ("Xinhua", r"xinhua(?: news agency)?"),
    "TASS": ("TASS", r"(?:itar-)?TASS"),
    "Kyodo News": ("Kyodo", r"kyodo(?: news)?"),
    "Australian Associated Press": ("AAP", r"australian associated press|AAP"),
    "Canadian Press": ("Canadian Press", r"(?:the )?canadian press"),
    "United Press International": ("UPI", r"united press international|UPI"),
    "Press Trust of India": ("PTI", r"press trust of india|PTI"),
    "Polska Agencja Prasowa": ("PAP", r"polska agencja prasowa|PAP"),
    "Austria Presse Agentur": ("APA", r"austria presse agentur|APA"),
    "Jiji Press": ("Jiji", r"jiji(?: press)?"),
    "Yonhap": ("Yonhap", r"yonhap(?: news(?: agency)?)?"),
    "Anadolu Agency": ("Anadolu", r"anadolu(?: agency| ajansı)?"),
    "Inter Press Service": ("Inter Press Service", r"inter press service"),
}
"""Their usual names, each with its mark and a pattern of what they are called in bylines and datelines.

Marks that mean too much else (CP, IPS) are left out.
"""

_NAMES = tuple(AGENCIES)
_ANY_AGENCY = re.compile("|".join(rf"((?:{pattern})\Z)" for _, pattern in AGENCIES.values()), re.IGNORECASE)
_AFTER_NAME = re.compile(
    r"(?:,? (?:staff|writers?|reporters?|staff writers?|staff reporter|agencies|in [\w .]{1,30}|news agency))+\Z", re.I
)


def agency_named(text: str) -> str | None:
    """Give the agency that this name is: "AP", "The Associated Press", "Reuters Staff"; None for any other name."""
    if len(text) > 80:
        return None
    bare = _AFTER_NAME.sub("", " ".join(text.split()).strip(" .,;:()[]—–-©/"))
    found = _ANY_AGENCY.match(bare)
    return _NAMES[found.lastindex - 1] if found and found.lastindex else None
