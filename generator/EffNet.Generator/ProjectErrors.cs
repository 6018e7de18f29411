using EffNet.Language.Diagnostics;
using EffNet.Networks;
using Microsoft.CodeAnalysis.CSharp;

namespace EffNet.Generator;

/// <summary>
/// Finds errors that prevent generation for a whole project. The generator reports them, because the analyzer may not run: if a signature uses a missing type, the
/// compiler stops before it runs analyzers, and its own errors do not name the cause.
/// </summary>
internal static class ProjectErrors
{
    /// <summary>Finds the errors.</summary>
    /// <param name="firstFile">The first <c>.effnet</c> file, sorted by path; <see langword="null"/> if there is none.</param>
    /// <param name="project">The project.</param>
    /// <param name="references">The references of the project.</param>
    public static EquatableArray<ProjectError> Find(string? firstFile, ProjectOptions project, References references)
    {
        var projectFile = project.File.Length > 0 ? project.File : firstFile ?? string.Empty;
        var errors = project.UnknownFamilies.Select(name => new ProjectError(project.File, ProjectDiagnostics.UnknownFamily(name, project.ShippedFamilies)))
            .Concat(references.OtherVersions.Select(other => new ProjectError(projectFile, Describe(other))));
        return (firstFile is null ? errors : errors.Concat(FindMissing(firstFile, projectFile, project, references))).ToEquatableArray();
    }

    private static IEnumerable<ProjectError> FindMissing(string firstFile, string projectFile, ProjectOptions project, References references)
    {
        if (references.Language < References.OldestLanguage)
            yield return new(projectFile, ProjectDiagnostics.LanguageTooOld(references.Language.ToDisplayString(), References.OldestLanguage.ToDisplayString()));
        if (references.OtherVersions.Count > 0)
            yield break;
        if (!references.Variants)
            yield return new(firstFile, project.FamiliesFolder.Length > 0 ? ProjectDiagnostics.EffNetWithoutLibrary() : ProjectDiagnostics.EffNetNotReferenced());
        else if (references.Modules && !references.TorchSharp)
            yield return new(firstFile, ProjectDiagnostics.TorchSharpNotReferenced());
    }

    private static Diagnostic Describe(OtherVersion other) => other.IsLibrary
        ? ProjectDiagnostics.LibraryOfOtherVersion(other.Assembly, other.Version, OtherVersion.Own)
        : ProjectDiagnostics.CodeOfOtherVersion(other.Assembly, other.Version, OtherVersion.Own);
}
