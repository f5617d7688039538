"""MTCNN's three networks (Zhang et al. 2016) for the weights of facenet-pytorch, with its tensor
names. Each returns its regressions and the probability of a face: P-Net (boxes, face) as maps,
R-Net (boxes, face), O-Net (boxes, landmarks, face) per candidate."""
import torch
from torch import nn
from torch.nn import functional


def pool(x, kernel):
    return functional.max_pool2d(x, kernel, 2, ceil_mode=True)


class PNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.prelu1 = nn.Conv2d(3, 10, 3), nn.PReLU(10)
        self.conv2, self.prelu2 = nn.Conv2d(10, 16, 3), nn.PReLU(16)
        self.conv3, self.prelu3 = nn.Conv2d(16, 32, 3), nn.PReLU(32)
        self.conv4_1, self.conv4_2 = nn.Conv2d(32, 2, 1), nn.Conv2d(32, 4, 1)

    def forward(self, x):
        x = pool(self.prelu1(self.conv1(x)), 2)
        x = self.prelu3(self.conv3(self.prelu2(self.conv2(x))))
        return self.conv4_2(x), functional.softmax(self.conv4_1(x), dim=1)[:, 1:]


class RNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.prelu1 = nn.Conv2d(3, 28, 3), nn.PReLU(28)
        self.conv2, self.prelu2 = nn.Conv2d(28, 48, 3), nn.PReLU(48)
        self.conv3, self.prelu3 = nn.Conv2d(48, 64, 2), nn.PReLU(64)
        self.dense4, self.prelu4 = nn.Linear(576, 128), nn.PReLU(128)
        self.dense5_1, self.dense5_2 = nn.Linear(128, 2), nn.Linear(128, 4)

    def forward(self, x):
        x = pool(self.prelu1(self.conv1(x)), 3)
        x = pool(self.prelu2(self.conv2(x)), 3)
        x = self.prelu3(self.conv3(x))
        x = self.prelu4(self.dense4(x.permute(0, 3, 2, 1).flatten(1)))
        return self.dense5_2(x), functional.softmax(self.dense5_1(x), dim=1)[:, 1:]


class ONet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.prelu1 = nn.Conv2d(3, 32, 3), nn.PReLU(32)
        self.conv2, self.prelu2 = nn.Conv2d(32, 64, 3), nn.PReLU(64)
        self.conv3, self.prelu3 = nn.Conv2d(64, 64, 3), nn.PReLU(64)
        self.conv4, self.prelu4 = nn.Conv2d(64, 128, 2), nn.PReLU(128)
        self.dense5, self.prelu5 = nn.Linear(1152, 256), nn.PReLU(256)
        self.dense6_1, self.dense6_2 = nn.Linear(256, 2), nn.Linear(256, 4)
        self.dense6_3 = nn.Linear(256, 10)

    def forward(self, x):
        x = pool(self.prelu1(self.conv1(x)), 3)
        x = pool(self.prelu2(self.conv2(x)), 3)
        x = pool(self.prelu3(self.conv3(x)), 2)
        x = self.prelu4(self.conv4(x))
        x = self.prelu5(self.dense5(x.permute(0, 3, 2, 1).flatten(1)))
        face = functional.softmax(self.dense6_1(x), dim=1)[:, 1:]
        return self.dense6_2(x), self.dense6_3(x), face


def build(weights, manifest, config=None):
    """`weights` is the folder of pnet.pt, rnet.pt and onet.pt."""
    modules = {"pnet": PNet(), "rnet": RNet(), "onet": ONet()}
    for name, module in modules.items():
        tensors = torch.load(weights / f"{name}.pt", map_location="cpu", weights_only=True)
        module.load_state_dict(tensors, strict=True)
        module.eval()
    examples = {"pnet": torch.zeros(1, 3, 48, 64), "rnet": torch.zeros(1, 3, 24, 24),
                "onet": torch.zeros(1, 3, 48, 48)}
    return modules, examples
