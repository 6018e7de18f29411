namespace EffNet.Inference.Fusion;

/// <summary>A visitor with one method for each kind of <see cref="FusedLayer"/>.</summary>
/// <typeparam name="TResult">The type that the methods return.</typeparam>
internal interface IFusedLayerVisitor<out TResult>
{
    /// <summary>Visits <see cref="FusedConvolution"/>.</summary>
    TResult Visit(FusedConvolution layer);

    /// <summary>Visits <see cref="FusedLinear"/>.</summary>
    TResult Visit(FusedLinear layer);

    /// <summary>Visits <see cref="FusedPool"/>.</summary>
    TResult Visit(FusedPool layer);

    /// <summary>Visits <see cref="FusedMean"/>.</summary>
    TResult Visit(FusedMean layer);

    /// <summary>Visits <see cref="FusedElements"/>.</summary>
    TResult Visit(FusedElements layer);

    /// <summary>Visits <see cref="FusedCombination"/>.</summary>
    TResult Visit(FusedCombination layer);

    /// <summary>Visits <see cref="FusedCopy"/>.</summary>
    TResult Visit(FusedCopy layer);

    /// <summary>Visits <see cref="FusedPad"/>.</summary>
    TResult Visit(FusedPad layer);
}
