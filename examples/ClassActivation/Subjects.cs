using System.Globalization;
using EffNet;
using EffNet.Models;
using EffNet.Pictures;

namespace ClassActivationExample;

/// <summary>Represents the pictures and networks of a figure.</summary>
/// <param name="Pictures">The pictures.</param>
/// <param name="Networks">The networks.</param>
/// <param name="Labels">The names of the classes; empty if only their numbers are known.</param>
internal sealed record Subjects(IReadOnlyList<SubjectPicture> Pictures, IReadOnlyList<SubjectNetwork> Networks, IReadOnlyList<string> Labels) : IDisposable
{
    private static readonly IReadOnlyList<ModuleVariant> s_variants = [.. EfficientNet.Variants, .. FashionNet.Variants];

    /// <summary>Reads pictures and creates networks with weights from files. Networks without a file have random weights, and the method prints a note.</summary>
    public static Subjects Load(IEnumerable<string> pictures, string models, IReadOnlyList<string> weights, string? labels)
    {
        var files = weights.ToDictionary(entry => entry.Split('=', 2)[0], FileOf);
        var names = models.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (files.Keys.FirstOrDefault(name => !names.Contains(name)) is { } unused)
            throw new ArgumentException($"--weights specifies '{unused}', which is not one of the models ({models}); add it to --models, or remove its weights.");
        IReadOnlyList<SubjectNetwork> networks = [.. names.Select(name => CreateNetwork(name, files.GetValueOrDefault(name)))];
        var known = networks.Select(network => network.Model.WeightsInfo.ClassNames).FirstOrDefault(found => found is not null);
        return new Subjects([.. pictures.Select(LoadPicture)], networks, labels is null ? known ?? [] : File.ReadAllLines(labels));
    }

    /// <summary>Returns the name of a class.</summary>
    public string NameOf(long index) => index < Labels.Count ? Labels[(int)index] : string.Create(CultureInfo.InvariantCulture, $"class {index}");

    /// <summary>Finds a class by its number or label.</summary>
    public int? FindClass(string? text)
    {
        if (text is null)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return index;
        var found = Labels.ToList().FindIndex(label => label.Equals(text, StringComparison.OrdinalIgnoreCase));
        return found >= 0
            ? found
            : throw new ArgumentException(Labels.Count > 0
                ? $"Unknown class '{text}'; pass one of the labels or a number."
                : $"The names of the classes are unknown; pass a number instead of '{text}', or a file of names with --labels.");
    }

    /// <summary>Disposes the networks.</summary>
    public void Dispose()
    {
        foreach (var network in Networks)
            network.Dispose();
    }

    private static string FileOf(string entry) =>
        entry.Split('=', 2) is [_, { Length: > 0 } file]
            ? file
            : throw new ArgumentException($"Malformed weights '{entry}'; expected NAME=FILE, for example EfficientNetB0=efficientnet_b0.safetensors.");

    private static SubjectPicture LoadPicture(string path) => new(Path.GetFileName(path), PictureFile.Load(path));

    private static SubjectNetwork CreateNetwork(string name, string? weights)
    {
        var variant = s_variants.FirstOrDefault(variant => variant.TypeName.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"Unknown network '{name}'; expected one of {string.Join(", ", s_variants.Select(variant => variant.TypeName))}.");
        var model = weights is null ? variant.Create(variant.ClassCount, variant.InputChannels, device: null, dtype: null) : variant.Load(weights);
        if (weights is null)
            Console.WriteLine($"{variant.TypeName} has random weights, so its maps are noise. Pass trained weights with --weights {variant.TypeName}=FILE.");
        else if (model.WeightsInfo.Preprocessing is null)
            Console.WriteLine($"'{weights}' does not specify a preprocessing: pictures are resized and cropped to {variant.Resolution} pixels, which may differ from training.");
        var preprocessing = model.WeightsInfo.Preprocessing ?? Preprocessing.ForTrainingFromScratch(variant.Resolution);
        return new SubjectNetwork(model, preprocessing, string.Create(CultureInfo.InvariantCulture, $"{variant.Resolution} px, {variant.Flops / 1e9:0.0##}G multiply-adds"));
    }
}
