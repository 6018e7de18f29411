using System.Text;

namespace EffNet.Networks.Data;

/// <summary>The distinct texts of the nodes of a network, in the order in which they first occur.</summary>
internal sealed class NodeTexts
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];

    /// <summary>The text of each operation. Nodes of repeated blocks have equal operations.</summary>
    private readonly Dictionary<Operation, string> _operations = [];

    private readonly StringBuilder _text = new();

    /// <summary>Gets all texts.</summary>
    public IReadOnlyList<string> All => _texts;

    /// <summary>Adds the texts of the nodes of a block, and returns their numbers as ranges: <c>0-5 9 6-8</c>.</summary>
    /// <param name="block">The block.</param>
    public string NumbersOf(Block block)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var node in block.Nodes)
        {
            var number = NumberOf(TextOf(node, block));
            if (ranges.Count > 0 && ranges[ranges.Count - 1].Last + 1 == number)
                ranges[ranges.Count - 1] = (ranges[ranges.Count - 1].First, number);
            else
                ranges.Add((number, number));
        }

        return string.Join(" ", ranges.Select(r => r.First == r.Last ? NetworkData.Text(r.First) : $"{NetworkData.Text(r.First)}-{NetworkData.Text(r.Last)}"));
    }

    private string TextOf(Node node, Block block)
    {
        _text.Clear().Append(node.Name).Append(NetworkData.Field).Append(block.RelativePathOf(node) ?? NetworkData.NoPath);
        _text.Append(NetworkData.Field).Append(TextOf(node.Operation));
        var separator = NetworkData.Field;
        foreach (var input in node.Inputs)
        {
            _text.Append(separator).Append(NetworkData.Text(node.Outputs[0].Number - input.Number));
            separator = ' ';
        }

        return _text.ToString();
    }

    private string TextOf(Operation operation)
    {
        if (!_operations.TryGetValue(operation, out var text))
            _operations.Add(operation, text = operation.Accept(OperationText.Instance));
        return text;
    }

    private int NumberOf(string text)
    {
        if (!_numbers.TryGetValue(text, out var number))
        {
            _numbers.Add(text, number = _texts.Count);
            _texts.Add(text);
        }

        return number;
    }
}
