using System.Globalization;
using EffNet.Language.Networks;
using EffNet.Language.Networks.Operators;
using EffNet.Language.Syntax;
using EffNet.Networks;

namespace EffNet.Language.Semantics;

/// <summary>A stage with what can be read of its row, and examples in place of the rest: enough for the members that it becomes.</summary>
internal static class StageOutline
{
    /// <summary>The outline of the row <paramref name="call"/>.</summary>
    public static StageDefinition Create(string name, string member, StageOperator @operator, CallSyntax call) => new(
        name,
        member,
        @operator,
        @operator.Arguments
            .Where(rule => rule.Name != ArgumentRule.At.Name)
            .Select(rule => Read(rule, call))
            .OfType<StageArgument>()
            .ToEquatableArray());

    private static StageArgument? Read(ArgumentRule rule, CallSyntax call)
    {
        var written = call.Arguments.FirstOrDefault(a => a.Name?.Text == rule.Name);
        if (written?.Value is NumberSyntax { Literal.Scaled: var value } && rule.Words.Length == 0 && IsAccepted(rule, value))
            return new StageArgument(rule.Name, value);
        if (written is null && !rule.Required)
            return null;
        return double.TryParse(rule.Example, NumberStyles.Float, CultureInfo.InvariantCulture, out var example)
            ? new StageArgument(rule.Name, example)
            : new StageArgument(rule.Name, 0);
    }

    private static bool IsAccepted(ArgumentRule rule, double value) => rule.Accepts(value) && (!rule.IsWhole || Math.Floor(value) == value);
}
