"""Rule S19: what each row's CTR counts for, by Paule & Mandel (1982) around the weighted mean."""
import numpy as np
from scipy import optimize

NAN = float("nan")
LEAST_RATIO = 1.05  # of the largest weight to the smallest; below it all rows count the same


def between_variance(y, sampling):
    """tau^2 >= 0 with sum w (y - weighted mean)^2 = n - 1, where w = 1 / (tau^2 + sampling)."""
    y, sampling = np.asarray(y, float), np.asarray(sampling, float)

    def excess(tau2):
        w = 1 / (tau2 + sampling)
        mean = (w * y).sum() / w.sum()
        return (w * (y - mean) ** 2).sum() - (len(y) - 1)
    if len(y) < 2 or excess(0.0) <= 0:
        return 0.0
    # The squared range: there every term of the sum is below 1, and n terms below n - 1 or so.
    most = np.ptp(y) ** 2
    while excess(most) > 0:
        most *= 2
    return most * optimize.brentq(lambda share: excess(share * most), 0.0, 1.0, xtol=1e-300,
                                  rtol=1e-14, maxiter=2000)


def equal(rows, reason, m=NAN, tau2=NAN, without=0):
    return dict(m=m, between_variance=tau2, weights=np.ones(rows), equal=True, reason=reason,
                rows_without_impressions=without)


def weigh(ctr, clicks, impressions):
    """Weights of rows that have a CTR. clicks and impressions are NaN where only a CTR is known."""
    ctr, clicks, impressions = (np.asarray(v, float) for v in (ctr, clicks, impressions))
    rows = len(ctr)
    without = int(np.isnan(impressions).sum())
    if without:
        return equal(rows, "rows_without_impressions", without=without)
    m = clicks.sum() / impressions.sum() if rows else NAN
    if not 0 < m < 1:
        return equal(rows, "no_clicks" if m == 0 else "all_clicked" if m == 1 else "no_rows", m)
    sampling = m * (1 - m) / impressions
    tau2 = between_variance(ctr, sampling)
    w = 1 / (tau2 + sampling)
    if w.max() < LEAST_RATIO * w.min():
        return equal(rows, "nearly_equal", m, tau2)
    return dict(m=m, between_variance=tau2, weights=w, equal=False, reason="weighted",
                rows_without_impressions=0)


def drawn(random, rows, median=6000, log_sd=1.3, luck=0.35, base=-4.2):
    """Clicks and impressions as S29 draws them: CTRs whose log odds spread by `luck`."""
    impressions = np.maximum(50, np.floor(median * np.exp(log_sd * random.standard_normal(rows))))
    odds = np.exp(base + luck * random.standard_normal(rows))
    return random.binomial(impressions.astype(int), odds / (1 + odds)).astype(float), impressions


def case(name, clicks, impressions, ctr=None):
    clicks, impressions = np.asarray(clicks, float), np.asarray(impressions, float)
    ctr = clicks / impressions if ctr is None else ctr
    return dict(name=name, ctr=ctr, clicks=clicks, impressions=impressions,
                expected=weigh(ctr, clicks, impressions))


def weights_cases(random):
    for rows in [5, 40, 150]:
        yield case(f"usual, {rows} rows", *drawn(random, rows))
    yield case("low CTR", *drawn(random, 80, 900, 1.6, base=-5.5))
    yield case("heavy tails", *drawn(random, 80, 1500, 2.2))
    yield case("strong luck", *drawn(random, 40, luck=1.0))
    clicks, impressions = drawn(random, 60, median=200, luck=0)
    yield case("between variance 0", np.round(0.015 * impressions), impressions)
    yield case("between variance 0, drawn", np.array([3., 2, 4, 3, 6, 1]),
               np.array([150., 120, 210, 180, 300, 60]))
    yield case("all CTRs equal", [1, 2, 4, 25], [100, 200, 400, 2500])
    yield case("nearly equal: large impressions", [20300, 30900, 8100, 15000],
               [1000000, 1200000, 900000, 1100000])
    yield case("equal impressions", [20, 31, 8, 15], [1000] * 4)
    yield case("just above 1.05", [20, 21, 20, 19], [1000, 1051, 1020, 1000])
    yield case("just below 1.05", [20, 21, 20, 19], [1000, 1049, 1020, 1000])
    yield case("no clicks", [0, 0, 0], [100, 2000, 50])
    yield case("all clicked", [100, 2000, 50], [100, 2000, 50])
    yield case("two rows", [1, 90], [87, 3000000])
    yield case("one row", [3], [87])
    yield case("no rows", [], [])
    clicks, impressions = drawn(random, 9)
    ctr = clicks / impressions
    yield case("ctr only", np.full(9, NAN), np.full(9, NAN), ctr)
    clicks[4] = impressions[4] = NAN
    yield case("one row without impressions", clicks, impressions, ctr)
    yield case("a row of few impressions", [0, 203, 410, 3060], [7, 9000, 21000, 140000])
