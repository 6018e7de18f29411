namespace EffNet.PyTorch.Python;

/// <summary>An expression that is split into several lines if it is too long for one.</summary>
/// <param name="Callee">The called name; the whole expression if <paramref name="Arguments"/> is <see langword="null"/>.</param>
/// <param name="Arguments">The arguments of the call.</param>
/// <param name="Opening">The text before the arguments.</param>
/// <param name="Closing">The text after the arguments.</param>
internal sealed record PythonExpression(string Callee, IReadOnlyList<PythonArgument>? Arguments = null, string Opening = "(", string Closing = ")")
{
    private const int Width = 120;
    private const int Step = 4;

    /// <summary>Gets a value that indicates whether the expression has comments, which need separate lines.</summary>
    private bool HasComments => Arguments?.Any(a => a.Comment is not null || a.Value.HasComments) ?? false;

    /// <summary>Gets the expression on one line.</summary>
    private string Line => Arguments is null ? Callee : $"{Callee}{Opening}{ArgumentLine}{Closing}";

    private string ArgumentLine => string.Join(", ", Arguments!.Select(a => a.Prefix + a.Value.Line));

    /// <summary>Returns the expression as text.</summary>
    /// <param name="indent">The indentation of the first line.</param>
    /// <param name="used">The number of characters of the first line that are used by other text.</param>
    public string ToText(int indent, int used)
    {
        if (Arguments is null || (!HasComments && indent + used + Line.Length <= Width))
            return Line;
        var (outer, inner) = (new string(' ', indent), new string(' ', indent + Step));
        if (!HasComments && inner.Length + ArgumentLine.Length <= Width)
            return $"{Callee}{Opening}\n{inner}{ArgumentLine}\n{outer}{Closing}";
        var arguments = Arguments.Select(a =>
            $"{(a.Comment is null ? string.Empty : $"{inner}# {a.Comment}\n")}{inner}{a.Prefix}{a.Value.ToText(indent + Step, a.Prefix.Length + 1)},\n");
        return $"{Callee}{Opening}\n{string.Concat(arguments)}{outer}{Closing}";
    }
}
