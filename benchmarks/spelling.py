"""British and American spellings of the same word, written from general knowledge; not the program's table.

Only pairs that are one word in both countries: no `practice`, `licence`, `programme`, `storey` or `cheque`, whose
spellings also tell meanings apart.
"""

_STEMS = """
organis organiz|e es ed ing ation ations
realis realiz|e es ed ing
recognis recogniz|e es ed ing
criticis criticiz|e es ed ing
apologis apologiz|e es ed ing
emphasis emphasiz|e ed ing
minimis minimiz|e es ed ing
maximis maximiz|e es ed ing
optimis optimiz|e es ed ing ation ations
summaris summariz|e es ed ing
authoris authoriz|e es ed ing ation
prioritis prioritiz|e es ed ing ation
initialis initializ|e es ed ing ation
finalis finaliz|e es ed ing
standardis standardiz|e es ed ing ation
generalis generaliz|e es ed ing ation
specialis specializ|e es ed ing ation
characteris characteriz|e es ed ing
utilis utiliz|e es ed ing ation
normalis normaliz|e es ed ing ation
synchronis synchroniz|e es ed ing ation
randomis randomiz|e es ed ing ation
customis customiz|e es ed ing ation
modernis moderniz|e es ed ing ation
stabilis stabiliz|e es ed ing ation
civilis civiliz|e ed ation ations
mobilis mobiliz|e es ed ing ation
serialis serializ|e es ed ing ation
privatis privatiz|e es ed ing ation
legalis legaliz|e es ed ing ation
visualis visualiz|e es ed ing ation
memoris memoriz|e es ed ing
analys analyz|e ed ing
paralys paralyz|e ed ing
catalys catalyz|e ed ing
colour color| s ed ing ful less
favour favor| s ed ing able ite ites
behaviour behavior| s al
neighbour neighbor| s ing hood hoods
labour labor| s ed ing er ers
honour honor| s ed ing able
humour humor| s
rumour rumor| s ed
flavour flavor| s ed
harbour harbor| s
vapour vapor| s
odour odor| s
endeavour endeavor| s ed
armour armor| ed
savour savor| s ed
parlour parlor| s
tumour tumor| s
vigour vigor|
rigour rigor|
candour candor|
splendour splendor|
centre center| s
theatre theater| s
litre liter| s
fibre fiber| s
calibre caliber|
lustre luster|
spectre specter|
sombre somber|
manoeuvre maneuver| s
defence defense| s
offence offense| s
pretence pretense|
travell travel|ed ing er ers
cancell cancel|ed ing
labell label|ed ing
modell model|ed ing
signall signal|ed ing
fuell fuel|ed ing
counsell counsel|or ors ing
levell level|ed
channell channel|ed
grey gray| s
catalogue catalog| s
analogue analog|
dialogue dialog| s
mould mold| s
moustache mustache| s
plough plow| s
sceptical skeptical|
sceptic skeptic| s
cosy cozy|
jewellery jewelry|
pyjamas pajamas|
aluminium aluminum|
acknowledgement acknowledgment| s
judgement judgment| s
ageing aging|
anaesthe anesthe|tic tics sia
paediatric pediatric| s
orthopaedic orthopedic|
haemorrhage hemorrhage|
oestrogen estrogen|
encyclopaedia encyclopedia|
archaeolog archeolog|ist ists ical y
foetus fetus|
leukaemia leukemia|
diarrhoea diarrhea|
fulfil fulfill| s ment
enrol enroll| s ment
skilful skillful| ly
wilful willful| ly
instalment installment| s
marvellous marvelous|
woollen woolen|
artefact artifact| s
"""


def _pairs() -> dict[str, str]:
    pairs: dict[str, str] = {}
    for line in _STEMS.strip().splitlines():
        stems, _, endings = line.partition("|")
        british, american = stems.split()
        for ending in ["", *endings.split()] if endings.startswith(" ") or not endings else endings.split():
            for one, other in ((british, american), (american, british)):
                pairs[one + ending] = other + ending
    return pairs


PAIRS = _pairs()
"""Each spelling to the other country's."""
