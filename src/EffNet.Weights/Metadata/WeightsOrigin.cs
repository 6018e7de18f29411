using System.Security.Cryptography;
using EffNet.Networks;

namespace EffNet.Weights;

/// <summary>
/// The origin of the weights in a file: the metadata of the file, and the checkpoint of the catalog if the file is a copy of it. The metadata takes precedence.
/// </summary>
/// <param name="Stored">The metadata of the file.</param>
/// <param name="Checkpoint">The checkpoint; <see langword="null"/> if the file is not a known checkpoint.</param>
/// <param name="Path">The path of the file.</param>
internal sealed record WeightsOrigin(StoredInfo Stored, Checkpoint? Checkpoint, string Path)
{
    /// <summary>Gets the name of the origin for messages.</summary>
    public string Name => Stored.Padding is null && Checkpoint is not null ? Checkpoint.Name : System.IO.Path.GetFileName(Path);

    /// <summary>Gets the padding that the weights were trained with.</summary>
    public Padding? Padding => Stored.Padding ?? Checkpoint?.Padding;

    /// <summary>Gets the epsilon of the batch norms that the weights were trained with.</summary>
    public double? BatchNormEpsilon => Stored.BatchNormEpsilon ?? Checkpoint?.BatchNormEpsilon;

    /// <summary>Determines the origin of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">The path of the file.</param>
    /// <param name="checkpoint">The checkpoint that the file was downloaded as; <see langword="null"/> if unknown.</param>
    /// <exception cref="WeightFileException">The metadata is malformed.</exception>
    public static WeightsOrigin Find(WeightFile file, string path, Checkpoint? checkpoint) => new(WeightMetadata.Read(file.Metadata, path), checkpoint ?? Cataloged(path), path);

    /// <summary>Returns the information that a network has about its weights after loading.</summary>
    /// <param name="former">The information before loading.</param>
    /// <param name="classCount">The number of classes of the network.</param>
    /// <param name="weights">The weights of the network, in order of execution.</param>
    /// <param name="report">The report of the weights that are loaded.</param>
    /// <exception cref="WeightFileException">The number of class names in the metadata differs from the number of classes.</exception>
    public WeightsInfo Describe(WeightsInfo former, int classCount, IReadOnlyList<TargetWeight> weights, WeightsReport report) => Stored.Info with
    {
        Preprocessing = Stored.Info.Preprocessing ?? Checkpoint?.Preprocessing,
        ClassNames = ClassNamesFor(former, classCount, weights, report),
        Checkpoint = Stored.Info.Checkpoint ?? Checkpoint?.Name,
    };

    /// <summary>Returns the class names. They belong to the classifier, so a network that keeps its classifier keeps its class names.</summary>
    private IReadOnlyList<string>? ClassNamesFor(WeightsInfo former, int classCount, IReadOnlyList<TargetWeight> weights, WeightsReport report)
    {
        var classifier = weights.LastOrDefault(w => w.Shape.Length == 2)?.Name;
        if (classifier is null || !report.Matched.Contains(classifier))
            return former.ClassNames;
        if (Stored.Info.ClassNames is { Count: var count } && count != classCount)
            throw new WeightFileException(Path, null, null, FormattableString.Invariant($"the metadata has {count} class names, but the classifier has {classCount} classes"));
        var names = Stored.Info.ClassNames ?? Checkpoint?.ClassNames;
        return names?.Count == classCount ? names : null;
    }

    /// <summary>
    /// Returns the catalog's checkpoint with the file's name and, if the catalog states a hash, with its hash; <see langword="null"/> if there is none.
    /// </summary>
    private static Checkpoint? Cataloged(string path)
    {
        var name = System.IO.Path.GetFileName(path);
        if (Checkpoints.All.FirstOrDefault(c => string.Equals(c.FileName, name, StringComparison.OrdinalIgnoreCase)) is not { } checkpoint)
            return null;
        if (checkpoint.Sha256 is null)
            return checkpoint;
        using var file = File.OpenRead(path);
        return FileHash.Agrees(Convert.ToHexString(SHA256.HashData(file)), checkpoint.Sha256) ? checkpoint : null;
    }
}
