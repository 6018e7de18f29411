namespace EffNet.Language.Emit;

/// <summary>Writes the nested class that makes engines, where the project references their library. It is a class of its own so that using it does not load TorchSharp.</summary>
internal static class EngineEmitter
{
    private const string EngineType = "global::EffNet.Inference.InferenceEngine";
    private const string OptionsType = "global::EffNet.Inference.InferenceOptions";

    /// <summary>Writes the class.</summary>
    /// <param name="code">Where to write.</param>
    public static void Write(CodeWriter code)
    {
        code.Summary("Engines that run the network in managed code. Using it does not load TorchSharp.");
        code.Block("public static class Engine", () =>
        {
            code.Summary("Makes an engine with the weights of a file: safetensors, PyTorch, TorchSharp, or a saved engine. It has as many classes as the file.");
            code.Line("/// <param name=\"path\">The file.</param>");
            WriteMethod(code, "Load(string path", "path");
            code.Summary("Makes an engine with weights of any origin.");
            code.Line("/// <param name=\"weights\">The weights, by the names of <c>state_dict</c>.</param>");
            WriteMethod(code, "Create(global::EffNet.Weights.IWeightSource weights", "weights");
        });
        code.Line();
    }

    private static void WriteMethod(CodeWriter code, string declaration, string argument)
    {
        var method = declaration.Substring(0, declaration.IndexOf('('));
        code.Line("/// <param name=\"options\">How it runs; with everything that the process may use if <see langword=\"null\"/>.</param>");
        code.Line($"public static {EngineType} {declaration}, {OptionsType}? options = null) => {EngineType}.{method}({DefinitionEmitter.Network}, {argument}, options);");
    }
}
