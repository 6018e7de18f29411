using System.Globalization;
using System.Text.RegularExpressions;

namespace EffNet;

/// <summary>A weight's name, split into its module's and its own, and the numbers in it.</summary>
internal static class ParameterPath
{
    /// <summary><c>features.0.0</c> of <c>features.0.0.weight</c>; empty where there is no module.</summary>
    public static string Module(string name) => name[..Math.Max(0, name.LastIndexOf('.'))];

    /// <summary>The name of another weight of the same module.</summary>
    public static string WithEntry(string name, string entry) => name[..(name.LastIndexOf('.') + 1)] + entry;

    /// <summary>The number that a part of a name is; 0 where the name has no such part.</summary>
    public static int Number(Group part) => part.Success ? int.Parse(part.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
}
