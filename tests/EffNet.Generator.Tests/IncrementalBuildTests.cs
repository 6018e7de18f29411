using EffNet.Generator.Tests.Analysis;
using EffNet.Testing;
using Xunit;

namespace EffNet.Generator.Tests;

/// <summary>Repeated builds: each has the types of the current files, and a build without a change does not compile.</summary>
public sealed class IncrementalBuildTests : IDisposable
{
    private static readonly DateTime s_past = new(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);

    private readonly TemporaryProject _project = new();

    [Fact]
    public async Task A_repeated_build_has_the_types_of_the_current_files()
    {
        Write("one.effnet", "One");
        Write("two.effnet", "Two");
        Assert.Equal(["Class", "Sample.One", "Sample.OneA", "Sample.Two", "Sample.TwoA"], await BuildTypes());

        File.Delete(_project.Locate("two.effnet"));
        Assert.Equal(["Class", "Sample.One", "Sample.OneA"], await BuildTypes("--no-restore"));

        Write("three.effnet", "Three");
        File.SetLastWriteTimeUtc(_project.Locate("three.effnet"), s_past);
        Assert.Equal(["Class", "Sample.One", "Sample.OneA", "Sample.Three", "Sample.ThreeA"], await BuildTypes("--no-restore"));
        await AssertCompilesNothing();

        // The size and the time stay the same.
        Write("three.effnet", "Other");
        File.SetLastWriteTimeUtc(_project.Locate("three.effnet"), s_past);
        Assert.Equal(["Class", "Sample.One", "Sample.OneA", "Sample.Other", "Sample.OtherA"], await BuildTypes("--no-restore"));

        File.Delete(_project.Locate("one.effnet"));
        File.Delete(_project.Locate("three.effnet"));
        Assert.Equal(["Class"], await BuildTypes("--no-restore"));
    }

    [Fact]
    public async Task A_renamed_file_is_compiled_with_its_new_name()
    {
        Sweep.Only();
        var name = "net.effnet";
        Write(name, "Net");
        await BuildTypes();
        foreach (var next in (string[])["renamed.effnet", "RENAMED.effnet", "folder/RENAMED.effnet"])
        {
            var before = await File.ReadAllBytesAsync(_project.Assembly, TestContext.Current.CancellationToken);
            Directory.CreateDirectory(Path.GetDirectoryName(_project.Locate(next))!);
            File.Move(_project.Locate(name), _project.Locate(next));
            name = next;

            Assert.Equal(["Class", "Sample.Net", "Sample.NetA"], await BuildTypes("--no-restore"));
            Assert.NotEqual(before, await File.ReadAllBytesAsync(_project.Assembly, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task A_build_with_a_changed_property_has_the_types_for_the_new_value()
    {
        Sweep.Only();
        _project.Write("net.effnet", RuleCases.Sound.Replace("namespace Sample;", string.Empty, StringComparison.Ordinal));
        Assert.Equal(["Class", "Consumer.Tiny", "Consumer.TinyA"], await BuildTypes());

        Assert.Equal(["Class", "Other.Tiny", "Other.TinyA"], await BuildTypes("--no-restore", "-p:RootNamespace=Other"));
        Assert.Contains("EffNet.Models.MobileNetV1", await BuildTypes("--no-restore", "-p:EffNetFamilies=mobilenet-v1"));
        Assert.Equal(["Class"], await BuildTypes("--no-restore", "-p:EnableDefaultEffNetItems=false"));
        Assert.Equal(["Class", "Consumer.Tiny", "Consumer.TinyA"], await BuildTypes("--no-restore"));
    }

    public void Dispose() => _project.Dispose();

    private void Write(string file, string family) =>
        _project.Write(file, RuleCases.Edit("family Tiny", $"family {family}"));

    private async Task<IReadOnlyList<string>> BuildTypes(params string[] arguments)
    {
        var output = await _project.Build(TestContext.Current.CancellationToken, arguments);
        Assert.DoesNotContain(output, line => line.Contains(": error ", StringComparison.Ordinal));
        return AssemblyContent.Types(_project.Assembly);
    }

    private async Task AssertCompilesNothing()
    {
        var before = File.GetLastWriteTimeUtc(_project.Assembly);
        await BuildTypes("--no-restore");
        Assert.Equal(before, File.GetLastWriteTimeUtc(_project.Assembly));
    }
}
