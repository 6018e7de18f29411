namespace EffNet.Benchmarks.Peers;

/// <summary>The names of the compared implementations in the tables.</summary>
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

    /// <summary>Returns true if the images of <paramref name="peer"/> are converted to channels-last before the call. EffNet converts images itself.</summary>
    public static bool IsChannelsLast(string peer) => peer.EndsWith("channels-last", StringComparison.Ordinal);

    /// <summary>Returns true if <paramref name="peer"/> is torchvision's module.</summary>
    public static bool IsScripted(string peer) => peer.StartsWith(Scripted, StringComparison.Ordinal);
}
