using System.Collections.Immutable;

namespace EffNet.Language.Networks;

/// <summary>A non-linearity, by the word the language has for it and the TorchSharp module that computes it.</summary>
/// <param name="Word">The word in a <c>.effnet</c> file.</param>
/// <param name="Module">The type in <c>TorchSharp.Modules</c>, and its factory in <c>torch.nn</c>.</param>
public sealed record ActivationFunction(string Word, string Module)
{
    /// <summary>Squashes a squeeze-and-excitation gate into (0, 1); no file chooses it.</summary>
    public static ActivationFunction Sigmoid { get; } = new("sigmoid", "Sigmoid");

    /// <summary>Every function a file may choose. The paper uses <c>silu</c>, which it calls swish.</summary>
    public static ImmutableArray<ActivationFunction> All { get; } =
    [
        new("silu", "SiLU"),
        new("relu", "ReLU"),
        new("relu6", "ReLU6"),
        new("hard_swish", "Hardswish"),
        new("gelu", "GELU"),
    ];
}
