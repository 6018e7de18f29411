using EffNet.Language.Text;

namespace EffNet.Cli.Results;

/// <summary>
/// Comma-separated values (RFC 4180) with a header. The separator can also be a semicolon or a tab, because spreadsheets in some languages use them. It is found
/// in the header, or stated by a first line such as <c>sep=;</c>, which spreadsheets write. Blank lines are skipped.
/// </summary>
internal sealed class CsvTable
{
    private const char Quote = '"';

    private readonly string _text;
    private readonly LineMap _lines;
    private readonly char _separator;
    private int _at;

    private CsvTable(string text)
    {
        (_text, _lines) = (text, LineMap.Create(text));
        _separator = ReadStatedSeparator() ?? FindSeparator(text.AsSpan().TrimStart());
    }

    /// <summary>Reads a table.</summary>
    /// <param name="text">The text, with at least one character that is not blank.</param>
    /// <returns>The table. It has no columns and no rows if all cells are blank.</returns>
    /// <exception cref="ResultsException">
    /// A quote is not closed, a row has more or fewer cells than the header, or the line <c>sep=</c> does not state a supported separator.
    /// </exception>
    public static ResultTable Read(string text)
    {
        var records = new CsvTable(text).Records().ToList();
        if (records is not [var header, ..])
            return new ResultTable([], []);
        return new ResultTable([.. header.Select(c => c.Text)], [.. records.Skip(1).Select(record => RowOf(record, header.Count))]);
    }

    /// <summary>Reads the separator from a first line such as <c>sep=;</c>, which may be quoted. Returns <see langword="null"/> if there is no such line.</summary>
    private char? ReadStatedSeparator()
    {
        const string Word = "sep=";
        var start = _text.Length - _text.AsSpan().TrimStart().Length;
        var line = _text.AsSpan(start);
        line = line.IndexOfAny('\r', '\n') is >= 0 and var end ? line[..end] : line;
        var stated = line.TrimEnd(" ").Trim(Quote);
        if (!stated.StartsWith(Word, StringComparison.OrdinalIgnoreCase))
            return null;
        if (stated[Word.Length..] is not [var separator] || separator is not (',' or ';' or '\t' or '|'))
        {
            throw new ResultsException(
                $"'{line}' does not specify a supported separator; expected 'sep=' and then a comma, a semicolon, a tab or '|'. Or remove this line.", _lines.GetPosition(start));
        }

        _at = start + line.Length;
        return separator;
    }

    /// <summary>
    /// Returns the separator of a header: a tab if there is one; otherwise, a comma or a semicolon, whichever is more frequent. Quoted cells are ignored.
    /// </summary>
    private static char FindSeparator(ReadOnlySpan<char> header)
    {
        var (commas, semicolons, isQuoted) = (0, 0, false);
        foreach (var c in header)
        {
            isQuoted ^= c == Quote;
            if (isQuoted)
                continue;
            if (c == '\t')
                return c;
            if (c is '\r' or '\n')
                break;
            commas += c == ',' ? 1 : 0;
            semicolons += c == ';' ? 1 : 0;
        }

        return semicolons > commas ? ';' : ',';
    }

    private static ResultRow RowOf(List<ResultCell> record, int columns) => record.Count == columns
        ? new ResultRow(record[0].Position, record.Index().ToDictionary(c => c.Index, c => c.Item))
        : throw new ResultsException(
            $"The row has {Count.Of(record.Count, "cell")}, but the header has {columns}; write a cell for each column, and quotes around a cell with a separator in it.",
            record[0].Position);

    private IEnumerable<List<ResultCell>> Records()
    {
        while (_at < _text.Length)
        {
            var record = ReadRecord();
            if (record is not [{ IsEmpty: true }])
                yield return record;
        }
    }

    private List<ResultCell> ReadRecord()
    {
        var cells = new List<ResultCell> { ReadCell() };
        while (_at < _text.Length && _text[_at] == _separator)
        {
            _at++;
            cells.Add(ReadCell());
        }

        if (_at < _text.Length && _text[_at++] == '\r' && _at < _text.Length && _text[_at] == '\n')
            _at++;
        return cells;
    }

    private ResultCell ReadCell()
    {
        var position = _lines.GetPosition(_at);
        var text = _at < _text.Length && _text[_at] == Quote ? ReadQuoted(position) : ReadPlain();
        return new ResultCell(text.Trim(), position);
    }

    private string ReadPlain()
    {
        var start = _at;
        while (!IsAtEnd)
            _at++;
        return _text[start.._at];
    }

    /// <summary>Reads a quoted cell. A quote in it is written twice.</summary>
    private string ReadQuoted(LinePosition position)
    {
        var start = ++_at;
        while (true)
        {
            var close = _text.IndexOf(Quote, _at);
            if (close < 0)
                throw new ResultsException("The quote is not closed; write another '\"' at the end of the cell.", position);
            _at = close + 1;
            if (_at < _text.Length && _text[_at] == Quote)
            {
                _at++;
                continue;
            }

            return IsAtEnd
                ? _text[start..close].Replace("\"\"", "\"", StringComparison.Ordinal)
                : throw new ResultsException("Unexpected text after the closing quote of the cell; write a quote within a cell twice.", _lines.GetPosition(_at));
        }
    }

    /// <summary>Gets a value that indicates whether the cell ends here.</summary>
    private bool IsAtEnd => _at >= _text.Length || _text[_at] == _separator || _text[_at] is '\r' or '\n';
}
