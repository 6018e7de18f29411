using System.Globalization;

namespace EffNet.Generator;

/// <summary>Names generated files. Names must be unique, regardless of case, among all files of a project, and hold only some characters.</summary>
internal static class HintName
{
    /// <summary>A stable name for <paramref name="fileName"/>, made from a model file.</summary>
    /// <param name="displayed">The model file as documentation names it.</param>
    /// <param name="identity">What tells it from all others; the same where the file is in reach of the project.</param>
    /// <param name="fileName">The generated file.</param>
    public static string Create(string displayed, string identity, string fileName)
    {
        var folder = string.Concat(displayed.Replace("../", string.Empty).Select(c => IsPlain(c) || c == '/' ? c : '_'));

        // Where the name no longer says everything, a hash tells apart what would collide.
        return folder == identity ? $"{folder}/{fileName}" : $"{folder}.{Hash(identity)}/{fileName}";
    }

    private static bool IsPlain(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '-' or '_';

    /// <summary>FNV-1a: the same on every machine and run, unlike <see cref="string.GetHashCode()"/>.</summary>
    private static string Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
            hash = unchecked((hash ^ c) * 16777619u);
        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
