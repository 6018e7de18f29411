using EffNet.Language.Diagnostics;
using EffNet.Networks;

namespace EffNet.Language.Networks.Operators;

/// <summary>One argument a call takes: enough to check a file, to explain a mistake and to document an operator.</summary>
/// <param name="Name">Its word.</param>
/// <param name="Range">Which values it takes, as a message says it: "an odd number from 1 to 31".</param>
/// <param name="Accepts">Whether a value is in that range.</param>
/// <param name="Example">A value a file might have.</param>
/// <param name="Required">Whether a stage must write it.</param>
/// <param name="IsWhole">Whether it counts something, so that a percentage would make no sense.</param>
/// <param name="Words">The words it takes instead of numbers; a word's value is its index.</param>
public sealed record ArgumentRule(
    string Name, string Range, Func<double, bool> Accepts, string Example, bool Required = true, bool IsWhole = false, params string[] Words)
{
    /// <summary>Side of the kernel; odd, so that it has a center.</summary>
    public static ArgumentRule Kernel { get; } = Whole("kernel", 1, 31, "3", "an odd number from 1 to 31", v => v % 2 == 1) with
    {
        Meaning = "side of the kernel",
        Cause = v => v > 0 && v % 2 == 0 ? ArchitectureDiagnostics.EvenKernelRule : null,
    };

    /// <summary>Step of the stage's first block; later blocks never shrink.</summary>
    public static ArgumentRule Stride { get; } = Whole("stride", 1, 2, "1", "1 or 2") with
    {
        Meaning = "step of the first block; later blocks never shrink",
        Cause = _ => ArchitectureDiagnostics.UnusualStrideRule,
    };

    /// <summary>Output channels at width 1.</summary>
    public static ArgumentRule Channels { get; } = Whole("channels", 1, 65_536, "32") with { Meaning = "output channels at width 1" };

    /// <summary>Repeats at depth 1; the paper's "#Layers".</summary>
    public static ArgumentRule Layers { get; } = Whole("layers", 1, 1_000, "1") with { Meaning = "repeats at depth 1" };

    /// <summary>Width of the block's inside over its input's.</summary>
    public static ArgumentRule Expand { get; } = Whole("expand", 1, 64, "6") with { Meaning = "inner channels over input channels; 1 leaves the expansion out" };

    /// <summary>Bottleneck of the squeeze-and-excitation gate.</summary>
    public static ArgumentRule SqueezeRatio { get; } = new("se", "a number above 0 and at most 1", v => v is > 0 and <= 1, "0.25", Required: false)
    {
        Meaning = "bottleneck of the squeeze-and-excitation gate; no gate if left out",
        Cause = _ => ArchitectureDiagnostics.SqueezeOutOfRangeRule,
    };

    /// <summary>Groups of channels that do not see each other.</summary>
    public static ArgumentRule Groups { get; } = Whole("groups", 1, 65_536, "32") with
    {
        Required = false,
        Meaning = "groups of channels that do not see each other; 1 if left out",
    };

    /// <summary>The stage's own activation.</summary>
    public static ArgumentRule Activation { get; } =
        new("activation", "an activation", _ => true, "relu", Required: false, Words: [.. ActivationFunction.All.Select(a => a.Word)])
        {
            Meaning = "the stage's own activation; the family's if left out",
        };

    /// <summary>The dimensions in which the stage is not scaled.</summary>
    public static ArgumentRule Fixed { get; } = new("fixed", "a dimension of scaling", _ => true, "depth", Required: false, Words: ["width", "depth", "both"])
    {
        Meaning = "the dimension in which the stage is not scaled: width, depth or both",
    };

    /// <summary>The same of a stage that stands once.</summary>
    public static ArgumentRule FixedWidth { get; } = Fixed with
    {
        Words = ["width"],
        Range = "the word 'width'",
        Example = "width",
        Meaning = "width, where the stage is not scaled in it",
    };

    /// <summary>The stage's input resolution at phi = 0, checked where written.</summary>
    public static ArgumentRule At { get; } = Whole("at", 1, 65_536, "112") with { Required = false, Meaning = "input resolution at phi = 0: checked" };

    /// <summary>The value of <see cref="Fixed"/> that stands for every dimension.</summary>
    public const int Both = 2;

    /// <summary>What it means, for the language's reference.</summary>
    public string Meaning { get; init; } = string.Empty;

    /// <summary>Whether it counts bytes, so that only a unit of bytes makes sense.</summary>
    public bool IsBytes { get; init; }

    /// <summary>What its number may be a fraction of, as words behind <c>of</c>; the first is what it is without them.</summary>
    public string[] Bases { get; init; } = [];

    /// <summary>The rule that a value out of range breaks, where there is one for that; a number out of range otherwise.</summary>
    public Func<double, DiagnosticRule?> Cause { get; init; } = _ => null;

    /// <summary>An argument that takes whole numbers from <paramref name="minimum"/> to <paramref name="maximum"/>.</summary>
    public static ArgumentRule Whole(
        string name, int minimum, int maximum, string example, string? range = null, Func<double, bool>? also = null) =>
        new(name,
            range ?? FormattableString.Invariant($"a whole number from {minimum} to {maximum}"),
            v => v >= minimum && v <= maximum && v == Math.Floor(v) && (also is null || also(v)),
            example,
            IsWhole: true);
}
