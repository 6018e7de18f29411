namespace EffNet.IntelliSense.Tests.Support;

/// <summary>Editors in which nothing has been typed yet, one per file, for all tests: an edit or a caret is another editor.</summary>
internal static class Editors
{
    private static readonly Lazy<Task<Editor>> s_models = new(() => Editor.Open("models.effnet"));
    private static readonly Lazy<Task<Editor>> s_scaled = new(() => Editor.Open("scaled.effnet"));
    private static readonly Lazy<Task<Editor>> s_mistakes = new(() => Editor.Open("mistakes.effnet"));

    /// <summary>The file that the repository ships: B0 to B7.</summary>
    public static Task<Editor> Models => s_models.Value;

    /// <summary>A family with a search and a phi that was solved for.</summary>
    public static Task<Editor> Scaled => s_scaled.Value;

    /// <summary>A family with a variant that could not be built.</summary>
    public static Task<Editor> Mistakes => s_mistakes.Value;
}
