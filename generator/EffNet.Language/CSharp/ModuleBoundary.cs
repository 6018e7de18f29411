using EffNet.Networks;
using static EffNet.Language.CSharp.CSharpText;

namespace EffNet.Language.CSharp;

/// <summary>
/// The inputs and outputs of the module of a block or stage. A module with one input and one output has a <c>forward</c>. A module with several inputs or outputs has a
/// method <c>Run</c> instead.
/// </summary>
/// <param name="Inputs">The values that the module reads.</param>
/// <param name="Outputs">The values that the module computes and that later modules read.</param>
internal sealed record ModuleBoundary(EquatableArray<Value> Inputs, EquatableArray<Value> Outputs)
{
    private const string Tensor = "global::TorchSharp.torch.Tensor";

    /// <summary>Gets a value that indicates whether the module has one input and one output.</summary>
    private bool IsForward => Inputs.Count == 1 && Outputs.Count == 1;

    /// <summary>Returns the boundary of consecutive nodes.</summary>
    /// <param name="network">The network.</param>
    /// <param name="nodes">The nodes.</param>
    public static ModuleBoundary Of(Network network, IReadOnlyList<Node> nodes) => new(NetworkPlan.InputsOf(nodes), network.Plan.OutputsOf(nodes));

    /// <summary>Returns the step that runs the module.</summary>
    /// <param name="member">The member for the module.</param>
    /// <param name="lastNode">The index of its last node.</param>
    /// <param name="nameOf">Returns the variable of a value.</param>
    public StraightLine.Step Step(string member, int lastNode, Func<Value, string> nameOf) => new(
        CSharpNames.Local(member),
        IsForward ? $"Call({member}, {nameOf(Inputs[0])})" : $"{member}.Run({Arguments(nameOf)})",
        Inputs,
        Outputs,
        lastNode);

    /// <summary>Returns the arguments of a call.</summary>
    /// <param name="nameOf">Returns the variable of a value.</param>
    public string Arguments(Func<Value, string> nameOf) => string.Join(", ", Inputs.Select(nameOf));

    /// <summary>Adds the names of the parameters to <paramref name="lines"/>.</summary>
    /// <param name="lines">The lines of the method.</param>
    public void NameParameters(StraightLine lines)
    {
        for (var i = 0; i < Inputs.Count; i++)
            lines.Name(Inputs[i], Parameter(i));
    }

    /// <summary>Returns the parameters of a method that runs the module.</summary>
    public string Parameters() => string.Join(", ", Inputs.Select((_, i) => $"{Tensor} {Parameter(i)}"));

    /// <summary>Writes the documentation of the parameters.</summary>
    /// <param name="code">The writer.</param>
    public void DocumentParameters(CodeWriter code)
    {
        for (var i = 0; i < Inputs.Count; i++)
            code.Line($"/// <param name=\"{Parameter(i)}\">A batch of inputs. It is not disposed.</param>");
    }

    /// <summary>
    /// Writes the method that runs the module, with documentation. TorchSharp's <c>forward</c> has no documentation to inherit, so quick info would be empty.
    /// </summary>
    /// <param name="code">The writer.</param>
    /// <param name="summary">A description of the method, as XML.</param>
    /// <param name="plan">The plan of the network.</param>
    /// <param name="body">Writes the lines before its steps, and adds the steps.</param>
    public void WriteRun(CodeWriter code, string summary, NetworkPlan plan, Action<StraightLine> body)
    {
        code.Summary($"{summary}: {Shapes(Inputs)} to {Shapes(Outputs)}.");
        DocumentParameters(code);
        code.Line(IsForward
            ? "/// <returns>A batch of outputs. The caller disposes it.</returns>"
            : "/// <returns>Batches of outputs. The caller disposes them.</returns>");
        var results = Outputs.Count == 1 ? Tensor : $"({string.Join(", ", Outputs.Select(_ => Tensor))})";
        code.Block(IsForward ? $"public override {Tensor} forward({Parameters()})" : $"public {results} Run({Parameters()})", () =>
        {
            var lines = new StraightLine(code, plan);
            NameParameters(lines);
            body(lines);
            lines.Write(Outputs);
            var names = Outputs.Select(lines.NameOf).ToList();
            code.Line($"return {RunCode.Complete(names.Count == 1 ? names[0] : $"({string.Join(", ", names)})")};");
        });
        if (!IsForward)
            WriteRefusal(code);
    }

    private void WriteRefusal(CodeWriter code)
    {
        code.Line();
        code.Summary("Throws: this module reads or computes several values. Call <c>Run</c>.");
        code.Line("/// <param name=\"input\">Not used.</param>");
        code.Line("/// <exception cref=\"global::System.NotSupportedException\">Always.</exception>");
        code.Line(
            $"public override {Tensor} forward({Tensor} input) => throw new global::System.NotSupportedException("
            + $"\"This module reads {Code(Inputs.Count)} and computes {Code(Outputs.Count)} values: call Run.\");");
    }

    private string Parameter(int index) => Inputs.Count == 1 ? "input" : $"input{Code(index + 1)}";

    private static string Shapes(EquatableArray<Value> values) => string.Join(" and ", values.Select(v => v.Shape));
}
