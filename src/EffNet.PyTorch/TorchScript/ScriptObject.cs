using EffNet.PyTorch.Structure;

namespace EffNet.PyTorch.TorchScript;

/// <summary>A module of an archive: its class, and what it holds.</summary>
/// <param name="Module">The module of code of its class.</param>
/// <param name="Class">The name of its class.</param>
/// <param name="Layer">The layer whose tensors it has; <see langword="null"/> if it has none.</param>
/// <param name="Rate">The rate of what is random in training; <see langword="null"/> if nothing is.</param>
/// <param name="Children">The modules below it by their names.</param>
internal sealed record ScriptObject(string Module, string Class, ModuleLayer? Layer, double? Rate, IReadOnlyList<KeyValuePair<string, ScriptObject>> Children);
