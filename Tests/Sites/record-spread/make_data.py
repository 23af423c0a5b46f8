"""Writes data/ho-so.csv: 640 dossiers that do not exist, from a fixed sequence of numbers. Synthetic."""

from datetime import date, timedelta
from pathlib import Path

state = 20240101


def draw(below):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return (state >> 33) % below


rows = []
day = date(2024, 1, 2)
number = 0
while day <= date(2025, 6, 20):
    for _ in range(draw(3) + (1 if day.weekday() == 0 else 0)):
        if day.weekday() > 4:
            break
        number += 1
        # Most take a few days, a few very long.
        days = 1 + draw(4) + draw(6) + (draw(9) if draw(4) == 0 else 0) + (20 + draw(90) if draw(60) == 0 else 0)
        done = day + timedelta(days)
        due = day + timedelta(days + draw(5) if days < 12 else 14)
        unit = "abc"[draw(3)]
        is_open = done > date(2025, 6, 30)
        rows.append(
            f"KHONGLO{number:04},so-{unit},{day},{due},{'' if is_open else done},"
            + ("dang-giai-quyet" if is_open else "da-giai-quyet")
        )
    day += timedelta(1)
file = Path(__file__).parent / "Content/data/ho-so.csv"
file.write_text("code,unit,received,due,completed,status\n" + "\n".join(rows) + "\n")
