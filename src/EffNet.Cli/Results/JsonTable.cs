using System.Text;
using System.Text.Json;
using EffNet.Language.Text;

namespace EffNet.Cli.Results;

/// <summary>Reads JSON objects, one for each result, as JSON Lines or in an array. The names of the members are the columns.</summary>
internal static class JsonTable
{
    private const string Example = "an object for each result, such as {\"name\": \"B0\", \"accuracy_percent\": 76.3}";

    private static readonly JsonReaderOptions s_options = new() { AllowMultipleValues = true };

    /// <summary>Reads a table.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ResultsException">
    /// The text is not JSON or contains something other than objects, or an object has two members with the same name.
    /// </exception>
    public static ResultTable Read(string text)
    {
        // The text has no byte order mark, which is not JSON, because the reader of the file removed it. GetBytes replaces halves of surrogate pairs by U+FFFD.
        var scanner = new Scanner(Encoding.UTF8.GetBytes(text), LineMap.Create(text));
        try
        {
            return scanner.ReadTable();
        }
        catch (JsonException exception)
        {
            throw new ResultsException($"The JSON is malformed; expected {Example}.", scanner.Position(exception));
        }
        catch (InvalidOperationException)
        {
            // The reader throws this exception for a string with half of a surrogate pair.
            throw new ResultsException("The string is not valid Unicode; write both halves of a surrogate pair.", scanner.Position());
        }
    }

    private ref struct Scanner(byte[] bytes, LineMap lines)
    {
        private readonly List<string> _columns = [];
        private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
        private Utf8JsonReader _reader = new(bytes, s_options);
        private int _bytes;
        private int _characters;

        public ResultTable ReadTable()
        {
            var rows = new List<ResultRow>();
            while (_reader.Read())
            {
                if (_reader.TokenType is JsonTokenType.StartObject)
                    rows.Add(ReadRow());
                else if (_reader.CurrentDepth > 0 || _reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.EndArray))
                    throw new ResultsException($"Unexpected value; expected {Example}.", Position());
            }

            return new ResultTable(_columns, rows);
        }

        /// <summary>
        /// Returns the position of the current token. It must be called in the order of the tokens, because it counts only the characters since the last call.
        /// </summary>
        public LinePosition Position()
        {
            var at = (int)_reader.TokenStartIndex;
            _characters += Encoding.UTF8.GetCharCount(bytes.AsSpan(_bytes, at - _bytes));
            _bytes = at;
            return lines.GetPosition(_characters);
        }

        /// <summary>
        /// Returns the position at which the JSON is malformed. The exception has the number of LFs before the position, and the number of bytes after the last
        /// LF.
        /// </summary>
        public readonly LinePosition Position(JsonException exception)
        {
            var start = 0;
            for (var line = 0L; line < exception.LineNumber; line++)
                start += bytes.AsSpan(start).IndexOf((byte)'\n') + 1;
            var at = Math.Min(start + (int)(exception.BytePositionInLine ?? 0), bytes.Length);
            return lines.GetPosition(Encoding.UTF8.GetCharCount(bytes, 0, at));
        }

        private ResultRow ReadRow()
        {
            var position = Position();
            var cells = new Dictionary<int, ResultCell>();
            while (_reader.Read() && _reader.TokenType is JsonTokenType.PropertyName)
            {
                var name = _reader.GetString()!;
                if (!cells.TryAdd(IndexOf(name), default))
                    throw new ResultsException($"Duplicate member '{name}'; remove one.", Position());
                _reader.Read();
                cells[IndexOf(name)] = ReadCell();
            }

            return cells.Count > 0 ? new ResultRow(position, cells) : throw new ResultsException($"The object has no members; expected {Example}.", position);
        }

        private int IndexOf(string column)
        {
            if (!_indices.TryGetValue(column, out var index))
            {
                _indices[column] = index = _columns.Count;
                _columns.Add(column);
            }

            return index;
        }

        private ResultCell ReadCell()
        {
            var position = Position();
            var isNested = _reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
            return new ResultCell(TextOfToken().Trim(), position) { IsNested = isNested };
        }

        /// <summary>
        /// Returns the text of the current token. Objects and arrays are skipped. If their column is used, the returned text causes an error there.
        /// </summary>
        private string TextOfToken()
        {
            switch (_reader.TokenType)
            {
                case JsonTokenType.Null:
                    return string.Empty;
                case JsonTokenType.String:
                    return _reader.GetString()!;
                case JsonTokenType.StartObject:
                    _reader.Skip();
                    return "{…}";
                case JsonTokenType.StartArray:
                    _reader.Skip();
                    return "[…]";
                default:
                    return Encoding.UTF8.GetString(_reader.ValueSpan);
            }
        }
    }
}
