using System.Text;

namespace EffNet.Cli.Results;

/// <summary>Reads the text of files of results.</summary>
internal static class ResultsFile
{
    /// <summary>The largest number of characters in a file. They suffice for a few hundred thousand rows, which is more than a plot can show.</summary>
    public const int MaximumLength = 16 * 1024 * 1024;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Returns the text of <paramref name="path"/>, or of <paramref name="input"/> if the path is <c>-</c>. The text is UTF-8 unless a byte order mark
    /// specifies UTF-16 or UTF-32.
    /// </summary>
    /// <param name="path">The path as the user spelled it.</param>
    /// <param name="input">Standard input.</param>
    /// <exception cref="ResultsException">The file cannot be read, is too large, or has bytes that are not text.</exception>
    public static string Read(string path, Stream input)
    {
        try
        {
            using var stream = path == SourceFile.StandardInput ? input : File.OpenRead(path);
            using var reader = new StreamReader(stream, s_utf8, detectEncodingFromByteOrderMarks: true);
            return Read(reader);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ResultsException(FileProblem.OfReading(path, exception, "a file of results"));
        }
        catch (DecoderFallbackException)
        {
            throw new ResultsException("The file is not UTF-8; save it with this encoding.");
        }
    }

    private static string Read(StreamReader reader)
    {
        var text = new StringBuilder();
        var buffer = new char[64 * 1024];
        for (var count = reader.ReadBlock(buffer); count > 0; count = reader.ReadBlock(buffer))
        {
            text.Append(buffer, 0, count);
            if (text.Length > MaximumLength)
                throw new ResultsException($"The file has more than {MaximumLength:N0} characters; keep only the rows to draw.");
        }

        return text.ToString();
    }
}
