using System.CommandLine;
using EffNet.Inference;
using EffNet.Language.Diagnostics;
using EffNet.Onnx;
using EffNet.Pictures;
using EffNet.Weights;

namespace EffNet.Cli.Commands.Engines;

/// <summary>The arguments and options of the commands that run a network: the variant, its weights, and the preprocessing of images.</summary>
internal sealed class EngineArguments
{
    private readonly Argument<string> _file = FileArgument.One();
    private readonly Option<string> _variant;

    private readonly Option<string> _weights = new("--weights")
    {
        Description = "The file with the weights: safetensors, PyTorch, TorchSharp, ONNX, or a saved engine.",
        HelpName = "FILE",
        Required = true,
    };

    private readonly StatedInfo _stated = new();

    private readonly Option<string> _threads =
        CountOption.Create("--threads", "COUNT", "The largest number of threads; by default, the number of processors that the process may use.");

    /// <summary>Initializes a new instance of the <see cref="EngineArguments"/> class.</summary>
    public EngineArguments()
    {
        _variant = VariantOption.Create(_file, "The variant, by its name (B0) or its type (EfficientNetB0); optional if the file declares only one.");
        _weights.Validators.Add(PathValidation.Check);
    }

    /// <summary>Gets the argument that names the .effnet file.</summary>
    public Argument<string> File => _file;

    /// <summary>Gets the options.</summary>
    public IReadOnlyList<Option> Options => [_variant, _weights, _stated.Size, _stated.Labels, _threads];

    /// <summary>
    /// Creates the engine, calls a method with it, and returns the exit code. If an error occurs, writes the error and returns the exit code of a failure.
    /// </summary>
    /// <param name="result">The command line.</param>
    /// <param name="command">The command, for messages.</param>
    /// <param name="use">The method, which returns the exit code.</param>
    public int Run(ParseResult result, string command, Func<InferenceEngine, PredictionOptions, int> use)
    {
        var path = result.GetRequiredValue(_file);
        var file = SourceFile.Load(path);
        file.WriteMessages(result.Error, DiagnosticSeverity.Warning);
        if (file.Model is null)
            return ExitCode.Failure;
        if (VariantOption.FindOne(file, result.GetValue(_variant), out var problem) is not { } variant)
        {
            result.Error.WriteError(path, problem);
            return ExitCode.Failure;
        }

        try
        {
            using var engine = Load(variant.Network!, result);
            return use(engine, OptionsFor(engine, result));
        }
        catch (OperationCanceledException)
        {
            result.Error.WriteError(command, "Canceled.");
        }
        catch (Exception exception) when (exception
            is WeightFileException or WeightMismatchException or PictureException or ArgumentException or InvalidOperationException or NotSupportedException
            or IOException or UnauthorizedAccessException)
        {
            result.Error.WriteError(command, ExceptionText.Of(exception));
        }

        return ExitCode.Failure;
    }

    private InferenceEngine Load(EffNet.Networks.Network network, ParseResult result)
    {
        var path = result.GetRequiredValue(_weights);
        var options = new InferenceOptions { Threads = CountOption.ValueOf(result, _threads) };
        if (!OnnxWeights.IsModel(path))
            return InferenceEngine.Load(network, path, options);
        using var weights = OnnxWeights.Open(network, path);
        return InferenceEngine.Create(weights, options);
    }

    private PredictionOptions OptionsFor(InferenceEngine engine, ParseResult result)
    {
        var info = _stated.Over(result, engine.Info, engine.Network.ClassCount);
        if (info.Preprocessing is null)
        {
            throw new InvalidOperationException(
                "The file of the weights does not specify the preprocessing of images. "
                + $"If the weights were trained as in the paper, specify '{_stated.Size.Name}', for example '{_stated.Size.Name} {engine.Network.Input.Height}'. "
                + "For other preprocessing, set WeightsInfo.Preprocessing in C# and save the weights with EffNet.");
        }

        return new PredictionOptions { Preprocessing = info.Preprocessing, ClassNames = info.ClassNames };
    }
}
