namespace EffNet.Networks;

/// <summary>
/// The complete network of a variant: a graph of nodes with their shapes and costs. The nodes form one list in order of execution; stages and blocks group that
/// list.
/// </summary>
/// <param name="Input">The shape of one input image, which is the value with number 0.</param>
/// <param name="ClassCount">The number of outputs of the classifier; 0 if there is none.</param>
/// <param name="Initialization">The distribution of initial weights.</param>
/// <param name="Stages">The stages in order of execution.</param>
/// <param name="Outputs">The outputs of the network.</param>
public sealed record Network(Shape Input, int ClassCount, Initialization Initialization, EquatableArray<Stage> Stages, EquatableArray<NamedValue> Outputs)
{
    /// <summary>The name of the output of a network with a classifier: scores of the classes, before any softmax.</summary>
    public const string Logits = "logits";

    /// <summary>The name of the output of a network without a classifier: the pooled features.</summary>
    public const string PooledFeatures = "features";

    /// <summary>
    /// Gets the stages in order of execution. The property is read-only because the sums below are computed once from it; a <c>with</c> expression would copy
    /// the old sums.
    /// </summary>
    public EquatableArray<Stage> Stages { get; } = Stages;

    /// <summary>Gets the nodes in order of execution.</summary>
    public EquatableArray<Node> Nodes { get; } = Stages.SelectMany(s => s.Nodes).ToEquatableArray();

    /// <summary>Gets the number of parameters.</summary>
    public long Parameters { get; } = Stages.Total(s => s.Parameters);

    /// <summary>Gets the multiply-adds for one image, which the paper calls FLOPS.</summary>
    public long MultiplyAdds { get; } = Stages.Total(s => s.MultiplyAdds);

    /// <summary>Gets the elements of the outputs of all convolutions and linear layers for one image.</summary>
    public long Activations { get; } = Stages.Total(s => s.Activations);

    /// <summary>Gets every block in order of execution.</summary>
    public IEnumerable<Block> Blocks => Stages.SelectMany(s => s.Blocks);

    /// <summary>Gets the tensors of the <c>state_dict</c>. Weights fit if names and shapes are equal.</summary>
    public IEnumerable<StateTensor> State => Nodes.SelectMany(n => n.State);

    /// <summary>Gets the image, which the first node reads.</summary>
    public Value Image => new(Value.Image, Input);

    /// <summary>Gets the classifier; <see langword="null"/> if there is none.</summary>
    public Classifier? Classifier => Classifier.Find(this);

    /// <summary>
    /// Gets the convolution whose number of input channels can be changed: it has one group, and it is the only node that reads the images (or the padded images).
    /// <see langword="null"/> if there is none. If a network begins with an MBConv or a pooling, another number of image channels would change the widths of other
    /// layers, and the groups might not divide the channels.
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
    /// Gets, for each size of maps, the last stage that computes maps of this size, with the factor by which the maps are smaller than the image. Detection and
    /// segmentation networks use the outputs of these stages.
    /// </summary>
    public IEnumerable<(Extent Reduction, Stage Stage)> Reductions => Stages
        .Where(s => !s.Output.IsVector && s.Input.Pixels > 1)
        .Select(s => (Reduction: Plan.ReductionOf(s.Result), Stage: s))
        .Where(r => r.Reduction is not null)
        .GroupBy(r => r.Reduction!.Value, r => r.Stage)
        .Select(g => (g.Key, g.Last()));

    /// <summary>Gets the plan of this network, which states how values and memory may be used.</summary>
    public NetworkPlan Plan => NetworkPlan.Of(this);

    /// <summary>Gets a row for each node in order of execution, with the costs and the receptive field of the node.</summary>
    public EquatableArray<Layer> Layers => LayerTable.Of(this).Layers;

    /// <summary>Returns the number of stages and nodes and the costs.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Stages.Count} stages, {Nodes.Count} nodes, {Input} to {string.Join(" and ", Outputs.Select(o => o.Value.Shape))}: ")
        + FormattableString.Invariant($"{Parameters:N0} parameters, {MultiplyAdds:N0} multiply-adds");
}
