using System.Collections.Immutable;
using EffNet.Language.Parameters;

namespace EffNet.Language.Schema;

/// <summary>The costs that <c>require</c> and <c>solve(…)</c> can bound, and the numbers that they accept as bounds.</summary>
internal static class CostSchema
{
    public const string Parameters = "parameters";
    public const string Flops = "flops";
    public const string Activations = "activations";
    public const string Memory = "memory";
    public const string ReceptiveField = "receptive_field";

    /// <summary>The cost of a search's baseline.</summary>
    public const string Baseline = "baseline";

    /// <summary>The largest factor of a baseline that a bound may have.</summary>
    private const int MaximumFactor = 1_000;

    /// <summary>The costs with their meanings, in Markdown.</summary>
    public static readonly ImmutableArray<(string Word, string Meaning)> Costs = ImmutableArray.Create(
        (Parameters, "the number of trainable weights, without batch norm's running statistics"),
        (Flops, "multiply-adds of convolutions and linear layers for one image, which the paper calls FLOPS"),
        (Activations, "elements of the outputs of all convolutions and linear layers for one image, as fvcore and timm count them"),
        (Memory, "the largest number of bytes of activations alive at once during the evaluation of one image in single precision; "
            + "with `mode: training`, the bytes kept for the backward pass"),
        (ReceptiveField, "the side in pixels of the window of the image on which one position of the last feature map depends, "
            + "without paths that depend on the whole image; cannot be a target of `solve`"));

    /// <summary>The words for costs that <c>require</c> bounds.</summary>
    public static readonly ImmutableArray<string> Words = Costs.Select(c => c.Word).ToImmutableArray();

    /// <summary>
    /// The words for costs that <c>solve(…)</c> bounds. The receptive field is not included: of the three factors, only depth changes it, and with
    /// <c>padding: same</c>, it also depends on whether the resolution is even or odd.
    /// </summary>
    public static readonly ImmutableArray<string> Targets = Words.Remove(ReceptiveField);

    public static readonly NumberRange Number = new("a number above 0", v => v > 0, NumberKind.Count);

    public static readonly NumberRange Bytes = new("a number of bytes above 0, such as 40MiB", v => v > 0, NumberKind.Bytes);

    public static readonly NumberRange Factor = new($"a number above 0 and at most {MaximumFactor}", v => v is > 0 and <= MaximumFactor);

    /// <summary>The shares that may follow <c>within</c>.</summary>
    public static readonly NumberRange Share = new("a percentage above 0% and at most 50%", v => v is > 0 and <= 0.5);

    public static readonly NumberParameter<int> Batch = Numbers.Whole("batch", 1, 65_536, "8") with { Default = 1, Meaning = "images at once; by default, 1", Unit = "images" };

    public static readonly WordParameter<bool> Mode = new("mode", "training", ImmutableArray.Create<Choice<bool>>([new("forward", false), new("training", true)]))
    {
        Default = false,
        Meaning = "`forward`: the largest number of bytes alive at once in evaluation; `training`: the bytes kept for the backward pass; by default, `forward`",
    };

    /// <summary>The parameters of <c>memory(…)</c>.</summary>
    public static readonly ImmutableArray<Parameter> OfMemory = ImmutableArray.Create<Parameter>(Batch, Mode);
}
