namespace EffNet.Tests.Networks;

/// <summary>Constants of generated types, by name.</summary>
internal static class Constants
{
    /// <summary>The value of <paramref name="name"/>, which must be a compile-time constant.</summary>
    public static object? Read(Type type, string name) =>
        (type.GetField(name) ?? throw new ArgumentException($"{type} has no field '{name}'.", nameof(name))).GetRawConstantValue();

    /// <summary>The type that holds the constants of one stage.</summary>
    public static Type StageOf(Type network, string member) =>
        network.GetNestedType("Stages")?.GetNestedType(member)
        ?? throw new ArgumentException($"{network} has no stage '{member}'.", nameof(member));
}
