using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet.Weights.Tests.Support;

/// <summary>
/// A module of three layers that is so small that tests can damage every byte of its file. tests/reference/weight_files.py writes files with the same weights.
/// </summary>
internal static class Layers
{
    /// <summary>The batch count of the batch norm.</summary>
    public const long Count = 7;

    /// <summary>Names and shapes in order, without the batch count.</summary>
    public static IReadOnlyList<(string Name, long[] Shape)> Weights { get; } =
    [
        ("0.weight", [4, 3, 3, 3]), ("1.weight", [4]), ("1.bias", [4]), ("1.running_mean", [4]), ("1.running_var", [4]), ("2.weight", [3, 4]), ("2.bias", [3]),
    ];

    /// <summary>Creates the module with other weights than the files.</summary>
    public static Sequential Create() => nn.Sequential(nn.Conv2d(3, 4, 3, bias: false), nn.BatchNorm2d(4), nn.Linear(4, 3));

    /// <summary>Creates the module with the weights of the files.</summary>
    public static Sequential CreateFilled()
    {
        using var noGrad = no_grad();
        var module = Create();
        var state = module.state_dict();
        foreach (var (name, shape) in Weights)
        {
            using var numbers = HashedNumbers.Draw(name, shape);
            state[name].copy_(numbers);
        }

        using Tensor count = tensor(Count);
        state["1.num_batches_tracked"].copy_(count);
        return module;
    }
}
