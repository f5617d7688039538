"""A whole small run: images in families, features with thresholds and missing answers, a factor.

Dense and slow on purpose; the C++ and TypeScript engines are sparse.
"""
import numpy as np

import families
import held_fixed
import kinds
import rules
import weights

NAN = float("nan")


def random_run(random, images):
    """Rows with impressions, clicks, a family and a template; features as dense columns with NaN
    where a model failed."""
    template = random.integers(0, 9, images)
    cluster = np.arange(images)
    twins = random.choice(images - 1, images // 8, replace=False) + 1
    cluster[twins] = cluster[twins - 1]
    template[images // 2] = -1
    columns = {}
    for kind, share in [("colour", 0.4), ("label", 0.2), ("object", 0.35), ("object", 0.06),
                        ("face", 0.5), ("other", 0.3), ("count", 0.3)]:
        value = random.random(images) * (random.random(images) < share)
        columns[f"{kind} {len(columns)}"] = (kind, np.floor(4 * value) if kind == "count" else value)
    columns["count same"] = ("count", np.where(columns["object 2"][1] >= 0.25, 2.0, 0.0))
    columns["quality brightness"] = ("quality", random.normal(0, 1, images))
    columns["aesthetic aesthetic"] = ("aesthetic", random.normal(5, 1, images))
    columns["label constant"] = ("label", np.ones(images))
    columns["object nowhere"] = ("object", np.zeros(images))
    for name, (kind, value) in columns.items():
        for image in range(images):  # equal content: equal features
            value[image] = value[np.flatnonzero(cluster == cluster[image])[0]]
        if kind == "object" or name == "count same":
            value[cluster == cluster[3]] = np.nan
            value[cluster == cluster[20]] = np.nan
    rate = 0.02 + 0.02 * (columns["label 1"][1] > 0) + 0.002 * template
    impressions = np.floor(np.exp(random.normal(7, 1, images)))
    impressions[[5, 11]] = 0
    clicks = random.binomial(impressions.astype(int), rate * np.exp(random.normal(0, 0.3, images)))
    return dict(clicks=clicks.astype(float), impressions=impressions, cluster=cluster,
                template=template, columns=columns)


def rows_of(run, group_ctr):
    """Rows with a CTR; their weights (S19), or 1 where every image counts the same."""
    keep = run["impressions"] > 0
    clicks, impressions = run["clicks"][keep], run["impressions"][keep]
    weighed = weights.weigh(clicks / impressions, clicks, impressions)
    return dict(
        keep=keep, clicks=clicks, impressions=impressions, ctr=clicks / impressions,
        w=np.ones(keep.sum()) if group_ctr == "unweighted" else weighed["weights"],
        weighed=weighed, family=run["cluster"][keep], template=run["template"][keep],
        columns={name: (kind, value[keep]) for name, (kind, value) in run["columns"].items()})


def by_family(values, family):
    return np.array([values[family == g].sum() for g in np.unique(family)])


def lift(sides, alpha=0.05):
    """S13 with S21's variances and rho; the interval at one level everywhere (S27)."""
    a, b = sides["with"], sides["without"]
    if not (a["mean"] > 0 and b["mean"] > 0):
        return dict(value=NAN, low=NAN, high=NAN)
    ratio = a["mean"] / b["mean"]
    if not sides["difference"]["standard_error"] > 0:
        return dict(value=ratio - 1, low=NAN, high=NAN)
    parts = [s["moderated"] / s["kish"] / s["mean"]**2 for s in (a, b)]
    freedom = sum(parts)**2 / sum(p**2 / (s["kish"] + 9) for p, s in zip(parts, (a, b)))
    reach = rules.stats.t.isf(alpha / 2, freedom) * np.sqrt(sum(parts) * (1 - sides["rho"]))
    return dict(value=ratio - 1, low=ratio * np.exp(-reach) - 1, high=ratio * np.exp(reach) - 1)


def rank(value, y, family):
    """S7, with the effective number of families for n: their rows tell the same twice."""
    found = rules.spearman(value, y)
    n = rules.kish(by_family(np.ones(len(y)), family))
    if np.isnan(found["rho"]) or n < 4:
        return dict(rho=found["rho"], n=n, p=NAN)
    error = np.sqrt((1 + found["rho"]**2 / 2) / (n - 3))
    return dict(rho=found["rho"], n=n,
                p=2 * rules.stats.norm.sf(abs(np.arctanh(found["rho"])) / error))


def why_not(sides, pooled, is_pooled, least):
    """S6 and S21: K on both sides; S5: one family carries it."""
    for side in ("with", "without"):
        if sides[side]["kish"] < least - 1e-9:
            return f"too_few_{side}"
    carried = is_pooled and np.isnan(pooled["standard_error"])
    return "one_image_carries_it" if carried else "tested"


def one_feature(rows, kind, value, threshold, is_pooled, least):
    has = kinds.presence(kind, value, threshold)
    y, family = rows["ctr"], rows["family"]
    sides = families.difference(y, rows["w"], family, has)
    pooled = rules.pooled_difference(*(
        rules.pooled_side(*(by_family(rows[c][has == side], family[has == side])
                            for c in ("clicks", "impressions"))) for side in (1, 0)))
    entry = dict(n_with=int((has == 1).sum()), n_without=int((has == 0).sum()),
                 missing=int(np.isnan(has).sum()), threshold=threshold,
                 eligibility=why_not(sides, pooled, is_pooled, least),
                 impact=sides["difference"], welch=rules.welch(y[has == 1], y[has == 0]),
                 pooled=pooled, lift=lift(sides))
    known = ~np.isnan(value)
    if kind in kinds.BY_RANK + kinds.BOTH:
        entry["rank"] = rank(value[known], y[known], family[known])
    decides = entry["rank"] if kind in kinds.BY_RANK else pooled if is_pooled else \
        sides["difference"]
    p = decides["p"]
    return has, entry, 1.0 if np.isnan(p) else p  # clicks that do not vary are no evidence


def analyse(run, group_ctr, least):
    rows = rows_of(run, group_ctr)
    offered = held_fixed.offer(rows["template"], rows["family"]) == "offered"
    features, tested, hypotheses = {}, [], {}
    for name, (kind, value) in rows["columns"].items():
        cut = float(np.nanmedian(value)) if kind in kinds.BY_RANK else kinds.THRESHOLD[kind]
        has, entry, p = one_feature(rows, kind, value, cut, group_ctr == "pooled", least)
        features[name] = entry
        if entry["eligibility"] != "tested":
            continue
        same = name if kind in kinds.BY_RANK else str(has.tolist())
        if same not in hypotheses:
            hypotheses[same] = len(tested)
            tested.append((p, entry["impact"]))
        entry["hypothesis"] = hypotheses[same]
        if offered:
            fit = held_fixed.held_fixed(rows["ctr"], rows["w"], rows["family"], has,
                                        [rows["template"]])
            entry["adjusted"] = {k: fit[k] for k in ("rows", "raw", "difference", "flag")}
    family = rules.false_discovery([p for p, _ in tested])
    ranking = rules.shrink([i["value"] for _, i in tested],
                           [i["standard_error"] for _, i in tested])
    for entry in features.values():
        if entry["eligibility"] == "tested":
            entry["q"] = family["q"][entry["hypothesis"]]
            entry["shrunk"] = ranking["shrunk"][entry["hypothesis"]]
    return totals(rows) | dict(hypotheses=len(tested), rejected=family["rejected"],
                               alpha=family["alpha"], offered=offered,
                               between_variance=ranking["between_variance"], features=features)


def totals(rows):
    y, family = rows["ctr"], rows["family"]
    return dict(rows=len(y), families=len(set(family.tolist())),
                weights=rows["weighed"]["reason"], mean_ctr=np.average(y, weights=rows["w"]),
                plain_ctr=y.mean(), pooled_ctr=rows["clicks"].sum() / rows["impressions"].sum(),
                effective_rows=rules.kish(by_family(np.ones(len(y)), family)))


def case(name, run, group_ctr, least):
    return dict(name=name, group_ctr=group_ctr, least=least, clicks=run["clicks"],
                impressions=run["impressions"], family=run["cluster"], template=run["template"],
                columns={name: value for name, (_, value) in run["columns"].items()},
                expected=analyse(run, group_ctr, least))


def degenerate_runs(random):
    """Clicks of which all, none, or a quarter of the impressions are; one template."""
    for name, share in [("no clicks", 0), ("clicks = impressions", 1), ("all CTRs equal", 0.25)]:
        run = random_run(random, 40)
        impressions = 4 * np.floor(run["impressions"] / 4)
        yield name, run | dict(impressions=impressions, clicks=share * impressions)
    run = random_run(random, 40)
    yield "one template", run | dict(template=np.zeros(40, int))


def analysis(random):
    for images, group_ctr, least in [(60, "weighted", 5), (60, "pooled", 5), (30, "unweighted", 2),
                                     (120, "weighted", 5)]:
        yield case(f"{images} images, {group_ctr}", random_run(random, images), group_ctr, least)
    for name, run in degenerate_runs(random):
        yield case(f"{name}, weighted", run, "weighted", 3)
        yield case(f"{name}, pooled", run, "pooled", 3)
