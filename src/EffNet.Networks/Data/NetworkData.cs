using System.Globalization;
using System.Text;

namespace EffNet.Networks.Data;

/// <summary>
/// Writes a network as text and reads it back as an equal network. Generated code stores networks in this format. Equal nodes are written once. Shapes and
/// costs are not written because they follow from the operations.
/// </summary>
/// <remarks>
/// The first line is the number of the format. The second line has the channels, height and width of the image, the class count and the initialization. The
/// nodes follow, then each stage with its blocks and the numbers of their nodes. The last line has the outputs. The input of a node is written as the
/// distance back from the node's first output, and the path of a node is relative to its block. The nodes of repeated blocks are then equal. Tabs separate fields.
/// </remarks>
public static class NetworkData
{
    /// <summary>The separator of the fields of a line.</summary>
    internal const char Field = '\t';

    /// <summary>The text for the path of a node that is not a module.</summary>
    internal const string NoPath = "~";

    /// <summary>The number of the format. The reader rejects every other number.</summary>
    private const int Format = 1;

    private const char Line = '\n';

    /// <summary>Returns the text of a network.</summary>
    /// <param name="network">The network.</param>
    public static string Write(Network network)
    {
        _ = network ?? throw new ArgumentNullException(nameof(network));
        var nodes = new NodeTexts();
        var groups = new StringBuilder();
        foreach (var stage in network.Stages)
        {
            Append(groups, "s", stage.Name, stage.Member, stage.Operator, stage.Description, stage.Path, Text(stage.Channels), Text(stage.Depth), Text(stage.Stride));
            foreach (var block in stage.Blocks)
                Append(groups, "b", block.Name, block.Path, block.StandsAlone ? "1" : "0", nodes.NumbersOf(block));
        }

        var text = new StringBuilder();
        Append(text, Text(Format));
        Append(text, Text(network.Input.Channels), Text(network.Input.Height), Text(network.Input.Width), Text(network.ClassCount), network.Initialization.ToString());
        foreach (var node in nodes.All)
            Append(text, "n", node);
        text.Append(groups);
        Append(text, ["o", .. network.Outputs.SelectMany(o => new[] { o.Name, Text(o.Value.Number) })]);
        return text.ToString();
    }

    /// <summary>Returns the network that was written as the given text.</summary>
    /// <param name="utf8">The text in UTF-8.</param>
    /// <exception cref="FormatException">The text has another format number, or is not the text of a network.</exception>
    public static Network Read(ReadOnlySpan<byte> utf8) => Read(Encoding.UTF8.GetString(utf8.ToArray()));

    /// <summary>Returns the network that was written as the given text.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">The text has another format number, or is not the text of a network.</exception>
    public static Network Read(string text)
    {
        _ = text ?? throw new ArgumentNullException(nameof(text));
        var lines = text.Split(Line);
        if (lines[0] != Text(Format))
            throw new FormatException($"The network has format '{lines[0]}', but this version of EffNet reads format {Text(Format)}. Use one version of all EffNet packages.");
        if (lines.Length < 2 || lines[1].Split(Field) is not { Length: 5 } head || !Enum.TryParse<Initialization>(head[4], out var initialization)
            || !Enum.IsDefined(typeof(Initialization), head[4]))
            throw new FormatException("The second line of the network is malformed; expected channels, height, width, class count and initialization.");
        try
        {
            var reader = new NetworkReader(new Shape(Whole(head[0]), Whole(head[1]), Whole(head[2])), text.Length);
            for (var i = 2; i < lines.Length - 1; i++)
                reader.Add(lines[i].Split(Field));
            return reader.Finish(Whole(head[3]), initialization);
        }
        catch (Exception exception) when (exception is ArgumentException or ArithmeticException or InvalidOperationException)
        {
            throw new FormatException($"The network is malformed. {exception.Message}", exception);
        }
    }

    /// <summary>Parses a number that this class has written.</summary>
    internal static int Whole(string word) => int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new FormatException($"'{word}' is not a whole number.");

    /// <summary>
    /// Returns the path of a node from its text; <see langword="null"/> for arithmetic, and empty if the node's module is the module of its block.
    /// </summary>
    internal static string? ReadPath(string word) => word == NoPath ? null : word;

    private static void Append(StringBuilder text, params string[] fields) => text.Append(string.Join(Field.ToString(), fields)).Append(Line);

    /// <summary>Returns a number as text.</summary>
    internal static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
