using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace EffNet.Generator.Tests;

/// <summary>
/// The reason for which each step of the pipeline ran, item by item in the order of the files. All steps are in one value, as in Mapperly's tests, so that a case
/// states the expected reasons of all steps.
/// </summary>
/// <param name="Files">The step that compiles texts to models.</param>
/// <param name="Project">The project's properties.</param>
/// <param name="References">The project's references.</param>
/// <param name="Variants">The models' variants.</param>
/// <param name="Searches">The models' searches.</param>
/// <param name="Families">The models' families.</param>
/// <param name="VariantSources">The text of each variant's file.</param>
/// <param name="SearchSources">The text of each search's file.</param>
/// <param name="FamilySources">The text of each family's file.</param>
internal sealed record RunReasons(
    string Files,
    string Project,
    string References,
    string Variants,
    string Searches,
    string Families,
    string VariantSources,
    string SearchSources,
    string FamilySources)
{
    /// <summary>The reasons of one run.</summary>
    public static RunReasons Of(GeneratorRunResult result)
    {
        var sources = result.TrackedOutputSteps.SelectMany(s => s.Value).ToLookup(ItemOf);
        return new RunReasons(
            Join(StepsOf(result, TrackingNames.Files)),
            Join(StepsOf(result, TrackingNames.Project)),
            Join(StepsOf(result, TrackingNames.References)),
            Join(StepsOf(result, TrackingNames.Variants)),
            Join(StepsOf(result, TrackingNames.Searches)),
            Join(StepsOf(result, TrackingNames.Families)),
            Join(sources[typeof(VariantItem)]),
            Join(sources[typeof(SearchItem)]),
            Join(sources[typeof(FamilyItem)]));
    }

    /// <summary>Returns the runs of a step. A step without any input is not recorded.</summary>
    private static ImmutableArray<IncrementalGeneratorRunStep> StepsOf(GeneratorRunResult result, string name) =>
        result.TrackedSteps.TryGetValue(name, out var steps) ? steps : [];

    private static string Join(IEnumerable<IncrementalGeneratorRunStep> steps) =>
        string.Join(' ', steps.SelectMany(s => s.Outputs).Select(o => o.Reason));

    /// <summary>Returns the type of the item from which a file was written: the first element of the last step's pair; null for an output of diagnostics.</summary>
    private static Type? ItemOf(IncrementalGeneratorRunStep output)
    {
        var (source, index) = output.Inputs.Single();
        return (source.Outputs[index].Value as ITuple)?[0]?.GetType();
    }
}
