namespace EffNet.Language.CSharp;

/// <summary>The C# of a kind of operation.</summary>
/// <param name="Words">Returns a short description for documentation.</param>
/// <param name="Type">The type of its module; <see langword="null"/> for arithmetic, which needs none.</param>
/// <param name="Create">The expression that creates the module; <see langword="null"/> if there is none.</param>
/// <param name="Invoke">The expression that computes its output, given the module's member and the operands.</param>
/// <param name="InvokeTaking">The expression that may overwrite the first operand; <see langword="null"/> if it never does.</param>
internal sealed record OperationCode(
    Func<string> Words,
    string? Type,
    Func<OperationCode.Names, string>? Create,
    Func<string, IReadOnlyList<string>, string> Invoke,
    Func<string, IReadOnlyList<string>, string>? InvokeTaking = null)
{
    /// <summary>
    /// The names of the generated constructor's parameters. The expression that creates a module uses these names instead of the numbers of the operation.
    /// </summary>
    /// <param name="InputChannels">The parameter for the input channels of the stem; <see langword="null"/> to use the operation's number.</param>
    /// <param name="Classes">The parameter for the outputs of the classifier; <see langword="null"/> to use the operation's number.</param>
    /// <param name="DropRate">The parameter for the rate of stochastic depth; <see langword="null"/> to use the operation's number.</param>
    public sealed record Names(string? InputChannels, string? Classes, string? DropRate);
}
