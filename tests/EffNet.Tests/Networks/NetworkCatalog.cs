using EffNet.Language;
using EffNet.Language.Model;
using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Tests.Networks;

/// <summary>The networks that the compiler builds from the model files. Interpreter and generated code share only these graphs.</summary>
internal static class NetworkCatalog
{
    private static readonly string[] s_files =
    [
        "models.effnet", "efficientnet-tf.effnet", "efficientnet-lite.effnet", "efficientnet-v2.effnet", "fashion.effnet", "mobilenet-v1.effnet", "mobilenet-v2.effnet",
        "resnet.effnet", "resnext.effnet", "probes.effnet", "block-probes.effnet", "pool-probes.effnet",
    ];

    private static readonly Lazy<Dictionary<string, CatalogEntry>> s_entries = new(() => s_files.SelectMany(Compile).ToDictionary(entry => entry.Variant.TypeName));

    /// <summary>Returns the entry that the C# type <paramref name="typeName"/> is generated from.</summary>
    public static CatalogEntry FindEntry(string typeName) => s_entries.Value[typeName];

    /// <summary>Returns the network that the C# type <paramref name="typeName"/> is generated from.</summary>
    public static Network Find(string typeName) => NetworkOf(FindEntry(typeName).Variant);

    /// <summary>Compiles a text and returns its variants.</summary>
    public static IEnumerable<VariantModel> Build(string text) => ModelCompiler.Compile(text).Model.Families.SelectMany(family => family.Variants);

    /// <summary>Returns the network of a variant; throws if the variant has an error.</summary>
    public static Network NetworkOf(VariantModel variant) => variant.Network ?? throw new InvalidOperationException(variant.Broken?.Message);

    private static IEnumerable<CatalogEntry> Compile(string file) => Build(EmbeddedText.Read(file)).Select(variant => new CatalogEntry(file, variant));
}
