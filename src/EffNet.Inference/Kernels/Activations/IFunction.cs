namespace EffNet.Inference.Kernels;

/// <summary>A function of one variable, computed for a vector of numbers.</summary>
internal interface IFunction
{
    /// <summary>Returns the values of the function.</summary>
    /// <typeparam name="TVector">The type of a vector.</typeparam>
    /// <typeparam name="TLanes">The arithmetic of the vectors.</typeparam>
    /// <param name="x">The arguments of the function.</param>
    static abstract TVector Apply<TVector, TLanes>(TVector x)
        where TLanes : struct, ILanes<TVector>;
}
