namespace EffNet.PyTorch.Structure;

/// <summary>One step of a module: it runs a module below it, or computes something itself.</summary>
/// <param name="Module">The module that runs; <see langword="null"/> if the module computes <paramref name="Layer"/> itself.</param>
/// <param name="Access">The names that lead from the module to the one that runs; empty if none does.</param>
/// <param name="Layer">What is computed; <see langword="null"/> if the module that runs is not a layer.</param>
/// <param name="Inputs">The numbers of the values that are read.</param>
/// <param name="Outputs">The numbers of the values that are computed and needed.</param>
internal sealed record ModuleCall(ModuleNode? Module, IReadOnlyList<string> Access, ModuleLayer? Layer, IReadOnlyList<int> Inputs, IReadOnlyList<int> Outputs);
