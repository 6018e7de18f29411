using System.Net.Http.Headers;
using System.Text;

namespace EffNet.Weights;

/// <summary>The options for downloading checkpoints.</summary>
public sealed record CheckpointDownloadOptions
{
    /// <summary>The environment variable from which <see cref="FromEnvironment"/> takes <see cref="Mirror"/>.</summary>
    public const string MirrorVariable = "EFFNET_WEIGHTS_MIRROR";

    /// <summary>
    /// Gets the base address of a mirror, which has each file at its original host and path; <see langword="null"/> for none. With
    /// <c>https://mirror.example/weights</c>, the file <c>https://download.pytorch.org/models/a.pth</c> is requested from
    /// <c>https://mirror.example/weights/download.pytorch.org/models/a.pth</c>.
    /// </summary>
    public Uri? Mirror { get; init; }

    /// <summary>
    /// Gets the maximum size in bytes of a file whose size the catalog does not state. The default is 1,073,741,824, twice the largest file of the catalog.
    /// If <see cref="Checkpoint.Mebibytes"/> is known, the limit is this size plus 10% and 1 MiB. A larger file is rejected, and received data is deleted.
    /// </summary>
    public long MaximumBytes { get; init; } = 1L << 30;

    /// <summary>
    /// Gets how long a server may send nothing before the connection is considered lost. The default is one minute. The total time of a download is not
    /// limited.
    /// </summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Gets the maximum number of retries after a connection was lost or a server was busy. The default is 4. The count restarts after an attempt that
    /// receives more of the file than all earlier attempts, so that a download over a poor connection continues as long as it makes progress.
    /// </summary>
    public int Retries { get; init; } = 4;

    /// <summary>
    /// Gets the delay before the first retry. The default is one second. It doubles with each retry, to at most one minute. A server may request another delay;
    /// the download fails if that delay is longer than one minute.
    /// </summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Gets the credentials for restricted files, such as <c>new("Bearer", token)</c> for gated files of the Hugging Face Hub; <see langword="null"/> for none.
    /// The credentials are sent to the server of <see cref="Checkpoint.Address"/> or to the mirror, but not to another scheme, host or port after a redirect.
    /// They are sent for every checkpoint, so use a separate downloader for checkpoints that need them.
    /// </summary>
    public AuthenticationHeaderValue? Authorization { get; init; }

    /// <summary>Returns the default options with the mirror in <c>EFFNET_WEIGHTS_MIRROR</c>, if it is set.</summary>
    /// <exception cref="CheckpointException">The variable does not contain an http or https address.</exception>
    public static CheckpointDownloadOptions FromEnvironment() => With(Environment.GetEnvironmentVariable(MirrorVariable));

    /// <summary>Returns the default options with a mirror, or without one if the text is empty.</summary>
    internal static CheckpointDownloadOptions With(string? mirror)
    {
        if (string.IsNullOrEmpty(mirror))
            return new CheckpointDownloadOptions();
        return Uri.TryCreate(mirror, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? new CheckpointDownloadOptions { Mirror = address }
            : throw new CheckpointException($"{MirrorVariable} is '{mirror}'; expected an http or https address, for example https://mirror.example/weights.");
    }

    /// <summary>Prints the members for <see cref="object.ToString"/> without <see cref="Authorization"/>, because the text may be logged.</summary>
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append(
            FormattableString.Invariant($"Mirror = {Mirror}, MaximumBytes = {MaximumBytes}, StallTimeout = {StallTimeout}, Retries = {Retries}, RetryDelay = {RetryDelay}"));
        return true;
    }

    /// <summary>Returns the maximum size of a checkpoint's file in bytes. Publishers round sizes, and some of them count in units of 1,000,000.</summary>
    internal long LimitFor(Checkpoint checkpoint)
    {
        const double Tolerance = 1.1;
        const long Mebibyte = 1 << 20;
        return checkpoint.Mebibytes is { } size ? (long)((size * Tolerance * Mebibyte) + Mebibyte) : MaximumBytes;
    }

    /// <summary>Returns the address to request <paramref name="original"/> from.</summary>
    internal Uri Locate(Uri original) =>
        Mirror is null ? original : new Uri($"{Mirror.AbsoluteUri.TrimEnd('/')}/{original.IdnHost}{original.PathAndQuery}");
}
