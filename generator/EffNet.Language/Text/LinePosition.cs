namespace EffNet.Language.Text;

/// <summary>A position in a file. Lines and columns are counted from 0, as in Roslyn.</summary>
/// <param name="Line">The line, from 0.</param>
/// <param name="Column">The character in the line, from 0.</param>
public readonly record struct LinePosition(int Line, int Column);
