using System.Collections.Immutable;
using EffNet.Language.Diagnostics;
using EffNet.Language.Syntax;

namespace EffNet.Language.Parameters;

/// <summary>The description of a named value of a block or call. Checks, messages, completion and the reference page use it.</summary>
/// <param name="Name">The word that a file writes.</param>
/// <param name="Example">A value that a file might state.</param>
public abstract record Parameter(string Name, string Example)
{
    /// <summary>Gets the meaning, for the reference page.</summary>
    public string Meaning { get; init; } = string.Empty;

    /// <summary>Gets whether the value must be written.</summary>
    public bool IsRequired { get; init; } = true;

    /// <summary>Gets the accepted values in words, for a message: "an odd number from 1 to 31".</summary>
    public abstract string Accepted { get; }

    /// <summary>Gets the words that are accepted; empty if the value is a number.</summary>
    public virtual ImmutableArray<string> Words => ImmutableArray<string>.Empty;

    /// <summary>Gets the words that may follow the number and <c>of</c>; empty if there are none.</summary>
    public virtual ImmutableArray<string> Bases => ImmutableArray<string>.Empty;

    /// <summary>Gets the unit of the number, such as "channels"; empty for a factor and for words.</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>Gets the parameter with an example value: <c>kernel: 3</c>.</summary>
    public string Sample => $"{Name}: {Example}";

    /// <summary>Reads a value.</summary>
    /// <param name="value">The value as written.</param>
    /// <param name="word">The word that a message names: the parameter, or the call if the argument has no name.</param>
    /// <param name="sample">The parameter with a value that a message suggests.</param>
    /// <param name="diagnostics">The writer to which errors are reported.</param>
    /// <returns>The argument; <see langword="null"/> if the value is wrong. The error is reported.</returns>
    internal abstract Argument? ReadArgument(ValueSyntax value, string word, string sample, IDiagnosticWriter diagnostics);

    /// <summary>Returns an argument with the value of the example.</summary>
    internal abstract Argument CreateExample();
}
