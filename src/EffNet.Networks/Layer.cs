namespace EffNet.Networks;

/// <summary>
/// One step of a block. Values are numbered: 0 is the block's input, <c>i + 1</c> what layer <c>i</c> yields; so the order
/// of the layers is an order of execution, and where each value is last used is a fact known at compile time.
/// </summary>
/// <param name="Name">Its name in C#, unique in the block.</param>
/// <param name="Path">Where torchvision keeps it, relative to the block; <see langword="null"/> for arithmetic that is no module there.</param>
/// <param name="Operation">What it computes.</param>
/// <param name="Inputs">The values it reads.</param>
/// <param name="Input">Shape of the first value it reads.</param>
/// <param name="Output">Shape of the value it yields.</param>
public sealed record Layer(string Name, string? Path, Operation Operation, EquatableArray<int> Inputs, Shape Input, Shape Output)
{
    /// <summary>Learned numbers.</summary>
    public long Parameters => Operation.Parameters;

    /// <summary>Multiply-adds for one image.</summary>
    public long MultiplyAdds => Operation.MultiplyAdds(Output);

    /// <summary>Elements of its output for one image, where those count as activations; 0 otherwise.</summary>
    public long Activations => Operation.CountsActivations ? Output.Elements : 0;
}
