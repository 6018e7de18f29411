using System.Collections.Immutable;

namespace EffNet.Networks.Naming;

/// <summary>
/// What a network's parts are called in <c>state_dict</c>, after one of torchvision's implementations: weights fit only where names do. An empty path
/// stands for a part that is no module there, so that its children are named as if they were its parent's.
/// </summary>
public abstract class NamingScheme
{
    /// <summary>Initializes a new instance of the class. Only schemes of this assembly can.</summary>
    private protected NamingScheme()
    {
    }

    /// <summary>Every scheme; the first is what a family has that names none.</summary>
    public static ImmutableArray<NamingScheme> All { get; } =
        ImmutableArray.Create<NamingScheme>(new EfficientNetNaming(), new MobileNetV2Naming(), new ResNetNaming());

    /// <summary>The word a file calls it by.</summary>
    public abstract string Word { get; }

    /// <summary>The classifier.</summary>
    internal virtual string Classifier => "classifier";

    /// <summary>The linear layer in the classifier.</summary>
    internal virtual string Linear => "1";

    /// <summary>The dropout before it.</summary>
    internal virtual string Dropout => "0";

    /// <summary>A convolution or pooling that is a stage by itself.</summary>
    internal abstract string Single(StagePosition at);

    /// <summary>The layers of a convolution that is a stage by itself.</summary>
    internal virtual ConvNormNames Convolution(StagePosition at) => ConvNormNames.Sequence(string.Empty);

    /// <summary>The layer of a pooling that is a stage by itself.</summary>
    internal virtual string Pool(StagePosition at) => "pool";

    /// <summary>A stage of repeated blocks.</summary>
    internal abstract string Stage(StagePosition at);

    /// <summary>Block <paramref name="index"/> of a stage of repeated blocks.</summary>
    internal abstract string Block(StagePosition at, int index);

    /// <summary>The convolution, norm and activation that are step <paramref name="number"/> of a block that is a sequence.</summary>
    internal ConvNormNames Convolution(int number) => ConvNormNames.Sequence($"{StepPath(number)}.");

    /// <summary>The layers of the projection that ends such a block as its step <paramref name="number"/>.</summary>
    internal virtual ConvNormNames Projection(int number) => Convolution(number);

    /// <summary>The gate that is step <paramref name="number"/> of such a block.</summary>
    internal GateNames Gate(int number) => GateNames.Of(StepPath(number));

    /// <summary>Convolution <paramref name="number"/>, counted from 1, of a residual network's block.</summary>
    internal virtual ConvNormNames Residual(int number) => ConvNormNames.Numbered(number);

    /// <summary>The gate of a residual network's block.</summary>
    internal virtual GateNames ResidualGate => GateNames.Of("se");

    /// <summary>The convolution 1x1 in a residual network's shortcut.</summary>
    internal virtual ConvNormNames Shortcut => ConvNormNames.Sequence("downsample.");

    /// <summary>The activation after a residual network's sum.</summary>
    internal virtual string SumActivation => "act";

    /// <summary>The stochastic depth of a residual branch.</summary>
    internal virtual string StochasticDepth => "stochastic_depth";

    /// <summary>The pooling in the classifier.</summary>
    internal virtual string ClassifierPool => "avgpool";

    /// <summary>Step <paramref name="number"/> of a block that is a sequence.</summary>
    private protected virtual string StepPath(int number) => FormattableString.Invariant($"block.{number}");
}
