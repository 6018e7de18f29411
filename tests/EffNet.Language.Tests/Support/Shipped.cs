using EffNet.Language.Model;

namespace EffNet.Language.Tests.Support;

/// <summary>The files that ship with the project.</summary>
internal static class Shipped
{
    public const string Torchvision = "models.effnet";
    public const string TensorFlow = "efficientnet-tf.effnet";

    /// <summary>The two files of the paper's B0 to B7, which <see cref="Reference"/> knows.</summary>
    public static string[] All { get; } = [Torchvision, TensorFlow];

    /// <summary>Every file that ships.</summary>
    public static string[] Every { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.effnet").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    public static string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    public static FamilyModel Family(string file) => Effnet.CompileCleanly(Read(file)).Model.Families.Single();

    public static VariantModel Variant(string file, string name) => Family(file).Variants.Single(v => v.Name == name);

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Shipped");
}
