using EffNet.Language.Schema;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>A cost that a file can bound.</summary>
/// <param name="Word">The cost as a file writes it.</param>
/// <param name="Phrase">The unit of the cost, which follows the number in a message: "parameters", "bytes of activation memory in training at batch 8".</param>
/// <param name="Of">Returns the cost of a network.</param>
/// <param name="Explain">Returns a sentence, without its period, about the parts of a network with the largest shares of the cost, for a message.</param>
internal sealed record CostMeasure(string Word, string Phrase, Func<Network, long> Of, Func<Network, string> Explain)
{
    /// <summary>Gets the number of parameters.</summary>
    public static CostMeasure Parameters { get; } = new(CostSchema.Parameters, "parameters", n => n.Parameters, n => Largest(n.Stages.Select(s => (s.Name, s.Parameters))));

    /// <summary>Gets the multiply-adds for one image.</summary>
    public static CostMeasure Flops { get; } = new(CostSchema.Flops, "flops", n => n.MultiplyAdds, n => Largest(n.Stages.Select(s => (s.Name, s.MultiplyAdds))));

    /// <summary>Gets the elements of the outputs of all convolutions and linear layers for one image.</summary>
    public static CostMeasure Activations { get; } = new(CostSchema.Activations, "activations", n => n.Activations, n => Largest(n.Stages.Select(s => (s.Name, s.Activations))));

    /// <summary>
    /// Gets the receptive field: the side, in pixels, of the window of the image on which one position of the last feature map depends. If the window is not square,
    /// the smaller side is returned. Paths that depend on the whole image, such as squeeze-and-excitation gates, are ignored. Without feature maps, the side is 1.
    /// </summary>
    public static CostMeasure ReceptiveField { get; } = new(CostSchema.ReceptiveField, "pixels of receptive field", n => SideOf(n.Layers), ExplainField);

    /// <summary>Returns the measure of memory in evaluation: the largest number of bytes of activations that are alive at once.</summary>
    public static CostMeasure Forward(int batch) => new(
        FormattableString.Invariant($"memory(batch: {batch})"),
        FormattableString.Invariant($"bytes of activation memory in evaluation at batch {batch}"),
        n => Batched(batch, ActivationMemory.Forward(n).Bytes),
        n =>
        {
            var peak = ActivationMemory.Forward(n);
            return peak.Block.StandsAlone ? $"The peak is in {peak.Stage.Name}" : $"The peak is in {peak.Block.Name} of {peak.Stage.Name}";
        });

    /// <summary>Returns the measure of memory in training: the bytes of activations that are kept for the backward pass.</summary>
    public static CostMeasure Training(int batch) => new(
        FormattableString.Invariant($"memory(batch: {batch}, mode: training)"),
        FormattableString.Invariant($"bytes of activation memory in training at batch {batch}"),
        n => Batched(batch, ActivationMemory.Training(n)),
        n => Largest(ActivationMemory.TrainingByStage(n).Select(s => (s.Stage.Name, s.Bytes))));

    /// <summary>Returns the bytes for a batch, or <see cref="long.MaxValue"/> if they exceed 64 bits.</summary>
    private static long Batched(int batch, long bytes) => bytes > long.MaxValue / batch ? long.MaxValue : batch * bytes;

    private static int SideOf(IEnumerable<Layer> layers) => layers.LastOrDefault(l => l.LocalField is not null)?.LocalField is { } field ? Math.Min(field.Height, field.Width) : 1;

    /// <summary>Returns a sentence about the stages that enlarge the receptive field most.</summary>
    private static string ExplainField(Network network)
    {
        var side = 1;
        var growth = new List<(string Name, long Cost)>();
        foreach (var stage in network.Layers.GroupBy(l => l.Stage.Name))
        {
            var before = side;
            side = Math.Max(side, SideOf(stage));
            growth.Add((stage.Key, side - before));
        }

        return Largest(growth);
    }

    private static string Largest(IEnumerable<(string Name, long Cost)> stages)
    {
        var all = stages.ToList();
        var total = Math.Max(1d, all.Sum(s => (double)s.Cost));
        return "Largest stages: "
            + string.Join(", ", all.OrderByDescending(s => s.Cost).Take(3).Select(s => FormattableString.Invariant($"{s.Name} ({100d * s.Cost / total:0}%)")));
    }
}
