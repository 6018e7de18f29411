namespace EffNet.Weights;

/// <summary>Finds the cache folder by the convention of the platform.</summary>
internal static class CacheFolder
{
    /// <summary>The environment variable that overrides the convention of the platform.</summary>
    public const string Variable = "EFFNET_CACHE";

    /// <summary>Specifies the convention of a platform.</summary>
    public enum Platform
    {
        /// <summary>Linux and all other platforms: the XDG Base Directory Specification.</summary>
        Xdg,

        /// <summary>macOS: Apple's File System Programming Guide.</summary>
        Apple,

        /// <summary>Windows: the known folder for local application data.</summary>
        Windows,
    }

    /// <summary>Returns the cache folder on this machine.</summary>
    /// <exception cref="CheckpointException">The environment does not specify a folder.</exception>
    public static string OfThisMachine()
    {
        var platform = OperatingSystem.IsWindows() ? Platform.Windows : OperatingSystem.IsMacOS() ? Platform.Apple : Platform.Xdg;
        return Path.GetFullPath(Choose(platform, Environment.GetEnvironmentVariable, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)));
    }

    /// <summary>Returns the cache folder for a platform and an environment.</summary>
    /// <param name="platform">The platform whose convention applies.</param>
    /// <param name="variable">The function that returns the value of an environment variable.</param>
    /// <param name="home">The home folder of the user; empty if the user has none.</param>
    /// <exception cref="CheckpointException">The environment does not specify a folder.</exception>
    public static string Choose(Platform platform, Func<string, string?> variable, string home)
    {
        if (variable(Variable) is { Length: > 0 } own)
            return own;

        // The XDG specification requires that relative paths are ignored.
        if (platform == Platform.Xdg && variable("XDG_CACHE_HOME") is { } xdg && xdg.StartsWith('/'))
            return Path.Combine(xdg, "effnet");
        if (platform == Platform.Windows && variable("LOCALAPPDATA") is { Length: > 0 } local)
            return Path.Combine(local, "effnet", "cache");
        if (home.Length == 0)
        {
            throw new CheckpointException(
                $"The folder for downloaded weights cannot be determined, because this user has no home folder. Set the environment variable {Variable} to a folder.");
        }

        return platform switch
        {
            Platform.Windows => Path.Combine(home, "AppData", "Local", "effnet", "cache"),
            Platform.Apple => Path.Combine(home, "Library", "Caches", "effnet"),
            _ => Path.Combine(home, ".cache", "effnet"),
        };
    }
}
