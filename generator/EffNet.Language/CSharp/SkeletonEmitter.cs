using EffNet.Language.Model;
using EffNet.Language.Publications;
using static EffNet.Language.CSharp.CSharpText;

namespace EffNet.Language.CSharp;

/// <summary>
/// Writes a type for a variant that could not be built and whose members are unknown. Because the type exists, one mistake does not result in many errors "type not
/// found". Every use of the type is an error that repeats the cause. If the members are known, <see cref="VariantEmitter"/> writes the type instead.
/// </summary>
internal static class SkeletonEmitter
{
    private const string Tensor = "global::TorchSharp.torch.Tensor";
    private const string Unknown = "Unknown: there is no network.";

    public static CodeWriter Emit(VariantModel variant, EmitOptions options, string? @namespace)
    {
        var code = new CodeWriter();
        var reason = variant.Broken ?? throw new ArgumentException($"Variant '{variant.Name}' is not broken.", nameof(variant));
        var message = Message(reason, options);
        SourceHeader.Write(code, options, @namespace);
        WriteDocumentation(code, variant, reason, options);
        code.Line(SourceHeader.GeneratedCode);
        WriteErrorOnUse(code, reason, options);
        code.Block(TypeDeclaration.Of(variant, options.HasModules ? $"global::TorchSharp.torch.nn.Module<{Tensor}, {Tensor}>" : null), () =>
        {
            WriteConstants(code);
            if (options.HasModules)
                WriteModule(code, variant.TypeName, reason, message);
            DefinitionEmitter.WriteThrowing(code, message);
            LoadingEmitter.WriteCheckpoints(code, LoadingEmitter.CatalogedClasses, WeightCatalog.For(variant.TypeName));
        });
        return code;
    }

    private static void WriteConstants(CodeWriter code)
    {
        foreach (var name in (string[])["Parameters", "Flops", "Activations", "MemoryBytes", "TrainingMemoryBytes"])
            code.Constant(Unknown, "long", name, "0");
        code.Constant(Unknown, "int", "Resolution", "0");
        code.Constant(Unknown, "double", "Width", "0");
        code.Constant(Unknown, "double", "Depth", "0");
    }

    private static void WriteModule(CodeWriter code, string type, BrokenReason reason, string message)
    {
        code.Summary("Never called: there is no network.");
        code.Line("partial void OnCreated();");
        code.Line();
        code.Summary(ConstructorSummary(reason));
        code.Line("/// <param name=\"classes\">Outputs of the classifier.</param>");
        code.Line("/// <param name=\"inputChannels\">Channels of the images.</param>");
        code.Line("/// <param name=\"device\">The device.</param>");
        code.Line("/// <param name=\"dtype\">Its element type.</param>");
        code.Line("/// <param name=\"initialize\">Whether to initialize weights.</param>");
        code.Line("/// <exception cref=\"global::System.InvalidOperationException\">Always.</exception>");
        code.Line(
            $"public {type}(int classes = 0, int inputChannels = 0, global::TorchSharp.torch.Device? device = null, "
            + "global::TorchSharp.torch.ScalarType? dtype = null, bool initialize = true)");
        code.Line($"    : base({Literal(type)})");
        code.Line("{");
        code.Line($"    throw new global::System.InvalidOperationException({message});");
        code.Line("}");
        code.Line();
        LoadingEmitter.WriteThrowingFactories(code, type, message);
        code.Summary("Throws: there is no network.");
        code.Line("/// <param name=\"input\">Images.</param>");
        code.Line("/// <returns>Never.</returns>");
        code.Line("/// <exception cref=\"global::System.InvalidOperationException\">Always.</exception>");
        code.Line($"public override {Tensor} forward({Tensor} input) => throw new global::System.InvalidOperationException({message});");
        code.Line();
    }

    /// <summary>Returns the documentation of a constructor that only throws.</summary>
    public static string ConstructorSummary(BrokenReason reason) => $"Throws: there is no network. {Xml(reason.Id)}: {Xml(reason.Message)}";

    /// <summary>Writes the documentation of a type without a network.</summary>
    public static void WriteDocumentation(CodeWriter code, VariantModel variant, BrokenReason reason, EmitOptions options) => code.Summary(
        $"{variant.Family} {variant.Name} could not be generated from <c>{Xml(options.SourcePath)}</c>. {Xml(reason.Id)}: {Xml(reason.Message)}");

    /// <summary>Writes the attribute that makes every use of the type an error.</summary>
    public static void WriteErrorOnUse(CodeWriter code, BrokenReason reason, EmitOptions options) =>
        code.Line($"[global::System.Obsolete({Message(reason, options)}, error: true)]");

    /// <summary>
    /// Returns the cause and the file as a literal. The file is included, because if a signature uses the type, the compiler stops before the analyzer reports where the
    /// cause is.
    /// </summary>
    public static string Message(BrokenReason reason, EmitOptions options) => Literal($"{reason.Id}: {reason.Message} ({options.SourcePath})");
}
