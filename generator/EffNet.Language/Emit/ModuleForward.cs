using EffNet.Networks;

namespace EffNet.Language.Emit;

/// <summary>Writes the <c>forward</c> of a module. Its documentation is its own: TorchSharp ships none that could be inherited, and quick info would be empty.</summary>
internal static class ModuleForward
{
    /// <summary>Writes the method.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="summary">What runs, as XML.</param>
    /// <param name="input">The shape of what it reads.</param>
    /// <param name="output">The shape of what it yields.</param>
    /// <param name="body">Writes what is between its braces.</param>
    public static void Write(CodeWriter code, string summary, Shape input, Shape output, Action body)
    {
        code.Summary($"{summary}: {input} to {output}.");
        code.Line("/// <param name=\"input\">A batch of what it reads; it stays yours.</param>");
        code.Line("/// <returns>A batch of what it yields, yours to dispose.</returns>");
        code.Block("public override global::TorchSharp.torch.Tensor forward(global::TorchSharp.torch.Tensor input)", body);
    }
}
