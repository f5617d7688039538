"""A whole small run: images in clusters, features with thresholds and missing answers, a factor.

Dense and slow on purpose; the C++ and TypeScript engines are sparse.
"""
import json
import pathlib

import numpy as np

import rules

KINDS = json.loads((pathlib.Path(__file__).resolve().parents[2] / "docs/schemas/kinds.json")
                   .read_text(encoding="utf-8"))["kinds"]
THRESHOLD = {kind["name"]: kind["threshold"] or 0.0 for kind in KINDS}
BY_RANK = tuple(kind["name"] for kind in KINDS if kind["measure"] == "rank")
BOTH = tuple(kind["name"] for kind in KINDS if kind["measure"] == "both")


def random_run(random, images):
    """Rows with impressions, clicks, a cluster and a template; features as dense columns with NaN
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


def by_unit(run):
    """Rule S3: a row per cluster; clusters without a CTR are left out."""
    keep = run["impressions"] > 0
    order = []
    for cluster in run["cluster"][keep].tolist():
        if cluster not in order:
            order.append(cluster)
    members = [np.flatnonzero(keep & (run["cluster"] == cluster)) for cluster in order]
    ctr = run["clicks"] / np.where(keep, run["impressions"], 1)
    same = [set(run["template"][m].tolist()) for m in members]
    return dict(
        ctr=np.array([ctr[m].mean() for m in members]),
        clicks=np.array([run["clicks"][m].sum() for m in members]),
        impressions=np.array([run["impressions"][m].sum() for m in members]),
        rows=[len(m) for m in members], members=members, ctr_of_row=ctr, keep=keep,
        template=np.array([s.pop() if len(s) == 1 else -1 for s in same]),
        columns={name: (kind, np.array([value[m[0]] for m in members]))
                 for name, (kind, value) in run["columns"].items()})


def presence(kind, value, threshold):
    """1, 0, or NaN; for continuous features by the median of all units."""
    with np.errstate(invalid="ignore"):
        above = value > threshold if kind in BY_RANK else (value >= threshold) & (value > 0)
    return np.where(np.isnan(value), np.nan, above.astype(float))


def cells(run, units):
    """A template that differs inside a cluster makes (cluster, template) the unit."""
    seen = {}
    for row in np.flatnonzero(units["keep"] & (run["template"] >= 0)):
        seen.setdefault((run["cluster"][row], run["template"][row]), []).append(row)
    first = [rows[0] for rows in seen.values()]
    ctr = np.array([units["ctr_of_row"][rows].mean() for rows in seen.values()])
    return ctr, np.array([t for _, t in seen]), first


def analyse(run, pooled, least):
    units = by_unit(run)
    y = units["ctr"]
    features, tested, hypotheses = {}, [], {}
    for name, (kind, value) in units["columns"].items():
        known = ~np.isnan(value)
        threshold = float(np.median(value[known])) if kind in BY_RANK else THRESHOLD[kind]
        has = presence(kind, value, threshold)
        x, z = y[has == 1], y[has == 0]
        sides = [rules.pooled_side(units["clicks"][has == side], units["impressions"][has == side])
                 for side in (1, 0)]
        entry = dict(n_with=len(x), n_without=len(z), missing=int((~known).sum()),
                     threshold=threshold, impact=rules.moderated(x, z), welch=rules.welch(x, z),
                     pooled=rules.pooled_difference(*sides), lift=rules.lift(x, z)["value"])
        if kind in BY_RANK + BOTH:
            entry["rank"] = rules.spearman(value[known], y[known])
        carried = pooled and np.isnan(entry["pooled"]["standard_error"])
        entry["eligibility"] = ("too_few_with" if len(x) < least else "too_few_without"
                             if len(z) < least else "one_image_carries_it" if carried else "tested")
        features[name] = entry
        if entry["eligibility"] == "tested":
            p = entry["rank"]["p"] if kind in BY_RANK else \
                entry["pooled" if pooled else "impact"]["p"]
            p = 1.0 if np.isnan(p) else p  # clicks that do not vary are no evidence
            same = name if kind in BY_RANK else str(has.tolist())
            if same not in hypotheses:
                hypotheses[same] = len(tested)
                tested.append((p, entry["impact"]))
            entry["hypothesis"] = hypotheses[same]
    family = rules.false_discovery([p for p, _ in tested])
    ranking = rules.shrink([i["value"] for _, i in tested],
                           [i["standard_error"] for _, i in tested])
    ctr, template, first = cells(run, units)
    for name, entry in features.items():
        if entry["eligibility"] != "tested":
            continue
        kind, value = run["columns"][name]
        entry["q"] = family["q"][entry["hypothesis"]]
        entry["shrunk"] = ranking["shrunk"][entry["hypothesis"]]
        has = presence(kind, value[first], entry["threshold"])
        known = ~np.isnan(has)
        entry["adjusted"] = rules.adjusted(ctr[known], has[known], template[known])
    return dict(units=len(y), rows=int(units["keep"].sum()), mean_ctr=y.mean(),
                pooled_ctr=units["clicks"].sum() / units["impressions"].sum(),
                effective_rows=rules.kish(units["rows"]), hypotheses=len(tested),
                rejected=family["rejected"], alpha=family["alpha"],
                between_variance=ranking["between_variance"], features=features)


def case(name, run, pooled, least):
    return dict(name=name, pooled=pooled, least_units=least, clicks=run["clicks"],
                impressions=run["impressions"], cluster=run["cluster"], template=run["template"],
                columns={name: value for name, (_, value) in run["columns"].items()},
                expected=analyse(run, pooled, least))


def degenerate_runs(random):
    """Clicks of which all, none, or a quarter of the impressions are; one template."""
    for name, share in [("no clicks", 0), ("clicks = impressions", 1), ("all CTRs equal", 0.25)]:
        run = random_run(random, 40)
        impressions = 4 * np.floor(run["impressions"] / 4)
        yield name, run | dict(impressions=impressions, clicks=share * impressions)
    run = random_run(random, 40)
    yield "one template", run | dict(template=np.zeros(40, int))


def analysis(random):
    for images, pooled, least in [(60, False, 5), (60, True, 5), (30, False, 2), (150, False, 5)]:
        kind = "pooled" if pooled else "unweighted"
        yield case(f"{images} images, {kind}", random_run(random, images), pooled, least)
    for name, run in degenerate_runs(random):
        yield case(f"{name}, unweighted", run, False, 3)
        yield case(f"{name}, pooled", run, True, 3)
