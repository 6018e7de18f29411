using EffNet.Onnx;

namespace EffNet;

/// <summary>Exports modules to ONNX.</summary>
internal static class OnnxExport
{
    /// <summary>Exports a network to a file.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file to write.</param>
    /// <param name="options">The export options.</param>
    /// <param name="progress">The receiver of progress reports, from 0 to 1.</param>
    /// <param name="cancellationToken">The token to cancel the export.</param>
    public static void Export(UnrolledNetwork network, string path, OnnxExportOptions? options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        LiveNetwork.Check(network);
        OnnxExporter.Export(network.Network, network.ToWeightSource(), path, Complete(network, options), progress, cancellationToken);
    }

    /// <summary>Exports a network to a stream.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stream">The stream to write to.</param>
    /// <param name="options">The export options.</param>
    /// <param name="progress">The receiver of progress reports, from 0 to 1.</param>
    /// <param name="cancellationToken">The token to cancel the export.</param>
    public static void Export(UnrolledNetwork network, Stream stream, OnnxExportOptions? options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        LiveNetwork.Check(network);
        OnnxExporter.Export(network.Network, network.ToWeightSource(), stream, Complete(network, options), progress, cancellationToken);
    }

    /// <summary>Adds information from the network that the options do not specify.</summary>
    private static OnnxExportOptions Complete(UnrolledNetwork network, OnnxExportOptions? options)
    {
        options ??= new OnnxExportOptions();
        var (stated, known) = (options.Info, network.WeightsInfo);
        return options with
        {
            Info = stated with
            {
                Family = stated.Family ?? network.Declaration.Family,
                Variant = stated.Variant ?? network.Declaration.Name,
                Weights = known with
                {
                    Preprocessing = stated.Weights.Preprocessing ?? known.Preprocessing,
                    ClassNames = stated.Weights.ClassNames ?? known.ClassNames,
                    Checkpoint = stated.Weights.Checkpoint ?? known.Checkpoint,
                    Network = stated.Weights.Network ?? network.Declaration.TypeName,
                },
            },
        };
    }
}
