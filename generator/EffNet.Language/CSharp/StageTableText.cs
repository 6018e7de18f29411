using EffNet.Networks;
using static EffNet.Language.CSharp.CSharpText;

namespace EffNet.Language.CSharp;

/// <summary>Writes the stage table of a scaled network, as in the paper's Table 1, as aligned text for quick info.</summary>
internal static class StageTableText
{
    private static readonly string[] s_header = ["Stage", "Operator", "Input", "Output", "Layers", "Parameters", "Multiply-adds"];

    public static IEnumerable<string> Lines(Network network)
    {
        var rows = new List<string[]> { s_header };
        rows.AddRange(network.Stages.Select(s => new[]
        {
            s.Name, s.Description, s.Input.ToString(), s.Output.ToString(), Code(s.Depth), Grouped(s.Parameters), Grouped(s.MultiplyAdds),
        }));
        rows.Add(["total", string.Empty, string.Empty, string.Empty, string.Empty, Grouped(network.Parameters), Grouped(network.MultiplyAdds)]);

        return TextTable.Align(rows, leftAligned: 4);
    }
}
