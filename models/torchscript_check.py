"""Says what a file is that should be a TorchScript module and is none. Reads no pickle: of one only
the names that it would import are looked at."""
import pickletools
import re
import struct
import zipfile

from weight_packages import PrepareError

AS_TORCHSCRIPT = ("load the weights into their module in Python and save that with "
                  "torch.jit.trace(module.eval(), example).save('my.pt')")
ANOTHER_FORMAT = ("export the network from the framework that made it as TorchScript: "
                  "torch.jit.trace(module.eval(), example).save('my.pt')")
GET_THE_FILE = "get the file itself again"

# The beginnings of files, with what they are and what to do about it.
BEGINNINGS = (
    (b"\x89HDF\r\n\x1a\n", "an HDF5 file (Keras weights)", ANOTHER_FORMAT),
    (b"version https://git-lfs", "a Git LFS pointer", "fetch the file with git lfs pull"),
    (b"GGUF", "a GGUF file", ANOTHER_FORMAT),
    (b"\x1f\x8b", "a gzip file", "unpack it first"),
    (b"PK\x03\x04", "a zip that is damaged or incomplete", GET_THE_FILE),
)
ONNX_FIELDS = {1, 2, 3, 4, 5, 6, 7, 8, 14, 20, 25, 26}  # of ModelProto
ONNX_GRAPH = 7
MOST_PICKLE_BYTES = 64 << 20


def require_torchscript(path, name):
    """Raises a PrepareError that names what `path` is, where it is no TorchScript module."""
    found = zip_kind(path) if zipfile.is_zipfile(path) else plain_kind(path)
    if found:
        what, remedy = found
        raise PrepareError(f"{name} is no TorchScript but {what}: {remedy}")


def zip_kind(path):
    """(what, what to do) of a zip; None where it is TorchScript."""
    try:
        with zipfile.ZipFile(path) as archive:
            broken = archive.testzip()
            names = archive.namelist()
            pickled = [name for name in names if name.split("/")[-1] == "data.pkl"]
            if broken:
                return f"a zip whose {broken} is damaged", GET_THE_FILE
            if pickled and archive.getinfo(pickled[0]).file_size <= MOST_PICKLE_BYTES:
                saved = archive.read(pickled[0])
            else:
                saved = b""
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError) as error:
        return f"a zip that cannot be read ({error})", GET_THE_FILE
    inner = {name.split("/", 1)[-1] for name in names}
    if pickled and "constants.pkl" in inner and any(
            re.fullmatch(r"code/.+\.py", name) for name in inner):
        return None
    if any(name.endswith(".npy") for name in names):
        return "a NumPy archive", AS_TORCHSCRIPT
    if "model.weights.h5" in names:
        return "a Keras model", ANOTHER_FORMAT
    if inner & {"serialized_exported_program.json", "archive_format", "models/model.json"}:
        return "a program of torch.export", ANOTHER_FORMAT
    if pickled:
        return pickle_kind(saved)
    return "a zip without a module's code", ANOTHER_FORMAT


def pickle_kind(content):
    """A state dict holds tensors in dictionaries; anything else needs classes of its own."""
    allowed = re.compile(r"(collections|torch|torch\._utils|torch\._tensor|torch\.storage|numpy\S*|"
                         r"_codecs|builtins|__builtin__|torch\.nn\.parameter)")
    others = sorted({module for module in imported(content) if not allowed.fullmatch(module)})
    if others:
        return (f"a pickled module (torch.save of a whole model, of {others[0]})",
                "save it as TorchScript where its code is: "
                "torch.jit.trace(module.eval(), example).save('my.pt')")
    return "a state dict (weights without a network, torch.save of state_dict())", AS_TORCHSCRIPT


def imported(content):
    """The modules that a pickle would import; nothing of it is run."""
    texts = []
    try:
        for opcode, argument, _ in pickletools.genops(content):
            if opcode.name == "GLOBAL":
                yield argument.split(" ")[0]
            elif opcode.name == "STACK_GLOBAL" and len(texts) >= 2:
                yield texts[-2]
            elif isinstance(argument, str):
                texts.append(argument)
    except (ValueError, IndexError):
        return  # cut off, or no pickle after all: what was seen so far has to do


def plain_kind(path):
    with open(path, "rb") as file:
        head = file.read(1 << 16)
    if not head:
        return "an empty file", GET_THE_FILE
    for beginning, what, remedy in BEGINNINGS:
        if head.startswith(beginning):
            return what, remedy
    if head[4:8] == b"TFL3":
        return "a TensorFlow Lite model", ANOTHER_FORMAT
    if is_safetensors(path, head):
        return "a safetensors file (weights without a network)", AS_TORCHSCRIPT
    if is_old_torch_save(head):
        return "a state dict or a pickled module of an old torch.save", AS_TORCHSCRIPT
    if head[0] == 0x80 and head[1:2] and 2 <= head[1] <= 5:
        return "a pickle", AS_TORCHSCRIPT
    if head[257:262] == b"ustar":
        return "a tar archive", "unpack it first"
    if is_onnx(path):
        return "an ONNX model", ANOTHER_FORMAT
    if re.match(rb"\s*<(!doctype|html|\?xml)", head, re.IGNORECASE):
        return "a web page", "download the file behind it"
    if is_darknet(head):
        return ("a Darknet .weights file",
                "use --model yolov3, or yolov3_spp, with --weights FILE --config FILE.cfg")
    return "something else", ANOTHER_FORMAT


def is_safetensors(path, head):
    if len(head) < 10:
        return False
    length = struct.unpack("<Q", head[:8])[0]
    return head[8:9] == b"{" and length <= path.stat().st_size - 8


def is_old_torch_save(head):
    """Before PyTorch 1.6 the file began with a pickled magic number."""
    return head[2:14] == b"\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19"


def is_darknet(head):
    if len(head) < 20:
        return False
    major, minor, revision = struct.unpack("<3i", head[:12])
    return major == 0 and minor in (1, 2) and 0 <= revision <= 100


def is_onnx(path):
    """Whether all of the file's outer fields are those of a ModelProto with a graph."""
    size, fields = path.stat().st_size, []
    with open(path, "rb") as file:
        while file.tell() < size and len(fields) < 10000:
            key = varint(file)
            if key is None or key >> 3 not in ONNX_FIELDS or key & 7 not in (0, 2):
                return False
            fields.append(key >> 3)
            value = varint(file)
            if value is None:
                return False
            if key & 7 == 2:
                if file.tell() + value > size:
                    return False
                file.seek(value, 1)
    return ONNX_GRAPH in fields


def varint(file):
    value = 0
    for shift in range(0, 64, 7):
        byte = file.read(1)
        if not byte:
            return None
        value |= (byte[0] & 0x7F) << shift
        if byte[0] < 0x80:
            return value
    return None
