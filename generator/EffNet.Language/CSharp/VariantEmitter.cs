using EffNet.Language.Model;
using EffNet.Language.Publications;
using EffNet.Networks;
using static EffNet.Language.CSharp.CSharpText;

namespace EffNet.Language.CSharp;

/// <summary>
/// Writes the file of a variant: its type with constants, checkpoints and the network as data. If the project references the library of modules, the type also has the
/// members of a TorchSharp module.
/// </summary>
internal sealed class VariantEmitter(VariantModel variant, EmitOptions options)
{
    private readonly CodeWriter _code = new();
    private readonly Network _network = variant.Network ?? throw new ArgumentException($"Variant '{variant.Name}' has no network.", nameof(variant));
    private readonly (long Evaluation, long Training) _memory = (ActivationMemory.Forward(variant.Network!).Bytes, ActivationMemory.Training(variant.Network!));

    public CodeWriter Emit(string? @namespace)
    {
        var fitting = variant.Broken is null ? WeightCatalog.For(_network) : WeightCatalog.For(variant.TypeName);
        var modules = options.HasModules ? new ModuleEmitter(_code, variant, _network, options) : null;
        SourceHeader.Write(_code, options, @namespace);
        WriteHead();
        _code.Block(TypeDeclaration.Of(variant, modules?.BaseTypes), () =>
        {
            WriteConstants();
            modules?.WriteCreation();
            LoadingEmitter.WriteCheckpoints(_code, _network.ClassCount, fitting);
            modules?.WriteRuns();
            CostEmitter.Write(_code, _network);
            WriteDefinition();
            DescriptorEmitter.Write(_code, variant, _network, @namespace ?? options.DefaultNamespace, fitting, options);
            StageConstantsEmitter.Write(_code, _network);
            modules?.WriteTypes();
        });
        return _code;
    }

    private void WriteHead()
    {
        if (variant.Broken is { } reason)
            SkeletonEmitter.WriteDocumentation(_code, variant, reason, options);
        else
            VariantDocumentation.Write(_code, variant, _network, _memory, options);
        _code.Line(SourceHeader.GeneratedCode);
        if (variant.Broken is { } cause)
            SkeletonEmitter.WriteErrorOnUse(_code, cause, options);
    }

    private void WriteConstants()
    {
        var scale = variant.Definition!.Scale;
        _code.Constant("Parameter count, as declared, without the running statistics of batch norm.", "long", "Parameters", Code(_network.Parameters));
        _code.Constant("Multiply-adds of convolutions and linear layers for one image, as declared, which the paper calls FLOPS.", "long", "Flops", Code(_network.MultiplyAdds));
        _code.Constant(
            "Elements of the outputs of all convolutions and linear layers for one image, as declared, which fvcore and timm call activations.",
            "long",
            "Activations",
            Code(_network.Activations));
        _code.Constant(
            "The largest number of bytes of activations that are alive at once during the evaluation of one image in single precision, as declared.",
            "long",
            "MemoryBytes",
            Code(_memory.Evaluation));
        _code.Constant("Bytes of activations kept for the backward pass of one image in single precision, as declared.", "long", "TrainingMemoryBytes", Code(_memory.Training));
        _code.Constant("Height and width in pixels of the images for which this variant was scaled. Other sizes also work.", "int", "Resolution", Code(scale.Resolution));
        _code.Constant("Factor on the channel counts of the stage table.", "double", "Width", Literal(scale.Width));
        _code.Constant("Factor on the repeats of the stage table.", "double", "Depth", Literal(scale.Depth));
    }

    private void WriteDefinition()
    {
        _code.Line();
        if (variant.Broken is { } reason)
            DefinitionEmitter.WriteThrowing(_code, SkeletonEmitter.Message(reason, options));
        else
            DefinitionEmitter.Write(_code, _network);
        if (options.HasEngine && variant.Broken is null)
            EngineEmitter.Write(_code, options.Weights);
    }
}
