using System.Collections.Immutable;
using EffNet.Language.Diagnostics;
using EffNet.Language.Parameters;
using EffNet.Language.Scaling;

namespace EffNet.Language.Networks.Operators;

/// <summary>
/// The base class of operators. An operator builds the blocks of a stage. Its file contains its parameters, layers and documentation; shapes and costs are derived from
/// the layers. To add an operator, add such a file and an element in <see cref="All"/>.
/// </summary>
public abstract class StageOperator
{
    /// <summary>Gets the word for the operator in files.</summary>
    public abstract string Name { get; }

    /// <summary>Gets a description of the operator's computation with its source, in a few sentences for the reference page.</summary>
    public abstract string Summary { get; }

    /// <summary>Gets the parameters, in the order of the reference page.</summary>
    public abstract ImmutableArray<Parameter> Parameters { get; }

    /// <summary>Gets whether the operator ends a network.</summary>
    public virtual bool IsHead => false;

    /// <summary>Gets whether the operator is a pooling.</summary>
    public virtual bool IsPooling => false;

    /// <summary>Gets whether the operator's blocks add their input to their output if the shapes allow it.</summary>
    public virtual bool IsResidual => false;

    /// <summary>
    /// Gets whether the operator's block is repeated and depth scaling changes the number of repeats. <c>conv</c>, poolings and the head are not repeated.
    /// </summary>
    public bool Repeats
    {
        get
        {
            foreach (var parameter in Parameters)
            {
                if (ReferenceEquals(parameter, StageParameters.Layers))
                    return true;
            }

            return false;
        }
    }

    /// <summary>Returns the description of a stage in the notation of the paper's Table 1.</summary>
    public abstract string Describe(StageDefinition stage);

    /// <summary>Returns the output channels of a stage.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="width">The factor on channels.</param>
    /// <param name="rounding">The rounding of scaled channels.</param>
    /// <param name="input">The input channels.</param>
    public virtual int OutputChannels(StageDefinition stage, double width, WidthRounding rounding, int input) =>
        stage.Has(StageParameters.Channels) ? stage.Widen(stage.Get(StageParameters.Channels), width, rounding) : input;

    /// <summary>Returns the channels of the widest layer of a stage.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="input">The scaled input channels.</param>
    /// <param name="output">The scaled output channels.</param>
    /// <param name="repeats">The scaled repeats.</param>
    public virtual double WidestLayer(StageDefinition stage, int input, int output, int repeats) => output;

    /// <summary>
    /// Returns the conflict between arguments and channels that prevents a stage from being built; <see langword="null"/> if there is none.
    /// </summary>
    /// <param name="stage">The stage.</param>
    /// <param name="input">The scaled input channels.</param>
    /// <param name="output">The scaled output channels.</param>
    public virtual ArgumentConflict? FindConflict(StageDefinition stage, int input, int output) => null;

    /// <summary>Returns the channels inside the blocks of a stage that are computed from its arguments.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="input">The scaled input channels.</param>
    /// <param name="output">The scaled output channels.</param>
    /// <param name="repeats">The scaled repeats.</param>
    internal virtual IEnumerable<DerivedChannels> DeriveChannels(StageDefinition stage, int input, int output, int repeats) => [];

    /// <summary>Builds the blocks of a stage.</summary>
    internal abstract void Build(StageBuilder stage);

    /// <summary>Gets all operators, in the order of the reference page.</summary>
    public static ImmutableArray<StageOperator> All { get; } = ImmutableArray.Create<StageOperator>(
    [
        new ConvOperator(), new SeparableOperator(), new MBConvOperator(), new FusedMBConvOperator(), new BasicOperator(), new BottleneckOperator(),
        new MaxPoolOperator(), new AveragePoolOperator(), new HeadOperator(),
    ]);
}
