using System.Globalization;

namespace EffNet.Benchmarks.Workers;

/// <summary>What a worker process does over and over.</summary>
/// <param name="Task">The kind of work: see <see cref="Works"/>.</param>
/// <param name="Peer">Which implementation does it.</param>
/// <param name="Variant">The network: <c>B0</c>.</param>
/// <param name="Batch">Images at once.</param>
/// <param name="Threads">Threads of libtorch, and processor cores they may use.</param>
/// <param name="Folder">Where weights and TorchScript modules lie.</param>
internal sealed record Assignment(string Task, string Peer, string Variant, int Batch, int Threads, string Folder)
{
    /// <summary>Whether the C library is told to keep freed memory instead of returning it to the system: an application's choice, made before it starts.</summary>
    public bool KeepsMemory { get; init; }

    public IEnumerable<string> ToArguments() =>
        [Task, Peer, Variant, Batch.ToString(CultureInfo.InvariantCulture), Threads.ToString(CultureInfo.InvariantCulture), Folder];

    public static Assignment Parse(IReadOnlyList<string> arguments) => new(
        arguments[0], arguments[1], arguments[2], int.Parse(arguments[3], CultureInfo.InvariantCulture), int.Parse(arguments[4], CultureInfo.InvariantCulture), arguments[5]);
}
