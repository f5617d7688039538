"""Rules S19 to S24 for many runs: the same as tests/vectors/naming.py, all features at once.

Rows know every feature here (nothing is missing), so that one basis of the factors serves all.
"""
import pathlib
import sys

import numpy as np
from scipy import linalg, sparse, stats

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "vectors"))
import weights  # noqa: E402  (the vectors' own rule)

LEAST_KISH = 5 - 1e-9
RATE = 0.05


def q_values(p):
    """Benjamini & Hochberg (1995)."""
    order = np.argsort(p, kind="stable")
    q = np.minimum.accumulate((p[order] * len(p) / np.arange(1, len(p) + 1))[::-1])[::-1]
    back = np.empty(len(p))
    back[order] = np.minimum(q, 1)
    return back


def kept_rows(factors, keep):
    """Rows in levels of two rows and more, repeated until none stands alone."""
    before = -1
    while keep.sum() != before:
        before = keep.sum()
        for level in factors:
            keep = keep & (np.bincount(level[keep], minlength=level.max() + 1)[level] >= 2)
    return keep


def basis(w, factors, extra=None):
    """Orthonormal columns that span the factors' (or a constant) times sqrt(w), and `extra`."""
    r = np.sqrt(w)
    first = factors[0] if factors else np.zeros(len(w), int)
    q = np.zeros((len(w), first.max(initial=0) + 1))
    q[np.arange(len(w)), first] = r / np.sqrt(np.bincount(first, w))[first]
    rest = [np.eye(level.max() + 1)[level] for level in factors[1:]]
    rest += [] if extra is None or not extra.shape[1] else [extra]
    if not rest:
        return q
    held = np.column_stack(rest) * r[:, None]
    size = np.sqrt((held**2).sum(0))
    held = held[:, size > 0] / size[size > 0]
    for _ in range(2):  # twice is enough (Parlett)
        held -= q @ (q.T @ held)
    more, upper, _ = linalg.qr(held, mode="economic", pivoting=True)
    return np.column_stack([q, more[:, np.abs(np.diag(upper)) > 1e-9]])


def by_size(family):
    """Rows of families, one array (families x size) for each size."""
    order = np.argsort(family, kind="stable")
    _, start, count = np.unique(family[order], return_index=True, return_counts=True)
    return [order[start[count == size][:, None] + np.arange(size)] for size in np.unique(count)]


def family_parts(z, e, q, w, rows, total):
    """d_g, phi_g, S_g of families of one size (families x features), W_g."""
    zg, eg, qg = z[rows], e[rows], q[rows]
    hat = qg @ qg.transpose(0, 2, 1)
    if rows.shape[1] == 1:
        left = 1 - hat
        inverse = np.where(left > 1e-10, 1 / np.maximum(left, 1e-10), 0)
    else:
        value, vector = np.linalg.eigh(np.eye(rows.shape[1]) - hat)
        inverse = np.where(value > 1e-10, 1 / np.maximum(value, 1e-10), 0)
        inverse = (vector * inverse[:, None, :]) @ vector.transpose(0, 2, 1)
    moved = inverse @ zg
    part = (zg**2).sum(1)
    weight = w[rows].sum(1)
    d = -(moved * eg).sum(1) / np.maximum(total - (moved * zg).sum(1), 0.1 * total)
    use = part > 1e-20 * weight[:, None]
    phi = 1 - ((hat @ zg) * zg).sum(1) / np.where(use, part, 1)
    return np.where(use, d, 0), phi, np.where(use, part, 0), weight


def fixed(y, w, x, family, q, sizes):
    """S22 for all columns of x: dict of arrays, and d_g by family number (families x features)."""
    r = np.sqrt(w)
    z = r[:, None] * x
    z -= q @ (q.T @ z)
    t = r * y - q @ (q.T @ (r * y))
    total = (z**2).sum(0)
    share = w @ x / w.sum()
    without = (w[:, None] * (x - share)**2).sum(0)
    possible = total > 1e-9 * without
    total = np.where(possible, total, 1)
    b = z.T @ t / total
    e = t[:, None] - b * z
    parts = [family_parts(z, e, q, w, rows, total) for rows in sizes]
    d, phi, part = (np.concatenate([p[i] for p in parts]) for i in range(3))
    weight = np.concatenate([p[3] for p in parts])[:, None]
    name = np.concatenate([family[rows[:, 0]] for rows in sizes])
    use = part > 0
    seen = (phi * d**2).sum(0)
    even = total * np.where(use, weight * phi * d**2 / np.where(use, part, 1), 0).sum(0) / \
        np.maximum((weight * use).sum(0), 1e-300)
    kish = np.where(possible, total**2 / np.maximum((part**2).sum(0), 1e-300), 0)
    error = np.sqrt((10 * even + (kish - 1) * seen) / (kish + 9))
    possible &= kish >= LEAST_KISH
    p = np.ones(len(b))
    known = possible & (error > 1e-12 * np.abs(y).max())
    p[known] = 2 * stats.t.sf(np.abs(b[known]) / error[known], kish[known] + 9)
    return dict(b=b, error=error, freedom=kish + 9, p=p, possible=possible, d=d, name=name, z=z)


def crude(y, w, x, family):
    """S21 for all columns of x."""
    _, number = np.unique(family, return_inverse=True)
    gather = sparse.csr_matrix((np.ones(len(y)), (number, np.arange(len(y)))))
    side = {}
    for key, has in ((1, x), (0, 1 - x)):
        wx = w[:, None] * has
        total = np.maximum(wx.sum(0), 1e-100)  # of no rows: K is 0 below
        mean = wx.T @ y / total
        residual, own = gather @ (wx * (y[:, None] - mean)), gather @ wx
        kish = total**2 / np.maximum((own**2).sum(0), 1e-100)
        v_mean = kish / np.maximum(kish - 1, 1e-9) * ((residual / total)**2).sum(0)
        side[key] = (mean, kish, v_mean, residual / total)
    (m, k, v, r), (m_, k_, v_, r_) = side[1], side[0]
    prior = ((k - 1) * v * k + (k_ - 1) * v_ * k_) / np.maximum(k + k_ - 2, 1e-9)
    a = (10 * prior + (k - 1) * v * k) / (k + 9) / np.maximum(k, 1e-9)
    c = (10 * prior + (k_ - 1) * v_ * k_) / (k_ + 9) / np.maximum(k_, 1e-9)
    spread = np.maximum(v + v_, 1e-300)
    rho = np.clip(2 * (r * r_).sum(0) / spread, -1, 0.95)
    error = np.sqrt((a + c) * (1 - rho))
    freedom = (a + c)**2 / np.maximum(a**2 / (k + 9) + c**2 / (k_ + 9), 1e-300)
    p = np.ones(len(m))
    known = (np.minimum(k, k_) >= 2) & (error > 1e-12 * np.maximum(abs(m), abs(m_)))
    p[known] = 2 * stats.t.sf(np.abs(m - m_)[known] / error[known], freedom[known])
    return dict(b=m - m_, error=error, freedom=freedom, p=p,
                possible=np.minimum(k, k_) >= LEAST_KISH)


class Run:
    """Rows of one run with their weights."""

    def __init__(self, clicks, impressions, family, factors):
        self.y = clicks / impressions
        self.weighed = weights.weigh(self.y, clicks, impressions)
        self.w, self.family, self.factors = self.weighed["weights"], family, factors

    def fit(self, x, extra=None, keep=None):
        """S22 over kept rows; extra: columns held fixed too."""
        keep = np.ones(len(self.y), bool) if keep is None else keep
        keep = kept_rows(self.factors, keep)
        q = basis(self.w[keep], [compact(f[keep]) for f in self.factors],
                  None if extra is None else extra[keep])
        family = self.family[keep]
        return fixed(self.y[keep], self.w[keep], x[keep], family, q, by_size(family)) | \
            dict(keep=keep)

    def decide(self, x, keep=None):
        if self.factors:
            return self.fit(x, keep=keep)
        keep = np.ones(len(self.y), bool) if keep is None else keep
        found = crude(self.y[keep], self.w[keep], x[keep], self.family[keep])
        return found | dict(p=np.where(found["possible"], found["p"], 1))


def compact(level):
    return np.unique(level, return_inverse=True)[1]


def first_of_each(x, keep, tested):
    """The first of features with the same or the opposite presence in the fit's rows."""
    pattern = np.where(x[keep][0] == 1, 1 - x[keep], x[keep]).astype(bool)
    seen = {}
    for j in tested:
        seen.setdefault(pattern[:, j].tobytes(), j)
    return np.array(list(seen.values()), int)


def joint_p(run, x, stay):
    """Each candidate with the others held fixed."""
    return [run.fit(x[:, [j]], x[:, [o for o in stay if o != j]]) for j in stay]


def joint_step(run, x, candidates, p_star, level):
    stay = list(candidates)
    fits = joint_p(run, x, stay) if stay else []
    first = dict(zip(stay, fits))
    while len(stay) > 1:
        worst = max(range(len(stay)), key=lambda i: (fits[i]["p"][0], p_star[stay[i]], i))
        if fits[worst]["p"][0] <= level:
            break
        stay.pop(worst)
        fits = joint_p(run, x, stay)
    return stay, first


def passes(run, x, whole_value, most):
    """Without each of the families: the sign stays and p <= 5 %."""
    for g in most:
        found = run.decide(x, run.family != g)
        if found["p"][0] > RATE or found["b"][0] * whole_value <= 0:
            return False
    return True


def name_features(run, x, check=True, last=True):
    """S24: names (feature numbers), their groups, and all numbers on the way."""
    raw = crude(run.y, run.w, x, run.family)
    within = run.fit(x)
    decides = within if run.factors else raw
    turned = (decides["b"] * raw["b"] < 0) & (raw["p"] <= RATE)
    p_star = np.where(turned | ~decides["possible"], 1, decides["p"])
    tested = np.flatnonzero(raw["possible"])
    first = first_of_each(x, within["keep"], tested) if len(tested) else tested
    q = q_values(p_star[first]) if len(first) else np.array([])
    rejected = sorted(first[q <= RATE], key=lambda j: p_star[j])
    most = min(20, max(1, len(np.unique(run.family)) // 15))
    names, joint = joint_step(run, x, rejected[:most], p_star, RATE / max(len(rejected), 1))
    names.sort(key=lambda j: p_star[j])
    while last and names and p_star[names[-1]] > len(names) * RATE / len(first):
        names.pop()
    groups = fold(x, rejected, names, p_star)
    held = settle(run, x, within, decides, names, groups) if check else \
        {n: (n, groups[n]) for n in names}
    return dict(raw=raw, within=within, decides=decides, joint=joint, tested=tested,
                names=held, p_star=p_star)


def fold(x, rejected, names, p_star):
    groups = {n: [] for n in names}
    for j in rejected:
        if j in groups or not names:
            continue
        phis = [abs(np.corrcoef(x[:, j], x[:, n])[0, 1]) for n in names]
        if max(phis) >= 0.3:
            groups[names[int(np.argmax(phis))]].append((j, max(phis)))
    return groups


def settle(run, x, within, decides, names, groups):
    """Checked names: {first: (who stands for it, its group)}."""
    held = {}
    for n in names:
        for j in [n] + [g for g, _ in groups[n]]:
            most = within["name"][np.argsort(-np.abs(within["d"][:, j]), kind="stable")[:10]]
            if passes(run, x[:, [j]], decides["b"][j], most):
                held[n] = (j, groups[n])
                break
    return held


def name_levels(run, check=True):
    """S23: [factor, level, estimate] of levels named."""
    found, keys = [], set()
    for f, level in enumerate(run.factors):
        others = object.__new__(Run)
        others.__dict__ |= run.__dict__ | dict(factors=run.factors[:f] + run.factors[f + 1:])
        x = np.eye(level.max() + 1)[level]
        raw = crude(run.y, run.w, x, run.family)
        decides = others.decide(x)
        for v in np.flatnonzero(raw["possible"]):
            keep = decides["keep"] if others.factors else np.ones(len(x), bool)
            key = (x[keep, v] == x[keep, v][0]).tobytes()
            if key in keys:
                continue
            keys.add(key)
            turned = decides["b"][v] * raw["b"][v] < 0 and raw["p"][v] <= RATE
            p = 1.0 if turned or not decides["possible"][v] else decides["p"][v]
            found.append((p, f, v, decides["b"][v], others, x[:, [v]]))
    if not found:
        return []
    q = q_values(np.array([e[0] for e in found]))
    named = []
    for e, q_one in zip(found, q):
        if q_one > RATE:
            continue
        within = e[4].fit(e[5])
        most = within["name"][np.argsort(-np.abs(within["d"][:, 0]), kind="stable")[:10]]
        if not check or passes(e[4], e[5], e[3], most):
            named.append(e[1:4])
    return named
