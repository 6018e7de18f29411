namespace EffNet.Language.Parameters;

/// <summary>Creates parameters that take numbers.</summary>
internal static class Numbers
{
    /// <summary>Returns a parameter that takes the whole numbers from <paramref name="minimum"/> to <paramref name="maximum"/>.</summary>
    public static NumberParameter<int> Whole(string name, int minimum, int maximum, string example) => Whole(name, NumberRange.Whole(minimum, maximum), example);

    /// <summary>Returns a parameter that takes the whole numbers of <paramref name="range"/>.</summary>
    public static NumberParameter<int> Whole(string name, NumberRange range, string example) => new(name, example, range, v => (int)v);

    /// <summary>Returns a parameter that takes the numbers for which <paramref name="contains"/> is true.</summary>
    public static NumberParameter<double> Real(string name, string text, Func<double, bool> contains, string example) =>
        new(name, example, new NumberRange(text, contains), v => v);
}
