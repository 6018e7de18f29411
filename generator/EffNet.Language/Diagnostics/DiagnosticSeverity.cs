namespace EffNet.Language.Diagnostics;

/// <summary>The severity of a diagnostic.</summary>
public enum DiagnosticSeverity
{
    /// <summary>A suggestion. The shipped files also have such diagnostics.</summary>
    Info,

    /// <summary>A probable mistake. Shipped files do not have such diagnostics.</summary>
    Warning,

    /// <summary>An error. The build fails.</summary>
    Error,
}
