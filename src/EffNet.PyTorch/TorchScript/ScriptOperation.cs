namespace EffNet.PyTorch.TorchScript;

/// <summary>An operation in TorchScript.</summary>
/// <param name="Name">The preferred name of a class for the operation.</param>
/// <param name="Expression">A function that returns the expression for the input variables.</param>
/// <param name="Before">The lines before the expression, if the operation has its own class.</param>
/// <param name="Rate">The rate of an operation that is random in training, which is an attribute of its class; <see langword="null"/> if there is none.</param>
internal sealed record ScriptOperation(string Name, Func<IReadOnlyList<string>, string> Expression, IReadOnlyList<string> Before, double? Rate = null);
