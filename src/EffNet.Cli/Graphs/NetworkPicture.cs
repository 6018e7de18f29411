using EffNet.Cli.Tables;
using EffNet.Drawing;
using EffNet.Networks;

namespace EffNet.Cli.Graphs;

/// <summary>Draws a network as an image: the stages with their costs, and each kind of block once.</summary>
internal static class NetworkPicture
{
    private const double Margin = 28;
    private const double SectionGap = 24;
    private const double TitleSize = 20;
    private const double SubtitleSize = 13;
    private const double FootnoteSize = 11;
    private const double FootnoteHeight = 15;
    private const double HeadHeight = 88;
    private const string Footnote =
        "Squares: height and width of outputs, on a scale of square roots. Each block represents all with the same wiring. Bars in layers: shares of its multiply-adds.";

    /// <summary>Draws a network.</summary>
    /// <param name="type">The C# type of the network.</param>
    /// <param name="network">The network.</param>
    /// <param name="theme">The colors.</param>
    public static Illustration Draw(string type, Network network, Theme theme)
    {
        var blocks = BlockWirings.Of(network);
        IReadOnlyList<BlockPanel> panels = [.. blocks.All.Select(kind => new BlockPanel(kind, theme, network))];
        var room = Math.Max(StageList.LeastWidth, panels.Max(p => p.Size.Width));
        var list = new StageList(network, blocks.Stages, theme, new Point(Margin, HeadHeight), room);
        var rows = new PanelRows(panels, room);
        var top = HeadHeight + list.Height + SectionGap;
        var bottom = top + rows.Height + SectionGap;
        var footnote = FittedText.Wrap(Footnote, FootnoteSize, room, most: 2);
        var size = new PixelSize((int)Math.Ceiling(room + (2 * Margin)), (int)Math.Ceiling(bottom + (footnote.Count * FootnoteHeight) + FootnoteHeight));
        var summary = SummaryOf(network);
        return new Illustration(
            size,
            Scale: 1,
            $"{type}: {summary}",
            [
                new Panel(new Rectangle(0, 0, size.Width, size.Height), theme.Background),
                new Text(FittedText.Shorten(type, TitleSize, room), new Point(Margin, 42), TitleSize, theme.Ink) { IsStrong = true },
                new Text(FittedText.Shorten(summary, SubtitleSize, room), new Point(Margin, 66), SubtitleSize, theme.Faint),
                .. list.Draw(),
                .. rows.Draw(new Point(Margin, top)),
                .. footnote.Select((line, index) => new Text(line, new Point(Margin, bottom + (index * FootnoteHeight)), FootnoteSize, theme.Faint)),
            ]);
    }

    private static string SummaryOf(Network network) =>
        $"{NetworkSentence.Of(network)}; {Figures.Exact(network.Parameters)} parameters; {Figures.Exact(network.MultiplyAdds)} multiply-adds; "
        + $"{Figures.Bytes(ActivationMemory.Forward(network).Bytes)} of activations at the peak";
}
