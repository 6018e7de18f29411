namespace EffNet.Weights;

/// <summary>Where a platform keeps what can be had again.</summary>
internal static class CacheFolder
{
    /// <summary>The variable of the environment that decides before any convention.</summary>
    public const string Variable = "EFFNET_CACHE";

    /// <summary>Platforms with a convention of their own; all others follow XDG's.</summary>
    public enum Platform
    {
        /// <summary>Linux and everything else: the XDG Base Directory Specification.</summary>
        Xdg,

        /// <summary>macOS: Apple's File System Programming Guide.</summary>
        Apple,

        /// <summary>Windows: the known folder for local application data.</summary>
        Windows,
    }

    /// <summary>The folder on this machine.</summary>
    /// <exception cref="CheckpointException">The environment names none.</exception>
    public static string OfThisMachine()
    {
        var platform = OperatingSystem.IsWindows() ? Platform.Windows : OperatingSystem.IsMacOS() ? Platform.Apple : Platform.Xdg;
        return Path.GetFullPath(Choose(platform, Environment.GetEnvironmentVariable, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)));
    }

    /// <summary>The folder, by what the environment says.</summary>
    /// <param name="platform">Whose convention it follows.</param>
    /// <param name="variable">Yields a variable of the environment.</param>
    /// <param name="home">The user's folder; empty for a user without one.</param>
    /// <exception cref="CheckpointException">The environment names none.</exception>
    public static string Choose(Platform platform, Func<string, string?> variable, string home)
    {
        if (variable(Variable) is { Length: > 0 } own)
            return own;

        // The specification of XDG says that a relative path there is to be ignored.
        if (platform == Platform.Xdg && variable("XDG_CACHE_HOME") is { } xdg && xdg.StartsWith('/'))
            return Path.Combine(xdg, "effnet");
        if (platform == Platform.Windows && variable("LOCALAPPDATA") is { Length: > 0 } local)
            return Path.Combine(local, "effnet", "cache");
        if (home.Length == 0)
            throw new CheckpointException($"There is no folder for downloaded weights, because this user has no home; set {Variable} to one.");

        return platform switch
        {
            Platform.Windows => Path.Combine(home, "AppData", "Local", "effnet", "cache"),
            Platform.Apple => Path.Combine(home, "Library", "Caches", "effnet"),
            _ => Path.Combine(home, ".cache", "effnet"),
        };
    }
}
