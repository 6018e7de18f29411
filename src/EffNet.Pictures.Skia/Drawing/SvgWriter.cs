using System.Globalization;
using System.Text;
using System.Xml;

namespace EffNet.Drawing;

/// <summary>
/// Writes drawings as SVG. Text remains text and is not converted to outlines. The same drawing has the same bytes on every machine, because the class does not use SkiaSharp's SVG
/// canvas, which positions each letter with the fonts of the machine.
/// </summary>
internal static class SvgWriter
{
    private const string Fonts = "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif";

    private static readonly XmlWriterSettings s_settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
        OmitXmlDeclaration = true,
    };

    /// <summary>Returns a drawing as the bytes of an SVG file.</summary>
    public static byte[] Write(Illustration picture)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, s_settings))
            WriteRoot(xml, picture);
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void WriteRoot(XmlWriter xml, Illustration picture)
    {
        xml.WriteStartElement("svg", "http://www.w3.org/2000/svg");
        Attribute(xml, "width", picture.Size.Width);
        Attribute(xml, "height", picture.Size.Height);
        xml.WriteAttributeString("viewBox", $"0 0 {Number(picture.Size.Width / picture.Scale)} {Number(picture.Size.Height / picture.Scale)}");
        xml.WriteAttributeString("font-family", Fonts);
        xml.WriteAttributeString("role", "img");
        xml.WriteElementString("title", picture.Title);
        foreach (var shape in picture.Shapes)
            Write(xml, shape);
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, Shape shape)
    {
        switch (shape)
        {
            case Panel panel: WritePanel(xml, panel); break;
            case Line line: WriteLine(xml, line); break;
            case Polygon polygon: WritePolygon(xml, polygon); break;
            case Disc disc: WriteDisc(xml, disc); break;
            case Dots dots: WriteDots(xml, dots); break;
            case Text text: WriteText(xml, text); break;
            case Part part: WritePart(xml, part); break;
        }
    }

    private static void WritePanel(XmlWriter xml, Panel panel)
    {
        xml.WriteStartElement("rect");
        Attribute(xml, "x", panel.Bounds.Left);
        Attribute(xml, "y", panel.Bounds.Top);
        Attribute(xml, "width", panel.Bounds.Width);
        Attribute(xml, "height", panel.Bounds.Height);
        Attribute(xml, "rx", panel.Radius, unless: 0);
        xml.WriteAttributeString("fill", panel.Fill);
        Attribute(xml, "fill-opacity", panel.Opacity, unless: 1);
        if (panel.Stroke is not null)
            xml.WriteAttributeString("stroke", panel.Stroke);
        xml.WriteEndElement();
    }

    private static void WriteLine(XmlWriter xml, Line line)
    {
        xml.WriteStartElement("polyline");
        xml.WriteAttributeString("points", Points(line.Points));
        xml.WriteAttributeString("fill", "none");
        xml.WriteAttributeString("stroke", line.Color);
        Attribute(xml, "stroke-width", line.Width);
        xml.WriteAttributeString("stroke-linejoin", "round");
        xml.WriteEndElement();
    }

    private static void WritePolygon(XmlWriter xml, Polygon polygon)
    {
        xml.WriteStartElement("polygon");
        xml.WriteAttributeString("points", Points(polygon.Corners));
        xml.WriteAttributeString("fill", polygon.Fill);
        xml.WriteAttributeString("stroke", polygon.Stroke);
        xml.WriteEndElement();
    }

    private static void WriteDisc(XmlWriter xml, Disc disc)
    {
        xml.WriteStartElement("circle");
        Attribute(xml, "cx", disc.Center.X);
        Attribute(xml, "cy", disc.Center.Y);
        Attribute(xml, "r", disc.Radius);
        xml.WriteAttributeString("fill", disc.Fill);
        xml.WriteAttributeString("stroke", disc.Stroke);
        xml.WriteEndElement();
    }

    /// <summary>Writes the circles as one path of lines with length 0 and round ends, which needs much less text than individual circles.</summary>
    private static void WriteDots(XmlWriter xml, Dots dots)
    {
        xml.WriteStartElement("path");
        xml.WriteAttributeString("d", string.Join(' ', dots.Centers.Select(c => $"M{Number(c.X)} {Number(c.Y)}h0")));
        xml.WriteAttributeString("fill", "none");
        xml.WriteAttributeString("stroke", dots.Color);
        Attribute(xml, "stroke-opacity", dots.Opacity);
        Attribute(xml, "stroke-width", 2 * dots.Radius);
        xml.WriteAttributeString("stroke-linecap", "round");
        xml.WriteEndElement();
    }

    private static void WriteText(XmlWriter xml, Text text)
    {
        xml.WriteStartElement("text");
        Attribute(xml, "x", text.Baseline.X);
        Attribute(xml, "y", text.Baseline.Y);
        Attribute(xml, "font-size", text.Size);
        xml.WriteAttributeString("fill", text.Color);
        if (text.IsStrong)
            xml.WriteAttributeString("font-weight", "600");
        if (text.Anchor is not Anchor.Start)
            xml.WriteAttributeString("text-anchor", text.Anchor is Anchor.Middle ? "middle" : "end");
        if (text.IsUpright)
            xml.WriteAttributeString("transform", $"rotate(-90 {Number(text.Baseline.X)} {Number(text.Baseline.Y)})");
        if (text.Halo is not null)
            WriteHalo(xml, text.Halo);
        xml.WriteString(text.Content);
        xml.WriteEndElement();
    }

    private static void WriteHalo(XmlWriter xml, string color)
    {
        xml.WriteAttributeString("paint-order", "stroke");
        xml.WriteAttributeString("stroke", color);
        xml.WriteAttributeString("stroke-width", "3");
        xml.WriteAttributeString("stroke-linejoin", "round");
    }

    private static void WritePart(XmlWriter xml, Part part)
    {
        xml.WriteStartElement("g");
        xml.WriteAttributeString("class", part.Class);
        foreach (var (name, value) in part.Facts)
            xml.WriteAttributeString($"data-{name}", value);
        xml.WriteElementString("title", part.Hint);
        foreach (var member in part.Members)
            Write(xml, member);
        xml.WriteEndElement();
    }

    private static void Attribute(XmlWriter xml, string name, double value) => xml.WriteAttributeString(name, Number(value));

    private static void Attribute(XmlWriter xml, string name, double value, double unless)
    {
        if (value != unless)
            Attribute(xml, name, value);
    }

    private static string Points(IEnumerable<Point> points) => string.Join(' ', points.Select(p => $"{Number(p.X)},{Number(p.Y)}"));

    /// <summary>
    /// Formats a number, rounded to a hundredth of a unit. This is finer than any screen, and it hides the rounding differences of logarithms between machines.
    /// Adding 0 turns -0 into 0.
    /// </summary>
    private static string Number(double value) => (Math.Round(value, 2) + 0d).ToString("0.##", CultureInfo.InvariantCulture);
}
