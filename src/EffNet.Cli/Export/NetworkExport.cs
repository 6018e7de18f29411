using System.Security.Cryptography;
using EffNet.Cli.Reports;
using EffNet.Language.Model;
using EffNet.Networks;
using EffNet.Onnx;
using EffNet.Weights;

namespace EffNet.Cli.Export;

/// <summary>Exports a variant with a file of weights.</summary>
internal static class NetworkExport
{
    /// <summary>Writes the model.</summary>
    /// <param name="file">The file that declares the variant.</param>
    /// <param name="variant">The variant, which has a network.</param>
    /// <param name="request">What is wanted.</param>
    public static ExportReport Run(SourceFile file, VariantModel variant, ExportRequest request)
    {
        var declared = variant.Network!.With(height: request.Height, width: request.Width);
        using var weights = OnnxWeights.IsModel(request.Weights) ? OnnxWeights.Open(declared, request.Weights) : NetworkWeights.Open(declared, request.Weights);
        var network = weights.Network;
        var options = request.Options with
        {
            Info = new OnnxModelInfo
            {
                Weights = weights.Info with { Network = weights.Info.Network ?? variant.TypeName },
                Family = variant.Family,
                Variant = variant.Name,
                SourceFile = Path.GetFileName(file.Path),
                SourceSha256 = Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file.Path))).ToLowerInvariant(),
            },
        };
        OnnxExporter.Export(network, weights, request.Output, options);
        var outputs = Enum.GetValues<OnnxOutputs>().Where(o => o != OnnxOutputs.None && options.Outputs.HasFlag(o)).Select(o => o.ToString().ToLowerInvariant());
        return new ExportReport(request.Output, variant.TypeName, network.ClassCount, network.Parameters, new FileInfo(request.Output).Length, [.. outputs]);
    }
}
