"""EfficientNet-Lite (Tan & Le 2019, the Lite variants of tensorflow/tpu) for weights with the
tensor names of lukemelas' EfficientNet-PyTorch. No squeeze-and-excitation, ReLU6 everywhere, and
TensorFlow's "SAME" padding, which is asymmetric where a stride of 2 meets an even size."""
import torch
from torch import nn
from torch.nn import functional

EPSILON = 1e-3
STAGE_STRIDES = (1, 2, 2, 2, 1, 2, 1)
STAGE_REPEATS = {"lite0": (1, 2, 2, 3, 3, 4, 1), "lite2": (1, 3, 3, 4, 4, 5, 1)}


class SameConv(nn.Conv2d):
    """A convolution with "SAME" padding, which depends on the input's size."""

    def forward(self, x):
        (top, bottom), (left, right) = self.margins(x.shape)
        return super().forward(functional.pad(x, (left, right, top, bottom)))

    def margins(self, shape):
        """((top, bottom), (left, right)) for an input of this shape."""
        return tuple(self._margin(shape[axis + 2], axis) for axis in (0, 1))

    def _margin(self, size, axis):
        kernel, stride = self.kernel_size[axis], self.stride[axis]
        total = max((-(-size // stride) - 1) * stride + kernel - size, 0)
        return total // 2, total - total // 2


def settle(module, example):
    """Replaces every SameConv by a plain convolution for the size that it gets with `example`.
    Where one more row and column is padded after than before, one of zeros before the kernel makes
    both margins equal, so that the convolution pads by itself and stays fast."""
    shapes = {}
    hooks = [conv.register_forward_pre_hook(lambda c, inputs: shapes.update({c: inputs[0].shape}))
             for conv in module.modules() if isinstance(conv, SameConv)]
    module(example)
    for hook in hooks:
        hook.remove()
    for parent in list(module.modules()):
        for name, conv in list(parent.named_children()):
            if isinstance(conv, SameConv):
                setattr(parent, name, plain(conv, conv.margins(shapes[conv])))


def plain(conv, margins):
    (top, bottom), (left, right) = margins
    weight = functional.pad(conv.weight.detach(), (right - left, 0, bottom - top, 0))
    settled = nn.Conv2d(conv.in_channels, conv.out_channels, weight.shape[2:], conv.stride,
                        (bottom, right), groups=conv.groups, bias=False)
    settled.weight.data = weight
    return settled


class Block(nn.Module):
    """Inverted residual: widen, filter each channel, narrow."""

    def __init__(self, tensors, prefix, stride):
        super().__init__()
        if prefix + "_expand_conv.weight" in tensors:
            self._expand_conv, self._bn0 = conv_and_norm(tensors, prefix, "_expand_conv", 1)
        self._depthwise_conv, self._bn1 = conv_and_norm(tensors, prefix, "_depthwise_conv", stride)
        self._project_conv, self._bn2 = conv_and_norm(tensors, prefix, "_project_conv", 1)
        first = getattr(self, "_expand_conv", self._depthwise_conv)
        self.residual = stride == 1 and first.in_channels == self._project_conv.out_channels

    def forward(self, x):
        y = x
        if hasattr(self, "_expand_conv"):
            y = functional.relu6(self._bn0(self._expand_conv(y)))
        y = functional.relu6(self._bn1(self._depthwise_conv(y)))
        y = self._bn2(self._project_conv(y))
        return x + y if self.residual else y


class EfficientNetLite(nn.Module):
    def __init__(self, tensors, repeats):
        super().__init__()
        self._conv_stem, self._bn0 = conv_and_norm(tensors, "", "_conv_stem", 2)
        strides = [stride if repeat == 0 else 1
                   for stride, count in zip(STAGE_STRIDES, repeats) for repeat in range(count)]
        self._blocks = nn.ModuleList(
            Block(tensors, f"_blocks.{i}.", stride) for i, stride in enumerate(strides))
        self._conv_head, self._bn1 = conv_and_norm(tensors, "", "_conv_head", 1)
        classes, width = tensors["_fc.weight"].shape
        self._fc = nn.Linear(width, classes)

    def forward(self, x):
        x = functional.relu6(self._bn0(self._conv_stem(x)))
        for block in self._blocks:
            x = block(x)
        x = functional.relu6(self._bn1(self._conv_head(x)))
        embedding = functional.adaptive_avg_pool2d(x, 1).flatten(1)
        return self._fc(embedding), embedding


def conv_and_norm(tensors, prefix, name, stride):
    out_channels, in_channels, height, width = tensors[prefix + name + ".weight"].shape
    groups = out_channels if name == "_depthwise_conv" else 1
    conv = SameConv(in_channels * groups, out_channels, (height, width), stride, groups=groups,
                    bias=False)
    return conv, nn.BatchNorm2d(out_channels, eps=EPSILON)


def build(weights, manifest, config=None):
    tensors = torch.load(weights, map_location="cpu", weights_only=True)
    variant = manifest["name"].rsplit("_", 1)[-1]
    module = EfficientNetLite(tensors, STAGE_REPEATS[variant])
    module.load_state_dict(tensors, strict=True)
    size = manifest["input"]
    example = torch.zeros(1, 3, size["height"], size["width"])
    with torch.no_grad():
        settle(module.eval(), example)
    return module, example
