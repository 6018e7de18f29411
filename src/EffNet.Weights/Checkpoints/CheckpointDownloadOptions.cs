using System.Net.Http.Headers;
using System.Text;

namespace EffNet.Weights;

/// <summary>How checkpoints are downloaded.</summary>
public sealed record CheckpointDownloadOptions
{
    /// <summary>The variable of the environment that <see cref="FromEnvironment"/> takes <see cref="Mirror"/> from.</summary>
    public const string MirrorVariable = "EFFNET_WEIGHTS_MIRROR";

    /// <summary>
    /// The address below which a mirror has the files, each at its host and path: with <c>https://mirror.example/weights</c>, <c>https://download.pytorch.org/models/a.pth</c>
    /// is asked for at <c>https://mirror.example/weights/download.pytorch.org/models/a.pth</c>. <see langword="null"/> for none.
    /// </summary>
    public Uri? Mirror { get; init; }

    /// <summary>
    /// Gets the most bytes that a file may have whose size the catalog does not state: 1,073,741,824 by default, twice the largest network of the catalog. A file whose
    /// <see cref="Checkpoint.Mebibytes"/> is known may have a tenth and 1 MiB more than that. A larger file is refused, and nothing of it is kept.
    /// </summary>
    public long MaximumBytes { get; init; } = 1L << 30;

    /// <summary>How long a server may send nothing before the connection counts as cut. There is no limit on a whole download.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How often a download goes on after a connection was cut or a server was busy. It is counted anew from each attempt that brings more of the file than was ever there: a
    /// poor line ends no download that gets on.
    /// </summary>
    public int Retries { get; init; } = 4;

    /// <summary>
    /// How long it waits before going on for the first time; twice as long each time after, a minute at most. A server may ask for another wait; if that is longer than a
    /// minute, the download is given up.
    /// </summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Who asks, for files that are not given to everybody, such as <c>new("Bearer", token)</c> for gated ones of the Hugging Face hub. It goes to the server of
    /// <see cref="Checkpoint.Address"/>, or to the mirror, but to no other scheme, host or port that a redirect leads to. It goes to that server for every checkpoint:
    /// make a downloader of its own for those that need it. <see langword="null"/> for none.
    /// </summary>
    public AuthenticationHeaderValue? Authorization { get; init; }

    /// <summary>The defaults, with the mirror that <c>EFFNET_WEIGHTS_MIRROR</c> names.</summary>
    /// <exception cref="CheckpointException">The variable holds no http or https address.</exception>
    public static CheckpointDownloadOptions FromEnvironment() => With(Environment.GetEnvironmentVariable(MirrorVariable));

    /// <summary>The defaults with a mirror; none where the text is empty.</summary>
    internal static CheckpointDownloadOptions With(string? mirror)
    {
        if (string.IsNullOrEmpty(mirror))
            return new CheckpointDownloadOptions();
        return Uri.TryCreate(mirror, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? new CheckpointDownloadOptions { Mirror = address }
            : throw new CheckpointException($"{MirrorVariable} is '{mirror}'; write an address such as https://mirror.example/weights.");
    }

    /// <summary>What <see cref="object.ToString"/> says, which ends in logs: no <see cref="Authorization"/>.</summary>
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append(FormattableString.Invariant($"Mirror = {Mirror}, MaximumBytes = {MaximumBytes}, StallTimeout = {StallTimeout}, Retries = {Retries}, RetryDelay = {RetryDelay}"));
        return true;
    }

    /// <summary>The most bytes that the file of a checkpoint may have. Sizes are rounded by their publishers, and some count in units of 1,000,000.</summary>
    internal long LimitFor(Checkpoint checkpoint)
    {
        const double Tolerance = 1.1;
        const long Mebibyte = 1 << 20;
        return checkpoint.Mebibytes is { } size ? (long)((size * Tolerance * Mebibyte) + Mebibyte) : MaximumBytes;
    }

    /// <summary>Where <paramref name="original"/> is to be asked for.</summary>
    internal Uri Locate(Uri original) =>
        Mirror is null ? original : new Uri($"{Mirror.AbsoluteUri.TrimEnd('/')}/{original.IdnHost}{original.PathAndQuery}");
}
