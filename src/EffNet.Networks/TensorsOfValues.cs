namespace EffNet.Networks;

/// <summary>
/// Finds the values that share one tensor because one is a view of the other or is written over it. A tensor is identified by the number of its first value.
/// </summary>
internal static class TensorsOfValues
{
    /// <summary>Returns the number of the tensor of every value.</summary>
    /// <param name="network">The network.</param>
    /// <param name="passesOn">A function that returns whether the result of the node with the given index is in the tensor of its first input.</param>
    public static int[] Find(Network network, Func<int, bool> passesOn)
    {
        var tensors = new int[1 + network.Nodes.Sum(n => n.Outputs.Count)];
        for (var i = 0; i < network.Nodes.Count; i++)
        {
            foreach (var output in network.Nodes[i].Outputs)
                tensors[output.Number] = passesOn(i) ? tensors[network.Nodes[i].Inputs[0].Number] : output.Number;
        }

        return tensors;
    }
}
