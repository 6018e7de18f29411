namespace EffNet.Language.Tests.Support;

internal static class StringExtensions
{
    /// <summary>Replaces the first occurrence. A text without an occurrence fails the test.</summary>
    public static string ReplaceFirst(this string text, string old, string @new)
    {
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{old}' is not in the text.");
        return text.Remove(at, old.Length).Insert(at, @new);
    }
}
