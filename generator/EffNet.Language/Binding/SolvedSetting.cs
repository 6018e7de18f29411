using System.Globalization;
using EffNet.Language.Networks;

namespace EffNet.Language.Binding;

/// <summary>A setting that <c>solve(…)</c> can determine. The values to try are evenly spaced and numbered by steps.</summary>
/// <param name="Word">The word of the setting.</param>
/// <param name="StepsPerUnit">The number of steps from one whole number to the next.</param>
/// <param name="FirstStep">The step of the smallest value.</param>
/// <param name="LastStep">The step of the largest value. Far below it, networks that scale with the setting exceed the limits of their size.</param>
/// <param name="WrittenStep">The step at which the stage table is built as written.</param>
/// <param name="Get">Returns the number that a variant states for the setting; <see langword="null"/> if it does not state a number.</param>
/// <param name="Set">Returns the settings of a variant with a number for the setting.</param>
internal sealed record SolvedSetting(
    string Word,
    int StepsPerUnit,
    int FirstStep,
    int LastStep,
    int WrittenStep,
    Func<VariantSettings, double?> Get,
    Func<VariantSettings, double, VariantSettings> Set)
{
    /// <summary>The steps per unit of a setting that is solved to three decimals.</summary>
    private const int Thousandths = 1_000;

    /// <summary>Gets the compound coefficient, which scales all three dimensions.</summary>
    public static SolvedSetting Phi { get; } = new(
        "phi", Thousandths, 0, 100 * Thousandths, 0, static s => s.Phi, static (s, value) => s with { Phi = value });

    /// <summary>Gets the factor on channels.</summary>
    public static SolvedSetting Width { get; } = Factor("width", static s => s.Width, static (s, value) => s with { Width = value });

    /// <summary>Gets the factor on repeats.</summary>
    public static SolvedSetting Depth { get; } = Factor("depth", static s => s.Depth, static (s, value) => s with { Depth = value });

    /// <summary>Gets the height and width of the image in pixels.</summary>
    public static SolvedSetting Resolution { get; } = new(
        "resolution", 1, 1, NetworkBuilder.MaximumResolution, 1, static s => s.Resolution, static (s, value) => s with { Resolution = (int)value });

    /// <summary>Gets the precision in words, for a message; empty for whole numbers.</summary>
    public string Precision => StepsPerUnit == Thousandths ? ", to three decimals," : string.Empty;

    /// <summary>Returns the value of <paramref name="step"/>.</summary>
    public double ValueAt(int step) => (double)step / StepsPerUnit;

    /// <summary>Returns <paramref name="value"/> after the setting's word: <c>phi 0.941</c>.</summary>
    public string Describe(double value) => string.Format(CultureInfo.InvariantCulture, "{0} {1:0.###}", Word, value);

    private static SolvedSetting Factor(string word, Func<VariantSettings, double?> get, Func<VariantSettings, double, VariantSettings> set) =>
        new(word, Thousandths, 1, NetworkBuilder.MaximumFactor * Thousandths, Thousandths, get, set);
}
