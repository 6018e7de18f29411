namespace EffNet.Inference.Steps;

/// <summary>A part of a run. Its items can be computed at the same time; the next step begins when all are done.</summary>
/// <param name="name">The name of the layer that it computes.</param>
internal abstract unsafe class Step(string name)
{
    /// <summary>Gets the name of the layer that it computes.</summary>
    public string Name => name;

    /// <summary>Gets the number of items.</summary>
    public abstract int Items { get; }

    /// <summary>Gets the numbers that a thread needs for itself while it computes an item.</summary>
    public virtual long Scratch => 0;

    /// <summary>Computes an item.</summary>
    /// <param name="item">Its index.</param>
    /// <param name="memory">The memory of the run.</param>
    public abstract void Run(int item, in StepMemory memory);
}

/// <summary>The memory of a run.</summary>
internal unsafe struct StepMemory
{
    /// <summary>The image: channels, rows, columns.</summary>
    public float* Image;

    /// <summary>Where the maps are.</summary>
    public float* Arena;

    /// <summary>Memory of the thread.</summary>
    public float* Scratch;
}
