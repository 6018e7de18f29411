using Microsoft.CodeAnalysis;

namespace EffNet.Generator.Tests;

/// <summary>
/// Why each step of the pipeline ran, item by item in the order of the files: all steps in one value, as in Mapperly's tests, so that a case
/// says what it expects of every one of them.
/// </summary>
/// <param name="Files">From texts to models.</param>
/// <param name="Project">The project's properties.</param>
/// <param name="Variants">The models' variants.</param>
/// <param name="Families">The models' families.</param>
/// <param name="VariantSources">The text of each variant's file.</param>
/// <param name="FamilySources">The text of each family's file.</param>
internal sealed record RunReasons(string Files, string Project, string Variants, string Families, string VariantSources, string FamilySources)
{
    /// <summary>The reasons of one run.</summary>
    public static RunReasons Of(GeneratorRunResult result)
    {
        var sources = result.TrackedOutputSteps.SelectMany(s => s.Value).ToLookup(IsOfVariant);
        return new RunReasons(
            Join(result.TrackedSteps[TrackingNames.Files]),
            Join(result.TrackedSteps[TrackingNames.Project]),
            Join(result.TrackedSteps[TrackingNames.Variants]),
            Join(result.TrackedSteps[TrackingNames.Families]),
            Join(sources[true]),
            Join(sources[false]));
    }

    private static string Join(IEnumerable<IncrementalGeneratorRunStep> steps) =>
        string.Join(' ', steps.SelectMany(s => s.Outputs).Select(o => o.Reason));

    private static bool IsOfVariant(IncrementalGeneratorRunStep output)
    {
        var (source, index) = output.Inputs.Single();
        return source.Outputs[index].Value is (VariantItem, ProjectOptions);
    }
}
