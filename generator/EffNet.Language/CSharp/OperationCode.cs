namespace EffNet.Language.CSharp;

/// <summary>What one kind of operation is in C#.</summary>
/// <param name="Words">Returns what it is, in a few words for documentation.</param>
/// <param name="Type">The type of the module that holds it; <see langword="null"/> for arithmetic, which needs none.</param>
/// <param name="Create">The expression that makes the module; <see langword="null"/> where there is none.</param>
/// <param name="Invoke">The expression that computes its output, given the member that holds the module and the operands.</param>
/// <param name="InvokeTaking">The same where the first operand may be overwritten; <see langword="null"/> where it never is.</param>
internal sealed record OperationCode(
    Func<string> Words,
    string? Type,
    Func<OperationCode.Names, string>? Create,
    Func<string, IReadOnlyList<string>, string> Invoke,
    Func<string, IReadOnlyList<string>, string>? InvokeTaking = null)
{
    /// <summary>Parameters of the constructor that a module is made in; they replace numbers of the operation.</summary>
    /// <param name="InputChannels">The channels that a stem reads; <see langword="null"/> for the operation's own.</param>
    /// <param name="Classes">The features that a classifier computes; <see langword="null"/> for the operation's own.</param>
    /// <param name="DropRate">The rate of stochastic depth; <see langword="null"/> for the operation's own.</param>
    public sealed record Names(string? InputChannels, string? Classes, string? DropRate);
}
