using System.Collections.Immutable;

namespace EffNet.Language.Syntax;

/// <summary>A call: <c>op(name: value, …)</c>.</summary>
/// <param name="Name">The word before the parenthesis.</param>
/// <param name="Arguments">The arguments between the parentheses.</param>
/// <param name="Content">The children.</param>
public sealed record CallSyntax(SyntaxToken Name, ImmutableArray<ArgumentSyntax> Arguments, SyntaxContent Content) : ValueSyntax(Content);
