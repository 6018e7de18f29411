using Spectre.Console;
using Spectre.Console.Rendering;

namespace EffNet.Cli.Tables;

/// <summary>A text in one style that is never wrapped.</summary>
/// <param name="text">The text, without line ends.</param>
/// <param name="style">The style.</param>
internal sealed class Verbatim(string text, Style style) : IRenderable
{
    private readonly Segment _segment = new(text, style);

    /// <inheritdoc/>
    public Measurement Measure(RenderOptions options, int maxWidth) => new(_segment.CellCount(), _segment.CellCount());

    /// <inheritdoc/>
    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => [_segment];
}
