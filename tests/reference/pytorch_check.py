"""Checks the output of EffNet.PyTorch, for tests/scripts/pytorch-check: TorchScript archives and Python modules must compute the expected logits, and archives for
training are trained for ten steps. The script also saves weights, which the tests then load.

    python3 tests/reference/pytorch_check.py FOLDER
"""

import importlib.util
import pathlib
import sys

import torch

import hashed_numbers

IMAGES = 2
SINGLE = 5e-5
DOUBLE = 1e-9
STEPS = 10


def main(folder):
    folder = pathlib.Path(folder)
    print(f"torch {torch.__version__}; distances as fractions of the largest logit")
    for line in (folder / "expected.txt").read_text().splitlines():
        name, channels, height, width, *logits = line.split()
        images = hashed_numbers.draw("images", (IMAGES, int(channels), int(height), int(width)))
        expected = torch.tensor([float(word) for word in logits], dtype=torch.float64).reshape(IMAGES, -1)
        check(folder, name, images, expected)


def check(folder, name, images, expected):
    distances = {}
    for kind in ("folded", "kept", "training"):
        network = torch.jit.load(str(folder / f"{name}.{kind}.pt"))
        assert network.training == (kind == "training")
        network.eval()
        distances[kind] = (distance(network(images.float()), expected), distance(network.double()(images), expected))
    module = load_module(folder / f"{name}.py", name)
    scripted = torch.jit.load(str(folder / f"{name}.training.pt"))
    weights = folder / f"{name}.pth"
    state = torch.load(weights) if weights.exists() else scripted.state_dict()
    assert list(module.state_dict()) == list(scripted.state_dict()) == list(state), name
    module.load_state_dict(state, strict=True)
    torch.save(module.state_dict(), folder / f"{name}.back.pth")
    module.eval()
    distances["scripted"] = (distance(torch.jit.script(module.float())(images.float()), expected), distance(torch.jit.script(module.double())(images), expected))
    module.float()
    distances["python"] = (distance(module(images.float()), expected), distance(module.double()(images), expected))
    for kind, (single, double) in distances.items():
        assert single < SINGLE, (name, kind, single)
        # Folding rounds the weights to float32 again, so a folded archive is less exact in double precision.
        assert double < (SINGLE if kind == "folded" else DOUBLE), (name, kind, double)
    losses = train(scripted, images.float(), name)
    torch.save(scripted.state_dict(), folder / f"{name}.trained.pth")
    scripted.save(str(folder / f"{name}.trained.pt"))
    scripted.eval()
    logits = scripted.double()(images)
    (folder / f"{name}.trained.txt").write_text(" ".join(repr(number) for number in logits.flatten().tolist()))
    figures = ", ".join(f"{kind} {single:.1e} {double:.1e}" for kind, (single, double) in distances.items())
    print(f"{name}: {figures}; loss {losses[0]:.3f} to {losses[-1]:.3f}", flush=True)


def train(network, images, name):
    """Trains for ten steps, with dropout and stochastic depth, on images whose classes are easy to distinguish. Returns the losses."""
    torch.manual_seed(0)
    network.train()
    parameters = list(network.parameters())
    assert parameters and all(p.requires_grad for p in parameters)
    before = [p.detach().clone() for p in parameters]
    optimizer = torch.optim.SGD(parameters, lr=0.01)
    batch = torch.cat([images + shift for shift in (-1.0, 0.0, 1.0, 2.0)])
    labels = torch.arange(4).repeat_interleave(IMAGES) % network(batch).shape[1]
    losses = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(network(batch), labels)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert all(torch.isfinite(p).all() for p in parameters), name
    assert any(not torch.equal(p, old) for p, old in zip(parameters, before)), name
    counts = [b for key, b in network.named_buffers() if key.endswith("num_batches_tracked")]
    assert all(int(b) == STEPS + 1 for b in counts), name
    return losses


def load_module(path, name):
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return getattr(module, name)()


def distance(actual, expected):
    with torch.no_grad():
        return float((actual.double() - expected).abs().max() / expected.abs().max())


if __name__ == "__main__":
    main(sys.argv[1])
