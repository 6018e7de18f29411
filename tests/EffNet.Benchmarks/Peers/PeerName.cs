namespace EffNet.Benchmarks.Peers;

/// <summary>The implementations that are compared, as the tables call them.</summary>
internal static class PeerName
{
    public const string EffNet = "EffNet";
    public const string EffNetBlank = "EffNet, initialize: false";
    public const string Undisposed = "hand-written";
    public const string Scoped = "hand-written, dispose scope";
    public const string ScopedChannelsLast = "hand-written, dispose scope, channels-last";
    public const string Disposed = "hand-written, disposed";
    public const string DisposedChannelsLast = "hand-written, disposed, channels-last";
    public const string Scripted = "torchvision scripted";
    public const string ScriptedChannelsLast = "torchvision scripted, channels-last";

    /// <summary>Whether its images are laid out channels-last before the network sees them. EffNet does that itself.</summary>
    public static bool IsChannelsLast(string peer) => peer.EndsWith("channels-last", StringComparison.Ordinal);

    /// <summary>Whether it is torchvision's own module.</summary>
    public static bool IsScripted(string peer) => peer.StartsWith(Scripted, StringComparison.Ordinal);
}
