namespace EffNet.PyTorch.Structure;

/// <summary>How a module runs.</summary>
/// <param name="Inputs">The numbers of the values that it reads.</param>
/// <param name="Outputs">The numbers of the values that it computes for others.</param>
/// <param name="Calls">What it does, in order.</param>
internal sealed record ModuleBody(IReadOnlyList<int> Inputs, IReadOnlyList<int> Outputs, IReadOnlyList<ModuleCall> Calls);
