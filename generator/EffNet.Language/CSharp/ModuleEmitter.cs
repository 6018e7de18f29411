using EffNet.Language.Model;
using EffNet.Networks;
using static EffNet.Language.CSharp.CSharpText;

namespace EffNet.Language.CSharp;

/// <summary>
/// Writes the members that make a variant's type a TorchSharp module: constructor and factories, layers, <c>forward</c> and features, and the types of its
/// parts.
/// </summary>
internal sealed class ModuleEmitter(CodeWriter code, VariantModel variant, Network network, EmitOptions options)
{
    private const string Tensor = "global::TorchSharp.torch.Tensor";

    private readonly List<NetworkMember> _members = [.. network.Stages.SelectMany(NetworkMember.Of)];

    /// <summary>Gets the base types.</summary>
    public string BaseTypes => $"global::EffNet.UnrolledNetwork, global::EffNet.INetwork<{variant.TypeName}>";

    /// <summary>Gets the value that <c>forward</c> computes.</summary>
    private Value Result => network.Outputs.Count == 1
        ? network.Outputs[0].Value
        : throw new NotSupportedException($"A generated network has one output; '{variant.Name}' has {Code(network.Outputs.Count)}.");

    /// <summary>Writes the members that create a network: with new weights, from a checkpoint, and from a file.</summary>
    public void WriteCreation()
    {
        WriteConstructor();
        LoadingEmitter.WriteFactories(code, variant.TypeName, network);
    }

    /// <summary>Writes the layers and the methods that run them.</summary>
    public void WriteRuns()
    {
        WriteMembers();
        WriteForward();
        WriteFeatures();
        WriteEmbed();
    }

    /// <summary>Writes the nested types.</summary>
    public void WriteTypes()
    {
        WriteModules();
        WriteFeatureRecord();
    }

    private void WriteConstructor()
    {
        code.Summary(variant.Broken is { } cause
            ? SkeletonEmitter.ConstructorSummary(cause)
            : $"Creates the network with new weights, initialized as in {Origin(network.Initialization)}.");
        code.Line("/// <param name=\"classes\">The number of outputs of the classifier; 0 for none: <c>forward</c> then returns the pooled features.</param>");
        code.Line("/// <param name=\"inputChannels\">Channels of the images.</param>");
        code.Line("/// <param name=\"device\">The device; <see langword=\"null\"/> for the default device.</param>");
        code.Line("/// <param name=\"dtype\">The element type; <see langword=\"null\"/> for the default one.</param>");
        code.Line("/// <param name=\"initialize\"><see langword=\"false\"/> if weights will be loaded; until then, the weights of convolutions and linear layers are 0.</param>");
        code.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">An argument is negative, or no such network can be created.</exception>");
        code.Line(
            $"public {variant.TypeName}(int classes = {Code(network.ClassCount)}, int inputChannels = {Code(network.Input.Channels)}, "
            + "global::TorchSharp.torch.Device? device = null, global::TorchSharp.torch.ScalarType? dtype = null, bool initialize = true)");
        if (variant.Candidates is { IsShared: true } candidates)
        {
            code.Line("    : this(Variant, classes, inputChannels, device, dtype, initialize)");
            code.Line("{");
            code.Line("}");
            code.Line();
            code.Summary($"Creates the network that one of the candidates {string.Join(", ", candidates.Candidates)} declares. They differ in resolution alone.");
            code.Line(
                $"internal {variant.TypeName}(global::EffNet.ModuleVariant candidate, int classes, int inputChannels, "
                + "global::TorchSharp.torch.Device? device, global::TorchSharp.torch.ScalarType? dtype, bool initialize)");
            code.Line("    : base(candidate, classes, inputChannels)");
        }
        else
        {
            code.Line("    : base(Variant, classes, inputChannels)");
        }

        code.Line("{");
        if (variant.Broken is { } reason)
            code.Line($"    throw new global::System.InvalidOperationException({SkeletonEmitter.Message(reason, options)});");
        else
            WriteLayers();
        code.Line("}");
        code.Line();
        code.Summary(
            "Implement this in your own part of the class to run code once all layers exist and before they move to their device. "
            + "Call <c>Attach(path, layer)</c> to add your own layers to the network.");
        code.Line("partial void OnCreated();");
        code.Line();
    }

    private void WriteLayers()
    {
        if (network.Stem is null)
            code.Line($"    global::System.ArgumentOutOfRangeException.ThrowIfNotEqual(inputChannels, {Code(network.Input.Channels)});");
        foreach (var member in _members)
            code.Line($"    {member.Name} = Attach({Literal(member.Path)}, new Modules.{member.Name}({string.Join(", ", ConstructorArguments.Of(network, member.Nodes))}));");
        code.Line("    if (initialize)");
        code.Line($"        global::EffNet.WeightInitialization.{network.Initialization}(this);");
        code.Line("    OnCreated();");
        code.Line("    Place(device, dtype);");
    }

    private static string Origin(Initialization initialization) => initialization switch
    {
        Initialization.TensorFlow => "the paper's TensorFlow code",
        Initialization.MobileNetV2 => "torchvision's MobileNetV2",
        Initialization.ResNet => "torchvision's ResNet",
        _ => "torchvision",
    };

    private void WriteMembers()
    {
        foreach (var member in _members)
        {
            code.Summary($"{Xml(member.Stage.Name)}, {Xml(member.Stage.Description)}; its output is {member.Output}.");
            code.Line($"public Modules.{member.Name} {member.Name} {{ get; }}");
            code.Line();
        }
    }

    private void WriteForward()
    {
        code.Summary("Computes the class scores of a batch of images, before any softmax; the pooled features if there are no classes.");
        code.Line($"/// <param name=\"input\">Images (N, {Code(network.Input.Channels)}, H, W), normalized as the weights expect. They are not disposed.</param>");
        code.Line($"/// <returns>Scores (N, {Code(network.ClassCount)}). The caller disposes them.</returns>");
        code.Line("/// <exception cref=\"global::System.ArgumentException\">The tensor is not a batch of such images.</exception>");
        code.Block($"public override {Tensor} forward({Tensor} input)", () => WriteRun([Result], embeds: false, lines =>
            code.Line($"return {RunCode.Complete(lines.NameOf(Result))};")));
        code.Line();
    }

    private void WriteFeatures()
    {
        var reductions = network.Reductions.ToList();
        var maps = reductions.ConvertAll(r => r.Stage.Result);
        code.Summary("Computes the feature maps for detectors and segmenters, and the class scores, in one run.");
        code.Line($"/// <param name=\"input\">Images (N, {Code(network.Input.Channels)}, H, W), normalized as the weights expect. They are not disposed.</param>");
        code.Line("/// <returns>Tensors on one graph, channels-last on CPUs. The caller disposes the record, which disposes them all.</returns>");
        code.Line("/// <exception cref=\"global::System.ArgumentException\">The tensor is not a batch of such images.</exception>");
        code.Block($"public StageFeatures Features({Tensor} input)", () => WriteRun([.. maps, Result], embeds: false, lines =>
            code.Line($"return {RunCode.Complete($"new StageFeatures({string.Join(", ", maps.Append(Result).Select(lines.NameOf))})")};")));
        code.Line();
    }

    private void WriteEmbed()
    {
        var features = network.Classifier?.Features ?? Result;
        code.Summary(
            "Computes the pooled features of a batch of images, which are the input of the linear layer. Use these vectors to compare, search or cluster images. "
            + "If there are no classes, <c>forward</c> returns the same. In training mode, this call updates the statistics of batch norms, "
            + "as <c>forward</c> does: call <c>eval()</c> first.");
        code.Line($"/// <param name=\"input\">Images (N, {Code(network.Input.Channels)}, H, W), normalized as the weights expect. They are not disposed.</param>");
        code.Line($"/// <returns>Vectors (N, {Code(features.Shape.Channels)}). The caller disposes them.</returns>");
        code.Line("/// <exception cref=\"global::System.ArgumentException\">The tensor is not a batch of such images.</exception>");
        code.Block($"public {Tensor} Embed({Tensor} input)", () => WriteRun([features], embeds: true, lines =>
            code.Line($"return {RunCode.Complete(lines.NameOf(features))};")));
        code.Line();
    }

    /// <summary>Writes the lines that run every member.</summary>
    /// <param name="results">The values that the method returns and therefore does not dispose.</param>
    /// <param name="embeds"><see langword="true"/> to end with the features that the classifier reads.</param>
    /// <param name="writeReturn">Writes the last line.</param>
    private void WriteRun(IReadOnlyCollection<Value> results, bool embeds, Action<StraightLine> writeReturn)
    {
        var lines = new StraightLine(code, network.Plan);
        lines.Add(new StraightLine.Step("prepared", "Prepare(input)", [], [network.Image], LastNode: -1));
        foreach (var member in _members)
        {
            var boundary = ModuleBoundary.Of(network, member.Nodes);
            var step = boundary.Step(member.Name, network.Plan.IndexOf(member.Nodes[member.Nodes.Count - 1]), lines.NameOf);
            var isEnd = embeds && network.Classifier is { } classifier && step.Outputs.Contains(classifier.Linear.Outputs[0]);
            lines.Add(isEnd ? step with { Expression = $"{member.Name}.Embed({boundary.Arguments(lines.NameOf)})", Outputs = [network.Classifier!.Features] } : step);
        }

        code.Line(RunCode.Begin);
        lines.Write(results);
        writeReturn(lines);
    }

    private void WriteModules()
    {
        code.Summary("The types of the members.");
        code.Block("public static class Modules", () => code.Separated(
            network.Stages,
            stage => new StageEmitter(code, network, stage).Write()));
        code.Line();
    }

    private void WriteFeatureRecord()
    {
        var reductions = network.Reductions.ToList();
        code.Summary("The results of <see cref=\"Features\"/>. Sizes are those at the declared resolution; other sizes are rounded up in the same way.");
        foreach (var (reduction, stage) in reductions)
            code.Line(
                $"/// <param name=\"Reduction{reduction.ToShortString()}\">Output of {Xml(stage.Name)}: (N, {Code(stage.Output.Channels)}, {Code(stage.Output.Height)}, "
                + $"{Code(stage.Output.Width)}), 1/{reduction.ToShortString()} of the image.</param>");
        code.Line($"/// <param name=\"Logits\">The result of <c>forward</c>: (N, {Code(network.ClassCount)}).</param>");
        var parameters = reductions.Select(r => $"{Tensor} Reduction{r.Reduction.ToShortString()}").Append($"{Tensor} Logits");
        code.Block($"public sealed record StageFeatures({string.Join(", ", parameters)}) : global::System.IDisposable", () =>
        {
            code.Summary("Disposes every tensor.");
            code.Block("public void Dispose()", () =>
            {
                foreach (var (reduction, _) in reductions)
                    code.Line($"Reduction{reduction.ToShortString()}.Dispose();");
                code.Line("Logits.Dispose();");
            });
        });
    }
}
