"""What a word is, and the letters it is compared by: the same for topics and for places."""

import re
import unicodedata

#: A word with its inner apostrophes and combining accents, or "&", which people write for "and" (A&E).
WORD = re.compile(r"[^\W_][\w\u0300-\u036f]*(?:['’][^\W_][\w\u0300-\u036f]*)*|&")


def without_accents(word: str) -> str:
    """Return a word with plain letters: "Môn" as "Mon"."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
