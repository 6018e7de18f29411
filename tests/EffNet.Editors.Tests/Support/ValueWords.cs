using System.Collections.Immutable;
using EffNet.Language.Networks.Operators;
using EffNet.Language.Parameters;
using EffNet.Language.Schema;

namespace EffNet.Editors.Tests.Support;

/// <summary>The words that the schema allows in values, each in a line that uses it.</summary>
internal static class ValueWords
{
    private static readonly CallSetting[] s_calls = [.. Settings.OfType<CallSetting>()];

    private static readonly Parameter[] s_parameters =
    [
        .. StageOperator.All.SelectMany(o => o.Parameters), .. s_calls.SelectMany(c => c.Parameters), .. CostSchema.OfMemory,
    ];

    /// <summary>Gets the words with their lines.</summary>
    public static ImmutableArray<WordInLine> All { get; } =
    [
        .. Settings.SelectMany(s => s.ValueWords.Select(w => new WordInLine(w, $"{s.Word}: {w}{(s is CallSetting ? "(a: 1)" : string.Empty)};"))),
        .. s_parameters.SelectMany(p => p.Words.Select(w => new WordInLine(w, $"stage1: conv({p.Name}: {w});"))),
        .. s_parameters.SelectMany(p => p.Bases.Select(b => new WordInLine(b, $"stage1: mbconv({p.Name}: 0.25 of {b});"))),
        .. CostSchema.Words.Select(w => new WordInLine(w, $"require {w} <= 8M;")),
        new("public", "public family F { }"),
        new("internal", "internal family F { }"),
        new(VariantSchema.Solve, $"phi: {VariantSchema.Solve}(flops <= 600M);"),
        new(VariantSchema.None, $"stage3 {{ se: {VariantSchema.None}; }}"),
        new(CostSchema.Baseline, $"require flops <= 2 * {CostSchema.Baseline};"),
    ];

    /// <summary>Gets the names of arguments of calls that are not operators.</summary>
    public static ImmutableArray<string> Arguments { get; } = [.. s_calls.SelectMany(c => c.Parameters).Concat(CostSchema.OfMemory).Select(p => p.Name)];

    private static IEnumerable<Setting> Settings => Enum.GetValues<BlockKind>().SelectMany(kind => LanguageSchema.SettingsOf(kind));
}
