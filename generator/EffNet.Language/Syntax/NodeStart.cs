namespace EffNet.Language.Syntax;

/// <summary>The state of a <see cref="TokenStream"/> at the start of a node.</summary>
/// <param name="Elements">The number of elements before the node that have no parent yet.</param>
/// <param name="Errors">The number of errors before the node.</param>
/// <param name="Mistakes">The number of diagnostics before the node.</param>
/// <param name="FollowsError"><see langword="true"/> if unreadable text precedes the node's first token. This text is not part of the node.</param>
internal readonly record struct NodeStart(int Elements, int Errors, int Mistakes, bool FollowsError);
