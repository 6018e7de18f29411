namespace EffNet.Networks;

/// <summary>A variant's whole network: every layer with its shapes and costs, and nothing left to decide.</summary>
/// <param name="Input">Shape of one input image.</param>
/// <param name="Classes">Outputs of the classifier.</param>
/// <param name="Initialization">How fresh weights are drawn.</param>
/// <param name="Stages">Its stages in order of execution.</param>
public sealed record Network(Shape Input, int Classes, Initialization Initialization, EquatableArray<Stage> Stages)
{
    /// <summary>Its stages in order of execution. Read-only: the sums below are computed once from it, and a <c>with</c> expression would copy the old ones.</summary>
    public EquatableArray<Stage> Stages { get; } = Stages;

    /// <summary>Learned numbers.</summary>
    public long Parameters { get; } = Stages.Sum(s => s.Parameters);

    /// <summary>Multiply-adds for one image: what the paper calls FLOPS.</summary>
    public long MultiplyAdds { get; } = Stages.Sum(s => s.MultiplyAdds);

    /// <summary>Elements of the outputs of all convolutions and linear layers for one image.</summary>
    public long Activations { get; } = Stages.Sum(s => s.Activations);

    /// <summary>Every block in order of execution.</summary>
    public IEnumerable<Block> Blocks => Stages.SelectMany(s => s.Blocks);

    /// <summary>Every layer in order of execution.</summary>
    public IEnumerable<Layer> Layers => Blocks.SelectMany(b => b.Layers);

    /// <summary>Gets the tensors of its <c>state_dict</c>: weights fit if names and shapes are equal.</summary>
    public IEnumerable<StateTensor> State => Blocks.SelectMany(b => b.State);

    /// <summary>
    /// For each factor by which the image has shrunk, the last stage that works at it and yields feature maps; what detectors
    /// and segmenters attach to.
    /// </summary>
    public IEnumerable<(int Reduction, Stage Stage)> Reductions
    {
        get
        {
            var reduction = 1;
            return Stages
                .TakeWhile(s => s.Output.Size > 0 && s.Input.Size > 1)
                .Select(s => (Reduction: reduction *= s.Stride, Stage: s))
                .GroupBy(r => r.Reduction)
                .Select(g => g.Last())
                .ToList();
        }
    }
}
