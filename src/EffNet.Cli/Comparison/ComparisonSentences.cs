using System.Globalization;
using EffNet.Cli.Description;
using EffNet.Cli.Tables;

namespace EffNet.Cli.Comparison;

/// <summary>The sentences of a comparison. They are the same in text and in Markdown.</summary>
internal static class ComparisonSentences
{
    /// <summary>The largest number of layer changes that are reported for a variant. If a stage has another operator, all of its layers differ.</summary>
    private const int MaximumLayerChanges = 8;

    private const string Nothing = "nothing";

    /// <summary>Returns a summary of all differences.</summary>
    public static string Summary(FileComparison comparison)
    {
        if (comparison.Identical)
            return $"{Name(comparison.Before)} and {Name(comparison.After)} declare the same networks.";
        var parts = new[]
        {
            (comparison.Changed.Count, "changed"), (comparison.Added.Count, "added"), (comparison.Removed.Count, "removed"), (comparison.Unchanged.Count, "unchanged"),
        };
        var variants = string.Join(", ", parts.Where(p => p.Item1 > 0).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Item1:N0} {p.Item2}")));
        return $"From {Name(comparison.Before)} to {Name(comparison.After)}, variants: {(variants.Length == 0 ? "none" : variants)}.";
    }

    /// <summary>Returns warnings about files with errors, because their unreadable parts are listed like removed parts.</summary>
    public static IEnumerable<string> Cautions(FileComparison comparison) =>
        new[] { (File: comparison.Before, Errors: comparison.ErrorsBefore), (File: comparison.After, Errors: comparison.ErrorsAfter) }
            .Where(f => f.Errors > 0)
            .Select(f => $"{Name(f.File)} has {Count.Of(f.Errors, "error")}; only the readable parts are compared, and unreadable parts are listed as missing.");

    /// <summary>Returns the sentence about a setting that does not fit a table.</summary>
    public static string Of(SettingChange setting) => $"{setting.Name}: {Quote(setting.Before)} before, {Quote(setting.After)} after";

    /// <summary>Returns the sentence about a variant that only one file has.</summary>
    public static string Of(ComparedVariant variant)
    {
        if (variant is not { Parameters: { } parameters, MemoryBytes: { } evaluation, TrainingMemoryBytes: { } training })
            return $"{variant.Type}: has errors and no network";
        var costs = $"{Figures.Exact(parameters)} parameters, {Figures.Exact(variant.Flops)} FLOPS, {Figures.Exact(variant.Activations)} activations";
        return $"{variant.Type}: {costs}, memory {Figures.Bytes(evaluation)} in evaluation and {Figures.Bytes(training)} in training, {Figures.Square(variant.Resolution!.Value)}";
    }

    /// <summary>Returns a line about each stage and block that only one network has, then lines about layers with another operation.</summary>
    public static IEnumerable<string> Parts(VariantComparison variant)
    {
        foreach (var stage in variant.Stages.Where(s => s.Change != ChangeKind.Changed))
            yield return Of(stage);
        foreach (var change in variant.Blocks)
            yield return $"{Count.Of(change.Count, "block")} {Word(change.Change)}, with {Count.Of(change.Layers, "layer")} ({Some(change.Examples, change.Count)})";
        foreach (var change in variant.Layers.Take(MaximumLayerChanges))
            yield return $"{Count.Of(change.Count, "layer")}: {change.Before ?? Nothing} before, {change.After ?? Nothing} after ({Some(change.Examples, change.Count)})";
        var rest = variant.Layers.Skip(MaximumLayerChanges).Sum(c => c.Count);
        if (rest > 0)
            yield return $"{Count.Of(rest, "more layer")} with other changes";
    }

    /// <summary>
    /// Returns the sentence about whether weights of the earlier network fit the later network; <see langword="null"/> if one of them does not exist.
    /// </summary>
    public static string? Weights(FileComparison comparison, VariantComparison variant) => variant.Weights switch
    {
        null => null,
        { Fit: true } => $"Weights of {Name(comparison.Before)} fit {Name(comparison.After)}.",
        var weights => $"Weights of {Name(comparison.Before)} do not fit {Name(comparison.After)}: {EntriesOf(weights)}.",
    };

    /// <summary>Returns the reasons why weights of a candidate of the earlier file do not fit the later one.</summary>
    public static string DescribeMisfit(WeightComparison weights) => $"weights do not fit: {EntriesOf(weights)}";

    /// <summary>Returns the sentences about a search.</summary>
    public static IEnumerable<string> Of(SearchComparison search)
    {
        if (search.Change != ChangeKind.Changed)
        {
            yield return $"{Word(search.Change)}, with {Count.Of(search.Added.Count + search.Removed.Count, "candidate")}";
            yield break;
        }

        yield return $"{Word(search.Change)}, {Count.Of(search.Added.Count, "candidate")} added, {Count.Of(search.Removed.Count, "candidate")} removed, "
            + $"{Count.Of(search.Changed.Count, "candidate")} changed";
        foreach (var setting in search.Settings)
            yield return Of(setting);
        foreach (var candidate in search.Added)
            yield return "added: " + Of(candidate);
        foreach (var candidate in search.Removed)
            yield return "removed: " + Of(candidate);
        foreach (var line in CandidateSentences.Of(search))
            yield return line;
    }

    private static string Of(CandidateDescription candidate) =>
        $"{(candidate.Name is null ? string.Empty : $"{candidate.Name}, ")}{CandidateSentences.CoefficientsOf(candidate)}: "
        + $"{Figures.Exact(candidate.Parameters)} parameters, {Figures.Exact(candidate.Flops)} FLOPS, {Count.Of(candidate.Points, "point")}";

    private static string Of(StageComparison stage)
    {
        var settings = stage.Settings.Select(s => s.Before ?? s.After);
        var figures = stage.Figures.Select(f => $"{f.Name} {Figures.Decimal(Math.Abs(f.Difference))}");
        return $"stage {stage.Name} {Word(stage.Change)}: {string.Join(", ", settings.Concat(figures))}";
    }

    private static string Of(WeightChange change) => $"{change.Name} {Shape(change.Before)} before, {Shape(change.After)} after";

    private static string Shape(IReadOnlyList<int>? sizes) => sizes is null ? "missing" : $"[{string.Join(", ", sizes)}]";

    private static string Word(ChangeKind change) => change.ToString().ToLowerInvariant();

    private static string Name(string path) => path == SourceFile.StandardInput ? "standard input" : path;

    private static string Entries(int count) => count == 1 ? "1 entry differs" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} entries differ");

    private static string EntriesOf(WeightComparison weights) =>
        $"{Entries(weights.Differing)} in name or shape: {Some([.. weights.Examples.Select(Of)], weights.Differing)}";

    private static string Some(IReadOnlyList<string> examples, int count) => string.Join("; ", examples) + (examples.Count < count ? "; …" : string.Empty);

    private static string Quote(string? text) => text is null ? Nothing : $"'{text}'";
}
