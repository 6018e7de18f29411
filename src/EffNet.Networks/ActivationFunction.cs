using System.Collections.Immutable;

namespace EffNet.Networks;

/// <summary>A non-linearity, by the word the language has for it and the TorchSharp module that computes it.</summary>
/// <param name="Word">The word in a <c>.effnet</c> file.</param>
/// <param name="Module">The type in <c>TorchSharp.Modules</c>, and its factory in <c>torch.nn</c>.</param>
/// <param name="Saves">Which tensors its gradient is computed from.</param>
/// <param name="HasInPlaceForm">Whether libtorch can compute it over its input.</param>
public sealed record ActivationFunction(string Word, string Module, SavedTensors Saves, bool HasInPlaceForm = true)
{
    /// <summary>Squashes a squeeze-and-excitation gate into (0, 1); no file chooses it.</summary>
    public static ActivationFunction Sigmoid { get; } = new("sigmoid", "Sigmoid", SavedTensors.Output);

    /// <summary>Every function a file may choose. The paper uses <c>silu</c>, which it calls swish.</summary>
    public static ImmutableArray<ActivationFunction> All { get; } = ImmutableArray.Create<ActivationFunction>(
    [
        new("silu", "SiLU", SavedTensors.Input),
        new("relu", "ReLU", SavedTensors.Output),
        new("relu6", "ReLU6", SavedTensors.Input),
        new("hard_swish", "Hardswish", SavedTensors.Input),
        new("gelu", "GELU", SavedTensors.Input, HasInPlaceForm: false),
    ]);

    /// <summary>Returns the function with a word, <see cref="Sigmoid"/> included; <see langword="null"/> if there is none.</summary>
    /// <param name="word">The word.</param>
    public static ActivationFunction? Find(string word) => word == Sigmoid.Word ? Sigmoid : All.FirstOrDefault(function => function.Word == word);
}
