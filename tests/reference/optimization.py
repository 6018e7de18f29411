"""Writes results of optimizers, learning rate schedules and losses, in double precision, to optimizers.txt, rates.txt and losses.txt in the folder optimization.

Run this script by hand, like torchvision_state_dict.py. RMSProp is TensorFlow's formula in NumPy (ApplyRMSProp of training_ops, with the L2 loss of the
paper's code). All other results are from PyTorch: torch.optim, its schedulers, and cross_entropy. Each line consists of a name and numbers.
"""

import pathlib

import numpy
import torch

FOLDER = pathlib.Path(__file__).parent / "optimization"
START = numpy.array([1.0, -2.0, 0.5, 0.0])
STEPS = 12


def gradient(step):
    return numpy.sin(3.0 * step + numpy.arange(4.0)) * (1 + step % 3)


def rate(step):
    return 0.05 * 0.8 ** step


def rmsprop(decay, momentum, epsilon, weight_decay):
    weight, square, moment = START.copy(), numpy.ones(4), numpy.zeros(4)
    for step in range(STEPS):
        g = gradient(step) + weight_decay * weight
        square = square + (g * g - square) * (1 - decay)
        moment = momentum * moment + rate(step) * g / numpy.sqrt(square + epsilon)
        weight = weight - moment
        yield weight


def by_torch(make):
    weight = torch.nn.Parameter(torch.tensor(START))
    optimizer = make([weight])
    for step in range(STEPS):
        optimizer.param_groups[0]["lr"] = rate(step)
        weight.grad = torch.tensor(gradient(step))
        optimizer.step()
        yield weight.detach().numpy().copy()


def optimizers():
    optim = torch.optim
    return {
        "rmsprop": rmsprop(0.9, 0.9, 1e-3, 0),
        "rmsprop_decay": rmsprop(0.95, 0.8, 1e-2, 0.1),
        "adamw": by_torch(lambda p: optim.AdamW(p, weight_decay=0)),
        "adamw_decay": by_torch(lambda p: optim.AdamW(p, betas=(0.8, 0.95), eps=1e-4, weight_decay=0.3)),
        "sgd_plain": by_torch(lambda p: optim.SGD(p, lr=1)),
        "sgd_momentum": by_torch(lambda p: optim.SGD(p, lr=1, momentum=0.7, weight_decay=0.2)),
        "sgd_nesterov": by_torch(lambda p: optim.SGD(p, lr=1, momentum=0.9, nesterov=True, weight_decay=0.2)),
    }


def by_scheduler(make, count, peak=0.1):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=peak)
    scheduler = make(optimizer)
    for _ in range(count):
        yield optimizer.param_groups[0]["lr"]
        optimizer.step()
        scheduler.step()


def paper(peak, steps_per_epoch, total):
    """Computes the learning rates of build_learning_rate in efficientnet/utils.py of the repository tensorflow/tpu."""
    for step in range(total):
        warm_up = int(5 * steps_per_epoch)
        staircase = peak * 0.97 ** numpy.floor(numpy.float64(step) / numpy.float64(steps_per_epoch * 2.4))
        yield peak * step / warm_up if step < warm_up else staircase


def rates():
    schedulers = torch.optim.lr_scheduler

    def warm_cosine(optimizer):
        warm = schedulers.LinearLR(optimizer, start_factor=0.1, total_iters=10)
        cosine = schedulers.CosineAnnealingLR(optimizer, T_max=30, eta_min=0.001)
        return schedulers.SequentialLR(optimizer, [warm, cosine], milestones=[10])

    return {
        "paper": paper(0.256, 7, 140),
        "cosine": by_scheduler(lambda o: schedulers.CosineAnnealingLR(o, T_max=25), 25),
        "warm_cosine": by_scheduler(warm_cosine, 40),
        "one_cycle": by_scheduler(lambda o: schedulers.OneCycleLR(o, max_lr=0.1, total_steps=40), 40),
        "one_cycle_options": by_scheduler(
            lambda o: schedulers.OneCycleLR(o, max_lr=0.1, total_steps=30, pct_start=0.45, div_factor=10, final_div_factor=50), 30),
    }


def losses():
    """Yields losses and gradients. The tests compute scores, targets and weights with the same formulas."""
    scores = torch.tensor([[numpy.sin(1.7 * i + 0.9 * j) * 3 for j in range(5)] for i in range(6)], dtype=torch.float64, requires_grad=True)
    labels = torch.tensor([i * 2 % 5 for i in range(6)])
    targets = torch.zeros(6, 5, dtype=torch.float64)
    for i in range(6):
        targets[i, i % 5] += 0.7
        targets[i, i * 3 % 5] += 0.3
    weights = torch.tensor([1.0, 0.5, 2.0, 0.0, 3.0], dtype=torch.float64)
    for name, target in {"labels": labels, "targets": targets}.items():
        for smoothing in (0.0, 0.1):
            for weight in (None, weights):
                scores.grad = None
                loss = torch.nn.functional.cross_entropy(scores, target, weight=weight, label_smoothing=smoothing)
                loss.backward()
                yield f"{name}_{smoothing}_{'plain' if weight is None else 'weighted'}", [loss.item(), *scores.grad.flatten().tolist()]


def line(name, numbers):
    return " ".join([name, *(repr(float(number)) for number in numbers)])


def write(name, lines):
    header = f"# Written by optimization.py with PyTorch {torch.__version__.split('+')[0]} and NumPy {numpy.__version__}"
    (FOLDER / name).write_text("\n".join([header, *lines]) + "\n")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    write("optimizers.txt", [line(f"{name} {step}", weight) for name, weights in optimizers().items() for step, weight in enumerate(weights)])
    write("rates.txt", [line(name, numbers) for name, numbers in rates().items()])
    write("losses.txt", [line(name, numbers) for name, numbers in losses()])
