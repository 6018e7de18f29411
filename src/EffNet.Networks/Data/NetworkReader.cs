namespace EffNet.Networks.Data;

/// <summary>A builder of a network from the lines of its text. Shapes follow from the image and the operations.</summary>
internal sealed class NetworkReader
{
    private readonly GraphBuilder _graph;
    private readonly List<Value> _values;
    private readonly List<(string Name, string? Path, Operation Operation, int[] Distances)> _nodes = [];
    private readonly List<NamedValue> _outputs = [];
    private string[]? _stage;

    /// <summary>
    /// The number of values that nodes may still read and compute. Ranges can express many values in few characters, but a network has fewer values than its
    /// text has characters.
    /// </summary>
    private int _room;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="image">The shape of one image.</param>
    /// <param name="length">The length of the text in characters.</param>
    public NetworkReader(Shape image, int length)
    {
        _room = length;
        _graph = new GraphBuilder(image);
        _values = [_graph.Image];
    }

    /// <summary>Reads the next line.</summary>
    /// <param name="fields">The fields of the line.</param>
    /// <exception cref="FormatException">The line does not belong to a network.</exception>
    public void Add(string[] fields)
    {
        switch (fields[0], fields.Length)
        {
            case ("n", 5):
                _nodes.Add((fields[1], NetworkData.ReadPath(fields[2]), OperationText.Read(fields[3]), [.. fields[4].Split(' ').Select(NetworkData.Whole)]));
                break;
            case ("s", 9):
                EndStage();
                _stage = fields;
                break;
            case ("b", 5) when _stage is not null:
                AddBlock(fields);
                break;
            case ("o", >= 3) when fields.Length % 2 == 1 && _outputs.Count == 0:
                for (var i = 1; i < fields.Length; i += 2)
                    _outputs.Add(new NamedValue(fields[i], Find(NetworkData.Whole(fields[i + 1]))));
                break;
            default:
                throw new FormatException($"'{string.Join(" ", fields)}' is not a line of a network; expected a node (n), a stage (s), a block (b) or the outputs (o).");
        }
    }

    /// <summary>Returns the network.</summary>
    /// <param name="classes">The number of classes.</param>
    /// <param name="initialization">The distribution of initial weights.</param>
    /// <exception cref="FormatException">The network has no stage or no output, because the text is truncated.</exception>
    public Network Finish(int classes, Initialization initialization)
    {
        EndStage();
        return _stage is null || _outputs.Count == 0
            ? throw new FormatException("The network has no stages or no outputs, because the text is truncated.")
            : _graph.Build(classes, initialization, [.. _outputs]);
    }

    private void AddBlock(string[] fields)
    {
        var (name, path) = (fields[1], fields[2]);
        foreach (var number in Numbers(fields[4]))
        {
            if (number >= _nodes.Count)
                throw new FormatException($"Block '{name}' has node {number}, which is not in the text.");
            if (_room < 0)
                throw new FormatException($"The text of the network is malformed: block '{name}' repeats its nodes too often.");
            var node = _nodes[number];
            try
            {
                var inputs = Array.ConvertAll(node.Distances, distance => Find(_values.Count - distance));
                var outputs = _graph.AddAll(node.Name, Join(path, node.Path), node.Operation, inputs);
                _values.AddRange(outputs);
                _room -= inputs.Length + outputs.Count;
            }
            catch (ArgumentException exception)
            {
                throw new FormatException($"Node '{node.Name}' of block '{name}' cannot read its inputs. {exception.Message}", exception);
            }
        }

        _graph.EndBlock(name, path, standsAlone: fields[3] == "1");
    }

    private Value Find(int number) =>
        number >= 0 && number < _values.Count ? _values[number] : throw new FormatException($"Value {number} is read before it is computed.");

    private void EndStage()
    {
        if (_stage is { } fields)
        {
            _graph.EndStage(blocks => new Stage(
                fields[1], fields[2], fields[3], fields[4], fields[5], NetworkData.Whole(fields[6]), NetworkData.Whole(fields[7]), NetworkData.Whole(fields[8]), blocks));
        }
    }

    private static string? Join(string block, string? path) => string.IsNullOrEmpty(path) ? path is null ? null : block : block.Length == 0 ? path : $"{block}.{path}";

    /// <summary>Returns the numbers of a list of ranges such as <c>0-5 9 6-8</c>.</summary>
    private static IEnumerable<int> Numbers(string ranges) => ranges.Split(' ').SelectMany(range =>
    {
        var ends = range.Split('-');
        var first = NetworkData.Whole(ends[0]);
        var last = NetworkData.Whole(ends[ends.Length - 1]);
        return last >= first && ends.Length <= 2
            ? Enumerable.Range(first, last - first + 1)
            : throw new FormatException($"'{range}' is not a range; expected a number or an ascending range, for example '6-8'.");
    });
}
