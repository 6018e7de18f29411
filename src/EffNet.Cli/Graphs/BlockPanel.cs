using EffNet.Cli.Tables;
using EffNet.Drawing;
using EffNet.Networks;

namespace EffNet.Cli.Graphs;

/// <summary>The panel of a kind of block, with the letter, a description, the stages that have such blocks, and the wiring.</summary>
internal sealed class BlockPanel
{
    private const double Padding = 14;
    private const double TitleSize = 13;
    private const double CaptionSize = 11;
    private const double HeaderHeight = 78;
    private const double LeastWidth = 270;

    private readonly BlockWiring _kind;
    private readonly BlockDrawing _drawing;
    private readonly Theme _theme;
    private readonly Network _network;

    /// <summary>Initializes a new instance of the <see cref="BlockPanel"/> class, with its layout.</summary>
    /// <param name="kind">The kind of blocks.</param>
    /// <param name="theme">The colors.</param>
    /// <param name="network">The network.</param>
    public BlockPanel(BlockWiring kind, Theme theme, Network network)
    {
        (_kind, _theme, _network) = (kind, theme, network);
        _drawing = new BlockDrawing(kind, theme);
        Size = (Math.Max(LeastWidth, _drawing.Width) + (2 * Padding), HeaderHeight + _drawing.Height + Padding);
    }

    /// <summary>Gets the smallest width and height of the panel.</summary>
    public (double Width, double Height) Size { get; }

    /// <summary>Returns the shapes of the panel.</summary>
    /// <param name="bounds">The bounds of the panel, at least as large as <see cref="Size"/>.</param>
    public Part Draw(Rectangle bounds)
    {
        var corner = new Point(bounds.Left + Padding, bounds.Top + Padding);
        var chip = new LetterChip(_kind.Letter, 1, corner.Moved(0, 9));
        var room = bounds.Width - (2 * Padding);
        var top = bounds.Top + HeaderHeight + ((bounds.Height - Size.Height) / 2);
        return new Part(
            "block",
            $"{_kind.Example}: {_kind.Block.Input} to {_kind.Block.Output}",
            [("letter", _kind.Letter), ("count", Figures.Plain(_kind.Count))],
            [
                new Panel(bounds, _theme.Background, _theme.Grid) { Radius = 6 },
                .. chip.Draw(_theme),
                new Text(FittedText.Shorten(Title, TitleSize, room - chip.Width - 8), corner.Moved(chip.Width + 8, 9 + (0.36 * TitleSize)), TitleSize, _theme.Ink)
                {
                    IsStrong = true,
                },
                new Text(FittedText.Shorten(Caption, CaptionSize, room), corner.Moved(0, 34), CaptionSize, _theme.Faint),
                new Text(FittedText.Shorten(Shares, CaptionSize, room), corner.Moved(0, 49), CaptionSize, _theme.Faint),
                .. _drawing.Draw(new Point(corner.X, top)),
            ]);
    }

    private string Title => $"{_kind.Stage.Operator}{(_kind.Count > 1 ? $", {Count.Of(_kind.Count, "block")}" : string.Empty)}";

    private string Shares =>
        $"{Figures.Percent(_kind.MultiplyAdds, _network.MultiplyAdds)} of multiply-adds, {Figures.Percent(_kind.Parameters, _network.Parameters)} of parameters";

    private string Caption => _kind.Count == 1 ? _kind.Example : $"{_kind.Example} shown{(_kind.Stages.Count > 1 ? $"; in {string.Join(", ", _kind.Stages)}" : string.Empty)}";
}
