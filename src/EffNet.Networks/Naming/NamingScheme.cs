using System.Collections.Immutable;

namespace EffNet.Networks.Naming;

/// <summary>
/// The names of the parts of a network in <c>state_dict</c>, which follow one of torchvision's implementations. Weights fit only if the names are equal. An
/// empty path means that the part is not a module in torchvision; its children are then named as children of its parent.
/// </summary>
public abstract class NamingScheme
{
    /// <summary>Initializes a new instance of the class. Only this assembly can derive from it.</summary>
    private protected NamingScheme()
    {
    }

    /// <summary>Gets every scheme. The first one is the default of a family that does not name a scheme.</summary>
    public static ImmutableArray<NamingScheme> All { get; } =
        ImmutableArray.Create<NamingScheme>(new EfficientNetNaming(), new MobileNetV2Naming(), new ResNetNaming());

    /// <summary>Gets the keyword of the scheme in a file.</summary>
    public abstract string Word { get; }

    /// <summary>Gets the name of the classifier.</summary>
    internal virtual string Classifier => "classifier";

    /// <summary>Gets the name of the linear layer in the classifier.</summary>
    internal virtual string Linear => "1";

    /// <summary>Gets the name of the dropout before the linear layer.</summary>
    internal virtual string Dropout => "0";

    /// <summary>Returns the name of a convolution or pooling that is a stage by itself.</summary>
    internal abstract string Single(StagePosition at);

    /// <summary>Returns the names of the layers of a convolution that is a stage by itself.</summary>
    internal virtual ConvNormNames Convolution(StagePosition at) => ConvNormNames.Sequence(string.Empty);

    /// <summary>Returns the name of the layer of a pooling that is a stage by itself.</summary>
    internal virtual string Pool(StagePosition at) => "pool";

    /// <summary>Returns the name of a stage of repeated blocks.</summary>
    internal abstract string Stage(StagePosition at);

    /// <summary>Returns the name of block <paramref name="index"/> in a stage of repeated blocks.</summary>
    internal abstract string Block(StagePosition at, int index);

    /// <summary>Returns the names of the convolution, norm and activation of step <paramref name="number"/> in a block that is a sequence.</summary>
    internal ConvNormNames Convolution(int number) => ConvNormNames.Sequence($"{StepPath(number)}.");

    /// <summary>Returns the names of the layers of the projection: the last step, <paramref name="number"/>, of a block that is a sequence.</summary>
    internal virtual ConvNormNames Projection(int number) => Convolution(number);

    /// <summary>Returns the names of the gate that is step <paramref name="number"/> of a block that is a sequence.</summary>
    internal GateNames Gate(int number) => GateNames.Of(StepPath(number));

    /// <summary>Returns the names of convolution <paramref name="number"/>, counted from 1, in a block of a residual network.</summary>
    internal virtual ConvNormNames Residual(int number) => ConvNormNames.Numbered(number);

    /// <summary>Gets the names of the gate in a block of a residual network.</summary>
    internal virtual GateNames ResidualGate => GateNames.Of("se");

    /// <summary>Gets the names of the 1x1 convolution in the shortcut of a residual network.</summary>
    internal virtual ConvNormNames Shortcut => ConvNormNames.Sequence("downsample.");

    /// <summary>Gets the name of the activation after the sum in a residual network.</summary>
    internal virtual string SumActivation => "act";

    /// <summary>Gets the name of the stochastic depth of a residual branch.</summary>
    internal virtual string StochasticDepth => "stochastic_depth";

    /// <summary>Gets the name of the pooling in the classifier.</summary>
    internal virtual string ClassifierPool => "avgpool";

    /// <summary>Returns the path of step <paramref name="number"/> in a block that is a sequence.</summary>
    private protected virtual string StepPath(int number) => FormattableString.Invariant($"block.{number}");
}
