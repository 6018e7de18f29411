namespace EffNet.PyTorch.Python;

/// <summary>An argument of a call.</summary>
/// <param name="Value">The value.</param>
/// <param name="Prefix">The text before the value, such as <c>stride=</c>; empty for an argument by position.</param>
/// <param name="Comment">A comment on the line before the argument; <see langword="null"/> for none.</param>
internal sealed record PythonArgument(PythonExpression Value, string Prefix = "", string? Comment = null)
{
    /// <summary>Initializes a new instance of the class for a short value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="keyword">The name of the parameter; <see langword="null"/> for an argument by position.</param>
    public PythonArgument(string value, string? keyword = null)
        : this(new PythonExpression(value), keyword is null ? string.Empty : $"{keyword}=")
    {
    }
}
