namespace EffNet.Networks;

/// <summary>One operation of a network, with the values that it reads and computes.</summary>
/// <param name="Name">Its name in C#, unique in its block.</param>
/// <param name="Path">The path of its module in <c>state_dict</c>, from the root of the network; <see langword="null"/> for arithmetic that is not a module.</param>
/// <param name="Operation">What it computes.</param>
/// <param name="Inputs">The values that it reads. They were computed before it.</param>
/// <param name="Outputs">The values that it computes.</param>
public sealed record Node(string Name, string? Path, Operation Operation, EquatableArray<Value> Inputs, EquatableArray<Value> Outputs)
{
    /// <summary>Gets the shape of the first value that it reads.</summary>
    public Shape Input => Inputs[0].Shape;

    /// <summary>Gets the shape of the first value that it computes.</summary>
    public Shape Output => Outputs[0].Shape;

    /// <summary>Gets the number of its parameters.</summary>
    public long Parameters => Operation.Parameters;

    /// <summary>Gets its multiply-adds for one image.</summary>
    public long MultiplyAdds => Operation.MultiplyAdds(Output);

    /// <summary>Gets the elements of its output for one image if they count as activations; otherwise, 0.</summary>
    public long Activations => Operation.CountsActivations ? Output.Elements : 0;

    /// <summary>Gets the tensors of its module in the <c>state_dict</c> of the network, with their full names.</summary>
    public IEnumerable<StateTensor> State => Path is null ? [] : Operation.State.Select(tensor => tensor with { Name = $"{Path}.{tensor.Name}" });

    /// <summary>Returns its path or name, its operation, and the shapes of what it reads and computes.</summary>
    public override string ToString() => $"{Path ?? Name}: {Operation}, {string.Join(" and ", Inputs.Select(v => v.Shape))} to {string.Join(" and ", Outputs.Select(v => v.Shape))}";
}
