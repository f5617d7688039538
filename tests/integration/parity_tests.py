#!/usr/bin/env python3
"""Weights that a user downloads: seeded random ones, written in the official formats, give the same
numbers through models/prepare.py as through an independent implementation (torchvision, OpenCV's
Darknet importer). Runs with Debian's Python, which has torch, torchvision and OpenCV."""
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SOURCE = Path(os.environ.get("IMAGELIFT_SOURCE_DIR", Path(__file__).resolve().parents[2]))
SYSTEM_PYTHON = "/usr/bin/python3"

try:
    import cv2
    import numpy
    import torch
    import torchvision
except ImportError as error:
    if sys.executable != SYSTEM_PYTHON and Path(SYSTEM_PYTHON).exists():
        os.execv(SYSTEM_PYTHON, [SYSTEM_PYTHON, *sys.argv])
    print(f"SKIPPED: {error} (python3-torchvision, python3-opencv)", file=sys.stderr)
    sys.exit(77)

NARROW = 8  # the YOLO networks have an eighth of their channels here


def convolution(lines, filters, size, stride=1, last=False):
    norm = "" if last else "batch_normalize=1\n"
    activation = "linear" if last else "leaky"
    lines.append(f"[convolutional]\n{norm}filters={filters}\nsize={size}\nstride={stride}\npad=1\n"
                 f"activation={activation}\n")


def residual_stage(lines, filters, blocks):
    convolution(lines, filters, 3, 2)
    for _ in range(blocks):
        convolution(lines, filters // 2, 1)
        convolution(lines, filters, 3)
        lines.append("[shortcut]\nfrom=-3\nactivation=linear\n")


def head(lines, filters, mask, pyramid_pooling):
    for pair in range(3):
        convolution(lines, filters, 1)
        if pyramid_pooling and pair == 1:
            lines.append("[maxpool]\nstride=1\nsize=5\n\n[route]\nlayers=-2\n\n"
                         "[maxpool]\nstride=1\nsize=9\n\n[route]\nlayers=-4\n\n"
                         "[maxpool]\nstride=1\nsize=13\n\n[route]\nlayers=-1,-3,-5,-6\n")
            convolution(lines, filters, 1)
        convolution(lines, filters * 2, 3)
    convolution(lines, 255, 1, last=True)
    lines.append(f"[yolo]\nmask = {mask}\nanchors = 10,13, 16,30, 33,23, 30,61, 62,45, 59,119, "
                 "116,90, 156,198, 373,326\nclasses=80\nnum=9\n")


def yolov3_config(pyramid_pooling=False):
    """YOLOv3's sections as Darknet's own file has them, with fewer channels."""
    lines = ["[net]\nwidth=416\nheight=416\nchannels=3\n"]
    convolution(lines, 32 // NARROW, 3)
    for filters, blocks in ((64, 1), (128, 2), (256, 8), (512, 8), (1024, 4)):
        residual_stage(lines, filters // NARROW, blocks)
    head(lines, 512 // NARROW, "6,7,8", pyramid_pooling)
    for layer, mask in (("61", "3,4,5"), ("36", "0,1,2")):
        lines.append("[route]\nlayers = -4\n")
        convolution(lines, (256 if layer == "61" else 128) // NARROW, 1)
        lines.append(f"[upsample]\nstride=2\n\n[route]\nlayers = -1, {layer}\n")
        head(lines, (256 if layer == "61" else 128) // NARROW, mask, False)
    return "\n".join(lines)


def random_weights(config, seed):
    """The bytes of a .weights file: header 0.2.0 and all floats, in Darknet's order."""
    random = numpy.random.default_rng(seed)
    sys.path.insert(0, str(SOURCE / "models"))
    from architectures import darknet
    taken = []

    class Source:
        def take(self, *shape):
            kind = len(taken)
            values = random.normal(0, 0.1, shape)
            if len(shape) == 4:
                values *= 10 * numpy.sqrt(2 / numpy.prod(shape[1:]))
            taken.append((kind, shape, values))
            return values

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.cfg"
        path.write_text(config)
        sections = darknet.read_sections(path)
    darknet.Darknet(sections, Source())
    floats = []
    for i, (_, shape, values) in enumerate(taken):
        follows_mean = len(shape) == 1 and i + 1 < len(taken) and len(taken[i + 1][1]) == 4
        normed = i >= 3 and all(len(taken[i - k][1]) == 1 for k in range(4))
        if follows_mean and normed:
            values = numpy.abs(values) + 0.5  # the variances
        floats.append(values.ravel())
    header = numpy.array([0, 2, 0, 0, 0], "<i4").tobytes()
    return header + numpy.concatenate(floats).astype("<f4").tobytes()


class Parity(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)

    def prepare(self, name, *arguments, store="store", change=lambda manifest: None):
        """The committed manifest, but for the hash of the official weights and `change`."""
        manifest = json.loads((SOURCE / "models" / f"{name}.json").read_text())
        change(manifest)
        for file in manifest["source"]["files"]:
            file["sha256"] = ""
        labels = self.folder / manifest["labels"]
        labels.parent.mkdir(exist_ok=True)
        labels.write_bytes((SOURCE / "models" / manifest["labels"]).read_bytes())
        (self.folder / f"{name}.json").write_text(json.dumps(manifest))
        subprocess.run([SYSTEM_PYTHON, SOURCE / "models" / "prepare.py", "--manifest",
                        self.folder / f"{name}.json", "--store", self.folder / store, *arguments],
                       check=True, stdout=subprocess.DEVNULL)
        return self.folder / store / f"{name}.pt"

    def test_resnet50_agrees_with_torchvision(self):
        torch.manual_seed(1)
        network = torchvision.models.resnet50().eval()
        for name, buffer in network.named_buffers():
            if name.endswith("running_mean"):
                buffer.normal_(0, 0.1)
            elif name.endswith("running_var"):
                buffer.uniform_(0.5, 1.5)
        weights = self.folder / "resnet50.pth"
        torch.save(network.state_dict(), weights)
        ours = torch.jit.load(str(self.prepare("resnet50", "--weights", weights)))
        picture = torch.randn(1, 3, 224, 224)
        with torch.no_grad():
            logits, embedding = ours(picture)
            expected = network(picture)
            network.fc = torch.nn.Identity()
            self.assertTrue(torch.allclose(embedding, network(picture), rtol=1e-4, atol=1e-4))
        self.assertTrue(torch.allclose(logits, expected, rtol=1e-4, atol=1e-4))

    def check_darknet(self, name, config, heads):
        cfg, weights = self.folder / "net.cfg", self.folder / "net.weights"
        cfg.write_text(config)
        weights.write_bytes(random_weights(config, seed=2))
        path = self.prepare(name, "--weights", weights, "--config", cfg)
        picture = numpy.random.default_rng(3).random((1, 3, 416, 416), numpy.float32)
        reference = cv2.dnn.readNetFromDarknet(str(cfg), str(weights))
        reference.setInput(picture)
        expected = reference.forward(heads)
        with torch.no_grad():
            maps = torch.jit.load(str(path))(torch.from_numpy(picture))
        self.assertEqual(len(maps), len(expected))
        for ours, theirs in zip(maps, expected):
            self.assertEqual(tuple(ours.shape), theirs.shape)
            self.assertGreater(numpy.abs(theirs).max(), 0.1)
            difference = numpy.abs(ours.numpy() - theirs).max() / numpy.abs(theirs).max()
            self.assertLess(difference, 1e-4)
        return weights, cfg, path

    def test_yolov3_agrees_with_opencv_and_is_reproducible(self):
        weights, cfg, path = self.check_darknet("yolov3", yolov3_config(),
                                                ["conv_81", "conv_93", "conv_105"])
        again = self.prepare("yolov3", "--weights", weights, "--config", cfg, store="again")
        self.assertEqual(path.read_bytes(), again.read_bytes())

    def test_yolov3_spp_agrees_with_opencv(self):
        self.check_darknet("yolov3_spp", yolov3_config(pyramid_pooling=True),
                           ["conv_88", "conv_100", "conv_112"])

    def test_anchors_other_than_the_manifests_are_taken_only_where_it_knows_them(self):
        cfg, weights = self.folder / "net.cfg", self.folder / "net.weights"
        cfg.write_text(yolov3_config())
        weights.write_bytes(random_weights(yolov3_config(), seed=2))
        other = [[16, 30], [33, 23], [30, 61]]

        def retrained(manifest):
            manifest["output"]["layers"][2]["anchors"] = other

        def published_by_mistake(manifest):
            layer = manifest["output"]["layers"][2]
            layer["anchors"], layer["published_anchors"] = other, layer["anchors"]

        arguments = ("yolov3", "--weights", weights, "--config", cfg)
        with self.assertRaises(subprocess.CalledProcessError):
            self.prepare(*arguments, change=retrained)
        self.prepare(*arguments, change=published_by_mistake)
        stored = json.loads((self.folder / "store" / "yolov3.json").read_text())
        self.assertEqual(stored["output"]["layers"][2]["anchors"], other)

    def test_weights_of_another_network_are_refused(self):
        cfg, weights = self.folder / "net.cfg", self.folder / "net.weights"
        cfg.write_text(yolov3_config())
        weights.write_bytes(random_weights(yolov3_config(), seed=2) + b"\0\0\0\0")
        with self.assertRaises(subprocess.CalledProcessError):
            self.prepare("yolov3", "--weights", weights, "--config", cfg)


if __name__ == "__main__":
    unittest.main()
