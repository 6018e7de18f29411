using System.Buffers.Binary;
using System.IO.Hashing;

namespace EffNet.Training;

/// <summary>Divides a set as <see cref="ImageSetExtensions.Split"/> describes.</summary>
/// <param name="images">The images.</param>
/// <param name="validation">The fraction of the images to validate with, above 0 and below 1.</param>
/// <param name="seed">The seed.</param>
internal sealed class StratifiedSplit(ImageSet images, double validation, long seed)
{
    /// <summary>Divides the set.</summary>
    /// <param name="hashes">The hash of the content of each image.</param>
    public ImageSplit Create(UInt128[] hashes)
    {
        Group[] groups = [.. Enumerable.Range(0, hashes.Length).GroupBy(index => hashes[index]).Select(group => new Group([.. group], OrderKey(group.Key)))];
        var taken = groups.Where(group => IsOfOneClass(group.Indices))
            .GroupBy(group => images.GetLabel(group.Indices[0]))
            .SelectMany(ChooseForValidation)
            .SelectMany(group => group.Indices)
            .ToHashSet();
        return new ImageSplit(images.Where(index => !taken.Contains(index)), images.Where(taken.Contains)) { Duplicates = DuplicateGroup.Find(images, hashes) };
    }

    /// <summary>Chooses the groups of a class to validate with.</summary>
    private List<Group> ChooseForValidation(IEnumerable<Group> groups)
    {
        Group[] ordered = [.. groups.OrderBy(group => group.Key)];
        var total = ordered.Sum(group => group.Indices.Length);
        var target = (int)Math.Round(total * validation, MidpointRounding.AwayFromZero);
        var chosen = new List<Group>();
        for (int i = 0, count = 0; i < ordered.Length && chosen.Count < ordered.Length - 1; i++)
        {
            if (count + ordered[i].Indices.Length > target)
                continue;
            chosen.Add(ordered[i]);
            count += ordered[i].Indices.Length;
        }

        if (chosen.Count == 0 && ordered.Length > 1)
            chosen.Add(ordered.MinBy(group => group.Indices.Length)!);
        return chosen;
    }

    private bool IsOfOneClass(int[] indices) => Array.TrueForAll(indices, index => images.GetLabel(index) == images.GetLabel(indices[0]));

    private UInt128 OrderKey(UInt128 hash)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, hash);
        return XxHash128.HashToUInt128(bytes, seed);
    }

    /// <summary>Represents images of equal content.</summary>
    /// <param name="Indices">The indices of the images.</param>
    /// <param name="Key">The key that determines the order of the groups of a class.</param>
    private sealed record Group(int[] Indices, UInt128 Key);
}
