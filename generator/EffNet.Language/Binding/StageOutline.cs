using EffNet.Language.Diagnostics;
using EffNet.Language.Networks;
using EffNet.Language.Networks.Operators;
using EffNet.Language.Parameters;
using EffNet.Language.Syntax;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>
/// Creates stages from rows that can be read only in part. Arguments that cannot be read get example values. Such a stage is sufficient to derive the members of
/// a generated class.
/// </summary>
internal static class StageOutline
{
    /// <summary>Returns the stage of the row <paramref name="call"/>.</summary>
    public static StageDefinition Create(string name, string member, StageOperator @operator, CallSyntax call) => new(
        name,
        member,
        @operator,
        @operator.Parameters
            .Where(parameter => !ReferenceEquals(parameter, StageParameters.At))
            .Select(parameter => Read(parameter, call))
            .OfType<Argument>()
            .ToEquatableArray());

    private static Argument? Read(Parameter parameter, CallSyntax call)
    {
        if (call.Arguments.FirstOrDefault(a => a.Name?.Text == parameter.Name) is not { } written)
            return parameter.IsRequired ? parameter.CreateExample() : null;
        var read = written.Value is { } value ? parameter.ReadArgument(value, parameter.Name, parameter.Sample, new DiagnosticBag()) : null;
        return read ?? parameter.CreateExample();
    }
}
