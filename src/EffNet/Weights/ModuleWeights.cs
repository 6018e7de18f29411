using EffNet.Weights;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>Weights from files and into files, for every module; generated networks have the same as methods of their own.</summary>
public static class ModuleWeights
{
    /// <summary>
    /// Loads weights from a file of safetensors, PyTorch (of any version) or TorchSharp; its content decides which. The weights are found by the module's names, in any dictionary of the
    /// file, under any prefix, and named as torchvision, timm or lukemelas do. Nothing in a file is ever run. Half, bfloat16, single and double precision become the module's.
    /// </summary>
    /// <param name="module">What to load into; on any device.</param>
    /// <param name="path">The file.</param>
    /// <param name="strict">Whether every weight must be in the file and everything in the file be a weight, of the right shape; otherwise what fits is loaded.</param>
    /// <param name="keepClassifier">Whether the last linear layer keeps its weights: for another number of classes than the file's.</param>
    /// <returns>What was loaded, what was not, and what to beware of.</returns>
    /// <exception cref="WeightMismatchException">The file is not this module's. No weight was changed.</exception>
    /// <exception cref="WeightFileException">The file is corrupt or of another format. No weight was changed.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static WeightsReport LoadWeights(this nn.Module module, string path, bool strict = true, bool keepClassifier = false)
    {
        ArgumentNullException.ThrowIfNull(module);
        return WeightLoader.Load(module, path, new WeightLoadOptions { Strict = strict, KeepClassifier = keepClassifier });
    }

    /// <inheritdoc cref="LoadWeights(nn.Module, string, bool, bool)"/>
    /// <param name="module">The module to load into, on any device.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">What must fit, what is kept, and which part of the file is loaded.</param>
    public static WeightsReport LoadWeights(this nn.Module module, string path, WeightLoadOptions options)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(options);
        return WeightLoader.Load(module, path, options);
    }

    /// <summary>Loads weights from a stream, as <see cref="LoadWeights(nn.Module, string, bool, bool)"/> does from a file.</summary>
    /// <param name="module">The module to load into, on any device.</param>
    /// <param name="stream">The stream, read from its position to its end. It stays open; one that cannot seek is copied to memory.</param>
    /// <param name="options">What must fit, what is kept, and which part of the file is loaded; every weight and every tensor if <see langword="null"/>.</param>
    /// <returns>What was loaded, what was not, and what to beware of.</returns>
    /// <exception cref="WeightMismatchException">The stream is not this module's. No weight was changed.</exception>
    /// <exception cref="WeightFileException">The stream is corrupt or of another format. No weight was changed.</exception>
    public static WeightsReport LoadWeights(this nn.Module module, Stream stream, WeightLoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(module);
        return WeightLoader.Load(module, stream, options ?? new WeightLoadOptions());
    }

    /// <summary>Gets the weights and buffers of a module for exporters and engines. They are those of the module at the time they are read.</summary>
    /// <param name="module">The module; it remains the caller's and must live as long as the result is used.</param>
    /// <exception cref="NotSupportedException">A tensor has elements that weights do not have.</exception>
    public static IWeightSource ToWeightSource(this nn.Module module)
    {
        ArgumentNullException.ThrowIfNull(module);
        return new ModuleWeightSource(module);
    }

    /// <summary>
    /// Saves all weights and buffers to a file whose ending names the format: <c>.safetensors</c>, <c>.pth</c> or <c>.pt</c> (PyTorch's, which <c>torch.load</c> reads with
    /// <c>weights_only=True</c>), <c>.dat</c> (TorchSharp's). The file is complete or is not there; a link is followed, and an existing file keeps its permissions.
    /// Safetensors and PyTorch files of a generated network also carry its type, class count, and <see cref="UnrolledNetwork.WeightsInfo"/>: loading them restores preprocessing and class
    /// names. A <c>.dat</c> file has no place for these.
    /// </summary>
    /// <param name="module">What to save; on any device.</param>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <param name="dtype">Half, bfloat16, single or double precision to save weights in; their own if <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">The ending names no format; the type holds no fractions; or a finite weight would become infinite in it, and the message names the weight.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void SaveWeights(this nn.Module module, string path, ScalarType? dtype = null)
    {
        ArgumentNullException.ThrowIfNull(module);
        WeightSaver.Save(module, path, dtype);
    }

    /// <summary>Saves all weights and buffers to a stream, as <see cref="SaveWeights(nn.Module, string, ScalarType?)"/> does to a file.</summary>
    /// <param name="module">The module to save, on any device.</param>
    /// <param name="stream">The stream, which is written from its position on and stays open. It does not have to seek.</param>
    /// <param name="format">The format.</param>
    /// <param name="dtype">Half, bfloat16, single or double precision to save weights in; their own if <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">The stream cannot be written; there is no writer for the format; the type holds no fractions; or a finite weight would become infinite in it, and the message names the weight.</exception>
    /// <exception cref="IOException">The stream cannot be written to.</exception>
    public static void SaveWeights(this nn.Module module, Stream stream, WeightFormat format, ScalarType? dtype = null)
    {
        ArgumentNullException.ThrowIfNull(module);
        WeightSaver.Save(module, stream, format, dtype);
    }
}
