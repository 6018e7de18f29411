using EffNet.Language.Diagnostics;
using EffNet.Language.Parameters;
using EffNet.Language.Schema;
using EffNet.Language.Syntax;

namespace EffNet.Language.Binding;

/// <summary>
/// Reads the settings of one block by their schema. Every method returns <see langword="null"/> if the setting was not written, could not be parsed, or has a
/// wrong value. In the last two cases, the error is reported.
/// </summary>
internal sealed class SettingReader(IDiagnosticWriter diagnostics, BlockStatements statements)
{
    /// <summary>Returns the number or word of <paramref name="setting"/>.</summary>
    public Argument<T>? Read<T>(ValueSetting<T> setting) => Read(statements.TakeProperty(setting), setting);

    /// <summary>Returns the number or word of <paramref name="setting"/>, or the default if it was not written or is wrong.</summary>
    /// <exception cref="InvalidOperationException">The setting has no default.</exception>
    public T ReadOrDefault<T>(ValueSetting<T> setting) => Read(setting) is { } argument ? argument.Value : setting.Parameter.Default;

    /// <summary>Returns the number of <paramref name="setting"/> in <paramref name="property"/> as it is written.</summary>
    public NumberLiteral? ReadLiteral(PropertySyntax? property, ValueSetting<double> setting) => Read(property, setting) is null ? null : ((NumberSyntax)property!.Value!).Literal;

    /// <summary>
    /// Returns the number or word of <paramref name="setting"/> in <paramref name="property"/>. A fraction such as <c>0.25 of input</c> is an error.
    /// </summary>
    public Argument<T>? Read<T>(PropertySyntax? property, ValueSetting<T> setting)
    {
        if (property?.Value is not { } value)
            return null;
        if (value is not RatioSyntax)
            return setting.Parameter.Read(value, setting.Word, setting.Example, diagnostics);
        diagnostics.Add(WordDiagnostics.WrongValue(value.Span, setting.Word, setting.Parameter.Accepted, setting.Example));
        return null;
    }

    /// <summary>Returns the name that is the value of <paramref name="setting"/>. It may contain dots.</summary>
    public NameSyntax? Read(NameSetting setting)
    {
        if (statements.TakeProperty(setting)?.Value is not { } value)
            return null;
        if (value is NameSyntax name)
            return name;
        diagnostics.Add(WordDiagnostics.WrongValue(value.Span, setting.Word, "a name", setting.Example));
        return null;
    }

    /// <summary>Returns the arguments of the call that is the value of <paramref name="setting"/>.</summary>
    public ArgumentSet? Read(CallSetting setting) => Read(statements.TakeProperty(setting), setting);

    /// <summary>Returns the arguments of the call that is the value of <paramref name="setting"/> in <paramref name="property"/>.</summary>
    public ArgumentSet? Read(PropertySyntax? property, CallSetting setting)
    {
        if (property?.Value is not { } value)
            return null;
        if (value is not CallSyntax call)
        {
            diagnostics.Add(WordDiagnostics.WrongValue(value.Span, setting.Word, $"{setting.Function}(…)", setting.Example));
            return null;
        }

        if (call.Name.Text == setting.Function)
            return ArgumentSet.Read(diagnostics, call, setting.Parameters, setting.IsFirstPositional ? setting.Parameters[0].Name : null);
        diagnostics.Add(WordDiagnostics.UnknownWord(call.Name.Span, call.Name.Text, $"'{setting.Word}'", [setting.Function], kind: "value"));
        return null;
    }
}
