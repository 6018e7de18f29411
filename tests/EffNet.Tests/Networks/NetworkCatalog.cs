using EffNet.Language;
using EffNet.Language.Networks;

namespace EffNet.Tests.Networks;

/// <summary>What the language makes of the model files: the description that interpreter and generated code share, and nothing else.</summary>
internal static class NetworkCatalog
{
    private static readonly string[] Files = ["models.effnet", "efficientnet-tf.effnet", "probes.effnet"];

    private static readonly Lazy<Dictionary<string, Network>> Networks = new(() => Files.SelectMany(Compile).ToDictionary());

    /// <summary>The network that the C# type <paramref name="typeName"/> is generated from.</summary>
    public static Network Find(string typeName) => Networks.Value[typeName];

    /// <summary>The networks of one text by their types' names.</summary>
    public static IEnumerable<KeyValuePair<string, Network>> Build(string text)
    {
        foreach (var variant in ModelCompiler.Compile(text).Model.Families.SelectMany(family => family.Variants))
            yield return KeyValuePair.Create(variant.TypeName, variant.Network ?? throw new InvalidOperationException(variant.Broken?.Message));
    }

    private static IEnumerable<KeyValuePair<string, Network>> Compile(string file) => Build(EmbeddedText.Read(file));
}
