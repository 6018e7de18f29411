using EffNet.Language.Text;

namespace EffNet.Language.Model;

/// <summary>A C# type that a file makes, and where it says so.</summary>
/// <param name="Name">Its name, without a namespace.</param>
/// <param name="Span">Where it is declared.</param>
public sealed record DeclaredType(string Name, TextSpan Span);
