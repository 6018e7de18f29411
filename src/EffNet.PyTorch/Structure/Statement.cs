namespace EffNet.PyTorch.Structure;

/// <summary>A line of a module's <c>forward</c>: a call with the variables that hold its values.</summary>
/// <param name="Call">The call.</param>
/// <param name="Arguments">The variables that it reads.</param>
/// <param name="Targets">The variables that it writes; empty if nothing reads what it computes.</param>
internal sealed record Statement(ModuleCall Call, IReadOnlyList<string> Arguments, IReadOnlyList<string> Targets);
