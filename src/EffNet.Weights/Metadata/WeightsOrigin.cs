using System.Security.Cryptography;
using EffNet.Networks;

namespace EffNet.Weights;

/// <summary>Where the weights of a file come from: what its metadata says, and the checkpoint that it is. The file's word comes before the catalog's.</summary>
/// <param name="Stored">The metadata.</param>
/// <param name="Checkpoint">The checkpoint; <see langword="null"/> if it is none that is known.</param>
/// <param name="Path">The file.</param>
internal sealed record WeightsOrigin(StoredInfo Stored, Checkpoint? Checkpoint, string Path)
{
    /// <summary>Its name in messages.</summary>
    public string Name => Stored.Padding is null && Checkpoint is not null ? Checkpoint.Name : System.IO.Path.GetFileName(Path);

    /// <summary>The padding that the weights were trained with.</summary>
    public Padding? Padding => Stored.Padding ?? Checkpoint?.Padding;

    /// <summary>The number that batch norm added to variances.</summary>
    public double? BatchNormEpsilon => Stored.BatchNormEpsilon ?? Checkpoint?.BatchNormEpsilon;

    /// <summary>Finds it out.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">Its path.</param>
    /// <param name="checkpoint">What the file was downloaded as, if it was.</param>
    /// <exception cref="WeightFileException">The metadata is malformed.</exception>
    public static WeightsOrigin Find(WeightFile file, string path, Checkpoint? checkpoint) => new(WeightMetadata.Read(file.Metadata, path), checkpoint ?? Cataloged(path), path);

    /// <summary>What a network knows of its weights when they come from here.</summary>
    /// <param name="former">What it knew of its weights before.</param>
    /// <param name="classCount">The number of its classes.</param>
    /// <param name="weights">Its weights by name, in order of execution.</param>
    /// <param name="report">Which of them are loaded.</param>
    /// <exception cref="WeightFileException">The file contradicts itself.</exception>
    public WeightsInfo Describe(WeightsInfo former, int classCount, IReadOnlyList<TargetWeight> weights, WeightsReport report) => Stored.Info with
    {
        Preprocessing = Stored.Info.Preprocessing ?? Checkpoint?.Preprocessing,
        ClassNames = ClassNamesFor(former, classCount, weights, report),
        Checkpoint = Stored.Info.Checkpoint ?? Checkpoint?.Name,
    };

    /// <summary>Class names belong to the classifier: a network that keeps its own keeps its names.</summary>
    private IReadOnlyList<string>? ClassNamesFor(WeightsInfo former, int classCount, IReadOnlyList<TargetWeight> weights, WeightsReport report)
    {
        var classifier = weights.LastOrDefault(w => w.Shape.Length == 2)?.Name;
        if (classifier is null || !report.Matched.Contains(classifier))
            return former.ClassNames;
        if (Stored.Info.ClassNames is { Count: var count } && count != classCount)
            throw new WeightFileException(Path, null, null, FormattableString.Invariant($"the metadata names {count} classes, but the classifier has {classCount}"));
        var names = Stored.Info.ClassNames ?? Checkpoint?.ClassNames;
        return names?.Count == classCount ? names : null;
    }

    /// <summary>The catalog's checkpoint that a file is: it has the name from the catalog, and its hash begins as the catalog says where that has one.</summary>
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
