"""The rules of docs/statistics.md, written a second time, densely, on numpy and scipy.

Where scipy or statsmodels has a rule, theirs is used; what they lack (moderated variances, the
jackknife of a ratio, Paule-Mandel around 0) is written out from its source. NaN: undefined.
"""
import warnings

import numpy as np
import statsmodels.api as sm
from scipy import optimize, stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

NAN = float("nan")
ROUNDING = 1e-12


def student(value, error, freedom, alphas=(0.05,)):
    """An estimate as the C++ one: p, and an interval for each alpha."""
    if not error > 0:
        return dict(value=value, standard_error=error, degrees_of_freedom=freedom, p=NAN,
                    intervals=[[a, NAN, NAN] for a in alphas])
    p = 2 * stats.t.sf(abs(value / error), freedom)
    reach = [stats.t.isf(a / 2, freedom) * error for a in alphas]
    return dict(value=value, standard_error=error, degrees_of_freedom=freedom, p=p,
                intervals=[[a, value - r, value + r] for a, r in zip(alphas, reach)])


def difference_of(a, a_var, a_free, b, b_var, b_free, alphas):
    """Two independent means by Welch (1947) and Satterthwaite (1946)."""
    error = np.sqrt(a_var + b_var)
    rounding = ROUNDING * max(abs(a), abs(b))
    if error <= rounding:
        return student(a - b if abs(a - b) > rounding else 0.0, 0.0, NAN, alphas) | dict(p=1.0)
    freedom = error**4 / (a_var**2 / a_free + b_var**2 / b_free)
    return student(a - b, error, freedom, alphas)


def variance(x):
    return float(np.var(x, ddof=1)) if len(x) > 1 else 0.0


def side_variances(x, y):
    """Rule S4's variances: with, without, moderated by 10 units of the pooled one."""
    n, m = len(x), len(y)
    if n == 0 or m == 0 or n + m < 3:
        return NAN, NAN
    pooled = ((n - 1) * variance(x) + (m - 1) * variance(y)) / (n + m - 2)
    return ((10 * pooled + (n - 1) * variance(x)) / (n + 9),
            (10 * pooled + (m - 1) * variance(y)) / (m + 9))


def moderated(x, y, alphas=(0.05,)):
    """Rule S4 (Smyth 2004)."""
    n, m = len(x), len(y)
    if n == 0 or m == 0:
        return student(NAN, NAN, NAN, alphas)
    vx, vy = side_variances(x, y)
    if np.isnan(vx):
        return student(np.mean(x) - np.mean(y), NAN, NAN, alphas)
    return difference_of(np.mean(x), vx / n, n + 9, np.mean(y), vy / m, m + 9, alphas)


def welch(x, y):
    """scipy's own Welch test; undefined without two units a side and some spread."""
    if min(len(x), len(y)) < 2:
        return student(np.mean(x) - np.mean(y) if len(x) and len(y) else NAN, NAN, NAN)
    error = np.sqrt(variance(x) / len(x) + variance(y) / len(y))
    rounding = ROUNDING * max(abs(np.mean(x)), abs(np.mean(y)))
    if error <= rounding:
        value = np.mean(x) - np.mean(y)
        return student(value if abs(value) > rounding else 0.0, 0.0, NAN)
    test = stats.ttest_ind(x, y, equal_var=False)
    low, high = test.confidence_interval(0.95)
    return dict(value=np.mean(x) - np.mean(y), standard_error=error,
                degrees_of_freedom=test.df, p=test.pvalue, intervals=[[0.05, low, high]])


def lift(x, y, alpha=0.05):
    """Rule S13: delta method on the log of the ratio."""
    if not (len(x) and len(y) and np.mean(x) > 0 and np.mean(y) > 0):
        return dict(value=NAN, low=NAN, high=NAN)
    vx, vy = side_variances(x, y)
    ratio = np.mean(x) / np.mean(y)
    if not moderated(x, y)["standard_error"] > 0:
        return dict(value=ratio - 1, low=NAN, high=NAN)
    a = vx / len(x) / np.mean(x) ** 2
    b = vy / len(y) / np.mean(y) ** 2
    freedom = (a + b) ** 2 / (a**2 / (len(x) + 9) + b**2 / (len(y) + 9))
    reach = stats.t.isf(alpha / 2, freedom) * np.sqrt(a + b)
    return dict(value=ratio - 1, low=ratio * np.exp(-reach) - 1, high=ratio * np.exp(reach) - 1)


def kish(w):
    w = np.asarray(w, float)
    return float(w.sum() ** 2 / (w**2).sum()) if (w**2).sum() > 0 else 0.0


def pooled_side(clicks, impressions):
    """Ratio and delete-one jackknife (Cochran 1977), by leaving each unit out in turn."""
    c, i = np.asarray(clicks, float), np.asarray(impressions, float)
    ratio = c.sum() / i.sum() if i.sum() > 0 else NAN
    spread = NAN
    k = len(c)
    if k >= 2:
        left = np.array([(c.sum() - c[j]) / (i.sum() - i[j]) for j in range(k)])
        spread = (k - 1) / k * ((left - left.mean()) ** 2).sum()
    return dict(n=k, clicks=c.sum(), impressions=i.sum(), ctr=ratio, variance=spread,
                effective_n=kish(i))


def pooled_difference(a, b, alphas=(0.05,)):
    if a["effective_n"] < 3 or b["effective_n"] < 3:
        return student(a["ctr"] - b["ctr"], NAN, NAN, alphas)
    return difference_of(a["ctr"], a["variance"], a["effective_n"] - 1,
                         b["ctr"], b["variance"], b["effective_n"] - 1, alphas)


def wilson(clicks, impressions, alpha=0.05, phi=1):
    if impressions == 0:
        return NAN, NAN
    return proportion_confint(clicks / phi, impressions / phi, alpha, method="wilson")


def spearman(x, y, alpha=0.05):
    """scipy's rho with Bonett & Wright's (2000) interval; p by the same pivot."""
    n = len(x)
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        rho = stats.spearmanr(x, y).statistic if n > 1 else NAN
        if n < 4 or np.isnan(rho):
            return dict(rho=rho, n=n, p=NAN, low=NAN, high=NAN)
        rho = float(np.clip(rho, -1, 1))
        if abs(rho) > 1 - 1e-15:
            rho = float(np.sign(rho))
        error = np.sqrt((1 + rho**2 / 2) / (n - 3))
        z, reach = np.arctanh(rho), stats.norm.isf(alpha / 2) * error
        return dict(rho=rho, n=n, p=2 * stats.norm.sf(abs(z) / error),
                    low=np.tanh(z - reach), high=np.tanh(z + reach))


def false_discovery(p, rate=0.05):
    """statsmodels' Benjamini-Hochberg, and the level of the family's intervals (rule S6)."""
    if len(p) == 0:
        return dict(q=[], rejected=0, alpha=rate)
    q = multipletests(p, alpha=rate, method="fdr_bh")[1]
    rejected = int((q <= rate).sum())
    return dict(q=q.tolist(), rejected=rejected, alpha=max(rejected, 1) * rate / len(p))


def shrink(effects, errors):
    """Rule S10: Paule & Mandel (1982) around 0, by bisection."""
    b, s = np.asarray(effects, float), np.asarray(errors, float)
    use = s > 0
    def excess(t):
        return (b[use] ** 2 / (t + s[use] ** 2)).sum() - use.sum()
    tau2 = 0.0
    if use.any() and excess(0) > 0:
        scale = (b[use] ** 2).max() + (s[use] ** 2).max()
        tau2 = scale * optimize.brentq(lambda t: excess(t * scale), 0, len(b) + 1.0,
                                       xtol=1e-300, rtol=1e-15, maxiter=2000)
    shrunk = np.zeros(len(b))
    if tau2 > 0:
        shrunk[use] = b[use] * tau2 / (tau2 + s[use] ** 2)
    return dict(between_variance=tau2, shrunk=shrunk.tolist())


def adjusted(y, x, level):
    """Rule S8 by statsmodels: least squares on dummies, errors clustered on the level. The
    correction G/(G-1) counts informative levels only. level: -1 for none."""
    y, x, level = np.asarray(y, float), np.asarray(x, float), np.asarray(level)
    sizes = {g: int((level == g).sum()) for g in set(level.tolist()) if g != -1}
    keep = np.array([g != -1 and sizes[g] >= 2 for g in level.tolist()])
    y, x, level = y[keep], x[keep], level[keep]
    result = dict(units=int(keep.sum()), informative_levels=0, raw=0.0, slope=NAN, error=NAN,
                  p=NAN, low=NAN, high=NAN, adjustment="cannot_be_separated")
    if len(y) == 0 or x.min() == x.max():
        return result
    informative = [g for g in sorted(set(level.tolist())) if len(set(x[level == g])) > 1]
    rounding = ROUNDING * np.abs(y).max()
    raw = float(y[x == 1].mean() - y[x == 0].mean())
    result.update(informative_levels=len(informative), raw=raw if abs(raw) > rounding else 0.0)
    if len(informative) < 5:
        return result
    dummies = np.array([[float(g == h) for h in sorted(set(level.tolist()))] for g in level])
    fit = sm.OLS(y, np.column_stack([x, dummies])).fit(
        cov_type="cluster", cov_kwds=dict(groups=level, use_correction=False))
    groups = len(informative)
    slope, error = fit.params[0], fit.bse[0] * np.sqrt(groups / (groups - 1))
    if error <= rounding:
        slope = slope if abs(slope) > rounding else 0.0
        return result | dict(slope=slope, error=0.0, p=1.0, adjustment="too_few_to_tell")
    at = {a: (slope - stats.t.isf(a / 2, groups - 1) * error,
              slope + stats.t.isf(a / 2, groups - 1) * error) for a in (0.05, 0.10)}
    half = abs(result["raw"]) / 2
    small = at[0.10][0] > -half and at[0.10][1] < half
    if at[0.05][0] > 0 or at[0.05][1] < 0:
        flag = "shrinks" if small else "stays"
        if np.sign(slope) != np.sign(result["raw"]):
            flag = "changes_sign"
    else:
        flag = "disappears" if small else "too_few_to_tell"
    return result | dict(slope=slope, error=error, low=at[0.05][0], high=at[0.05][1],
                         p=2 * stats.t.sf(abs(slope / error), groups - 1), adjustment=flag)


def overdispersion(clicks, impressions, cluster):
    """Pearson's chi-squared over its degrees of freedom, and the spread of CTRs."""
    c, i, g = (np.asarray(v, float) for v in (clicks, impressions, cluster))
    chi = free = squares = 0.0
    groups = rows = 0
    for h in sorted(set(g.tolist())):
        own = (g == h) & (i > 0)
        if own.sum() < 2:
            continue
        groups, rows = groups + 1, rows + int(own.sum())
        ctr, p = c[own] / i[own], c[own].sum() / i[own].sum()
        squares += ((ctr - ctr.mean()) ** 2).sum()
        if 0 < p < 1:
            chi += ((c[own] - i[own] * p) ** 2 / (i[own] * p * (1 - p))).sum()
            free += own.sum() - 1
    return dict(groups=groups, rows=rows, overdispersion=max(1.0, chi / free) if free else 1.0,
                standard_deviation=np.sqrt(squares / (rows - groups)) if groups else NAN)
