namespace EffNet.Networks;

/// <summary>A tensor that an operation keeps in <c>state_dict</c>.</summary>
/// <param name="Name">Its name after the operation's path: <c>weight</c>, <c>running_mean</c>.</param>
/// <param name="Shape">Its shape in PyTorch's order; empty for a single number.</param>
/// <param name="Kind">What it is.</param>
public sealed record StateTensor(string Name, EquatableArray<int> Shape, StateTensorKind Kind)
{
    /// <summary>Returns its name and shape: <c>weight (32, 3, 3, 3)</c>.</summary>
    public override string ToString() => $"{Name} ({string.Join(", ", Shape)})";
}
