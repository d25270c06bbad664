"""Closed classes of English words that carry or turn a sentence's sense.

Compiled by hand from the closed-class chapters of Quirk et al., A Comprehensive Grammar of the English
Language (1985): negation §10.54 ff., quantifiers §5.10 ff. and §6.45 ff., modals §4.49 ff., hedges and
focusing adverbs §8.115 ff., subordinators of condition §15.33 ff.
"""

NEGATIONS = frozenset(
    "not no never non none nobody nothing nowhere neither nor without cannot hardly scarcely barely ain't "
    "deny denies denied denying reject rejects rejected refuse refuses refused lack lacks lacked fails failed unable "
    "untrue false".split()
)
"""Words that negate; every word on n't does too."""

QUANTIFIERS = frozenset(
    "all some any every each both either most many much few fewer several more less least half majority minority "
    "always often sometimes usually rarely seldom mostly partly entirely completely wholly nearly almost about "
    "approximately roughly around over under".split()
)
MODALS = frozenset("may might can could shall should will would must ought need dare".split())
HEDGES = frozenset(
    "if unless only perhaps maybe possibly probably likely unlikely apparently allegedly reportedly supposedly "
    "seemingly purportedly alleged suspected seem seems seemed appear appears appeared potentially "
    "presumably arguably provided whether until except just merely even".split()
)
MODALITY = MODALS | HEDGES
WEAK_HEDGES = frozenset("just even merely until".split())
"""Hedges that are often left out or exchanged without turning the sense."""

FUNCTION_WORDS = frozenset(
    "a an the this that these those of to in on at by for with from into onto upon as and or but so yet than then "
    "there here it its he his him she her hers they them their theirs we us our ours i me my mine you your yours "
    "who whom whose which what is are was were be been being am do does did have has had having it's that's i'm "
    "we're they're you're he's she's there's also very too".split()
)
"""Words that build a sentence and carry no content of their own."""

VERBS_OF_STATE = MODALS | frozenset(
    "is was are were am has had have did does do isn't wasn't aren't weren't hasn't hadn't haven't didn't doesn't "
    "don't won't wouldn't can't couldn't shouldn't cannot".split()
)
"""Verbs that open a predicate whatever the subject (Quirk et al. §3.21 ff.)."""
THIRD_PERSONS = frozenset("he she it they who this that these those there".split())
"""Pronouns that point back to what was named before them."""
SPEAKERS = frozenset("i we you".split())
PRONOUNS = THIRD_PERSONS | SPEAKERS
DETERMINERS = frozenset(
    "the a an this that these those his her its their my our your some any no every each many few several most all "
    "both other another two three four five six seven eight nine ten".split()
)
"""Words that begin a noun phrase (Quirk et al. §5.10 ff.)."""
PAST_FORMS = frozenset(
    "ate beat became began bent bit bled blew bought bound broke brought built burst came caught chose clung crept "
    "cut dealt dug drank drew drove fed fell felt fled flew fought found forgot froze gave got grew heard held hid "
    "hit hung hurt kept knelt knew laid lay led left lent let lit lost made meant met paid put quit ran rang rode "
    "rose said sang sank sat saw sent set shook shot shut slept slid sold sought spent split spoke spread stole stood "
    "struck stuck swam swept swore taught threw told took tore understood went wept woke won wore wrote".split()
)
"""Past tenses without -ed (Quirk et al. §3.11 ff.)."""
WRONG_WORDS = frozenset(
    "wrong false untrue mad absurd nonsense nonsensical myth lie mistake mistaken foolish folly ridiculous crazy "
    "stupid naive error incorrect".split()
)
"""Words that call what follows `that` or `to say` wrong."""

UNITS = frozenset(
    "percent percentage cent cents dollar dollars pound pounds euro euros yen yuan rupee rupees rouble roubles ruble "
    "rubles pence penny kilometre kilometres kilometer kilometers km mile miles metre metres meter meters foot feet "
    "inch inches yard yards kilogram kilograms kilo kilos kg gram grams tonne tonnes ton tons litre litres liter "
    "liters gallon gallons barrel barrels acre acres hectare hectares second seconds minute minutes hour hours watt "
    "watts kilowatt kilowatts megawatt megawatts gigawatt gigawatts degree degrees celsius fahrenheit mph kph lb lbs "
    "oz ounce ounces pint pints cm mm mg gb mb kb tb dozen thousand million billion trillion".split()
)
UNITS_BY_CASE = frozenset("mw mwh mb gb tb kb pa mpa".split())
"""Symbols of units in which the case is part of the value: MW and mW (SI Brochure §3), MB and Mb."""
TIME_WORDS = frozenset(
    "day days week weeks weekend month months year years decade decades century today yesterday tomorrow tonight "
    "morning afternoon evening night monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june july august september october november december spring summer autumn winter".split()
)
"""Words that say when; `may` and `march` are told apart by their capitals, `second`, `minute` and `hour` are units."""

_ENGLISH_REPORTING_VERBS = frozenset(
    "said says say saying told tells added adds continued continues explained explains noted notes warned warns "
    "insisted insists argued argues stated states declared declares wrote writes replied replies asked asks recalled "
    "recalls admitted admits claimed claims concluded concludes remarked remarks observed stressed went "
    "shouted testified tweeted posted confirmed announced responded agreed suggested joked cried whispered exclaimed "
    "laughed quipped began recounted paused mused joked sighed shrugged complained predicted promised vowed "
    "acknowledged conceded reads".split()
)
FOREIGN_REPORTING_VERBS = frozenset(
    "dit déclaré ajouté expliqué affirmé assuré souligné sagte sagt erklärte betonte meinte "
    "dijo afirmó añadió explicó declaró señaló aseguró agregó detto disse dice aggiunto affermato dichiarato spiegato "
    "afirmou acrescentou explicou declarou zei aldus dedi söyledi сказал сказала заявил заявила добавил добавила "
    "отметил отметила подчеркнул подчеркнула сообщил сообщила пояснил пояснила είπε δήλωσε πρόσθεσε".split()
)
"""Their writers put the clause inside the quotation marks too, between commas or dashes."""
REPORTING_VERBS = _ENGLISH_REPORTING_VERBS | FOREIGN_REPORTING_VERBS

KEYWORDS = frozenset("must shall should may required recommended optional not".split())
"""RFC 2119 and RFC 8174: these mean what they say only in capitals."""
PROPER_BY_CASE = frozenset("us it who aids may march august polish turkey china job mark will bill".split())
"""Words that are another word with a capital: US/us, May/may."""


_WITHOUT_APOSTROPHE = frozenset(
    "dont doesnt didnt isnt arent wasnt werent cant couldnt wouldnt shouldnt hasnt havent hadnt aint".split()
)


def is_negation(key: str) -> bool:
    """Whether the word negates; a clitic does (can't, won't)."""
    return key in NEGATIONS or key.endswith("n't") or key in _WITHOUT_APOSTROPHE


NUMBERED = frozenset(
    "version versions release section sections chapter article paragraph figure table rule v at".split()
)
"""Words that a number follows to name one of many, or an hour: a point after them parts two numbers, so that version
1.10 is not 1.1, at 1.30 not 1.3."""
