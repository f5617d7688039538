"""Rule S21: the difference of weighted means, with creative families as the unit of error."""
import numpy as np

import rules

NAN = float("nan")
LEAST_KISH = 2 - 1e-9  # below it a side has no variance


def side(y, w, family):
    """Sums of one side, dense: r_g for each of its families, in the order of their numbers."""
    total = w.sum()
    groups = sorted(set(family.tolist()))
    mean = (w * y).sum() / total if len(y) else NAN
    residual = {g: (w * (y - mean))[family == g].sum() for g in groups}
    weight = {g: w[family == g].sum() for g in groups}
    squares = sum(v**2 for v in weight.values())
    kish = total**2 / squares if squares > 0 else 0.0
    variance = NAN  # of the mean: V
    if kish >= LEAST_KISH:
        variance = kish / (kish - 1) * sum(v**2 for v in residual.values()) / total**2
    most = max(weight.values()) / total if groups else 0.0
    return dict(rows=len(y), families=len(groups), weight=total, mean=mean, kish=kish,
                mean_variance=variance, variance=variance * kish, moderated=NAN,
                largest_family=most, one_family_carries_it=bool(most >= 0.5 - 1e-9)), residual


def shared(a, a_residual, b, b_residual):
    """rho: what both sides owe to the families that stand on both."""
    spread = a["mean_variance"] + b["mean_variance"]
    if spread == 0:
        return 0.0
    both = sum(r * b_residual[g] for g, r in a_residual.items() if g in b_residual)
    return float(np.clip(2 * both / (a["weight"] * b["weight"]) / spread, -1, 0.95))


def difference(y, w, family, x, alphas=(0.05,)):
    """x: 1 with, 0 without, NaN not known. Both sides, rho and the estimate."""
    y, w, x, family = (np.asarray(v, float) for v in (y, w, x, family))
    (a, a_residual), (b, b_residual) = (side(y[x == v], w[x == v], family[x == v])
                                        for v in (1, 0))
    both = {"with": a, "without": b, "rho": NAN}
    if not min(a["kish"], b["kish"]) >= LEAST_KISH:
        return both | dict(difference=rules.student(a["mean"] - b["mean"], NAN, NAN, alphas))
    for s in (a, b):  # rounding is no spread
        if np.sqrt(s["mean_variance"]) <= rules.ROUNDING * max(abs(a["mean"]), abs(b["mean"])):
            s["mean_variance"] = s["variance"] = 0.0
    free = [s["kish"] - 1 for s in (a, b)]
    prior = (free[0] * a["variance"] + free[1] * b["variance"]) / sum(free)
    for s in (a, b):
        s["moderated"] = (10 * prior + (s["kish"] - 1) * s["variance"]) / (s["kish"] + 9)
    rho = shared(a, a_residual, b, b_residual)
    parts = [s["moderated"] / s["kish"] for s in (a, b)]
    error = np.sqrt(sum(parts) * (1 - rho))
    rounding = rules.ROUNDING * max(abs(a["mean"]), abs(b["mean"]))
    value = a["mean"] - b["mean"]
    if error <= rounding:
        estimate = rules.student(value if abs(value) > rounding else 0.0, 0.0, NAN, alphas)
        return both | dict(rho=rho, difference=estimate | dict(p=1.0))
    freedom = sum(parts)**2 / sum(p**2 / (s["kish"] + 9) for p, s in zip(parts, (a, b)))
    return both | dict(rho=rho, difference=rules.student(value, error, freedom, alphas))


def case(name, y, w, family, x, alphas=(0.05, 0.05 / 480)):
    return dict(name=name, y=y, w=w, family=family, x=x,
                expected=difference(y, w, family, x, alphas))


def drawn(random, rows, families, share, together=0.7):
    """CTRs, weights over two decades, families, presence; families share luck."""
    family = random.integers(0, families, rows)
    luck = random.standard_normal(families)[family]
    y = 0.02 * np.exp(0.3 * (together * luck + (1 - together) * random.standard_normal(rows)))
    w = np.exp(random.normal(10, 1.2, rows))
    return y.round(7), w.round(1), family, (random.random(rows) < share).astype(float)


def plain_cases(random):
    """Equal weights and families of one row: S4, to the digit."""
    for rows, share in [(12, 0.5), (43, 0.3), (120, 0.1)]:
        y, w, _, x = drawn(random, rows, rows, share)
        entry = case(f"S4: {rows} rows", y, np.ones(rows), np.arange(rows), x)
        s4 = rules.moderated(y[x == 1], y[x == 0])
        got = entry["expected"]["difference"]
        for key in ["value", "standard_error", "degrees_of_freedom", "p"]:
            assert np.isclose(got[key], s4[key], rtol=1e-11, atol=0), (key, got[key], s4[key])
        yield entry
    yield case("weights without families", y, w, np.arange(rows), x)


def families_cases(random):
    yield from plain_cases(random)
    for rows, families, share in [(60, 25, 0.4), (150, 40, 0.2), (90, 90, 0.5)]:
        y, w, family, x = drawn(random, rows, families, share)
        yield case(f"{rows} rows in {families} families", y, w, family, x)
        yield case(f"{rows} rows in {families} families, equal weights", y, np.ones(rows),
                   family, x)
    y, w, family, x = drawn(random, 80, 30, 0.3)
    x[random.random(80) < 0.15] = NAN
    yield case("some not known", y, w, family, x)
    yield case("features of the family", y, w, family, (family % 3 == 0).astype(float))
    family = np.arange(60) // 2  # each once on either side, with the same luck: rho at its bound
    luck = np.repeat(random.standard_normal(30), 2).round(5)
    y = 0.02 + 0.004 * luck + 1e-5 * random.standard_normal(60)
    yield case("rho at 0.95", y, np.ones(60), family, np.arange(60) % 2.)
    yield case("rho below 0", 0.02 + 0.004 * luck * (1 - 2 * (np.arange(60) % 2)), np.ones(60),
               family, np.arange(60) % 2.)
    y, w, family, x = drawn(random, 20, 9, 0.5)
    yield case("no spread", np.full(20, 0.02), w, family, x)
    yield case("no spread on either side", 0.02 + 0.01 * x, w, family, x)
    yield case("no spread on one side", np.where(x == 1, 0.03, y), w, np.arange(20) // 2 + 50 * x,
               x)
    yield case("CTR 0", np.zeros(20), w, family, x)
    for rows, families, name in [(40, [0, 1, 2, 3], "Kish below 5"), (40, [0, 1], "Kish 2"),
                                 (40, [0], "Kish below 2")]:
        y, w, _, _ = drawn(random, rows, rows, 0.5)
        x = (np.arange(rows) < 12).astype(float)
        family = np.where(x == 1, np.array(families)[np.arange(rows) % len(families)],
                          100 + np.arange(rows))
        yield case(name, y, np.ones(rows) if name == "Kish 2" else w, family, x)
    y, w, family, x = drawn(random, 50, 40, 0.5)
    w[np.flatnonzero(x == 1)[0]] = w[x == 1].sum() * 1.2
    yield case("one family of half the weight", y, w, family, x)
    w[np.flatnonzero(x == 1)[0]] *= 1e6
    yield case("one row of nearly all the weight", y, w, family, x)
    yield case("one row with it", y[:9], w[:9], family[:9], np.arange(9) == 0.)
    yield case("constant feature", y[:9], w[:9], family[:9], np.ones(9))
    y = 0.5 + 1e-3 * random.standard_normal(400) - 0.0033 * (np.arange(400) % 2)
    row = np.arange(400)
    yield case("p about 1e-100", y, np.exp(random.normal(0, 0.3, 400)).round(6),
               row // 2 + 500 * (row % 2), row % 2.)
