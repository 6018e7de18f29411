namespace EffNet.Inference.Steps;

/// <summary>A step of a run. Its items can be computed at the same time. The next step begins when all items are complete.</summary>
/// <param name="name">The name of the layer.</param>
internal abstract unsafe class Step(string name)
{
    /// <summary>Gets the name of the layer.</summary>
    public string Name => name;

    /// <summary>Gets the number of items.</summary>
    public abstract int Items { get; }

    /// <summary>Gets the size of the scratch memory that a thread needs for an item, in elements.</summary>
    public virtual long Scratch => 0;

    /// <summary>Computes an item.</summary>
    /// <param name="item">The index of the item.</param>
    /// <param name="memory">The memory of the run.</param>
    public abstract void Run(int item, in StepMemory memory);
}

/// <summary>The memory of a run.</summary>
internal unsafe struct StepMemory
{
    /// <summary>The image: channels, rows, columns.</summary>
    public float* Image;

    /// <summary>The memory of the maps.</summary>
    public float* Arena;

    /// <summary>The scratch memory of the thread.</summary>
    public float* Scratch;
}
