using System.Text;

namespace EffNet.Cli.Tests.Support;

/// <summary>A temporary directory of one test.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public string Path { get; } = Directory.CreateTempSubdirectory("EffNet.Cli.Tests.").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text, Encoding? encoding = null)
    {
        File.WriteAllText(PathOf(name), text, encoding ?? s_utf8);
        return PathOf(name);
    }

    public string Write(string name, byte[] content)
    {
        File.WriteAllBytes(PathOf(name), content);
        return PathOf(name);
    }
}
