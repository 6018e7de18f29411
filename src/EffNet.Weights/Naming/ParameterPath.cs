namespace EffNet.Weights;

/// <summary>Splits the name of a weight into the path of its module and its name in the module.</summary>
internal static class ParameterPath
{
    /// <summary>Returns the path of the module, for example <c>features.0.0</c> for <c>features.0.0.weight</c>; empty if there is no module.</summary>
    public static string Module(string name) => name[..Math.Max(0, name.LastIndexOf('.'))];

    /// <summary>Returns the name of another weight of the same module.</summary>
    public static string WithEntry(string name, string entry) => name[..(name.LastIndexOf('.') + 1)] + entry;
}
