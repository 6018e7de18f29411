namespace EffNet.Networks;

/// <summary>
/// The operation of a node, with the rules for its shapes, costs and tensors. Costs follow the paper: only multiply-adds of convolutions and linear layers
/// count; batch norm, activations, pooling and additions are free.
/// </summary>
public abstract record Operation
{
    /// <summary>
    /// Initializes a new instance of the class. Only this assembly can derive from it: the set of operations is closed, and every
    /// <see cref="IOperationVisitor{TResult}"/> handles all of them.
    /// </summary>
    private protected Operation()
    {
    }

    /// <summary>Calls the method of <paramref name="visitor"/> for this kind of operation.</summary>
    /// <typeparam name="TResult">The type that the visitor returns.</typeparam>
    /// <param name="visitor">The visitor.</param>
    public abstract TResult Accept<TResult>(IOperationVisitor<TResult> visitor);

    /// <summary>Returns the shapes of the outputs for inputs of the given shapes.</summary>
    /// <param name="inputs">The shapes of the inputs.</param>
    /// <exception cref="ArgumentException">The operation cannot read values of these shapes.</exception>
    public abstract EquatableArray<Shape> OutputShapes(EquatableArray<Shape> inputs);

    /// <summary>
    /// Gets whether a result can share the memory of the first input, in some mode or at some size, because the result is the input or a view of it. Overwriting
    /// the result then overwrites the input.
    /// </summary>
    public abstract bool SharesMemory { get; }

    /// <summary>Gets whether the result may be written over the first input if that input is not read afterwards.</summary>
    public abstract bool MayOverwriteInput { get; }

    /// <summary>Gets the tensors of the operation in <c>state_dict</c>, in PyTorch's order; empty if there are none.</summary>
    public abstract EquatableArray<StateTensor> State { get; }

    /// <summary>Gets the number of parameters. Running statistics of batch norm are state, not parameters.</summary>
    public abstract long Parameters { get; }

    /// <summary>Gets the multiply-adds for one position of the output.</summary>
    public abstract long MultiplyAddsPerPosition { get; }

    /// <summary>Gets the window of input positions that one position of the result depends on, unless it depends on all positions.</summary>
    public abstract Extent Window { get; }

    /// <summary>Gets the factors by which the operation reduces height and width, rounding up.</summary>
    public abstract Extent Reduction { get; }

    /// <summary>Gets the tensors that autograd keeps for the backward pass if gradients flow through the operation.</summary>
    public abstract SavedTensors Saves { get; }

    /// <summary>Gets whether the outputs count as activations. As in fvcore and timm, only the outputs of convolutions and linear layers count.</summary>
    public bool CountsActivations => MultiplyAddsPerPosition > 0;

    /// <summary>Gets whether the result has one position regardless of the input size.</summary>
    public virtual bool YieldsOnePosition => false;

    /// <summary>
    /// Returns <see langword="true"/> if the result is the first input or a view of it; otherwise, <see langword="false"/>. Only operations that share memory
    /// return <see langword="true"/>.
    /// </summary>
    /// <param name="input">The shape of the first input.</param>
    /// <param name="isTraining">Whether the network is in training mode.</param>
    public virtual bool IsView(Shape input, bool isTraining) => false;

    /// <summary>Returns the number of bytes that autograd keeps for one image in addition to the tensors of <see cref="Saves"/>, such as masks and indices.</summary>
    /// <param name="output">The shape of the result.</param>
    public virtual long SavedBytes(Shape output) => 0;

    /// <summary>Returns the number of positions that the first window begins above and to the left of the first input position.</summary>
    /// <param name="input">The shape of the input.</param>
    internal virtual Extent LeadingBorder(Shape input) => default;

    /// <summary>Returns the multiply-adds for one image.</summary>
    /// <param name="output">The shape of the result.</param>
    public long MultiplyAdds(Shape output) => checked(MultiplyAddsPerPosition * Math.Max(1, output.Pixels));

    /// <summary>Throws an exception if the sizes of a window are not valid.</summary>
    /// <param name="kernel">The window.</param>
    /// <param name="stride">The step between positions.</param>
    /// <param name="border">The number of positions added on every side.</param>
    private protected void RequireWindow(Extent kernel, Extent stride, Extent border = default)
    {
        if (kernel.Height < 1 || kernel.Width < 1 || stride.Height < 1 || stride.Width < 1 || border.Height < 0 || border.Width < 0)
            throw Unfit($"the window {kernel} with stride {stride} and border {border} is not valid; expected a window and a stride of at least 1 and a border of at least 0");
    }

    /// <summary>Returns a short description: <c>Convolution 3x3, stride 2, 3 to 32 channels</c>.</summary>
    public sealed override string ToString() => Accept(OperationWords.Instance);

    /// <summary>Returns the exception for inputs that the operation cannot read.</summary>
    /// <param name="problem">The problem: the end of a sentence that begins with the name of the operation.</param>
    private protected ArgumentException Unfit(string problem) => new($"{GetType().Name}: {problem}.");
}
