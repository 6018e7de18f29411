using EffNet.Networks;

namespace EffNet.Language.Tests.Networks;

/// <summary>
/// Receptive fields by brute force: sets of rows and columns are followed from one position of a value back to the image, by the definition of each operation.
/// Rows and columns outside of the image are counted, because a receptive field is defined for a position that is far from the border.
/// </summary>
internal sealed class FieldOracle
{
    private readonly Network _network;
    private readonly Dictionary<int, (HashSet<int> Rows, HashSet<int> Columns)> _read = [];

    private FieldOracle(Network network, Value value, int row, int column)
    {
        _network = network;
        Read(value, [row], [column]);
        foreach (var node in network.Nodes.Reverse())
        {
            foreach (var output in node.Outputs)
            {
                if (_read.TryGetValue(output.Number, out var positions))
                    Follow(node, positions.Rows, positions.Columns);
            }
        }
    }

    /// <summary>Gets a value that indicates whether a path leads to a mean over all positions.</summary>
    private bool SeesWholeImage { get; set; }

    /// <summary>Returns the largest window of all positions, and whether a position depends on the whole image by another path.</summary>
    public static (Extent? Window, bool SeesWholeImage) Of(Network network, Value value)
    {
        var (height, width, found, isWhole) = (0, 0, false, false);
        for (var position = 0; position < Math.Max(1, Math.Max(value.Shape.Height, value.Shape.Width)); position++)
        {
            var oracle = new FieldOracle(network, value, Math.Min(position, Math.Max(0, value.Shape.Height - 1)), Math.Min(position, Math.Max(0, value.Shape.Width - 1)));
            isWhole |= oracle.SeesWholeImage;
            if (!oracle._read.TryGetValue(Value.Image, out var image))
                continue;
            found = true;
            (height, width) = (Math.Max(height, Span(image.Rows)), Math.Max(width, Span(image.Columns)));
        }

        return (found ? new Extent(height, width) : null, isWhole);
    }

    private static int Span(HashSet<int> positions) => positions.Max() - positions.Min() + 1;

    private void Follow(Node node, HashSet<int> rows, HashSet<int> columns)
    {
        if (node.Operation is GlobalAveragePool || (node.Operation is Flatten && node.Input.Pixels > 1))
        {
            SeesWholeImage = true;
            return;
        }

        foreach (var input in node.Inputs)
        {
            var isGate = node.Operation is Multiply && input == node.Inputs[1];
            Read(
                input,
                isGate ? [0] : Sources(node.Operation, rows, e => e.Height, input.Shape.Height),
                isGate ? [0] : Sources(node.Operation, columns, e => e.Width, input.Shape.Width));
        }
    }

    /// <summary>Returns the rows or columns of the input from which <paramref name="positions"/> of the output are computed.</summary>
    private static IEnumerable<int> Sources(Operation operation, HashSet<int> positions, Func<Extent, int> side, int size) => operation switch
    {
        Convolution c => Window(positions, side(c.Kernel), side(c.Stride), side(c.Border)),
        MaxPool { IsPadded: true } p => Window(positions, side(p.Kernel), side(p.Stride), 0),
        MaxPool p => Window(positions, side(p.Kernel), side(p.Stride), (side(p.Kernel) - 1) / 2),
        AveragePool { IsSame: true } p => Window(positions, side(p.Kernel), side(p.Stride), SameBorder(side(p.Kernel), side(p.Stride), size)),
        AveragePool p => Window(positions, side(p.Kernel), side(p.Stride), (side(p.Kernel) - 1) / 2),
        SamePad p => positions.Select(i => i - SameBorder(side(p.Kernel), side(p.Stride), size)),
        _ => positions,
    };

    private static IEnumerable<int> Window(HashSet<int> positions, int kernel, int stride, int border) =>
        positions.SelectMany(i => Enumerable.Range((i * stride) - border, kernel));

    /// <summary>Returns the padding before the first row: half of the padding of TensorFlow's "SAME", rounded down.</summary>
    private static int SameBorder(int kernel, int stride, int size)
    {
        var total = size % stride == 0 ? kernel - stride : kernel - (size % stride);
        return Math.Max(0, total) / 2;
    }

    private void Read(Value value, IEnumerable<int> rows, IEnumerable<int> columns)
    {
        if (!_read.TryGetValue(value.Number, out var read))
            _read[value.Number] = read = ([], []);
        read.Rows.UnionWith(rows);
        read.Columns.UnionWith(columns);
    }
}
