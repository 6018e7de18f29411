namespace EffNet.Networks;

/// <summary>A tensor of an operation in <c>state_dict</c>.</summary>
/// <param name="Name">The name after the path of the operation: <c>weight</c>, <c>running_mean</c>.</param>
/// <param name="Shape">The shape in PyTorch's order; empty for a single number.</param>
/// <param name="Kind">The kind of the tensor.</param>
public sealed record StateTensor(string Name, EquatableArray<int> Shape, StateTensorKind Kind)
{
    /// <summary>Returns the name and shape: <c>weight (32, 3, 3, 3)</c>.</summary>
    public override string ToString() => $"{Name} ({string.Join(", ", Shape)})";
}
