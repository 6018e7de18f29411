namespace EffNet.PyTorch.Structure;

/// <summary>A step of a module: it runs a module below it or computes a layer itself.</summary>
/// <param name="Module">The module to run; <see langword="null"/> if the owner computes <paramref name="Layer"/> itself.</param>
/// <param name="Access">The names that lead from the owner to the module to run; empty if there is none.</param>
/// <param name="Layer">The layer to compute; <see langword="null"/> if the module to run is not a layer.</param>
/// <param name="Inputs">The numbers of the input values.</param>
/// <param name="Outputs">The numbers of the output values that are needed.</param>
internal sealed record ModuleCall(ModuleNode? Module, IReadOnlyList<string> Access, ModuleLayer? Layer, IReadOnlyList<int> Inputs, IReadOnlyList<int> Outputs);
