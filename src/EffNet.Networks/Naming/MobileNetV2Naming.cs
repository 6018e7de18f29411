namespace EffNet.Networks.Naming;

/// <summary>
/// The names of torchvision's <c>mobilenetv2.py</c>: there are no stages, every block is a number in <c>features</c>, and a projection is not a separate
/// sequence.
/// </summary>
internal sealed class MobileNetV2Naming : NamingScheme
{
    /// <inheritdoc/>
    public override string Word => "mobilenet_v2";

    /// <inheritdoc/>
    internal override string Single(StagePosition at) => Block(at, 0);

    /// <inheritdoc/>
    internal override string Stage(StagePosition at) => string.Empty;

    /// <inheritdoc/>
    internal override string Block(StagePosition at, int index) => FormattableString.Invariant($"features.{at.Blocks + index}");

    /// <inheritdoc/>
    private protected override string StepPath(int number) => FormattableString.Invariant($"conv.{number}");

    /// <inheritdoc/>
    internal override ConvNormNames Projection(int number) => new(StepPath(number), StepPath(number + 1), StepPath(number + 2));
}
