"""What callers say: real complaint narratives, to be typed.

They come from tests/golden/narratives.csv, or from cfpb_narratives.csv in the folder that
EVENKEEL_TEST_CORPUS names. Column `narrative`; US Consumer Complaint Database, public domain.
"""

import csv
import os

from desktop import Failed

HERE = os.path.dirname(os.path.abspath(__file__))
csv.field_size_limit(1 << 24)


def narratives():
    corpus = os.environ.get("EVENKEEL_TEST_CORPUS")
    if not corpus:
        return read(os.path.join(HERE, "..", "golden", "narratives.csv"))
    places = [os.path.join(corpus, folder, "cfpb_narratives.csv") for folder in ("", "complaints")]
    for path in filter(os.path.exists, places):
        return read(path)
    raise Failed(f"no cfpb_narratives.csv in EVENKEEL_TEST_CORPUS={corpus}")


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return [row["narrative"] for row in csv.DictReader(file) if row.get("narrative")]


def typable(text, length):
    """The first `length` characters that a keyboard has, with single spaces, cut at a word."""
    plain = " ".join("".join(c for c in text if " " <= c <= "~" or c.isspace()).split())
    if len(plain) <= length:
        return plain
    return plain[:length].rsplit(" ", 1)[0]
