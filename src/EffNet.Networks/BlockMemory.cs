namespace EffNet.Networks;

/// <summary>
/// Which tensors of one block exist when. Several values may be one tensor: a view, or a result written over its operand. A tensor is named here by the first
/// value that it was; the block's input is tensor 0 and belongs to the caller.
/// </summary>
internal sealed class BlockMemory(Block block)
{
    private readonly BlockPlan _plan = BlockPlan.Of(block);

    /// <summary>Whether autograd keeps the block's input.</summary>
    public bool SavesInput => SavedValues(TensorsInTraining()).Contains(0);

    /// <summary>The most numbers that are alive at once in an unwatched evaluation, the block's input not counted.</summary>
    public long Peak()
    {
        var (tensors, lastUses) = (TensorsInEvaluation(), new int[block.Layers.Count + 1]);
        for (var i = 0; i < block.Layers.Count; i++)
        {
            foreach (var value in ReadBy(i))
                lastUses[tensors[value]] = i;
        }

        lastUses[tensors[block.Layers.Count]] = int.MaxValue;
        var (alive, peak) = (0L, 0L);
        for (var i = 0; i < block.Layers.Count; i++)
        {
            if (_plan.MayFold(i))
                continue;
            if (tensors[i + 1] == i + 1)
                alive += block.Layers[i].Output.Elements;
            peak = Math.Max(peak, alive);
            alive -= ReadBy(i).Select(v => tensors[v]).Distinct().Where(t => t > 0 && lastUses[t] == i).Sum(t => block.Layers[t - 1].Output.Elements);
        }

        return peak;
    }

    /// <summary>
    /// The bytes autograd keeps, the block's input not counted; its output is where the block's own gradients or whoever reads it need it.
    /// </summary>
    public long SavedBytes(int precision, bool readerSavesOutput)
    {
        var tensors = TensorsInTraining();
        var saved = SavedValues(tensors);
        if (readerSavesOutput)
            saved.Add(tensors[block.Layers.Count]);
        var maps = saved.Where(t => t > 0).Sum(t => block.Layers[t - 1].Output.Elements);
        return checked((precision * maps) + block.Layers.Sum(l => l.Operation.SavedBytes(l.Output)));
    }

    private HashSet<int> SavedValues(int[] tensors)
    {
        var saved = new HashSet<int>();
        for (var i = 0; i < block.Layers.Count; i++)
        {
            var layer = block.Layers[i];
            if (layer.Operation.Saves.HasFlag(SavedTensors.Input))
                saved.Add(tensors[layer.Inputs[0]]);
            if (layer.Operation.Saves.HasFlag(SavedTensors.Output))
                saved.Add(tensors[i + 1]);
            if (layer.Operation.Saves.HasFlag(SavedTensors.Operands))
                saved.UnionWith(layer.Inputs.Select(v => tensors[v]));
        }

        return saved;
    }

    /// <summary>The values layer <paramref name="index"/> reads; a folded batch norm reads what its convolution does.</summary>
    private EquatableArray<int> ReadBy(int index) => block.Layers[_plan.IsFolded(index) ? index - 1 : index].Inputs;

    private int[] TensorsInEvaluation() => Tensors(i =>
        IsView(i, isTraining: false) || (_plan.MayOverwrite(i) && block.Layers[i].Operation is not Activation { Function.HasInPlaceForm: false }));

    private int[] TensorsInTraining() => Tensors(i => IsView(i, isTraining: true));

    private bool IsView(int index, bool isTraining) => block.Layers[index].Operation.IsView(block.Layers[index].Input, isTraining);

    /// <summary>The tensor of every value, told which layers yield the tensor they read first.</summary>
    private int[] Tensors(Func<int, bool> passesOn)
    {
        var tensors = new int[block.Layers.Count + 1];
        for (var i = 0; i < block.Layers.Count; i++)
            tensors[i + 1] = passesOn(i) ? tensors[block.Layers[i].Inputs[0]] : i + 1;
        return tensors;
    }
}
