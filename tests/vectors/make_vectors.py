#!/usr/bin/env python3
"""Writes the vectors that lib/stats and the browser's module are tested against.

    python3 -m venv .venv && .venv/bin/pip install -r tests/requirements.txt
    .venv/bin/python tests/vectors/make_vectors.py [folder [name ...]]

Each file holds {"tolerance": relative, "cases": [{"name", ...input, "expected"}]}; null stands for
an undefined number. Seeds are fixed: the same versions write the same files.
"""
import json
import math
import pathlib
import sys
import warnings

import numpy as np

import families
import fixed_factors
import later_rules
import naming_runs
import rules
import weights
import whole_run

SEED = 20260101


def plain(value):
    """numpy to JSON; NaN to null, numbers with all their digits."""
    if isinstance(value, dict):
        return {key: plain(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(entry) for entry in value]
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (int, np.integer)):
        return int(value)
    if isinstance(value, (float, np.floating)):
        return float(value) if math.isfinite(value) else None
    return value


def ctrs(random, n, median=0.023, log_sd=0.7):
    return np.clip(median * np.exp(log_sd * random.standard_normal(n)), 0, 1)


def counts(random, n):
    impressions = np.floor(np.exp(random.normal(7, 1.2, n))) + 1
    return random.binomial(impressions.astype(int), ctrs(random, n)).astype(float), impressions


def pairs_of_sides(random):
    yield "seed example", ctrs(random, 12), ctrs(random, 31)
    for n, m in [(2, 600), (5, 5), (2, 2), (40, 3), (120, 310)]:
        yield f"random {n} against {m}", ctrs(random, n), ctrs(random, m)
    yield "n = 1 on one side", ctrs(random, 1), ctrs(random, 9)
    yield "n = 1 on both", ctrs(random, 1), ctrs(random, 1)
    yield "n = 1 against 2", ctrs(random, 1), ctrs(random, 2)
    yield "constant feature", ctrs(random, 7), np.array([])
    yield "CTR 0 everywhere", np.zeros(6), np.zeros(8)
    yield "CTR 0 with it", np.zeros(6), ctrs(random, 8)
    yield "all clicked", np.ones(5), np.ones(5)
    yield "all equal, not 0", np.full(6, 0.023), np.full(7, 0.023)
    yield "equal within each side", np.full(6, 0.02), np.full(7, 0.03)
    yield "ties of two on one side", np.full(2, 0.25), ctrs(random, 50)
    yield "p about 1e-300", 0.5 + 1e-3 * random.standard_normal(600), \
        0.49706 + 1e-3 * random.standard_normal(600)
    yield "p about 1e-100", 0.5 + 1e-3 * random.standard_normal(400), \
        0.4983 + 1e-3 * random.standard_normal(400)


def difference(random):
    for name, x, y in pairs_of_sides(random):
        yield dict(name=name, **{"with": x, "without": y}, expected=dict(
            moderated=rules.moderated(x, y, (0.05, 0.05 / 480, 1e-6)),
            welch=rules.welch(x, y), lift=rules.lift(x, y)))


def pooled(random):
    sizes = [("random", 20, 60), ("minimum", 3, 3), ("two a side", 2, 2), ("one", 1, 9)]
    for name, n, m in sizes:
        a, b = counts(random, n), counts(random, m)
        yield pooled_case(name, a, b)
    yield pooled_case("equal impressions", (np.array([3., 0, 5, 2]), np.full(4, 100.)),
                      (np.array([1., 1, 2, 0, 4]), np.full(5, 100.)))
    yield pooled_case("one image carries it", (np.array([3., 50, 1]), np.array([9., 90000, 8])),
                      counts(random, 12))
    yield pooled_case("clicks = impressions", (np.full(4, 7.), np.full(4, 7.)),
                      (np.full(5, 9.), np.full(5, 9.)))
    yield pooled_case("no clicks", (np.zeros(4), np.full(4, 70.)), counts(random, 8))
    equal = np.array([4., 400, 12, 40])
    yield pooled_case("all equal", (equal / 4, equal), (3 * equal / 4, 3 * equal))
    yield pooled_case("constant feature", counts(random, 8), (np.array([]), np.array([])))


def pooled_case(name, a, b):
    sides = rules.pooled_side(*a), rules.pooled_side(*b)
    return dict(name=name, with_clicks=a[0], with_impressions=a[1], without_clicks=b[0],
                without_impressions=b[1], expected={
                    "with": sides[0], "without": sides[1],
                    "difference": rules.pooled_difference(*sides)})


def wilson(random):
    fixed = [(0, 4), (3, 4), (4, 4), (1, 1), (0, 1), (59, 2553), (0, 0), (1, 10**9)]
    drawn = [(int(c), int(i)) for c, i in zip(*counts(random, 12))]
    for clicks, impressions in fixed + drawn:
        for alpha, phi in [(0.05, 1), (0.001, 1), (0.05, 2.5)]:
            yield dict(name=f"{clicks} of {impressions}", clicks=clicks, impressions=impressions,
                       alpha=alpha, overdispersion=phi,
                       expected=rules.wilson(clicks, impressions, alpha, phi))


def spearman(random):
    for n in [4, 5, 11, 60, 200]:
        y = ctrs(random, n)
        yield spearman_case(f"random {n}", random.standard_normal(n), y)
        yield spearman_case(f"ties {n}", random.integers(0, 4, n) - 1., np.round(y, 2))
        yield spearman_case(f"sparse {n}", random.random(n) * (random.random(n) < 0.2), y)
        yield spearman_case(f"strong {n}", y + 0.01 * random.random(n), y)
    yield spearman_case("n = 3", np.arange(3.), np.array([1., 3, 2]))
    yield spearman_case("n = 1", np.array([1.]), np.array([2.]))
    yield spearman_case("constant feature", np.ones(6), ctrs(random, 6))
    yield spearman_case("all equal", np.arange(6.), np.full(6, 0.02))
    yield spearman_case("perfect", np.arange(9.), np.arange(9.))
    yield spearman_case("perfectly against", np.arange(9.), -np.arange(9.))


def spearman_case(name, x, y):
    return dict(name=name, x=x, y=y, expected=rules.spearman(x, y))


def false_discovery(random):
    families = {"empty": [], "one": [0.04], "one large": [0.2], "all 1": [1.0] * 5,
                "ties": [0.01, 0.01, 0.04, 0.04, 0.5], "at the edge": [0.05, 0.025, 0.9],
                "tiny": [1e-300, 1e-250, 0.5, 0.02], "zero": [0.0, 0.3],
                "uniform": random.random(40),
                "some true": np.concatenate([random.random(60), random.random(9) * 1e-3])}
    for name, p in families.items():
        yield dict(name=name, p=p, expected=rules.false_discovery(p))


def shrinkage(random):
    for name, n, tau in [("noise", 30, 0), ("signal", 30, 0.004), ("strong", 12, 0.05),
                         ("one", 1, 0.1), ("none", 0, 0)]:
        errors = 0.001 * np.exp(random.standard_normal(n))
        yield shrink_case(name, tau * random.standard_normal(n) + errors *
                          random.standard_normal(n), errors)
    yield shrink_case("all equal", np.full(5, 0.01), np.full(5, 0.002))
    yield shrink_case("without spread", [0.01, 0.0, 0.02], [0.001, 0.0, float("nan")])
    yield shrink_case("a million apart", [1e-3, 5e-9, -2e-3], [1e-9, 1e-3, 1e-6])


def shrink_case(name, effects, errors):
    return dict(name=name, effects=effects, standard_errors=errors,
                expected=rules.shrink(effects, errors))


def adjusted(random):
    def case(name, y, x, level):
        return dict(name=name, outcome=y, with_feature=x, level=level,
                    expected=rules.adjusted(y, x, level))
    for name, levels, n, inside, between in [
            ("stays", 12, 240, 0.02, 0.01), ("random", 9, 60, 0.0, 0.0),
            ("few rows", 14, 36, 0.004, 0.0), ("sign turns", 10, 300, -0.01, 0.05),
            ("disappears", 40, 900, 0.0, 0.05)]:
        level = random.integers(0, levels, n)
        share = (np.arange(levels) + 1) / (levels + 1)
        x = (random.random(n) < share[level]).astype(int)
        y = 0.03 + inside * x + between * share[level] + 0.004 * random.standard_normal(n)
        yield case(name, y, x, level)
    y = ctrs(random, 24)
    yield case("one level", y, np.arange(24) % 2, np.zeros(24, int))
    yield case("separation", y, (np.arange(24) // 4) % 2, np.arange(24) // 4)
    yield case("singletons", y, np.arange(24) % 2, np.arange(24))
    yield case("rows without a level", y, np.arange(24) % 2, np.arange(24) // 4 - 1)
    yield case("four informative levels", y[:16], np.arange(16) % 2, np.arange(16) // 4)
    yield case("all equal", np.full(24, 0.02), np.arange(24) % 2, np.arange(24) // 4)
    yield case("CTR 0", np.zeros(24), np.arange(24) % 2, np.arange(24) // 4)
    yield case("clicks = impressions", np.ones(24), np.arange(24) % 2, np.arange(24) // 4)
    yield case("equal on each side", 0.02 + 0.01 * (np.arange(24) % 2), np.arange(24) % 2,
               np.arange(24) // 4)
    yield case("constant feature", y, np.ones(24, int), np.arange(24) // 4)
    yield case("n = 1", y[:1], np.ones(1, int), np.zeros(1, int))


def clusters(random):
    clicks, impressions = counts(random, 30)
    impressions[7] = clicks[7] = 0
    cluster = random.integers(0, 14, 30)
    for name, c, i, g in [("random", clicks, impressions, cluster),
                          ("all alone", clicks, impressions, np.arange(30)),
                          ("n = 1", clicks[:1], impressions[:1], np.zeros(1, int)),
                          ("all equal", impressions / 4, impressions, cluster),
                          ("no clicks", np.zeros(30), impressions, cluster),
                          ("all clicked", impressions, impressions, cluster)]:
        yield dict(name=name, clicks=c, impressions=i, cluster=g, expected=dict(
            spread=rules.overdispersion(c, i, g), kish=rules.kish(i)))


def main():
    warnings.simplefilter("ignore")  # scipy's about equal values, which are here on purpose
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent)
    for number, (make, tolerance) in enumerate([
            (difference, 1e-9), (pooled, 1e-9), (wilson, 1e-9), (spearman, 1e-9),
            (false_discovery, 1e-12), (shrinkage, 1e-9), (adjusted, 1e-8), (clusters, 1e-9),
            (whole_run.analysis, 1e-8), (later_rules.joint_cases, 1e-7),
            (later_rules.sample_size_cases, 1e-9), (later_rules.influence_cases, 1e-9),
            (later_rules.bootstrap_cases, 1e-9), (later_rules.threshold_cases, 1e-9),
            (weights.weights_cases, 1e-9), (families.families_cases, 1e-9),
            (fixed_factors.fixed_factors_cases, 1e-8),
            (naming_runs.naming_cases, 1e-8)]):
        name = make.__name__.removesuffix("_cases")
        if sys.argv[2:] and name not in sys.argv[2:]:
            continue
        cases = [plain(case) for case in make(np.random.default_rng([SEED, number]))]
        text = json.dumps(dict(tolerance=tolerance, cases=cases), separators=(",", ":"),
                          allow_nan=False)
        (folder / f"{name}.json").write_text(text.replace('{"name"', '\n{"name"') + "\n")


if __name__ == "__main__":
    main()
