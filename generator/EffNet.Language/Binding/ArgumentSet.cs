using EffNet.Language.Diagnostics;
using EffNet.Language.Parameters;
using EffNet.Language.Syntax;
using EffNet.Language.Text;

namespace EffNet.Language.Binding;

/// <summary>The checked arguments of one call.</summary>
internal sealed class ArgumentSet
{
    private readonly IDiagnosticWriter _diagnostics;
    private readonly CallSyntax _call;
    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly Dictionary<string, (Argument Argument, TextSpan Span)> _values = new(StringComparer.Ordinal);
    private HashSet<string?>? _written;
    private bool _reportedUnnamed;

    private ArgumentSet(IDiagnosticWriter diagnostics, CallSyntax call, IReadOnlyList<Parameter> parameters) =>
        (_diagnostics, _call, _parameters) = (diagnostics, call, parameters);

    /// <summary>Gets the arguments of the call, in the order of the parameters.</summary>
    public IEnumerable<Argument> Arguments => _parameters.Where(p => Has(p.Name)).Select(p => _values[p.Name].Argument);

    /// <summary>Reads the arguments of a call.</summary>
    /// <param name="diagnostics">The writer to which errors are reported.</param>
    /// <param name="call">The call.</param>
    /// <param name="parameters">The parameters that the call takes.</param>
    /// <param name="positional">
    /// The name of the parameter that the first argument sets if it has no name; <see langword="null"/> if every argument must have a name.
    /// </param>
    /// <returns>The arguments; <see langword="null"/> if an argument is wrong or a required argument is missing. The error is reported.</returns>
    public static ArgumentSet? Read(IDiagnosticWriter diagnostics, CallSyntax call, IReadOnlyList<Parameter> parameters, string? positional = null)
    {
        var set = new ArgumentSet(diagnostics, call, parameters);
        return set.ReadAll(positional) ? set : null;
    }

    /// <summary>Returns <see langword="true"/> if the call has an argument for the parameter <paramref name="name"/>; otherwise, <see langword="false"/>.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>Returns the value of <paramref name="parameter"/>, or the parameter's default if the call has no argument for it.</summary>
    public T Get<T>(Parameter<T> parameter) => _values.TryGetValue(parameter.Name, out var found) ? ((Argument<T>)found.Argument).Value : parameter.Default;

    /// <summary>Returns the location of the value of the parameter <paramref name="name"/>. The call must have an argument for the parameter.</summary>
    public TextSpan SpanOf(string name) => _values[name].Span;

    private bool ReadAll(string? positional)
    {
        var sound = true;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < _call.Arguments.Length; i++)
            sound &= ReadOne(i, _call.Arguments[i].Name?.Text ?? (i == 0 ? positional : null), seen);

        // If an argument has an error or no name, it may be the required argument that seems to be missing.
        var missing = sound ? _parameters.Where(p => p.IsRequired && !seen.Contains(p.Name)) : [];
        foreach (var parameter in missing)
        {
            sound = false;
            _diagnostics.Add(WordDiagnostics.MissingWord(_call.Name.Span, parameter.Name, $"'{_call.Name.Text}(…)'", parameter.Sample, "argument"));
        }

        return sound;
    }

    private bool ReadOne(int index, string? name, HashSet<string> seen)
    {
        var argument = _call.Arguments[index];
        var place = $"'{_call.Name.Text}(…)'";
        if (name is null)
        {
            if (argument.Value is not null && !_reportedUnnamed)
                _diagnostics.Add(WordDiagnostics.WrongValue(argument.Span, _call.Name.Text, "named arguments", _parameters[0].Sample));
            _reportedUnnamed |= argument.Value is not null;
            return false;
        }

        if (_parameters.FirstOrDefault(p => p.Name == name) is not { } parameter)
        {
            _diagnostics.Add(WordDiagnostics.UnknownWord(argument.Name!.Span, name, place, _parameters.Select(p => p.Name), IsWritten, "argument"));
            return false;
        }

        if (!seen.Add(name))
        {
            _diagnostics.Add(WordDiagnostics.DuplicateWord(argument.Span, name, place, WithSeparator(index), "argument"));
            return false;
        }

        var word = argument.Name is null ? _call.Name.Text : name;
        if (argument.Value is not { } value || parameter.ReadArgument(value, word, parameter.Sample, _diagnostics) is not { } read)
            return false;
        _values.Add(name, (read, value.Span));
        return true;
    }

    private bool IsWritten(string name) => (_written ??= [.. _call.Arguments.Select(a => a.Name?.Text)]).Contains(name);

    /// <summary>Returns the span of the argument at <paramref name="index"/>, which is not 0, including the comma before it.</summary>
    private TextSpan WithSeparator(int index) => TextSpan.FromBounds(_call.Arguments[index - 1].Span.End, _call.Arguments[index].Span.End);
}
