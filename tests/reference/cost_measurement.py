"""Parameters, multiply-adds and the bytes kept for the backward pass of any network, measured on one image."""

import torch
import torchvision


def parameters(model):
    return sum(parameter.numel() for parameter in model.parameters())


@torch.no_grad()
def multiply_adds(model, image):
    """Counted where they happen: every output of a convolution or linear layer takes one for each weight of its filter or row."""
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
    """Everything out of place, and nothing left to chance, in training mode."""
    for module in model.modules():
        if hasattr(module, "inplace"):
            module.inplace = False
        if isinstance(module, (torch.nn.Dropout, torchvision.ops.StochasticDepth)):
            module.p = 0.0
    return model.train()


def bytes_of(tensors):
    """Of their storages, each counted once."""
    storages = (tensor.storage() for tensor in tensors)
    return sum(size for _, size in {(storage.data_ptr(), storage.nbytes()) for storage in storages})


def saved_bytes(model, image):
    """Bytes kept in tensors with one entry per image, and in all tensors that are not the model's own."""
    own = {tensor.storage().data_ptr() for tensor in (*model.parameters(), *model.buffers())}
    saved = []

    def keep(tensor):
        """The list keeps the memory, so that no later tensor gets its address, but not the graph, which could not be freed in the end: it
        holds this function. Nothing is returned, as nothing runs backward."""
        if tensor.storage().data_ptr() not in own:
            saved.append(tensor.detach())

    with torch.autograd.graph.saved_tensors_hooks(keep, lambda nothing: nothing):
        prepare(model)(image)
    maps = [tensor for tensor in saved if tensor.dim() in (2, 4) and tensor.shape[0] == len(image)]
    return bytes_of(maps), bytes_of(saved)


def measure(model, resolution):
    """Resolution, parameters, multiply-adds and both counts of bytes."""
    image = torch.zeros(1, 3, resolution, resolution)
    return resolution, parameters(model), multiply_adds(model, image), *saved_bytes(model, image)
