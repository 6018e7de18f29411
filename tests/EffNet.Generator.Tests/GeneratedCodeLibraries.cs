namespace EffNet.Testing;

/// <summary>The assemblies besides those of the framework against which generated code is compiled.</summary>
internal static class GeneratedCodeLibraries
{
    /// <summary>Gets the assemblies that all generated code calls.</summary>
    public static IReadOnlyList<string> WithoutTorch { get; } =
    [
        typeof(global::EffNet.Networks.Network).Assembly.Location,
        typeof(global::EffNet.Pictures.Picture).Assembly.Location,
        typeof(NetworkVariant).Assembly.Location,
        typeof(global::EffNet.Weights.Checkpoint).Assembly.Location,
    ];

    /// <summary>Gets the run-time library, which modules call.</summary>
    public static string Modules { get; } = typeof(UnrolledModule).Assembly.Location;

    /// <summary>Gets TorchSharp.</summary>
    public static string TorchSharp { get; } = typeof(global::TorchSharp.torch).Assembly.Location;

    /// <summary>Gets all these assemblies.</summary>
    public static IReadOnlyList<string> All { get; } = [.. WithoutTorch, Modules, TorchSharp];
}
