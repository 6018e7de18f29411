using EffNet.Networks;

namespace EffNet.Language.Emit;

/// <summary>
/// Turns the layers of a block into the lines of its <c>forward</c>. A convolution and the batch norm that alone reads it are one line, which the run time
/// may compute as one convolution; a line whose operand nobody reads afterwards takes it over, and the run time may overwrite it.
/// </summary>
internal sealed class BlockSteps
{
    private readonly List<StraightLine.Step> _steps = [];

    /// <summary>The variable that holds each value of the block, and its number among the steps.</summary>
    private readonly List<(string Name, int Number)> _values = [("input", 0)];

    public BlockSteps(Block block)
    {
        var plan = BlockPlan.Of(block);
        for (var i = 0; i < block.Layers.Count; i++)
        {
            if (plan.MayFold(i))
                AddFolded(block.Layers[i], block.Layers[++i]);
            else if (plan.IsMatrixProduct(i))
                AddConnected(block.Layers[i]);
            else
                Add(block.Layers[i], plan.MayOverwrite(i));
        }
    }

    /// <summary>The lines in the order of execution.</summary>
    public IReadOnlyList<StraightLine.Step> Steps => _steps;

    /// <summary>The variable that holds the block's output.</summary>
    public string Result => _values[_values.Count - 1].Name;

    /// <summary>Whether any line asks if this run is watched.</summary>
    public bool AsksWhetherUnwatched { get; private set; }

    private void AddFolded(Layer convolution, Layer norm)
    {
        AsksWhetherUnwatched = true;
        _values.Add((string.Empty, -1));
        Add(norm, LayerCode.InvokeFolded(convolution, norm, _values[convolution.Inputs[0]].Name), convolution.Inputs, takesFirst: false);
    }

    private void AddConnected(Layer convolution) =>
        Add(convolution, LayerCode.InvokeConnected(convolution, _values[convolution.Inputs[0]].Name), convolution.Inputs, takesFirst: false);

    private void Add(Layer layer, bool takesFirst)
    {
        AsksWhetherUnwatched |= takesFirst;
        var names = layer.Inputs.Select(v => _values[v].Name).ToList();
        Add(layer, takesFirst ? LayerCode.InvokeTaking(layer, names) : LayerCode.Invoke(layer, names), layer.Inputs, takesFirst);
    }

    private void Add(Layer layer, string expression, IEnumerable<int> inputs, bool takesFirst)
    {
        var name = Semantics.CSharpNames.Local(layer.Name);
        _steps.Add(new StraightLine.Step(name, expression, [.. inputs.Select(v => _values[v].Number)], layer.Output.ToString(), Guard(layer), takesFirst));
        _values.Add((name, _steps.Count));
    }

    /// <summary>Without classes the features are the result, before any dropout: that is only there for the classifier.</summary>
    private string? Guard(Layer layer) =>
        layer.Operation is (Dropout or Linear) && _steps.All(s => s.Guard is null) ? "Linear is null" : null;
}
