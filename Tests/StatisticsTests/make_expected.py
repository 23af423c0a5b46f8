#!/usr/bin/env python3
"""Writes Expected.swift: what scipy, statsmodels and numpy make of the cases of these tests.

    python3 -m venv venv && venv/bin/pip install numpy scipy statsmodels
    venv/bin/python Tests/StatisticsTests/make_expected.py

Nothing of it is needed to run the tests.
"""

import pathlib

import numpy as np
import scipy
import statsmodels
from scipy import optimize, special, stats
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.rates import confint_poisson

LEVELS = [(0.95, "percent95"), (0.998, "percent99Point8")]
lines = []


def number(value):
    if isinstance(value, str):
        return value
    if isinstance(value, (int, np.integer)):
        return str(int(value))
    return repr(float(value))


def table(name, source, fields, rows):
    lines.append(f"    /// {source}")
    lines.append(f"    static let {name}: [({fields})] = [")
    lines.extend("        (" + ", ".join(number(value) for value in row) + ")," for row in rows)
    lines.append("    ]\n")


def values(name, source, type_, items):
    lines.append(f"    /// {source}")
    lines.append(f"    static let {name}: [{type_}] = [")
    lines.extend(f"        {number(item)}," for item in items)
    lines.append("    ]\n")


# Special functions.
tails = [0.4999, 0.25, 0.1, 0.025, 0.001, 0.00135, 1e-6, 1e-10, 1e-100, 0.8, 0.999]
table("normal", "scipy.stats.norm.isf", "tail: Double, z: Double", [(t, stats.norm.isf(t)) for t in tails])

poisson = [
    (1, 0.5), (1, 3.0), (3, 0.01), (10, 10.0), (10, 4.0), (10, 30.0), (0.3, 2.0), (0.3, 0.1), (4.7, 9.1), (15.9, 16.1),
    (100, 80.0), (100, 130.0), (1234.5, 1300.0), (100000, 99000.0), (1000000, 1003000.0),
]
table(
    "poisson", "scipy.special.gammainc(count, mean) and gammaincc(count + 1, mean)",
    "count: Double, mean: Double, atLeast: Double, atMost: Double",
    [(float(k), m, special.gammainc(k, m), special.gammaincc(k + 1, m)) for k, m in poisson])

binomial = [
    (1, 10, 0.25), (9.5, 10, 0.75), (0.4, 3, 0.5), (3, 200, 0.00390625), (50, 100, 0.5), (41.3, 100, 0.5),
    (995, 1000, 0.9921875), (61000, 100000, 0.609375), (999000.5, 1000000, 0.9990234375), (10, 10, 0.875),
]
table(
    "binomial", "scipy.special.betainc(count, cases - count + 1, share) and 1 - I for at most",
    "count: Double, cases: Double, share: Double, atLeast: Double, atMost: Double",
    [(float(k), float(n), p, special.betainc(k, n - k + 1, p),
      special.betainc(n - k, k + 1, 1 - p) if k < n else 1.0) for k, n, p in binomial])

# Intervals.
shares = [(0, 5), (5, 5), (1, 1), (0, 1), (5, 25), (17, 20), (65, 100), (5395, 5404), (3, 200), (123456, 1000000)]
rows = []
for k, n in shares:
    for level, name in LEVELS:
        low, high = proportion_confint(k, n, alpha=1 - level, method="wilson")
        corrected = stats.binomtest(k, n).proportion_ci(confidence_level=level, method="wilsoncc")
        rows.append((k, n, f".{name}", low, high, corrected.low, corrected.high))
table(
    "wilson", "statsmodels proportion_confint(method='wilson'); scipy binomtest(...).proportion_ci(method='wilsoncc')",
    "events: Int, cases: Int, confidence: Confidence, lower: Double, upper: Double, lowerCorrected: Double, upperCorrected: Double",
    rows)

rows = []
for k in [0, 1, 2, 5, 9, 10, 11, 65, 1000, 250000]:
    for level, name in LEVELS:
        low, high = confint_poisson(k, 1, method="exact-c", alpha=1 - level)
        z = stats.norm.isf((1 - level) / 2)
        byar_low = max(0.0, k * (1 - 1 / (9 * k) - z / 3 * np.sqrt(1 / k)) ** 3) if k else 0.0
        byar_high = (k + 1) * (1 - 1 / (9 * (k + 1)) + z / 3 * np.sqrt(1 / (k + 1))) ** 3
        rows.append((k, f".{name}", low, high, byar_low, byar_high))
table(
    "counts", "statsmodels confint_poisson(method='exact-c'); Breslow and Day's formula in numpy",
    "events: Int, confidence: Confidence, lower: Double, upper: Double, lowerByar: Double, upperByar: Double", rows)

# Limits of funnel plots: the exact tails, solved by scipy's own root finder.
rows = []
for n, p, q in [(1, 3, 4), (10, 99, 100), (16, 4, 5), (200, 499, 500), (200, 1, 500), (1000, 3, 10), (50000, 97, 100)]:
    p = p / q
    for level, name in LEVELS:
        tail = (1 - level) / 2
        below = lambda y: special.betainc(n - y, y + 1, 1 - p) - tail
        above = lambda y: special.betainc(y, n - y + 1, p) - tail
        low = optimize.brentq(below, 0, n * p, xtol=1e-300, rtol=1e-15) if below(0) < 0 else 0.0
        high = optimize.brentq(above, n * p, n, xtol=1e-300, rtol=1e-15) if above(n) < 0 else n
        rows.append((n, p, f".{name}", low / n, high / n))
table(
    "funnelShares", "scipy.optimize.brentq on scipy.special.betainc",
    "cases: Int, mean: Double, confidence: Confidence, lower: Double, upper: Double", rows)

# The published interpolation for comparison: Spiegelhalter 2005, A.1.1, on scipy.stats.binom.
rows = []
for n, p in [(20, 0.3), (100, 0.3), (1000, 0.3), (1000, 0.96), (20000, 0.96)]:
    for level, name in LEVELS:
        limits = []
        for tail in [(1 - level) / 2, 1 - (1 - level) / 2]:
            r = stats.binom.ppf(tail, n, p)
            limits.append((r - (stats.binom.cdf(r, n, p) - tail) / stats.binom.pmf(r, n, p)) / n)
        rows.append((n, p, f".{name}", *limits))
table(
    "spiegelhalter", "scipy.stats.binom, interpolated as in Spiegelhalter (2005), A.1.1",
    "cases: Int, mean: Double, confidence: Confidence, lower: Double, upper: Double", rows)

# Overdispersion, on synthetic units.
events = [12, 45, 7, 88, 31, 64, 19, 150, 22, 41, 9, 77]
cases = [100, 300, 90, 520, 160, 410, 140, 700, 230, 260, 120, 380]
k, n = np.array(events), np.array(cases)
mean = k.sum() / n.sum()
error = np.sqrt(mean * (1 - mean) / n)
z = (k / n - mean) / error
z = np.clip(z, *np.quantile(z, [0.1, 0.9]))
phi = (z**2).mean()
weight = 1 / error**2
tau2 = max(0, (len(k) * phi - (len(k) - 1)) / (weight.sum() - (weight**2).sum() / weight.sum()))
table("overdispersed", "Synthetic units.", "events: Int, cases: Int", zip(events, cases))
values("overdispersion", "numpy: phi and tau² of Spiegelhalter (2005) with z-scores clipped at numpy.quantile", "Double", [phi, tau2])

# Charts for rates.
events = [12, 9, 17, 14, 8, 21, 15, 11, 19, 13, 10, 16, 30]
exposure = [1000, 950, 1200, 1100, 900, 1300, 1050, 1000, 1250, 990, 940, 1150, 1210]
k, n = np.array(events), np.array(exposure)
centre = k.sum() / n.sum()
sigma = np.sqrt(centre / n)
score = (k / n - centre) / sigma
sigma_z = np.abs(np.diff(score)).mean() / 1.128
table(
    "rates", "numpy: u chart and Laney's u′ chart",
    "events: Int, exposure: Double, lower: Double, upper: Double, lowerPrime: Double, upperPrime: Double",
    [(a, float(b), max(0, centre - 3 * s), centre + 3 * s, max(0, centre - 3 * s * sigma_z), centre + 3 * s * sigma_z)
     for a, b, s in zip(events, exposure, sigma)])

# Ranks, quantiles, histograms.
scores = [88, 91, 91, 70, 95, 70, 70, 99, 12]
table(
    "ranks", "scipy.stats.rankdata(method='min') of the scores and of their negatives",
    "score: Int, lowerIsBetter: Int, higherIsBetter: Int",
    zip(scores, stats.rankdata(scores, method="min").astype(int), stats.rankdata([-s for s in scores], method="min").astype(int)))

days = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 46]
values("days", "Synthetic processing days.", "Int", days)
values("fiveNumbers", "numpy.quantile (its default is definition 7)", "Double", np.quantile(days, [0, 0.25, 0.5, 0.75, 1]))
counts, edges = np.histogram(days, bins=np.arange(0, 51, 10))
values("histogram", "numpy.histogram with edges 0, 10 … 50", "Int", counts)

# The exact test of shares of few cases: the counts that 99,8 % leaves to chance.
rows = []
for n, p in [(20, 0.95), (3, 0.75), (40, 0.0625), (200, 0.99609375), (12, 0.25), (60, 0.9375), (1, 0.5), (7, 0.125)]:
    usual = [k for k in range(n + 1) if stats.binom.cdf(k, n, p) >= 0.001 and stats.binom.sf(k - 1, n, p) >= 0.001]
    rows.append((n, p, usual[0], usual[-1]))
table(
    "exactTest", "scipy.stats.binom.cdf and sf, both 0.001 and more", "cases: Int, mean: Double, least: Int, most: Int",
    rows)

rows = []
for exposure, rate in [(3, 1.0), (10, 0.25), (1, 4.5), (2.5, 1.5), (40, 0.0625)]:
    mean = exposure * rate
    usual = [k for k in range(60) if stats.poisson.cdf(k, mean) >= 0.001 and stats.poisson.sf(k - 1, mean) >= 0.001]
    rows.append((float(exposure), rate, usual[0], usual[-1]))
table(
    "exactEventTest", "scipy.stats.poisson.cdf and sf, both 0.001 and more",
    "exposure: Double, mean: Double, least: Int, most: Int", rows)

# Tails of whole counts once more, by the distributions themselves.
table(
    "binomialTails", "scipy.stats.binom.sf(events - 1, cases, share) and binom.cdf(events, cases, share)",
    "events: Int, cases: Int, share: Double, atLeast: Double, atMost: Double",
    [(k, n, p, stats.binom.sf(k - 1, n, p), stats.binom.cdf(k, n, p))
     for k, n, p in [(0, 7, 0.125), (2, 3, 0.75), (13, 20, 0.95), (14, 20, 0.95), (178, 200, 0.95), (177, 200, 0.95),
                     (20, 20, 0.95), (61, 1000, 0.03125), (9950, 10000, 0.998046875)]])
table(
    "poissonTails", "scipy.stats.poisson.sf(events - 1, mean) and poisson.cdf(events, mean)",
    "events: Int, mean: Double, atLeast: Double, atMost: Double",
    [(k, m, stats.poisson.sf(k - 1, m), stats.poisson.cdf(k, m))
     for k, m in [(0, 0.5), (3, 0.25), (0, 9.5), (7, 28.25), (81, 50.25), (150, 120.0), (1000, 1100.0)]])

# Records of one fixed sequence, most of them short: counted in the bins that the tests find.
records = [(k * k * 7 + k * 3) % 11 + (k * 13) % 5 + (60 if k % 53 == 0 else 0) for k in range(1, 320)]
values("records", "Synthetic processing days.", "Int", records)
counts, edges = np.histogram(records, bins=[0, 2, 4, 6, 8, 10, 12, 14, 16, 1000])
values("recordHistogram", "numpy.histogram with edges 0, 2 … 16 and all above", "Int", counts)
values(
    "recordPercentiles", "numpy.quantile at 0.5 and 0.9 (its default is definition 7)", "Double",
    np.quantile(records, [0.5, 0.9]))

# Composite index: weighted means, level by level.
maxima = {"published": 12, "updated": 6, "progress": 20, "online": 12, "citizens": 30, "firms": 20}
points = {"published": 9, "updated": 6, "progress": 15, "online": 8, "citizens": 24, "firms": 15}
tree = [["published", "updated"], "progress", ["online", ["citizens", "firms"]]]


def share(node, gone):
    """The weighted mean of what is there (None of nothing), and the whole weight."""
    if isinstance(node, str):
        return (None if node in gone else points[node] / maxima[node]), maxima[node]
    parts = [share(part, gone) for part in node]
    known = [part for part in parts if part[0] is not None]
    weight = sum(part[1] for part in parts)
    return (np.average([part[0] for part in known], weights=[part[1] for part in known]) if known else None), weight


rows = []
for gone in [[], ["firms"], ["published"], ["published", "updated"], ["progress", "citizens"], ["online", "updated"]]:
    mean, weight = share(tree, gone)
    rows.append((f'"{" ".join(gone)}"', mean * weight))
table("indices", "numpy.average(shares, weights=points) of every group, those missing left out", "gone: String, score: Double", rows)

# Comparisons.
series = [3, 14, 1, 59, 26, 5, 35, 8, 97, 9, 32, 38, 46, 26, 43]
values("series", "Synthetic counts.", "Int", series)
values("rolling", "numpy.convolve(series, ones(4), 'valid')", "Int", np.convolve(series, np.ones(4, int), "valid"))
values(
    "runningYear", "numpy.cumsum(series) from each January on, the series beginning in one", "Int",
    np.concatenate([np.cumsum(series[:12]), np.cumsum(series[12:])]))
values("percentChanges", "numpy.diff(series) / series[:-1] * 100", "Double", np.diff(series) / series[:-1] * 100)
values("benchmark", "numpy.mean and numpy.median", "Double", [np.mean(series), np.median(series)])

header = f"""// swift-format-ignore-file
import Statistics

// Written by make_expected.py; do not edit.
// scipy {scipy.__version__}, statsmodels {statsmodels.__version__}, numpy {np.__version__}.

/// What independent programs make of the cases of these tests.
enum Expected {{
"""
path = pathlib.Path(__file__).with_name("Expected.swift")
path.write_text(header + "\n".join(lines).rstrip() + "\n}\n")
