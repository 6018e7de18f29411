using System.Globalization;
using EffNet;
using EffNet.Pictures;

namespace ClassActivationExample.Demo;

/// <summary>Drawn pictures and detectors of three resolutions, whose weights are set by hand: maps that mean something without any download.</summary>
internal static class DemoSubjects
{
    /// <summary>Those, with the pictures of some files instead of the drawn ones if there are any.</summary>
    public static Subjects Create(IReadOnlyList<string> files) => new(
        files.Count > 0 ? [.. files.Select(file => new SubjectPicture(Path.GetFileName(file), PictureFile.Load(file)))] : Scene.All,
        [Network(new BlobDetectorCoarse()), Network(new BlobDetectorBase()), Network(new BlobDetectorFine())],
        BlobWeights.Labels);

    private static SubjectNetwork Network(UnrolledNetwork network)
    {
        var resolution = network.Declaration.Resolution;
        return new SubjectNetwork(
            BlobWeights.SetOn(network),
            BlobWeights.PreprocessingFor(resolution),
            string.Create(CultureInfo.InvariantCulture, $"{resolution} px, maps of {resolution / 8} x {resolution / 8}"));
    }
}
