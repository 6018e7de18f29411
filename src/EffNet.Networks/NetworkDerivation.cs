namespace EffNet.Networks;

/// <summary>Derives a network with another class count or image shape. The nodes are the same, with new shapes and costs.</summary>
public static class NetworkDerivation
{
    /// <summary>Returns the network for images of another shape or for another number of classes.</summary>
    /// <param name="network">The network.</param>
    /// <param name="classCount">The number of classes. 0 removes the classifier and the dropout before it, so that the output is the pooled features.</param>
    /// <param name="inputChannels">The channels of the images.</param>
    /// <param name="height">The height of the images, in pixels.</param>
    /// <param name="width">The width of the images, in pixels.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="classCount"/> is negative, another number is less than 1, or the network cannot read images with this number of channels. Also thrown if
    /// the number of classes changes, and the network has no classifier or another node reads the scores of its classifier.
    /// </exception>
    /// <exception cref="ArgumentException">The images are too small for a window without padding.</exception>
    /// <exception cref="OverflowException">A cost does not fit into 64 bits.</exception>
    public static Network With(this Network network, int? classCount = null, int? inputChannels = null, int? height = null, int? width = null)
    {
        var image = new Shape(
            Check(inputChannels ?? network.Input.Channels, nameof(inputChannels)),
            Check(height ?? network.Input.Height, nameof(height)),
            Check(width ?? network.Input.Width, nameof(width)));
        if (classCount < 0)
            throw new ArgumentOutOfRangeException(nameof(classCount), classCount, "The number of classes must not be negative.");
        if (network.Stem is null && image.Channels != network.Input.Channels)
        {
            throw new ArgumentOutOfRangeException(
                nameof(inputChannels), inputChannels, $"The network must have {network.Input.Channels} input channels, because it does not begin with a convolution in one group.");
        }

        if (network.Classifier is null && classCount is { } wanted && wanted != network.ClassCount)
        {
            throw new ArgumentOutOfRangeException(
                nameof(classCount),
                classCount,
                "The number of classes cannot be changed, because this network does not end with a classifier. "
                + "If the classifier was removed, call With on the network that still has it.");
        }

        return Derive(network, image, classCount ?? network.ClassCount);
    }

    private static int Check(int value, string parameter) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(parameter, value, "The number must be at least 1.");

    private static Network Derive(Network network, Shape image, int classCount)
    {
        var (stem, classifier) = (network.Stem, network.Classifier);
        var graph = new GraphBuilder(image);
        var values = new Dictionary<int, Value> { [Value.Image] = graph.Image };
        foreach (var stage in network.Stages)
        {
            foreach (var block in stage.Blocks)
            {
                foreach (var node in block.Nodes)
                    Add(node);
                if (graph.HasOpenBlock)
                    graph.EndBlock(block.Name, block.Path, block.StandsAlone);
            }

            if (graph.HasOpenStage)
                graph.EndStage(blocks => new Stage(stage.Name, stage.Member, stage.Operator, stage.Description, stage.Path, stage.Channels, stage.Depth, stage.Stride, blocks));
        }

        return graph.Build(classCount, network.Initialization, [.. network.Outputs.Select(Derived).GroupBy(o => o.Name).Select(o => o.First())]);

        void Add(Node node)
        {
            if (classCount == 0 && classifier is not null && classifier.Nodes.Any(n => ReferenceEquals(n, node)))
                return;
            var outputs = graph.AddAll(node.Name, node.Path, OperationOf(node), [.. node.Inputs.Select(input => values[input.Number])]);
            for (var i = 0; i < outputs.Count; i++)
                values.Add(node.Outputs[i].Number, outputs[i]);
        }

        Operation OperationOf(Node node)
        {
            if (ReferenceEquals(node, stem))
                return (Convolution)node.Operation with { InputChannels = image.Channels };
            return ReferenceEquals(node, classifier?.Linear) ? (Linear)node.Operation with { OutputFeatures = classCount } : node.Operation;
        }

        NamedValue Derived(NamedValue output) => classCount == 0 && output.Value == classifier?.Linear.Outputs[0]
            ? new NamedValue(Network.PooledFeatures, values[classifier.Features.Number])
            : new NamedValue(output.Name, values[output.Value.Number]);
    }
}
