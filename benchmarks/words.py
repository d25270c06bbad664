"""Word lists of the generator, written from general knowledge of English; none is the program's."""

import re

NEGATIONS = frozenset(
    """no not never none nobody nothing nowhere neither nor without cannot hardly scarcely barely rarely seldom
    lack lacks lacked lacking fail fails failed refuse refuses refused deny denies denied denying reject
    rejects rejected absent absence except unless against instead rather longer refusing failing false falsely
    untrue""".split()
)
CONDITIONS = frozenset(
    """if unless provided providing assuming suppose supposing whether until till should otherwise when whenever
    where wherever once though although while whereas because since despite in case depending subject
    contingent only""".split()
) - {"in"}
MODALS = frozenset(
    """can could may might must shall should will would ought need needs needed dare able unable required
    recommended optional permitted allowed forbidden prohibited supposed expected likely unlikely want wants
    wanted try tries tried trying have has had going""".split()
) - {"have", "has", "had", "going"}
HEDGES = frozenset(
    """perhaps maybe possibly probably presumably apparently allegedly reportedly supposedly seemingly seem seems
    seemed appear appears appeared suggest suggests suggested suggesting suspect suspected believe believes
    believed think thinks thought claim claims claimed alleged alleges allege assume assumed estimate
    estimated estimates roughly about around approximately nearly almost virtually practically largely mostly
    mainly partly partially somewhat sometimes often usually generally typically normally commonly frequently
    occasionally always rarely potentially potential possible impossible probable certain certainly sure
    surely definitely clearly doubt doubts doubted say says said told reported according rumoured rumored
    rumor rumour guess hope hopes hoped expect expects feel feels felt arguably hypothetical theoretically
    ideally essentially fairly quite pretty relatively likely just even simply merely solely exactly precisely
    necessarily possibly tend tends tended intend intended plan plans planned propose proposed proposes
    purported so-called ostensibly as like such""".split()
) - {"as", "like", "such"}
QUANTIFIERS = frozenset(
    """all any some every each both either many much most more less least few fewer several various numerous half
    double twice thrice once plenty majority minority enough whole entire entirely completely fully totally
    dozen dozens hundred hundreds thousand thousands million millions billion billions trillion trillions
    couple pair lot lots multiple single another other others everyone everybody everything anyone anybody
    anything someone somebody something part parts portion fraction quarter third thirds rest remainder amount
    number numbers bulk handful alone too so very up over under below above exceed exceeds exceeding maximum
    minimum average total additional extra increasing decreasing""".split()
) - {"over", "up", "so"}
NUMBER_WORDS = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen""".split()
    )
} | {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = ("hundred", "thousand", "million", "billion", "trillion")
ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth last next previous final former latter".split()
)
UNITS = frozenset(
    """percent per cent kilometre kilometres kilometer kilometers mile miles metre metres meter meters feet foot
    inch inches kilogram kilograms kilo kilos tonne tonnes ton tons pound pounds dollar dollars euro euros
    pence cents degree degrees second seconds minute minutes hour hours day days week weeks month months year
    years decade decades century centuries litre litres liter liters bit bits byte bytes octet octets megabyte
    gigabyte today yesterday tomorrow tonight morning evening afternoon night ago summer winter spring autumn
    weekend point points step steps times time page pages level levels""".split()
)
DATES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december""".split()
)
GUARDED = (
    NEGATIONS | CONDITIONS | MODALS | HEDGES | QUANTIFIERS | frozenset(NUMBER_WORDS) | frozenset(SCALES) | ORDINALS
    | UNITS | DATES
)  # fmt: skip
"""Words that are never exchanged as mere words and never left out at an ellipsis."""

FUNCTION = frozenset(
    """a an the this that these those of to in on at by for with from into onto upon over under up down out off
    as than then and or but so yet nor if it its he him his she her hers they them their theirs we us our ours
    you your yours i me my mine who whom whose which what when where why how is am are was were be been being
    do does did done has have had having there here through during before after between among within across
    along also again very too just not no one ones own same such like towards toward about against because
    while though although since until per via etc himself herself itself themselves myself yourself ourselves""".split()
)
FOLLOWERS = frozenset(
    """of in is was and to for has have had are were on with by from at that which who as into between after
    before during through did does but or when where under about""".split()
)
"""Words before which a noun phrase of determiner and noun is over."""

NOUNS = """garden window river kitchen lantern mountain blanket carpet cathedral orchard violin
    saddle harbour pillow feather candle tunnel forest camera mirror ladder sandwich umbrella
    bicycle wallet hammer desert meadow pigeon guitar island chimney cushion parrot shoulder
    chapel curtain furnace kettle puzzle rabbit statue volcano walnut""".split()
PLURALS = """gardens windows rivers kitchens lanterns mountains blankets carpets orchards violins
    saddles pillows feathers candles tunnels forests cameras mirrors ladders umbrellas
    bicycles wallets hammers deserts meadows pigeons guitars islands chimneys cushions parrots
    shoulders chapels curtains""".split()
PASTS = """painted whispered polished borrowed climbed wandered gathered harvested decorated folded
    stitched juggled frightened amused baked carved dazzled embroidered flavoured galloped
    hummed inflated knitted lingered mumbled nibbled peeled quenched roasted scrubbed tickled
    warmed yawned""".split()
GERUNDS = """painting whispering polishing borrowing climbing wandering gathering harvesting decorating
    folding stitching juggling baking carving dazzling galloping humming knitting lingering
    mumbling nibbling peeling roasting scrubbing tickling warming yawning""".split()
ADJECTIVES = """wooden purple sleepy golden cheerful rusty gentle salty curly frosty muddy velvet hollow
    crimson spicy dusty sturdy bitter fragrant marble""".split()
BRACKET_SINGULAR = (
    "[the committee]", "[the minister]", "[the company]", "[the author]", "[the agency]", "[the director]"
)  # fmt: skip
BRACKET_PLURAL = ("[the workers]", "[the authors]", "[the families]", "[the officials]", "[the residents]")
BRACKET_THING = ("[the proposal]", "[the building]", "[the system]", "[the project]", "[the programme]")

_NEGATIVE = re.compile(r"n['’]t$|^(?:un|in|im|ir|dis|non|mis)-?[a-z]{3,}|less$|^(?:anti|counter)")


def guarded(word: str) -> bool:
    """Whether a bare, lower-case word carries a negation, condition, hedge, quantity, unit, date or modal."""
    return word in GUARDED or _NEGATIVE.search(word) is not None or any(sign.isdigit() for sign in word)


def content(word: str) -> bool:
    """Whether a word as printed is a lower-case content word that nothing guards."""
    return re.fullmatch(r"[a-z]{4,}", word) is not None and word not in FUNCTION and not guarded(word)


def shape(word: str) -> list[str]:
    """Give unrelated words that look like the same part of speech."""
    if word.endswith("ed"):
        return PASTS
    if word.endswith("ing"):
        return GERUNDS
    if word.endswith(("ous", "ful", "ive", "able", "ical", "y")) and not word.endswith(
        ("ity", "ery", "logy", "acy", "ty")
    ):
        return ADJECTIVES
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return PLURALS
    return NOUNS
