using static EffNet.Language.CSharp.CSharpText;

namespace EffNet.Language.CSharp;

/// <summary>Writes the nested class that makes engines, where the project references their library. It is a class of its own so that using it does not load TorchSharp.</summary>
internal static class EngineEmitter
{
    private const string TypeName = "Engine";
    private const string EngineType = "global::EffNet.Inference.InferenceEngine";
    private const string OptionsType = "global::EffNet.Inference.InferenceOptions";

    /// <summary>Writes the class.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="weights">The weights that the project has for the network; <see langword="null"/> if it has none.</param>
    public static void Write(CodeWriter code, ProjectWeights? weights)
    {
        code.Summary("Engines that run the network in managed code. Using it does not load TorchSharp.");
        code.Block($"public static class {TypeName}", () =>
        {
            if (weights is not null)
                WriteOwnWeights(code, weights);
            code.Summary("Makes an engine with the weights of a file: safetensors, PyTorch, TorchSharp, or a saved engine. It has as many classes as the file.");
            code.Line("/// <param name=\"path\">The file.</param>");
            WriteMethod(code, "Load(string path, ", "Load", "path");
            code.Summary("Makes an engine with weights of any origin.");
            code.Line("/// <param name=\"weights\">The weights, by the names of <c>state_dict</c>.</param>");
            WriteMethod(code, "Create(global::EffNet.Weights.IWeightSource weights, ", "Create", "weights");
        });
        code.Line();
    }

    private static void WriteOwnWeights(CodeWriter code, ProjectWeights weights)
    {
        if (weights.IsEmbedded)
        {
            code.Summary("Makes an engine with the weights of the project, which are in this assembly. It has as many classes as they.");
            WriteMethod(code, "Load(", "LoadResource", $"typeof({TypeName}).Assembly, {Literal(weights.ResourceName)}");
        }
        else
        {
            code.Summary("Makes an engine with the weights of the project, which are a file in the folder of the program. It has as many classes as they.");
            WriteMethod(code, "Load(", "Load", $"global::System.IO.Path.Combine(global::System.AppContext.BaseDirectory, {Literal(weights.FileName)})");
        }
    }

    private static void WriteMethod(CodeWriter code, string declaration, string method, string arguments)
    {
        code.Line("/// <param name=\"options\">How it runs; with everything that the process may use if <see langword=\"null\"/>.</param>");
        code.Line($"public static {EngineType} {declaration}{OptionsType}? options = null) => {EngineType}.{method}({DefinitionEmitter.Network}, {arguments}, options);");
    }
}
