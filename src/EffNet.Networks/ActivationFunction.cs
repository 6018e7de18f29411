using System.Collections.Immutable;

namespace EffNet.Networks;

/// <summary>A nonlinear function: its keyword in the language and the TorchSharp module that computes it. The set of functions is closed.</summary>
public sealed record ActivationFunction
{
    private ActivationFunction(string word, string module, SavedTensors saves, bool hasInPlaceForm = true) =>
        (Word, Module, Saves, HasInPlaceForm) = (word, module, saves, hasInPlaceForm);

    /// <summary>Gets the keyword in a <c>.effnet</c> file.</summary>
    public string Word { get; }

    /// <summary>Gets the name of the type in <c>TorchSharp.Modules</c> and of its factory in <c>torch.nn</c>.</summary>
    public string Module { get; }

    /// <summary>Gets the tensors from which the gradient is computed.</summary>
    public SavedTensors Saves { get; }

    /// <summary>Gets whether libtorch can write the result over the input.</summary>
    public bool HasInPlaceForm { get; }

    /// <summary>Gets the sigmoid, which maps the gates of squeeze-and-excitation to (0, 1). A file cannot choose it.</summary>
    public static ActivationFunction Sigmoid { get; } = new("sigmoid", "Sigmoid", SavedTensors.Output);

    /// <summary>Gets every function that a file can choose. The paper uses <c>silu</c>, which it calls swish.</summary>
    public static ImmutableArray<ActivationFunction> All { get; } = ImmutableArray.Create<ActivationFunction>(
    [
        new("silu", "SiLU", SavedTensors.Input),
        new("relu", "ReLU", SavedTensors.Output),
        new("relu6", "ReLU6", SavedTensors.Input),
        new("hard_swish", "Hardswish", SavedTensors.Input),
        new("gelu", "GELU", SavedTensors.Input, hasInPlaceForm: false),
    ]);

    /// <summary>Returns the function with the given keyword, including <see cref="Sigmoid"/>; <see langword="null"/> if no function has it.</summary>
    /// <param name="word">The keyword.</param>
    public static ActivationFunction? Find(string word) => word == Sigmoid.Word ? Sigmoid : All.FirstOrDefault(function => function.Word == word);
}
