using System.Text;
using EffNet.Language.Binding;
using EffNet.Language.Model;
using EffNet.Language.Networks;
using EffNet.Language.Networks.Operators;
using EffNet.Language.Parameters;
using EffNet.Language.Schema;
using EffNet.Language.Syntax;
using EffNet.Networks;
using static EffNet.Language.Diagnostics.MessageText;

namespace EffNet.Language.Services;

/// <summary>Writes explanations in Markdown.</summary>
internal static class ExplanationText
{
    /// <summary>The largest number of rows of a table. Larger tables would not fit next to the text in an editor.</summary>
    private const int MaximumRows = 12;

    private const string NoNetwork = "No network, because of an error in the file.";

    public static string OfSetting(Setting setting) => $"```effnet\n{setting.Example}\n```\n\n{Sentence(setting.Meaning)}{(setting.IsRequired ? " Required." : string.Empty)}";

    public static string OfOperator(StageOperator @operator)
    {
        var arguments = string.Join(", ", @operator.Parameters.Where(p => p.IsRequired).Select(p => p.Sample));
        return $"```effnet\n{@operator.Name}({arguments})\n```\n\n{@operator.Summary}";
    }

    public static string OfParameter(Parameter parameter)
    {
        var unit = parameter.Unit.Length > 0 ? $", in {parameter.Unit}" : string.Empty;
        return $"`{parameter.Sample}`\n\n{Sentence(parameter.Meaning)} Takes {parameter.Accepted}{unit}.{(parameter.IsRequired ? " Required." : string.Empty)}";
    }

    /// <summary>Returns the meaning of a cost, and its value in a network if there is one.</summary>
    public static string OfCost(string word, string meaning, CostMeasure? measure, Network? network)
    {
        var text = $"`{measure?.Word ?? word}`\n\n{Sentence(meaning)}";
        return measure is null || network is null ? text : $"{text}\n\nThis variant: {Number(measure.Of(network))}.";
    }

    public static string OfProfile(Profile profile) => FormattableString.Invariant(
        $"**profile {profile.Name}**\n\nPadding {profile.Padding}, batch norm with eps {profile.Norm.Epsilon} and momentum {profile.Norm.Momentum}, ")
        + FormattableString.Invariant($"weights initialized as in {profile.Initialization}.");

    public static string OfFamily(BoundFamily family)
    {
        var text = new StringBuilder($"**family {family.Syntax.Name.Text}**: {Number(family.Settings.Rows.Count)} stages, {Number(family.Variants.Count)} variants");
        AppendTable(text, "| variant | resolution | parameters | multiply-adds |\n|---|--:|--:|--:|", family.Variants.Select(Size));
        return text.ToString();
    }

    public static string OfVariant(BoundVariant? variant, string name)
    {
        var heading = $"**variant {name}**{(variant?.Resolved.BaseVariant is { } basis ? $", extends {basis.Name}" : string.Empty)}";
        if (variant is not { Model: { Network: { } network } model })
            return $"{heading}\n\n{NoNetwork}";
        var origin = model.Origin is { } solved ? $"\n\n{solved}" : string.Empty;
        return $"{heading}, C# type `{model.TypeName}`\n\n{OfScale(model)}{origin}\n\n{Costs(network)}";
    }

    /// <summary>Returns the factors of a variant; empty if it has no network.</summary>
    public static string OfScale(VariantModel variant)
    {
        if (variant.Definition is not { } definition)
            return string.Empty;
        var phi = variant.Phi is { } value ? $"phi {Number(value)}: " : string.Empty;
        return Capitalized($"{phi}width {Number(definition.Scale.Width)}, depth {Number(definition.Scale.Depth)}, resolution {Number(definition.Scale.Resolution)}.");
    }

    public static string OfSearch(SearchModel? search, string name) => search is null
        ? $"**search {name}**\n\n{NoNetwork}"
        : $"**search {name}**: {Number(search.Candidates.Count)} candidates of {Number(search.Points)} points\n\n{search.Constraints}.";

    public static string OfCandidate(VariantModel? candidate, string name) => candidate?.Network is not { } network
        ? $"**type {name}**\n\n{NoNetwork}"
        : $"**type {name}**, C# type `{candidate.TypeName}`\n\n{candidate.Origin}\n\n{Costs(network)}";

    /// <summary>Returns a table of the stage with one row per variant: channels and repeats before and after rounding, resolutions, and multiply-adds.</summary>
    public static string OfStage(string name, PropertySyntax row, BoundFamily family)
    {
        var @operator = StageOperator.All.First(o => o.Name == ((CallSyntax)row.Value!).Name.Text);
        var text = new StringBuilder($"**stage {name}**: `{@operator.Name}`");
        AppendTable(text, "| variant | channels | blocks | input | output | multiply-adds |\n|---|---|---|--:|--:|--:|", family.Variants.Select(v => Scale(v, name)));
        return text.ToString();
    }

    /// <summary>Appends a table and the number of omitted rows. If there are no rows, appends nothing.</summary>
    private static void AppendTable(StringBuilder text, string heading, IEnumerable<string?> rows)
    {
        var all = rows.OfType<string>().ToList();
        if (all.Count == 0)
            return;
        text.Append("\n\n").Append(heading);
        foreach (var row in all.Take(MaximumRows))
            text.Append('\n').Append(row);
        if (all.Count > MaximumRows)
            text.Append($"\n\nVariants that are not shown: {Number(all.Count - MaximumRows)}.");
    }

    private static string? Size(BoundVariant variant) => variant.Model.Network is { } network
        ? $"| {variant.Name} | {Number(network.Input.Height)} | {Number(network.Parameters)} | {Number(network.MultiplyAdds)} |"
        : null;

    private static string? Scale(BoundVariant variant, string name)
    {
        if (variant.Model is not { Network: { } network, Definition: { } definition } || network.Stages.FirstOrDefault(s => s.Name == name) is not { } stage)
            return null;
        var row = variant.Table!.Stages.First(s => s.Name == name);
        var channels = row.Has(StageParameters.Channels) && !row.Fixes(ScaledDimensions.Width)
            ? Rounded(row.Get(StageParameters.Channels), definition.Scale.Width, stage.Channels)
            : Number(stage.Channels);
        var blocks = row.Operator.Repeats && !row.Fixes(ScaledDimensions.Depth)
            ? Rounded(row.Get(StageParameters.Layers), definition.Scale.Depth, stage.Depth)
            : Number(stage.Depth);
        return $"| {variant.Name} | {channels} | {blocks} | {Height(stage.Input)} | {Height(stage.Output)} | {Number(stage.MultiplyAdds)} |";
    }

    private static string Height(Shape shape) => shape.IsVector ? "-" : Number(shape.Height);

    /// <summary>Returns <c>24 · 1.1 = 26.4 → 24</c>, or the number alone if it is not scaled.</summary>
    private static string Rounded(int written, double factor, int rounded) =>
        factor == 1 ? Number(rounded) : $"{Number(written)} · {Number(factor)} = {Number(written * factor)} → {Number(rounded)}";

    private static string Costs(Network network) => $"{Number(network.Parameters)} parameters, {Number(network.MultiplyAdds)} multiply-adds.";

    private static string Sentence(string meaning) => Capitalized(meaning) + (meaning.EndsWith(".", StringComparison.Ordinal) ? string.Empty : ".");
}
