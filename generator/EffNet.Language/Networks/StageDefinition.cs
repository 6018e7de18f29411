using EffNet.Language.Networks.Operators;
using EffNet.Language.Parameters;
using EffNet.Language.Scaling;
using EffNet.Networks;

namespace EffNet.Language.Networks;

/// <summary>One stage as the file states it, at phi = 0.</summary>
/// <param name="Name">The name in the file.</param>
/// <param name="Member">The name in C#.</param>
/// <param name="Operator">The operator that the stage repeats.</param>
/// <param name="Arguments">The arguments that the file states, except <c>at</c>.</param>
public sealed record StageDefinition(string Name, string Member, StageOperator Operator, EquatableArray<Argument> Arguments)
{
    /// <summary>Returns <see langword="true"/> if the file states <paramref name="parameter"/> for this stage; otherwise, <see langword="false"/>.</summary>
    public bool Has(Parameter parameter) => FindArgument(parameter.Name) is not null;

    /// <summary>Returns the value of <paramref name="parameter"/>, or its default if the file does not state it.</summary>
    /// <exception cref="InvalidOperationException">The file does not state it, and the parameter has no default.</exception>
    public T Get<T>(Parameter<T> parameter) => FindArgument(parameter.Name) is Argument<T> argument ? argument.Value : parameter.Default;

    /// <summary>Returns the value of <paramref name="parameter"/>, or <see langword="null"/> if the file does not state it.</summary>
    public T? Find<T>(Parameter<T> parameter)
        where T : class => (FindArgument(parameter.Name) as Argument<T>)?.Value;

    /// <summary>Returns the output channels.</summary>
    /// <param name="width">The factor on channels.</param>
    /// <param name="rounding">The rounding of scaled channels.</param>
    /// <param name="input">The input channels.</param>
    public int ChannelsAt(double width, WidthRounding rounding, int input) => Operator.OutputChannels(this, width, rounding, input);

    /// <summary>Returns the number of repeats at a factor of <paramref name="depth"/>; 1 if the operator does not repeat.</summary>
    public int LayersAt(double depth, DepthRounding rounding)
    {
        if (!Operator.Repeats)
            return 1;
        var layers = Get(StageParameters.Layers);
        return Fixes(ScaledDimensions.Depth) ? layers : rounding.Round(layers, depth);
    }

    /// <summary>
    /// Returns <paramref name="channels"/> scaled by <paramref name="width"/> and rounded; <paramref name="channels"/> itself if the stage is not scaled in
    /// width.
    /// </summary>
    public int Widen(int channels, double width, WidthRounding rounding) => Fixes(ScaledDimensions.Width) ? channels : rounding.Round(channels, width);

    /// <summary>Gets the stride of the stage: the height and width of the input are divided by it and rounded up.</summary>
    public int Stride => Has(StageParameters.Stride) ? Get(StageParameters.Stride) : 1;

    /// <summary>Returns this stage with other arguments.</summary>
    /// <param name="changes">The arguments that replace or supplement those of the stage.</param>
    /// <param name="removed">The names of the arguments to remove.</param>
    public StageDefinition With(IReadOnlyList<Argument> changes, IReadOnlyList<string> removed) => this with
    {
        Arguments = Operator.Parameters
            .Where(parameter => !removed.Contains(parameter.Name))
            .Select(parameter => changes.FirstOrDefault(c => c.Name == parameter.Name) ?? FindArgument(parameter.Name))
            .OfType<Argument>()
            .ToEquatableArray(),
    };

    /// <summary>Returns <see langword="true"/> if the stage is not scaled in <paramref name="dimension"/>; otherwise, <see langword="false"/>.</summary>
    public bool Fixes(ScaledDimensions dimension) => (Get(StageParameters.Fixed) & dimension) != 0;

    private Argument? FindArgument(string name)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name == name)
                return argument;
        }

        return null;
    }
}
