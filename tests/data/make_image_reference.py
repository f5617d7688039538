#!/usr/bin/env python3
"""Makes tests/data/image: small pictures of many kinds, and what other libraries say of them.

Run by hand; its output is committed. It needs Pillow==11.3.0 pillow-heif==1.8.1
scikit-image==0.26.0 (Pillow before 13: see lib/image/pillow_resample.h), and cjxl and djxl 0.7 of
Debian's libjxl-tools. Written are
  files/*           a synthetic picture in every format and variant
  decoded.csv       per file: upright size, orientation and frames, allowed difference per
                    channel (above 0 where the codec is another version), the file below, the frame
                    that is taken, and what becomes of the colour profile (- none, or sRGB)
  decoded/*.rgba    the upright pixels that Pillow decodes, as sRGB
  resized.csv       sha256 of what Pillow's Image.resize gives of generated pixels
  nearest_css.csv   random colours and the CSS colour that is nearest by scikit-image's Lab
"""
import csv
import hashlib
import io
import pathlib
import shutil
import struct
import subprocess
import tempfile

import numpy
import pillow_heif
import skimage.color
from PIL import Image, ImageCms, ImageFile, ImageOps, PngImagePlugin

import icc_profiles
import raw_png

FOLDER = pathlib.Path(__file__).resolve().parent / "image"
FILES, DECODED = FOLDER / "files", FOLDER / "decoded"
CSS_COLOURS = FOLDER.parents[2] / "lib/features/css_colours.csv"
P3 = icc_profiles.rgb(icc_profiles.DISPLAY_P3, "srgb")
SRGB = ImageCms.createProfile("sRGB")


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


def write_png_that_pillow_cannot_write(rgb):
    pixels = numpy.asarray(rgb)
    passes = [pixels[y::dy, x::dx] for x, y, dx, dy in
              ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
               (0, 1, 1, 2))]
    rows = b"".join(b"\0" + row.tobytes() for part in passes if part.size for row in part)
    (FILES / "interlaced.png").write_bytes(raw_png.of_rows(rgb.size, 8, 1, rows))
    wide = pixels.astype(">u2") * 256 + 255 - pixels  # lower bytes that rounding would carry over
    rows = b"".join(b"\0" + row.tobytes() for row in wide.astype(">u2"))
    (FILES / "16_bits.png").write_bytes(raw_png.of_rows(rgb.size, 16, 0, rows))


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


def moving(rgb, rgba):
    """Frames that differ in size, place and alpha, so that their composition shows."""
    dot = Image.new("RGBA", rgba.size)
    dot.paste((200, 30, 160, 255), (4, 3, 12, 9))
    dot.paste((20, 220, 60, 128), (9, 5, 19, 11))
    return [rgb.convert("RGBA"), dot, rgba.rotate(180), dot.transpose(Image.Transpose.ROTATE_180)]


def write_compositions(rgb, rgba):
    frames = moving(rgb, rgba)
    hard = [frame.copy() for frame in frames]
    for frame in hard:  # GIF has no half alpha, and Pillow does not blend that of PNG
        frame.putalpha(frame.getchannel("A").point(lambda v: 255 if v >= 128 else 0))
    times = [100, 300, 400, 200]
    for name, disposal in (("keep", [1, 1, 1, 1]), ("restore", [1, 3, 1, 1])):
        hard[0].save(FILES / f"{name}.gif", save_all=True, append_images=hard[1:], duration=times,
                     disposal=disposal, loop=0)
    last = times[:2] + [250, 400]
    hard[0].save(FILES / "composed.png", save_all=True, append_images=hard[1:], duration=last,
                 disposal=[0, 2, 1, 0], blend=[0, 1, 1, 1], loop=0)
    hard[0].save(FILES / "once.png", save_all=True, append_images=hard[1:], duration=100,
                 disposal=0, blend=1, loop=1)
    frames[2].save(FILES / "static_first.png", save_all=True, append_images=frames, duration=last,
                   default_image=True, loop=0)
    frames[0].save(FILES / "composed.webp", save_all=True, append_images=frames[1:], duration=last,
                   lossless=True, exact=True, loop=0, minimize_size=True)
    rgb.save(FILES / "longest.avif", save_all=True, append_images=[rgb.rotate(180)] * 2,
             duration=[100, 400, 200])


def write_unfinished(rgb):
    rgb.save(FILES / "no_end_chunk.png")
    whole = (FILES / "no_end_chunk.png").read_bytes()
    (FILES / "no_end_chunk.png").write_bytes(whole[:-12])
    rgb.quantize(64).save(FILES / "no_trailer.gif", interlace=0)
    whole = (FILES / "no_trailer.gif").read_bytes()
    assert whole.endswith(b"\0;")
    (FILES / "no_trailer.gif").write_bytes(whole[:-2])
    at = 13 + 3 * 64 + 10 + 1  # of the first block of pixels, behind header, palette, descriptor
    while whole[at + 1 + whole[at]] != 0:
        at += 1 + whole[at]
    longer = bytes([whole[at] + 1])  # a block that promises a byte more than there is
    (FILES / "no_block_end.gif").write_bytes(whole[:at] + longer + whole[at + 1:-2])


def write_profiles(rgb, rgba):
    gray = rgb.convert("L")
    rgb.save(FILES / "p3.jpg", quality=95, subsampling=0, icc_profile=P3)
    rgb.save(FILES / "profile_in_parts.jpg", quality=95, subsampling=0,
             icc_profile=icc_profiles.rgb(icc_profiles.DISPLAY_P3, "srgb", 70_000))
    for ending in ("png", "tiff"):
        rgb.save(FILES / f"p3.{ending}", icc_profile=P3)
    rgba.save(FILES / "p3_alpha.png", icc_profile=P3)
    rgba.save(FILES / "p3.webp", lossless=True, exact=True, icc_profile=P3)
    rgb.save(FILES / "p3.avif", quality=95, icc_profile=P3)
    rgb.save(FILES / "p3.heic", quality=95, icc_profile=P3)
    gray.save(FILES / "gray_profile.jpg", quality=95, icc_profile=icc_profiles.gray(1.4))
    gray.save(FILES / "gray_profile.png", icc_profile=icc_profiles.gray(1.4))
    gray.save(FILES / "gray_with_p3.jpg", quality=95, icc_profile=P3)
    rgb.convert("CMYK").save(FILES / "cmyk_profile.jpg", quality=95,
                             icc_profile=icc_profiles.cmyk())
    rgb.convert("CMYK").save(FILES / "cmyk_profile.tiff", icc_profile=icc_profiles.cmyk())
    rgb.save(FILES / "srgb_profile.png", icc_profile=ImageCms.ImageCmsProfile(SRGB).tobytes())
    rgb.save(FILES / "srgb_by_hand.webp", lossless=True,
             icc_profile=icc_profiles.rgb(icc_profiles.SRGB, "srgb"))
    rgb.save(FILES / "broken_profile.jpg", quality=95, subsampling=0, icc_profile=b"no profile" * 20)
    rgb.save(FILES / "broken_profile.png", icc_profile=b"no profile" * 20)
    rgb.save(FILES / "profile_of_inks.webp", lossless=True, icc_profile=icc_profiles.cmyk())
    to_lab = ImageCms.buildTransform(SRGB, ImageCms.createProfile("LAB"), "RGB", "LAB")
    ImageCms.applyTransform(rgb, to_lab).save(FILES / "lab.tiff")


def write_coded_colours(rgb):
    """Files whose colours are said in a few numbers, which Pillow does not look at."""
    rgb.save(FILES / "p3_coded.avif", quality=95)
    coded = (FILES / "p3_coded.avif").read_bytes()
    assert coded.count(b"colrnclx\0\1\0\x0d") == 1
    (FILES / "p3_coded.avif").write_bytes(
        coded.replace(b"colrnclx\0\1\0\x0d", b"colrnclx\0\x0c\0\x0d"))
    rgb.save(FILES / "p3_coded.heic", quality=95, color_primaries=12, transfer_characteristics=13)
    primaries = [round(v * 100_000) for xy in icc_profiles.DISPLAY_P3 for v in xy]
    chunks = {"p3_coded.png": [(b"cICP", bytes([12, 13, 0, 1]))],
              "p3_gamma.png": [(b"gAMA", struct.pack(">I", 45455)),
                               (b"cHRM", struct.pack(">8I", *primaries))],
              "gamma_alone.png": [(b"gAMA", struct.pack(">I", 80000))],
              "srgb_chunk.png": [(b"sRGB", b"\0"), (b"gAMA", struct.pack(">I", 80000)),
                                 (b"cHRM", struct.pack(">8I", *primaries))]}
    for name, extra in chunks.items():
        information = PngImagePlugin.PngInfo()
        for chunk in extra:
            information.add(*chunk)
        rgb.save(FILES / name, pnginfo=information)


def write_jxl():
    """Of files that are written already: without loss, so that their pixels are known."""
    for source, name, options in (
            ("rgb.png", "rgb.jxl", ["-d", "0"]), ("alpha.png", "alpha.jxl", ["-d", "0"]),
            ("gray.png", "gray.jxl", ["-d", "0"]), ("16_bits.png", "lossy.jxl", ["-d", "0.5"]),
            ("p3.png", "p3.jxl", ["-d", "0"]), ("p3.png", "p3_lossy.jxl", ["-d", "0.1"]),
            ("baseline.jpg", "from_jpeg.jxl", []), ("composed.png", "composed.jxl", ["-d", "0"]),
            ("orientation_6.jpg", "orientation_6.jxl", ["-j", "0", "-d", "0.1"])):
        subprocess.run(["cjxl", FILES / source, FILES / name, *options], check=True,
                       capture_output=True)


# Of another version of the codec than Debian's, or converted by other code.
TOLERANCES = {".avif": 3, ".heic": 3, ".jpg": 2, ".jxl": 2}
CODED = {"p3_coded.avif": P3, "p3_coded.heic": P3, "p3_coded.png": P3,
         "p3_gamma.png": icc_profiles.rgb(icc_profiles.DISPLAY_P3, 2.2)}
NOTES = {"broken_profile.jpg": "ignored", "broken_profile.png": "ignored",
         "profile_of_inks.webp": "ignored", "lab.tiff": "-", "srgb_profile.png": "-", "srgb_by_hand.webp": "-"}


def longest(picture):
    """The frame that is shown longest, from 0: among equals the first, or the last where the
    animation is shown once. Pillow does not tell it of AVIF."""
    frames = getattr(picture, "n_frames", 1)
    if picture.format == "TIFF" or frames == 1:
        return 0
    first = 1 if getattr(picture, "default_image", False) else 0
    times = []
    for frame in range(first, frames):
        picture.seek(frame)
        picture.load()
        times.append(picture.info.get("duration") or 100)
    once = picture.info.get("loop") == (None if picture.format == "GIF" else 1)
    best = [i for i, time in enumerate(times) if time == max(times)]
    return first + best[-1 if once and picture.format != "AVIF" else 0]


def as_srgb(picture, profile):
    """R, G, B, A by the profile that Pillow found, or by the one that it does not look at."""
    alpha = picture.convert("RGBA").getchannel("A")
    if picture.mode not in ("L", "CMYK", "LAB"):
        picture = picture.convert("RGB")
    try:
        source = (ImageCms.createProfile("LAB") if picture.mode == "LAB"
                  else ImageCms.ImageCmsProfile(io.BytesIO(profile)))
        converted = ImageCms.profileToProfile(
            picture, source, SRGB, ImageCms.Intent.PERCEPTUAL, "RGB")
    except (ImageCms.PyCMSError, OSError):
        if picture.mode == "L":  # a profile for three equal samples
            return as_srgb(picture.convert("RGB"), profile)
        converted = picture.convert("RGB")
    converted.putalpha(alpha)
    return converted


def open_picture(path, folder):
    if path.name == "no_block_end.gif":  # of which Pillow leaves out the last pixels
        path = path.with_name("no_trailer.gif")
    if path.suffix != ".jxl":
        return Image.open(path)
    decoded = pathlib.Path(folder) / "decoded.png"
    subprocess.run(["djxl", path, decoded], check=True, capture_output=True)
    return Image.open(decoded)


def decode(path):
    with tempfile.TemporaryDirectory() as folder, open_picture(path, folder) as picture:
        orientation = picture.getexif().get(274, 1)
        taken = longest(picture)
        picture.seek(taken)
        profile = CODED.get(path.name, picture.info.get("icc_profile"))
        upright = ImageOps.exif_transpose(picture)
        if profile is not None or upright.mode == "LAB":
            upright = as_srgb(upright, profile)
        upright = upright.convert("RGBA")
        still = int(getattr(picture, "default_image", False))
        frames = getattr(picture, "n_frames", 1) - still
    pixels = upright.tobytes()
    name = hashlib.sha256(pixels).hexdigest()[:12] + ".rgba"
    (DECODED / name).write_bytes(pixels)
    tolerance = TOLERANCES.get(path.suffix, 1 if profile else 0)
    if profile is not None and path.suffix == ".heic":
        tolerance += 2  # which the conversion makes of 3
    if path.suffix == ".jxl":
        orientation = 6 if path.stem == "orientation_6" else 1  # djxl has applied it
    plain = profile is None or (path.suffix == ".jxl" and not path.name.startswith("p3"))
    note = NOTES.get(path.name, "-" if plain else "converted")
    return [path.name, upright.width, upright.height, orientation, frames, tolerance, name,
            taken + 1 - still, note]


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
    found = [line.split(",") for line in CSS_COLOURS.read_text(encoding="utf-8").split()[1:]]
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
    write_compositions(rgb, rgba)
    write_unfinished(rgb)
    write_profiles(rgb, rgba)
    write_coded_colours(rgb)
    write_jxl()
    write_csv("decoded.csv", "file,width,height,orientation,frames,tolerance,pixels,taken,profile".split(","),
              [decode(path) for path in sorted(FILES.iterdir())])
    write_csv("resized.csv", "width,height,channels,seed,to_width,to_height,filter,sha256"
              .split(","), resize_rows())
    write_csv("nearest_css.csv", ["red", "green", "blue", "name"], nearest_css_rows())


if __name__ == "__main__":
    main()
