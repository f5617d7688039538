"""MobileNetV2 1.0 (Sandler et al. 2018) for torchvision's weights, with its tensor names."""
import torch
from torch import nn
from torch.nn import functional

# expansion, channels, repeats, stride of the first repeat
STAGES = ((1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1),
          (6, 160, 3, 2), (6, 320, 1, 1))


def conv_norm_relu(in_channels, out_channels, kernel, stride=1, groups=1):
    return nn.Sequential(
        nn.Conv2d(in_channels, out_channels, kernel, stride, kernel // 2, groups=groups,
                  bias=False),
        nn.BatchNorm2d(out_channels), nn.ReLU6())


class InvertedResidual(nn.Module):
    def __init__(self, in_channels, out_channels, stride, expansion):
        super().__init__()
        wide = in_channels * expansion
        layers = [conv_norm_relu(in_channels, wide, 1)] if expansion != 1 else []
        layers += [conv_norm_relu(wide, wide, 3, stride, groups=wide),
                   nn.Conv2d(wide, out_channels, 1, bias=False), nn.BatchNorm2d(out_channels)]
        self.conv = nn.Sequential(*layers)
        self.residual = stride == 1 and in_channels == out_channels

    def forward(self, x):
        return x + self.conv(x) if self.residual else self.conv(x)


class MobileNetV2(nn.Module):
    def __init__(self, classes=1000):
        super().__init__()
        layers, channels = [conv_norm_relu(3, 32, 3, 2)], 32
        for expansion, out_channels, repeats, stride in STAGES:
            for repeat in range(repeats):
                layers.append(InvertedResidual(channels, out_channels,
                                               stride if repeat == 0 else 1, expansion))
                channels = out_channels
        layers.append(conv_norm_relu(channels, 1280, 1))
        self.features = nn.Sequential(*layers)
        self.classifier = nn.Sequential(nn.Dropout(0.2), nn.Linear(1280, classes))

    def forward(self, x):
        embedding = functional.adaptive_avg_pool2d(self.features(x), 1).flatten(1)
        return self.classifier(embedding), embedding


def build(weights, manifest, config=None):
    tensors = torch.load(weights, map_location="cpu", weights_only=True)
    module = MobileNetV2()
    module.load_state_dict(tensors, strict=True)
    size = manifest["input"]
    return module.eval(), torch.zeros(1, 3, size["height"], size["width"])
