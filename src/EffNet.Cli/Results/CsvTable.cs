using EffNet.Language.Text;

namespace EffNet.Cli.Results;

/// <summary>
/// Comma-separated values (RFC 4180) with a header. Spreadsheets of some languages separate with semicolons, and others with tabs: the separator is the one that the header
/// has. Blank lines are skipped.
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
        var header = text.AsSpan().TrimStart();
        var end = header.IndexOfAny('\r', '\n');
        header = end < 0 ? header : header[..end];
        _separator = header.Contains('\t') ? '\t' : header.Contains(';') && !header.Contains(',') ? ';' : ',';
    }

    /// <summary>Reads a table.</summary>
    /// <param name="text">The text, with at least one character that is not blank.</param>
    /// <returns>The table; without columns and rows if the text has blank cells only.</returns>
    /// <exception cref="ResultsException">A quote is not closed, or a row has more or fewer cells than the header.</exception>
    public static ResultTable Read(string text)
    {
        var records = new CsvTable(text).Records().ToList();
        if (records is not [var header, ..])
            return new ResultTable([], []);
        return new ResultTable([.. header.Select(c => c.Text)], [.. records.Skip(1).Select(record => RowOf(record, header.Count))]);
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

    /// <summary>A quote within quotes is written twice.</summary>
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
                : throw new ResultsException("The cell goes on after its closing quote; write a quote within a cell twice.", _lines.GetPosition(_at));
        }
    }

    /// <summary>Gets a value indicating whether the cell ends here.</summary>
    private bool IsAtEnd => _at >= _text.Length || _text[_at] == _separator || _text[_at] is '\r' or '\n';
}
