"""Compares exported models on a GPU with the same models on the CPU, and times them. Run by gpu-check."""
import pathlib
import sys
import time

import numpy
import torch

# The resolution of each variant. The key is the beginning of the file name.
SIZES = {"B0": 224, "B1": 240, "B2": 260, "B3": 300, "B4": 380, "B5": 456, "B6": 528, "B7": 600}
BATCHES = (1, 8, 32)
TOLERANCE = 5e-5
# Deep networks amplify rounding errors, also in PyTorch itself. Their differences are printed but not checked.
AMPLIFYING = ("B4", "B5", "B6", "B7")


def images(size, batch):
    return torch.rand(batch, 3, size, size, generator=torch.Generator().manual_seed(size + batch))


def distance(expected, actual):
    return float(numpy.abs(expected - actual).max() / numpy.abs(expected).max())


def seconds(run, finish=lambda: None, rounds=10):
    for _ in range(3):
        run()
    finish()
    start = time.perf_counter()
    for _ in range(rounds):
        run()
    finish()
    return (time.perf_counter() - start) / rounds


def onnx_rows(path, size):
    """Runs an ONNX model with ONNX Runtime on the CPU and on the GPU."""
    import onnxruntime

    if "CUDAExecutionProvider" not in onnxruntime.get_available_providers():
        print(f"Skipped {path.name}: onnxruntime has no CUDA provider. Install onnxruntime-gpu.")
        return
    cuda = onnxruntime.InferenceSession(str(path), providers=[("CUDAExecutionProvider", {"use_tf32": 0})])
    cpu = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    for batch in BATCHES:
        feed = {"image": images(size, batch).numpy()}
        difference = distance(cpu.run(None, feed)[0], cuda.run(None, feed)[0]) if batch == 1 else None
        yield batch, difference, seconds(lambda: cuda.run(None, feed))


def torch_rows(path, size):
    """Runs a TorchScript archive on the CPU and on the GPU."""
    cpu, cuda = (torch.jit.load(str(path), map_location=device).eval() for device in ("cpu", "cuda"))
    for batch in BATCHES:
        there = images(size, batch).cuda()
        difference = distance(cpu(images(size, batch)).numpy(), cuda(there).cpu().numpy()) if batch == 1 else None
        yield batch, difference, seconds(lambda: cuda(there), torch.cuda.synchronize)


def main():
    if len(sys.argv) != 2:
        sys.exit("Expected one argument, the folder with exported models: gpu-check FOLDER")
    if not torch.cuda.is_available():
        print("Skipped: torch cannot find a GPU. Nothing was checked.")
        return
    torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = False
    print(f"{torch.cuda.get_device_name()}, torch {torch.__version__}")
    files = sorted(p for p in pathlib.Path(sys.argv[1]).iterdir() if p.suffix in (".onnx", ".pt") and p.name[:2] in SIZES)
    if not files:
        sys.exit(f"{sys.argv[1]}: no exported models found; expected files whose names begin with B0 to B7, such as B0.onnx")
    failed = 0
    with torch.inference_mode():
        for path in files:
            size = SIZES[path.name[:2]]
            for batch, difference, elapsed in (onnx_rows if path.suffix == ".onnx" else torch_rows)(path, size):
                wrong = difference is not None and difference > TOLERANCE and path.name[:2] not in AMPLIFYING
                failed += wrong
                shown = "" if difference is None else f", differs from the CPU by {difference:.1e}{' TOO MUCH' if wrong else ''}"
                print(f"{path.name} batch {batch}: {1000 * elapsed:.2f} ms{shown}", flush=True)
    sys.exit(1 if failed else 0)


main()
