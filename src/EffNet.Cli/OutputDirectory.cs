using System.Text;
using EffNet.Cli.Reports;

namespace EffNet.Cli;

/// <summary>The directory of emitted files. A file with the same content keeps its time, so that a build that watches it does not run.</summary>
internal static class OutputDirectory
{
    private static readonly UTF8Encoding s_withoutMark = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// Writes <paramref name="files"/> to <paramref name="path"/>, which is created if it does not exist, and returns the files that had to be written.
    /// </summary>
    public static IReadOnlyList<WrittenFile> Update(string path, IReadOnlyCollection<TextFile> files)
    {
        Directory.CreateDirectory(path);
        return [.. files.Select(file => new WrittenFile(file.Name, WriteIfChanged(Path.Combine(path, file.Name), s_withoutMark.GetBytes(file.Text))))];
    }

    private static bool WriteIfChanged(string path, byte[] content)
    {
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
            return false;
        File.WriteAllBytes(path, content);
        return true;
    }
}
