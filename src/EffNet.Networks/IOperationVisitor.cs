namespace EffNet.Networks;

/// <summary>
/// A visitor with one method for each kind of operation. Code that reads a network implements this interface instead of testing types, so that a
/// new operation causes a compilation error until the code handles it.
/// </summary>
/// <typeparam name="TResult">The type that the methods return.</typeparam>
public interface IOperationVisitor<out TResult>
{
    /// <summary>Visits <see cref="Convolution"/>.</summary>
    /// <param name="operation">The operation.</param>
    TResult Visit(Convolution operation);

    /// <summary>Visits <see cref="SamePad"/>.</summary>
    /// <param name="operation">The operation.</param>
    TResult Visit(SamePad operation);

    /// <summary>Visits <see cref="BatchNorm"/>.</summary>
    /// <param name="operation">The operation.</param>
    TResult Visit(BatchNorm operation);

    /// <summary>Visits <see cref="Activation"/>.</summary>
    /// <param name="operation">The operation.</param>
    TResult Visit(Activation operation);

    /// <summary>Visits <see cref="MaxPool"/>.</summary>
    /// <param name="operation">The operation.</param>
    TResult Visit(MaxPool operation);

    /// <summary>Visits <see cref="AveragePool"/>.</summary>
    /// <param name="operation">The operation.</param>
    TResult Visit(AveragePool operation);

    /// <summary>Visits <see cref="GlobalAveragePool"/>.</summary>
    /// <param name="operation">The operation.</param>
    TResult Visit(GlobalAveragePool operation);

    /// <summary>Visits <see cref="Multiply"/>.</summary>
    /// <param name="operation">The operation.</param>
    TResult Visit(Multiply operation);

    /// <summary>Visits <see cref="Add"/>.</summary>
    /// <param name="operation">The operation.</param>
    TResult Visit(Add operation);

    /// <summary>Visits <see cref="StochasticDepth"/>.</summary>
    /// <param name="operation">The operation.</param>
    TResult Visit(StochasticDepth operation);

    /// <summary>Visits <see cref="Flatten"/>.</summary>
    /// <param name="operation">The operation.</param>
    TResult Visit(Flatten operation);

    /// <summary>Visits <see cref="Dropout"/>.</summary>
    /// <param name="operation">The operation.</param>
    TResult Visit(Dropout operation);

    /// <summary>Visits <see cref="Linear"/>.</summary>
    /// <param name="operation">The operation.</param>
    TResult Visit(Linear operation);

    /// <summary>Visits <see cref="Concat"/>.</summary>
    /// <param name="operation">The operation.</param>
    TResult Visit(Concat operation);

    /// <summary>Visits <see cref="Split"/>.</summary>
    /// <param name="operation">The operation.</param>
    TResult Visit(Split operation);
}
