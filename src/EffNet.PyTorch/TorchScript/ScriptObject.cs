using EffNet.PyTorch.Structure;

namespace EffNet.PyTorch.TorchScript;

/// <summary>A module of an archive: its class and its contents.</summary>
/// <param name="Module">The code module of the class.</param>
/// <param name="Class">The name of the class.</param>
/// <param name="Layer">The layer whose tensors the module has; <see langword="null"/> if there is none.</param>
/// <param name="Rate">The rate of an operation that is random in training; <see langword="null"/> if there is none.</param>
/// <param name="Children">The child modules by their names.</param>
internal sealed record ScriptObject(string Module, string Class, ModuleLayer? Layer, double? Rate, IReadOnlyList<KeyValuePair<string, ScriptObject>> Children);
