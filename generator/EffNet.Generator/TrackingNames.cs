namespace EffNet.Generator;

/// <summary>The names of the pipeline's steps, which tests use to find out why a step ran.</summary>
internal static class TrackingNames
{
    /// <summary>The step that reads the model of a file.</summary>
    public const string Files = "EffNet.Files";

    /// <summary>The step that reads the options of the project.</summary>
    public const string Project = "EffNet.Project";

    /// <summary>The step with one item per variant.</summary>
    public const string Variants = "EffNet.Variants";

    /// <summary>The step with one item per search.</summary>
    public const string Searches = "EffNet.Searches";

    /// <summary>The step that reads the references of the project.</summary>
    public const string References = "EffNet.References";

    /// <summary>The step that finds errors that prevent generation for the whole project.</summary>
    public const string ProjectErrors = "EffNet.ProjectErrors";

    /// <summary>The step that finds types that several files declare.</summary>
    public const string SharedTypes = "EffNet.SharedTypes";

    /// <summary>The step with one item per family.</summary>
    public const string Families = "EffNet.Families";
}
