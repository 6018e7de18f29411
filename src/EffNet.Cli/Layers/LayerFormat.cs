namespace EffNet.Cli.Layers;

/// <summary>What a table of layers is printed as.</summary>
internal enum LayerFormat
{
    /// <summary>Columns for a terminal.</summary>
    Text,

    /// <summary>One record per layer, as RFC 4180 has it.</summary>
    Csv,

    /// <summary>GitHub's tables.</summary>
    Markdown,

    /// <summary>A <c>longtable</c> with the rules of <c>booktabs</c>.</summary>
    Latex,

    /// <summary>The tool's JSON.</summary>
    Json,
}
