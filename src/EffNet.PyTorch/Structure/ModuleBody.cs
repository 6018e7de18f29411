namespace EffNet.PyTorch.Structure;

/// <summary>The execution of a module: its inputs, outputs and calls.</summary>
/// <param name="Inputs">The numbers of the input values.</param>
/// <param name="Outputs">The numbers of the output values.</param>
/// <param name="Calls">The calls, in order.</param>
internal sealed record ModuleBody(IReadOnlyList<int> Inputs, IReadOnlyList<int> Outputs, IReadOnlyList<ModuleCall> Calls);
