using EffNet.Pictures;
using Transfer.Folds;

namespace Transfer.Images;

/// <summary>Represents the photographs of the experiment: decoded, placed in squares, and grouped.</summary>
/// <param name="Stamps">The photographs.</param>
/// <param name="CutOuts">The decoded photographs.</param>
/// <param name="Groups">The group of each photograph, see <see cref="NearDuplicates"/>.</param>
internal sealed record PhotographSet(IReadOnlyList<Stamp> Stamps, IReadOnlyList<CutOut> CutOuts, IReadOnlyList<int> Groups)
{
    private const int GroupingSide = 64;

    /// <summary>Gets the number of classes.</summary>
    public static int Classes => StampRules.Classes.Count;

    /// <summary>Gets the names of the classes, in the order of the network's outputs.</summary>
    public static IReadOnlyList<string> ClassNames { get; } = [.. StampRules.Classes.Select(kind => kind.Name)];

    /// <summary>Gets the class of each photograph.</summary>
    public IReadOnlyList<int> Labels { get; } = [.. Stamps.Select(stamp => stamp.Label)];

    /// <summary>Reads all photographs.</summary>
    /// <param name="folder">The folder of all stamps.</param>
    /// <param name="side">The height and width of the squares, in pixels.</param>
    /// <exception cref="IOException">A folder is missing, or a file cannot be read.</exception>
    /// <exception cref="InvalidDataException">A class has too few photographs or groups, or a photograph has only transparent pixels.</exception>
    /// <exception cref="PictureException">A file is not a readable image.</exception>
    public static PhotographSet Read(string folder, int side)
    {
        var stamps = StampCollection.Read(folder);
        // Pictures for grouping always have the same size, so that the groups do not depend on the size of the experiment.
        var pictures = stamps.Select(stamp => CutOut.Load(stamp.Path, GroupingSide).On(Background.White, seed: 0)).ToList();
        var groups = NearDuplicates.Group([.. stamps.Select(stamp => stamp.Name)], pictures);
        CheckGroups(folder, stamps, groups);
        return new PhotographSet(stamps, [.. stamps.Select(stamp => CutOut.Load(stamp.Path, side))], groups);
    }

    /// <summary>Returns a photograph on a background. The noise is the same at each call, but differs between photographs.</summary>
    /// <param name="index">The index of the photograph.</param>
    /// <param name="background">The background.</param>
    public Picture On(int index, Background background) => CutOuts[index].On(background, seed: index);

    private static void CheckGroups(string folder, IReadOnlyList<Stamp> stamps, int[] groups)
    {
        foreach (var kind in stamps.Zip(groups).GroupBy(entry => entry.First.Label))
        {
            var count = kind.Select(entry => entry.Second).Distinct().Count();
            if (count < TransferSettings.Folds)
                throw new InvalidDataException($"The photographs of class '{ClassNames[kind.Key]}' in '{folder}' are near-duplicates; expected at least "
                    + $"{TransferSettings.Folds} groups of different photographs, but found {count}. Install Debian's package tuxpaint-stamps-default 2022.06.04.");
        }
    }
}
