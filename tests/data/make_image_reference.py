#!/usr/bin/env python3
"""Makes tests/data/image: small pictures of many kinds, and what other libraries say of them.

Run by hand; its output is committed. It needs Pillow==11.3.0 pillow-heif==1.8.1
scikit-image==0.26.0 (Pillow before 13: see lib/image/pillow_resample.h). Written are
  files/*           a synthetic picture in every format and variant
  decoded.csv       per file: upright size, orientation and frames, allowed difference per
                    channel (above 0 where the codec is another version), and the file below
  decoded/*.rgba    the upright pixels that Pillow decodes
  resized.csv       sha256 of what Pillow's Image.resize gives of generated pixels
  nearest_css.csv   random colours and the CSS colour that is nearest by scikit-image's Lab
"""
import csv
import hashlib
import pathlib
import re
import shutil
import struct
import zlib

import numpy
import pillow_heif
import skimage.color
from PIL import Image, ImageFile, ImageOps

FOLDER = pathlib.Path(__file__).resolve().parent / "image"
FILES, DECODED = FOLDER / "files", FOLDER / "decoded"
CSS_COLOURS = FOLDER.parents[2] / "lib/features/css_colours.h"


def synthetic():
    """A picture that differs under every rotation and reflection, with flat and busy parts."""
    y, x = numpy.mgrid[0:13, 0:21]
    red, green, blue = x * 12, y * 19, (x * 5 + y * 11) % 256
    pixels = numpy.stack([red, green, blue], axis=-1).astype(numpy.uint8)
    pixels[2:5, 3:9] = (250, 20, 30)
    pixels[8:12, 14:20] = (10, 200, 240)
    return Image.fromarray(pixels)


def with_alpha(picture):
    result = picture.copy()
    steps = numpy.linspace(255, 0, picture.width).astype(numpy.uint8)
    result.putalpha(Image.fromarray(numpy.tile(steps, (picture.height, 1))))
    return result


def write_jpeg(rgb):
    rgb.save(FILES / "baseline.jpg", quality=90)
    rgb.save(FILES / "full_chroma.jpg", quality=95, subsampling=0)
    rgb.save(FILES / "progressive.jpg", progressive=True)
    rgb.convert("L").save(FILES / "gray.jpg")
    rgb.convert("CMYK").save(FILES / "cmyk.jpg", quality=95)
    location = Image.Exif()
    location[34853] = {1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 18.0)}
    rgb.save(FILES / "with_location.jpg", exif=location)
    whole = (FILES / "full_chroma.jpg").read_bytes()
    assert whole.endswith(b"\xff\xd9")
    (FILES / "no_end_marker.jpg").write_bytes(whole[:-2])


def write_png(rgb, rgba):
    rgb.save(FILES / "rgb.png")
    rgba.save(FILES / "alpha.png")
    rgb.convert("L").save(FILES / "gray.png")
    rgba.convert("LA").save(FILES / "gray_alpha.png")
    rgb.convert("1").save(FILES / "bits.png")
    rgb.quantize(64).save(FILES / "palette.png")
    rgb.quantize(13).save(FILES / "palette_4_bits.png")
    rgb.quantize(64).save(FILES / "palette_alpha.png", transparency=5)
    rgb.save(FILES / "transparent_colour.png", transparency=rgb.getpixel((4, 3)))


def png_chunk(name, content):
    return (struct.pack(">I", len(content)) + name + content
            + struct.pack(">I", zlib.crc32(name + content)))


def write_raw_png(name, size, bits, interlace, rows):
    """`rows`: the filtered rows of an RGB picture, of all passes."""
    header = struct.pack(">IIBBBBB", *size, bits, 2, 0, 0, interlace)
    (FILES / name).write_bytes(b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header)
                               + png_chunk(b"IDAT", zlib.compress(rows)) + png_chunk(b"IEND", b""))


def write_png_that_pillow_cannot_write(rgb):
    pixels = numpy.asarray(rgb)
    passes = [pixels[y::dy, x::dx] for x, y, dx, dy in
              ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
               (0, 1, 1, 2))]
    rows = b"".join(b"\0" + row.tobytes() for part in passes if part.size for row in part)
    write_raw_png("interlaced.png", rgb.size, 8, 1, rows)
    wide = pixels.astype(">u2") * 256 + 255 - pixels  # lower bytes that rounding would carry over
    write_raw_png("16_bits.png", rgb.size, 16, 0, b"".join(b"\0" + row.tobytes() for row in
                                                          wide.astype(">u2")))


def write_tiff(rgb):
    for coding in ("raw", "tiff_lzw", "tiff_adobe_deflate", "packbits"):
        rgb.save(FILES / f"{coding}.tiff", compression=coding)
    rgb.convert("L").save(FILES / "gray.tiff")
    rgb.convert("1").save(FILES / "fax.tiff", compression="group4")
    rgb.quantize(64).save(FILES / "palette.tiff")
    rgb.convert("CMYK").save(FILES / "cmyk.tiff")
    rgb.save(FILES / "pages.tiff", save_all=True, append_images=[rgb, rgb])


def write_bmp(rgb):
    rgb.save(FILES / "rgb.bmp")
    rgb.convert("L").save(FILES / "gray.bmp")
    rgb.convert("1").save(FILES / "bits.bmp")
    with_alpha(rgb).save(FILES / "alpha.bmp")
    pixels = numpy.asarray(rgb).astype(numpy.uint32)
    words = pixels[..., 0] >> 3 << 11 | pixels[..., 1] >> 2 << 5 | pixels[..., 2] >> 3
    padded = numpy.zeros((rgb.height, rgb.width + rgb.width % 2), "<u2")
    padded[:, :rgb.width] = words
    header = struct.pack("<IiiHHIIiiII", 40, rgb.width, -rgb.height, 1, 16, 3, padded.nbytes,
                         2835, 2835, 0, 0) + struct.pack("<III", 0xF800, 0x07E0, 0x001F)
    start = struct.pack("<2sIHHI", b"BM", 14 + len(header) + padded.nbytes, 0, 0, 14 + len(header))
    (FILES / "fields_top_down.bmp").write_bytes(start + header + padded.tobytes())


def write_animations(rgb, rgba):
    second, third = rgba.rotate(180), rgb.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    rgb.save(FILES / "animated.gif", save_all=True, append_images=[second, third])
    rgb.quantize(64).save(FILES / "interlaced.gif", interlace=1)
    rgba.save(FILES / "alpha.webp", lossless=True)
    rgb.save(FILES / "lossy.webp", quality=90)
    rgba.save(FILES / "animated.webp", save_all=True, append_images=[second, third],
              lossless=True)
    rgba.save(FILES / "alpha.avif", quality=95)
    rgb.save(FILES / "animated.avif", save_all=True, append_images=[second])
    rgb.save(FILES / "photo.heic", quality=95)
    rgba.save(FILES / "alpha.heic", quality=95)


def write_orientations(rgb):
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[274] = orientation
        for ending in ("jpg", "png", "webp", "tiff", "avif"):
            rgb.save(FILES / f"orientation_{orientation}.{ending}", exif=exif)


# Of another version of the codec than Debian's, or converted from YUV by other code.
TOLERANCES = {".avif": 3, ".heic": 3, ".jpg": 2}


def decode(path):
    with Image.open(path) as picture:
        orientation = picture.getexif().get(274, 1)
        frames = getattr(picture, "n_frames", 1)
        upright = ImageOps.exif_transpose(picture).convert("RGBA")
    pixels = upright.tobytes()
    name = hashlib.sha256(pixels).hexdigest()[:12] + ".rgba"
    (DECODED / name).write_bytes(pixels)
    tolerance = TOLERANCES.get(path.suffix, 0)
    return [path.name, upright.width, upright.height, orientation, frames, tolerance, name]


def generated(width, height, channels, seed):
    """Pixels that tests/unit/image/generated_pixels.h makes too."""
    state, values = seed, bytearray()
    for _ in range(width * height * channels):
        state = (state * 1664525 + 1013904223) % 2**32
        values.append(state >> 24)
    return Image.frombytes("RGB" if channels == 3 else "RGBA", (width, height), bytes(values))


FILTERS = {"pillow_bilinear": Image.Resampling.BILINEAR,
           "pillow_bicubic": Image.Resampling.BICUBIC,
           "pillow_nearest": Image.Resampling.NEAREST}
SIZES = [((97, 61), (32, 20)), ((97, 61), (150, 61)), ((61, 97), (61, 30)), ((40, 30), (113, 77)),
         ((1, 1), (7, 5)), ((200, 3), (17, 2)), ((3, 200), (2, 17)), ((256, 100), (1, 1)),
         ((33, 50), (33, 50)), ((64, 64), (63, 65)), ((90, 400), (80, 60))]


def resize_rows():
    for seed, (source, target) in enumerate(SIZES, start=1):
        for channels in (3, 4):
            picture = generated(*source, channels, seed)
            for name, resampling in FILTERS.items():
                pixels = picture.resize(target, resampling).tobytes()
                yield [*source, channels, seed, *target, name, hashlib.sha256(pixels).hexdigest()]


def nearest_css_rows():
    found = re.findall(r'CssColour\{"(\w+)", (\d+), (\d+), (\d+)\}',
                       CSS_COLOURS.read_text(encoding="utf-8"))
    css = numpy.array([[int(v) for v in row[1:]] for row in found]) / 255
    css_lab = skimage.color.rgb2lab(css[None])[0]
    colours = numpy.random.default_rng(2024).integers(0, 256, (3000, 3))
    labs = skimage.color.rgb2lab(colours[None] / 255)[0]
    for colour, lab in zip(colours.tolist(), labs):
        squares = ((css_lab - lab) ** 2).sum(axis=1)
        yield [*colour, found[int(numpy.argmin(squares))][0]]


def write_csv(name, header, rows):
    with open(FOLDER / name, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def main():
    shutil.rmtree(FOLDER, ignore_errors=True)
    FILES.mkdir(parents=True)
    DECODED.mkdir()
    pillow_heif.register_heif_opener()
    ImageFile.LOAD_TRUNCATED_IMAGES = True  # or Pillow refuses a JPEG without its end marker
    rgb = synthetic()
    rgba = with_alpha(rgb)
    write_jpeg(rgb)
    write_png(rgb, rgba)
    write_png_that_pillow_cannot_write(rgb)
    write_tiff(rgb)
    write_bmp(rgb)
    write_animations(rgb, rgba)
    write_orientations(rgb)
    write_csv("decoded.csv", "file,width,height,orientation,frames,tolerance,pixels".split(","),
              [decode(path) for path in sorted(FILES.iterdir())])
    write_csv("resized.csv", "width,height,channels,seed,to_width,to_height,filter,sha256"
              .split(","), resize_rows())
    write_csv("nearest_css.csv", ["red", "green", "blue", "name"], nearest_css_rows())


if __name__ == "__main__":
    main()
