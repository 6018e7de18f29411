using System.Text;

namespace EffNet.Language.CSharp;

/// <summary>Writes indented lines that always end with LF, so that a model results in the same text on every machine.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _indentation;

    /// <summary>Gets the number of characters.</summary>
    public int Length => _text.Length;

    /// <summary>Writes one line, or an empty one.</summary>
    public void Line(string text = "")
    {
        if (text.Length > 0)
            _text.Append(' ', 4 * _indentation).Append(text);
        _text.Append('\n');
    }

    /// <summary>Writes <paramref name="header"/> and, in braces and indented, the lines that <paramref name="body"/> writes.</summary>
    public void Block(string header, Action body)
    {
        Line(header);
        Line("{");
        _indentation++;
        body();
        _indentation--;
        Line("}");
    }

    /// <summary>Writes <paramref name="items"/>, separated by empty lines.</summary>
    public void Separated<T>(IEnumerable<T> items, Action<T> write)
    {
        var first = true;
        foreach (var item in items)
        {
            if (!first)
                Line();
            first = false;
            write(item);
        }
    }

    /// <summary>Writes the summary of a member. <paramref name="xml"/> is already escaped.</summary>
    public void Summary(string xml) => Line($"/// <summary>{xml}</summary>");

    /// <summary>Writes a documented constant. <paramref name="xml"/> is already escaped.</summary>
    public void Constant(string xml, string type, string name, string value)
    {
        Summary(xml);
        Line($"public const {type} {name} = {value};");
        Line();
    }

    /// <summary>Returns a reader of the written text.</summary>
    public TextReader OpenText() => new Reader(_text);

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private sealed class Reader(StringBuilder text) : TextReader
    {
        private int _position;

        public override int Peek() => _position < text.Length ? text[_position] : -1;

        public override int Read() => _position < text.Length ? text[_position++] : -1;

        public override int Read(char[] buffer, int index, int count)
        {
            count = Math.Min(count, text.Length - _position);
            text.CopyTo(_position, buffer, index, count);
            _position += count;
            return count;
        }
    }
}
