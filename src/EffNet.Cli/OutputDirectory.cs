using System.Text;
using EffNet.Cli.Reports;

namespace EffNet.Cli;

/// <summary>
/// Writes emitted files to a directory. A file whose content does not change is not written, so its time stays and builds that depend on it do not run again.
/// </summary>
internal static class OutputDirectory
{
    private static readonly UTF8Encoding s_withoutMark = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// Writes <paramref name="files"/> to <paramref name="path"/>, which is created if it does not exist, and returns for each file whether it had to be written.
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
