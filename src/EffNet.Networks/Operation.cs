namespace EffNet.Networks;

/// <summary>
/// What one layer computes, with the rules for its shape and its costs. Costs follow the paper: multiply-adds of
/// convolutions and linear layers only; batch norm, activations, pooling and additions count as free.
/// </summary>
public abstract record Operation
{
    /// <summary>Initializes a new instance of the class. Only operations of this assembly can: what one is, every <see cref="IOperationVisitor{TResult}"/> knows.</summary>
    private protected Operation()
    {
    }

    /// <summary>Calls the method of <paramref name="visitor"/> that is for this kind of operation.</summary>
    /// <typeparam name="TResult">The type of what the visitor returns.</typeparam>
    /// <param name="visitor">The visitor.</param>
    public abstract TResult Accept<TResult>(IOperationVisitor<TResult> visitor);

    /// <summary>The shape this operation makes of <paramref name="input"/>.</summary>
    public abstract Shape OutputShape(Shape input);

    /// <summary>
    /// Whether what it yields may lie in its input's memory, in some mode or at some size: a view, or the input itself. Whoever writes over the one then writes
    /// over the other.
    /// </summary>
    public abstract bool SharesMemory { get; }

    /// <summary>Gets whether its result may be written over the first value that it reads, if nothing reads that value afterwards.</summary>
    public virtual bool MayOverwriteInput => false;

    /// <summary>Returns whether its result is the tensor that it reads, or a view of it; only operations that share memory return true.</summary>
    /// <param name="input">The shape of what it reads.</param>
    /// <param name="isTraining">Whether the network is in training mode.</param>
    public virtual bool IsView(Shape input, bool isTraining) => false;

    /// <summary>Learned numbers; running statistics of batch norm are state, not parameters.</summary>
    public virtual long Parameters => 0;

    /// <summary>Gets the tensors that it keeps in <c>state_dict</c>, in PyTorch's order; empty if it has none.</summary>
    public virtual EquatableArray<StateTensor> State => default;

    /// <summary>Multiply-adds spent on every output position.</summary>
    public virtual long MultiplyAddsPerPosition => 0;

    /// <summary>Whether its outputs count as activations, as fvcore and timm count them: those of convolutions and linear layers.</summary>
    public virtual bool CountsActivations => false;

    /// <summary>The factor by which it shrinks height and width, rounding up: the one rule that every strided operation follows.</summary>
    public virtual int Reduction => 1;

    /// <summary>Which tensors autograd keeps for the backward pass, where gradients flow through it.</summary>
    public virtual SavedTensors Saves => SavedTensors.None;

    /// <summary>Bytes of other tensors that autograd keeps for one image that comes out as <paramref name="output"/>: masks and indices.</summary>
    public virtual long SavedBytes(Shape output) => 0;

    /// <summary>Multiply-adds for one image that comes out as <paramref name="output"/>.</summary>
    public long MultiplyAdds(Shape output) => checked(MultiplyAddsPerPosition * Math.Max(1, output.Pixels));
}
