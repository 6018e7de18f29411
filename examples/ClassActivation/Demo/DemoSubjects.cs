using System.Globalization;
using EffNet;
using EffNet.Pictures;

namespace ClassActivationExample.Demo;

/// <summary>Creates drawn pictures and detectors of three resolutions with weights set by hand, so that maps are meaningful without a download.</summary>
internal static class DemoSubjects
{
    /// <summary>Creates the demo. If files are specified, their pictures replace the drawn pictures.</summary>
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
