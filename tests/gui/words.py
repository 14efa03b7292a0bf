"""What callers say: real complaint narratives, to be typed.

They come from tests/golden/narratives.csv, or from all of EVENKEEL_TEST_CORPUS (a folder with
complaints/*.csv) when that is set. Column `narrative`; US Consumer Complaint Database, public domain.
"""

import csv
import glob
import os

HERE = os.path.dirname(os.path.abspath(__file__))
csv.field_size_limit(1 << 24)


def narratives():
    corpus = os.environ.get("EVENKEEL_TEST_CORPUS")
    if corpus:
        paths = sorted(glob.glob(os.path.join(corpus, "complaints", "*.csv")))
    else:
        paths = [os.path.join(HERE, "..", "golden", "narratives.csv")]
    found = [text for path in paths for text in _column(path)]
    if not found:
        raise SystemExit(f"no narratives in {paths or corpus}")
    return found


def _column(path):
    with open(path, newline="", encoding="utf-8") as file:
        return [row["narrative"] for row in csv.DictReader(file) if row.get("narrative")]


def typable(text, length):
    """The first `length` characters that a keyboard has, with single spaces, cut at a word."""
    plain = " ".join("".join(c for c in text if " " <= c <= "~" or c.isspace()).split())
    if len(plain) <= length:
        return plain
    return plain[:length].rsplit(" ", 1)[0]
