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
    /// <summary>Side of the kernel; odd, so that it has a centre.</summary>
    public static ArgumentRule Kernel { get; } = Whole("kernel", 1, 31, "3", "an odd number from 1 to 31", v => v % 2 == 1);

    /// <summary>Step of the stage's first block; later blocks never shrink.</summary>
    public static ArgumentRule Stride { get; } = Whole("stride", 1, 2, "1", "1 or 2");

    /// <summary>Output channels at width 1.</summary>
    public static ArgumentRule Channels { get; } = Whole("channels", 1, 65_536, "32");

    /// <summary>Repeats at depth 1; the paper's "#Layers".</summary>
    public static ArgumentRule Layers { get; } = Whole("layers", 1, 1_000, "1");

    /// <summary>The stage's input resolution at phi = 0, checked where written.</summary>
    public static ArgumentRule At { get; } = Whole("at", 1, 65_536, "112") with { Required = false };

    /// <summary>An argument that takes whole numbers from <paramref name="minimum"/> to <paramref name="maximum"/>.</summary>
    public static ArgumentRule Whole(
        string name, int minimum, int maximum, string example, string? range = null, Func<double, bool>? also = null) =>
        new(name,
            range ?? FormattableString.Invariant($"a whole number from {minimum} to {maximum}"),
            v => v >= minimum && v <= maximum && v == Math.Floor(v) && (also is null || also(v)),
            example,
            IsWhole: true);
}
