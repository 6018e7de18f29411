using EffNet;
using EffNet.Pictures;
using EffNet.Weights;

namespace Classify;

/// <summary>Represents the settings of the command line.</summary>
/// <param name="Folder">The folder with the pictures.</param>
/// <param name="Checkpoint">The public weights; <see langword="null"/> for weights of a file or random weights.</param>
/// <param name="Weights">The file with weights; <see langword="null"/> for public or random weights.</param>
/// <param name="Variant">The network.</param>
/// <param name="Resize">The pixels of the shorter side before the center is cropped; <see langword="null"/> for the value of the weights.</param>
/// <param name="Interpolation">The filter for resizing; <see langword="null"/> for the filter of the weights.</param>
/// <param name="Top">The number of classes for each picture.</param>
/// <param name="BatchSize">The number of pictures in a batch.</param>
/// <param name="Format">The format of the results.</param>
/// <param name="Output">The file for the results; <see langword="null"/> for standard output.</param>
internal sealed record ClassifySettings(
    string Folder, Checkpoint? Checkpoint, string? Weights, ModuleVariant Variant, int? Resize, Interpolation? Interpolation, int Top, int BatchSize, string Format,
    string? Output);
