namespace EffNet.Language.Text;

/// <summary>A position in a file, counted from 0 as in compilers.</summary>
/// <param name="Line">The line, from 0.</param>
/// <param name="Column">The character in the line, from 0.</param>
public readonly record struct LinePosition(int Line, int Column);
