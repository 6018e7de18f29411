using EffNet.Testing;
using Microsoft.CodeAnalysis;
using Xunit;

namespace EffNet.Generator.Tests;

/// <summary>The same files give the same output on every machine, regardless of culture, line ends, paths and the order of files.</summary>
public sealed class SameOutputTests
{
    private static readonly string[] s_names = ["models.effnet", "efficientnet-tf.effnet", "odd.effnet", "scaled.effnet", "operators.effnet", "mistakes.effnet"];

    private static readonly Lazy<Task<IReadOnlyList<string>>> s_expected = new(() => Culture.Under("", () => Output.Of(Open())));

    [Fact]
    public async Task The_compared_output_of_the_generator_contains_all_files()
    {
        var output = await s_expected.Value;

        Assert.All(s_names, name => Assert.Contains(output, text => text.StartsWith($"{name}/", StringComparison.Ordinal)));
        Assert.Equal(9 + 9 + 7 + 5 + 10 + 3, output.Count(text => text.Contains(".g.cs\n", StringComparison.Ordinal)));
        Assert.Contains(output, text => text.StartsWith("EFN", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Culture.Tricky), MemberType = typeof(Culture))]
    public async Task The_generator_has_the_same_output_in_every_culture(string culture) =>
        Assert.Equal(await s_expected.Value, await Culture.Under(culture, () => Output.Of(Open())));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public async Task Generator_output_does_not_depend_on_line_endings(string lineEnd) =>
        Assert.Equal(await s_expected.Value, await Output.Of(Open(edit: text => text.ReplaceLineEndings(lineEnd))));

    [Fact]
    public async Task Generated_lines_end_with_LF()
    {
        var output = await Output.Of(Open(edit: text => text.ReplaceLineEndings("\r\n")));

        Assert.All(output, text => Assert.DoesNotContain('\r', text));
    }

    [Theory]
    [InlineData("/home/me/project/", "/home/me/project/")]
    [InlineData("/home/me/project/", "/home/me/project")]
    [InlineData(@"C:\work\project\", @"C:\work\project\")]
    [InlineData(@"C:\work\project\", @"c:\Work\Project\")]
    [InlineData("C:/work/project/", @"C:\work\project\")]
    [InlineData(@"\\server\share\project\", @"\\server\share\project\")]
    public async Task The_generator_has_the_same_output_in_every_project_folder(string folder, string projectDirectory) =>
        Assert.Equal(await s_expected.Value, await Output.Of(Open(folder), projectDirectory));

    [Theory]
    [InlineData("/repository/project/", "/repository/project/nets/", "/repository/nets/")]
    [InlineData(@"C:\repository\project\", @"C:\repository\project\nets\", @"C:\repository\nets\")]
    public async Task The_generator_has_the_same_output_for_equal_relative_paths_on_Windows_and_Linux(string projectDirectory, string below, string beside)
    {
        var expected = await Output.Of([.. Open("/a/b/nets/").Take(2), .. Open("/a/nets/").Skip(2)], "/a/b/");

        Assert.Equal(expected, await Output.Of([.. Open(below).Take(2), .. Open(beside).Skip(2)], projectDirectory));
    }

    [Theory]
    [InlineData("/home/me/project/", "/home/me/.nuget/packages/effnet/1.0.0/families/")]
    [InlineData(@"C:\work\project\", @"C:\Users\me\.nuget\packages\effnet\1.0.0\families\")]
    [InlineData(@"D:\work\project\", @"c:\users\Me\.nuget\packages\effnet\1.0.0\families\")]
    public async Task Shipped_families_have_the_same_output_in_every_folder_of_packages(string projectDirectory, string families)
    {
        var expected = await Output.Of(Open("/packages/families/"), "/project/", "/packages/families/");

        Assert.Contains(expected, text => text.Contains(" from effnet-package/models.effnet.", StringComparison.Ordinal));
        Assert.Equal(expected, await Output.Of(Open(families), projectDirectory, families.Replace("c:", "C:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_generator_has_the_same_output_for_every_order_of_files()
    {
        Assert.Equal(await s_expected.Value, await Output.Of(Open().Reverse()));
        Assert.Equal(await s_expected.Value, await Output.Of([.. Open().Skip(1), .. Open().Take(1)]));
    }

    /// <summary>Opens the files as new texts that have not been compiled before.</summary>
    private static IEnumerable<AdditionalText> Open(string folder = "/project/", Func<string, string>? edit = null) =>
        s_names.Select(name => Files.Text(folder + name, edit?.Invoke(Files.Read(name)) ?? Files.Read(name)));
}
