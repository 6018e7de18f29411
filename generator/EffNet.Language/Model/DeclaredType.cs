using EffNet.Language.Text;

namespace EffNet.Language.Model;

/// <summary>A C# type that a file declares, with its location.</summary>
/// <param name="Name">Its name, without a namespace.</param>
/// <param name="Span">The location of the declaration.</param>
public sealed record DeclaredType(string Name, TextSpan Span);
