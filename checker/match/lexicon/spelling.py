"""Regional spelling of the same word, and forms of the same word.

The pairs follow the differences listed in the Oxford Guide to Style (New Hart's Rules §21) between
British and American spelling. A rule applies to whole families; what it would wrongly join stands beside it.
"""

import re
from collections.abc import Sequence

_WORDS = {
    "grey": "gray", "tyre": "tire", "tyres": "tires", "kerb": "curb", "kerbs": "curbs", "plough": "plow",
    "ploughs": "plows", "sceptic": "skeptic", "sceptical": "skeptical", "sceptics": "skeptics", "mould": "mold",
    "moult": "molt", "smoulder": "smolder", "storey": "story", "storeys": "stories", "cheque": "check",
    "cheques": "checks", "programme": "program", "programmes": "programs", "defence": "defense",
    "defences": "defenses", "offence": "offense", "offences": "offenses", "licence": "license",
    "licences": "licenses", "pretence": "pretense", "practise": "practice", "practised": "practiced",
    "practising": "practicing", "jewellery": "jewelry", "aluminium": "aluminum", "draught": "draft",
    "draughts": "drafts", "ageing": "aging", "judgement": "judgment", "judgements": "judgments",
    "acknowledgement": "acknowledgment", "fulfil": "fulfill", "fulfils": "fulfills", "enrol": "enroll",
    "enrols": "enrolls", "enrolment": "enrollment", "instalment": "installment", "instalments": "installments",
    "skilful": "skillful", "wilful": "willful", "whilst": "while", "amongst": "among", "towards": "toward",
    "afterwards": "afterward", "pyjamas": "pajamas", "cosy": "cozy", "manoeuvre": "maneuver",
    "manoeuvres": "maneuvers", "marvellous": "marvelous", "woollen": "woolen", "sulphur": "sulfur",
    "artefact": "artifact", "artefacts": "artifacts", "learnt": "learned", "burnt": "burned", "spelt": "spelled",
    "dreamt": "dreamed", "spoilt": "spoiled", "mum": "mom", "mums": "moms", "maths": "math", "yoghurt": "yogurt",
    "centred": "centered",
    "centring": "centering", "analogue": "analog", "catalogue": "catalog", "catalogues": "catalogs",
    "dialogue": "dialog", "dialogues": "dialogs",
    "fuelled": "fueled", "fuelling": "fueling", "fulfilment": "fulfillment", "manoeuvring": "maneuvering",
    "manoeuvred": "maneuvered", "ploughed": "plowed", "ploughing": "plowing", "moustache": "mustache",
    "okay": "ok", "glamour": "glamor", "chequered": "checkered", "doughnut": "donut", "adviser": "advisor",
    "axe": "ax",
    "enquiry": "inquiry", "enquiries": "inquiries", "distil": "distill", "mollusc": "mollusk", "phoney": "phony",
    "speciality": "specialty", "omelette": "omelet",
    "neighbour": "neighbor", "behove": "behoove", "carcase": "carcass", "gaol": "jail",
    "disc": "disk", "appal": "appall", "appals": "appalls", "enthral": "enthrall", "enthrals": "enthralls",
    "instil": "instill", "instils": "instills", "orientated": "oriented", "disorientated": "disoriented",
}  # fmt: skip
_SUFFIXES = ("s", "d", "ed", "ing", "er", "ers", "y", "ly", "ish", "ness")
"""Endings that a word of the table may take without another change: moulds, mouldy, sceptically."""
LOAN_WORDS = frozenset(
    "cafe cafes naive facade facades fiance fiancee cliche cliches decor elite premiere debut role regime protege "
    "soiree entree melee seance blase passe risque touche voila deja communique communiques emigre emigres fete "
    "matinee negligee souffle vis-a-vis senor senora jalapeno pinata doppelganger uber".split()
)
"""Words that English takes over with or without their accents, written here without (New Hart's Rules §12.2)."""
_RE = frozenset(
    "centre theatre litre metre kilometre centimetre millimetre fibre calibre sabre spectre sombre lustre meagre "
    "mitre reconnoitre saltpetre sepulchre".split()
)
_NOT_OUR = frozenset(
    "our your four hour tour pour sour dour scour flour devour detour contour velour glamour troubadour "
    "course source court fourth yours hours tours pours fours ours journal journey tournament mourn".split()
)
_OUR = re.compile(
    r"^(.{2,})our(s|ed|ing|ings|ful|fully|able|ably|ite|ites|less|er|ers|hood|hoods|ly|ism|ist|ists|y|al|ally|wise)?$"
)
_ISE = re.compile(r"^(.{3,})(is|ys)(e|ed|es|er|ers|ing|ation|ations|ational)$")
_NOT_ISE = frozenset(
    "advertise advise apprise arise chastise circumcise comprise compromise demise despise devise disguise enterprise "
    "excise exercise franchise improvise incise merchandise premise promise raise praise reprise revise supervise "
    "surmise surprise televise treatise expertise".split()
)
"""Words that end in -ise on both sides of the Atlantic (New Hart's Rules §3.3.7)."""
_DOUBLED = re.compile(r"^(.{3,}(?<!f)[aeiou])ll(ed|ing|er|ers|or|ors)$")
_DIGRAPH = re.compile(
    r"(?:h(?=aem)|p(?=aed)|^(?=oeso)|^(?=oestr)|f(?=oet)|gyn(?=aec)|an(?=aem)|an(?=aesth)|orthop(?=aed)|leuk(?=aem)|rrh(?=oea)|hom(?=oeo)|"
    r"^c(?=oel)|^c(?=aes(?:i|a))|^f(?=aec)|arch(?=aeo)|^pal(?=aeo)|medi(?=aev)|^(?=aesth)|^(?=aetio)|am(?=oeb)|^(?=oedem)|"
    r"man(?=oeuv)|ur(?=aem)|isch(?=aem)|glyc(?=aem)|septic(?=aem)|tox(?=aem)|^hy(?=aen)|encyclop(?=aed))[ao]e"
)
"""Greek and Latin digraphs of which American spelling keeps the e (New Hart's Rules §3.4)."""
_DOUBLED_OTHERS = re.compile(r"^(worship|kidnap|handicap|benefit|combat|focus|bias|buffet)[pts](ed|ing|ers?)$")
_EABLE = re.compile(r"^(.{2,}[^cg])eable$")
_IRREGULAR = {
    form: base
    for base, forms in {
        "be": "am is are was were been being",
        "have": "has had having",
        "do": "does did done doing",
        "go": "goes went gone going",
        "say": "says said saying",
        "make": "makes made making",
        "take": "takes took taken taking",
        "come": "comes came coming",
        "see": "sees saw seen seeing",
        "get": "gets got gotten getting",
        "give": "gives gave given giving",
        "find": "finds found finding",
        "think": "thinks thought thinking",
        "tell": "tells told telling",
        "become": "becomes became becoming",
        "leave": "leaves left leaving",
        "feel": "feels felt feeling",
        "bring": "brings brought bringing",
        "begin": "begins began begun beginning",
        "keep": "keeps kept keeping",
        "hold": "holds held holding",
        "write": "writes wrote written writing",
        "stand": "stands stood standing",
        "mean": "means meant meaning",
        "lead": "leads led leading",
        "lose": "loses lost losing",
        "pay": "pays paid paying",
        "meet": "meets met meeting",
        "buy": "buys bought buying",
        "build": "builds built building",
        "send": "sends sent sending",
        "fall": "falls fell fallen falling",
        "know": "knows knew known knowing",
        "grow": "grows grew grown growing",
        "draw": "draws drew drawn drawing",
        "show": "shows showed shown showing",
        "speak": "speaks spoke spoken speaking",
        "choose": "chooses chose chosen choosing",
        "win": "wins won winning",
        "fight": "fights fought fighting",
        "man": "men",
        "woman": "women",
        "child": "children",
        "person": "people persons",
        "life": "lives",
        "foot": "feet",
    }.items()
    for form in forms.split()
}
_ENDING = re.compile(r"^(.{3,}?)(ies|ied|ying|es|ed|ing|s|d|er|est|ly|'s|s')?$")


def same_spelling(first: str, second: str) -> bool:
    """Whether two different keys are one word in British and American spelling."""
    if first.endswith("'s") and second.endswith("'s"):
        first, second = first.removesuffix("'s"), second.removesuffix("'s")
    return first != second and american(first) == american(second)


def american(key: str) -> str:
    """Give the American spelling of a word, or the word itself."""
    if key in _WORDS:
        return _WORDS[key]
    for suffix in _SUFFIXES:
        if key.endswith(suffix) and key.removesuffix(suffix) in _WORDS:
            return _WORDS[key.removesuffix(suffix)] + suffix
    # Each rule is tried where its letters stand: few words have any.
    if ("ae" in key or "oe" in key) and (found := _DIGRAPH.search(key)) is not None:
        at = found.end() - 1
        return american(key[: at - 1] + key[at:])
    if (found := _DOUBLED_OTHERS.match(key)) is not None:
        return f"{found[1]}{found[2]}"
    if key.endswith("eable") and (found := _EABLE.match(key)):
        return f"{found[1]}able"
    stem = key.removesuffix("s")
    if stem in _RE:
        return stem[:-2] + "er" + key[len(stem) :]
    if "our" in key and key not in _NOT_OUR and (found := _OUR.match(key)) and f"{found[1]}our" not in _NOT_OUR:
        return f"{found[1]}or{found[2] or ''}"
    if ("is" in key or "ys" in key) and (found := _ISE.match(key)) and f"{found[1]}ise" not in _NOT_ISE:
        return f"{found[1]}{found[2].replace('s', 'z')}{found[3]}"
    if "ll" in key and (found := _DOUBLED.match(key)):
        return f"{found[1]}l{found[2]}"
    return key


def same_lemma(first: str, second: str) -> bool:
    """Whether two different keys are forms of one word: report/reported, child/children, go/went."""
    if first == second:
        return False
    first, second = _IRREGULAR.get(first, first), _IRREGULAR.get(second, second)
    return first == second or bool(_stems(american(first)) & _stems(american(second)))


def _stems(key: str) -> set[str]:
    found = _ENDING.match(key)
    if found is None or found[2] is None:
        return {key}
    stem = found[1]
    stems = {key, stem, stem + "e"}
    if found[2] in ("ies", "ied", "ying"):
        stems.add(stem + "y")
    if len(stem) > 3 and stem[-1] == stem[-2]:
        stems.add(stem[:-1])
    if stem.endswith("i"):
        stems.add(stem[:-1] + "y")
    return stems


ONE_OR_TWO_WORDS = frozenset({"anymore", "forever"})
"""Words that one house writes as one and another as two (New Hart's Rules §20.3, AP Stylebook)."""
PARTED_BY_HYPHEN = frozenset(
    "resign recreation reform recover recovered relay represent resent reserve retreat restore redress react recount "
    "release reprove resort reclaim resolve restrain retire rebound repress recollect recede remark coop".split()
)
"""Words that are others with a hyphen after their first two letters: resign and re-sign (New Hart's Rules §3.3.3)."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_SHARP_S = frozenset("masse massen busse bussen flosse russe russen geschosse".split())
"""German words that are others with ß."""


def same_letters(first: str, second: str) -> bool:
    """Whether two keys write the same letters otherwise: ae for ä, ss for ß. Which keys part two words is known."""
    plain = [key.translate(_UMLAUTS).replace("ß", "ss") for key in (first, second)]
    return plain[0] == plain[1] and plain[0] not in _SHARP_S


_CLITICS = {
    "'s": ("is", "has"),
    "'re": ("are",),
    "'m": ("am",),
    "'ve": ("have",),
    "'d": ("had", "would"),
    "'ll": ("will", "shall"),
}


def contracts(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether one of two runs of keys is the other one contracted: it's/it is, don't/do not, can't/cannot."""
    return any(_is_contraction(one, other) for one, other in ((first, second), (second, first)))


def _is_contraction(short: Sequence[str], long: Sequence[str]) -> bool:
    if len(short) != 1:
        return False
    if long == ["cannot"]:
        return short == ["can't"]
    if len(long) != 2:
        return False
    if long[1] == "not":
        return short[0] in (f"{long[0]}n't", {"will": "won't", "shall": "shan't", "can": "can't"}.get(long[0]))
    return any(short[0] == long[0] + clitic and long[1] in words for clitic, words in _CLITICS.items())
