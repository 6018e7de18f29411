using EffNet.Onnx.Export;
using EffNet.Weights;

namespace EffNet.Onnx;

/// <summary>The information in the metadata of an ONNX model. The exporter writes it, and <see cref="Read(string)"/> returns it.</summary>
public sealed record OnnxModelInfo
{
    /// <summary>Gets the preprocessing, the class names and the origin of the weights.</summary>
    public WeightsInfo Weights { get; init; } = WeightsInfo.Unknown;

    /// <summary>Gets the name of the family of networks, such as <c>EfficientNet</c>; <see langword="null"/> if unknown.</summary>
    public string? Family { get; init; }

    /// <summary>Gets the name of the variant, such as <c>B4</c>; <see langword="null"/> if unknown.</summary>
    public string? Variant { get; init; }

    /// <summary>Gets the name of the <c>.effnet</c> file that declares the network; <see langword="null"/> if unknown.</summary>
    public string? SourceFile { get; init; }

    /// <summary>Gets the SHA-256 of the <c>.effnet</c> file as 64 hexadecimal digits; <see langword="null"/> if unknown.</summary>
    public string? SourceSha256 { get; init; }

    /// <summary>
    /// Gets the number of parameters; <see langword="null"/> if unknown. The exporter ignores this value and writes the number of the exported network.
    /// </summary>
    public long? Parameters { get; init; }

    /// <summary>
    /// Gets the multiply-adds for one image of the declared size; <see langword="null"/> if unknown. The exporter ignores this value and writes the number of the
    /// exported network.
    /// </summary>
    public long? MultiplyAdds { get; init; }

    /// <summary>Reads the metadata of a model.</summary>
    /// <param name="path">The model to read.</param>
    /// <returns>The metadata. For a model of another program, every property is <see langword="null"/> or empty.</returns>
    /// <exception cref="WeightFileException">The file is not an ONNX model, or its metadata is malformed.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static OnnxModelInfo Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var stream = File.OpenRead(path);
        return ModelMetadata.Read(OnnxModelFile.Parse(stream, path), path);
    }

    /// <summary>Reads the metadata of a model.</summary>
    /// <param name="stream">The model to read, from the stream's position to its end. The stream remains open.</param>
    /// <returns>The metadata. For a model of another program, every property is <see langword="null"/> or empty.</returns>
    /// <exception cref="WeightFileException">The stream is not an ONNX model, or its metadata is malformed.</exception>
    public static OnnxModelInfo Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        const string Name = "The stream";
        return ModelMetadata.Read(OnnxModelFile.Parse(stream, Name), Name);
    }
}
