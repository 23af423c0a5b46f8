"""Times the drawing of one line chart of 3 x 24 points, as SVG with axes, names and title, against vl-convert and pygal.

Usage: charts.py [--runs 5] [--render .build/release/render-charts]
Build it first: swift build -c release --product render-charts. Needs vl-convert-python and pygal from PyPI.

Whole processes, pinned to one core, in turns. Each draws a small number of charts and a large one; the difference of the two
times, by the difference of the numbers, is the time of a chart without that of starting up. Prints medians and ratios.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
# Few and many charts of one run.
COUNTS = {"congkhai": (1000, 21000), "vl-convert": (1, 41), "pygal": (1, 41)}

MONTHS = [f"{month % 12 + 1}/{2023 + month // 12}" for month in range(24)]
# The same numbers as in RenderCharts/main.swift.
SERIES = {
    name: [start + month * slope + (month * 37) % (60 - place * 15) for month in range(24)]
    for place, (name, start, slope) in enumerate(
        [("Trực tuyến", 420, 12), ("Trực tiếp", 260, -4), ("Bưu chính", 60, 1)])
}


def with_vl_convert(count):
    import vl_convert

    rows = [
        {"order": order, "month": month, "name": name, "value": values[order]}
        for name, values in SERIES.items()
        for order, month in enumerate(MONTHS)
    ]
    svg = ""
    for index in range(count):
        svg = vl_convert.vegalite_to_svg(
            {
                "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
                "title": "Hồ sơ tiếp nhận",
                "description": f"chart-{index}",
                "width": 560,
                "height": 260,
                "data": {"values": rows},
                "mark": {"type": "line", "point": True},
                "encoding": {
                    "x": {"field": "month", "type": "ordinal", "sort": {"field": "order"}, "title": None},
                    "y": {"field": "value", "type": "quantitative", "title": "Hồ sơ"},
                    "color": {"field": "name", "type": "nominal", "title": None},
                },
            })
    return svg


def with_pygal(count):
    import pygal

    svg = b""
    for index in range(count):
        chart = pygal.Line(title="Hồ sơ tiếp nhận", width=640, height=360, y_title="Hồ sơ", no_data_text=f"{index}")
        chart.x_labels = MONTHS
        for name, values in SERIES.items():
            chart.add(name, values)
        svg = chart.render()
    return svg.decode()


PEERS = {"vl-convert": with_vl_convert, "pygal": with_pygal}


def seconds(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def check(render):
    """Every chart must be an SVG that names every series, or speed says nothing."""
    ours = subprocess.run([render, "1", "--svg"], check=True, capture_output=True, text=True).stdout
    charts = {"congkhai": ours, **{name: draw(1) for name, draw in PEERS.items()}}
    for name, svg in charts.items():
        if "<svg" not in svg or not all(series in svg for series in SERIES):
            sys.exit(f"the chart of {name} is not what was asked for")
    print("bytes of one chart: " + ", ".join(f"{name} {len(svg.encode())}" for name, svg in charts.items()))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--render", default=os.path.join(HERE, "../../.build/release/render-charts"))
    arguments = parser.parse_args()
    # Children inherit it: one core for all.
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    check(arguments.render)
    commands = {name: [sys.executable, os.path.abspath(__file__), "--peer", name] for name in PEERS}
    commands["congkhai"] = [arguments.render]
    rates, whole = {name: [] for name in COUNTS}, {name: [] for name in COUNTS}
    for _ in range(arguments.runs):
        for name, (few, many) in COUNTS.items():
            short = seconds(commands[name] + [str(few)])
            long = seconds(commands[name] + [str(many)])
            rates[name].append((many - few) / max(long - short, 1e-9))
            whole[name].append(many / long)
    ours, ours_whole = statistics.median(rates["congkhai"]), statistics.median(whole["congkhai"])
    print(f"medians of {arguments.runs}, one core; charts per second without and with the start of the process")
    for name in COUNTS:
        rate, all_in = statistics.median(rates[name]), statistics.median(whole[name])
        print(
            f"{name:12} {rate:10.1f}  congkhai is {ours / rate:7.1f} times as fast; "
            f"{all_in:10.1f}  {ours_whole / all_in:7.1f} times")


if __name__ == "__main__":
    if "--peer" in sys.argv:
        PEERS[sys.argv[sys.argv.index("--peer") + 1]](int(sys.argv[-1]))
    else:
        main()
