namespace EffNet.Networks.Naming;

/// <summary>The names of torchvision's <c>efficientnet.py</c>: every stage is a number in <c>features</c>, and every block is a number in its stage.</summary>
internal sealed class EfficientNetNaming : NamingScheme
{
    /// <inheritdoc/>
    public override string Word => "efficientnet";

    /// <inheritdoc/>
    internal override string Single(StagePosition at) => Stage(at);

    /// <inheritdoc/>
    internal override string Stage(StagePosition at) => FormattableString.Invariant($"features.{at.Stages}");

    /// <inheritdoc/>
    internal override string Block(StagePosition at, int index) => FormattableString.Invariant($"{Stage(at)}.{index}");
}
