namespace EffNet.Language.Diagnostics;

/// <summary>How grave a diagnostic is, in the compiler's own scale.</summary>
public enum DiagnosticSeverity
{
    /// <summary>A fact worth knowing; shipped files have some.</summary>
    Info,

    /// <summary>Probably not what was meant; shipped files have none.</summary>
    Warning,

    /// <summary>The build fails.</summary>
    Error,
}
