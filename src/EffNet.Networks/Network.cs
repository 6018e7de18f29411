namespace EffNet.Networks;

/// <summary>
/// A variant's whole network: a graph of nodes with their shapes and costs. The nodes are one list in order of execution; stages and blocks group that list.
/// </summary>
/// <param name="Input">The shape of one input image, which is the value with number 0.</param>
/// <param name="ClassCount">The number of outputs of the classifier; 0 without one.</param>
/// <param name="Initialization">How fresh weights are drawn.</param>
/// <param name="Stages">Its stages in order of execution.</param>
/// <param name="Outputs">Its results.</param>
public sealed record Network(Shape Input, int ClassCount, Initialization Initialization, EquatableArray<Stage> Stages, EquatableArray<NamedValue> Outputs)
{
    /// <summary>The name of the output of a network with a classifier: scores of the classes, before any softmax.</summary>
    public const string Logits = "logits";

    /// <summary>The name of the output of a network without a classifier: the pooled features.</summary>
    public const string PooledFeatures = "features";

    /// <summary>Gets its stages in order of execution. Read-only: the sums below are computed once from it, and a <c>with</c> expression would copy the old ones.</summary>
    public EquatableArray<Stage> Stages { get; } = Stages;

    /// <summary>Gets its nodes in order of execution.</summary>
    public EquatableArray<Node> Nodes { get; } = Stages.SelectMany(s => s.Nodes).ToEquatableArray();

    /// <summary>Gets the number of its parameters.</summary>
    public long Parameters { get; } = Stages.Sum(s => s.Parameters);

    /// <summary>Gets its multiply-adds for one image: what the paper calls FLOPS.</summary>
    public long MultiplyAdds { get; } = Stages.Sum(s => s.MultiplyAdds);

    /// <summary>Gets the elements of the outputs of all convolutions and linear layers for one image.</summary>
    public long Activations { get; } = Stages.Sum(s => s.Activations);

    /// <summary>Gets every block in order of execution.</summary>
    public IEnumerable<Block> Blocks => Stages.SelectMany(s => s.Blocks);

    /// <summary>Gets the tensors of its <c>state_dict</c>: weights fit if names and shapes are equal.</summary>
    public IEnumerable<StateTensor> State => Nodes.SelectMany(n => n.State);

    /// <summary>Gets the image, which the first node reads.</summary>
    public Value Image => new(Value.Image, Input);

    /// <summary>Gets the end that classifies; <see langword="null"/> if there is none.</summary>
    public Classifier? Classifier => Classifier.Find(this);

    /// <summary>
    /// Gets the convolution that alone reads the images, as they are or padded, and could read images of other channels; <see langword="null"/> if there is none. A network that begins with an
    /// MBConv or a pooling would have other widths throughout, and groups may not divide the channels.
    /// </summary>
    public Node? Stem
    {
        get
        {
            if (Stages[0].Blocks[0] is not { StandsAlone: true } first)
                return null;
            var read = Image;
            foreach (var node in first.Nodes)
            {
                if (node.Inputs[0] != read || Plan.ReadersOf(read) != 1)
                    return null;
                if (node.Operation is not SamePad)
                    return node.Operation is Convolution { Groups: 1 } ? node : null;
                read = node.Outputs[0];
            }

            return null;
        }
    }

    /// <summary>
    /// Gets, for each factor by which the image has become smaller, the last stage that computes maps of that size; what detectors and segmenters attach to.
    /// </summary>
    public IEnumerable<(Extent Reduction, Stage Stage)> Reductions => Stages
        .Where(s => !s.Output.IsVector && s.Input.Pixels > 1)
        .Select(s => (Reduction: Plan.ReductionOf(s.Result), Stage: s))
        .Where(r => r.Reduction is not null)
        .GroupBy(r => r.Reduction!.Value, r => r.Stage)
        .Select(g => (g.Key, g.Last()));

    /// <summary>Gets the facts that everything that runs this network may rely on.</summary>
    public NetworkPlan Plan => NetworkPlan.Of(this);

    /// <summary>Gets a row for each node in order of execution, with what a table of layers shows: its costs, and what of the image its result depends on.</summary>
    public EquatableArray<Layer> Layers => LayerTable.Of(this).Layers;

    /// <summary>Returns the counts of its stages and nodes and its costs.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Stages.Count} stages, {Nodes.Count} nodes, {Input} to {string.Join(" and ", Outputs.Select(o => o.Value.Shape))}: {Parameters:N0} parameters, {MultiplyAdds:N0} multiply-adds");
}
