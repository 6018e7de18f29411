namespace EffNet.Networks;

/// <summary>
/// What one node computes, with the rules for its shapes, costs and tensors. Costs follow the paper: only multiply-adds of convolutions and linear layers count; batch norm, activations,
/// pooling and additions are free.
/// </summary>
public abstract record Operation
{
    /// <summary>Initializes a new instance of the class. Only operations of this assembly can: the set is closed, and every <see cref="IOperationVisitor{TResult}"/> handles all of it.</summary>
    private protected Operation()
    {
    }

    /// <summary>Calls the method of <paramref name="visitor"/> for this kind of operation.</summary>
    /// <typeparam name="TResult">The type that the visitor returns.</typeparam>
    /// <param name="visitor">The visitor.</param>
    public abstract TResult Accept<TResult>(IOperationVisitor<TResult> visitor);

    /// <summary>Returns the shapes of what it computes from values of the given shapes.</summary>
    /// <param name="inputs">The shapes of what it reads.</param>
    /// <exception cref="ArgumentException">It cannot read values of these shapes.</exception>
    public abstract EquatableArray<Shape> OutputShapes(EquatableArray<Shape> inputs);

    /// <summary>Gets whether a result may be in the memory of the first value that it reads, in some mode or at some size: a view, or that value itself. Overwriting one then overwrites the other.</summary>
    public abstract bool SharesMemory { get; }

    /// <summary>Gets whether its result may be written over the first value that it reads, if nothing reads that value afterwards.</summary>
    public abstract bool MayOverwriteInput { get; }

    /// <summary>Gets the tensors that it keeps in <c>state_dict</c>, in PyTorch's order; empty if it has none.</summary>
    public abstract EquatableArray<StateTensor> State { get; }

    /// <summary>Gets the number of its parameters. Running statistics of batch norm are state, not parameters.</summary>
    public abstract long Parameters { get; }

    /// <summary>Gets the multiply-adds at every position of the output.</summary>
    public abstract long MultiplyAddsPerPosition { get; }

    /// <summary>Gets the positions of its input that one position of its result depends on, unless it depends on all.</summary>
    public abstract Extent Window { get; }

    /// <summary>Gets the factors by which it reduces height and width, rounding up.</summary>
    public abstract Extent Reduction { get; }

    /// <summary>Gets the tensors that autograd keeps for the backward pass, if gradients flow through it.</summary>
    public abstract SavedTensors Saves { get; }

    /// <summary>Gets whether its outputs count as activations, as fvcore and timm count them: those of convolutions and linear layers.</summary>
    public bool CountsActivations => MultiplyAddsPerPosition > 0;

    /// <summary>Gets whether its result has one position whatever the size of its input.</summary>
    public virtual bool YieldsOnePosition => false;

    /// <summary>Returns whether its result is the tensor that it reads first, or a view of it; only operations that share memory return true.</summary>
    /// <param name="input">The shape of what it reads first.</param>
    /// <param name="isTraining">Whether the network is in training mode.</param>
    public virtual bool IsView(Shape input, bool isTraining) => false;

    /// <summary>Returns the bytes of other tensors that autograd keeps for one image: masks and indices.</summary>
    /// <param name="output">The shape of its result.</param>
    public virtual long SavedBytes(Shape output) => 0;

    /// <summary>Returns how many positions the first window begins above and to the left of the first position of its input.</summary>
    /// <param name="input">The shape of what it reads.</param>
    internal virtual Extent LeadingBorder(Shape input) => default;

    /// <summary>Returns its multiply-adds for one image.</summary>
    /// <param name="output">The shape of its result.</param>
    public long MultiplyAdds(Shape output) => checked(MultiplyAddsPerPosition * Math.Max(1, output.Pixels));

    /// <summary>Throws unless a window can slide.</summary>
    /// <param name="kernel">The window.</param>
    /// <param name="stride">The step between positions.</param>
    /// <param name="border">What is added on every side.</param>
    private protected void RequireWindow(Extent kernel, Extent stride, Extent border = default)
    {
        if (kernel.Height < 1 || kernel.Width < 1 || stride.Height < 1 || stride.Width < 1 || border.Height < 0 || border.Width < 0)
            throw Unfit($"{kernel} with stride {stride} and border {border} is no window: a window and its stride are at least 1, and a border is not negative");
    }

    /// <summary>Returns what it is, in a few words: <c>Convolution 3x3, stride 2, 3 to 32 channels</c>.</summary>
    public sealed override string ToString() => Accept(OperationWords.Instance);

    /// <summary>Returns the exception for inputs that it cannot read.</summary>
    /// <param name="problem">What is wrong: the end of a sentence that begins with the name of the operation.</param>
    private protected ArgumentException Unfit(string problem) => new($"{GetType().Name} {problem}.");
}
