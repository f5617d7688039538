#!/usr/bin/env python3
"""Makes the tiny TorchScript files beside this script: networks of a few numbers, so that lib/infer
is tested without any real weights. Run with Debian's /usr/bin/python3 (python3-torch).

classes.pt  logits of four classes (the means of red, green, blue, and 0), and a vector of two
broken.pt   the same shapes, but a picture brighter than 0.9 gives NaN, darker than 0.1 throws
yolo.pt     one map of 1 anchor and 2 classes on a 2 x 2 grid
"""
import sys
from pathlib import Path
from typing import Tuple

import torch
from torch import nn

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2] / "models"))

from torchscript_file import write_reproducibly  # noqa: E402


class Classes(nn.Module):
    def forward(self, x: torch.Tensor) -> Tuple[torch.Tensor, torch.Tensor]:
        means = x.mean([2, 3])
        logits = torch.cat([means, torch.zeros_like(means[:, :1])], 1)
        return logits, torch.stack([3 * means[:, 0], 4 * means[:, 0]], 1)


class Broken(nn.Module):
    def forward(self, x: torch.Tensor) -> Tuple[torch.Tensor, torch.Tensor]:
        mean = x.mean()
        if float(mean) < 0.1 and float(mean) > 0.0:
            raise RuntimeError("too dark")
        rows = mean.reshape(1, 1).repeat(1, 4)
        if float(mean) > 0.9:
            rows = rows / torch.zeros_like(rows) * 0
        return rows, rows[:, :2]


class Yolo(nn.Module):
    def __init__(self):
        super().__init__()
        cells = torch.full((1, 7, 2, 2), -10.0)
        cells[0, :4, 0, 1] = 0  # in the middle of the upper right cell, of the anchor's size
        cells[0, 4, 0, 1] = 10
        cells[0, 6, 0, 1] = 2
        self.register_buffer("cells", cells)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.cells + 0 * x.mean()


def main():
    for name, module in (("classes", Classes()), ("broken", Broken()), ("yolo", Yolo())):
        write_reproducibly(torch.jit.script(module.eval()), HERE / f"{name}.pt")


if __name__ == "__main__":
    main()
