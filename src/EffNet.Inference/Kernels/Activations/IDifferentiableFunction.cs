namespace EffNet.Inference.Kernels;

/// <summary>A function of one number and its derivative, computed for a vector of numbers.</summary>
internal interface IDifferentiableFunction : IFunction
{
    /// <summary>Returns the derivative times a gradient: what the chain rule passes on.</summary>
    /// <typeparam name="TVector">A vector.</typeparam>
    /// <typeparam name="TLanes">Its arithmetic.</typeparam>
    /// <param name="x">The numbers that the function was applied to.</param>
    /// <param name="gradient">The gradient of the function's results.</param>
    static abstract TVector Backward<TVector, TLanes>(TVector x, TVector gradient)
        where TLanes : struct, ILanes<TVector>;
}
