"""S29's populations: seeded runs of which the truth is known.

Log odds of a click: base + effects of the levels + effects of the features + luck of the photo and
of the image. A feature is there with a probability of its own in each level.
"""
import dataclasses

import numpy as np

OWN = 0.5  # sd of the log odds of a feature's prevalence from level to level
REAL = [(0.35, 0.3), (0.25, 0.15), (-0.30, 0.2), (0.15, 0.45), (-0.10, 0.3)]
HIDDEN = [(0.20, 0.3, -2.5), (-0.20, 0.3, 2.5)]  # effect, prevalence, slope on the level's effect
SLOPES = np.linspace(1, 3.5, 8)
PREVALENCES = [0.5, 0.3, 0.2, 0.1, 0.05, 0.03]


@dataclasses.dataclass(frozen=True)
class Scenario:
    """What differs from the first one (659 images, 24 templates)."""
    name: str
    images: int = 659
    levels: tuple = (24,)  # of each factor
    base: float = -4.2
    level_sd: float = 0.35
    luck: float = 0.35
    photo_luck: float = 0.0
    versions: str = ""  # twins, four, zipf: how images make photos
    of_photo: bool = False  # features belong to the photo
    median: float = 6000
    log_sd: float = 1.3
    tied: float = 0.0  # correlation of impressions with luck
    real: bool = True
    confounded: bool = True
    nulls: tuple = tuple(PREVALENCES * 4)
    companions: bool = False
    own: float = OWN
    truth: str = ""  # what the bounds are about


SCENARIOS = [
    Scenario("659 images"),
    Scenario("150 images", images=150, levels=(10,)),
    Scenario("60 images", images=60, levels=(6,), nulls=tuple((PREVALENCES * 4)[:20])),
    Scenario("heavy tails", median=1500, log_sd=2.2, tied=0.6),
    Scenario("CTR 0.4 %", base=-5.5, median=900, log_sd=1.6),
    Scenario("only confounding", real=False),
    Scenario("all null", real=False, level_sd=0),
    Scenario("35 % twins", real=False, level_sd=0, luck=0.6, versions="twins", of_photo=True),
    Scenario("100 photos x 4", images=400, levels=(), real=False, confounded=False, luck=0.15,
             photo_luck=0.3, versions="four", of_photo=True),
    Scenario("rare, null", real=False, confounded=False, nulls=tuple([0.02, 0.03, 0.04, 0.06] * 8)),
    Scenario("two factors", levels=(24, 12)),
    Scenario("two factors, only confounding", levels=(24, 12), real=False),
    Scenario("three factors", levels=(24, 12, 6)),
    Scenario("companions", images=400, levels=(12,), real=False, confounded=False, companions=True,
             nulls=tuple((PREVALENCES * 4)[:20])),
    Scenario("companions and two others", images=400, levels=(12,), real=False, confounded=False,
             companions=True, nulls=tuple((PREVALENCES * 4)[:20]), truth="others"),
    Scenario("Zipf families", levels=(12,), real=False, luck=0.15, photo_luck=0.3,
             versions="zipf", of_photo=True),
    Scenario("100 levels", levels=(100,)),
]


def chance(odds):
    return 1 / (1 + np.exp(-odds))


def log_odds(share):
    return np.log(share / (1 - share))


def features_of(s):
    """(effect, prevalence, slope) of each feature that does not depend on another."""
    found = []
    if s.real:
        found += [(e, p, 0.0) for e, p in REAL] + HIDDEN
    if s.confounded:
        found += [(0.0, 0.3, slope * (1 if j % 2 else -1)) for j, slope in enumerate(SLOPES)]
    found += [(0.0, p, 0.0) for p in s.nulls]
    if s.truth == "others":
        found += [(-0.30, 0.2, 0.0), (0.25, 0.3, 0.0)]
    return found


def families_of(random, s, n):
    """Photo of each image."""
    if s.versions == "four":
        return np.arange(n) // 4
    if s.versions == "zipf":
        shares = 1 / np.arange(1, 201)
        return random.choice(200, n, p=shares / shares.sum())
    family = np.arange(n)
    if s.versions == "twins":
        copies = random.choice(n, int(0.35 * n), replace=False)
        originals = np.setdiff1d(np.arange(n), copies)
        family[copies] = random.choice(originals, len(copies))
    return family


@dataclasses.dataclass
class Rows:
    """Rows of one run, and what only the simulator knows."""
    clicks: np.ndarray
    impressions: np.ndarray
    family: np.ndarray
    factors: list
    x: np.ndarray  # rows x features
    odds: np.ndarray
    prevalence: np.ndarray  # rows x features; NaN: depends on other features


class Population:
    """What stays the same from row to row: levels, their effects, features' prevalence there."""

    def __init__(self, random, s):
        self.s, self.spec = s, features_of(s)
        self.effects = [s.level_sd * random.standard_normal(t) for t in s.levels]
        # What confounded features follow: the effects, or as much of nothing where they are 0.
        self.follows = self.effects if s.level_sd else \
            [0.35 * random.standard_normal(t) for t in s.levels]
        self.own = [s.own * random.standard_normal(s.levels[0]) if s.levels and not slope else None
                    for _, _, slope in self.spec]
        effect = np.array([e for e, _, _ in self.spec])
        self.effect = np.concatenate([[0.5, 0, 0], effect]) if s.companions else effect
        self.is_companion = np.arange(len(self.effect)) < (3 if s.companions else 0)
        self.is_companion[:1] = False

    def rows(self, random, n=None):
        s = self.s
        n = n or s.images
        family = families_of(random, s, n)
        _, first, number = np.unique(family, return_index=True, return_inverse=True)
        place = first[number]
        factors = []
        for levels in s.levels:
            shares = 1 / np.arange(1, levels + 1)**0.8
            level = random.choice(levels, n, p=shares / shares.sum())
            factors.append(level[place] if s.of_photo else level)
        odds = s.base + sum((e[f] for e, f in zip(self.effects, factors)), np.zeros(n))
        x, prevalence = self.features(random, factors, n)
        if s.of_photo:
            x, prevalence = x[place], prevalence[place]
        luck = s.luck * random.standard_normal(n)
        luck = luck[place] if s.versions == "twins" else luck
        odds += x @ self.effect + luck + s.photo_luck * random.standard_normal(n)[place]
        noise = s.tied * luck / s.luck + np.sqrt(1 - s.tied**2) * random.standard_normal(n)
        impressions = np.maximum(50, np.floor(s.median * np.exp(s.log_sd * noise)))
        clicks = random.binomial(impressions.astype(np.int64), chance(odds)).astype(float)
        return Rows(clicks, impressions, family, factors, x, odds, prevalence)

    def features(self, random, factors, n):
        follow = sum((v[f] for v, f in zip(self.follows, factors)), np.zeros(n))
        prevalence = np.empty((n, len(self.spec)))
        for j, (_, p, slope) in enumerate(self.spec):
            own = self.own[j][factors[0]] if self.own[j] is not None else 0
            prevalence[:, j] = chance(log_odds(p) + slope * follow + own)
        x = (random.random(prevalence.shape) < prevalence).astype(float)
        if self.s.companions:  # one real, one that goes with it, one that avoids it
            real = random.random(n) < 0.3
            goes = random.random(n) < np.where(real, 0.6, 0.1)
            avoids = random.random(n) < np.where(real, 0.05, 0.35)
            x = np.column_stack([real, goes, avoids, x]).astype(float)
            unknown = np.full(n, np.nan)
            prevalence = np.column_stack([np.full(n, 0.3), unknown, unknown, prevalence])
        return x, prevalence


def effects_in_ctr(population, rows):
    """Of each row and feature: CTR with it minus CTR without, all else as it is."""
    without = rows.odds[:, None] - rows.x * population.effect
    return chance(without + population.effect) - chance(without), chance(without)


def crude_truth(population, random, weigh, n=12000):
    """The difference of weighted means over a far larger run of the same population."""
    rows = population.rows(random, n)
    moved, without = effects_in_ctr(population, rows)
    w = weigh(rows.impressions)[:, None]
    has, lacks = w * rows.prevalence, w * (1 - rows.prevalence)
    return (has * (without + moved)).sum(0) / has.sum(0) - (lacks * without).sum(0) / lacks.sum(0)
