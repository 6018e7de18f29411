namespace EffNet.Networks;

/// <summary>Which values are one tensor: a view, or a result written over its operand. A tensor is named by the number of the first value that it was.</summary>
internal static class TensorsOfValues
{
    /// <summary>Returns the tensor of every value.</summary>
    /// <param name="network">The network.</param>
    /// <param name="passesOn">Whether the node with an index computes the tensor that it reads first.</param>
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
