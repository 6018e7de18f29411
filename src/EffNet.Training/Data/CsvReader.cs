using System.Text;

namespace EffNet.Training;

/// <summary>Reads rows of comma-separated fields (RFC 4180). Lines end with LF or CRLF; empty lines are left out.</summary>
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
        while (TakeLineEnd())
        {
        }

        if (_position == text.Length)
            return null;
        var line = _line;
        var fields = new List<string> { Field() };
        while (Take(','))
            fields.Add(Field());
        if (_position < text.Length && !TakeLineEnd())
            throw new InvalidDataException($"{name}, line {_line}: unexpected '{text[_position]}' after a quoted field; expected a comma or the end of the line.");
        return new CsvRow(line, fields);
    }

    private string Field()
    {
        if (Take('"'))
            return Quoted();
        var length = text.AsSpan(_position).IndexOfAny(",\r\n");
        var start = _position;
        _position = length < 0 ? text.Length : start + length;
        return text[start.._position];
    }

    private string Quoted()
    {
        var (line, field) = (_line, new StringBuilder());
        while (_position < text.Length)
        {
            var next = text[_position++];
            if (next == '"' && !Take('"'))
                return field.ToString();
            _line += next == '\n' ? 1 : 0;
            field.Append(next);
        }

        throw new InvalidDataException($"{name}, line {line}: a field begins with a quotation mark and has none at its end.");
    }

    private bool Take(char expected)
    {
        var isHere = _position < text.Length && text[_position] == expected;
        _position += isHere ? 1 : 0;
        return isHere;
    }

    private bool TakeLineEnd()
    {
        var isEnd = Take('\r');
        isEnd |= Take('\n');
        _line += isEnd ? 1 : 0;
        return isEnd;
    }
}
