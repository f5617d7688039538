"""Networks of Darknet (Redmon 2013-2018): any official .cfg of convolutional, maxpool, route,
shortcut, upsample and yolo sections (YOLOv3, YOLOv3-tiny, YOLOv3-SPP) with its .weights file.
The module returns the raw maps of its yolo sections, in order: [1, anchors * (5 + classes), h, w].
Batch normalisation is folded into the convolutions in double precision by Darknet's formula
(x - mean) / (sqrt(variance) + 1e-6) * gamma + beta."""
import numpy
import torch
from torch import nn
from torch.nn import functional

NORM_EPSILON = 1e-6
LEAKY_SLOPE = 0.1


def read_sections(config):
    """[(type, {key: text})] of a .cfg file."""
    sections = []
    for line in config.read_text().splitlines():
        line = line.split("#")[0].strip()
        if line.startswith("["):
            sections.append((line.strip("[]"), {}))
        elif line:
            key, value = line.split("=", 1)
            sections[-1][1][key.strip()] = value.strip()
    return sections


class WeightsFile:
    """The floats of a .weights file, taken in order."""

    def __init__(self, path):
        data = path.read_bytes()
        major, minor = numpy.frombuffer(data[:8], "<i4")
        header = 20 if major * 10 + minor >= 2 else 16  # `seen` has 8 or 4 bytes
        self.floats = numpy.frombuffer(data[header:], "<f4")
        self.taken = 0

    def take(self, *shape):
        count = int(numpy.prod(shape))
        if self.taken + count > len(self.floats):
            raise ValueError("the .weights file ends before the .cfg does")
        self.taken += count
        return self.floats[self.taken - count:self.taken].astype(numpy.float64).reshape(shape)


def convolution(options, in_channels, weights):
    filters, size = int(options["filters"]), int(options["size"])
    groups = int(options.get("groups", 1))
    padding = size // 2 if int(options.get("pad", 0)) else int(options.get("padding", 0))
    conv = nn.Conv2d(in_channels, filters, size, int(options.get("stride", 1)), padding,
                     groups=groups)
    bias, scale = weights.take(filters), numpy.ones(filters)
    if int(options.get("batch_normalize", 0)):
        gamma, mean, variance = (weights.take(filters) for _ in range(3))
        scale = gamma / (numpy.sqrt(variance) + NORM_EPSILON)
        bias = bias - mean * scale
    kernel = weights.take(filters, in_channels // groups, size, size)
    conv.weight.data = torch.from_numpy(kernel * scale[:, None, None, None]).float()
    conv.bias.data = torch.from_numpy(bias).float()
    activation = options.get("activation", "logistic")
    if activation == "linear":
        return conv, filters
    if activation != "leaky":
        raise ValueError(f"activation {activation} is not one of linear, leaky")
    return nn.Sequential(conv, nn.LeakyReLU(LEAKY_SLOPE)), filters


class MaxPool(nn.Module):
    """Darknet pads size - 1 in all, the smaller half first."""

    def __init__(self, size, stride):
        super().__init__()
        self.size, self.stride = size, stride

    def forward(self, x):
        total = self.size - 1
        if self.stride == self.size:
            return functional.max_pool2d(x, self.size, self.stride, ceil_mode=True)
        if total % 2 == 0:
            return functional.max_pool2d(x, self.size, self.stride, total // 2)
        before, after = total // 2, total - total // 2
        x = functional.pad(x, (before, after, before, after), value=float("-inf"))
        return functional.max_pool2d(x, self.size, self.stride)


class Darknet(nn.Module):
    def __init__(self, sections, weights):
        super().__init__()
        self.layers, self.plan = nn.ModuleList(), []
        widths, channels = [], int(sections[0][1].get("channels", 3))
        for kind, options in sections[1:]:
            here, layer, sources = len(widths), nn.Identity(), [len(widths) - 1]
            if kind == "convolutional":
                layer, channels = convolution(options, channels, weights)
            elif kind == "maxpool":
                layer = MaxPool(int(options["size"]), int(options.get("stride", 1)))
            elif kind == "upsample":
                layer = nn.Upsample(scale_factor=int(options["stride"]), mode="nearest")
            elif kind == "route":
                if "groups" in options:
                    raise ValueError("route sections with groups are not supported")
                sources = [absolute(n, here) for n in options["layers"].split(",")]
                channels = sum(widths[s] for s in sources)
            elif kind == "shortcut":
                sources = [here - 1, absolute(options["from"], here)]
                if options.get("activation", "linear") != "linear":
                    raise ValueError("shortcut sections with an activation are not supported")
            elif kind != "yolo":
                raise ValueError(f"section [{kind}] is not supported")
            self.layers.append(layer)
            self.plan.append((kind, sources))
            widths.append(channels)

    def forward(self, x):
        outputs, maps = [], []
        for layer, (kind, sources) in zip(self.layers, self.plan):
            inputs = [outputs[s] if s >= 0 else x for s in sources]
            if kind == "route":
                y = torch.cat(inputs, 1) if len(inputs) > 1 else inputs[0]
            elif kind == "shortcut":
                y = inputs[0] + inputs[1]
            else:
                y = layer(inputs[0])
            if kind == "yolo":
                maps.append(y)
            outputs.append(y)
        return tuple(maps)


def absolute(text, here):
    number = int(text)
    return number if number >= 0 else here + number


def check_manifest(sections, manifest):
    """The manifest's anchors must be those of the .cfg, or the .cfg's must be what the manifest
    knows as published by mistake. Its input size need not be: the networks are fully
    convolutional, and the official files serve 320, 416 and 608 pixels alike."""
    yolo = [options for kind, options in sections if kind == "yolo"]
    for options, layer in zip(yolo, manifest["output"]["layers"]):
        numbers = [int(float(n)) for n in options["anchors"].split(",")]
        pairs = [numbers[i:i + 2] for i in range(0, len(numbers), 2)]
        anchors = [pairs[int(i)] for i in options["mask"].split(",")]
        if anchors not in (layer["anchors"], layer.get("published_anchors")):
            raise ValueError(f"the anchors of the .cfg, {anchors}, are not the manifest's, "
                             f"{layer['anchors']}")
    if len(yolo) != len(manifest["output"]["layers"]):
        raise ValueError("the .cfg has another number of yolo sections than the manifest")


def build(weights, manifest, config=None):
    sections, floats = read_sections(config), WeightsFile(weights)
    check_manifest(sections, manifest)
    module = Darknet(sections, floats)
    if floats.taken != len(floats.floats):
        raise ValueError("the .weights file is longer than the .cfg asks for")
    size = manifest["input"]
    return module.eval(), torch.zeros(1, 3, size["height"], size["width"])
