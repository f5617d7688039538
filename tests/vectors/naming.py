"""Rules S23 to S25: from a run's rows to the names in the answer. Dense and slow on purpose."""
import numpy as np

import families
import held_fixed
import kinds
import rules

NAN = float("nan")
LEAST_KISH = 5 - 1e-9
RATE = 0.05
LEAST_PHI = 0.3  # what is taken out folds under a name
SAME_PHI = 0.7  # "A or B"
MOST_CANDIDATES = 20
FAMILIES_EACH = 15
CHECKED_FAMILIES = 10
SHOWN = 3  # a side


def hypotheses(presences, factors):
    """One number for features whose presence is the same or the opposite in the rows of the fit."""
    seen, numbers = {}, []
    for x in presences:
        keep = held_fixed.rows_to_fit(x, factors, [])
        first = x[keep][0] if keep.any() else 0
        key = (keep.tobytes(), (x[keep] == first).tobytes())
        numbers.append(seen.setdefault(key, len(seen)))
    return numbers


class Rows:
    """What every fit of a run shares; `without` gives the same rows less one family."""

    def __init__(self, y, w, family, factors):
        self.y, self.w, self.family, self.factors = y, w, family, factors

    def crude(self, x):
        return families.difference(self.y, self.w, self.family, x)

    def fixed(self, x, columns=(), without=None):
        x = np.where(self.family == without, NAN, x)
        return held_fixed.held_fixed(self.y, self.w, self.family, x, self.factors, columns)

    def deciding(self, x, without=None):
        """The estimate that decides alone: S22, or S21 where no factor is offered."""
        if self.factors:
            return self.fixed(x, without=without)["difference"]
        found = self.crude(np.where(self.family == without, NAN, x))
        enough = min(found["with"]["kish"], found["without"]["kish"]) >= LEAST_KISH
        return found["difference"] | ({} if enough else dict(p=NAN))


def within(rows, x):
    """p* and what it rests on."""
    crude, decides = rows.crude(x)["difference"], rows.deciding(x)
    p = decides["p"]
    turned = decides["value"] * crude["value"] < 0 and crude["p"] <= RATE
    reason = "cannot_be_separated" if np.isnan(p) else "sign_turns" if turned else ""
    return dict(p=1.0 if reason else p, decides=decides, reason=reason)


def joint_step(rows, candidates, presence, p_star, level):
    """Candidates in the order of p*. What stays with its joint p, and what was taken out."""
    stay, out = list(candidates), []
    while True:
        p = {}
        for name in stay:
            others = [presence[o] for o in stay if o != name]
            fit = rows.fixed(presence[name], others)["difference"]["p"]
            p[name] = 1.0 if np.isnan(fit) else fit
        worst = max(stay, key=lambda n: (p[n], p_star[n], candidates.index(n)), default=None)
        if len(stay) < 2 or p[worst] <= level:
            return stay, p, out
        stay.remove(worst)
        out.append(worst)


def last_sentence(names, p_star, hypotheses_count):
    """Names are kept while p* <= names * rate / m, taken from the largest p* down."""
    kept, cut = sorted(names, key=lambda n: p_star[n]), []
    while kept and p_star[kept[-1]] > len(kept) * RATE / hypotheses_count:
        cut.append(kept.pop())
    return kept, cut


def phi(a, b):
    """Of two presences over the rows that know both; each row counts once."""
    both = ~(np.isnan(a) | np.isnan(b))
    a, b = a[both], b[both]
    if len(a) == 0 or min(a.std(), b.std()) == 0:
        return 0.0
    return float(np.corrcoef(a, b)[0, 1])


def fold(folded, names, presence):
    """Under the name with the largest |phi|, the first in order of p* where equal; or nowhere."""
    under = {}
    for name in folded:
        by = [(round(abs(phi(presence[name], presence[o])), 12), -i) for i, o in enumerate(names)]
        best = max(by, default=(0, 0))
        under[name] = (names[-best[1]], best[0]) if best[0] >= LEAST_PHI else (None, best[0])
    return under


def check(rows, x, scaled):
    """S24's checks of one name. scaled: presence at half and at one and a half times."""
    whole = rows.deciding(x)
    most = [g for g, _ in rows.fixed(x)["most_influential"]]
    tried = [dict(what=what, family=None, **estimate_of(rows, other))
             for what, other in scaled.items()]
    tried += [dict(what="without_family", family=g, **estimate_of(rows, x, g)) for g in most]
    holds = [t["p"] <= RATE and t["value"] * whole["value"] > 0 for t in tried]
    return dict(passes=bool(all(holds)), tried=tried)


def estimate_of(rows, x, without=None):
    found = rows.deciding(x, without)
    return dict(value=found["value"], p=found["p"])


def scaled_presence(kind, value):
    """Where a threshold is, presence at half and at 1.5 times; a threshold no value reaches says
    nothing."""
    threshold = kinds.THRESHOLD[kind]
    if kind in kinds.BY_RANK or not threshold > 0:
        return {}
    both = dict(half=0.5 * threshold, one_and_a_half=1.5 * threshold)
    return {what: kinds.presence(kind, value, cut) for what, cut in both.items()
            if np.nanmax(value, initial=0) >= cut}


def settle(rows, names, under, presence, columns, p_star):
    """Checks each name; one that fails gives its place to those folded under it, in turn."""
    held, fragile, checks = {}, [], {}
    for name in names:
        folded = sorted((f for f, (o, _) in under.items() if o == name), key=lambda f: p_star[f])
        for tried in [name, *folded]:
            checks[tried] = check(rows, presence[tried], scaled_presence(*columns[tried]))
            if checks[tried]["passes"]:
                held[name] = tried
                break
            fragile.append(tried)
    return held, fragile, checks


def test_levels(rows, factors):
    """S23: each level against the others, the other offered factors held fixed."""
    found, presences, keys = [], [], []
    for name, level in factors.items():
        others = Rows(rows.y, rows.w, rows.family, [f for n, f in factors.items() if n != name])
        for v in sorted(set(level[level >= 0].tolist())):
            x = np.where(level < 0, NAN, (level == v) * 1.0)
            crude = others.crude(x)
            enough = min(crude["with"]["kish"], crude["without"]["kish"]) >= LEAST_KISH
            entry = dict(factor=name, level=v, enough=enough, crude=crude["difference"],
                         decides=None, p=NAN, q=NAN, named=False, hypothesis=None)
            if enough:
                keep = held_fixed.rows_to_fit(x, others.factors, [])
                first = x[keep][0] if keep.any() else 0
                key = (keep.tobytes(), (x[keep] == first).tobytes())
                if key in keys:  # the opposite or the same of one before
                    entry["hypothesis"] = keys.index(key)
                else:
                    seen = within(others, x)
                    entry |= dict(p=seen["p"], decides=seen["decides"], hypothesis=len(keys))
                    keys.append(key)
                    presences.append((entry, others, x))
            found.append(entry)
    family = rules.false_discovery([e["p"] for e, _, _ in presences])
    for (entry, others, x), q in zip(presences, family["q"]):
        entry["q"] = q
        if q <= RATE:
            entry["check"] = check(others, x, {})
            entry["named"] = entry["check"]["passes"]
    return found
