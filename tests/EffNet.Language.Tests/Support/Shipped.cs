using EffNet.Language.Model;

namespace EffNet.Language.Tests.Support;

/// <summary>The files that ship with the project.</summary>
internal static class Shipped
{
    public const string Torchvision = "models.effnet";
    public const string TensorFlow = "efficientnet-tf.effnet";

    public static string[] All { get; } = [Torchvision, TensorFlow];

    public static string Read(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Shipped", file));

    public static FamilyModel Family(string file) => Effnet.CompileCleanly(Read(file)).Model.Families.Single();

    public static VariantModel Variant(string file, string name) => Family(file).Variants.Single(v => v.Name == name);
}
