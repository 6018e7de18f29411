using System.Text.RegularExpressions;
using EffNet.Cli;

namespace EffNet.Docs.Tests.Documents;

/// <summary>Python code that a page quotes equals the output of the tool.</summary>
public sealed partial class PythonTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("effnet-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_quoted_Python_module_is_part_of_the_output_of_effnet_emit()
    {
        var quoted = Quoted().Match(Repository.Read("docs/cookbook/pytorch.md").ReplaceLineEndings("\n")).Groups[1].Value;
        using var output = new StringWriter();

        Assert.Equal(
            0,
            EffNetTool.Run(["emit", Repository.Locate("models.effnet"), "-o", _folder, "--python", "--variant", "B0"], new ToolConfiguration { Output = output, Error = output }));

        Assert.NotEmpty(quoted);
        Assert.Contains(quoted, File.ReadAllText(Path.Combine(_folder, "efficientnetb0.py")), StringComparison.Ordinal);
    }

    [GeneratedRegex("```python\n( +self\\.features = .*?)```", RegexOptions.Singleline)]
    private static partial Regex Quoted();
}
