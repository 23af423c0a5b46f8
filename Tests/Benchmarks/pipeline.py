"""The figures of the demonstration site as a Python pipeline makes them: polars reads the dossiers and computes, vl-convert draws,
jinja2 makes the pages. One process a core.

Usage: pipeline.py CONTENT CALENDAR.csv FOLDER IDS.json
CALENDAR.csv is the one of questions.py. IDS.json lists the figures that stand for no unit or field: each is drawn as a line of
the whole province.
"""

import json
import math
import multiprocessing
import os
import sys

import jinja2
import polars as pl
import vl_convert

LAST = "2026-06-30"
CHANGED = "2025-07"
YEARS = {"2024": ("2024-01", "2024-12"), "2025": ("2025-01", "2025-12"), "2026-H1": ("2026-01", "2026-06")}
COUNTS = ["received_new", "received_online", "received_in_time", "received_with_due", "handled", "resolved", "early",
          "on_time", "overdue", "rated", "satisfied"]
RATES = {"on_time_rate": ("early_or_on_time", "resolved"), "online_rate": ("received_online", "received_new"),
         "satisfied_rate": ("satisfied", "rated"), "in_time_of_received": ("received_in_time", "received_with_due")}
YEARLY = ["received_new", "handled", "on_time_rate", "online_rate", "satisfied_rate", "median_days"]

PAGE = jinja2.Environment(autoescape=True).from_string("""<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>{{ title }} – Số liệu một cửa (giả định)</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="../../assets/site.css">
</head>
<body>
<header><p>Tỉnh giả định</p><nav><ul>{% for name in menu %}<li><a href="../../{{ name }}/index.html">{{ name }}</a></li>
{% endfor %}</ul></nav></header>
<main>
<h1>{{ title }}</h1>
{% for figure in figures %}<figure id="{{ figure.id }}">
<h2>{{ figure.title }}</h2>
{% if figure.svg %}{{ figure.svg | safe }}{% endif %}
<table><caption>{{ figure.title }}</caption>
<thead><tr><th>Chỉ số</th><th>Kỳ</th><th>Mục</th><th>Số</th><th>Tử số</th><th>Mẫu số</th></tr></thead>
<tbody>{% for row in figure.rows %}<tr><th scope="row">{{ row.metric }}</th><td>{{ row.period }}</td><td>{{ row.member or "" }}</td>
<td>{{ "…" if row.value is none else "%.4g" % row.value }}</td><td>{{ row.numerator or "" }}</td><td>{{ row.denominator or "" }}</td></tr>
{% endfor %}</tbody></table>
<p><a href="../../hinh/{{ figure.id }}/{{ figure.id }}.csv">CSV</a> <a href="../../hinh/{{ figure.id }}/{{ figure.id }}.json">JSON</a></p>
</figure>
{% endfor %}</main>
<footer><p>Số liệu giả định do máy sinh ra, không phải của cơ quan nào.</p></footer>
</body>
</html>
""")


def read(file, calendar):
    """Records with the due day moved to a working day, working days to the end, and months."""
    days = pl.read_csv(calendar, try_parse_dates=True)
    following = days.select(pl.col("date").alias("due"), pl.col("next").alias("due_working"))
    through = days.select("date", "through")
    return (
        pl.scan_csv(file, schema_overrides={"received": pl.Date, "due": pl.Date, "completed": pl.Date,
                                            "extended_due": pl.String, "satisfaction": pl.Int64})
        .join(following.lazy(), on="due", how="left")
        .join(through.lazy().rename({"date": "received", "through": "t1"}), on="received", how="left")
        .join(through.lazy().rename({"date": "completed", "through": "t2"}), on="completed", how="left")
        .with_columns(days=pl.col("t2") - pl.col("t1"), isResolved=pl.col("status") == "da-giai-quyet",
                      opened=pl.col("received").dt.strftime("%Y-%m"), closed=pl.col("completed").dt.strftime("%Y-%m"))
        .collect()
    )


def monthly(records, keys):
    """Counts by `keys` and month, every month of every group, and how many are pending at its end."""
    came = records.group_by(keys + [pl.col("opened").alias("month")]).agg(
        received_new=pl.len(), received_online=(pl.col("channel") == "truc-tuyen").sum(),
        received_in_time=(pl.col("isResolved") & (pl.col("completed") <= pl.col("due"))).sum(),
        received_with_due=pl.col("due").is_not_null().sum())
    resolved, due = pl.col("isResolved"), pl.col("due_working")
    went = records.filter(pl.col("completed").is_not_null()).group_by(keys + [pl.col("closed").alias("month")]).agg(
        handled=pl.len(), resolved=resolved.sum(), early=(resolved & (pl.col("completed") < due)).sum(),
        on_time=(resolved & (pl.col("completed") == due)).sum(), overdue=(resolved & (pl.col("completed") > due)).sum(),
        rated=pl.col("satisfaction").is_not_null().sum(), satisfied=(pl.col("satisfaction") >= 4).sum())
    months = records.select(pl.col("opened").alias("month")).unique()
    groups = records.select(keys).unique() if keys else None
    grid = groups.join(months, how="cross") if keys else months
    table = grid.join(came, on=keys + ["month"], how="left").join(went, on=keys + ["month"], how="left").fill_null(0)
    running = (pl.col("received_new").cast(pl.Int64) - pl.col("handled").cast(pl.Int64)).cum_sum()
    table = table.sort(keys + ["month"]).with_columns(pending=running.over(keys) if keys else running)
    return table.with_columns(early_or_on_time=pl.col("early") + pl.col("on_time"))


def over(table, keys, period):
    """Sums of months by a longer period; of what is pending, the last."""
    sums = [pl.col(name).sum() for name in COUNTS + ["early_or_on_time"]] + [pl.col("pending").last()]
    return table.with_columns(period=period).filter(pl.col("period").is_not_null()).group_by(
        keys + ["period"], maintain_order=True).agg(sums)


QUARTER = pl.concat_str(pl.col("month").str.slice(0, 4), pl.lit("-Q"),
                        ((pl.col("month").str.slice(5, 2).cast(pl.Int64) + 2) // 3).cast(pl.String))
YEAR = pl.coalesce([pl.when(pl.col("month").is_between(pl.lit(first), pl.lit(last))).then(pl.lit(name))
                    for name, (first, last) in YEARS.items()])


def row(metric, period, counts, member=None):
    if metric not in RATES:
        return {"metric": metric, "period": period, "member": member, "value": counts[metric], "numerator": None,
                "denominator": None}
    above, below = (counts[name] for name in RATES[metric])
    return {"metric": metric, "period": period, "member": member, "value": above / below if below else None,
            "numerator": above, "denominator": below}


def with_limits(rows):
    """The limits of a p chart, anew from the month in which the procedure changed."""
    for part in ([row for row in rows if row["period"] < CHANGED], [row for row in rows if row["period"] >= CHANGED]):
        below = sum(row["denominator"] for row in part)
        mean = sum(row["numerator"] for row in part) / below if below else 0
        for row in part:
            room = 3 * math.sqrt(mean * (1 - mean) / row["denominator"]) if row["denominator"] else 0
            row |= {"mean": mean, "lower": max(0, mean - room), "upper": min(1, mean + room)}
    return rows


def with_interval(rows):
    """Wilson's interval of each share."""
    z = 1.959963984540054
    for row in rows:
        count, cases = row["numerator"], row["denominator"]
        if cases:
            middle = (count + z * z / 2) / (cases + z * z)
            room = z / (cases + z * z) * math.sqrt(count * (cases - count) / cases + z * z / 4)
            row |= {"lower": middle - room, "upper": middle + room}
    return rows


def spec(figure):
    """The chart of a figure in Vega-Lite."""
    kind, rows = figure["kind"], figure["rows"]
    period = {"field": "period", "type": "ordinal", "title": None, "axis": {"labelOverlap": True}}
    shown = "metric" if len({row["metric"] for row in rows}) > 1 else "member"
    color = {"field": shown, "type": "nominal", "title": None}
    value = {"field": "value", "type": "quantitative", "title": None}
    chart = {"$schema": "https://vega.github.io/schema/vega-lite/v5.json", "title": figure["title"],
             "width": 560, "height": 240, "data": {"values": rows}}
    if kind == "control":
        limit = {"y": {"field": "lower", "type": "quantitative", "title": None, "scale": {"zero": False}}, "x": period}
        return chart | {"layer": [
            {"mark": {"type": "line", "strokeDash": [4, 4]}, "encoding": limit},
            {"mark": {"type": "line", "strokeDash": [4, 4]}, "encoding": limit | {"y": limit["y"] | {"field": "upper"}}},
            {"mark": "line", "encoding": limit | {"y": limit["y"] | {"field": "mean"}}},
            {"mark": {"type": "line", "point": True}, "encoding": limit | {"y": limit["y"] | {"field": "value"}}}]}
    if kind == "interval":
        member = {"field": "member", "type": "nominal", "sort": "-x", "title": None}
        return chart | {"layer": [
            {"mark": "rule", "encoding": {"y": member, "x": value | {"field": "lower", "scale": {"zero": False}},
                                          "x2": {"field": "upper"}}},
            {"mark": "point", "encoding": {"y": member, "x": value | {"scale": {"zero": False}}}}]}
    mark = {"line": {"type": "line", "point": True}}.get(kind, "bar")
    if kind == "stacked-100":
        value = value | {"stack": "normalize"}
    return chart | {"mark": mark, "encoding": {"x": period, "y": value} | ({} if kind == "bar" else {"color": color})}


def finish(job):
    """Draws the figures of a page and writes them, their pages and files, and the page."""
    folder, path, title, figures = job
    menu = ["don-vi", "linh-vuc", "so-sanh", "xep-hang", "diem", "chi-so"]
    for figure in figures:
        if figure["kind"] != "table":
            figure["svg"] = vl_convert.vegalite_to_svg(spec(figure))
        place = f"{folder}/hinh/{figure['id']}"
        os.makedirs(place)
        if "svg" in figure:
            open(f"{place}/{figure['id']}.svg", "w").write(figure["svg"])
        pl.DataFrame(figure["rows"], infer_schema_length=None).write_csv(f"{place}/{figure['id']}.csv")
        json.dump(figure["rows"], open(f"{place}/{figure['id']}.json", "w"), ensure_ascii=False)
        open(f"{place}/index.html", "w").write(PAGE.render(title=figure["title"], menu=menu, figures=[figure]))
    os.makedirs(f"{folder}/{path}")
    open(f"{folder}/{path}/index.html", "w").write(PAGE.render(title=title, menu=menu, figures=figures))


def by_group(table, key):
    return {name[0]: rows.to_dicts() for name, rows in table.partition_by([key], as_dict=True, maintain_order=True).items()}


def yearly(records, table, key):
    """The figures of the table by year, by group: sums and the median of working days."""
    closed = records.filter(pl.col("isResolved")).with_columns(month=pl.col("closed"))
    medians = closed.with_columns(period=YEAR).filter(pl.col("period").is_not_null()).group_by(key, "period").agg(
        median_days=pl.col("days").median())
    return by_group(over(table, [key], YEAR).join(medians, on=[key, "period"], how="left"), key)


def jobs(records, folder, others):
    units, fields = monthly(records, ["unit"]), monthly(records, ["field"])
    months, quarters, years = by_group(units, "unit"), by_group(over(units, ["unit"], QUARTER), "unit"), yearly(
        records, units, "unit")
    for unit in sorted(months):
        control = with_limits([row("on_time_rate", counts["month"], counts) for counts in months[unit]])

        def figure(id, title, kind, metrics):
            return {"id": f"{id}-{unit}", "title": title, "kind": kind,
                    "rows": [row(metric, counts["period"], counts) for metric in metrics for counts in quarters[unit]]}

        yield folder, f"don-vi/{unit}", unit, [
            {"id": f"dung-han-{unit}", "title": "Tỷ lệ đúng hạn theo tháng", "kind": "control", "rows": control},
            figure("theo-ngay-nhan", "Đúng hạn tính theo ngày tiếp nhận", "line", ["in_time_of_received"]),
            figure("tiep-nhan", "Hồ sơ tiếp nhận và đã xử lý theo quý", "line", ["received_new", "handled"]),
            figure("ket-qua", "Kết quả giải quyết theo quý", "stacked", ["early", "on_time", "overdue"]),
            figure("dang-giai-quyet", "Hồ sơ đang giải quyết cuối mỗi quý", "bar", ["pending"]),
            {"id": f"theo-nam-{unit}", "title": "Các chỉ số theo năm", "kind": "table",
             "rows": [row(metric, counts["period"], counts) for metric in YEARLY for counts in years[unit]]}]
    months, years = by_group(fields, "field"), yearly(records, fields, "field")
    channels = by_group(over(monthly(records, ["field", "channel"]), ["field", "channel"], QUARTER), "field")
    pairs = by_group(over(monthly(records, ["field", "unit"]), ["field", "unit"], YEAR).filter(
        pl.col("period") == "2025", pl.col("unit").is_between(pl.lit("so-01"), pl.lit("so-12"))), "field")
    for field in sorted(months):
        control = with_limits([row("on_time_rate", counts["month"], counts) for counts in months[field]])
        yield folder, f"linh-vuc/{field}", field, [
            {"id": f"dung-han-{field}", "title": "Tỷ lệ đúng hạn theo tháng", "kind": "control", "rows": control},
            {"id": f"cach-nop-{field}", "title": "Cách nộp hồ sơ theo quý", "kind": "stacked-100",
             "rows": [row("received_new", counts["period"], counts, counts["channel"]) for counts in channels[field]]},
            {"id": f"don-vi-{field}", "title": "Các sở, theo tỷ lệ đúng hạn trong năm", "kind": "interval",
             "rows": with_interval([row("on_time_rate", "2025", counts, counts["unit"]) for counts in pairs[field]])},
            {"id": f"theo-nam-{field}", "title": "Các chỉ số theo năm", "kind": "table",
             "rows": [row(metric, counts["period"], counts) for metric in YEARLY for counts in years[field]]}]
    province = monthly(records, []).to_dicts()
    for id in others:
        rows = [row("on_time_rate", counts["month"], counts) for counts in province]
        yield folder, f"khac/{id}", id, [{"id": id, "title": id, "kind": "line", "rows": rows}]


def main():
    content, calendar, folder, others = sys.argv[1:]
    records = read(f"{content}/data/ho-so-gia-dinh.csv", calendar)
    work = list(jobs(records, folder, json.load(open(others))))
    # Polars has threads, which a fork would break.
    with multiprocessing.get_context("spawn").Pool(len(os.sched_getaffinity(0))) as pool:
        pool.map(finish, work, chunksize=1)


if __name__ == "__main__":
    main()
