using EffNet.Onnx;

namespace EffNet.Cli.Export;

/// <summary>What <c>effnet export</c> was asked for.</summary>
/// <param name="Variant">The variant; <see langword="null"/> for the only one.</param>
/// <param name="Weights">The file of weights.</param>
/// <param name="Output">The model.</param>
/// <param name="Height">The height of the images; the declared one if <see langword="null"/>.</param>
/// <param name="Width">The width of the images; the declared one if <see langword="null"/>.</param>
/// <param name="Options">How the network is exported, without what its files state.</param>
internal sealed record ExportRequest(string? Variant, string Weights, string Output, int? Height, int? Width, OnnxExportOptions Options);
