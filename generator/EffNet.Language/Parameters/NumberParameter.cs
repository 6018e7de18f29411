using System.Globalization;
using EffNet.Language.Diagnostics;
using EffNet.Language.Syntax;

namespace EffNet.Language.Parameters;

/// <summary>A parameter that takes a number.</summary>
/// <typeparam name="T"><see cref="int"/> or <see cref="double"/>.</typeparam>
/// <param name="Name">The word that a file writes.</param>
/// <param name="Example">A value that a file might state.</param>
/// <param name="Range">The numbers that are accepted.</param>
/// <param name="Convert">Converts a number of the range to the value.</param>
public sealed record NumberParameter<T>(string Name, string Example, NumberRange Range, Func<double, T> Convert) : Parameter<T>(Name, Example)
{
    /// <inheritdoc/>
    public override string Accepted => Range.Text;

    /// <inheritdoc/>
    internal override Argument<T>? Read(ValueSyntax value, string word, string sample, IDiagnosticWriter diagnostics)
    {
        if (value is not NumberSyntax number)
            return ReportWrongKind(value, sample, diagnostics);
        return NumberReader.Read(number, word, Range, diagnostics) is { } read ? new Argument<T>(Name, Convert(read)) : null;
    }

    /// <inheritdoc/>
    internal override Argument CreateExample() => new Argument<T>(Name, Convert(double.Parse(Example, NumberStyles.Float, CultureInfo.InvariantCulture)));
}
