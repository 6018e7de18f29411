using EffNet.Cli.Paper;
using EffNet.Drawing;
using EffNet.Language.Model;
using EffNet.Networks;

namespace EffNet.Cli.Plotting;

/// <summary>A cost that an axis can show.</summary>
/// <param name="Word">The name of the cost on the command line. If the language has a word for the cost, it is the same word.</param>
/// <param name="Noun">The counted quantity, as it appears in titles.</param>
/// <param name="Title">The axis' title.</param>
/// <param name="Scale">The scale of the axis.</param>
/// <param name="OfVariant">A function that returns the value of a variant; <see langword="null"/> if the variant has none.</param>
/// <param name="OfCandidate">A function that returns the value of a candidate; <see langword="null"/> if candidates have none.</param>
/// <param name="OfPublished">A function that returns the value that the paper prints for a network; <see langword="null"/> if it prints none.</param>
internal sealed record Measure(
    string Word,
    string Noun,
    string Title,
    AxisScale Scale,
    Func<VariantModel, double?> OfVariant,
    Func<SearchModel, CandidateModel, double?> OfCandidate,
    Func<PaperPoint, double?> OfPublished) : PlotAxis(Word, Noun, Title, Scale)
{
    /// <summary>Gets the multiply-adds for one image.</summary>
    public static Measure Flops { get; } = new(
        "flops", "multiply-adds", "Multiply-adds for one image", AxisScale.Counts, v => v.Network?.MultiplyAdds, (_, c) => c.MultiplyAdds, p => p.Flops);

    /// <summary>Gets the parameter count.</summary>
    public static Measure Parameters { get; } = new(
        "parameters", "parameters", "Parameters", AxisScale.Counts, v => v.Network?.Parameters, (_, c) => c.Parameters, p => p.Parameters);

    /// <summary>Gets the number of elements in the outputs of all convolutions and linear layers.</summary>
    public static Measure Activations { get; } = new(
        "activations",
        "activations",
        "Activations for one image: outputs of convolutions and linear layers",
        AxisScale.Counts,
        v => v.Network?.Activations,
        (_, _) => null,
        _ => null);

    /// <summary>Gets the largest number of bytes of activations that are alive at once in evaluation.</summary>
    public static Measure Memory { get; } = new(
        "memory",
        "bytes of memory",
        "Peak activation memory for one image, evaluation, single precision",
        AxisScale.Bytes,
        v => v.Network is { } network ? ActivationMemory.Forward(network).Bytes : null,
        (_, _) => null,
        _ => null);

    /// <summary>Gets the height and width of the images.</summary>
    public static Measure Resolution { get; } = new(
        "resolution", "resolution", "Resolution of the images (pixels)", AxisScale.Even, v => v.Definition?.Scale.Resolution, (_, c) => c.Scale.Resolution, _ => null);

    /// <summary>Gets the compound coefficient.</summary>
    public static Measure Phi { get; } = new(
        "phi", "phi", "Compound coefficient phi", AxisScale.Even, v => v.Phi, (s, _) => s.Phi, _ => null);

    /// <summary>Gets all measures.</summary>
    public static IReadOnlyList<Measure> All { get; } = [Flops, Parameters, Activations, Memory, Resolution, Phi];
}
