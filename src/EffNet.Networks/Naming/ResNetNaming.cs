namespace EffNet.Networks.Naming;

/// <summary>
/// The names of torchvision's <c>resnet.py</c>: the layers of the stem and the head belong to the network itself, and stages are <c>layer1</c>, <c>layer2</c>
/// and so on.
/// </summary>
internal sealed class ResNetNaming : NamingScheme
{
    /// <inheritdoc/>
    public override string Word => "resnet";

    /// <inheritdoc/>
    internal override string Classifier => string.Empty;

    /// <inheritdoc/>
    internal override string Linear => "fc";

    /// <inheritdoc/>
    internal override string Dropout => "dropout";

    /// <inheritdoc/>
    internal override string Single(StagePosition at) => string.Empty;

    /// <inheritdoc/>
    internal override ConvNormNames Convolution(StagePosition at) => ConvNormNames.Numbered(at.Convolutions + 1);

    /// <inheritdoc/>
    internal override string Pool(StagePosition at) => at.Pools == 0 ? "maxpool" : FormattableString.Invariant($"maxpool{at.Pools + 1}");

    /// <inheritdoc/>
    internal override string Stage(StagePosition at) => FormattableString.Invariant($"layer{at.Repeated + 1}");

    /// <inheritdoc/>
    internal override string Block(StagePosition at, int index) => FormattableString.Invariant($"{Stage(at)}.{index}");
}
