"""Rule S22: a difference with factors held fixed, its certainty from leaving each family out.

Dense: the hat matrix of the factors' columns is written out, and every d_g is checked against a fit
that really lacks the family.
"""
import numpy as np
from scipy import stats

import rules

NAN = float("nan")
LEAST_KISH = 5 - 1e-9
LEAST_SHARE = 1e-9  # of S that the factors must leave
NO_DIRECTION = 1e-10  # eigenvalues of I - H_g below it are 0: the family holds a column alone
NO_PART = 1e-20  # S_g below this share of W_g is rounding: x does not vary in the family's levels
ALPHAS = (0.05, 0.10)


def offer(level, family):
    """Why a factor is offered or not (S22), from the rows that have a level of it."""
    has = level >= 0
    levels = sorted(set(level[has].tolist()))
    if len(levels) < 2:
        return "one_level"
    alone = sum((level == v).sum() for v in levels if len(set(family[level == v].tolist())) == 1)
    if 2 * alone > has.sum():
        return "names_images"
    return "few_rows_a_level" if has.sum() < 3 * len(levels) else "offered"


def rows_to_fit(x, factors, columns):
    """Rows that know the feature and all columns, in levels of two rows and more of each factor,
    repeated until none stands alone (Correia 2015). A level of -1 is none: such rows are out."""
    keep = ~np.isnan(x)
    for column in columns:
        keep &= ~np.isnan(column)
    for level in factors:
        keep &= level >= 0
    before = -1
    while keep.sum() != before:
        before = keep.sum()
        for level in factors:
            counts = np.bincount(level[keep], minlength=level.max(initial=0) + 1)
            keep &= counts[level] >= 2
    return keep


def design(factors, columns, rows):
    """A column per level of each factor, or one of ones where there is none; then the others."""
    dummies = [(level == v).astype(float) for level in factors for v in sorted(set(level.tolist()))]
    return np.column_stack((dummies or [np.ones(rows)]) + list(columns))


def pseudo_inverse(block):
    values, vectors = np.linalg.eigh(block)
    inverse = np.where(values > NO_DIRECTION, 1 / np.maximum(values, NO_DIRECTION), 0.0)
    return vectors * inverse @ vectors.T


def slope(y, w, x, held):
    """b by weighted least squares on x and the held columns, of whatever rank."""
    r = np.sqrt(w)
    left = held * r[:, None]
    z = r * x - left @ np.linalg.lstsq(left, r * x, rcond=None)[0]
    t = r * y - left @ np.linalg.lstsq(left, r * y, rcond=None)[0]
    return (z @ t) / (z @ z)


def leave_out(y, w, x, family, held, z, e, hat):
    """Per family: d_g, phi_g, S_g, W_g; d_g checked by fits without the family."""
    total, b = z @ z, slope(y, w, x, held)
    parts = []
    for g in sorted(set(family.tolist())):
        own = family == g
        block = hat[np.ix_(own, own)]
        inverse = pseudo_inverse(np.eye(own.sum()) - block)
        zg, eg = z[own], e[own]
        left = total - zg @ inverse @ zg
        part = zg @ zg
        d = -(zg @ inverse @ eg) / max(left, 0.1 * total)
        if part <= NO_PART * w[own].sum():
            parts.append((g, 0.0, 0.0, 0.0, w[own].sum()))
            continue
        if left > 0.1 * total:
            moved = slope(y[~own], w[~own], x[~own], held[~own]) - b
            assert abs(moved - d) <= 1e-8 * max(abs(b), abs(d), 1e-3), (g, moved, d)
        parts.append((g, d, 1 - zg @ block @ zg / part, part, w[own].sum()))
    return parts


def variance(parts, total):
    """se^2 before it is drawn together, V_0 and K."""
    d, phi, part, weight = (np.array([p[i] for p in parts]) for i in (1, 2, 3, 4))
    use = part > 0
    seen = (phi[use] * d[use]**2).sum()
    even = total * (weight[use] * phi[use] * d[use]**2 / part[use]).sum() / weight[use].sum()
    kish = total**2 / (part[use]**2).sum()
    return (10 * even + (kish - 1) * seen) / (kish + 9), kish


def heterogeneity(level, family, z, t, b, total, squared_error):
    """Q over the levels with K_l >= 5 against chi-squared with levels - 1."""
    q, used = 0.0, 0
    for v in sorted(set(level.tolist())):
        own = level == v
        part = z[own] @ z[own]
        groups = [z[own & (family == g)] for g in set(family[own].tolist())]
        squares = sum((g @ g)**2 for g in groups)
        if squares <= (NO_PART * total)**2 or part**2 / squares < LEAST_KISH:
            continue
        q += part * ((z[own] @ t[own]) / part - b)**2 / (total * squared_error)
        used += 1
    if used < 2:
        return dict(q=NAN, degrees_of_freedom=0, p=NAN)
    return dict(q=q, degrees_of_freedom=used - 1, p=stats.chi2.sf(q, used - 1))


def flag(estimate, raw):
    """S8's flags with S25's: what holding fixed leaves of the raw difference of the same rows."""
    (_, low, high), (_, low_90, high_90) = estimate["intervals"]
    value = estimate["value"]
    if np.isnan(low):
        return "too_few_to_tell"
    small = -abs(raw) / 2 < low_90 and high_90 < abs(raw) / 2
    if not (low > 0 or high < 0):
        return "disappears" if small else "too_few_to_tell"
    if value * raw < 0:
        return "changes_sign"
    short = max(abs(low), abs(high)) < abs(raw)
    return "shrinks" if small or short else "stays"


NOTHING = dict(rows=0, families=0, raw=NAN, s=NAN, s_without=NAN, kish=NAN,
               difference=rules.student(NAN, NAN, NAN, ALPHAS), most_influential=[],
               heterogeneity=dict(q=NAN, degrees_of_freedom=0, p=NAN), flag="cannot_be_separated")


def held_fixed(y, w, family, x, factors, columns=()):
    """The whole rule. factors: levels by row, -1 for none; columns: others' presence held fixed."""
    y, w, x = (np.asarray(v, float) for v in (y, w, x))
    family, factors = np.asarray(family, int), [np.asarray(f, int) for f in factors]
    columns = [np.asarray(c, float) for c in columns]
    keep = rows_to_fit(x, factors, columns)
    y, w, x, family = y[keep], w[keep], x[keep], family[keep]
    factors, columns = [f[keep] for f in factors], [c[keep] for c in columns]
    result = NOTHING | dict(rows=len(y), families=len(set(family.tolist())))
    if len(y) == 0 or x.min() == x.max():
        return result
    raw = np.average(y[x == 1], weights=w[x == 1]) - np.average(y[x == 0], weights=w[x == 0])
    rounding = rules.ROUNDING * np.abs(y).max()
    r, held = np.sqrt(w), design(factors, columns, len(y))
    hat = (held * r[:, None]) @ np.linalg.pinv(held * r[:, None], rcond=1e-11)
    z, t = r * x - hat @ (r * x), r * y - hat @ (r * y)
    total = z @ z
    without = (w * (x - np.average(x, weights=w))**2).sum()
    result |= dict(raw=raw if abs(raw) > rounding else 0.0, s_without=without)
    if total < LEAST_SHARE * without:
        return result | dict(s=0.0)
    b = (z @ t) / total
    e = t - b * z
    parts = leave_out(y, w, x, family, held, z, e, hat)
    squared, kish = variance(parts, total)
    result |= dict(s=total, kish=kish)
    if kish < LEAST_KISH:
        return result
    if np.sqrt(squared) <= rounding:
        estimate = rules.student(b if abs(b) > rounding else 0.0, 0.0, NAN, ALPHAS)
        return result | dict(difference=estimate | dict(p=1.0), flag="too_few_to_tell")
    estimate = rules.student(b, np.sqrt(squared), kish + 9, ALPHAS)
    most = sorted(parts, key=lambda p: (-abs(p[1]), p[0]))[:10]
    result |= dict(difference=estimate, most_influential=[[p[0], p[1]] for p in most],
                   flag=flag(estimate, result["raw"]))
    if len(factors) == 1 and not columns:
        result["heterogeneity"] = heterogeneity(factors[0], family, z, t, b, total, squared)
    return result
