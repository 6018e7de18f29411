namespace EffNet.Language.Semantics;

/// <summary>Which words stand where. A word missing here is unknown everywhere; one listed for another place is misplaced.</summary>
internal static class Vocabulary
{
    private static readonly (Place Place, string Word, string Example)[] s_entries =
    [
        (Place.File, "effnet", "effnet 1;"),
        (Place.File, "namespace", "namespace My.Models;"),
        (Place.File, "profile", "profile torchvision { padding: symmetric; norm: batch(eps: 1e-5, momentum: 0.1); }"),
        (Place.File, "family", "public family EfficientNet { … }"),

        (Place.Profile, "padding", "padding: symmetric;"),
        (Place.Profile, "norm", "norm: batch(eps: 1e-5, momentum: 0.1);"),
        (Place.Profile, "init", "init: torchvision;"),

        (Place.Family, "input", "input: image(channels: 3, size: 224);"),
        (Place.Family, "classes", "classes: 1000;"),
        (Place.Family, "activation", "activation: silu;"),
        (Place.Family, "profile", "profile: torchvision;"),
        (Place.Family, "dropout", "dropout: 0.2;"),
        (Place.Family, "drop_path", "drop_path: linear(0.2);"),
        (Place.Family, "rounding", "rounding { width: divisible(8, within: 10%); depth: ceiling; }"),
        (Place.Family, "scaling", "scaling: compound(alpha: 1.2, beta: 1.1, gamma: 1.15);"),
        (Place.Family, "state_dict", "state_dict: efficientnet;"),
        (Place.Family, "require", "require parameters <= 100M;"),
        (Place.Family, "variant", "variant B0 { phi: 0; }"),
        (Place.Family, "search", "search Grid { phi: 1; alpha: from 1.0 to 1.4 step 0.1; beta: 1.1; gamma: 1.15; }"),

        (Place.Rounding, "width", "width: divisible(8, within: 10%);"),
        (Place.Rounding, "depth", "depth: ceiling;"),

        (Place.Variant, "phi", "phi: 0;"),
        (Place.Variant, "width", "width: 1.1;"),
        (Place.Variant, "depth", "depth: 1.2;"),
        (Place.Variant, "resolution", "resolution: 260;"),
        (Place.Variant, "dropout", "dropout: 0.3;"),
        (Place.Variant, "drop_path", "drop_path: linear(0.2);"),
        (Place.Variant, "profile", "profile: tensorflow;"),
        (Place.Variant, "norm", "norm: batch(eps: 1e-3, momentum: 0.01);"),
        (Place.Variant, "classes", "classes: 10;"),
        (Place.Variant, "activation", "activation: relu;"),
        (Place.Variant, "extends", "extends: B0;"),
        (Place.Variant, "type", "type: WideNet;"),
        (Place.Variant, "paper", "paper { parameters: 5.3M; flops: 0.39G; }"),
        (Place.Variant, "require", "require parameters <= 8M;"),

        (Place.Search, "phi", "phi: 1;"),
        (Place.Search, "alpha", "alpha: from 1.0 to 1.4 step 0.05;"),
        (Place.Search, "beta", "beta: from 1.0 to 1.3 step 0.05;"),
        (Place.Search, "gamma", "gamma: from 1.0 to 1.3 step 0.05;"),
        (Place.Search, "tolerance", "tolerance: 0.1;"),
        (Place.Search, "require", "require flops <= 800M;"),
        (Place.Search, "networks", "networks: all;"),
        (Place.Search, "type", "type Best { alpha: 1.2; beta: 1.1; gamma: 1.15; }"),

        (Place.Found, "alpha", "alpha: 1.2;"),
        (Place.Found, "beta", "beta: 1.1;"),
        (Place.Found, "gamma", "gamma: 1.15;"),

        (Place.Paper, "parameters", "parameters: 5.3M;"),
        (Place.Paper, "flops", "flops: 0.39G;"),
    ];

    private static readonly Dictionary<Place, HashSet<string>> s_words =
        s_entries.GroupBy(e => e.Place).ToDictionary(g => g.Key, g => new HashSet<string>(g.Select(e => e.Word), StringComparer.Ordinal));

    private static readonly Dictionary<string, string> s_homes = s_entries
        .GroupBy(e => e.Word, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => string.Join(" or ", g.Select(e => Phrase(e.Place))), StringComparer.Ordinal);

    /// <summary>Whether <paramref name="word"/> may stand in <paramref name="place"/>.</summary>
    public static bool Knows(Place place, string word) => s_words[place].Contains(word);

    /// <summary>The words that may stand in <paramref name="place"/>.</summary>
    public static IEnumerable<string> WordsIn(Place place) => s_entries.Where(e => e.Place == place).Select(e => e.Word);

    /// <summary>How <paramref name="word"/> is written in <paramref name="place"/>.</summary>
    public static string Example(Place place, string word) => s_entries.First(e => e.Place == place && e.Word == word).Example;

    /// <summary>Where <paramref name="word"/> does belong, as a message says it; <see langword="null"/> for a word there is not.</summary>
    public static string? HomeOf(string word) => s_homes.TryGetValue(word, out var home) ? home : null;

    private static string Phrase(Place place) => place switch
    {
        Place.File => "at the top of the file",
        Place.Profile => "in a profile",
        Place.Family => "in a family",
        Place.Rounding => "in a family's 'rounding' block",
        Place.Variant => "in a variant",
        Place.Search => "in a search",
        Place.Found => "in a search's 'type' block",
        _ => "in a variant's 'paper' block",
    };
}
