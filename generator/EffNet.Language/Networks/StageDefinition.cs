using EffNet.Language.Networks.Operators;
using EffNet.Language.Parameters;
using EffNet.Language.Scaling;
using EffNet.Networks;

namespace EffNet.Language.Networks;

/// <summary>One stage as the file states it, at phi = 0.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Member">Its name in C#.</param>
/// <param name="Operator">What it repeats.</param>
/// <param name="Arguments">The operator's arguments; those left out that have no default are absent.</param>
public sealed record StageDefinition(string Name, string Member, StageOperator Operator, EquatableArray<Argument> Arguments)
{
    /// <summary>Returns whether the file states <paramref name="parameter"/> for this stage.</summary>
    public bool Has(Parameter parameter) => FindArgument(parameter.Name) is not null;

    /// <summary>Returns the value of <paramref name="parameter"/>, or its default if the file does not state it.</summary>
    /// <exception cref="InvalidOperationException">The file does not state it, and the parameter has no default.</exception>
    public T Get<T>(Parameter<T> parameter) => FindArgument(parameter.Name) is Argument<T> argument ? argument.Value : parameter.Default;

    /// <summary>Returns the value of <paramref name="parameter"/>, or <see langword="null"/> if the file does not state it.</summary>
    public T? Find<T>(Parameter<T> parameter)
        where T : class => (FindArgument(parameter.Name) as Argument<T>)?.Value;

    /// <summary>Its output channels at <paramref name="width"/>, told its input's.</summary>
    public int ChannelsAt(double width, WidthRounding rounding, int input) => Operator.OutputChannels(this, width, rounding, input);

    /// <summary>How often its operator repeats at <paramref name="depth"/>; once where it does not repeat at all.</summary>
    public int LayersAt(double depth, DepthRounding rounding)
    {
        if (!Operator.Repeats)
            return 1;
        var layers = Get(StageParameters.Layers);
        return Fixes(ScaledDimensions.Depth) ? layers : rounding.Round(layers, depth);
    }

    /// <summary><paramref name="channels"/> of this stage at <paramref name="width"/>, rounded; as written where the stage opts out.</summary>
    public int Widen(int channels, double width, WidthRounding rounding) => Fixes(ScaledDimensions.Width) ? channels : rounding.Round(channels, width);

    /// <summary>The factor by which it shrinks its input's height and width.</summary>
    public int Stride => Has(StageParameters.Stride) ? Get(StageParameters.Stride) : 1;

    /// <summary>Returns this stage with <paramref name="changes"/> in place of the arguments that they name, and without those in <paramref name="removed"/>.</summary>
    public StageDefinition With(IReadOnlyList<Argument> changes, IReadOnlyList<string> removed) => this with
    {
        Arguments = Operator.Parameters
            .Where(parameter => !removed.Contains(parameter.Name))
            .Select(parameter => changes.FirstOrDefault(c => c.Name == parameter.Name) ?? FindArgument(parameter.Name))
            .OfType<Argument>()
            .ToEquatableArray(),
    };

    /// <summary>Returns whether the stage is not scaled in <paramref name="dimension"/>.</summary>
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
