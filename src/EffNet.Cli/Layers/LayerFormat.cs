namespace EffNet.Cli.Layers;

/// <summary>The format of a table of layers.</summary>
internal enum LayerFormat
{
    /// <summary>Columns for a terminal.</summary>
    Text,

    /// <summary>One record per layer, as in RFC 4180.</summary>
    Csv,

    /// <summary>A Markdown table, as on GitHub.</summary>
    Markdown,

    /// <summary>A <c>longtable</c> with the rules of <c>booktabs</c>.</summary>
    Latex,

    /// <summary>JSON.</summary>
    Json,
}
