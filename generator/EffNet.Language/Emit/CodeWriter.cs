using System.Text;

namespace EffNet.Language.Emit;

/// <summary>Writes indented lines, always ended by LF, so that one model is one text on every machine.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _indentation;

    /// <summary>Writes one line, or an empty one.</summary>
    public void Line(string text = "")
    {
        if (text.Length > 0)
            _text.Append(' ', 4 * _indentation).Append(text);
        _text.Append('\n');
    }

    /// <summary>Writes <paramref name="header"/> and, in braces and indented, whatever <paramref name="body"/> writes.</summary>
    public void Block(string header, Action body)
    {
        Line(header);
        Line("{");
        _indentation++;
        body();
        _indentation--;
        Line("}");
    }

    /// <summary>Writes <paramref name="items"/> with an empty line between two.</summary>
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

    /// <summary>Writes the summary of a member. <paramref name="xml"/> is XML already.</summary>
    public void Summary(string xml) => Line($"/// <summary>{xml}</summary>");

    /// <summary>Writes a documented constant. <paramref name="xml"/> is XML already.</summary>
    public void Constant(string xml, string type, string name, string value)
    {
        Summary(xml);
        Line($"public const {type} {name} = {value};");
        Line();
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
