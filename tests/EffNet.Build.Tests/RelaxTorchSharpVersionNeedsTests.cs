using System.Runtime.Versioning;
using Microsoft.Build.Utilities;
using Xunit;

namespace EffNet.Build.Tests;

public sealed class RelaxTorchSharpVersionNeedsTests : IDisposable
{
    private static readonly DateTime s_packageTime = new(2020, 2, 3, 4, 5, 6, DateTimeKind.Utc);

    private readonly string _folder = Directory.CreateTempSubdirectory("EffNet.Build.Tests.").FullName;
    private readonly RecordingBuildEngine _engine = new();
    private readonly byte[] _original = SyntheticElf.LikeTorchSharp().Image;
    private readonly byte[] _relaxed = SyntheticElf.LikeTorchSharp().Image;

    public RelaxTorchSharpVersionNeedsTests() => ElfVersionNeeds.MakeWeak(_relaxed, "GLIBCXX_3.4.32");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_task_relaxes_a_library_and_keeps_its_time()
    {
        var library = WriteLibrary("libLibTorchSharp.so");

        Run(library);

        Assert.Equal(_relaxed, File.ReadAllBytes(library));
        Assert.Equal(s_packageTime, File.GetLastWriteTimeUtc(library));
        Assert.Single(_engine.Messages);
        Assert.Empty(_engine.Warnings);
    }

    [Fact]
    public void The_task_writes_one_message_that_names_all_changed_files_and_the_property_to_turn_it_off()
    {
        string[] libraries = [WriteLibrary("libLibTorchSharp.so"), WriteLibrary("other.so")];

        Run(libraries);

        var message = Assert.Single(_engine.Messages).Message!;
        Assert.All(libraries, library => Assert.Contains(library, message, StringComparison.Ordinal));
        Assert.Contains("set EffNetRelaxTorchSharpVersionNeeds to false", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_task_leaves_no_temporary_file()
    {
        Run(WriteLibrary("libLibTorchSharp.so"));

        Assert.Single(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public void The_task_does_not_write_a_file_that_is_already_relaxed()
    {
        var library = WriteLibrary("libLibTorchSharp.so");
        Run(library);
        _engine.Messages.Clear();

        // An attempt to write the file would cause a warning.
        File.SetAttributes(library, FileAttributes.ReadOnly);
        Run(library);
        File.SetAttributes(library, FileAttributes.Normal);

        Assert.Empty(_engine.Messages);
        Assert.Empty(_engine.Warnings);
    }

    [Fact]
    public void The_task_ignores_a_file_that_is_not_a_library()
    {
        var file = Path.Combine(_folder, "libLibTorchSharp.so");
        File.WriteAllText(file, "version https://git-lfs.github.com/spec/v1");

        Run(file);

        Assert.Empty(_engine.Messages);
        Assert.Empty(_engine.Warnings);
    }

    [Fact]
    public void The_task_does_not_write_through_a_hard_link()
    {
        var package = WriteLibrary("package.so");
        var library = Path.Combine(_folder, "libLibTorchSharp.so");
        HardLink.Create(library, package);

        Run(library);

        Assert.Equal(_original, File.ReadAllBytes(package));
        Assert.Equal(_relaxed, File.ReadAllBytes(library));
        Assert.Equal(s_packageTime, File.GetLastWriteTimeUtc(package));
        Assert.Equal(s_packageTime, File.GetLastWriteTimeUtc(library));
    }

    [Fact]
    public void The_task_does_not_write_through_a_symbolic_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets only privileged users make symbolic links.");
        var package = WriteLibrary("package.so");
        File.SetAttributes(package, FileAttributes.ReadOnly);
        var library = Path.Combine(_folder, "libLibTorchSharp.so");
        File.CreateSymbolicLink(library, package);

        Run(library);

        Assert.Equal(_original, File.ReadAllBytes(package));
        Assert.Equal(_relaxed, File.ReadAllBytes(library));
        Assert.Null(new FileInfo(library).LinkTarget);
        Assert.False(new FileInfo(library).IsReadOnly);
        Assert.Equal(s_packageTime, File.GetLastWriteTimeUtc(library));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void The_task_keeps_the_permission_bits()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no permission bits.");
        var library = WriteLibrary("libLibTorchSharp.so");
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead;
        File.SetUnixFileMode(library, Mode);

        Run(library);

        Assert.Equal(_relaxed, File.ReadAllBytes(library));
        Assert.Equal(Mode, File.GetUnixFileMode(library));
    }

    [Fact]
    public void The_task_warns_about_a_read_only_file_and_continues()
    {
        var readOnly = WriteLibrary("readonly.so");
        File.SetAttributes(readOnly, FileAttributes.ReadOnly);
        var library = WriteLibrary("libLibTorchSharp.so");

        Run(readOnly, library);
        File.SetAttributes(readOnly, FileAttributes.Normal);

        AssertWarnedAbout(readOnly);
        Assert.Equal(_original, File.ReadAllBytes(readOnly));
        Assert.Equal(_relaxed, File.ReadAllBytes(library));
    }

    [Fact]
    public void The_task_warns_about_a_file_that_is_in_use()
    {
        var library = WriteLibrary("libLibTorchSharp.so");

        using (new FileStream(library, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Run(library);
        }

        AssertWarnedAbout(library);
        Assert.Equal(_original, File.ReadAllBytes(library));
    }

    [Fact]
    public void The_task_warns_about_a_missing_file()
    {
        var library = Path.Combine(_folder, "libLibTorchSharp.so");

        Run(library);

        AssertWarnedAbout(library);
    }

    private string WriteLibrary(string name)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, _original);
        File.SetLastWriteTimeUtc(path, s_packageTime);
        return path;
    }

    private void Run(params string[] files)
    {
        var task = new RelaxTorchSharpVersionNeeds
        {
            BuildEngine = _engine,
            Files = [.. files.Select(file => new TaskItem(file))],
        };

        Assert.True(task.Execute());
    }

    private void AssertWarnedAbout(string file)
    {
        var warning = Assert.Single(_engine.Warnings);
        Assert.Equal("EFNB001", warning.Code);
        Assert.Equal(file, warning.File);
        Assert.Contains("EffNetRelaxTorchSharpVersionNeeds", warning.Message, StringComparison.Ordinal);
    }
}
