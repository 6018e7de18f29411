namespace EffNet.Inference.Kernels;

/// <summary>A function of one variable with its derivative, computed for a vector of numbers.</summary>
internal interface IDifferentiableFunction : IFunction
{
    /// <summary>Returns the derivative times a gradient, as in the chain rule.</summary>
    /// <typeparam name="TVector">The type of a vector.</typeparam>
    /// <typeparam name="TLanes">The arithmetic of the vectors.</typeparam>
    /// <param name="x">The arguments of the function.</param>
    /// <param name="gradient">The gradient with respect to the results of the function.</param>
    static abstract TVector Backward<TVector, TLanes>(TVector x, TVector gradient)
        where TLanes : struct, ILanes<TVector>;
}
