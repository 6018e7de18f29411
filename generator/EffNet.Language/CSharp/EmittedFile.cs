namespace EffNet.Language.CSharp;

/// <summary>
/// A generated C# file. Its text is kept in pieces. One string with the code of a network would be on the large object heap, and because the file is generated at every
/// edit, the compiler would often run full garbage collections.
/// </summary>
public sealed class EmittedFile
{
    private readonly CodeWriter _code;

    internal EmittedFile(string name, CodeWriter code) => (Name, _code) = (name, code);

    /// <summary>Gets a file name that is unique in its family: <c>EfficientNetB0.g.cs</c>.</summary>
    public string Name { get; }

    /// <summary>Gets the number of characters.</summary>
    public int Length => _code.Length;

    /// <summary>Gets the complete text as a new string, with LF at line ends.</summary>
    public string Text => _code.ToString();

    /// <summary>Returns a reader of the text.</summary>
    public TextReader OpenText() => _code.OpenText();
}
