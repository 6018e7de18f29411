using System.Collections.Immutable;
using EffNet.Language.Networks.Operators;

namespace EffNet.Language.Schema;

/// <summary>
/// The settings of every kind of block, with their values, meanings and examples. <see cref="StageOperator.All"/> lists the operators and their parameters.
/// </summary>
public static class LanguageSchema
{
    // The table is created only when it is needed, for errors about misplaced words. Most files have no such error.
    private static readonly Lazy<Dictionary<string, string>> s_homes = new(FindHomes);

    /// <summary>Returns the settings of a kind of block, in the order of the reference page.</summary>
    public static ImmutableArray<Setting> SettingsOf(BlockKind kind) => kind switch
    {
        BlockKind.File => FileSchema.All,
        BlockKind.Profile => ProfileSchema.All,
        BlockKind.Family => FamilySchema.All,
        BlockKind.Rounding => FamilySchema.OfRounding,
        BlockKind.Variant => VariantSchema.All,
        BlockKind.Paper => VariantSchema.OfPaper,
        BlockKind.Measured => VariantSchema.OfMeasured,
        BlockKind.Search => SearchSchema.All,
        BlockKind.Found => SearchSchema.OfFound,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Returns the setting <paramref name="word"/> of a kind of block; <see langword="null"/> if there is none.</summary>
    public static Setting? Find(BlockKind kind, string word)
    {
        foreach (var setting in SettingsOf(kind))
        {
            if (setting.Word == word)
                return setting;
        }

        return null;
    }

    /// <summary>
    /// Returns the kinds of blocks that have the setting <paramref name="word"/>, such as "in a profile"; <see langword="null"/> if there are none. In a message, the text
    /// follows "it belongs".
    /// </summary>
    internal static string? FindHome(string word) => s_homes.Value.TryGetValue(word, out var home) ? home : null;

    private static Dictionary<string, string> FindHomes()
    {
        var homes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (BlockKind kind in Enum.GetValues(typeof(BlockKind)))
        {
            foreach (var setting in SettingsOf(kind))
                homes[setting.Word] = homes.TryGetValue(setting.Word, out var other) ? $"{other} or {Phrase(kind)}" : Phrase(kind);
        }

        return homes;
    }

    private static string Phrase(BlockKind kind) => kind switch
    {
        BlockKind.File => "at the top of the file",
        BlockKind.Profile => "in a profile",
        BlockKind.Family => "in a family",
        BlockKind.Rounding => "in a family's 'rounding' block",
        BlockKind.Variant => "in a variant",
        BlockKind.Search => "in a search",
        BlockKind.Found => "in a search's 'type' block",
        BlockKind.Measured => "in a variant's 'measured' block",
        _ => "in a variant's 'paper' block",
    };
}
