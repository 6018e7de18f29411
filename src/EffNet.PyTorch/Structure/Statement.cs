namespace EffNet.PyTorch.Structure;

/// <summary>A line of a module's <c>forward</c>: a call with the variables of its values.</summary>
/// <param name="Call">The call.</param>
/// <param name="Arguments">The input variables.</param>
/// <param name="Targets">The variables for the results; empty if the results are not used.</param>
internal sealed record Statement(ModuleCall Call, IReadOnlyList<string> Arguments, IReadOnlyList<string> Targets);
