using EffNet.Networks;
using EffNet.Networks.Data;
using static EffNet.Language.CSharp.CSharpText;

namespace EffNet.Language.CSharp;

/// <summary>Writes the nested class that contains the network as data. It is a separate class, so that reading the network does not load TorchSharp.</summary>
internal static class DefinitionEmitter
{
    /// <summary>The name of the nested class.</summary>
    private const string TypeName = "Definition";

    /// <summary>The expression for the declared network in the generated type.</summary>
    public const string Network = $"{TypeName}.Network";

    private const string NetworkType = "global::EffNet.Networks.Network";
    private const string Summary = "The definition of the network as data. Using this class does not load TorchSharp.";
    private const string NetworkSummary =
        "Gets the declared network as a graph: every node with its shapes, costs and names. For other classes, channels and sizes, call <c>With</c>.";

    /// <summary>Writes the class.</summary>
    /// <param name="code">The writer.</param>
    /// <param name="network">The network.</param>
    public static void Write(CodeWriter code, Network network) =>
        Write(code, NetworkSummary, $"{{ get; }} = global::EffNet.Networks.Data.NetworkData.Read({Utf8Literal(NetworkData.Write(network))})");

    /// <summary>Writes the class for a type without a network.</summary>
    /// <param name="code">The writer.</param>
    /// <param name="message">The reason why there is no network, as a literal.</param>
    public static void WriteThrowing(CodeWriter code, string message) =>
        Write(code, "Throws: there is no network.", $"=> throw new global::System.InvalidOperationException({message})");

    private static void Write(CodeWriter code, string summary, string value)
    {
        code.Summary(Summary);
        code.Block($"public static class {TypeName}", () =>
        {
            code.Summary(summary);
            code.Line($"public static {NetworkType} Network {value};");
            code.Line();
            code.Summary(
                "Gets the preprocessing of images for weights that are trained from scratch at the declared resolution. "
                + "Public weights have the preprocessing of their checkpoint.");
            code.Line("public static global::EffNet.Pictures.Preprocessing TrainingPreprocessing => global::EffNet.Pictures.Preprocessing.ForTrainingFromScratch(Resolution);");
        });
        code.Line();
    }
}
