namespace EffNet.Networks;

/// <summary>The memory for the activations of one image that autograd keeps until the backward pass.</summary>
/// <param name="Bytes">All bytes, including the image if it is kept.</param>
/// <param name="Stages">The bytes of each stage, assigned to the stage that computes the tensors.</param>
internal sealed record TrainingMemory(long Bytes, IReadOnlyList<(Stage Stage, long Bytes)> Stages)
{
    /// <summary>Returns the memory of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="precision">The bytes of one number.</param>
    public static TrainingMemory Of(Network network, int precision)
    {
        var tensors = TensorsOfValues.Find(network, i => network.Nodes[i].Operation.IsView(network.Nodes[i].Input, isTraining: true));
        var saved = new HashSet<int>(network.Nodes.SelectMany(SavedBy).Select(v => tensors[v.Number]));
        var stages = network.Stages.Select(s => (Stage: s, Bytes: checked(s.Nodes.Sum(n =>
            n.Operation.SavedBytes(n.Output) + (precision * n.Outputs.Where(v => saved.Contains(v.Number)).Sum(v => v.Shape.Elements)))))).ToList();
        var image = saved.Contains(Value.Image) ? checked(precision * network.Input.Elements) : 0;
        return new TrainingMemory(checked(image + stages.Sum(s => s.Bytes)), stages);
    }

    private static IEnumerable<Value> SavedBy(Node node)
    {
        var saves = node.Operation.Saves;
        var operands = saves.HasFlag(SavedTensors.Operands) ? node.Inputs : saves.HasFlag(SavedTensors.Input) ? node.Inputs.Take(1) : [];
        return saves.HasFlag(SavedTensors.Output) ? operands.Concat(node.Outputs) : operands;
    }
}
