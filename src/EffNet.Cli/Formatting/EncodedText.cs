using System.Text;

namespace EffNet.Cli.Formatting;

/// <summary>A text and its encoding. The text is written back with the same byte order mark and encoding as it was read with.</summary>
/// <param name="Text">The text, without its byte order mark.</param>
/// <param name="Encoding">The encoding. Its preamble is the byte order mark, if there is one.</param>
internal sealed record EncodedText(string Text, Encoding Encoding)
{
    private const char Mark = '\uFEFF';

    private static readonly UTF8Encoding s_withoutMark = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// Reads <paramref name="stream"/> to its end. The encoding is UTF-8, unless a byte order mark specifies UTF-16 or UTF-32. Bytes that are not text become
    /// U+FFFD, which the compiler reports, so such a file is never written.
    /// </summary>
    public static EncodedText Read(Stream stream)
    {
        using var reader = new StreamReader(stream, s_withoutMark);
        var text = reader.ReadToEnd();
        return new EncodedText(text, reader.CurrentEncoding);
    }

    /// <summary>Returns the byte order mark, if there is one, followed by the bytes of the text.</summary>
    public byte[] ToBytes() => [.. Encoding.GetPreamble(), .. Encoding.GetBytes(Text)];

    /// <summary>Returns the byte order mark as a character, if there is one, followed by the text, for a writer that encodes characters itself.</summary>
    public override string ToString() => Encoding.Preamble.IsEmpty ? Text : Mark + Text;
}
