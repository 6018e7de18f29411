namespace EffNet.Language.Text;

/// <summary>A place in a file as people count it, but from 0, as compilers do.</summary>
/// <param name="Line">Line, from 0.</param>
/// <param name="Column">Character in the line, from 0.</param>
public readonly record struct LinePosition(int Line, int Column);
