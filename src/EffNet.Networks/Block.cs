namespace EffNet.Networks;

/// <summary>Layers that form one module: an MBConv, the stem, or one of the head's two halves.</summary>
/// <param name="Name">Its name in C#: a member of its stage, or of the network where <paramref name="StandsAlone"/>.</param>
/// <param name="Path">Where torchvision keeps it, from the root of the network: <c>features.2.0</c>; empty where its layers are the network's own.</param>
/// <param name="StandsAlone">Whether it is a module of the network itself and not one of a stage's repeats.</param>
/// <param name="Input">Shape of what it reads.</param>
/// <param name="Layers">Its layers in order of execution; the last one yields the block's output.</param>
public sealed record Block(string Name, string Path, bool StandsAlone, Shape Input, EquatableArray<Layer> Layers)
{
    /// <summary>Its layers in order of execution; the last one yields the block's output. Read-only: the sums below are computed once from it, and a <c>with</c> expression would copy the old ones.</summary>
    public EquatableArray<Layer> Layers { get; } = Layers;

    /// <summary>Shape of what it yields.</summary>
    public Shape Output => Layers[Layers.Count - 1].Output;

    /// <summary>Gets the tensors of its layers in the <c>state_dict</c> of the network, with their full names, in order of execution.</summary>
    public IEnumerable<StateTensor> State => Layers
        .Where(layer => layer.Path is not null)
        .SelectMany(layer => layer.Operation.State.Select(tensor => tensor with { Name = $"{PathOf(layer)}.{tensor.Name}" }));

    /// <summary>Returns the path of a layer from the root of the network. A part with an empty path is not a module: its children are named like those of its parent.</summary>
    /// <param name="layer">A layer of this block.</param>
    public string PathOf(Layer layer) => Path.Length == 0 || string.IsNullOrEmpty(layer.Path) ? Path + layer.Path : $"{Path}.{layer.Path}";

    /// <summary>Learned numbers.</summary>
    public long Parameters { get; } = Layers.Sum(l => l.Parameters);

    /// <summary>Multiply-adds for one image.</summary>
    public long MultiplyAdds { get; } = Layers.Sum(l => l.MultiplyAdds);

    /// <summary>Elements of the outputs of all convolutions and linear layers for one image.</summary>
    public long Activations { get; } = Layers.Sum(l => l.Activations);
}
