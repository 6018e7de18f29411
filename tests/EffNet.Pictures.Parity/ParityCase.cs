using System.Globalization;

namespace EffNet.Pictures.Parity;

/// <summary>A picture, its preprocessing, and the file with the result of torchvision.</summary>
internal sealed record ParityCase(string Path, Preprocessing Preprocessing, string Expected)
{
    public static IEnumerable<ParityCase> ReadAll(string folder) => File.ReadLines(System.IO.Path.Combine(folder, "cases.tsv")).Select(Read);

    /// <summary>Returns, for each difference from 0 to 255, the number of values with this difference.</summary>
    public long[] Differences()
    {
        var got = Preprocessing.Apply(PictureFile.Load(Path)).Pixels;
        var expected = File.ReadAllBytes(Expected);
        if (got.Length != expected.Length)
            throw new InvalidOperationException($"{Path}: EffNet computes {got.Length} values; expected {expected.Length}, as in torchvision.");
        var counts = new long[256];
        for (var i = 0; i < expected.Length; i++)
            counts[Math.Abs(got[i] - expected[i])]++;
        return counts;
    }

    private static ParityCase Read(string line)
    {
        var parts = line.Split('\t');
        var crop = int.Parse(parts[2], CultureInfo.InvariantCulture);
        var interpolation = Enum.Parse<Interpolation>(parts[3], ignoreCase: true);
        return new ParityCase(
            parts[0], Preprocessing.ForTrainingFromScratch(crop, interpolation) with { Resize = int.Parse(parts[1], CultureInfo.InvariantCulture) }, parts[4]);
    }
}
