using EffNet.Weights;

namespace EffNet.Cli.Reports;

/// <summary>The root of <c>effnet weights show --json</c>.</summary>
/// <param name="Path">The file.</param>
/// <param name="Format">The format of the file.</param>
/// <param name="Metadata">The metadata of the file.</param>
/// <param name="Tensors">The tensors.</param>
internal sealed record WeightFileReport(string Path, string Format, IReadOnlyDictionary<string, string> Metadata, IReadOnlyList<StoredTensorReport> Tensors)
{
    /// <summary>Describes an open file.</summary>
    public static WeightFileReport Of(string path, WeightReader reader) =>
        new(path, reader.Format.ToString(), reader.Metadata, [.. reader.Tensors.Select(t => new StoredTensorReport(t.Name, t.Type.Name, t.Shape, t.Length))]);
}

/// <summary>A tensor of a file.</summary>
/// <param name="Name">The name of the tensor.</param>
/// <param name="Type">The type of the elements.</param>
/// <param name="Shape">The shape of the tensor.</param>
/// <param name="Bytes">The number of the bytes.</param>
internal sealed record StoredTensorReport(string Name, string Type, IReadOnlyList<long> Shape, long Bytes);
