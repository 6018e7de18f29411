using static EffNet.Language.CSharp.CSharpText;

namespace EffNet.Language.CSharp;

/// <summary>
/// Writes the nested class that creates engines, if the project references their library. It is a separate class, so that using it does not load TorchSharp.
/// </summary>
internal static class EngineEmitter
{
    private const string TypeName = "Engine";
    private const string EngineType = "global::EffNet.Inference.InferenceEngine";
    private const string OptionsType = "global::EffNet.Inference.InferenceOptions";

    /// <summary>Writes the class.</summary>
    /// <param name="code">The writer.</param>
    /// <param name="weights">The project's weights for the network; <see langword="null"/> if there are none.</param>
    public static void Write(CodeWriter code, ProjectWeights? weights)
    {
        code.Summary("Creates engines that run the network in managed code. Using this class does not load TorchSharp.");
        code.Block($"public static class {TypeName}", () =>
        {
            if (weights is not null)
                WriteOwnWeights(code, weights);
            code.Summary("Creates an engine with the weights of a file: safetensors, PyTorch, TorchSharp, or a saved engine. It has as many classes as the file.");
            code.Line("/// <param name=\"path\">The file.</param>");
            WriteMethod(code, "Load(string path, ", "Load", "path");
            code.Summary("Creates an engine with weights of any origin.");
            code.Line("/// <param name=\"weights\">The weights, by the names of <c>state_dict</c>.</param>");
            WriteMethod(code, "Create(global::EffNet.Weights.IWeightSource weights, ", "Create", "weights");
        });
        code.Line();
    }

    private static void WriteOwnWeights(CodeWriter code, ProjectWeights weights)
    {
        if (weights.IsEmbedded)
        {
            code.Summary("Creates an engine with the weights of the project, which are in this assembly. It has as many classes as the weights.");
            WriteMethod(code, "Load(", "LoadResource", $"typeof({TypeName}).Assembly, {Literal(weights.ResourceName)}");
        }
        else
        {
            code.Summary("Creates an engine with the weights of the project, which are a file in the folder of the program. It has as many classes as the weights.");
            WriteMethod(code, "Load(", "Load", $"global::System.IO.Path.Combine(global::System.AppContext.BaseDirectory, {Literal(weights.FileName)})");
        }
    }

    private static void WriteMethod(CodeWriter code, string declaration, string method, string arguments)
    {
        code.Line("/// <param name=\"options\">Options for running it; <see langword=\"null\"/> to use everything that is available to the process.</param>");
        code.Line($"public static {EngineType} {declaration}{OptionsType}? options = null) => {EngineType}.{method}({DefinitionEmitter.Network}, {arguments}, options);");
    }
}
