using EffNet.Networks;
using static EffNet.Language.CSharp.CSharpText;

namespace EffNet.Language.CSharp;

/// <summary>The C# of a layer: the member for its module, the expression that creates the module, and the expressions that compute its output.</summary>
internal static class LayerCode
{
    /// <summary>The variable that indicates whether this run may skip and overwrite values.</summary>
    public const string Unwatched = "unwatched";

    /// <summary>Returns the type of the member for <paramref name="node"/>.</summary>
    public static string TypeOf(Node node) => Of(node).Type ?? throw WithoutModule(node);

    /// <summary>Returns the expression that creates the module of <paramref name="node"/>.</summary>
    public static string Create(Node node, OperationCode.Names names) => (Of(node).Create ?? throw WithoutModule(node))(names);

    /// <summary>Returns the expression that computes the output of <paramref name="node"/> from <paramref name="inputs"/>.</summary>
    public static string Invoke(Node node, IReadOnlyList<string> inputs) => Of(node).Invoke(node.Name, inputs);

    /// <summary>Returns the expression that may overwrite the first of <paramref name="inputs"/>.</summary>
    public static string InvokeTaking(Node node, IReadOnlyList<string> inputs) =>
        (Of(node).InvokeTaking ?? throw new ArgumentException($"{node.Operation.GetType().Name} overwrites nothing.", nameof(node)))(node.Name, inputs);

    /// <summary>Returns the expression that computes a convolution of maps of one pixel.</summary>
    public static string InvokeConnected(Node convolution, string input) => $"Connect({convolution.Name}, {input})";

    /// <summary>Returns the expression that computes the output of a batch norm after a convolution, and of the activation after it if there is one.</summary>
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
