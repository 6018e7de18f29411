namespace EffNet.Networks;

/// <summary>A row in a table of layers: the position of a node, its costs for one image in single precision, and its receptive field.</summary>
/// <param name="Stage">The stage that contains the node.</param>
/// <param name="Block">The block that contains the node.</param>
/// <param name="Node">The node.</param>
/// <param name="ReceptiveField">
/// The height and width, in pixels, of the window of the image that one position of the result depends on. <see langword="null"/> if the position depends on
/// the whole image, because it is computed from global average pooling or from flattened maps. The window ignores the border of the image, so it can be larger
/// than the image. After branches are joined, the window covers the windows of all branches; if their strides differ, it is the largest window of any position.
/// A side that exceeds 31 bits is <see cref="int.MaxValue"/>.
/// </param>
/// <param name="LocalField">
/// The receptive field without the paths that depend on the whole image, such as the gates of squeeze-and-excitation; <see langword="null"/> if there is no
/// other path.
/// </param>
public sealed record Layer(Stage Stage, Block Block, Node Node, Extent? ReceptiveField, Extent? LocalField)
{
    /// <summary>
    /// Gets the name: the path of the module in <c>state_dict</c>. For a node that is not a module, the name in C#, such as <c>Stage3.Block2.Residual</c>.
    /// </summary>
    public string Name => Node.Path ?? (Block.StandsAlone ? $"{Block.Name}.{Node.Name}" : $"{Stage.Member}.{Block.Name}.{Node.Name}");

    /// <summary>Gets the number of parameters.</summary>
    public long Parameters => Node.Parameters;

    /// <summary>Gets the multiply-adds for one image, as the paper counts them.</summary>
    public long MultiplyAdds => Node.MultiplyAdds;

    /// <summary>Gets the bytes of the values that the node computes.</summary>
    /// <exception cref="OverflowException">The number does not fit into 64 bits.</exception>
    public long ActivationBytes => checked(sizeof(float) * Node.Outputs.Sum(v => v.Shape.Elements));

    /// <summary>
    /// Gets the bytes of the values that the node reads and computes and of its parameters, each counted once. The number
    /// ignores that caches and fused kernels reduce memory traffic, and it counts views as if they were copied.
    /// </summary>
    /// <exception cref="OverflowException">The number does not fit into 64 bits.</exception>
    public long BytesMoved => checked(ActivationBytes + (sizeof(float) * (Node.Inputs.Sum(v => v.Shape.Elements) + Parameters)));

    /// <summary>
    /// Gets the arithmetic intensity: multiply-adds per byte moved at batch size 1. If it is below a machine's ratio of
    /// multiply-adds per second to bytes per second, the memory bandwidth limits the speed (Williams et al., 2009, "Roofline").
    /// </summary>
    /// <exception cref="OverflowException">The number of bytes does not fit into 64 bits.</exception>
    public double ArithmeticIntensity => (double)MultiplyAdds / BytesMoved;

    /// <summary>Returns the name, the operation and the costs.</summary>
    public override string ToString() =>
        FormattableString.Invariant(
            $"{Name}: {Node.Operation}, {Parameters:N0} parameters, {MultiplyAdds:N0} multiply-adds, receptive field {ReceptiveField?.ToString() ?? "of the whole image"}");
}
