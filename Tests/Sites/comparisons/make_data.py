"""Writes Content/data/ho-so.csv: synthetic figures of offices that do not exist, 30 months. Same output every time."""

import hashlib
import pathlib

MONTHS = [(2022 + index // 12, index % 12 + 1) for index in range(30)]
LAST_DAY = {1: 31, 2: 28, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}


def noise(office: int, index: int, size: int) -> int:
    """A number from -size to size that looks like chance and is always the same."""
    digest = hashlib.sha256(f"{office} {index}".encode()).digest()
    return int.from_bytes(digest[:4], "big") % (2 * size + 1) - size


def late(office: str, index: int, resolved: int) -> int:
    share = {"xa-mot": 30, "xa-hai": 35, "xa-ba": 40, "xa-bon": 30, "xa-nam": 110, "xa-sau": 30, "xa-bay": 30}[office]
    if office == "xa-hai" and index >= 23:  # seven months better than before
        share = 12
    if office == "xa-ba" and index == 29:  # the last month far worse
        share = 190
    if office == "xa-sau":  # always the same
        return 0
    jitter = noise(len(office) * 31 + ord(office[-1]), index, 12)
    return max(0, round(resolved * (share + jitter) / 1000))


def rows():
    for index, (year, month) in enumerate(MONTHS):
        last = 29 if (year, month) == (2024, 2) else LAST_DAY[month]
        for place, office in enumerate(["xa-mot", "xa-hai", "xa-ba", "xa-bon", "xa-nam", "xa-sau", "xa-bay"]):
            if office == "xa-bay" and index < 27:  # reports since three months only
                continue
            if office == "xa-bon" and index == 28:  # one month is missing
                continue
            size = 40 if office == "xa-mot" else 400
            resolved = size + noise(place, index, size // 10)
            if office == "xa-bon" and index == 29:
                resolved = 0
            overdue = min(resolved, late(office, index, resolved))
            days = 120 + noise(place + 50, index, 15)
            if office == "xa-mot" and index >= 23:  # rises month by month
                days = 120 + (index - 22) * 6
            text = f"{days // 10},{days % 10}"
            yield f"{year}-{month:02}-01,{year}-{month:02}-{last},{office},{resolved},{resolved - overdue},{overdue},\"{text}\",gia-dinh"


path = pathlib.Path(__file__).parent / "Content/data/ho-so.csv"
head = "from,to,unit,resolved,on_time,overdue,days,source"
path.write_text("\n".join([head, *rows()]) + "\n", encoding="utf-8")
