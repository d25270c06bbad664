"""Names and words from other scripts that outlets spell in several ways.

Variants as in the AP Stylebook, the BBC News and Guardian style guides and Reuters' handbook, each for the
same word. Shia and Shi'ite are two words, and so are not joined.
"""

import re

_GROUPS = (
    "alqaeda alqaida alqaidah alqaidda alkaida alqayda",
    "qaeda qaida qaidah kaida",
    "peshmerga peshmarga",
    "shiite shi'ite shi'i shii",
    "shiites shi'ites",
    "shia shi'a shiah",
    "sheikh sheik shaikh shaykh sheykh",
    "sheikhs sheiks shaikhs",
    "koran quran qur'an coran",
    "muhammad mohammed mohammad muhammed mohamed mohamad",
    "muslim moslem",
    "muslims moslems",
    "hezbollah hizbollah hizballah hizbullah",
    "kyiv kiev",
    "gaddafi qaddafi gadhafi kadafi qadhafi gadafi",
    "nouri nuri",
    "osama usama",
    "mecca makkah",
    "medina madinah",
    "houthi huthi",
    "houthis huthis",
    "mujahideen mujahedeen mujahidin mujahedin mojahedin",
    "ayatollah ayatullah",
    "turkmen turkoman turkomen turcoman",
    "suleimani soleimani sulaimani",
    "qasem qassem kassem qasim ghasem",
    "sinjar shingal",
    "raqqa raqqah",
    "fallujah falluja",
    "baquba baqubah",
    "ramadi arramadi",
    "nineveh ninevah ninawa",
    "erbil arbil irbil",
    "basra basrah",
    "tsar czar",
    "intifada intifadah",
    "fatwa fatwah",
    "sharia shari'a shariah shari'ah",
    "hadith hadeeth",
    "zelensky zelenskyy zelenskiy",
    "tchaikovsky chaikovsky",
    "dostoevsky dostoyevsky",
    "navalny navalnyy",
)
_CANONICAL = {form: group.split()[0] for group in _GROUPS for form in group.split()}
_LEFT_OUT = dict.fromkeys(map(ord, "'‘ʻʼʿʾ`"))
"""Signs for ayn and hamza, which most outlets leave out."""
_ARTICLE = re.compile(r"^(al|el|as|ad|an|ar|ash|az)[-' ]")


def same_name(first: str, second: str) -> bool:
    """Whether two spellings, words joined with hyphens or spaces, transliterate the same word."""
    return first != second and canonical(first) == canonical(second)


def canonical(spelling: str) -> str:
    """Give one spelling for all variants of a transliterated word, or the spelling itself, joined."""
    spelling = spelling.replace("’", "'")
    if spelling.endswith("'s"):
        return f"{canonical(spelling[:-2])}'s"
    if spelling in _CANONICAL:
        return _CANONICAL[spelling]
    joined = _ARTICLE.sub(lambda found: found[1], spelling).replace("-", "").replace(" ", "")
    return _CANONICAL.get(joined) or _CANONICAL.get(joined.translate(_LEFT_OUT), joined)
