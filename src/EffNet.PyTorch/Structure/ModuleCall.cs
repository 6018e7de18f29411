namespace EffNet.PyTorch.Structure;

/// <summary>A step of a module's <c>forward</c>: the module (the owner of the call) calls a submodule or computes a layer itself.</summary>
/// <param name="Module">The submodule to call; <see langword="null"/> if the owner computes <paramref name="Layer"/> itself.</param>
/// <param name="Access">The names that lead from the owner to the submodule; empty if there is none.</param>
/// <param name="Layer">The layer to compute; <see langword="null"/> if the submodule is not a layer.</param>
/// <param name="Inputs">The numbers of the input values.</param>
/// <param name="Outputs">The numbers of the output values that are needed.</param>
internal sealed record ModuleCall(ModuleNode? Module, IReadOnlyList<string> Access, ModuleLayer? Layer, IReadOnlyList<int> Inputs, IReadOnlyList<int> Outputs);
