using EffNet.Language.Model;
using static EffNet.Language.Emit.CSharpText;

namespace EffNet.Language.Emit;

/// <summary>
/// Writes a type for a variant that could not be built: it exists, so that one slip does not drown the user in "type not found", but using it is an
/// error that repeats the cause. Otherwise a build with analyzers off would run without the network the file meant.
/// </summary>
internal static class SkeletonEmitter
{
    public static string Emit(VariantModel variant, EmitOptions options, string? @namespace)
    {
        var code = new CodeWriter();
        var reason = variant.Broken ?? throw new ArgumentException($"Variant '{variant.Name}' is not broken.", nameof(variant));
        var cause = $"{Xml(reason.Id)}: {Xml(reason.Message)}";
        // With the file, because a use in a signature stops the compiler before the analyzer's turn to say where the cause stands.
        var message = Literal($"{reason.Id}: {reason.Message} ({options.SourcePath})");
        SourceHeader.Write(code, options, @namespace);
        code.Summary($"{variant.Family} {variant.Name} could not be generated from <c>{Xml(options.SourcePath)}</c>. {cause}");
        code.Line(SourceHeader.GeneratedCode);
        code.Line($"[global::System.Obsolete({message}, error: true)]");
        code.Block($"{SourceHeader.Accessibility(variant.IsPublic)} sealed partial class {variant.TypeName} : global::TorchSharp.torch.nn.Module<global::TorchSharp.torch.Tensor, global::TorchSharp.torch.Tensor>", () =>
        {
            code.Constant("Unknown: there is no network.", "long", "Parameters", "0");
            code.Constant("Unknown: there is no network.", "long", "Flops", "0");
            code.Constant("Unknown: there is no network.", "long", "ActivationBytes", "0");
            code.Constant("Unknown: there is no network.", "long", "TrainingActivationBytes", "0");
            code.Constant("Unknown: there is no network.", "int", "Resolution", "0");
            code.Constant("Unknown: there is no network.", "double", "Width", "0");
            code.Constant("Unknown: there is no network.", "double", "Depth", "0");
            code.Summary("Never called: there is no network.");
            code.Line("partial void OnCreated();");
            code.Line();
            code.Summary($"Throws: there is no network. {cause}");
            code.Line("/// <param name=\"classes\">Outputs of the classifier.</param>");
            code.Line("/// <param name=\"inputChannels\">Channels of the images.</param>");
            code.Line("/// <param name=\"device\">Where it would live.</param>");
            code.Line("/// <param name=\"dtype\">Its element type.</param>");
            code.Line("/// <param name=\"initialize\">Whether to draw weights.</param>");
            code.Line("/// <exception cref=\"global::System.InvalidOperationException\">Always.</exception>");
            code.Line($"public {variant.TypeName}(long classes = 0, long inputChannels = 0, global::TorchSharp.torch.Device? device = null, global::TorchSharp.torch.ScalarType? dtype = null, bool initialize = true)");
            code.Line($"    : base({Literal(variant.TypeName)})");
            code.Line("{");
            code.Line($"    throw new global::System.InvalidOperationException({message});");
            code.Line("}");
            code.Line();
            code.Summary("Throws: there is no network.");
            code.Line("/// <param name=\"input\">Images.</param>");
            code.Line("/// <returns>Never.</returns>");
            code.Line("/// <exception cref=\"global::System.InvalidOperationException\">Always.</exception>");
            code.Line($"public override global::TorchSharp.torch.Tensor forward(global::TorchSharp.torch.Tensor input) => throw new global::System.InvalidOperationException({message});");
        });
        return code.ToString();
    }
}
