using EffNet.Language;
using EffNet.Language.Model;
using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Tests.Networks;

/// <summary>What the language makes of the model files: the description that interpreter and generated code share, and nothing else.</summary>
internal static class NetworkCatalog
{
    private static readonly string[] s_files =
    [
        "models.effnet", "efficientnet-tf.effnet", "efficientnet-lite.effnet", "efficientnet-v2.effnet", "fashion.effnet", "mobilenet-v1.effnet", "mobilenet-v2.effnet",
        "resnet.effnet", "resnext.effnet", "probes.effnet", "block-probes.effnet", "pool-probes.effnet",
    ];

    private static readonly Lazy<Dictionary<string, CatalogEntry>> s_entries = new(() => s_files.SelectMany(Compile).ToDictionary(entry => entry.Variant.TypeName));

    /// <summary>What the C# type <paramref name="typeName"/> is generated from.</summary>
    public static CatalogEntry FindEntry(string typeName) => s_entries.Value[typeName];

    /// <summary>The network of that.</summary>
    public static Network Find(string typeName) => NetworkOf(FindEntry(typeName).Variant);

    /// <summary>The variants of one text.</summary>
    public static IEnumerable<VariantModel> Build(string text) => ModelCompiler.Compile(text).Model.Families.SelectMany(family => family.Variants);

    /// <summary>A variant's network, which it must have.</summary>
    public static Network NetworkOf(VariantModel variant) => variant.Network ?? throw new InvalidOperationException(variant.Broken?.Message);

    private static IEnumerable<CatalogEntry> Compile(string file) => Build(EmbeddedText.Read(file)).Select(variant => new CatalogEntry(file, variant));
}
