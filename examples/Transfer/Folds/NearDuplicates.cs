using EffNet.Pictures;

namespace Transfer.Folds;

/// <summary>
/// Groups photographs that must not be divided between training and test: photographs of the same kind of object, by their names, and photographs that look the same.
/// </summary>
internal static class NearDuplicates
{
    /// <summary>
    /// The largest mean difference (from 0 to 255) between two photographs that look the same, both with 16 x 16 pixels on white. One of them can be mirrored. The smallest
    /// difference among the photographs of this experiment is 9.8, between a gander and a spade.
    /// </summary>
    public const double LargestDifference = 6;

    private const int ThumbnailSide = 16;
    private const int Channels = 3;

    /// <summary>
    /// Words that do not name a kind of object. Two files named <c>flower1</c> and <c>flower2</c>, or two red objects, are not of the same kind because of these words.
    /// </summary>
    private static readonly HashSet<string> s_generalWords = new(
        ["adjustable", "baby", "eating", "flower", "flying", "golden", "great", "indian", "large", "little", "metal", "old", "profile", "red", "sitting", "sliced", "small",
         "stand", "white", "whole", "yellow"],
        StringComparer.Ordinal);

    /// <summary>Returns the group of each photograph: the index of the group's first photograph.</summary>
    /// <param name="names">The names of the files. Folders and extensions are ignored.</param>
    /// <param name="pictures">The photographs on white, in the same order.</param>
    /// <exception cref="ArgumentException">The numbers of names and pictures differ.</exception>
    public static int[] Group(IReadOnlyList<string> names, IReadOnlyList<Picture> pictures)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(pictures);
        if (names.Count != pictures.Count)
            throw new ArgumentException($"There are {names.Count} names and {pictures.Count} pictures; each picture needs one name.", nameof(pictures));
        var words = names.Select(WordsOf).ToList();
        var thumbnails = pictures.Select(Thumbnail).ToList();
        var groups = Enumerable.Range(0, names.Count).ToArray();
        for (var i = 1; i < groups.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (groups[i] != groups[j] && (words[i].Overlaps(words[j]) || LookTheSame(thumbnails[i], thumbnails[j])))
                    Join(groups, groups[i], groups[j]);
            }
        }

        return groups;
    }

    /// <summary>
    /// Returns the words of a file name that name a kind of object, in lower case. For <c>heron_greatblue_flying.png</c>, they are <c>heron</c> and <c>greatblue</c>. For
    /// <c>flower7.png</c>, there are none.
    /// </summary>
    /// <param name="name">The name of a file, with or without folders and extension.</param>
    public static IReadOnlySet<string> WordsOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var letters = string.Concat(Path.GetFileNameWithoutExtension(name).Select(c => char.IsAsciiLetter(c) ? char.ToLowerInvariant(c) : ' '));
        return letters.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Singular).Where(word => !s_generalWords.Contains(word)).ToHashSet(StringComparer.Ordinal);
    }

    private static string Singular(string word) => word is [.., not 's', 's'] && word.Length > 4 ? word[..^1] : word;

    private static void Join(int[] groups, int one, int other)
    {
        var (first, second) = (Math.Min(one, other), Math.Max(one, other));
        for (var i = 0; i < groups.Length; i++)
            groups[i] = groups[i] == second ? first : groups[i];
    }

    private static byte[] Thumbnail(Picture picture) =>
        new Preprocessing(ThumbnailSide, ThumbnailSide, Interpolation.Bilinear, new ChannelValues(0), new ChannelValues(1)).Apply(picture).Pixels.ToArray();

    private static bool LookTheSame(byte[] one, byte[] other) => Math.Min(Difference(one, other, isMirrored: false), Difference(one, other, isMirrored: true)) <= LargestDifference;

    private static double Difference(byte[] one, byte[] other, bool isMirrored)
    {
        var sum = 0;
        for (var i = 0; i < one.Length; i++)
        {
            var (pixel, channel) = (i / Channels, i % Channels);
            var (row, column) = (pixel / ThumbnailSide, pixel % ThumbnailSide);
            var opposite = isMirrored ? (Channels * ((row * ThumbnailSide) + ThumbnailSide - 1 - column)) + channel : i;
            sum += Math.Abs(one[i] - other[opposite]);
        }

        return (double)sum / one.Length;
    }
}
