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
    public static ImmutableArray<Setting> SettingsOf(Place place) => place switch
    {
        Place.File => FileSchema.All,
        Place.Profile => ProfileSchema.All,
        Place.Family => FamilySchema.All,
        Place.Rounding => FamilySchema.OfRounding,
        Place.Variant => VariantSchema.All,
        Place.Paper => VariantSchema.OfPaper,
        Place.Measured => VariantSchema.OfMeasured,
        Place.Search => SearchSchema.All,
        Place.Found => SearchSchema.OfFound,
        _ => throw new ArgumentOutOfRangeException(nameof(place), place, null),
    };

    /// <summary>Returns the setting <paramref name="word"/> of a kind of block; <see langword="null"/> if there is none.</summary>
    public static Setting? Find(Place place, string word)
    {
        foreach (var setting in SettingsOf(place))
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
        foreach (Place place in Enum.GetValues(typeof(Place)))
        {
            foreach (var setting in SettingsOf(place))
                homes[setting.Word] = homes.TryGetValue(setting.Word, out var other) ? $"{other} or {Phrase(place)}" : Phrase(place);
        }

        return homes;
    }

    private static string Phrase(Place place) => place switch
    {
        Place.File => "at the top of the file",
        Place.Profile => "in a profile",
        Place.Family => "in a family",
        Place.Rounding => "in a family's 'rounding' block",
        Place.Variant => "in a variant",
        Place.Search => "in a search",
        Place.Found => "in a search's 'type' block",
        Place.Measured => "in a variant's 'measured' block",
        _ => "in a variant's 'paper' block",
    };
}
