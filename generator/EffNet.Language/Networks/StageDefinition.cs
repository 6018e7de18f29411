using EffNet.Language.Networks.Operators;
using EffNet.Language.Scaling;
using EffNet.Language.Text;

namespace EffNet.Language.Networks;

/// <summary>One stage as the file states it, at phi = 0.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Member">Its name in C#.</param>
/// <param name="Operator">What it repeats.</param>
/// <param name="Arguments">The operator's arguments; those left out that have no default are absent.</param>
public sealed record StageDefinition(string Name, string Member, StageOperator Operator, EquatableArray<StageArgument> Arguments)
{
    /// <summary>The value of argument <paramref name="name"/>, or <see langword="null"/> where it was left out.</summary>
    public double? Find(string name)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name == name)
                return argument.Value;
        }

        return null;
    }

    /// <summary>Its output channels at <paramref name="width"/>.</summary>
    public int ChannelsAt(double width, WidthRounding rounding) => rounding.Round(Get(ArgumentRule.Channels.Name), width);

    /// <summary>How often its operator repeats at <paramref name="depth"/>; once where it does not repeat at all.</summary>
    public int LayersAt(double depth) => Operator.Repeats ? DepthRounding.Round(Get(ArgumentRule.Layers.Name), depth) : 1;

    /// <summary>The value of whole-numbered argument <paramref name="name"/>, which the operator requires or defaults.</summary>
    public int Get(string name) => (int)(Find(name) ?? throw new InvalidOperationException($"Operator '{Operator.Name}' has no argument '{name}'."));
}

/// <summary>One argument of a stage.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
public sealed record StageArgument(string Name, double Value);
