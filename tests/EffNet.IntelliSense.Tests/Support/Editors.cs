namespace EffNet.IntelliSense.Tests.Support;

/// <summary>Editors before any edit, one per file, which all tests share: an edit or a caret creates a new editor.</summary>
internal static class Editors
{
    private static readonly Lazy<Task<Editor>> s_models = new(() => Editor.Open("models.effnet"));
    private static readonly Lazy<Task<Editor>> s_scaled = new(() => Editor.Open("scaled.effnet"));
    private static readonly Lazy<Task<Editor>> s_mistakes = new(() => Editor.Open("mistakes.effnet"));

    /// <summary>The file that the repository ships: B0 to B7.</summary>
    public static Task<Editor> Models => s_models.Value;

    /// <summary>A family with a search and a solved phi.</summary>
    public static Task<Editor> Scaled => s_scaled.Value;

    /// <summary>A family with a broken variant.</summary>
    public static Task<Editor> Mistakes => s_mistakes.Value;
}
