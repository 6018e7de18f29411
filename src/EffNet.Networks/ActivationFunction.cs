using System.Collections.Immutable;

namespace EffNet.Networks;

/// <summary>A non-linearity, by the word the language has for it and the TorchSharp module that computes it. The set is closed.</summary>
public sealed record ActivationFunction
{
    private ActivationFunction(string word, string module, SavedTensors saves, bool hasInPlaceForm = true) =>
        (Word, Module, Saves, HasInPlaceForm) = (word, module, saves, hasInPlaceForm);

    /// <summary>Gets the word in a <c>.effnet</c> file.</summary>
    public string Word { get; }

    /// <summary>Gets the type in <c>TorchSharp.Modules</c>, and its factory in <c>torch.nn</c>.</summary>
    public string Module { get; }

    /// <summary>Gets which tensors its gradient is computed from.</summary>
    public SavedTensors Saves { get; }

    /// <summary>Gets whether libtorch can compute it over its input.</summary>
    public bool HasInPlaceForm { get; }

    /// <summary>Squashes a squeeze-and-excitation gate into (0, 1); no file chooses it.</summary>
    public static ActivationFunction Sigmoid { get; } = new("sigmoid", "Sigmoid", SavedTensors.Output);

    /// <summary>Every function a file may choose. The paper uses <c>silu</c>, which it calls swish.</summary>
    public static ImmutableArray<ActivationFunction> All { get; } = ImmutableArray.Create<ActivationFunction>(
    [
        new("silu", "SiLU", SavedTensors.Input),
        new("relu", "ReLU", SavedTensors.Output),
        new("relu6", "ReLU6", SavedTensors.Input),
        new("hard_swish", "Hardswish", SavedTensors.Input),
        new("gelu", "GELU", SavedTensors.Input, hasInPlaceForm: false),
    ]);

    /// <summary>Returns the function with a word, <see cref="Sigmoid"/> included; <see langword="null"/> if there is none.</summary>
    /// <param name="word">The word.</param>
    public static ActivationFunction? Find(string word) => word == Sigmoid.Word ? Sigmoid : All.FirstOrDefault(function => function.Word == word);
}
