namespace EffNet.PyTorch.TorchScript;

/// <summary>How an operation is written.</summary>
/// <param name="Name">The name of a class of it.</param>
/// <param name="Expression">What computes it from the variables that it reads.</param>
/// <param name="Before">Lines before the expression, for operations that a class runs.</param>
/// <param name="Rate">The rate of what is random in training, an attribute of its class; <see langword="null"/> if nothing is.</param>
internal sealed record ScriptOperation(string Name, Func<IReadOnlyList<string>, string> Expression, IReadOnlyList<string> Before, double? Rate = null);
