using EffNet.Language.Diagnostics;

namespace EffNet.Language.Networks.Operators;

/// <summary>What both poolings have in common.</summary>
internal static class PoolRules
{
    /// <summary>An even window without a stride has no center: its output would be smaller by one.</summary>
    public static ArgumentConflict? FindConflict(StageDefinition stage) =>
        stage.Get(StageParameters.Window) % 2 == 1 || stage.Stride > 1
            ? null
            : ArchitectureDiagnostics.EvenWindow(StageParameters.Window.Name, stage.Get(StageParameters.Window));
}
