using System.Security.Cryptography;
using EffNet.Language.Model;
using EffNet.Networks;
using EffNet.Onnx;
using EffNet.Weights;

namespace EffNet.Cli.Commands.Export;

/// <summary>The source of an export: a variant with the weights of a file.</summary>
/// <param name="file">The path of the file that declares the variant.</param>
/// <param name="variant">The variant, which has a network.</param>
/// <param name="path">The file with the weights.</param>
/// <param name="state">
/// A function that returns the information about the weights, given the information in their file and the number of classes of the network.
/// </param>
internal sealed class ExportSource(string file, VariantModel variant, string path, Func<WeightsInfo, long, WeightsInfo> state) : IDisposable
{
    private readonly NetworkWeights _weights = OnnxWeights.IsModel(path) ? OnnxWeights.Open(variant.Network!, path) : NetworkWeights.Open(variant.Network!, path);

    private WeightsInfo? _info;

    /// <summary>Gets the variant.</summary>
    public VariantModel Variant => variant;

    /// <summary>Gets the network, with as many classes as the file of the weights.</summary>
    public Network Network => _weights.Network;

    /// <summary>Gets the weights, with the names of the network.</summary>
    public IWeightSource Weights => _weights;

    /// <summary>Gets the differences between the network and the network for which the weights were trained. They make the outputs differ.</summary>
    public IReadOnlyList<string> Warnings =>
        [.. _weights.Report.Warnings, .. NumericsWarnings.Find(new NetworkNumerics(variant.TypeName, Padding, Epsilon), _weights.Report.Naming, path)];

    /// <summary>Gets the names of the batch norms that have no statistics, because they are folded in the file of the weights.</summary>
    public IReadOnlyList<string> FoldedNorms => _weights.Report.FoldedNorms;

    /// <summary>Gets the information about the weights, including the preprocessing and class names that their file or the command line specifies.</summary>
    public WeightsInfo Info => _info ??= state(_weights.Info, Network.ClassCount) with { Network = variant.TypeName };

    /// <summary>Gets the metadata that describes the network in exported files.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Metadata =>
        WeightMetadata.Of(new NetworkDescription(variant.TypeName, variant.Family, variant.Name, Padding, Epsilon, Network.ClassCount, Network.Input.Channels, Info));

    /// <summary>Gets the name of the file that declares the variant.</summary>
    public string FileName => Path.GetFileName(file);

    private Padding Padding => variant.Definition!.Padding;

    private double Epsilon => variant.Definition!.Norm.Epsilon;

    /// <summary>Computes the SHA-256 of the file that declares the variant, in hexadecimal digits.</summary>
    public string ComputeFileHash() => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))).ToLowerInvariant();

    /// <summary>Closes the file.</summary>
    public void Dispose() => _weights.Dispose();
}
