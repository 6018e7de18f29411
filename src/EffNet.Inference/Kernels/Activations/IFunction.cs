namespace EffNet.Inference.Kernels;

/// <summary>A function of one number, computed for a vector of them.</summary>
internal interface IFunction
{
    /// <summary>Computes it.</summary>
    /// <typeparam name="TVector">A vector.</typeparam>
    /// <typeparam name="TLanes">Its arithmetic.</typeparam>
    /// <param name="x">The numbers.</param>
    static abstract TVector Apply<TVector, TLanes>(TVector x)
        where TLanes : struct, ILanes<TVector>;
}
