using EffNet.Weights;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>Loads and saves the weights of any module. Generated networks have the same methods as members.</summary>
public static class ModuleWeights
{
    /// <summary>
    /// Loads weights from a safetensors, PyTorch (any version) or TorchSharp file. The format is detected from the content. The weights are found by the names
    /// of the module, in any dictionary of the file, with any prefix, and in the naming conventions of torchvision, timm and lukemelas. Code in a file never
    /// runs. Half, bfloat16, single and double precision are converted to the module's precision.
    /// </summary>
    /// <param name="module">The module to load into, on any device.</param>
    /// <param name="path">The file to load.</param>
    /// <param name="strict">
    /// Whether every weight must be in the file with the right shape, and every tensor in the file must be a weight; otherwise, matching weights are loaded.
    /// </param>
    /// <param name="keepClassifier">Whether the last linear layer keeps its own weights, for example because the file has other classes.</param>
    /// <returns>The report of loaded and missing weights, with warnings.</returns>
    /// <exception cref="WeightMismatchException">The file does not match the module. No weight was changed.</exception>
    /// <exception cref="WeightFileException">The file is corrupt or has an unsupported format. No weight was changed.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The process may not read the file.</exception>
    public static WeightsReport LoadWeights(this nn.Module module, string path, bool strict = true, bool keepClassifier = false)
    {
        ArgumentNullException.ThrowIfNull(module);
        return WeightLoader.Load(module, path, new WeightLoadOptions { Strict = strict, KeepClassifier = keepClassifier });
    }

    /// <inheritdoc cref="LoadWeights(nn.Module, string, bool, bool)"/>
    /// <param name="module">The module to load into, on any device.</param>
    /// <param name="path">The file to load.</param>
    /// <param name="options">The options that specify what must match, what is kept, and which part of the file is loaded.</param>
    public static WeightsReport LoadWeights(this nn.Module module, string path, WeightLoadOptions options)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(options);
        return WeightLoader.Load(module, path, options);
    }

    /// <summary>Loads weights from a stream, as <see cref="LoadWeights(nn.Module, string, bool, bool)"/> does from a file.</summary>
    /// <param name="module">The module to load into, on any device.</param>
    /// <param name="stream">
    /// The stream to read, from its current position to its end. It is not disposed. A stream that cannot seek is copied to memory.
    /// </param>
    /// <param name="options">
    /// The options that specify what must match, what is kept, and which part of the file is loaded. With <see langword="null"/>, every weight and every tensor
    /// must match.
    /// </param>
    /// <returns>The report of loaded and missing weights, with warnings.</returns>
    /// <exception cref="WeightMismatchException">The stream does not match the module. No weight was changed.</exception>
    /// <exception cref="WeightFileException">The stream is corrupt or has an unsupported format. No weight was changed.</exception>
    public static WeightsReport LoadWeights(this nn.Module module, Stream stream, WeightLoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(module);
        return WeightLoader.Load(module, stream, options ?? new WeightLoadOptions());
    }

    /// <summary>Returns the weights and buffers of a module as a source for exporters and engines. The source reads the current values of the module.</summary>
    /// <param name="module">The module. It is not disposed, and must not be disposed while the result is used.</param>
    /// <exception cref="NotSupportedException">A tensor has elements of a type that weights do not support.</exception>
    public static IWeightSource ToWeightSource(this nn.Module module)
    {
        ArgumentNullException.ThrowIfNull(module);
        return new ModuleWeightSource(module);
    }

    /// <summary>
    /// Saves all weights and buffers to a file. The extension specifies the format: <c>.safetensors</c>; <c>.pth</c> or <c>.pt</c> for PyTorch, which
    /// <c>torch.load</c> reads with <c>weights_only=True</c>; or <c>.dat</c> for TorchSharp. The file is written completely or not at all. A link is followed,
    /// and an existing file keeps its permissions. Safetensors and PyTorch files of a generated network also contain its type, class count and
    /// <see cref="UnrolledNetwork.WeightsInfo"/>, so that loading them restores preprocessing and class names. A <c>.dat</c> file cannot contain these.
    /// </summary>
    /// <param name="module">The module to save, on any device.</param>
    /// <param name="path">The file to write; it is replaced if it exists.</param>
    /// <param name="dtype">The half, bfloat16, single or double precision to save weights in; <see langword="null"/> for the precision of each weight.</param>
    /// <exception cref="ArgumentException">
    /// The extension is unknown; the type is not a floating-point type; or a finite weight would become infinite, and the message names the weight.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The process may not write the file.</exception>
    public static void SaveWeights(this nn.Module module, string path, ScalarType? dtype = null)
    {
        ArgumentNullException.ThrowIfNull(module);
        WeightSaver.Save(module, path, dtype);
    }

    /// <summary>Saves all weights and buffers to a stream, as <see cref="SaveWeights(nn.Module, string, ScalarType?)"/> does to a file.</summary>
    /// <param name="module">The module to save, on any device.</param>
    /// <param name="stream">The stream to write to, from its current position. It is not disposed, and need not support seeking.</param>
    /// <param name="format">The format.</param>
    /// <param name="dtype">The half, bfloat16, single or double precision to save weights in; <see langword="null"/> for the precision of each weight.</param>
    /// <exception cref="ArgumentException">
    /// The stream is not writable; the format is not supported for writing; the type is not a floating-point type; or a finite weight would become infinite,
    /// and the message names the weight.
    /// </exception>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static void SaveWeights(this nn.Module module, Stream stream, WeightFormat format, ScalarType? dtype = null)
    {
        ArgumentNullException.ThrowIfNull(module);
        WeightSaver.Save(module, stream, format, dtype);
    }
}
