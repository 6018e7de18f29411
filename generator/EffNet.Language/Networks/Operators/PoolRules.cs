using EffNet.Language.Diagnostics;

namespace EffNet.Language.Networks.Operators;

/// <summary>The checks that all poolings share.</summary>
internal static class PoolRules
{
    /// <summary>Returns a conflict if the window is even and the stride is 1. Such a window has no center, and its output would be smaller by one.</summary>
    public static ArgumentConflict? FindConflict(StageDefinition stage) =>
        stage.Get(StageParameters.Window) % 2 == 1 || stage.Stride > 1
            ? null
            : ArchitectureDiagnostics.EvenWindow(StageParameters.Window.Name, stage.Get(StageParameters.Window));
}
