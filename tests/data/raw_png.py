"""PNG files that Pillow cannot write, for make_image_reference.py."""
import struct
import zlib


def chunk(name, content):
    return (struct.pack(">I", len(content)) + name + content
            + struct.pack(">I", zlib.crc32(name + content)))


def of_rows(size, bits, interlace, rows):
    """`rows`: the filtered rows of an RGB picture, of all passes."""
    header = struct.pack(">IIBBBBB", *size, bits, 2, 0, 0, interlace)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows))
            + chunk(b"IEND", b""))
