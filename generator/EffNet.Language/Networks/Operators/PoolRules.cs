using EffNet.Language.Diagnostics;

namespace EffNet.Language.Networks.Operators;

/// <summary>What both poolings have in common.</summary>
internal static class PoolRules
{
    /// <summary>Side of the window. Unlike a convolution's it may be even, because libraries round such sizes up on request.</summary>
    public static ArgumentRule Kernel { get; } = ArgumentRule.Whole("kernel", 2, 31, "3") with { Meaning = "side of the window; even ones only at stride 2" };

    /// <summary>An even window without a stride has no center: its output would be smaller by one.</summary>
    public static ArgumentConflict? FindConflict(StageDefinition stage) =>
        stage.Get(Kernel.Name) % 2 == 1 || stage.Stride > 1
            ? null
            : ArchitectureDiagnostics.EvenWindow(Kernel.Name, stage.Get(Kernel.Name));
}
