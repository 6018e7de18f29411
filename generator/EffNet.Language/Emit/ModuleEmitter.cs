using EffNet.Language.Model;
using EffNet.Networks;
using static EffNet.Language.Emit.CSharpText;

namespace EffNet.Language.Emit;

/// <summary>Writes what makes a variant's type a TorchSharp module: constructor and factories, layers, <c>forward</c> and features, and the types of its parts.</summary>
internal sealed class ModuleEmitter(CodeWriter code, VariantModel variant, Network network, EmitOptions options)
{
    private const string Tensor = "global::TorchSharp.torch.Tensor";

    private readonly CodeWriter _code = code;
    private readonly Network _network = network;

    /// <summary>Gets the base types.</summary>
    public string BaseTypes => $"global::EffNet.UnrolledNetwork, global::EffNet.INetwork<{variant.TypeName}>";

    /// <summary>Gets what <c>forward</c> computes.</summary>
    private Value Result => _network.Outputs.Count == 1 ? _network.Outputs[0].Value : throw new NotSupportedException($"A generated network has one output; '{variant.Name}' has {Code(_network.Outputs.Count)}.");

    private IEnumerable<NetworkMember> Members => _network.Stages.SelectMany(NetworkMember.Of);

    /// <summary>Writes how a network is made: from nothing, from a checkpoint, and from a file.</summary>
    public void WriteCreation()
    {
        WriteConstructor();
        LoadingEmitter.WriteFactories(_code, variant.TypeName, _network);
    }

    /// <summary>Writes its layers and what runs them.</summary>
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
        _code.Summary(variant.Broken is { } cause
            ? SkeletonEmitter.ConstructorSummary(cause)
            : $"Makes the network with fresh weights, drawn as {Origin(_network.Initialization)} draws them.");
        _code.Line("/// <param name=\"classes\">Outputs of the classifier; 0 for none: <c>forward</c> then yields the pooled features.</param>");
        _code.Line("/// <param name=\"inputChannels\">Channels of the images.</param>");
        _code.Line("/// <param name=\"device\">Where it lives; the default device if <see langword=\"null\"/>.</param>");
        _code.Line("/// <param name=\"dtype\">Its element type; the default one if <see langword=\"null\"/>.</param>");
        _code.Line("/// <param name=\"initialize\"><see langword=\"false\"/> where weights will be loaded: until then they hold whatever their memory held.</param>");
        _code.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">An argument is negative, or no such network can be made.</exception>");
        _code.Line($"public {variant.TypeName}(int classes = {Code(_network.ClassCount)}, int inputChannels = {Code(_network.Input.Channels)}, global::TorchSharp.torch.Device? device = null, global::TorchSharp.torch.ScalarType? dtype = null, bool initialize = true)");
        _code.Line($"    : base(Variant, classes, inputChannels)");
        _code.Line("{");
        if (variant.Broken is { } reason)
            _code.Line($"    throw new global::System.InvalidOperationException({SkeletonEmitter.Message(reason, options)});");
        else
            WriteLayers();
        _code.Line("}");
        _code.Line();
        _code.Summary("Implement this in your own part of the class to run code once all layers exist and before they move to their device. Make layers of your own part of the network with <c>Attach(path, layer)</c>.");
        _code.Line("partial void OnCreated();");
        _code.Line();
    }

    private void WriteLayers()
    {
        if (_network.Stem is null)
            _code.Line($"    global::System.ArgumentOutOfRangeException.ThrowIfNotEqual(inputChannels, {Code(_network.Input.Channels)});");
        foreach (var member in Members)
            _code.Line($"    {member.Name} = Attach({Literal(member.Path)}, new Modules.{member.Name}({string.Join(", ", ConstructorArguments.Of(_network, member.Nodes))}));");
        _code.Line("    if (initialize)");
        _code.Line($"        global::EffNet.WeightInitialization.{_network.Initialization}(this);");
        _code.Line("    OnCreated();");
        _code.Line("    Place(device, dtype);");
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
        foreach (var member in Members)
        {
            _code.Summary($"{Xml(member.Stage.Name)}, {Xml(member.Stage.Description)}; yields {member.Output}.");
            _code.Line($"public Modules.{member.Name} {member.Name} {{ get; }}");
            _code.Line();
        }
    }

    private void WriteForward()
    {
        _code.Summary("The class scores of a batch of images, before any softmax; the pooled features where there are no classes.");
        _code.Line($"/// <param name=\"input\">Images (N, {Code(_network.Input.Channels)}, H, W), normalized as the weights expect; they stay yours.</param>");
        _code.Line($"/// <returns>Scores (N, {Code(_network.ClassCount)}), yours to dispose.</returns>");
        _code.Line("/// <exception cref=\"global::System.ArgumentException\">The tensor is no batch of such images.</exception>");
        _code.Block($"public override {Tensor} forward({Tensor} input)", () => WriteRun([Result], embeds: false, lines =>
            _code.Line($"return {RunCode.Complete(lines.NameOf(Result))};")));
        _code.Line();
    }

    private void WriteFeatures()
    {
        var reductions = _network.Reductions.ToList();
        var maps = reductions.ConvertAll(r => r.Stage.Result);
        _code.Summary("The feature maps that detectors and segmenters attach to, and the class scores, from one run.");
        _code.Line($"/// <param name=\"input\">Images (N, {Code(_network.Input.Channels)}, H, W), normalized as the weights expect; they stay yours.</param>");
        _code.Line("/// <returns>Tensors on one graph, channels-last on CPUs; dispose the record to dispose them all.</returns>");
        _code.Line("/// <exception cref=\"global::System.ArgumentException\">The tensor is no batch of such images.</exception>");
        _code.Block($"public StageFeatures Features({Tensor} input)", () => WriteRun([.. maps, Result], embeds: false, lines =>
            _code.Line($"return {RunCode.Complete($"new StageFeatures({string.Join(", ", maps.Append(Result).Select(lines.NameOf))})")};")));
        _code.Line();
    }

    private void WriteEmbed()
    {
        var features = _network.Classifier?.Features ?? Result;
        _code.Summary("The pooled features of a batch of images, which the linear layer reads: vectors to compare, search or cluster images by. With no classes, <c>forward</c> yields the same. In training mode batch norms learn from it, as from <c>forward</c>: call <c>eval()</c> first.");
        _code.Line($"/// <param name=\"input\">Images (N, {Code(_network.Input.Channels)}, H, W), normalized as the weights expect; they stay yours.</param>");
        _code.Line($"/// <returns>Vectors (N, {Code(features.Shape.Channels)}), yours to dispose.</returns>");
        _code.Line("/// <exception cref=\"global::System.ArgumentException\">The tensor is no batch of such images.</exception>");
        _code.Block($"public {Tensor} Embed({Tensor} input)", () => WriteRun([features], embeds: true, lines =>
            _code.Line($"return {RunCode.Complete(lines.NameOf(features))};")));
        _code.Line();
    }

    /// <summary>Writes the lines that run every member.</summary>
    /// <param name="results">The values that stay alive.</param>
    /// <param name="embeds">Whether to end with the features that the classifier reads.</param>
    /// <param name="writeReturn">Writes the last line.</param>
    private void WriteRun(IReadOnlyCollection<Value> results, bool embeds, Action<StraightLine> writeReturn)
    {
        var lines = new StraightLine(_code, _network.Plan);
        lines.Add(new StraightLine.Step("prepared", "Prepare(input)", [], [_network.Image], LastNode: -1));
        foreach (var member in Members)
        {
            var boundary = ModuleBoundary.Of(_network, member.Nodes);
            var step = boundary.Step(member.Name, _network.Plan.IndexOf(member.Nodes[member.Nodes.Count - 1]), lines.NameOf);
            var isEnd = embeds && _network.Classifier is { } classifier && step.Outputs.Contains(classifier.Linear.Outputs[0]);
            lines.Add(isEnd ? step with { Expression = $"{member.Name}.Embed({boundary.Arguments(lines.NameOf)})", Outputs = [_network.Classifier!.Features] } : step);
        }

        _code.Line(RunCode.Begin);
        lines.Write(results);
        writeReturn(lines);
    }

    private void WriteModules()
    {
        _code.Summary("The types of the members.");
        _code.Block("public static class Modules", () => _code.Separated(
            _network.Stages,
            stage => new StageEmitter(_code, _network, stage).Write()));
        _code.Line();
    }

    private void WriteFeatureRecord()
    {
        var reductions = _network.Reductions.ToList();
        _code.Summary("What <see cref=\"Features\"/> yields. Sizes are those at the declared resolution; others round up likewise.");
        foreach (var (reduction, stage) in reductions)
            _code.Line($"/// <param name=\"Reduction{reduction.ToShortString()}\">Output of {Xml(stage.Name)}: (N, {Code(stage.Output.Channels)}, {Code(stage.Output.Height)}, {Code(stage.Output.Width)}), 1/{reduction.ToShortString()} of the image.</param>");
        _code.Line($"/// <param name=\"Logits\">What <c>forward</c> yields: (N, {Code(_network.ClassCount)}).</param>");
        var parameters = reductions.Select(r => $"{Tensor} Reduction{r.Reduction.ToShortString()}").Append($"{Tensor} Logits");
        _code.Block($"public sealed record StageFeatures({string.Join(", ", parameters)}) : global::System.IDisposable", () =>
        {
            _code.Summary("Disposes every tensor.");
            _code.Block("public void Dispose()", () =>
            {
                foreach (var (reduction, _) in reductions)
                    _code.Line($"Reduction{reduction.ToShortString()}.Dispose();");
                _code.Line("Logits.Dispose();");
            });
        });
    }
}
