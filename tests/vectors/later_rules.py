"""The second half of the rules: joint model, sample sizes, influence, thresholds, run deltas."""
import numpy as np
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.outliers_influence import variance_inflation_factor

import rules

NAN = float("nan")


def joint(y, columns):
    """Rule S9 by statsmodels."""
    design = sm.add_constant(np.column_stack(columns), has_constant="add")
    if np.linalg.matrix_rank(design) < design.shape[1] or len(y) <= design.shape[1]:
        return dict(is_singular=True, intercept=NAN, values=[], errors=[], p=[], inflation=[])
    fit = sm.OLS(y, design).fit(cov_type="HC3", use_t=True)
    return dict(is_singular=False, intercept=fit.params[0], values=fit.params[1:], errors=fit.bse[1:],
                p=fit.pvalues[1:], inflation=[variance_inflation_factor(design, j + 1)
                                              for j in range(len(columns))])


def required_sample_size(x, z, smallest, alpha):
    """Rule S14: the smallest whole number of units with 80 % power, by trying them."""
    vx, vz = rules.side_variances(x, z)
    if np.isnan(vx):
        return dict(units_with=NAN, units_in_all=NAN)
    reach = stats.norm.isf(alpha / 2) + stats.norm.isf(0.2)
    share = len(x) / (len(x) + len(z))

    def first(enough):
        return next((n for n in range(1, 200000)
                     if enough(n)), NAN)
    return dict(
        units_with=first(lambda n: np.sqrt(vx / n + vz / len(z)) * reach <= smallest),
        units_in_all=first(lambda n: np.sqrt(vx / (n * share) + vz / (n * (1 - share))) * reach
                           <= smallest))


def influence(y, has, alpha, missing=None, most=3):
    """Rule S11: each known unit deleted in turn."""
    known = np.ones(len(y), bool) if missing is None else missing == 0
    whole = rules.moderated(y[known & (has == 1)], y[known & (has == 0)])
    flips = []
    for unit in np.flatnonzero(known).tolist():
        keep = known & (np.arange(len(y)) != unit)
        rest = rules.moderated(y[keep & (has == 1)], y[keep & (has == 0)])
        mark = (rest["p"] <= alpha) != (whole["p"] <= alpha)
        sign = rest["value"] * whole["value"] < 0
        if mark or sign:
            shift = abs(rest["value"] - whole["value"])
            flips.append((-np.inf if np.isnan(shift) else -shift, unit, rest["p"], mark, sign))
    return [dict(unit=u, p=p, flips_mark=m, flips_sign=s) for _, u, p, m, s in sorted(flips)[:most]]


def threshold(y, counts, values, cut, alpha, least):
    """Rule S12: presence from half and from one and a half times the cut, at the family's level.
    NaN in `values`: not known. counts: clicks and impressions where the test is of pooled CTRs."""
    known = ~np.isnan(values)

    def at(factor):
        has = known & (values > 0) & (values >= factor * cut)
        without = known & ~has
        if counts is None:
            estimate = rules.moderated(y[has], y[without])
        else:
            estimate = rules.pooled_difference(*(rules.pooled_side(counts[0][side], counts[1][side])
                                                 for side in (has, without)))
        enough = min(has.sum(), without.sum()) >= least
        return estimate, enough and (counts is None or not np.isnan(estimate["standard_error"]))

    here, _ = at(1)
    is_sure = here["p"] <= alpha
    others = [at(0.5), at(1.5)]
    flips = any((tested and there["p"] <= alpha) != is_sure or
                (is_sure and there["value"] * here["value"] < 0) for there, tested in others)
    return dict(at_half=others[0][0], at_one_and_a_half=others[1][0], flips=flips)


def xorshift(seed):
    """Marsaglia (2003), 32 bits, shifts 13, 17, 5."""
    state = seed or 1
    while True:
        state ^= (state << 13) & 0xffffffff
        state ^= state >> 17
        state ^= (state << 5) & 0xffffffff
        yield state


def impact(units, run):
    here = [u for u in units if u[f"in_{run}"]]
    sides = [[u[f"ctr_{run}"] for u in here if u[f"has_{run}"] == side] for side in (True, False)]
    return np.mean(sides[0]) - np.mean(sides[1]) if all(sides) else NAN


def delta(units, resamples, seed):
    """Rule S16: clusters drawn with both their runs; numpy's (type 7) quantiles."""
    draw = xorshift(seed)
    deltas = []
    for _ in range(resamples):
        drawn = [units[(next(draw) * len(units)) >> 32] for _ in units]
        deltas.append(impact(drawn, "after") - impact(drawn, "before"))
    known = np.array(deltas)[~np.isnan(deltas)]
    enough = len(known) > 0 and 10 * (resamples - len(known)) <= resamples
    low, high = np.quantile(known, [0.025, 0.975]) if enough else (NAN, NAN)
    return dict(value=impact(units, "after") - impact(units, "before"), low=low, high=high)


def joint_cases(random):
    for n, k in [(60, 1), (60, 3), (200, 12)]:
        columns = [(random.random(n) < 0.2 + 0.6 * random.random()).astype(float)
                   for _ in range(k)]
        y = 0.02 + 0.01 * columns[0] + 0.005 * random.standard_normal(n)
        yield dict(name=f"{n} units, {k} features", outcome=y, present=columns,
                   expected=joint(y, columns))
    has = (np.arange(12) % 3 == 0).astype(float)
    y = 0.02 + 0.01 * random.random(12)
    for name, outcome, columns in [
            ("constant feature", y, [has, np.ones(12)]), ("a feature twice", y, [has, has]),
            ("separation", y, [has, 1 - has]), ("n = 1", y[:1], [has[:1]]),
            ("as many units as coefficients", y[:3], [has[:3], (np.arange(3.) > 1) * 1.]),
            ("CTR 0", np.zeros(12), [has])]:
        yield dict(name=name, outcome=outcome, present=columns, expected=joint(outcome, columns))


def sample_size_cases(random):
    for n, m in [(5, 30), (40, 400), (12, 12), (3, 8)]:
        x = 0.023 * np.exp(0.7 * random.standard_normal(n))
        z = 0.023 * np.exp(0.7 * random.standard_normal(m))
        for smallest, alpha in [(0.0023, 0.05), (0.01, 0.001)]:
            yield {"name": f"{n} against {m}", "with": x, "without": z, "smallest": smallest,
                   "alpha": alpha, "expected": required_sample_size(x, z, smallest, alpha)}
    y = 0.023 * np.exp(0.7 * random.standard_normal(9))
    for name, x, z in [("n = 1 with it", y[:1], y[1:]), ("n = 1 on both", y[:1], y[1:2]),
                       ("constant feature", y, y[:0]), ("CTR 0 with it", np.zeros(4), y)]:
        yield {"name": name, "with": x, "without": z, "smallest": 0.0023, "alpha": 0.05,
               "expected": required_sample_size(x, z, 0.0023, 0.05)}


def influence_cases(random):
    for n in [6, 14, 40]:
        y = 0.023 * np.exp(0.7 * random.standard_normal(n))
        has = (np.arange(n) % 3 == 0).astype(int)
        y[0] += 0.2
        for alpha in [0.05, 0.4]:
            yield dict(name=f"{n} units", outcome=y, with_feature=has, alpha=alpha,
                       expected=influence(y, has, alpha))
    y = np.append(0.3, 0.02 + 0.001 * random.random(9))
    alone = (np.arange(10) == 0).astype(int)
    for name, outcome, has in [("n = 1 with it", y, alone), ("n = 1 on both", y[:2], alone[:2]),
                               ("constant feature", y, np.ones(10, int)),
                               ("all equal", np.full(10, 0.023), alone),
                               ("CTR 0", np.zeros(10), (np.arange(10) % 2)),
                               ("separation", 0.02 + 0.05 * (np.arange(10) % 2),
                                np.arange(10) % 2)]:
        yield dict(name=name, outcome=outcome, with_feature=has, alpha=0.05,
                   expected=influence(outcome, has, 0.05))
    for n in [16, 40]:  # two outliers, and every fifth unit is not known: one outlier with them
        y = 0.02 + 0.003 * random.random(n)
        has = (np.arange(n) % 3 == 0).astype(int)
        y[[3, 5]] += 0.2
        missing = (np.arange(n) % 5 == 0).astype(int)
        for alpha in [0.05, 0.4]:
            yield dict(name=f"{n} units, some missing", outcome=y, with_feature=has * (1 - missing),
                       missing=missing, alpha=alpha,
                       expected=influence(y, has * (1 - missing), alpha, missing))
    has = (np.arange(20) % 3 == 0).astype(int)
    y = 0.02 + 0.002 * random.random(20) - 0.001 * has
    y[4] += 0.2  # on either side it would turn the sign
    missing = (np.arange(20) == 4).astype(int)
    yield dict(name="the outlier is not known", outcome=y, with_feature=has, missing=missing,
               alpha=0.05, expected=influence(y, has, 0.05, missing))


def threshold_cases(random):
    def case(name, values, cut=0.4, alpha=0.05, least=5, pooled=False, effect=0.01):
        n = len(values)
        rate = 0.02 + effect * (np.nan_to_num(values) >= cut) + 0.004 * random.random(n)
        impressions = np.floor(np.exp(random.normal(7, 0.5, n))) + 1
        clicks = np.round(rate * impressions)
        counts = (clicks, impressions) if pooled else None
        return dict(name=name, values=values, threshold=cut, alpha=alpha, least_units=least,
                    pooled=pooled, clicks=clicks, impressions=impressions,
                    expected=threshold(clicks / impressions, counts, values, cut, alpha, least))
    clear = np.where(np.arange(60) % 3 == 0, 0.9, 0.05)
    spread = np.round(random.random(60), 3)
    near = np.where(np.arange(60) % 3 == 0, 0.45, np.where(np.arange(60) % 3 == 1, 0.25, 0.0))
    holes = spread.copy()
    holes[::6] = NAN
    for pooled in [False, True]:
        how = "pooled" if pooled else "means"
        yield case(f"clear, {how}", clear, pooled=pooled)
        yield case(f"spread, {how}", spread, pooled=pooled)
        yield case(f"strict level, {how}", spread, alpha=1e-4, effect=0.004, pooled=pooled)
        yield case(f"nothing, {how}", spread, effect=0.0, pooled=pooled)
        yield case(f"near the threshold, {how}", near, pooled=pooled)
        yield case(f"some not known, {how}", holes, pooled=pooled)
        yield case(f"too few above one and a half, {how}",
                   np.where(np.arange(40) < 4, 0.9, np.where(np.arange(40) < 12, 0.5, 0.0)),
                   pooled=pooled)
    turned = np.where(np.arange(60) < 6, 0.9, np.where(np.arange(60) < 20, 0.5, 0.0))
    y = np.where(np.arange(60) < 6, 0.01, np.where(np.arange(60) < 20, 0.06, 0.02))
    impressions = np.full(60, 1000.0)
    yield dict(name="the sign turns", values=turned, threshold=0.4, alpha=0.05, least_units=5,
               pooled=False, clicks=1000 * y, impressions=impressions,
               expected=threshold(y, None, turned, 0.4, 0.05, 5))


def bootstrap_cases(random):
    for n, shared in [(30, 0.7), (12, 1.0), (3, 0.3)]:
        units = []
        for _ in range(n):
            both = random.random() < shared
            first = random.random() < 0.5
            has = bool(random.random() < 0.5)
            rate = 0.02 + 0.01 * random.random()
            units.append(dict(in_before=bool(both or first), in_after=bool(both or not first),
                              has_before=has, has_after=has, ctr_before=rate,
                              ctr_after=rate + 0.005 * has + 0.002 * random.random()))
        yield dict(name=f"{n} clusters", units=units, resamples=200, seed=7,
                   expected=delta(units, 200, 7))
    equal = [dict(in_before=True, in_after=True, has_before=i % 2 == 0, has_after=i % 2 == 0,
                  ctr_before=0.25, ctr_after=0.25) for i in range(12)]
    for name, units in [("all equal", equal), ("n = 1", equal[:1]),
                        ("constant feature", equal[::2])]:
        yield dict(name=name, units=units, resamples=200, seed=7, expected=delta(units, 200, 7))
