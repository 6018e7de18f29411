using EffNet.Cli.Paper;
using EffNet.Drawing;
using EffNet.Language.Model;
using EffNet.Networks;

namespace EffNet.Cli.Plotting;

/// <summary>A cost that an axis can show.</summary>
/// <param name="Word">Its name on the command line, which is the language's where that has one.</param>
/// <param name="Noun">The counted quantity, as titles name it.</param>
/// <param name="Title">The axis' title.</param>
/// <param name="Scale">How it is spread.</param>
/// <param name="OfVariant">A variant's value; <see langword="null"/> where it has none.</param>
/// <param name="OfCandidate">A candidate's.</param>
/// <param name="OfPublished">What the paper prints for a network.</param>
internal sealed record Measure(
    string Word,
    string Noun,
    string Title,
    AxisScale Scale,
    Func<VariantModel, double?> OfVariant,
    Func<SearchModel, SearchCandidate, double?> OfCandidate,
    Func<PaperPoint, double?> OfPublished) : PlotAxis(Word, Noun, Title, Scale)
{
    /// <summary>Multiply-adds for one image.</summary>
    public static Measure Flops { get; } = new(
        "flops", "multiply-adds", "Multiply-adds for one image", AxisScale.Counts, v => v.Network?.MultiplyAdds, (_, c) => c.MultiplyAdds, p => p.Flops);

    /// <summary>Parameter count.</summary>
    public static Measure Parameters { get; } = new(
        "parameters", "parameters", "Parameters", AxisScale.Counts, v => v.Network?.Parameters, (_, c) => c.Parameters, p => p.Parameters);

    /// <summary>The outputs of all convolutions and linear layers.</summary>
    public static Measure Activations { get; } = new(
        "activations",
        "activations",
        "Activations for one image: outputs of convolutions and linear layers",
        AxisScale.Counts,
        v => v.Network?.Activations,
        (_, _) => null,
        _ => null);

    /// <summary>The most bytes of activations alive at once in evaluation.</summary>
    public static Measure Memory { get; } = new(
        "memory",
        "bytes of memory",
        "Peak activation memory for one image, evaluation, single precision",
        AxisScale.Bytes,
        v => v.Network is { } network ? ActivationMemory.Forward(network).Bytes : null,
        (_, _) => null,
        _ => null);

    /// <summary>Height and width of the images.</summary>
    public static Measure Resolution { get; } = new(
        "resolution", "resolution", "Resolution of the images (pixels)", AxisScale.Even, v => v.Definition?.Scale.Resolution, (_, c) => c.Scale.Resolution, _ => null);

    /// <summary>The compound coefficient.</summary>
    public static Measure Phi { get; } = new(
        "phi", "phi", "Compound coefficient phi", AxisScale.Even, v => v.Phi, (s, _) => s.Phi, _ => null);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Measure> All { get; } = [Flops, Parameters, Activations, Memory, Resolution, Phi];
}
