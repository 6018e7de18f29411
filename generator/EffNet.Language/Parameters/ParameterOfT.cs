using EffNet.Language.Diagnostics;
using EffNet.Language.Syntax;

namespace EffNet.Language.Parameters;

/// <summary>A parameter whose values have the type <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="Name">The word that a file writes.</param>
/// <param name="Example">A value that a file might state.</param>
public abstract record Parameter<T>(string Name, string Example) : Parameter(Name, Example)
{
    private readonly T? _default;
    private readonly bool _hasDefault;

    /// <summary>Gets the value that applies if the file does not state the parameter. A parameter with a default is not required.</summary>
    /// <exception cref="InvalidOperationException">The parameter has no default.</exception>
    public T Default
    {
        get => _hasDefault ? _default! : throw new InvalidOperationException($"Parameter '{Name}' has no default.");
        init => (_default, _hasDefault, IsRequired) = (value, true, false);
    }

    /// <inheritdoc cref="Parameter.ReadArgument"/>
    internal abstract Argument<T>? Read(ValueSyntax value, string word, string sample, IDiagnosticWriter diagnostics);

    /// <inheritdoc/>
    internal sealed override Argument? ReadArgument(ValueSyntax value, string word, string sample, IDiagnosticWriter diagnostics) => Read(value, word, sample, diagnostics);

    /// <summary>Reports a value of the wrong kind.</summary>
    private protected Argument<T>? ReportWrongKind(ValueSyntax value, string sample, IDiagnosticWriter diagnostics)
    {
        if (value is RatioSyntax ratio)
            diagnostics.Add(WordDiagnostics.WrongValue(ratio.Base.Span, Name, "a number without 'of'", sample, DiagnosticFix.Replace(ratio.Span, ratio.Number.Literal.Text)));
        else
            diagnostics.Add(WordDiagnostics.WrongValue(value.Span, Name, Accepted, sample));
        return null;
    }
}
