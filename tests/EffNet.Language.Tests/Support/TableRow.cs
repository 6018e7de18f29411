using System.Globalization;

namespace EffNet.Language.Tests.Support;

/// <summary>One stage, for the oracle of a test and as a row of a file. A number that the operator does not have is 0.</summary>
internal sealed record TableRow(string Operator)
{
    public int Kernel { get; init; }

    public int Stride { get; init; } = 1;

    public int Expand { get; init; }

    /// <summary>The fraction of a gate in percent; 0 for no gate.</summary>
    public int Squeeze { get; init; }

    public bool OfExpanded { get; init; }

    public int Groups { get; init; } = 1;

    public int BaseWidth { get; init; } = 64;

    public bool StridesFirst { get; init; }

    public int Channels { get; init; }

    public int Layers { get; init; }

    public bool FixesWidth { get; init; }

    public bool FixesDepth { get; init; }

    /// <summary>Returns the row as text of a file.</summary>
    public string Write(string name)
    {
        var arguments = new List<string>();
        Add(arguments, "kernel", Operator == "head" ? 0 : Kernel);
        Add(arguments, "stride", Operator == "head" ? 0 : Stride);
        Add(arguments, "expand", Expand);
        if (Squeeze > 0)
            arguments.Add($"se: {Squeeze.ToString(CultureInfo.InvariantCulture)}%{(OfExpanded ? " of expanded" : string.Empty)}");
        if (Groups > 1)
            Add(arguments, "groups", Groups);
        if (BaseWidth != 64)
            Add(arguments, "base_width", BaseWidth);
        if (StridesFirst)
            arguments.Add("strided: first");
        Add(arguments, "channels", Channels);
        Add(arguments, "layers", Layers);
        if (FixesWidth || FixesDepth)
            arguments.Add($"fixed: {(FixesWidth && FixesDepth ? "both" : FixesWidth ? "width" : "depth")}");
        if (Operator == "head")
            arguments.Add("pool: average");
        return $"    {name}: {Operator}({string.Join(", ", arguments)});\n";
    }

    private static void Add(List<string> arguments, string name, int value)
    {
        if (value > 0)
            arguments.Add(FormattableString.Invariant($"{name}: {value}"));
    }
}
