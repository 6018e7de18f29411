namespace EffNet.Weights;

/// <summary>A weight's name, split into its module's and its own.</summary>
internal static class ParameterPath
{
    /// <summary><c>features.0.0</c> of <c>features.0.0.weight</c>; empty where there is no module.</summary>
    public static string Module(string name) => name[..Math.Max(0, name.LastIndexOf('.'))];

    /// <summary>The name of another weight of the same module.</summary>
    public static string WithEntry(string name, string entry) => name[..(name.LastIndexOf('.') + 1)] + entry;
}
