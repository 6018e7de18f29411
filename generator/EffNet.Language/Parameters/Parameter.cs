using System.Collections.Immutable;
using EffNet.Language.Diagnostics;
using EffNet.Language.Syntax;

namespace EffNet.Language.Parameters;

/// <summary>A named value of a block or call, as checks, messages, completion and the reference page need it.</summary>
/// <param name="Name">The word that a file writes.</param>
/// <param name="Example">A value that a file might state.</param>
public abstract record Parameter(string Name, string Example)
{
    /// <summary>Gets the meaning, for the language's reference.</summary>
    public string Meaning { get; init; } = string.Empty;

    /// <summary>Gets whether the value must be written.</summary>
    public bool IsRequired { get; init; } = true;

    /// <summary>Gets the values that are accepted, in words that follow "wants": "an odd number from 1 to 31".</summary>
    public abstract string Accepted { get; }

    /// <summary>Gets the words of which one is the value; empty if the value is a number.</summary>
    public virtual ImmutableArray<string> Words => ImmutableArray<string>.Empty;

    /// <summary>Gets the words that may follow the number and <c>of</c>; empty if none may.</summary>
    public virtual ImmutableArray<string> Bases => ImmutableArray<string>.Empty;

    /// <summary>Gets the unit of the number, such as "channels"; empty for a factor and for words.</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>Gets the parameter with an example value: <c>kernel: 3</c>.</summary>
    public string Sample => $"{Name}: {Example}";

    /// <summary>Reads a value.</summary>
    /// <param name="value">The value as written.</param>
    /// <param name="word">The word by which a message names it: the parameter's own, or the call's if the parameter was left unnamed.</param>
    /// <param name="sample">What a message suggests to write.</param>
    /// <param name="diagnostics">The writer to which mistakes are reported.</param>
    /// <returns>The argument, or <see langword="null"/> if the value is wrong, which has been reported.</returns>
    internal abstract Argument? ReadArgument(ValueSyntax value, string word, string sample, IDiagnosticWriter diagnostics);

    /// <summary>Returns an argument with the example's value.</summary>
    internal abstract Argument CreateExample();
}
