using EffNet.Networks;
using static EffNet.Language.Emit.CSharpText;

namespace EffNet.Language.Emit;

/// <summary>What one layer is in C#: the member that holds its module, how that is made, and the expressions that compute its output.</summary>
internal static class LayerCode
{
    /// <summary>The variable that says whether this run may skip and overwrite values.</summary>
    public const string Unwatched = "unwatched";

    /// <summary>The type of the member that holds <paramref name="layer"/>.</summary>
    public static string TypeOf(Layer layer) => Of(layer).Type ?? throw WithoutModule(layer);

    /// <summary>The expression that makes the module of <paramref name="layer"/>.</summary>
    public static string Create(Layer layer, OperationCode.Names names) => (Of(layer).Create ?? throw WithoutModule(layer))(names);

    /// <summary>The expression that computes the output of <paramref name="layer"/> from <paramref name="inputs"/>.</summary>
    public static string Invoke(Layer layer, IReadOnlyList<string> inputs) => Of(layer).Invoke(layer.Name, inputs);

    /// <summary>The same where the first of <paramref name="inputs"/> may be overwritten.</summary>
    public static string InvokeTaking(Layer layer, IReadOnlyList<string> inputs) =>
        (Of(layer).InvokeTaking ?? throw new ArgumentException($"{layer.Operation.GetType().Name} overwrites nothing.", nameof(layer)))(layer.Name, inputs);

    /// <summary>The expression that computes a convolution of maps of one pixel.</summary>
    public static string InvokeConnected(Layer convolution, string input) => $"Connect({convolution.Name}, {input})";

    /// <summary>The expression that computes the output of a batch norm after a convolution.</summary>
    public static string InvokeFolded(Layer convolution, Layer norm, string input) => $"Call({convolution.Name}, {norm.Name}, {input}, {Unwatched})";

    /// <summary>A layer in a few words, with its costs where it has any.</summary>
    public static string Describe(Layer layer)
    {
        var words = Of(layer).Words;
        return layer.MultiplyAdds > 0
            ? $"{words}: {Grouped(layer.Parameters)} parameters, {Grouped(layer.MultiplyAdds)} multiply-adds."
            : $"{words}.";
    }

    private static OperationCode Of(Layer layer) => layer.Operation.Accept(OperationEmitter.Instance);

    private static ArgumentException WithoutModule(Layer layer) => new($"{layer.Operation.GetType().Name} has no module.", nameof(layer));
}
