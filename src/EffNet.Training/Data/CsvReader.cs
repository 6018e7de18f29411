using System.Text;

namespace EffNet.Training;

/// <summary>
/// Reads rows of comma-separated fields (RFC 4180). Lines end with LF or CRLF. Empty lines are skipped. Unlike in RFC 4180, white space around fields is ignored, because many
/// people write a space after a comma. White space within quotation marks is kept.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="name">The name of the file, for messages.</param>
internal sealed class CsvReader(string text, string name)
{
    private int _position;
    private int _line = 1;

    /// <summary>Reads the next row.</summary>
    /// <returns>The row, or <see langword="null"/> at the end.</returns>
    /// <exception cref="InvalidDataException">A quotation mark is missing or misplaced.</exception>
    public CsvRow? Next()
    {
        while (TryReadLineEnd())
        {
        }

        if (_position == text.Length)
            return null;
        var line = _line;
        var fields = new List<string> { ReadField() };
        while (TryRead(','))
            fields.Add(ReadField());
        if (_position < text.Length && !TryReadLineEnd())
            throw new InvalidDataException($"{name}, line {_line}: unexpected '{text[_position]}' after a quoted field; expected a comma or the end of the line.");
        return new CsvRow(line, fields);
    }

    private string ReadField()
    {
        SkipSpaces();
        if (TryRead('"'))
        {
            var quoted = ReadQuoted();
            SkipSpaces();
            return quoted;
        }

        var length = text.AsSpan(_position).IndexOfAny(",\r\n");
        var start = _position;
        _position = length < 0 ? text.Length : start + length;
        var field = text[start.._position].TrimEnd();
        return field.Contains('"', StringComparison.Ordinal)
            ? throw new InvalidDataException(
                $"{name}, line {_line}: the field '{field}' has a quotation mark, but does not begin with one. "
                + "Put the field in quotation marks, and double the quotation marks within it.")
            : field;
    }

    private void SkipSpaces()
    {
        while (_position < text.Length && text[_position] is not ('\r' or '\n') && char.IsWhiteSpace(text[_position]))
            _position++;
    }

    private string ReadQuoted()
    {
        var (line, field) = (_line, new StringBuilder());
        while (_position < text.Length)
        {
            var next = text[_position++];
            if (next == '"' && !TryRead('"'))
                return field.ToString();
            _line += next == '\n' ? 1 : 0;
            field.Append(next);
        }

        throw new InvalidDataException($"{name}, line {line}: the closing quotation mark of a field is missing.");
    }

    private bool TryRead(char expected)
    {
        var isExpected = _position < text.Length && text[_position] == expected;
        _position += isExpected ? 1 : 0;
        return isExpected;
    }

    private bool TryReadLineEnd()
    {
        var isEnd = TryRead('\r');
        isEnd |= TryRead('\n');
        _line += isEnd ? 1 : 0;
        return isEnd;
    }
}
