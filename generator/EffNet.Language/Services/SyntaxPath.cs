using EffNet.Language.Syntax;

namespace EffNet.Language.Services;

/// <summary>A token with the nodes that contain it.</summary>
/// <param name="Nodes">The nodes from the file to the token's parent.</param>
/// <param name="Token">The token.</param>
internal sealed record SyntaxPath(IReadOnlyList<SyntaxNode> Nodes, SyntaxToken Token)
{
    /// <summary>Gets the token's parent.</summary>
    public SyntaxNode Parent => Nodes[Nodes.Count - 1];

    /// <summary>Returns the innermost node of type <typeparamref name="T"/>; <see langword="null"/> if there is none.</summary>
    public T? Find<T>()
        where T : SyntaxNode => Nodes.OfType<T>().LastOrDefault();

    /// <summary>
    /// Returns the path to the token at <paramref name="position"/>; <see langword="null"/> if no token is there. If two tokens meet at the position, a word or number is
    /// preferred.
    /// </summary>
    public static SyntaxPath? Find(FileSyntax file, int position)
    {
        var found = new List<SyntaxPath>();
        Collect(file, position, [], found);
        return found.OrderBy(p => p.Token.Kind is SyntaxKind.Identifier or SyntaxKind.Number ? 0 : 1).FirstOrDefault();
    }

    private static void Collect(SyntaxNode node, int position, List<SyntaxNode> path, List<SyntaxPath> found)
    {
        path.Add(node);
        foreach (var child in node.Children.Where(c => c.Span.Start <= position && position <= c.Span.End))
        {
            if (child is SyntaxNode inner)
                Collect(inner, position, path, found);
            else if (child is SyntaxToken { Text.Length: > 0 } token)
                found.Add(new SyntaxPath([.. path], token));
        }

        path.RemoveAt(path.Count - 1);
    }
}
