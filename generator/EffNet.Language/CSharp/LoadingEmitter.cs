using EffNet.Language.Publications;
using EffNet.Networks;
using static EffNet.Language.CSharp.CSharpText;

namespace EffNet.Language.CSharp;

/// <summary>Writes the members that create a network from weights: the matching checkpoints, and factories that need no further setup.</summary>
internal static class LoadingEmitter
{
    /// <summary>The number of classes of ImageNet and of all weights in the catalog.</summary>
    public const int CatalogedClasses = 1000;

    private const string Options = "global::EffNet.NetworkLoadOptions? options = null";

    /// <summary>Writes the factories.</summary>
    public static void WriteFactories(CodeWriter code, string type, Network network)
    {
        // If a family declares another number of classes than the catalog's weights have, a new classifier is initialized by default.
        var classes = network.ClassCount == CatalogedClasses ? "null" : Code(network.ClassCount);
        code.Summary("Creates the network from a checkpoint: weights, preprocessing and class names, as <c>Predict(picture)</c> requires. The network is in evaluation mode.");
        code.Line("/// <param name=\"checkpoint\">The checkpoint. It is downloaded if it is not in the cache.</param>");
        WriteParameters(code);
        code.Line("/// <param name=\"cancellationToken\">Cancels the download. The received part is kept.</param>");
        code.Line("/// <exception cref=\"global::System.ArgumentException\">The checkpoint is for another network; the message names it.</exception>");
        code.Line("/// <exception cref=\"global::EffNet.Weights.CheckpointException\">The checkpoint cannot be downloaded, or its file is not the expected one.</exception>");
        WriteExceptions(code, "The file is corrupt.");
        code.Line("/// <exception cref=\"global::System.OperationCanceledException\">The download was canceled.</exception>");
        code.Line($"{LoadAsync(type, classes)} =>");
        code.Line($"    global::EffNet.Pretrained.LoadAsync<{type}>(checkpoint, classes, options, cancellationToken);");
        code.Line();
        code.Summary(
            "Creates the network from a file of weights, with the class count, class names and preprocessing that <c>SaveWeights</c> writes to it. "
            + "The network is in evaluation mode.");
        code.Line("/// <param name=\"path\">The file: safetensors, PyTorch or TorchSharp.</param>");
        WriteParameters(code);
        WriteExceptions(code, "The file is corrupt or of another format.");
        code.Line("/// <exception cref=\"global::System.IO.IOException\">The file cannot be opened.</exception>");
        code.Line($"{Load(type, "string path")} =>");
        code.Line($"    global::EffNet.Pretrained.Load<{type}>(path, classes, options);");
        code.Line();
        code.Summary("Creates the network from a stream of weights, in the same way as from a file.");
        code.Line("/// <param name=\"stream\">The stream, read from its position to its end. It stays open.</param>");
        WriteParameters(code);
        WriteExceptions(code, "The stream is corrupt or of another format.");
        code.Line($"{Load(type, "global::System.IO.Stream stream")} =>");
        code.Line($"    global::EffNet.Pretrained.Load<{type}>(stream, classes, options);");
        code.Line();
    }

    /// <summary>Writes factories that throw, for a type without a network.</summary>
    public static void WriteThrowingFactories(CodeWriter code, string type, string message)
    {
        code.Summary("Throws: there is no network.");
        code.Line($"{LoadAsync(type, "null")} => throw new global::System.InvalidOperationException({message});");
        code.Line();
        code.Summary("Throws: there is no network.");
        code.Line($"{Load(type, "string path")} => throw new global::System.InvalidOperationException({message});");
        code.Line();
        code.Summary("Throws: there is no network.");
        code.Line($"{Load(type, "global::System.IO.Stream stream")} => throw new global::System.InvalidOperationException({message});");
        code.Line();
    }

    /// <summary>
    /// Writes the nested class of checkpoints. If no checkpoint matches, nothing is written, so that code that uses a checkpoint does not compile.
    /// </summary>
    /// <param name="code">The code.</param>
    /// <param name="classes">The network's classes.</param>
    /// <param name="fitting">The checkpoints.</param>
    public static void WriteCheckpoints(CodeWriter code, int classes, IReadOnlyList<PublishedWeights> fitting)
    {
        if (fitting.Count == 0)
            return;
        code.Summary("Public weights for this network: their tensors have its names and shapes, and they were trained with its operations, padding and batch-norm epsilon.");
        code.Block("public static class Checkpoints", () =>
        {
            foreach (var weights in fitting)
            {
                code.Summary(Describe(weights, classes));
                code.Line($"public static global::EffNet.Weights.Checkpoint {weights.Member} => global::EffNet.Weights.Checkpoints.Find({Literal(weights.Name)});");
                code.Line();
            }

            var best = WeightCatalog.Default(fitting);
            code.Summary($"Gets the checkpoint to use by default: <see cref=\"{best.Member}\"/>.");
            code.Line($"public static global::EffNet.Weights.Checkpoint Default => {best.Member};");
            code.Line();
            code.Summary("Gets all checkpoints, in the catalog's order.");
            code.Line(
                "public static global::System.Collections.Generic.IReadOnlyList<global::EffNet.Weights.Checkpoint> All => "
                + $"[{string.Join(", ", fitting.Select(weights => weights.Member))}];");
        });
        code.Line();
    }

    private static string LoadAsync(string type, string classes) =>
        $"public static global::System.Threading.Tasks.Task<{type}> LoadAsync(global::EffNet.Weights.Checkpoint checkpoint, int? classes = {classes}, {Options}, "
        + "global::System.Threading.CancellationToken cancellationToken = default)";

    private static string Load(string type, string source) => $"public static {type} Load({source}, int? classes = null, {Options})";

    private static void WriteParameters(CodeWriter code)
    {
        code.Line(
            "/// <param name=\"classes\">The number of outputs of the classifier; <see langword=\"null\"/> for as many as the weights have. "
            + "For another number, a new classifier is initialized, which has to be trained.</param>");
        code.Line("/// <param name=\"options\">Device, element type, and the required match of the weights; <see langword=\"null\"/> for the defaults.</param>");
    }

    private static void WriteExceptions(CodeWriter code, string corrupt)
    {
        code.Line("/// <exception cref=\"global::EffNet.Weights.WeightMismatchException\">The weights do not fit this network.</exception>");
        code.Line($"/// <exception cref=\"global::EffNet.Weights.WeightFileException\">{corrupt}</exception>");
    }

    private static string Describe(PublishedWeights weights, int networkClasses)
    {
        var accuracy = weights is { Top1: { } top1, Top5: { } top5 } ? $"{top1} % top-1 and {top5} % top-5 on ImageNet" : "accuracy not published for this preprocessing";
        var size = weights.Mebibytes is { } mebibytes ? $"; {mebibytes} MiB" : string.Empty;
        var classes = networkClasses == CatalogedClasses
            ? string.Empty
            : $" It has {Grouped(CatalogedClasses)} classes; for this network's {Grouped(networkClasses)} classes, a new classifier is initialized.";
        return $"<c>{Xml(weights.Name)}</c>: {accuracy}, at {weights.Crop} x {weights.Crop} pixels after resizing to {weights.Resize} ({weights.Interpolation}), "
            + $"as {weights.Provider} evaluates it{size}.{classes}";
    }
}
