using System.Globalization;

namespace EffNet.Benchmarks.Workers;

/// <summary>The work that a worker process repeats.</summary>
/// <param name="Task">The kind of work: see <see cref="Works"/>.</param>
/// <param name="Peer">The implementation.</param>
/// <param name="Variant">The network, for example <c>B0</c>.</param>
/// <param name="Batch">The number of images in a batch.</param>
/// <param name="Threads">The number of threads of libtorch, and of processor cores that they can use.</param>
/// <param name="Folder">The folder of weights and TorchScript modules.</param>
internal sealed record Assignment(string Task, string Peer, string Variant, int Batch, int Threads, string Folder)
{
    /// <summary>Gets a value that indicates whether the C library keeps freed memory instead of returning it to the system. It must be set before the process starts.</summary>
    public bool KeepsMemory { get; init; }

    public IEnumerable<string> ToArguments() =>
        [Task, Peer, Variant, Batch.ToString(CultureInfo.InvariantCulture), Threads.ToString(CultureInfo.InvariantCulture), Folder];

    public static Assignment Parse(IReadOnlyList<string> arguments) => new(
        arguments[0], arguments[1], arguments[2], int.Parse(arguments[3], CultureInfo.InvariantCulture), int.Parse(arguments[4], CultureInfo.InvariantCulture), arguments[5]);
}
