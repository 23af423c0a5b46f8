"""The questions of the dossier benchmark, asked of DuckDB and Polars. Writes counts.csv and medians.csv,
which hold what `congkhai compute` prints.

Usage: questions.py duckdb|polars FILE.csv CALENDAR.csv FOLDER
CALENDAR.csv has the columns date, through (working days up to and with that day) and next (working day on or after it).
"""

import sys

FIRST, LAST = "2024-01-01", "2026-06-30"

DUCKDB = """
create view calendar as select date, through, next from read_csv('{calendar}', header=true,
    columns={{'date': 'DATE', 'through': 'INTEGER', 'next': 'DATE'}});
create table d as
select unit, field, received, completed, n.next as due, status,
    c2.through - c1.through as days
from read_csv('{file}', header=true, columns={{'code': 'VARCHAR', 'procedure': 'VARCHAR', 'field': 'VARCHAR',
    'unit': 'VARCHAR', 'channel': 'VARCHAR', 'received': 'DATE', 'due': 'DATE', 'extended_due': 'DATE',
    'completed': 'DATE', 'status': 'VARCHAR', 'satisfaction': 'INTEGER'}}) f
left join calendar n on n.date = f.due
left join calendar c1 on c1.date = f.received
left join calendar c2 on c2.date = f.completed;
create table events as
select unit, field, date_trunc('month', received) as month, count(*) as received, 0 as early, 0 as on_time,
    0 as overdue, 0 as late
from d group by all
union all
select unit, field, date_trunc('month', completed), 0, count(*) filter (completed < due),
    count(*) filter (completed = due), count(*) filter (completed > due), 0
from d where status = 'da-giai-quyet' group by all
union all
select unit, field, date_trunc('month', greatest(received, due + 1)), 0, 0, 0, 0, count(*)
from d where due is not null and (completed is null or completed > greatest(received, due + 1))
    and greatest(received, due + 1) <= date '{last}' group by all
union all
select unit, field, date_trunc('month', completed), 0, 0, 0, 0, -count(*)
from d where due is not null and completed > greatest(received, due + 1) group by all;
copy (
    with months as (select unnest(generate_series(date '{first}', date '{last}', interval 1 month))::date as month),
    groups as (select distinct unit, field from d),
    sums as (
        select unit, field, month, sum(received) as received, sum(early) as early, sum(on_time) as on_time,
            sum(overdue) as overdue, sum(late) as late
        from events group by all),
    filled as (
        select strftime(m.month, '%Y-%m') as period, g.unit, g.field, coalesce(received, 0) as received_new,
            coalesce(early, 0) as early, coalesce(on_time, 0) as on_time, coalesce(overdue, 0) as overdue,
            sum(coalesce(late, 0)) over (partition by g.unit, g.field order by m.month) as pending_late
        from groups g cross join months m
        left join sums s on s.unit is not distinct from g.unit and s.field is not distinct from g.field
            and s.month = m.month)
    select period, unit, field, received_new::bigint as received_new, early::bigint as early,
        on_time::bigint as on_time, overdue::bigint as overdue, pending_late::bigint as pending_late
    from filled where received_new + early + on_time + overdue + pending_late > 0 order by period, unit, field
) to '{out}/counts.csv' (header, delimiter ',');
copy (
    select unit, median(days) as median_days from d where status = 'da-giai-quyet' group by unit order by unit
) to '{out}/medians.csv' (header, delimiter ',');
"""


def with_duckdb(file, calendar, out):
    import duckdb

    connection = duckdb.connect()
    for statement in DUCKDB.format(file=file, calendar=calendar, out=out, first=FIRST, last=LAST).split(";\n"):
        if statement.strip():
            connection.execute(statement)


def with_polars(file, calendar, out):
    import polars as pl

    days = pl.read_csv(calendar, try_parse_dates=True)
    through, following = days.select("date", "through"), days.select("date", "next")
    dossiers = (
        pl.scan_csv(file, schema_overrides={"received": pl.Date, "due": pl.Date, "completed": pl.Date,
                                            "extended_due": pl.String, "satisfaction": pl.String})
        .select("unit", "field", "received", "due", "completed", "status")
        .join(following.lazy(), left_on="due", right_on="date", how="left")
        .with_columns(due=pl.col("next"))
        .join(through.lazy().rename({"through": "t1"}), left_on="received", right_on="date", how="left")
        .join(through.lazy().rename({"through": "t2"}), left_on="completed", right_on="date", how="left")
        .with_columns(days=pl.col("t2") - pl.col("t1"))
    )
    keys = ["unit", "field", "month"]
    resolved = dossiers.filter(pl.col("status") == "da-giai-quyet")
    start = pl.max_horizontal("received", pl.col("due") + pl.duration(days=1))
    late = dossiers.filter(pl.col("due").is_not_null()).with_columns(start=start).filter(
        pl.col("completed").is_null() | (pl.col("completed") > pl.col("start")))
    received = dossiers.group_by("unit", "field", month=pl.col("received").dt.truncate("1mo")).agg(received_new=pl.len())
    ended = resolved.group_by("unit", "field", month=pl.col("completed").dt.truncate("1mo")).agg(
        early=(pl.col("completed") < pl.col("due")).sum(), on_time=(pl.col("completed") == pl.col("due")).sum(),
        overdue=(pl.col("completed") > pl.col("due")).sum())
    began = late.group_by("unit", "field", month=pl.col("start").dt.truncate("1mo")).agg(begun=pl.len())
    left = late.filter(pl.col("completed").is_not_null()).group_by(
        "unit", "field", month=pl.col("completed").dt.truncate("1mo")).agg(left=pl.len())
    medians = resolved.group_by("unit").agg(median_days=pl.col("days").median()).sort("unit")
    received, ended, began, left, medians = pl.collect_all([received, ended, began, left, medians])
    months = pl.DataFrame({"month": pl.date_range(pl.date(2024, 1, 1), pl.date(2026, 6, 1), "1mo", eager=True)})
    table = (
        received.select("unit", "field").unique().join(months, how="cross")
        .join(received, on=keys, how="left").join(ended, on=keys, how="left")
        .join(began, on=keys, how="left").join(left, on=keys, how="left").fill_null(0).sort("unit", "field", "month")
        .with_columns(pending_late=(pl.col("begun").cast(pl.Int64) - pl.col("left").cast(pl.Int64))
                      .cum_sum().over("unit", "field"))
        .with_columns(period=pl.col("month").dt.strftime("%Y-%m"))
        .filter(pl.sum_horizontal("received_new", "early", "on_time", "overdue", "pending_late") > 0)
        .select("period", "unit", "field", "received_new", "early", "on_time", "overdue", "pending_late")
        .sort("period", "unit", "field")
    )
    table.write_csv(out + "/counts.csv")
    medians.write_csv(out + "/medians.csv")


if __name__ == "__main__":
    {"duckdb": with_duckdb, "polars": with_polars}[sys.argv[1]](*sys.argv[2:])
