using EffNet.Language.Networks.Operators;
using EffNet.Language.Scaling;
using EffNet.Networks;

namespace EffNet.Language.Networks;

/// <summary>One stage as the file states it, at phi = 0.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Member">Its name in C#.</param>
/// <param name="Operator">What it repeats.</param>
/// <param name="Arguments">The operator's arguments; those left out that have no default are absent.</param>
public sealed record StageDefinition(string Name, string Member, StageOperator Operator, EquatableArray<StageArgument> Arguments)
{
    /// <summary>The argument <paramref name="name"/>, or <see langword="null"/> where it was left out.</summary>
    public StageArgument? FindArgument(string name)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name == name)
                return argument;
        }

        return null;
    }

    /// <summary>The value of argument <paramref name="name"/>, or <see langword="null"/> where it was left out.</summary>
    public double? Find(string name) => FindArgument(name)?.Value;

    /// <summary>The value of whole-numbered argument <paramref name="name"/>, which the operator requires or defaults.</summary>
    public int Get(string name) => (int)(Find(name) ?? throw new InvalidOperationException($"Operator '{Operator.Name}' has no argument '{name}'."));

    /// <summary>Its output channels at <paramref name="width"/>, told its input's.</summary>
    public int ChannelsAt(double width, WidthRounding rounding, int input) => Operator.OutputChannels(this, width, rounding, input);

    /// <summary>How often its operator repeats at <paramref name="depth"/>; once where it does not repeat at all.</summary>
    public int LayersAt(double depth, DepthRounding rounding)
    {
        if (!Operator.Repeats)
            return 1;
        var layers = Get(ArgumentRule.Layers.Name);
        return Fixes(ScaledDimension.Depth) ? layers : rounding.Round(layers, depth);
    }

    /// <summary><paramref name="channels"/> of this stage at <paramref name="width"/>, rounded; as written where the stage opts out.</summary>
    public int Widen(int channels, double width, WidthRounding rounding) => Fixes(ScaledDimension.Width) ? channels : rounding.Round(channels, width);

    /// <summary>The factor by which it shrinks its input's height and width.</summary>
    public int Stride => (int)(Find(ArgumentRule.Stride.Name) ?? 1);

    /// <summary>This stage with <paramref name="changes"/> in place of the arguments they name, and without those in <paramref name="removed"/>.</summary>
    public StageDefinition With(IReadOnlyList<StageArgument> changes, IReadOnlyList<string> removed) => this with
    {
        Arguments = Operator.Arguments
            .Where(rule => !removed.Contains(rule.Name))
            .Select(rule => changes.FirstOrDefault(c => c.Name == rule.Name) ?? FindArgument(rule.Name))
            .OfType<StageArgument>()
            .ToEquatableArray(),
    };

    /// <summary>Whether it opts out of scaling in <paramref name="dimension"/>.</summary>
    public bool Fixes(ScaledDimension dimension) =>
        Find(ArgumentRule.Fixed.Name) is { } value && ((int)value == (int)dimension || (int)value == ArgumentRule.Both);
}

/// <summary>One argument of a stage.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value; the index of a word among those its rule allows.</param>
/// <param name="Base">What a ratio is taken of: the index among those its rule allows.</param>
public sealed record StageArgument(string Name, double Value, int Base = 0);
