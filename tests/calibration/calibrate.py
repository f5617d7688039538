#!/usr/bin/env python3
"""Prints S29's table: coverage, wrong names and power of the rules, over seeded runs.

    .venv/bin/python tests/calibration/calibrate.py [--sets N] [--scenario NAME] [--no-checks]
"""
import argparse
import collections
import sys

import numpy as np
from scipy import stats

import naming
import populations

SEED = 20261129
COVERED = 4  # intervals are many; of every fourth run they are enough


def weigh_as(run):
    """The run's weights for any impressions."""
    found = run.weighed
    if found["equal"]:
        return np.ones_like
    m, tau2 = found["m"], found["between_variance"]
    return lambda impressions: 1 / (tau2 + m * (1 - m) / impressions)


def covers(found, truth, which):
    """How many 95 % intervals hold the truth, of how many."""
    use = which & found["possible"] & (found["error"] > 0) & ~np.isnan(truth)
    reach = stats.t.isf(0.025, found["freedom"]) * found["error"]
    return np.array([(np.abs(found["b"] - truth) <= reach)[use].sum(), use.sum()])


def fixed_truth(found, moved):
    z2 = found["z"]**2
    return (z2 * moved[found["keep"]]).sum(0) / np.maximum(z2.sum(0), 1e-300)


def cover(tally, population, random, run, rows, got):
    moved, _ = populations.effects_in_ctr(population, rows)
    independent = ~population.is_companion
    tested = np.isin(np.arange(len(independent)), got["tested"])
    truth = populations.crude_truth(population, random, weigh_as(run))
    tally["crude"] += covers(got["raw"], truth, tested & independent)
    tally["adjusted"] += covers(got["within"], fixed_truth(got["within"], moved),
                                tested & independent)
    most = min(20, max(1, len(np.unique(run.family)) // 15))
    blind = got["tested"][:most]  # chosen without the clicks
    for j in blind:
        others = [o for o in blind if o != j]
        found = run.fit(rows.x[:, [j]], rows.x[:, others] if others else None)
        tally["joint"] += covers(found, fixed_truth(found, moved[:, [j]]), np.array([True]))


def count_names(tally, population, got):
    effect, companion = population.effect, population.is_companion
    names = list(got["names"].values())
    wrong = 0
    for j, group in names:
        alike = [j] + [g for g, phi in group if phi >= 0.7]
        wrong += not any(effect[a] for a in alike)
        if effect[j]:
            tally["signs"] += np.array([effect[j] * got["decides"]["b"][j] < 0, 1])
    real = [j for j in got["tested"] if effect[j]]
    told = {a for j, group in names for a in [j] + [g for g, phi in group if phi >= 0.7]}
    tally["names"] += len(names)
    tally["wrong"] += wrong / max(len(names), 1)
    tally["any"] += bool(names)
    tally["power"] += np.array([len(told & set(real)), (effect != 0).sum()])
    tally["companions"] += any(companion[j] and all(phi < 0.7 or not effect[g] for g, phi in group)
                               for j, group in names)


def count_levels(tally, population, levels, rows, run):
    tally["levels"] += len(levels)
    tally["any_level"] += bool(levels)
    for f, v, b in levels:
        own = rows.factors[f] == v
        known = population.effects[f]
        rest = np.average(known[rows.factors[f]][~own], weights=run.w[~own])
        tally["level_signs"] += b * (known[v] - rest) < 0


def new_tally():
    tally = collections.defaultdict(float)
    for key in ("crude", "adjusted", "joint", "signs", "power"):
        tally[key] = np.zeros(2)
    return tally


def one_scenario(scenario, sets, checks, tally=None):
    """sets: which; their numbers are their seeds."""
    tally = tally or new_tally()
    number = populations.SCENARIOS.index(scenario)
    for i in sets:
        random = np.random.default_rng([SEED, number, i])
        population = populations.Population(random, scenario)
        rows = population.rows(random)
        run = naming.Run(rows.clicks, rows.impressions, rows.family, rows.factors)
        got = naming.name_features(run, rows.x, checks, checks)
        count_names(tally, population, got)
        levels = naming.name_levels(run, checks)
        count_levels(tally, population, levels, rows, run)
        tally["any_at_all"] += bool(got["names"] or levels)
        if i % COVERED == 0:
            cover(tally, population, random, run, rows, got)
    return tally


def share(pair):
    return f"{100 * pair[0] / pair[1]:.1f}" if pair[1] else "-"


HEAD = ("scenario | crude | adjusted | joint | wrong names | sets with a name | with a level | "
        "with either | power | companion named | wrong signs of names | wrong signs of levels")


def line(scenario, t, sets):
    return " | ".join([
        scenario.name, share(t["crude"]), share(t["adjusted"]), share(t["joint"]),
        f"{100 * t['wrong'] / sets:.1f}", f"{100 * t['any'] / sets:.1f}",
        f"{100 * t['any_level'] / sets:.1f}", f"{100 * t['any_at_all'] / sets:.1f}",
        f"{t['power'][0] / t['power'][1]:.2f}" if t["power"][1] else "-",
        f"{100 * t['companions'] / sets:.1f}" if scenario.companions else "-",
        f"{t['signs'][0]:.0f}/{t['signs'][1]:.0f}", f"{t['level_signs']:.0f}/{t['levels']:.0f}"])


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--sets", type=int, default=40)
    ask.add_argument("--scenario")
    ask.add_argument("--no-checks", action="store_true")
    asked = ask.parse_args()
    print("|", HEAD, "|")
    print("|" + " --- |" * (HEAD.count("|") + 1))
    for scenario in populations.SCENARIOS:
        if asked.scenario in (None, scenario.name):
            tally = one_scenario(scenario, range(asked.sets), not asked.no_checks)
            print("|", line(scenario, tally, asked.sets), "|")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
