using EffNet.Weights;

namespace EffNet.CheckpointTests;

public sealed class CacheFolderTests
{
    [Theory]
    [InlineData(CacheFolder.Platform.Xdg, "", "/home/me/.cache/effnet")]
    [InlineData(CacheFolder.Platform.Xdg, "XDG_CACHE_HOME=/var/cache/me", "/var/cache/me/effnet")]
    [InlineData(CacheFolder.Platform.Xdg, "XDG_CACHE_HOME=cache", "/home/me/.cache/effnet")]
    [InlineData(CacheFolder.Platform.Xdg, "XDG_CACHE_HOME=", "/home/me/.cache/effnet")]
    [InlineData(CacheFolder.Platform.Xdg, "XDG_CACHE_HOME=/var/cache/me;EFFNET_CACHE=/data", "/data")]
    [InlineData(CacheFolder.Platform.Xdg, "EFFNET_CACHE=", "/home/me/.cache/effnet")]
    [InlineData(CacheFolder.Platform.Apple, "XDG_CACHE_HOME=/var/cache/me", "/home/me/Library/Caches/effnet")]
    [InlineData(CacheFolder.Platform.Windows, @"LOCALAPPDATA=C:\Users\me\AppData\Local", @"C:\Users\me\AppData\Local/effnet/cache")]
    [InlineData(CacheFolder.Platform.Windows, "", "/home/me/AppData/Local/effnet/cache")]
    [InlineData(CacheFolder.Platform.Windows, @"EFFNET_CACHE=D:\weights", @"D:\weights")]
    public void The_cache_folder_depends_on_the_platform_and_the_environment(object platform, string environment, string expected)
    {
        var variables = environment.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(v => v.Split('=')).ToDictionary(v => v[0], v => v[1]);

        var folder = CacheFolder.Choose((CacheFolder.Platform)platform, variables.GetValueOrDefault, "/home/me");

        Assert.Equal(expected, folder.Replace(Path.DirectorySeparatorChar, '/'), ignoreLineEndingDifferences: false);
    }

    [Fact]
    public void A_missing_home_folder_throws_with_the_variable_that_sets_the_cache_folder()
    {
        var error = Assert.Throws<CheckpointException>(() => CacheFolder.Choose(CacheFolder.Platform.Xdg, _ => null, ""));

        Assert.Contains("EFFNET_CACHE", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../a.pth")]
    [InlineData(@"..\a.pth")]
    [InlineData("..")]
    [InlineData("C:a.pth")]
    [InlineData("")]
    public void A_file_or_checkpoint_name_with_a_path_throws(string name)
    {
        var cache = new CheckpointCache("cache");

        Assert.Throws<ArgumentException>(() => cache.PathOf(Sample.Checkpoint(null) with { FileName = name }));
        Assert.Equal(Path.Combine(cache.Folder, "timm", "sample.safetensors"), cache.PathOf(Sample.Checkpoint(null)));
        Assert.Equal(Path.Combine(cache.Folder, "other", "sample.safetensors"), cache.PathOf(Sample.Checkpoint(null) with { Name = "mine" }));
        Assert.Throws<ArgumentException>(() => cache.PathOf(Sample.Checkpoint(null) with { Name = "../mine" }));
    }

    [Theory]
    [InlineData("https://mirror.example/weights", "https://mirror.example/weights/download.pytorch.org/models/a.pth?x=1")]
    [InlineData("http://127.0.0.1:8080/", "http://127.0.0.1:8080/download.pytorch.org/models/a.pth?x=1")]
    [InlineData("", "https://download.pytorch.org/models/a.pth?x=1")]
    [InlineData(null, "https://download.pytorch.org/models/a.pth?x=1")]
    public void An_address_on_a_mirror_contains_the_host_and_path_of_the_file(string? mirror, string expected) =>
        Assert.Equal(expected, CheckpointDownloadOptions.With(mirror).Locate(new Uri("https://download.pytorch.org/models/a.pth?x=1")).AbsoluteUri);

    [Theory]
    [InlineData("mirror.example")]
    [InlineData("ftp://mirror.example")]
    [InlineData("/srv/weights")]
    public void An_invalid_mirror_address_throws(string mirror) =>
        Assert.Contains($"EFFNET_WEIGHTS_MIRROR is '{mirror}'", Assert.Throws<CheckpointException>(() => CheckpointDownloadOptions.With(mirror)).Message, StringComparison.Ordinal);
}
