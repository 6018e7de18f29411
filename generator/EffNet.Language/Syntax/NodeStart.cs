namespace EffNet.Language.Syntax;

/// <summary>The state of a <see cref="TokenStream"/> where a node begins.</summary>
/// <param name="Elements">The number of elements that precede the node and have no parent yet.</param>
/// <param name="Errors">The number of errors before the node.</param>
/// <param name="Mistakes">The number of mistakes before the node.</param>
/// <param name="FollowsError">Whether unreadable text precedes the node's first token. It is not part of the node.</param>
internal readonly record struct NodeStart(int Elements, int Errors, int Mistakes, bool FollowsError);
