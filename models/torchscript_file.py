"""Writes a module as TorchScript so that the same weights always give the same bytes."""
import importlib
import io
import zipfile

import torch


class Cascade(torch.nn.Module):
    """A holder of several traced networks."""


def convert(architecture, files, manifest, target):
    """Builds the network of models/architectures/<architecture>.py and writes it to `target`."""
    torch.set_num_threads(1)
    builder = importlib.import_module(f"architectures.{architecture}")
    module, example = builder.build(files["weights"], manifest, files.get("config"))
    with torch.inference_mode(False), torch.no_grad():
        script = trace(module, example)
    write_reproducibly(script, target)


def trace(module, example):
    if not isinstance(module, dict):
        return torch.jit.trace(module, example, check_trace=False)
    holder = Cascade()
    for name, part in module.items():
        holder.add_module(name, torch.jit.trace(part, example[name], check_trace=False))
    return torch.jit.script(holder)


def write_reproducibly(script, target):
    """Without the tracebacks (they hold paths of this machine), with fixed times and order."""
    buffer = io.BytesIO()
    torch.jit.save(script, buffer)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(target, "w") as archive:
        for name in sorted(source.namelist()):
            if name.endswith(".debug_pkl"):
                continue
            entry = zipfile.ZipInfo("model/" + name.split("/", 1)[1], (1980, 1, 1, 0, 0, 0))
            archive.writestr(entry, source.read(name))
