"""Measures the parameters, the multiply-adds and the bytes that autograd keeps for the backward pass, with one image."""

import torch
import torchvision


def parameters(model):
    return sum(parameter.numel() for parameter in model.parameters())


@torch.no_grad()
def multiply_adds(model, image):
    """Counts multiply-adds while the network runs: each output value of a convolution or linear layer needs one for each weight of its filter or row."""
    counts = []

    def count(layer, _, output):
        counts.append(output.numel() * layer.weight[0].numel())

    layers = [module for module in model.modules() if isinstance(module, (torch.nn.Conv2d, torch.nn.Linear))]
    handles = [layer.register_forward_hook(count) for layer in layers]
    model.eval()(image)
    for handle in handles:
        handle.remove()
    return sum(counts)


def prepare(model):
    """Sets training mode, and disables in-place operations, dropout and stochastic depth."""
    for module in model.modules():
        if hasattr(module, "inplace"):
            module.inplace = False
        if isinstance(module, (torch.nn.Dropout, torchvision.ops.StochasticDepth)):
            module.p = 0.0
    return model.train()


def bytes_of(tensors):
    """Returns the total size of the tensors' storages. A storage that several tensors share is counted once."""
    storages = (tensor.storage() for tensor in tensors)
    return sum(size for _, size in {(storage.data_ptr(), storage.nbytes()) for storage in storages})


def saved_bytes(model, image):
    """Returns the saved bytes of tensors with one entry per image, and of all tensors except parameters and buffers."""
    own = {tensor.storage().data_ptr() for tensor in (*model.parameters(), *model.buffers())}
    saved = []

    def keep(tensor):
        """Keeps the memory of a saved tensor, so that no later tensor has the same address.

        The tensor is detached: otherwise, the list would keep the graph, and the graph keeps this function, so neither could be freed. The function
        returns nothing, because there is no backward pass.
        """
        if tensor.storage().data_ptr() not in own:
            saved.append(tensor.detach())

    with torch.autograd.graph.saved_tensors_hooks(keep, lambda nothing: nothing):
        prepare(model)(image)
    maps = [tensor for tensor in saved if tensor.dim() in (2, 4) and tensor.shape[0] == len(image)]
    return bytes_of(maps), bytes_of(saved)


def measure(model, resolution):
    """Returns the resolution, the parameters, the multiply-adds, and both results of saved_bytes."""
    image = torch.zeros(1, 3, resolution, resolution)
    return resolution, parameters(model), multiply_adds(model, image), *saved_bytes(model, image)
