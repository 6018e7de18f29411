using EffNet.Networks;
using static EffNet.Language.CSharp.CSharpText;

namespace EffNet.Language.CSharp;

/// <summary>The C# of a layer: the member for its module, the expression that creates the module, and the expressions that compute its output.</summary>
internal static class LayerCode
{
    /// <summary>
    /// The variable that is <see langword="true"/> if no gradient is recorded and no layer has hooks, so that the run may skip or overwrite intermediate values.
    /// </summary>
    public const string Unwatched = "unwatched";

    /// <summary>Returns the type of the member for <paramref name="node"/>.</summary>
    public static string TypeOf(Node node) => Of(node).Type ?? throw WithoutModule(node);

    /// <summary>Returns the expression that creates the module of <paramref name="node"/>.</summary>
    public static string Create(Node node, OperationCode.Names names) => (Of(node).Create ?? throw WithoutModule(node))(names);

    /// <summary>Returns the expression that computes the output of <paramref name="node"/> from <paramref name="inputs"/>.</summary>
    public static string Invoke(Node node, IReadOnlyList<string> inputs) => Of(node).Invoke(node.Name, inputs);

    /// <summary>Returns the expression that computes the output of <paramref name="node"/> and may overwrite the first of <paramref name="inputs"/>.</summary>
    public static string InvokeTaking(Node node, IReadOnlyList<string> inputs) =>
        (Of(node).InvokeTaking ?? throw new ArgumentException($"{node.Operation.GetType().Name} cannot overwrite its input.", nameof(node)))(node.Name, inputs);

    /// <summary>Returns the expression that computes a convolution whose input is one pixel per channel, as a linear layer.</summary>
    public static string InvokeConnected(Node convolution, string input) => $"Connect({convolution.Name}, {input})";

    /// <summary>Returns the expression that computes a convolution, the batch norm after it, and the activation after the norm if there is one.</summary>
    public static string InvokeFolded(Node convolution, Node norm, Node? activation, string input) =>
        $"Call({convolution.Name}, {norm.Name}, {(activation is null ? string.Empty : $"{activation.Name}, ")}{input}, {Unwatched})";

    /// <summary>Returns a short description of a layer, with its costs if it has any.</summary>
    public static string Describe(Node node)
    {
        var words = Of(node).Words();
        return node.MultiplyAdds > 0
            ? $"{words}: {Grouped(node.Parameters)} parameters, {Grouped(node.MultiplyAdds)} multiply-adds."
            : $"{words}.";
    }

    private static OperationCode Of(Node node) => node.Operation.Accept(OperationEmitter.Instance);

    private static ArgumentException WithoutModule(Node node) => new($"{node.Operation.GetType().Name} has no module.", nameof(node));
}
