namespace EffNet.Networks;

/// <summary>One operation of a network with its input and output values.</summary>
/// <param name="Name">The name in C#, unique in the block.</param>
/// <param name="Path">
/// The path of the module in <c>state_dict</c>, from the root of the network; <see langword="null"/> for arithmetic, which is not a module.
/// </param>
/// <param name="Operation">The operation.</param>
/// <param name="Inputs">The values that the node reads. They are computed before it.</param>
/// <param name="Outputs">The values that the node computes.</param>
public sealed record Node(string Name, string? Path, Operation Operation, EquatableArray<Value> Inputs, EquatableArray<Value> Outputs)
{
    /// <summary>Gets the shape of the first input.</summary>
    public Shape Input => Inputs[0].Shape;

    /// <summary>Gets the shape of the first output.</summary>
    public Shape Output => Outputs[0].Shape;

    /// <summary>Gets the number of parameters.</summary>
    public long Parameters => Operation.Parameters;

    /// <summary>Gets the multiply-adds for one image.</summary>
    public long MultiplyAdds => Operation.MultiplyAdds(Output);

    /// <summary>Gets the elements of the first output for one image if the operation counts as activations; otherwise, 0.</summary>
    public long Activations => Operation.CountsActivations ? Output.Elements : 0;

    /// <summary>Gets the tensors of the module in the <c>state_dict</c> of the network, with their full names.</summary>
    public IEnumerable<StateTensor> State => Path is null ? [] : Operation.State.Select(tensor => tensor with { Name = $"{Path}.{tensor.Name}" });

    /// <summary>Returns the path or name, the operation, and the shapes of inputs and outputs.</summary>
    public override string ToString() =>
        $"{Path ?? Name}: {Operation}, {string.Join(" and ", Inputs.Select(v => v.Shape))} to {string.Join(" and ", Outputs.Select(v => v.Shape))}";
}
