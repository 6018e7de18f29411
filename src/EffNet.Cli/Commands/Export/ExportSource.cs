using EffNet.Language.Model;
using EffNet.Networks;
using EffNet.Weights;

namespace EffNet.Cli.Commands.Export;

/// <summary>What is exported: a variant with the weights of a file.</summary>
/// <param name="variant">The variant, which has a network.</param>
/// <param name="path">The file with the weights.</param>
internal sealed class ExportSource(VariantModel variant, string path) : IDisposable
{
    private readonly NetworkWeights _weights = NetworkWeights.Open(variant.Network!, path);

    /// <summary>Gets the variant.</summary>
    public VariantModel Variant => variant;

    /// <summary>Gets the network, with as many classes as the file of the weights.</summary>
    public Network Network => _weights.Network;

    /// <summary>Gets the weights, by the names of the network.</summary>
    public IWeightSource Weights => _weights;

    /// <summary>Gets what makes the network's answers differ from those of the origin of the weights.</summary>
    public IReadOnlyList<string> Warnings => NumericsWarnings.Find(Numerics, _weights.Report.Naming, path);

    /// <summary>Gets the texts that describe the network in files, among them the preprocessing and class names that the file of the weights states.</summary>
    /// <exception cref="WeightFileException">The metadata of the file is malformed.</exception>
    public IReadOnlyList<KeyValuePair<string, string>> Metadata
    {
        get
        {
            using var reader = WeightReader.Open(path);
            var info = WeightMetadata.Read(reader.Metadata, path).Info;
            if (info.ClassNames?.Count != Network.ClassCount)
                info = info with { ClassNames = null };
            return WeightMetadata.Of(new NetworkDescription(variant.Family, variant.Name, Numerics, Network.ClassCount, Network.Input.Channels, info));
        }
    }

    private NetworkNumerics Numerics => new(variant.TypeName, variant.Definition!.Padding, variant.Definition.Norm.Epsilon);

    /// <summary>Closes the file.</summary>
    public void Dispose() => _weights.Dispose();
}
