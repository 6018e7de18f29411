using System.Collections.Immutable;

namespace EffNet.Language.Schema;

/// <summary>The statements at the top of a file.</summary>
internal static class FileSchema
{
    public static StatementSetting Version { get; } = new(Place.File, "effnet", "effnet 1;", "the language's version; must be the first statement") { IsRequired = true };

    public static StatementSetting Namespace { get; } = new(
        Place.File, "namespace", "namespace My.Models;", "the namespace of the generated types; the project's root namespace if left out");

    public static BlockSetting Profile { get; } = new(
        Place.File,
        "profile",
        Place.Profile,
        "profile torchvision { padding: symmetric; norm: batch(eps: 1e-5, momentum: 0.1); }",
        "the conventions of the library in which the weights were trained");

    public static BlockSetting Family { get; } = new(
        Place.File, "family", Place.Family, "public family EfficientNet { … }", "a stage table and its variants; the types are `internal` if no accessibility is written");

    public static ImmutableArray<Setting> All { get; } = ImmutableArray.Create<Setting>([Version, Namespace, Profile, Family]);
}
