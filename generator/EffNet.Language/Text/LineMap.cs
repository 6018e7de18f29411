using System.Collections.Immutable;

namespace EffNet.Language.Text;

/// <summary>Translates offsets to lines and columns without keeping the text alive.</summary>
public sealed class LineMap
{
    private readonly ImmutableArray<int> _starts;

    private LineMap(ImmutableArray<int> starts) => _starts = starts;

    /// <summary>
    /// Finds the line starts of <paramref name="text"/>. Lines end at the same characters as in Roslyn. Otherwise, diagnostics would have the wrong line numbers.
    /// </summary>
    public static LineMap Create(string text)
    {
        var starts = ImmutableArray.CreateBuilder<int>();
        starts.Add(0);
        for (var i = 0; i < text.Length; i++)
        {
            var isFirstOfTwo = text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n';
            if (IsLineEnd(text[i]) && !isFirstOfTwo)
                starts.Add(i + 1);
        }

        return new LineMap(starts.ToImmutable());
    }

    /// <summary>Returns <see langword="true"/> if <paramref name="c"/> ends a line, alone or as a part of CRLF; otherwise, <see langword="false"/>.</summary>
    public static bool IsLineEnd(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    /// <summary>Returns the line and column of <paramref name="offset"/>.</summary>
    public LinePosition GetPosition(int offset)
    {
        var found = _starts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        return new LinePosition(line, offset - _starts[line]);
    }
}
