"""Cases of rule S22: rows, families, levels and presence drawn by a seed, and degenerate ones."""
import numpy as np

from held_fixed import held_fixed

NAN = float("nan")


def case(name, y, w, family, x, factors, columns=(), **more):
    return dict(name=name, y=y, w=w, family=family, x=x, factors=factors, columns=columns,
                expected=held_fixed(y, w, family, x, factors, columns)) | more


def drawn(random, rows, levels, families=None, prevalence=0.4, inside=0.004, between=0.008):
    """y, w, family, x, level: x goes with the level, and the level with the CTR."""
    shares = 1 / np.arange(1, levels + 1)**0.8
    level = random.choice(levels, rows, p=shares / shares.sum())
    effect = random.standard_normal(levels)
    family = np.arange(rows) if families is None else random.integers(0, families, rows)
    odds = np.log(prevalence / (1 - prevalence)) + 1.2 * effect[level]
    x = (random.random(rows) < 1 / (1 + np.exp(-odds))).astype(float)
    luck = 0.004 * random.standard_normal(rows)[family]
    y = 0.03 + inside * x + between * effect[level] + luck + 0.003 * random.standard_normal(rows)
    w = np.exp(random.normal(10, 0.6, rows))
    return np.abs(y).round(6), w.round(1), family, x, level


def one_factor(random):
    for rows, levels in [(40, 4), (120, 12), (150, 60)]:
        y, w, family, x, level = drawn(random, rows, levels)
        yield case(f"{rows} rows, {levels} levels", y, w, family, x, [level])
    y, w, family, x, level = drawn(random, 100, 8)
    yield case("equal weights", y, np.ones(100), family, x, [level])
    missing = x.copy()
    missing[random.random(100) < 0.15] = NAN
    yield case("some not known", y, w, family, missing, [level])
    yield case("rows without a level", y, w, family, x, [np.where(level == 1, -1, level)])
    y, w, family, x, level = drawn(random, 120, 6, families=40)
    yield case("families", y, w, family, x, [level])
    yield case("families that are levels", y, w, level, x, [level // 2 + 10 * (level == 0)])
    y, w, family, x, level = drawn(random, 120, 6, prevalence=0.04)
    yield case("rare", y, w, family, x, [level])
    yield case("rare, in families", y, w, family // 2, x, [level])
    y, w, family, x, _ = drawn(random, 80, 6)
    yield case("two rows a level", y, w, family, x, [np.arange(80) // 2])
    y, w, family, x, level = drawn(random, 120, 3, inside=0)
    y = (y + 0.02 * x * (level == 1)).round(6)
    yield case("levels that differ", y, w, family, x, [level])
    turned = (0.03 - 0.004 * x + 0.03 * (level == 0) + 0.2 * (y - 0.03)).round(6)
    mostly = np.where(level == 0, family % 4 != 0, family % 4 == 0) * 1.
    yield case("the sign turns", turned, w, family, mostly, [level])
    values = (random.standard_normal(60) + 0.5 * (level[:60] == 1)).round(3)
    values[7] = NAN
    above = np.where(np.isnan(values), NAN, values > np.nanmedian(values))
    yield case("above the median", y[:60], w[:60], family[:60], above, [level[:60]],
               values=values, median=np.nanmedian(values))


def several_factors(random):
    y, w, family, x, level = drawn(random, 120, 8)
    second = (level + random.integers(0, 3, 120)) % 5
    third = random.integers(0, 2, 120)
    yield case("two factors", y, w, family, x, [level, second])
    yield case("three factors", y, w, family, x, [level, second, third])
    yield case("two factors, families", y, w, family // 3, x, [level, second])
    yield case("three factors, families across levels", y, w, family % 45, x,
               [level, second, third])
    yield case("one factor nested in the other", y, w, family, x, [level, level // 2])
    wide = random.integers(0, 60, 120)
    yield case("levels of one row drop others'", y, w, family, x, [wide, second])
    others = [(random.random(120) < 0.3) * 1., (random.random(120) < 0.2 + 0.5 * x) * 1.]
    yield case("joint fit with two others", y, w, family, x, [level], others)
    others[0][::9] = NAN
    yield case("joint fit, some of the others not known", y, w, family // 2, x,
               [level, second], others)
    yield case("joint fit without factors", y, w, family // 2, x, [], others)
    yield case("joint fit with its own complement", y, w, family, x, [level], [1 - x])
    yield case("no factor", y, w, family, x, [])


def degenerate(random):
    y, w, family, x, level = drawn(random, 48, 6)
    yield case("no variation within a level", y, w, family, (level % 2) * 1., [level])
    yield case("varies in one level of four rows", y, w, family,
               (np.arange(48) < 2) * 1., [np.arange(48) // 4])
    yield case("Kish of 5 families", y, np.ones(48), np.arange(48) % 5, np.arange(48) // 5 % 2 * 1.,
               [np.arange(48) // 12])
    yield case("Kish below 5", y, w, np.arange(48) % 4, x, [level])
    yield case("each row alone in its level", y, w, family, x, [np.arange(48)])
    yield case("one level", y, w, family, x, [np.zeros(48, int)])
    yield case("constant feature", y, w, family, np.ones(48), [level])
    yield case("CTR 0", np.zeros(48), np.ones(48), family, x, [level])
    yield case("all equal", np.full(48, 0.02), w, family, x, [level])
    yield case("equal on each side", 0.02 + 0.01 * x, w, family, x, [level])
    yield case("one family holds a level", y, w, np.where(level == 1, 1000, family), x, [level])
    alone = np.where(np.arange(48) % 8 == 0, np.arange(48), 2000)
    yield case("all without it are one family", y, np.ones(48), alone, (alone < 2000) * 1.,
               [np.arange(48) // 16])
    heavy = w.copy()
    heavy[np.flatnonzero(x == 1)[0]] *= 1e4
    yield case("one row of nearly all the weight", y, heavy, family, x, [level])
    yield case("no rows", [], [], [], [], [[]])


def fixed_factors_cases(random):
    yield from one_factor(random)
    yield from several_factors(random)
    yield from degenerate(random)
