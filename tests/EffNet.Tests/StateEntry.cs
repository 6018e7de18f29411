using TorchSharp;

namespace EffNet.Tests;

/// <summary>One entry of a state_dict, as torchvision saves it.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Dtype">Its element type.</param>
internal sealed record StateEntry(string Name, string Shape, torch.ScalarType Dtype)
{
    public static StateEntry Of(string name, torch.Tensor tensor) => new(name, string.Join("x", tensor.shape), tensor.dtype);
}
