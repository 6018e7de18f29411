using System.Globalization;

namespace EffNet.Generator;

/// <summary>Names generated files. Names must be unique, regardless of case, among all files of a project, and hold only some characters.</summary>
internal static class HintName
{
    /// <summary>A stable name for <paramref name="fileName"/>, made from the model file at <paramref name="relativePath"/>.</summary>
    public static string Create(string relativePath, string fileName)
    {
        var folder = string.Concat(relativePath.Replace("../", string.Empty).Select(c => IsPlain(c) || c == '/' ? c : '_'));

        // Where the name no longer says everything, a hash of the path tells apart what would collide.
        return folder == relativePath ? $"{folder}/{fileName}" : $"{folder}.{Hash(relativePath)}/{fileName}";
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
