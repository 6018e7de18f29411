using EffNet.Networks;

namespace EffNet.Language.CSharp;

/// <summary>
/// Compares the parts of blocks that determine their generated classes. Blocks are equal, and share a class, if they differ at most in the rates of stochastic depth,
/// which are arguments of the constructor.
/// </summary>
/// <param name="network">The network.</param>
internal sealed class BlockFormComparer(Network network) : IEqualityComparer<Block>
{
    private static readonly StochasticDepth s_stochasticDepth = new(0);

    /// <inheritdoc/>
    public bool Equals(Block? x, Block? y)
    {
        if (x is null || y is null || x.Nodes.Count != y.Nodes.Count)
            return ReferenceEquals(x, y);
        var (inputsOfX, inputsOfY) = (NetworkPlan.InputsOf(x.Nodes), NetworkPlan.InputsOf(y.Nodes));
        for (var i = 0; i < x.Nodes.Count; i++)
        {
            var (a, b) = (x.Nodes[i], y.Nodes[i]);
            if (a.Name != b.Name
                || x.RelativePathOf(a) != y.RelativePathOf(b)
                || !WithoutRate(a.Operation).Equals(WithoutRate(b.Operation))
                || !AreAlike(a.Inputs, b.Inputs, (v, w) => PlaceOf(v, x, inputsOfX) == PlaceOf(w, y, inputsOfY))
                || !AreAlike(a.Outputs, b.Outputs, (v, w) => IsResult(v, x) == IsResult(w, y)))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public int GetHashCode(Block obj) => unchecked((((obj.Nodes.Count * 31) + obj.Input.GetHashCode()) * 31) + obj.Output.GetHashCode());

    private static Operation WithoutRate(Operation operation) => operation is StochasticDepth ? s_stochasticDepth : operation;

    private static bool AreAlike(EquatableArray<Value> first, EquatableArray<Value> second, Func<Value, Value, bool> areAlike)
    {
        if (first.Count != second.Count)
            return false;
        for (var i = 0; i < first.Count; i++)
        {
            if (first[i].Shape != second[i].Shape || !areAlike(first[i], second[i]))
                return false;
        }

        return true;
    }

    /// <summary>
    /// Returns the origin of a value: for a value that the block computes, the number of values that the block computes before it; for an input of the block, the
    /// bitwise complement of its index, which is negative.
    /// </summary>
    private static int PlaceOf(Value value, Block block, EquatableArray<Value> inputs)
    {
        var computed = value.Number - block.Nodes[0].Outputs[0].Number;
        if (computed >= 0)
            return computed;
        for (var i = 0; i < inputs.Count; i++)
        {
            if (inputs[i] == value)
                return ~i;
        }

        throw new ArgumentException($"Block '{block.Name}' does not read value {value.Number}.", nameof(value));
    }

    /// <summary>Returns <see langword="true"/> if a later block reads a value; otherwise, <see langword="false"/>.</summary>
    private bool IsResult(Value value, Block block) => network.Plan.LastReaderOf(value) > network.Plan.IndexOf(block.Nodes[block.Nodes.Count - 1]);
}
