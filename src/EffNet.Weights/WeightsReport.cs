using System.Globalization;
using System.Text;

namespace EffNet.Weights;

/// <summary>A report of loading a file into a network: how each tensor of the file and each weight of the network was used.</summary>
public sealed record WeightsReport
{
    private const int Shown = 4;

    /// <summary>Gets the path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the format of the file.</summary>
    public required WeightFormat Format { get; init; }

    /// <summary>Gets the library whose naming convention the file uses.</summary>
    public required WeightNaming Naming { get; init; }

    /// <summary>
    /// Gets the location of the weights in the file, in the form of <see cref="WeightLoadOptions.From"/>: keys of dictionaries separated by <c>/</c>, and the
    /// prefix of the names. It is empty if the file has only one dictionary and the names have no prefix.
    /// </summary>
    public string From { get; init; } = string.Empty;

    /// <summary>
    /// Gets the other locations in the file that match at least half as well, best first. If the file was rejected because several locations match equally
    /// well, gets these locations.
    /// </summary>
    public IReadOnlyList<string> Alternatives { get; init; } = [];

    /// <summary>
    /// Gets a value that indicates whether <see cref="From"/> was chosen over an equally good location because it contains the word <c>ema</c>, which marks a
    /// moving average.
    /// </summary>
    public bool IsAverage { get; init; }

    /// <summary>Gets the parts of <see cref="From"/>, such as <c>state_dict</c>, <c>model.</c>, <c>module.</c>; empty if there are none.</summary>
    public IReadOnlyList<string> Wrappers { get; init; } = [];

    /// <summary>Gets the weights of the network that have a matching tensor in the file. They are loaded, unless the file was rejected.</summary>
    public IReadOnlyList<string> Matched { get; init; } = [];

    /// <summary>Gets the weights of the network that are missing in the file. They are unchanged.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Gets the tensors of the file that match no weight of the network, by their names in the file.</summary>
    public IReadOnlyList<string> Unused { get; init; } = [];

    /// <summary>Gets the tensors whose shape or element type differs from that of the weight. These weights are unchanged.</summary>
    public IReadOnlyList<WeightMismatch> WrongShape { get; init; } = [];

    /// <summary>Gets the weights of the classifier, if the network kept its own classifier.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    /// <summary>
    /// Gets the tensors that were omitted on purpose, by their names in the file: the file's classifier if the network keeps its own, tensors outside the
    /// specified location, and integer counts that are not weights.
    /// </summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>Gets the weights that were adapted to another number of input channels, by the rule of timm: those of the first convolution, if any.</summary>
    public IReadOnlyList<string> Adapted { get; init; } = [];

    /// <summary>
    /// Gets the paths of batch norms that are folded into the preceding convolutions, in the file or in the model that its weights came from. The network
    /// computes the same outputs, but these batch norms only add the folded bias and have no statistics of their own. Estimate the statistics before training.
    /// </summary>
    public IReadOnlyList<string> FoldedNorms { get; init; } = [];

    /// <summary>Gets warnings: the reasons why the outputs of the network differ from the outputs of the network that the weights came from.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>
    /// Gets a value that indicates whether <see cref="Missing"/>, <see cref="Unused"/> and <see cref="WrongShape"/> are empty. Weights and tensors in
    /// <see cref="Kept"/> and <see cref="Ignored"/> do not matter.
    /// </summary>
    public bool IsComplete => Missing.Count == 0 && Unused.Count == 0 && WrongShape.Count == 0;

    /// <summary>Returns the report in a few lines, with the first names of each kind.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{Path}: {Format}, {Naming switch { WeightNaming.Timm => "timm's names", WeightNaming.Lukemelas => "lukemelas' names", _ => "the network's own names" }}");
        if (Wrappers.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $", inside {string.Join(" and ", Wrappers.Select(w => $"'{DisplayName.Of(w)}'"))}");
        if (Matched.Count == 0 && Alternatives.Count > 1)
            return text.Append(CultureInfo.InvariantCulture, $"; {Alternatives.Count} groups of tensors match equally well").ToString();
        text.Append(CultureInfo.InvariantCulture, $"; {Matched.Count} weights matched");
        Append(text, "missing in the file", Missing);
        Append(text, "only in the file", Unused);
        Append(text, "with a different shape or type", [.. WrongShape.Select(m => $"{m.Name} (the network has {m.Expected}, the file has {m.Found})")]);
        Append(text, "unchanged", Kept);
        Append(text, "left out", Ignored);
        Append(text, "adapted to the input channels", Adapted);
        Append(text, "folded into convolutions", FoldedNorms);
        Append(text, IsAverage ? "alternatives that are not an average" : "alternatives", Alternatives);
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
