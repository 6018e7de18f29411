using System.Globalization;
using System.Text;

namespace EffNet.Weights;

/// <summary>What became of every tensor of a file, and of every weight of a network, when one was loaded into the other.</summary>
public sealed record WeightsReport
{
    private const int Shown = 4;

    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>Its format.</summary>
    public required WeightFormat Format { get; init; }

    /// <summary>After which library its tensors are named.</summary>
    public required WeightNaming Naming { get; init; }

    /// <summary>
    /// Gets the place in the file that the weights are in, as <see cref="WeightLoadOptions.From"/> takes it: keys of dictionaries separated by <c>/</c>, and what precedes the names;
    /// empty for a file's only dictionary with the names as they are.
    /// </summary>
    public string From { get; init; } = string.Empty;

    /// <summary>Gets the other places in the file that fit at least half as well, the best first; if the file was refused because nothing decides, those that fit equally well.</summary>
    public IReadOnlyList<string> Alternatives { get; init; } = [];

    /// <summary>Gets whether <see cref="From"/> was taken because the word <c>ema</c> in it says that it is the average of an equally good one.</summary>
    public bool IsAverage { get; init; }

    /// <summary>Gets the parts of <see cref="From"/>: <c>state_dict</c>, <c>model.</c>, <c>module.</c>; empty if there are none.</summary>
    public IReadOnlyList<string> Wrappers { get; init; } = [];

    /// <summary>The network's weights that the file has; loaded, unless the whole was refused.</summary>
    public IReadOnlyList<string> Matched { get; init; } = [];

    /// <summary>The network's weights that the file lacks; they stay as they were.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>The file's tensors that the network has no weight for, by their names in the file.</summary>
    public IReadOnlyList<string> Unused { get; init; } = [];

    /// <summary>Tensors whose shape or kind is not the weight's; the weights stay as they were.</summary>
    public IReadOnlyList<WeightMismatch> WrongShape { get; init; } = [];

    /// <summary>The classifier's weights, where the network was to keep its own.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    /// <summary>
    /// Gets the file's tensors that were left out on purpose, by their names in the file: what is at the end where the classifier is kept, what is outside of the place that was asked
    /// for, and counts beside the weights.
    /// </summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>Weights made to fit other input channels, as timm does it; the first convolution's, if any.</summary>
    public IReadOnlyList<string> Adapted { get; init; } = [];

    /// <summary>
    /// Gets the paths of batch norms that the file, or the model that its weights came from, has as part of the convolutions before them. The network computes the same, but these norms have neutral weights and no statistics of their own:
    /// estimate them before training.
    /// </summary>
    public IReadOnlyList<string> FoldedNorms { get; init; } = [];

    /// <summary>What will make the network's answers differ from those of the weights' origin.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Whether every weight has its tensor and every tensor its weight, but for those that were to be kept.</summary>
    public bool IsComplete => Missing.Count == 0 && Unused.Count == 0 && WrongShape.Count == 0;

    /// <summary>The report in a few lines, with the first few names of each kind.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Path}: {Format}, {Naming switch { WeightNaming.Timm => "timm's names", WeightNaming.Lukemelas => "lukemelas' names", _ => "the network's own names" }}");
        if (Wrappers.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $", inside {string.Join(" and ", Wrappers.Select(w => $"'{DisplayName.Of(w)}'"))}");
        if (Matched.Count == 0 && Alternatives.Count > 1)
            return text.Append(CultureInfo.InvariantCulture, $"; {Alternatives.Count} places fit equally well").ToString();
        text.Append(CultureInfo.InvariantCulture, $"; {Matched.Count} weights matched");
        Append(text, "missing in the file", Missing);
        Append(text, "in the file only", Unused);
        Append(text, "of another shape or type", [.. WrongShape.Select(m => $"{m.Name} (the network has {m.Expected}, the file {m.Found})")]);
        Append(text, "kept as they were", Kept);
        Append(text, "left out", Ignored);
        Append(text, "adapted to the input channels", Adapted);
        Append(text, "folded into convolutions", FoldedNorms);
        Append(text, IsAverage ? "fitting equally well and not an average" : "fitting too", Alternatives);
        foreach (var warning in Warnings)
            text.AppendLine().Append("  warning: ").Append(warning);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string what, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
            return;
        text.AppendLine().Append(CultureInfo.InvariantCulture, $"  {names.Count} {what}: {string.Join(", ", names.Take(Shown).Select(DisplayName.Of))}");
        if (names.Count > Shown)
            text.Append(", …");
    }
}
