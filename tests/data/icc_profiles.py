"""Small ICC profiles (ICC.1:2001-04) for make_image_reference.py, written by hand."""
import struct

import numpy

SRGB = ((.3127, .3290), (.64, .33), (.30, .60), (.15, .06))
DISPLAY_P3 = ((.3127, .3290), (.680, .320), (.265, .690), (.150, .060))
D50 = numpy.array([.9642, 1.0, .8249])
BRADFORD = numpy.array([[.8951, .2664, -.1614], [-.7502, 1.7135, .0367], [.0389, -.0685, 1.0296]])


def xyz(xy):
    return numpy.array([xy[0] / xy[1], 1, (1 - xy[0] - xy[1]) / xy[1]])


def matrix_to_d50(white, *primaries):
    """Columns: the XYZ of red, green and blue, adapted to D50."""
    columns = numpy.stack([xyz(p) for p in primaries], axis=1)
    columns = columns * numpy.linalg.solve(columns, xyz(white))
    scale = numpy.diag((BRADFORD @ D50) / (BRADFORD @ xyz(white)))
    return numpy.linalg.inv(BRADFORD) @ scale @ BRADFORD @ columns


def number(value):
    return struct.pack(">i", round(value * 65536))


def tag_xyz(values):
    return b"XYZ \0\0\0\0" + b"".join(number(v) for v in values)


def tag_curve(gamma):
    if gamma == "srgb":
        light = numpy.arange(1024) / 1023
        light = numpy.where(light <= .04045, light / 12.92, ((light + .055) / 1.055) ** 2.4)
        return (b"curv\0\0\0\0" + struct.pack(">I", 1024)
                + (light * 65535).round().astype(">u2").tobytes())
    return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0"


def tag_text(name, text):
    if name == "cprt":
        return b"text\0\0\0\0" + text + b"\0" * (4 - len(text) % 4)
    body = b"desc\0\0\0\0" + struct.pack(">I", len(text) + 1) + text + b"\0" * 79
    return body + b"\0" * (-len(body) % 4)


def profile(kind, space, connection, tags):
    tags = {"desc": tag_text("desc", b"made for a test"), "cprt": tag_text("cprt", b"CC0"),
            "wtpt": tag_xyz(D50), **tags}
    table, data, at = struct.pack(">I", len(tags)), b"", 132 + 12 * len(tags)
    for name, content in tags.items():
        table += name.encode() + struct.pack(">II", at + len(data), len(content))
        data += content
    size = 128 + len(table) + len(data)
    header = (struct.pack(">I4sI", size, b"\0" * 4, 0x02400000) + kind + space + connection
              + struct.pack(">6H", 2024, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28
              + b"".join(number(v) for v in D50))
    return header.ljust(128, b"\0") + table + data


def rgb(primaries, gamma, padding=0):
    matrix = matrix_to_d50(*primaries)
    tags = {f"{c}XYZ": tag_xyz(matrix[:, i]) for i, c in enumerate("rgb")}
    tags |= {f"{c}TRC": tag_curve(gamma) for c in "rgb"}
    if padding:
        tags["zzzz"] = b"data\0\0\0\0" + b"\0" * padding
    return profile(b"mntr", b"RGB ", b"XYZ ", tags)


def gray(gamma):
    return profile(b"mntr", b"GRAY", b"XYZ ", {"kTRC": tag_curve(gamma)})


def cmyk():
    """Inks of a made-up press as an 8-bit table of two nodes per ink, in Lab."""
    table = bytearray()
    for node in range(16):
        inks = [node >> 3 & 1, node >> 2 & 1, node >> 1 & 1, node & 1]
        light = 100 * .55 ** sum(inks[:3]) * (.12 if inks[3] else 1)
        red_green = (-35 * inks[0] + 70 * inks[1] - 5 * inks[2]) * (.2 if inks[3] else 1)
        yellow_blue = (-45 * inks[0] - 5 * inks[1] + 85 * inks[2]) * (.2 if inks[3] else 1)
        table += bytes([round(light * 2.55), round(red_green) + 128, round(yellow_blue) + 128])
    identity = b"".join(number(v) for v in (1, 0, 0, 0, 1, 0, 0, 0, 1))
    ramp = bytes(range(256))
    lut = (b"mft1\0\0\0\0" + bytes([4, 3, 2, 0]) + identity + ramp * 4 + bytes(table) + ramp * 3)
    return profile(b"prtr", b"CMYK", b"Lab ", {"A2B0": lut})
