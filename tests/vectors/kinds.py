"""Where presence begins, by kind (S7), as docs/schemas/kinds.json has it."""
import json
import pathlib

import numpy as np

KINDS = json.loads((pathlib.Path(__file__).resolve().parents[2] / "docs/schemas/kinds.json")
                   .read_text(encoding="utf-8"))["kinds"]
THRESHOLD = {kind["name"]: kind["threshold"] or 0.0 for kind in KINDS}
BY_RANK = tuple(kind["name"] for kind in KINDS if kind["measure"] == "rank")
BOTH = tuple(kind["name"] for kind in KINDS if kind["measure"] == "both")


def presence(kind, value, threshold):
    """1, 0, or NaN; for continuous features by the median of all units."""
    with np.errstate(invalid="ignore"):
        above = value > threshold if kind in BY_RANK else (value >= threshold) & (value > 0)
    return np.where(np.isnan(value), np.nan, above.astype(float))
