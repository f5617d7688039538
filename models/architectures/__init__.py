"""The networks, one file per architecture.

Each file has `build(weights, manifest, config) -> (module, example)`: the module in eval mode with
all weights loaded (a missing or superfluous tensor is an error), and an input to trace it with; for
a cascade, a dict of submodules and a dict of inputs. `weights` and `config` are paths.
"""
