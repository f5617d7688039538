"""NIMA (Talebi & Milanfar 2018): MobileNetV1 1.0 (Howard et al. 2017) and a softmax over the ratings
1..10, for the HDF5 weights of idealo/image-quality-assessment. Convolutions pad symmetrically, as
Keras did when these weights were trained; newer Keras pads (0, 1) and shifts the scores."""
import h5py
import torch
from torch import nn
from torch.nn import functional

EPSILON = 1e-3
WIDTHS = (64, 128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 1024, 1024)
STRIDED = (2, 4, 6, 12)  # blocks that halve the sides, counted from 1


class Separable(nn.Module):
    def __init__(self, in_channels, out_channels, stride):
        super().__init__()
        self.dw = nn.Conv2d(in_channels, in_channels, 3, stride, 1, groups=in_channels, bias=False)
        self.dw_bn = nn.BatchNorm2d(in_channels, eps=EPSILON)
        self.pw = nn.Conv2d(in_channels, out_channels, 1, bias=False)
        self.pw_bn = nn.BatchNorm2d(out_channels, eps=EPSILON)

    def forward(self, x):
        return functional.relu6(self.pw_bn(self.pw(functional.relu6(self.dw_bn(self.dw(x))))))


class Nima(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 32, 3, 2, 1, bias=False)
        self.conv1_bn = nn.BatchNorm2d(32, eps=EPSILON)
        channels = (32,) + WIDTHS
        self.blocks = nn.Sequential(*(
            Separable(channels[i], channels[i + 1], 2 if i + 1 in STRIDED else 1)
            for i in range(len(WIDTHS))))
        self.dense = nn.Linear(WIDTHS[-1], 10)

    def forward(self, x):
        x = self.blocks(functional.relu6(self.conv1_bn(self.conv1(x))))
        x = functional.adaptive_avg_pool2d(x, 1).flatten(1)
        return functional.softmax(self.dense(x), dim=1)


def read_tensors(weights):
    """The arrays of the file under our names and in torch's order of axes."""
    with h5py.File(weights, "r") as file:
        def array(layer, name):
            return torch.from_numpy(file[f"{layer}/{layer}/{name}:0"][()])

        tensors = {"conv1.weight": array("conv1", "kernel").permute(3, 2, 0, 1),
                   "dense.weight": array("dense_1", "kernel").t(),
                   "dense.bias": array("dense_1", "bias")}
        norms = {"conv1_bn": "conv1_bn"}
        for i in range(1, len(WIDTHS) + 1):
            ours = f"blocks.{i - 1}."
            tensors[ours + "dw.weight"] = array(f"conv_dw_{i}", "depthwise_kernel").permute(2, 3, 0, 1)
            tensors[ours + "pw.weight"] = array(f"conv_pw_{i}", "kernel").permute(3, 2, 0, 1)
            norms |= {ours + "dw_bn": f"conv_dw_{i}_bn", ours + "pw_bn": f"conv_pw_{i}_bn"}
        for ours, layer in norms.items():
            tensors |= {ours + ".weight": array(layer, "gamma"), ours + ".bias": array(layer, "beta"),
                        ours + ".running_mean": array(layer, "moving_mean"),
                        ours + ".running_var": array(layer, "moving_variance"),
                        ours + ".num_batches_tracked": torch.tensor(0)}
    return tensors


def build(weights, manifest, config=None):
    module = Nima()
    module.load_state_dict(read_tensors(weights), strict=True)
    size = manifest["input"]
    return module.eval(), torch.zeros(1, 3, size["height"], size["width"])
