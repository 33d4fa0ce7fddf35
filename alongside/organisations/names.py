"""Names of organisations: how registers write them, how we show them, and when two are the same."""

import re
import unicodedata

_LEGAL = {"cic", "ltd", "limited", "plc", "cio"}
_SMALL = {"and", "of", "the", "for", "in", "on", "with", "to", "by", "at", "upon", "under"}
_CAPITALS = {"nhs", "cic", "icb", "ccg", "uk", "gp", "hq", "plc", "nihr", "arc", "cio", "ft", "ii", "iii"}
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*", re.UNICODE)


def name_key(name: str) -> str:
    """Return the name without case, accents, marks and legal form: "Care C.I.C." and "CARE" have the same key."""
    plain = unicodedata.normalize("NFKD", name.replace("&", " and ")).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = re.sub(r"['’.]", "", plain)
    words = re.findall(r"[^\W_]+", plain)
    return " ".join(word for word in words if word not in _LEGAL)[:200].strip() or plain.strip()[:200]


def shown_name(registered: str) -> str:
    """Return a register's name as people write it: registers shout ("GUY'S AND ST THOMAS' NHS FOUNDATION TRUST").

    A name that is not all capitals is left as it is.
    """
    if registered != registered.upper():
        return registered
    return _WORD.sub(lambda match: _cased(match.group(), first=match.start() == 0), registered)


def _cased(word: str, *, first: bool) -> str:
    """One word of a shouted name. Letters with digits in them are codes and stay."""
    lower = word.lower()
    if lower in _CAPITALS or any(letter.isdigit() for letter in word):
        return word
    if lower in _SMALL and not first:
        return lower
    head = re.match(r"(o|d)['’](?=\w{2})", lower)
    if head:
        return head.group().capitalize() + lower[head.end() :].capitalize()
    return lower.capitalize()
