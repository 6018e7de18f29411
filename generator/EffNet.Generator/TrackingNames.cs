namespace EffNet.Generator;

/// <summary>Names of the pipeline's steps, by which tests ask why each of them ran.</summary>
internal static class TrackingNames
{
    /// <summary>From a file to its model.</summary>
    public const string Files = "EffNet.Files";

    /// <summary>What the project says.</summary>
    public const string Project = "EffNet.Project";

    /// <summary>One item per variant.</summary>
    public const string Variants = "EffNet.Variants";

    /// <summary>One item per search.</summary>
    public const string Searches = "EffNet.Searches";

    /// <summary>What the project references.</summary>
    public const string References = "EffNet.References";

    /// <summary>What leaves the project without types.</summary>
    public const string ProjectErrors = "EffNet.ProjectErrors";

    /// <summary>The types that several files declare.</summary>
    public const string SharedTypes = "EffNet.SharedTypes";

    /// <summary>One item per family.</summary>
    public const string Families = "EffNet.Families";
}
