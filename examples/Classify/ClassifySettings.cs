using EffNet;
using EffNet.Pictures;
using EffNet.Weights;

namespace Classify;

/// <summary>What the command line says.</summary>
/// <param name="Folder">Where the pictures are.</param>
/// <param name="Checkpoint">Public weights; <see langword="null"/> for a file's or fresh ones.</param>
/// <param name="Weights">The file with the network's weights; <see langword="null"/> for others.</param>
/// <param name="Variant">The network.</param>
/// <param name="Resize">Pixels of the shorter side before the center is cut out; <see langword="null"/> for what the weights say.</param>
/// <param name="Interpolation">How pictures are resized; <see langword="null"/> for what the weights say.</param>
/// <param name="Top">Classes for each picture.</param>
/// <param name="BatchSize">Pictures the network takes at once.</param>
/// <param name="Format">How the results are written.</param>
/// <param name="Output">The file they go to; <see langword="null"/> for standard output.</param>
internal sealed record ClassifySettings(
    string Folder, Checkpoint? Checkpoint, string? Weights, ModuleVariant Variant, int? Resize, Interpolation? Interpolation, int Top, int BatchSize, string Format,
    string? Output);
