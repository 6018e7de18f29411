namespace EffNet.Language.Diagnostics;

/// <summary>The severity of a diagnostic.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Useful information. Shipped files have such diagnostics.</summary>
    Info,

    /// <summary>A probable mistake. Shipped files do not have such diagnostics.</summary>
    Warning,

    /// <summary>An error, which fails the build.</summary>
    Error,
}
