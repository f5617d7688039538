"""Whole small runs for rules S19 to S25, and the answer each must give."""
import numpy as np

import held_fixed
import kinds
import naming
import rules
import weights
import whole_run

NAN = float("nan")
SEED_OF_A_CUT = 11  # a run that has one


def tested_features(run, rows):
    """Eligibility, crude family (S6) and the family of p* (S24) of every column."""
    presence, features = {}, {}
    for name, (kind, value) in run["columns"].items():
        by_rank = kind in kinds.BY_RANK
        cut = float(np.nanmedian(value)) if by_rank else kinds.THRESHOLD[kind]
        x = presence[name] = kinds.presence(kind, value, cut)
        crude = rows.crude(x)
        kish = crude["with"]["kish"], crude["without"]["kish"]
        entry = dict(eligibility="too_few_with" if kish[0] < naming.LEAST_KISH else
                     "too_few_without" if kish[1] < naming.LEAST_KISH else "tested",
                     rows_with=crude["with"]["rows"], rows_without=crude["without"]["rows"],
                     crude=crude["difference"])
        features[name] = entry
        if entry["eligibility"] != "tested":
            continue
        known = ~np.isnan(x)
        tests = whole_run.rank(value[known], rows.y[known], rows.family[known]) if by_rank else \
            crude["difference"]
        entry |= naming.within(rows, x) | dict(fixed=rows.fixed(x))
        entry["p_within"], entry["p"] = entry["p"], undefined_is_one(tests["p"])
        entry["same"] = name if by_rank else x.tobytes()
    return presence, features


def undefined_is_one(p):
    return 1.0 if np.isnan(p) else p


def crude_family(features):
    """S6: equal presence is one hypothesis; sets q and marked."""
    tested = [e for e in features.values() if e["eligibility"] == "tested"]
    first = {}
    for entry in tested:
        first.setdefault(entry["same"], entry)
    found = rules.false_discovery([e["p"] for e in first.values()])
    q = dict(zip(first, found["q"]))
    for entry in tested:
        entry["q"] = q[entry.pop("same")]
        entry["marked"] = bool(entry["q"] <= naming.RATE)


def within_family(presence, features, factors):
    """S24: sets q_within and hypothesis; gives the first feature of each, by p*."""
    tested = [n for n, e in features.items() if e["eligibility"] == "tested"]
    numbers = naming.hypotheses([presence[n] for n in tested], factors)
    first = {}
    for name, number in zip(tested, numbers):
        features[name]["hypothesis"] = number
        first.setdefault(number, name)
    family = rules.false_discovery([features[n]["p_within"] for n in first.values()])
    for name, number in zip(tested, numbers):
        features[name]["q_within"] = family["q"][number]
    rejected = [n for n in first.values() if features[n]["q_within"] <= naming.RATE]
    return first, sorted(rejected, key=lambda n: features[n]["p_within"])


def false_lead(features, status):
    """S25: of the marked features, that of the largest difference that S24 rejects and that
    stands under no name."""
    rejected = [n for n, e in features.items() if e.get("marked") and
                status[n]["status"] != "named" and status[n]["under"] is None]
    lead = max(rejected, key=lambda n: abs(features[n]["crude"]["value"]), default=None)
    return lead and dict(feature=lead, status=status[lead]["status"],
                         flag=features[lead]["fixed"]["flag"])


def statuses(features, first, rejected, held, under, fragile):
    """What became of each feature."""
    status = {}
    leader = {name: held.get(name) for name in set(o for o, _ in under.values() if o) | set(held)}
    for name, entry in features.items():
        what = dict(status="none", under=None, phi=NAN)
        if entry["eligibility"] == "tested" and first[entry["hypothesis"]] != name:
            what |= dict(status="same", under=first[entry["hypothesis"]])
        elif name in held.values():
            what["status"] = "named"
        elif name in fragile:  # under the one that took its place
            over = leader.get(name) or leader.get(under.get(name, (None,))[0])
            what |= dict(status="fragile", under=over)
        elif name in rejected:
            over, phi = under.get(name, (None, NAN))
            over = leader.get(over)
            what |= dict(status="folded" if over else "not_on_its_own", under=over)
        elif entry["eligibility"] == "tested":
            what["status"] = entry["reason"] or "none"
        status[name] = what
    for name, what in status.items():  # the same as a rejected one is rejected for its reason
        first_of = status.get(what["under"])
        if what["status"] == "same" and first_of["status"] != "named":
            what |= {k: first_of[k] for k in ("status", "under", "phi")}
    return status


def answer(run, rows, presence, features, factors):
    """S24 from p* to the names."""
    p_star = {n: e.get("p_within", NAN) for n, e in features.items()}
    first, rejected = within_family(presence, features, rows.factors)
    families = len(set(rows.family.tolist()))
    most = min(naming.MOST_CANDIDATES, max(1, families // naming.FAMILIES_EACH))
    candidates = rejected[:most]
    level = naming.RATE / max(len(rejected), 1)
    stay, joint_p, removed = naming.joint_step(rows, candidates, presence, p_star, level)
    names, cut = naming.last_sentence(stay, p_star, max(len(first), 1))
    under = naming.fold([n for n in rejected if n not in names], names, presence)
    held, fragile, checks = naming.settle(rows, names, under, presence, run["columns"], p_star)
    status = statuses(features, first, rejected, held, under, fragile)
    for name, what in status.items():
        if what["status"] in ("folded", "fragile") and what["under"]:
            what["phi"] = naming.phi(presence[name], presence[what["under"]])
            what["or"] = bool(abs(what["phi"]) >= naming.SAME_PHI)
    final = sorted(held.values(), key=lambda n: (-abs(features[n]["decides"]["value"]), p_star[n]))
    sides = [[n for n in final if features[n]["decides"]["value"] * sign > 0] for sign in (1, -1)]
    return dict(hypotheses=len(first), rejected=len(rejected), candidates=candidates,
                removed=removed, joint=[dict(feature=n, p=joint_p[n]) for n in stay], cut=cut,
                checks=checks, names=final, more=sides[0][:naming.SHOWN],
                fewer=sides[1][:naming.SHOWN], status=status,
                false_lead=false_lead(features, status))


def analyse(run):
    """Everything of a run. Rows without a CTR are not in it."""
    y, family = run["ctr"], run["family"]
    weighed = weights.weigh(y, run["clicks"], run["impressions"])
    offered = {n: held_fixed.offer(level, family) for n, level in run["factors"].items()}
    factors = {n: run["factors"][n] for n, why in offered.items() if why == "offered"}
    rows = naming.Rows(y, weighed["weights"], family, list(factors.values()))
    presence, features = tested_features(run, rows)
    crude_family(features)
    found = answer(run, rows, presence, features, factors)
    status = found.pop("status")
    levels = naming.test_levels(rows, factors)
    return dict(weights=weighed["reason"], between_variance=weighed["between_variance"],
                offered=offered, **found,
                features={n: shown(e, status[n]) for n, e in features.items()},
                levels=[shown_level(e) for e in levels])


def brief(estimate):
    return {k: estimate[k] for k in ("value", "standard_error", "p")}


def shown(entry, status):
    seen = {k: entry[k] for k in ("eligibility", "rows_with", "rows_without")} | status
    if entry["eligibility"] != "tested":
        return seen | dict(difference=brief(entry["crude"]))
    return seen | {k: entry[k] for k in ("p", "q", "marked", "hypothesis", "p_within",
                                         "q_within")} | dict(
        difference=brief(entry["crude"]), held_fixed=brief(entry["fixed"]["difference"]),
        flag=entry["fixed"]["flag"])


def shown_level(entry):
    return {k: entry[k] for k in ("factor", "level", "enough", "hypothesis", "p", "q", "named")} | \
        dict(difference=brief(entry["crude"]),
             held_fixed=entry["decides"] and brief(entry["decides"]),
             passes=entry["check"]["passes"] if "check" in entry else None)


def short(value):
    """Twelve digits are more than the tolerance asks for."""
    if isinstance(value, dict):
        return {key: short(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [short(entry) for entry in value]
    if isinstance(value, np.ndarray):
        return [short(entry) for entry in value.tolist()]
    if not isinstance(value, float) or np.isnan(value):
        return value
    return int(value) if value == int(value) else float(f"{value:.12g}")


def case(name, run):
    """A run without clicks holds its CTRs."""
    known = {k: run[k] for k in (("ctr",) if np.isnan(run["clicks"]).any() else
                                 ("clicks", "impressions"))}
    return dict(name=name) | short(known | dict(
        family=run["family"], factors=run["factors"],
        columns={n: value for n, (_, value) in run["columns"].items()}, expected=analyse(run)))


def log_odds(share):
    return np.log(share / (1 - share))


def chance(odds):
    return 1 / (1 + np.exp(-odds))


class Made:
    """A population as S29's, small: log odds of a click are a sum of what is added."""

    def __init__(self, random, rows, versions=1, luck=0.2, templates=6, spread=0.3):
        self.random, self.rows = random, rows
        self.family = np.arange(rows) // versions
        self.odds = -4.0 + luck * random.standard_normal(rows)
        self.odds += 0.25 * random.standard_normal(rows)[self.family] * (versions > 1)
        self.impressions = np.maximum(50, np.floor(9000 * np.exp(random.standard_normal(rows))))
        self.factors, self.columns = {}, {}
        if templates:
            self.effect = self.factor("template", templates, spread)

    def factor(self, name, levels, spread):
        """Effects of its rows' levels."""
        shares = 1 / np.arange(1, levels + 1)**0.8
        level = self.random.choice(levels, self.rows, p=shares / shares.sum())
        effects = spread * np.sort(self.random.standard_normal(levels))
        self.random.shuffle(effects)
        self.factors[name] = level
        self.odds += effects[level]
        return effects[level]

    def feature(self, name, prevalence, effect=0.0, slope=0.0, of_family=False, kind="object"):
        """Present more often where the template's effect is high (slope > 0)."""
        odds = log_odds(prevalence) + slope * (self.effect if self.factors else 0)
        draw = self.random.random(self.rows)[self.family if of_family else slice(None)]
        return self.given(name, draw < chance(odds), effect, kind)

    def given(self, name, has, effect=0.0, kind="object"):
        """Confidences well above the threshold where it is, half of the rest below it."""
        self.odds += effect * has
        cut = kinds.THRESHOLD[kind] or 0.25
        sure = cut * (1.6 + 1.2 * self.random.random(self.rows))
        faint = 0.4 * cut * self.random.random(self.rows) * (self.random.random(self.rows) < 0.5)
        value = np.where(has, sure, faint if kind != "other" else 0)
        self.columns[f"{kind} {name}"] = (kind, value.round(3))
        return np.asarray(has)

    def run(self, name):
        clicks = self.random.binomial(self.impressions.astype(int), chance(self.odds))
        run = dict(ctr=clicks / self.impressions, clicks=clicks.astype(float),
                   impressions=self.impressions, family=self.family, factors=self.factors,
                   columns=self.columns)
        return case(name, run)


def usual(random, rows=150, **more):
    made = Made(random, rows, **more)
    made.feature("dog", 0.3, 0.5)
    made.feature("cat", 0.25, -0.5)
    made.feature("red", 0.4, 0.0, 3.5, kind="colour")
    made.feature("text", 0.3, 0.0, -3.5)
    for i in range(6):
        made.feature(f"null {i}", [0.5, 0.3, 0.2, 0.1, 0.05, 0.02][i])
    return made


def companions(random, factor, other=-0.5, nulls=4):
    made = Made(random, 180, templates=6 if factor else 0)
    first = made.feature("real", 0.35, 0.6)
    made.given("companion", random.random(180) < np.where(first, 0.7, 0.12))
    made.given("avoider", random.random(180) < np.where(first, 0.08, 0.45))
    twin = np.where(random.random(180) < 0.06, ~first, first)
    made.given("hardly told apart", twin)
    made.given("other", random.random(180) < 0.4, other)
    for i in range(nulls):
        made.feature(f"null {i}", 0.3)
    return made


def sameness(random):
    made = usual(random, 120)
    kind, dog = made.columns["object dog"]
    made.columns["count dog"] = ("count", np.where(dog >= 0.25, 2.0, 0.0))
    made.columns["other no dog"] = ("other", np.where(dog >= 0.25, 0.0, 1.0))
    made.columns["object null 0"][1][::7] = NAN
    made.columns["object dog"][1][5] = NAN
    made.columns["quality brightness"] = ("quality", (made.odds + random.normal(0, 0.3, 120))
                                          .round(3))
    return made


def unsteady(made, name, has):
    """Sure where it is; in nearly all others below the threshold, but not below its half."""
    faint = ~has & (made.random.random(made.rows) < 0.95)
    made.columns[f"object {name}"] = ("object", np.where(has, 0.7, np.where(faint, 0.15, 0)))


def fragile(random):
    """An effect that only holds at the threshold, and one of so few families that none may go."""
    made = Made(random, 120)
    has = random.random(120) < 0.4
    made.odds += 0.6 * has
    unsteady(made, "unsteady", has)
    few = np.arange(120) < 5
    made.odds += 1.0 * few
    made.impressions[few] = 9000
    made.columns["object few"] = ("object", np.where(few, 0.8, 0.0))
    for i in range(4):
        made.feature(f"null {i}", 0.3)
    return made


def replaced(random):
    """The best of two that go together fails at half its threshold, the other does not."""
    made = Made(random, 120)
    has = random.random(120) < 0.35
    made.odds += 0.6 * has
    unsteady(made, "unsteady", has)
    made.given("steady", np.where(random.random(120) < 0.06, ~has, has))
    for i in range(4):
        made.feature(f"null {i}", 0.3)
    return made


def several_factors(random):
    made = usual(random, 180, versions=2)
    made.factor("format", 2, 0.4)
    made.factors["season"] = (made.factors["template"] + random.integers(0, 2, 180)) % 4
    made.odds += 0.3 * (made.factors["season"] == 1)
    made.factors["photo"] = made.family.copy()
    made.factors["constant"] = np.zeros(180, int)
    made.factors["chance"] = random.integers(0, 75, 180)
    made.factors["format"] = np.where(np.arange(180) == 3, -1, made.factors["format"])
    return made


def naming_cases(random):
    yield usual(random).run("one factor")
    yield usual(random, templates=0).run("no factor")
    yield usual(random, 180, versions=3).run("one factor, families of three")
    yield usual(random, 160, versions=2, templates=0).run("no factor, pairs")
    yield several_factors(random).run("several factors, two of them offered in vain")
    yield companions(random, True).run("companions")
    yield companions(random, False).run("companions without a factor")
    yield sameness(random).run("the same presence, the opposite, some not known, a rank")
    yield fragile(random).run("fragile")
    yield replaced(random).run("one takes another's place")
    yield companions(np.random.default_rng(SEED_OF_A_CUT), True, -0.15, 8).run(
        "a name less by the last sentence of the joint step")
    made = usual(random, 120)
    ctr = random.binomial(made.impressions.astype(int), chance(made.odds)) / made.impressions
    run = dict(ctr=ctr.round(6), clicks=np.full(120, NAN), impressions=np.full(120, NAN),
               family=made.family, factors=made.factors, columns=made.columns)
    yield case("ctr only", run)
    made = usual(random, 60)
    made.odds -= 40
    yield made.run("no clicks")
