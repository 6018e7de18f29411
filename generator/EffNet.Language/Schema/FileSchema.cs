using System.Collections.Immutable;

namespace EffNet.Language.Schema;

/// <summary>The statements at the top of a file.</summary>
internal static class FileSchema
{
    public static readonly StatementSetting Version = new(BlockKind.File, "effnet", "effnet 1;", "the language's version; must be the first statement") { IsRequired = true };

    public static readonly StatementSetting Namespace = new(
        BlockKind.File, "namespace", "namespace My.Models;", "the namespace of the generated types; by default, the root namespace of the project");

    public static readonly BlockSetting Profile = new(
        BlockKind.File,
        "profile",
        BlockKind.Profile,
        "profile torchvision { padding: symmetric; norm: batch(eps: 1e-5, momentum: 0.1); }",
        "the conventions of the library in which the weights were trained");

    public static readonly BlockSetting Family = new(
        BlockKind.File,
        "family",
        BlockKind.Family,
        "public family EfficientNet { … }",
        "a stage table and its variants; without `public`, the types are `internal`");

    public static readonly ImmutableArray<Setting> All = ImmutableArray.Create<Setting>([Version, Namespace, Profile, Family]);
}
